//! A Markdown draft, its record, and where the figures of the one stand in the other.

use super::align::{Aligned, align};
use super::cells::cells;
use super::place::{Place, Texts};
use super::sentences;
use super::tables::{Cell, Tables, cell_of};
use super::text::{Numbers, Text};
use crate::export::markdown::{self, Piece, Record};
use crate::redraft::outcome::CellWords;
use crate::redraft::trouble::DraftError;
use std::ops::Range;

/// A Markdown text with the record of what was generated into it.
pub struct MarkdownDraft {
    pub(super) record: Record,
    /// The generated text.
    pub(super) old: Text,
    /// The edited text.
    pub(super) new: Text,
    /// Each piece of the record: where it was generated.
    pub(super) spots: Vec<Spot>,
    /// Each piece of the record: where it stands now.
    pub(super) found: Vec<Found>,
    tables: Tables,
}

/// Where a piece was generated.
pub(super) struct Spot {
    pub line: usize,
    pub words: Range<usize>,
    /// In bytes of the generated text.
    pub at: Range<usize>,
}

/// Where a piece stands in the draft.
pub(super) struct Found {
    pub place: Place,
    /// Its words there.
    pub words: Option<Range<usize>>,
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
        let mut numbers = Numbers::default();
        let new = Text::new(text, start, &[], &mut numbers);
        let mut ends = Vec::with_capacity(record.pieces.len());
        for piece in &record.pieces {
            ends.push(ends.last().copied().unwrap_or_default() + piece.raw().len());
        }
        let old = Text::new(record.text(), 0, &ends, &mut numbers);
        let pieces = record.pieces.iter().zip(&ends);
        let spots = pieces.map(|(piece, end)| {
            let at = end - piece.raw().len()..*end;
            Spot {
                line: old.line_of(at.start),
                words: old.words_in(&at),
                at,
            }
        });
        let spots: Vec<Spot> = spots.collect();
        let aligned = align(&old, &new);
        let tables = Tables::new(&old, &new);
        let found = find_all(&old, &new, &aligned, &tables, &spots, &record.pieces);
        Ok(MarkdownDraft {
            record,
            old,
            new,
            spots,
            found,
            tables,
        })
    }

    /// Whether nobody has worked in it, as far as can be seen.
    pub fn is_as_generated(&self) -> bool {
        self.new.text == self.record.text()
    }

    /// What was generated into it.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The text as it is.
    pub fn bytes(&self) -> &[u8] {
        self.new.text.as_bytes()
    }

    /// Where a piece stands in the draft.
    pub(super) fn find_at(&self, index: usize) -> Option<Range<usize>> {
        self.found[index].at.clone()
    }

    /// The lines of the draft.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = &str> + '_ {
        (0..self.new.lines.len()).map(|line| self.new.line(line))
    }

    /// The line of the draft in which this byte stands, and where it begins.
    pub(super) fn line_at(&self, at: usize) -> (usize, &str) {
        let line = self.new.line_of(at);
        (self.new.bytes[line].start, self.new.line(line))
    }

    /// Whether a piece was generated into a table.
    pub(super) fn is_in_table(&self, index: usize) -> bool {
        cells(self.old.line(self.spots[index].line)).is_some()
    }

    /// The sentence in which a figure stands, or stood, cut short; for one of a table the
    /// names of its row and its column.
    pub(super) fn context(&self, index: usize) -> String {
        match self.is_in_table(index) {
            true => self.row_and_column(&self.spots[index]),
            false => self.sentence(index, sentences::around),
        }
    }

    /// The whole sentence in which a figure was generated, and that in which it stands.
    pub(super) fn sentence_pair(&self, index: usize) -> [String; 2] {
        let was = self.sentence_then(index, sentences::whole);
        [was, self.sentence(index, sentences::whole)]
    }

    fn sentence(&self, index: usize, cut: impl Fn(&str, Range<usize>) -> String) -> String {
        let Some(at) = &self.found[index].at else {
            return self.sentence_then(index, cut);
        };
        let (start, line) = self.line_at(at.start);
        let end = at.end.min(start + line.len());
        cut(line, at.start - start..end - start)
    }

    fn sentence_then(&self, index: usize, cut: impl Fn(&str, Range<usize>) -> String) -> String {
        let spot = &self.spots[index];
        let start = self.old.bytes[spot.line].start;
        let line = self.old.line(spot.line);
        let end = spot.at.end.min(start + line.len());
        cut(line, spot.at.start - start..end - start)
    }

    /// The cell of a table that a piece was generated into, in words.
    pub(super) fn cell_words(&self, index: usize) -> Option<CellWords> {
        if !self.is_in_table(index) {
            return None;
        }
        let spot = &self.spots[index];
        let [row, column] = self.words_of_cell(spot);
        let heading = self.tables.heading(spot.line).unwrap_or(spot.line);
        let above = (0..heading).rev().map(|line| self.old.line(line));
        let caption = above.map(unmarked).find(|line| !line.is_empty());
        Some(CellWords {
            table: caption.unwrap_or_default(),
            row,
            column,
        })
    }

    fn row_and_column(&self, spot: &Spot) -> String {
        let words = self.words_of_cell(spot).into_iter();
        let words: Vec<String> = words.filter(|w| !w.is_empty()).collect();
        words.join(" / ")
    }

    fn words_of_cell(&self, spot: &Spot) -> [String; 2] {
        let word = |line: usize, column: usize| {
            let text = self.old.line(line);
            let cell =
                cells(text).and_then(|cells| Some(unmarked(&text[cells.get(column)?.clone()])));
            cell.unwrap_or_default()
        };
        let row = word(spot.line, 0);
        let column = cell_of(&self.old, spot.line, &spot.words);
        let heading = self.tables.heading(spot.line);
        match column.zip(heading) {
            Some(((column, _), heading)) if heading != spot.line => [row, word(heading, column)],
            _ => [row, String::new()],
        }
    }
}

fn find_all(
    old: &Text,
    new: &Text,
    aligned: &Aligned,
    tables: &Tables,
    spots: &[Spot],
    pieces: &[Piece],
) -> Vec<Found> {
    let texts = Texts::new(old, new, aligned);
    let found = spots.iter().zip(pieces).map(|(spot, piece)| {
        if matches!(piece, Piece::Words(_)) {
            return nowhere(Place::Gone);
        }
        if cells(old.line(spot.line)).is_some() {
            // A row that has lost its heading is a line: known where it is the same.
            let row = aligned.lines[spot.line].filter(|line| !tables.is_headed(*line));
            let row = row.filter(|_| texts.is_single_line(spot.line));
            return in_row(old, new, tables, spot, row);
        }
        let place = texts.place(spot.line, spot.words.clone());
        let words = match &place {
            Place::Whole(words) | Place::Same(words) | Place::Other(words) => Some(words.clone()),
            Place::Unclear(words) => words.clone(),
            Place::Gone => None,
        };
        let at = words.as_ref().map(|words| new.bytes_of(words));
        Found { place, words, at }
    });
    found.collect()
}

fn nowhere(place: Place) -> Found {
    Found {
        place,
        words: None,
        at: None,
    }
}

/// A cell is found by the name of its row and the heading of its column. What it holds is
/// the figure only where it is what it held.
fn in_row(old: &Text, new: &Text, tables: &Tables, spot: &Spot, bare: Option<usize>) -> Found {
    // A record that somebody has changed may have a piece reach out of its cell.
    let Some((column, was)) = cell_of(old, spot.line, &spot.words) else {
        return nowhere(Place::Unclear(None));
    };
    let (line, column) = match (tables.cell(spot.line, column), bare) {
        (Some(Cell::At(line, column)), _) => (line, column),
        (Some(Cell::NoRow), Some(line)) => (line, column),
        (Some(Cell::NoColumn | Cell::NoRow), _) => return nowhere(Place::Gone),
        (Some(Cell::Twice) | None, _) => return nowhere(Place::Unclear(None)),
    };
    let cell = cells(new.line(line)).and_then(|cells| cells.get(column).cloned());
    let Some(cell) = cell else {
        return nowhere(Place::Unclear(None));
    };
    let start = new.bytes[line].start;
    let cell = start + cell.start..start + cell.end;
    let is = new.words_in(&cell);
    if old.ids[was.clone()] == new.ids[is.clone()] {
        let from = is.start + (spot.words.start - was.start);
        let words = from..from + spot.words.len();
        let at = match words.is_empty() {
            true => cell,
            false => new.bytes_of(&words),
        };
        return Found {
            place: Place::Whole(words.clone()),
            words: Some(words),
            at: Some(at),
        };
    }
    if is.is_empty() {
        return nowhere(Place::Gone);
    }
    Found {
        place: match was == spot.words {
            true => Place::Other(is.clone()),
            false => Place::Unclear(Some(is.clone())),
        },
        at: Some(new.bytes_of(&is)),
        words: Some(is),
    }
}

/// Text without stars and backslashes, and without blanks at its ends.
pub(super) fn unmarked(raw: &str) -> String {
    markdown::unescaped(raw.trim())
}
