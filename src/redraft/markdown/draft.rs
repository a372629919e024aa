//! A Markdown draft, its record, and new figures.

use super::align::{Aligned, align};
use super::cells::{cells, is_rule};
use super::place::{Place, Texts};
use super::tokens::{Token, tokens};
use super::{rows, sentences};
use crate::export::docx::record::FigureMark;
use crate::export::markdown::{self, Piece, Record};
use crate::export::text::clean;
use crate::figures::{FigureRef, Figures, Printed};
use crate::redraft::outcome::{FigureOutcome, Outcome};
use crate::redraft::splice::{Edit, apply};
use crate::redraft::{DraftError, Redrafted};
use crate::report::document::Document;
use std::collections::HashMap;
use std::ops::Range;

/// A Markdown text with the record of what was generated into it.
pub struct MarkdownDraft {
    pub(super) text: String,
    pub(super) record: Record,
    /// The generated text, in words.
    old: Vec<Token>,
    /// The edited text, in words.
    new: Vec<Token>,
    pub(super) aligned: Aligned,
    /// Each piece of the record: its line, its words, its bytes in the generated text.
    pub(super) spots: Vec<Spot>,
}

/// Where a piece was generated.
pub(super) struct Spot {
    pub line: usize,
    words: Range<usize>,
    /// In bytes of the generated text.
    pub at: Range<usize>,
}

/// The draft with new figures, and the record that goes beside it.
pub struct Renewed {
    /// What became of each figure, and the text.
    pub redrafted: Redrafted,
    /// The record of the text as it is now.
    pub record: Record,
}

/// What is to be written where, and how it stood.
pub(super) struct Found {
    pub outcome: Place,
    /// The text there, in bytes of the draft.
    pub at: Option<Range<usize>>,
}

impl MarkdownDraft {
    /// Opens a draft.
    ///
    /// # Errors
    /// When it is not in UTF-8.
    pub fn open(bytes: Vec<u8>, record: Record) -> Result<Self, DraftError> {
        let text = String::from_utf8(bytes).map_err(|_| DraftError::NotUtf8)?;
        // What Notepad puts before a text is none of it.
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let new = tokens(&text[start..], start);
        let mut old = Vec::new();
        let mut spots = Vec::new();
        let (mut line, mut at) = (0, 0);
        for piece in &record.pieces {
            let words = tokens(piece.raw(), at);
            let end = at + piece.raw().len();
            spots.push(Spot {
                line,
                words: old.len()..old.len() + words.len(),
                at: at..end,
            });
            line += words.iter().filter(|word| word.is_end()).count();
            old.extend(words);
            at = end;
        }
        let aligned = align(&old, &new);
        Ok(MarkdownDraft {
            text,
            record,
            old,
            new,
            aligned,
            spots,
        })
    }

    /// Whether nobody has worked in it, as far as can be seen.
    pub fn is_as_generated(&self) -> bool {
        self.text == self.record.text()
    }

    /// What was generated into it.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The text as it is.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Brings new figures into the draft. `document` is the report that would be written
    /// from nothing. With `force` also figures that a person has changed are written over.
    pub fn refresh(&self, figures: &Figures, document: &Document, force: bool) -> Renewed {
        let fresh = markdown::pieces(document);
        let wanted = Wanted::new(figures, &fresh);
        let mut record = self.record.clone();
        let mut outcomes = Vec::new();
        let mut edits = Vec::new();
        for (index, piece) in self.record.pieces.iter().enumerate() {
            let (figure, text) = match piece {
                Piece::Words(_) => continue,
                Piece::Bar { figure, raw } => {
                    let new = wanted.bars.get(figure).copied();
                    let found = self.find(index, piece).at;
                    if let (Some(new), Some(at)) = (new, found)
                        && self.text[at.clone()] == *raw
                    {
                        edits.push((at, new.to_owned()));
                        record.pieces[index] = Piece::Bar {
                            figure: figure.clone(),
                            raw: new.to_owned(),
                        };
                    }
                    continue;
                }
                Piece::Figure { figure, text, .. } => (figure, text),
            };
            let new = wanted.text(figure, text);
            let found = self.find(index, piece);
            let stands = found.at.clone().map(|at| unmarked(&self.text[at]));
            let outcome = self.decide(&found, piece, new.as_deref(), force);
            if let (Outcome::Set | Outcome::Agrees, Some(new)) = (outcome, &new) {
                let raw = self.raw(index, piece, new);
                if let (Outcome::Set, Some(at)) = (outcome, &found.at) {
                    edits.push((at.clone(), raw.clone()));
                }
                record.pieces[index] = Piece::Figure {
                    figure: figure.clone(),
                    text: new.clone(),
                    raw,
                };
            }
            let line = found.at.as_ref().map(|at| self.line_of(at.start));
            outcomes.push(FigureOutcome {
                mark: FigureMark {
                    bookmark: String::new(),
                    figure: figure.clone(),
                    text: text.clone(),
                    place: None,
                },
                outcome,
                new,
                text: stands,
                context: self.context(index, found.at.as_ref()),
                line,
            });
        }
        let edits = edits.into_iter().map(|(at, with)| Edit { at, with });
        let bytes = apply(self.text.as_bytes(), edits.collect());
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

    fn decide(&self, found: &Found, piece: &Piece, new: Option<&str>, force: bool) -> Outcome {
        let (is_ours, at) = match (&found.outcome, &found.at) {
            (Place::Same(_), Some(at)) => (true, at),
            (Place::Other(_), Some(at)) => (false, at),
            (Place::Unclear(_), _) => return Outcome::Unclear,
            _ => return Outcome::Gone,
        };
        let Some(new) = new else {
            return Outcome::NoData;
        };
        let stands = unmarked(&self.text[at.clone()]);
        let was = unmarked(piece.raw());
        match (is_ours, stands == new) {
            (true, true) => Outcome::Unchanged,
            (false, true) => Outcome::Agrees,
            (false, false) if !force => match stands == was {
                // Only its stars have changed.
                true => Outcome::Set,
                false => Outcome::HandEdited,
            },
            (_, false) => Outcome::Set,
        }
    }

    /// Where a piece stands in the draft.
    pub(super) fn find_at(&self, index: usize) -> Option<Range<usize>> {
        let found = self.find(index, &self.record.pieces[index]);
        found.at
    }

    pub(super) fn find(&self, index: usize, piece: &Piece) -> Found {
        let spot = &self.spots[index];
        let line = self.old_line(spot.line);
        if let Some(row) = cells(&line.1) {
            return self.find_in_row(spot, &line, &row, piece);
        }
        let texts = Texts {
            old: &self.old,
            new: &self.new,
            aligned: &self.aligned,
        };
        let outcome = texts.place(spot.line, spot.words.clone());
        let at = match &outcome {
            Place::Same(words) | Place::Other(words) | Place::Unclear(words) => {
                Some(self.new[words.start].at.start..self.new[words.end - 1].at.end)
            }
            Place::Gone | Place::Lost => None,
        };
        Found { outcome, at }
    }

    /// A cell is found by its row, which is known by its first cell, and its column.
    fn find_in_row(
        &self,
        spot: &Spot,
        line: &(Range<usize>, String),
        row: &[Range<usize>],
        piece: &Piece,
    ) -> Found {
        let lost = Found {
            outcome: Place::Lost,
            at: None,
        };
        let Some((start, text)) = self.row_now(spot.line, &line.1, row) else {
            return lost;
        };
        let now = cells(&text).unwrap_or_default();
        let at = spot.at.start - line.0.start;
        let column = row
            .iter()
            .position(|cell| cell.start <= at && at <= cell.end);
        let Some(column) = column else {
            return lost;
        };
        if now.len() != row.len() {
            return Found {
                outcome: Place::Unclear(0..0),
                at: None,
            };
        }
        let (was, is) = (&row[column], &now[column]);
        let cell = start + is.start..start + is.end;
        let (words_then, words_now) = (&line.1[was.clone()], &text[is.clone()]);
        if words_then == words_now {
            // A record that somebody has changed may have a piece reach out of its cell.
            let from = at.checked_sub(was.start).map(|within| cell.start + within);
            let to = from.map(|from| from + piece.raw().len());
            let (Some(from), Some(to)) = (from, to.filter(|to| *to <= cell.end)) else {
                return Found {
                    outcome: Place::Unclear(0..0),
                    at: None,
                };
            };
            return Found {
                outcome: Place::Same(0..0),
                at: Some(from..to),
            };
        }
        let is_alone = words_then == piece.raw();
        match (is_alone, words_now.is_empty()) {
            (_, true) => Found {
                outcome: Place::Gone,
                at: None,
            },
            (true, false) => Found {
                outcome: Place::Other(0..0),
                at: Some(cell),
            },
            (false, false) => Found {
                outcome: Place::Unclear(0..0),
                at: Some(cell),
            },
        }
    }

    /// The line of the draft that is this row: where it begins, and what it says.
    fn row_now(&self, line: usize, text: &str, row: &[Range<usize>]) -> Option<(usize, String)> {
        if let Some(found) = self.aligned.whole[line] {
            return Some(self.new_line(found));
        }
        let name = |text: &str, cells: &[Range<usize>]| {
            let first = cells.first().map(|cell| text[cell.clone()].to_owned());
            first.filter(|name| !name.is_empty())
        };
        let this = name(text, row)?;
        let taken: Vec<usize> = self.aligned.whole.iter().flatten().copied().collect();
        let among = self.aligned.among[line].clone();
        let mut same = among
            .filter(|line| !taken.contains(line))
            .filter_map(|line| {
                let (start, text) = self.new_line(line);
                let is_it = !is_rule(&text) && name(&text, &cells(&text)?)? == this;
                is_it.then_some((start, text))
            });
        let found = same.next()?;
        same.next().is_none().then_some(found)
    }

    /// A line of the generated text: its bytes there, and its words.
    pub(super) fn old_line(&self, line: usize) -> (Range<usize>, String) {
        let words = self.aligned.old_lines[line].clone();
        let text = |word: &Token| word.at.clone();
        let start = self.old.get(words.start).map_or(0, |word| text(word).start);
        let end = self.old[..words.end]
            .last()
            .map_or(0, |word| text(word).end);
        let first = self.spots.partition_point(|spot| spot.at.end <= start);
        let mut out = String::new();
        for (spot, piece) in self.spots.iter().zip(&self.record.pieces).skip(first) {
            if spot.at.start >= end {
                break;
            }
            let from = start.saturating_sub(spot.at.start);
            let to = (end - spot.at.start).min(piece.raw().len());
            out.push_str(&piece.raw()[from.min(to)..to]);
        }
        (start..end, out)
    }

    /// A line of the draft.
    pub(super) fn new_line(&self, line: usize) -> (usize, String) {
        let words = self.aligned.new_lines[line].clone();
        let (start, end) = (
            self.new[words.start].at.start,
            self.new[words.end - 1].at.end,
        );
        (start, self.text[start..end].to_owned())
    }

    /// The lines of the draft.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.aligned.new_lines.len()).map(|line| self.new_line(line).1)
    }

    /// The line of the draft in which this byte stands, and where it begins.
    pub(super) fn line_at(&self, at: usize) -> (usize, String) {
        self.new_line(self.line_of(at) - 1)
    }

    /// The number of a line, from 1.
    fn line_of(&self, at: usize) -> usize {
        let ends = self.new.iter().filter(|word| word.is_end());
        ends.take_while(|word| word.at.end <= at).count() + 1
    }

    /// How new text is written in the place of a piece.
    fn raw(&self, index: usize, piece: &Piece, new: &str) -> String {
        let line = self.old_line(self.spots[index].line).1;
        let escaped = markdown::escaped(new, cells(&line).is_some());
        let is_bold = piece.raw().starts_with("**") && piece.raw().ends_with("**");
        match is_bold && piece.raw().len() > 4 {
            true => format!("**{escaped}**"),
            false => escaped,
        }
    }

    /// The sentence, or the row, in which a figure stands or stood.
    fn context(&self, index: usize, at: Option<&Range<usize>>) -> String {
        let (start, line, within) = match at {
            Some(at) => {
                let (start, line) = self.line_at(at.start);
                (start, line, at.clone())
            }
            None => {
                let spot = &self.spots[index];
                let (at, line) = self.old_line(spot.line);
                (at.start, line, spot.at.clone())
            }
        };
        if let Some(row) = cells(&line) {
            let name = row.first().map(|cell| unmarked(&line[cell.clone()]));
            return name.unwrap_or_default();
        }
        sentences::around(&line, within.start - start..within.end - start)
    }
}

/// What the data say, as text and in bars.
struct Wanted<'a> {
    figures: &'a Figures,
    texts: HashMap<&'a FigureRef, &'a str>,
    bars: HashMap<&'a FigureRef, &'a str>,
}

/// What a cell without its figure reads.
const DASH: &str = "—";

impl<'a> Wanted<'a> {
    fn new(figures: &'a Figures, fresh: &'a [Piece]) -> Self {
        let (mut texts, mut bars) = (HashMap::new(), HashMap::new());
        for piece in fresh {
            match piece {
                Piece::Figure { figure, text, .. } => drop(texts.insert(figure, text.as_str())),
                Piece::Bar { figure, raw } => drop(bars.insert(figure, raw.as_str())),
                Piece::Words(_) => {}
            }
        }
        Wanted {
            figures,
            texts,
            bars,
        }
    }

    /// The text of a figure; `None` where the data say nothing.
    fn text(&self, figure: &FigureRef, was: &str) -> Option<String> {
        if let Some(text) = self.texts.get(figure) {
            return Some((*text).to_owned());
        }
        if let Ok(Printed::Text(text)) = self.figures.print(figure) {
            return Some(clean(&text));
        }
        (was == DASH).then(|| DASH.to_owned())
    }
}

/// Text without stars and backslashes, and without blanks at its ends.
pub(super) fn unmarked(raw: &str) -> String {
    markdown::unescaped(raw.trim())
}
