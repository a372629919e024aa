//! New figures brought into a Markdown draft.

use super::draft::{MarkdownDraft, unmarked};
use super::place::Place;
use super::text::Text;
use super::tokens::{Token, tokens};
use super::wanted::Wanted;
use super::{rows, sentences};
use crate::export::docx::record::FigureMark;
use crate::export::markdown::{self, Piece, Record};
use crate::figures::Figures;
use crate::redraft::Redrafted;
use crate::redraft::context::Context;
use crate::redraft::outcome::{FigureOutcome, Outcome, Words};
use crate::redraft::round::Wording;
use crate::redraft::spelling::{of_year, respelled, same};
use crate::redraft::splice::{Edit, apply};
use crate::report::document::Document;
use std::collections::HashMap;
use std::ops::Range;

/// The draft with new figures, and the record that goes beside it.
pub struct Renewed {
    /// What became of each figure, and the text.
    pub redrafted: Redrafted,
    /// The record of the text as it is now.
    pub record: Record,
}

/// Where the figures of each line stand, in bytes of it.
pub(super) type ByLine = HashMap<usize, Vec<Range<usize>>>;

fn of(lines: &ByLine, line: usize) -> &[Range<usize>] {
    lines.get(&line).map_or(&[], Vec::as_slice)
}

impl MarkdownDraft {
    /// Brings new figures into the draft. `document` is the report that would be written
    /// from nothing. With `force` also figures that a person has changed are written over.
    pub fn refresh(&self, figures: &Figures, document: &Document, force: bool) -> Renewed {
        let fresh = markdown::pieces(document);
        let wanted = Wanted::new(figures, &fresh);
        let mut record = self.record.clone();
        let is_of_one_year = record.year == figures.year;
        if !is_of_one_year {
            record.earlier.clear();
        }
        let mut outcomes = Vec::new();
        let mut edits = Vec::new();
        let lines = self.figures_by_line();
        for (index, piece) in self.record.pieces.iter().enumerate() {
            let (figure, text) = match piece {
                Piece::Words(_) => continue,
                Piece::Bar { figure, raw } => {
                    if let Some((edit, bar)) = self.bar(index, raw, wanted.bar(figure)) {
                        record.pieces[index] = Piece::Bar {
                            figure: figure.clone(),
                            raw: bar,
                        };
                        edits.push(edit);
                    }
                    continue;
                }
                Piece::Figure { figure, text, .. } => (figure, text),
            };
            let new = wanted.text(figure, text);
            let mut outcome = self.decide(index, text, new.as_deref(), force);
            let (mut words, mut context, mut spelling) = (None, self.context(index), false);
            let mut written_as = None;
            let is_judged = matches!(outcome, Outcome::Set | Outcome::Unchanged | Outcome::Agrees);
            let wording = self.wording(index, &lines).filter(|_| is_judged);
            let change = wording.map_or(Context::Same, |w| w.change(figures.year));
            let is_other = change == Context::OtherPeriod && !figure.is_name();
            if is_other || (change != Context::Same && outcome == Outcome::Set) {
                let [was, is] = self.sentence_pair(index);
                (words, context) = (Some(Words { change, was }), is);
            }
            if is_other {
                outcome = Outcome::OtherPeriod;
            }
            if let (Outcome::Set, Some(new)) = (outcome, &new) {
                let with = self.respelled(index, text, new, force);
                spelling = with.is_none();
                let written = with.as_ref().and_then(|with| self.write(index, with));
                written_as = with.filter(|_| written.is_some());
                match written {
                    Some(written) => edits.extend(written),
                    None if spelling => outcome = Outcome::HandEdited,
                    None => outcome = Outcome::Unclear,
                }
            }
            if let (Outcome::Set | Outcome::Agrees, Some(new)) = (outcome, &new) {
                if is_of_one_year {
                    record.earlier.replaced(figure, text, new);
                }
                record.pieces[index] = Piece::Figure {
                    figure: figure.clone(),
                    text: new.clone(),
                    raw: self.raw(index, new),
                };
            }
            let at = &self.found[index].at;
            outcomes.push(FigureOutcome {
                mark: FigureMark {
                    bookmark: String::new(),
                    figure: figure.clone(),
                    text: text.clone(),
                    place: None,
                },
                outcome,
                new,
                text: at.clone().map(|at| unmarked(&self.new.text[at])),
                context,
                line: at.as_ref().map(|at| self.new.line_of(at.start) + 1),
                spelling: spelling && outcome == Outcome::HandEdited,
                is_earlier: false,
                written: written_as,
                words,
                cell: self.cell_words(index),
            });
        }
        for told in &mut outcomes {
            told.compare(&self.record.earlier);
        }
        let bytes = apply(self.new.text.as_bytes(), edits);
        // They are quoted as they stand now, with their new figures.
        let sentences = match MarkdownDraft::open(bytes.clone(), record.clone()) {
            Ok(now) => sentences::changes(&now, &fresh),
            Err(_) => sentences::changes(self, &fresh),
        };
        Renewed {
            redrafted: Redrafted {
                figures: outcomes,
                charts: Vec::new(),
                tables: rows::changes(&self.record.pieces, &fresh),
                sentences: Some(sentences),
                bytes,
            },
            record,
        }
    }

    /// The new bar of a figure, where the old one stands.
    fn bar(&self, index: usize, raw: &str, new: Option<&str>) -> Option<(Edit, String)> {
        let at = self.found[index].at.clone()?;
        let new = new.filter(|_| self.new.text[at.clone()] == *raw)?;
        let with = new.to_owned();
        Some((Edit { at, with }, new.to_owned()))
    }

    /// What a person has written in the place of a figure, if it says the very same as was
    /// generated there: 比去年多7人 for 比上年增加7人, 四千二百 for 4200.
    fn in_other_words(&self, index: usize, was: &str) -> Option<String> {
        let found = &self.found[index];
        let at = found
            .at
            .clone()
            .filter(|_| matches!(found.place, Place::Other(_)))?;
        let stands = unmarked(&self.new.text[at]);
        let is_same = same(&of_year(&stands, self.record.year), was);
        is_same.then_some(stands)
    }

    fn decide(&self, index: usize, was: &str, new: Option<&str>, force: bool) -> Outcome {
        let found = &self.found[index];
        let (is_ours, words) = match (&found.place, &found.words) {
            (Place::Whole(_) | Place::Same(_), Some(words)) => (true, words),
            (Place::Other(_), Some(words)) => (self.in_other_words(index, was).is_some(), words),
            (Place::Unclear(_), _) => return Outcome::Unclear,
            _ => return Outcome::Gone,
        };
        let Some(new) = new else {
            return Outcome::NoData;
        };
        let raw = markdown::escaped(new, self.is_in_table(index));
        let wanted = tokens(&raw, 0, &[]);
        let stands = &self.new.tokens[words.clone()];
        let is_same_word = |(a, b): (&Token, &Token)| a.key == b.key;
        let is_same = (stands.len() == wanted.len()
            && stands.iter().zip(&wanted).all(is_same_word))
            || self.in_other_words(index, new).is_some();
        match (is_ours, is_same) {
            (true, true) => Outcome::Unchanged,
            (false, true) => Outcome::Agrees,
            (false, false) if !force => Outcome::HandEdited,
            (_, false) => Outcome::Set,
        }
    }

    /// The new text as the old one is spelled where it stands; `None` where that does not
    /// say how. What a person has typed otherwise goes only with force.
    fn respelled(&self, index: usize, was: &str, new: &str, force: bool) -> Option<String> {
        let found = &self.found[index];
        if let Some(stands) = self.in_other_words(index, was) {
            return respelled(was, &stands, new).or_else(|| force.then(|| new.to_owned()));
        }
        let is_ours = matches!(found.place, Place::Whole(_) | Place::Same(_));
        let stands = found.words.clone().and_then(|at| self.new.tokens.get(at));
        let then = self.old.tokens.get(self.spots[index].words.clone());
        let (true, Some(stands), Some(then)) = (is_ours, stands, then) else {
            return Some(new.to_owned());
        };
        let text = |text: &Text, word: &Token| text.text[word.at.clone()].to_owned();
        let is_number = |word: &Token| word.key.starts_with(|c: char| c.is_ascii_digit());
        let mut pairs = stands.iter().zip(then);
        let is_spelled_otherwise =
            pairs.any(|(a, b)| is_number(a) && text(&self.new, a) != text(&self.old, b));
        if !is_spelled_otherwise {
            return Some(new.to_owned());
        }
        let at = found.at.clone()?;
        let with = respelled(was, &unmarked(&self.new.text[at]), new);
        with.or_else(|| force.then(|| new.to_owned()))
    }

    /// The edits that make a figure read so, whatever emphasis stands around it or in it;
    /// `None` where that would tear the emphasis apart.
    fn write(&self, index: usize, new: &str) -> Option<Vec<Edit>> {
        let words = self.found[index].words.as_ref()?;
        let raw = markdown::escaped(new, self.is_in_table(index));
        let wanted = tokens(&raw, 0, &[]);
        let stands = self.new.tokens.get(words.clone())?;
        if stands.len() == wanted.len() {
            let words = stands.iter().zip(&wanted);
            let others = words.filter(|(stands, wanted)| stands.key != wanted.key);
            let edits = others.map(|(stands, wanted)| Edit {
                at: stands.at.clone(),
                with: raw[wanted.at.clone()].to_owned(),
            });
            return Some(edits.collect());
        }
        let between = stands
            .windows(2)
            .map(|pair| pair[0].at.end..pair[1].at.start);
        let is_plain = |at: Range<usize>| self.new.text[at].trim().is_empty();
        let at = self.found[index].at.clone()?;
        let mut between = between;
        between.all(is_plain).then(|| {
            vec![Edit {
                at,
                with: raw.clone(),
            }]
        })
    }

    /// How new text is generated in the place of a piece.
    fn raw(&self, index: usize, new: &str) -> String {
        let was = self.record.pieces[index].raw();
        let escaped = markdown::escaped(new, self.is_in_table(index));
        let is_bold = was.starts_with("**") && was.ends_with("**");
        match is_bold && was.len() > 4 {
            true => format!("**{escaped}**"),
            false => escaped,
        }
    }

    /// The words around a figure, as generated and as they stand; `None` in tables, and
    /// where its line is the one that was generated.
    pub(super) fn wording(&self, index: usize, lines: &[ByLine; 2]) -> Option<Wording> {
        let (Place::Whole(_) | Place::Same(_) | Place::Other(_), Some(at)) =
            (&self.found[index].place, &self.found[index].at)
        else {
            return None;
        };
        if self.is_in_table(index) {
            return None;
        }
        let spot = &self.spots[index];
        let line = self.new.line_of(at.start);
        let (then, now) = (self.old.line(spot.line), self.new.line(line));
        if then == now {
            return None;
        }
        let start = self.old.bytes[spot.line].start;
        let was = spot.at.start - start..spot.at.end - start;
        let from = self.new.bytes[line].start;
        let is = at.start - from..at.end - from;
        let then = (then, &was, of(&lines[0], spot.line));
        Some(Wording::new(then, (now, &is, of(&lines[1], line))))
    }

    /// The figures of each line, generated and found, in bytes of the line, in order.
    pub(super) fn figures_by_line(&self) -> [ByLine; 2] {
        let mut lines = [ByLine::new(), ByLine::new()];
        let mut add = |side: usize, text: &Text, at: &Range<usize>| {
            let line = text.line_of(at.start);
            let start = text.bytes[line].start;
            let figures = lines[side].entry(line).or_default();
            figures.push(at.start - start..at.end - start);
        };
        let pieces = self.record.pieces.iter().enumerate();
        for (index, _) in pieces.filter(|(_, piece)| matches!(piece, Piece::Figure { .. })) {
            add(0, &self.old, &self.spots[index].at);
            if let Some(at) = &self.found[index].at {
                add(1, &self.new, at);
            }
        }
        for figures in lines[1].values_mut() {
            figures.sort_unstable_by_key(|at| at.start);
        }
        lines
    }
}
