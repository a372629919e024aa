//! What was found in a draft, in words: the sums first, then what differs, then what a
//! person may want to look at.

use super::Told;
use crate::commands::cells::{Told as Piece, together, without_last_year};
use crate::commands::{form_words, sentences};
use crate::figures::Scope;
use crate::i18n::Words;
use crate::message::Message;
use crate::verify::{
    By, FigureFinding, Named, NumberFinding, Outcome, ShareBase, ShareFinding, Verified,
};
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
        Outcome::OtherPeriod,
        Outcome::NoData,
    ] {
        page.figures(outcome, usize::MAX);
    }
    page.numbers("verify-typed-wrong", |number| number.is_wrong);
    page.shares();
    page.sentences();
    page.numbers("verify-typed-doubtful", NumberFinding::is_doubtful);
    for outcome in [Outcome::Tracked, Outcome::Unclear, Outcome::Retyped] {
        page.figures(outcome, usize::MAX);
    }
    page.reworded();
    page.numbers("verify-numbers", |number| number.named.is_none());
    page.figures(Outcome::Gone, GONE_SHOWN);
    page.verdict();
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
        let numbers =
            |is: fn(&NumberFinding) -> bool| verified.numbers.iter().filter(|n| is(n)).count();
        for (key, count) in [
            ("refresh-words", reworded(verified).count()),
            ("verify-typed-wrong", numbers(|number| number.is_wrong)),
            ("verify-shares", verified.shares.len()),
            ("refresh-sentences", sentences.len()),
            ("verify-typed-doubtful", numbers(NumberFinding::is_doubtful)),
            ("verify-numbers", numbers(|number| number.named.is_none())),
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
        if outcome == Outcome::OtherPeriod {
            return self.with_sentences(&found);
        }
        let mut found = found;
        // Without a record no chart is read: what it shows is no news one by one.
        if outcome == Outcome::Gone && told.paper.record.is_none() {
            let count = found.len();
            found.retain(|figure| figure.by != By::Chart);
            if found.len() < count {
                let charts = Message::new("verify-charts").number("count", count - found.len());
                self.line("  ", &charts);
            }
        }
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
            match first.words.is_some() && outcome == Outcome::OtherPlace {
                true => self.was_and_is(first),
                false => self.context(&first.context, first.line),
            }
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
            .text("text", found.text.as_deref().unwrap_or("—"))
            .text("data", found.data.clone().unwrap_or_else(none));
        message = message.text("when", if found.is_earlier { "earlier" } else { "" });
        if let Some(generated) = &found.generated {
            message = message.text("generated", generated.as_str());
        }
        if let Some(words) = &found.words {
            let year = words.year.map(|year| year.to_string());
            let relation = match (&words.year, &words.data) {
                (None, _) => "none",
                (Some(_), None) => "year",
                (Some(_), Some(_)) if found.is_of_its_year() => "same",
                (Some(_), Some(_)) => "other",
            };
            message = message
                .text("relation", relation)
                .text("year", year.unwrap_or_default())
                .text("then", words.data.clone().unwrap_or_default());
        }
        message
    }

    /// The figures that agree, or are told above, and whose words a person has changed.
    fn reworded(&mut self) {
        let found: Vec<&FigureFinding> = reworded(self.told.verified).collect();
        if !found.is_empty() {
            let _ = writeln!(self.out, "\n{}", self.words.text("refresh-words-head"));
            self.with_sentences(&found);
        }
    }

    /// Figures with their sentence as it was generated and as it stands; a sentence of
    /// several figures once, and so a row or a column of a table.
    fn with_sentences(&mut self, found: &[&FigureFinding]) {
        let was = |found: &FigureFinding| found.words.as_ref().map(|words| words.was.clone());
        let (cells, found): (Vec<&FigureFinding>, Vec<&FigureFinding>) =
            found.iter().partition(|figure| figure.cell.is_some());
        for (index, figure) in found.iter().enumerate() {
            let message = self.figure(figure);
            self.line("  ", &message);
            let next = found.get(index + 1);
            let goes_on =
                |next: &&FigureFinding| next.context == figure.context && was(next) == was(figure);
            if !next.is_some_and(goes_on) {
                self.was_and_is(figure);
            }
        }
        for piece in together(&cells, |figure| figure.cell.as_ref()) {
            let (message, first) = match piece {
                Piece::One(figure) => (self.figure(figure), figure),
                Piece::Line(line) => {
                    let outcome = match line.figures[0].outcome {
                        Outcome::OtherPeriod => "of-other-period",
                        _ => "renamed",
                    };
                    (line.message(outcome), line.figures[0])
                }
            };
            self.line("  ", &message);
            self.was_and_is(first);
        }
    }

    fn was_and_is(&mut self, figure: &FigureFinding) {
        if let Some(words) = &figure.words {
            let _ = writeln!(self.out, "      - {}", words.was);
            let _ = writeln!(self.out, "      + {}", figure.context);
        }
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
            let by = share.by.as_ref();
            let text = |of: fn(&ShareBase) -> &String| by.map(of).cloned().unwrap_or_default();
            // A total without a name has its number in the name's place: once is enough.
            let total = by.filter(|by| !by.is_typed).map(|by| by.total.clone());
            let message = Message::new("verify-share")
                .text("count", &share.count)
                .text("text", &share.text)
                .text("base", text(|by| &by.label))
                .text("total", total.unwrap_or_default())
                .text("expected", text(|by| &by.expected));
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

    /// The verdict: what is true of the whole draft, and then what is left to be looked at.
    fn verdict(&mut self) {
        let told = self.told;
        let numbers = &told.verified.numbers;
        let earlier = numbers.iter().filter(|n| !n.were.is_empty() && !n.is_stale);
        let counts = [
            (
                "verify-doubtful",
                numbers.iter().filter(|n| n.is_doubtful()).count(),
            ),
            ("verify-reworded", reworded(told.verified).count()),
            ("verify-earlier", earlier.count()),
        ];
        let is_clear = counts.iter().all(|(_, count)| *count == 0);
        let key = match () {
            () if told.is_wrong => "verify-wrong",
            () if self.of(Outcome::Agrees).is_empty() => "verify-nothing",
            () if !is_clear => "verify-unsure",
            () if numbers.is_empty() => "verify-fine",
            () => "verify-rest",
        };
        self.out.push('\n');
        if told.errors > 0 {
            self.line(
                "",
                &Message::new("verify-data-errors").number("count", told.errors),
            );
        }
        let _ = writeln!(self.out, "{}", self.words.text(key));
        for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            self.line("", &Message::new(key).number("count", count));
        }
    }

    fn numbers(&mut self, key: &'static str, is: impl Fn(&NumberFinding) -> bool) {
        let all = self.told.verified.numbers.iter();
        let found: Vec<&NumberFinding> = all.filter(|number| is(number)).collect();
        if found.is_empty() {
            return;
        }
        self.out.push('\n');
        let sum = Message::new(key).number("count", found.len());
        self.line("", &sum);
        for number in found {
            let kind = match number.equals.is_empty() {
                _ if number.named.is_some() => match number.equals.is_empty() {
                    true => "named",
                    false => "named-equals",
                },
                _ if !number.were.is_empty() => "were",
                _ if number.speaks_of.is_some() => "other-year",
                false if self.told.paper.record.is_some() => "equals",
                false => "same",
                true => "none",
            };
            let list = |figures: &[Named]| -> String {
                let figures = figures.iter().map(|named| self.named(named));
                figures.collect::<Vec<_>>().join("、")
            };
            let figures = match &number.named {
                Some(named) => self.named(named),
                None => list(&[&number.equals[..], &number.were].concat()),
            };
            let message = Message::new("verify-number")
                .text("text", &number.text)
                .text("kind", kind)
                .text("period", number.speaks_of.clone().unwrap_or_default())
                .text("year", self.told.figures.year.to_string())
                .text("figures", figures)
                .text("others", list(&number.equals));
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

/// The figures whose words a person has changed, but for those that have become words of
/// another period or of another figure, which are told apart.
fn reworded(verified: &Verified) -> impl Iterator<Item = &FigureFinding> {
    let figures = verified.figures.iter();
    let is_told = |outcome| matches!(outcome, Outcome::OtherPeriod | Outcome::OtherPlace);
    figures.filter(move |found| found.words.is_some() && !is_told(found.outcome))
}

fn sum(outcome: Outcome, count: usize) -> Message {
    Message::new("verify-outcome")
        .text("outcome", outcome.key())
        .number("count", count)
}
