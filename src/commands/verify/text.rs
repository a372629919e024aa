//! What was found in a draft, in words: the sums first, then what differs, then what a
//! person may want to look at.

use super::Told;
use crate::commands::cells::{Told as Piece, together, without_last_year};
use crate::commands::{form_words, sentences};
use crate::figures::Scope;
use crate::i18n::Words;
use crate::message::Message;
use crate::verify::{FigureFinding, Named, NumberFinding, Outcome, ShareFinding};
use std::fmt::Write;

/// At most so many figures that are not in the draft are listed.
const GONE_SHOWN: usize = 20;

/// The whole text.
pub fn render(told: &Told<'_>, words: &Words) -> String {
    let mut page = Page {
        told,
        words,
        out: String::new(),
    };
    page.head();
    for outcome in [
        Outcome::Differs,
        Outcome::Stale,
        Outcome::HandEdited,
        Outcome::OtherPlace,
        Outcome::NoData,
    ] {
        page.figures(outcome, usize::MAX);
    }
    page.shares();
    page.sentences();
    for outcome in [Outcome::Tracked, Outcome::Unclear, Outcome::Retyped] {
        page.figures(outcome, usize::MAX);
    }
    page.numbers();
    page.figures(Outcome::Gone, GONE_SHOWN);
    let verified = told.verified;
    let verdict = match () {
        () if told.is_wrong => words.text("verify-wrong"),
        () if page.of(Outcome::Agrees).is_empty() => words.text("verify-nothing"),
        () if verified.numbers.is_empty() => words.text("verify-fine"),
        () => words.text("verify-rest"),
    };
    let _ = writeln!(page.out, "\n{verdict}");
    page.out
}

struct Page<'a> {
    told: &'a Told<'a>,
    words: &'a Words,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, indent: &str, message: &Message) {
        let _ = writeln!(self.out, "{indent}{}", self.words.say(message));
    }

    fn head(&mut self) {
        let record = match (&self.told.paper.record, &self.told.paper.trouble) {
            (Some(_), _) => "yes",
            (None, Some(_)) => "bad",
            (None, None) => "no",
        };
        let head = Message::new("verify-head")
            .text("file", &self.told.file)
            .text("year", self.told.figures.year.to_string())
            .text("as_of", self.told.figures.as_of.to_string())
            .text("record", record);
        self.line("", &head);
        for outcome in Outcome::ALL {
            let count = self.of(outcome).len();
            if count > 0 {
                self.line("  ", &sum(outcome, count));
            }
        }
        let verified = self.told.verified;
        let sentences = self.told.sentences.as_deref().unwrap_or_default();
        for (key, count) in [
            ("verify-shares", verified.shares.len()),
            ("refresh-sentences", sentences.len()),
            ("verify-numbers", verified.numbers.len()),
        ] {
            if count > 0 {
                self.line("  ", &Message::new(key).number("count", count));
            }
        }
    }

    fn of(&self, outcome: Outcome) -> Vec<&FigureFinding> {
        let figures = self.told.verified.figures.iter();
        figures.filter(|figure| figure.outcome == outcome).collect()
    }

    fn figures(&mut self, outcome: Outcome, limit: usize) {
        let told = self.told;
        let figures = told.verified.figures.iter();
        let found: Vec<&FigureFinding> = figures.filter(|f| f.outcome == outcome).collect();
        if found.is_empty() {
            return;
        }
        self.out.push('\n');
        self.line("", &sum(outcome, found.len()));
        let mut found = found;
        if outcome == Outcome::NoData && told.figures.last().is_none() {
            let count = found.len();
            found.retain(|figure| !figure.figure.form.is_of_last_year());
            if found.len() < count {
                let message = without_last_year(told.figures.year, count - found.len());
                self.line("  ", &message);
            }
        }
        let pieces = match outcome {
            Outcome::OtherPlace | Outcome::NoData | Outcome::Gone => {
                together(&found, |figure| figure.cell.as_ref())
            }
            _ => found.iter().map(|figure| Piece::One(*figure)).collect(),
        };
        let mut left = found.len();
        for piece in pieces.iter().take(limit) {
            let first = match piece {
                Piece::One(figure) => {
                    left -= 1;
                    let message = self.figure(figure);
                    self.line("  ", &message);
                    figure
                }
                Piece::Line(line) => {
                    left -= line.figures.len();
                    self.line("  ", &line.message(outcome.key()));
                    match outcome {
                        Outcome::OtherPlace => line.figures[0],
                        _ => continue,
                    }
                }
            };
            self.context(&first.context, first.line);
        }
        if left > 0 {
            let more = Message::new("verify-more").number("more", left);
            self.line("  ", &more);
        }
    }

    fn figure(&self, found: &FigureFinding) -> Message {
        let figure = &found.figure;
        let label = self.told.figures.told_label(&figure.id).unwrap_or_default();
        let share = form_words(figure.form, self.words);
        let unit = match &figure.scope {
            Scope::Whole => String::new(),
            Scope::Unit(name) | Scope::Kind(name) => format!("{name} "),
        };
        let none = || self.words.text("explain-null");
        let mut message = Message::new("verify-figure")
            .text("name", format!("{unit}{label}{share}"))
            .text("id", &figure.id)
            .text("outcome", found.outcome.key())
            .text("by", found.by.key())
            .text("text", found.text.clone().unwrap_or_else(none))
            .text("data", found.data.clone().unwrap_or_else(none));
        if let Some(generated) = &found.generated {
            message = message.text("generated", generated.as_str());
        }
        message
    }

    fn context(&mut self, context: &str, line: Option<usize>) {
        if context.is_empty() {
            return;
        }
        let text = match line {
            None => context.to_owned(),
            Some(line) => {
                let message = Message::new("verify-line").number("line", line);
                self.words.say(&message.text("text", context))
            }
        };
        let _ = writeln!(self.out, "      {text}");
    }

    fn shares(&mut self) {
        let found: &[ShareFinding] = &self.told.verified.shares;
        if found.is_empty() {
            return;
        }
        self.out.push('\n');
        let sum = Message::new("verify-shares").number("count", found.len());
        self.line("", &sum);
        for share in found {
            let message = Message::new("verify-share")
                .text("count", &share.count)
                .text("text", &share.text)
                .text("base", &share.base.0)
                .text("total", &share.base.1)
                .text("expected", &share.expected);
            self.line("  ", &message);
            self.context(&share.context, share.line);
        }
    }

    fn sentences(&mut self) {
        let found = self.told.sentences.as_deref().unwrap_or_default();
        if !found.is_empty() {
            let lines = sentences::lines(found, self.words);
            let head = self.words.text("verify-sentences");
            let _ = write!(self.out, "\n{head}\n{lines}");
        }
    }

    fn numbers(&mut self) {
        let found: &[NumberFinding] = &self.told.verified.numbers;
        if found.is_empty() {
            return;
        }
        self.out.push('\n');
        let sum = Message::new("verify-numbers").number("count", found.len());
        self.line("", &sum);
        for number in found {
            let kind = match (number.equals.is_empty(), &number.named) {
                _ if !number.were.is_empty() => "were",
                (false, _) if self.told.paper.record.is_some() => "equals",
                (false, _) => "same",
                (true, Some(_)) => "named",
                (true, None) => "none",
            };
            let figures = number.equals.iter().chain(&number.were);
            let figures = figures.chain(&number.named);
            let figures: Vec<String> = figures.map(|named| self.named(named)).collect();
            let message = Message::new("verify-number")
                .text("text", &number.text)
                .text("kind", kind)
                .text("figures", figures.join("、"));
            self.line("  ", &message);
            self.context(&number.context, number.line);
        }
    }

    fn named(&self, named: &Named) -> String {
        let share = form_words(named.figure.form, self.words);
        let message = Message::new("verify-named")
            .text("label", format!("{}{share}", named.told(self.told.figures)))
            .text("text", &named.text)
            .text("id", &named.figure.id);
        self.words.say(&message)
    }
}

fn sum(outcome: Outcome, count: usize) -> Message {
    Message::new("verify-outcome")
        .text("outcome", outcome.key())
        .number("count", count)
}
