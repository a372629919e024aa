//! A text with the record that lies beside it: its figures are found by the text as it was
//! generated, as `refresh` finds them.

use super::origins;
use super::paper::Paper;
use super::token::tokens;
use crate::export::docx::record::{CellPlace, FigureMark, TableMark};
use crate::export::docx::{self, RecordHead};
use crate::export::markdown;
use crate::redraft::{DraftError, FoundFigure, FoundPiece, MarkdownDraft};
use std::collections::BTreeSet;
use std::ops::Range;

impl Paper {
    /// The draft with what its record knows. `bytes` are those it was read from.
    pub fn with_record(mut self, bytes: Vec<u8>, record: markdown::Record) -> Self {
        let mut known = head(&record);
        known.literals = literals(&record);
        match MarkdownDraft::open(bytes, record) {
            Ok(draft) => {
                for (index, piece) in draft.found().into_iter().enumerate() {
                    let place = piece.at.as_ref().and_then(|at| self.line_of(at));
                    known.figures.push(mark(index, &piece));
                    self.found.push(FoundFigure {
                        found: piece.found,
                        place,
                        standing: None,
                        wording: piece.wording,
                    });
                }
                self.record = Some(known);
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
        self
    }

    /// The draft, whose record cannot be read.
    pub fn with_trouble(mut self, trouble: DraftError) -> Self {
        self.trouble = Some(trouble);
        self
    }

    /// The line in which some bytes of the file stand, and which of its bytes they are.
    fn line_of(&self, at: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let mut lines = self.origins.iter().enumerate();
        lines.find_map(|(line, known)| Some((line, origins::within(known, at)?)))
    }
}

/// A record as a Word file would have it, without its figures. All tables are one: which
/// is which is told by the draft itself.
fn head(record: &markdown::Record) -> docx::Record {
    let mut known = docx::Record::new(&RecordHead {
        year: record.year,
        as_of: record.as_of.clone(),
        unit: record.unit.clone(),
        basis: record.basis.clone(),
    });
    known.generator = record.generator.clone();
    known.earlier = record.earlier.clone();
    known.tables.push(TableMark {
        bookmark: String::new(),
        id: String::new(),
        header_rows: 1,
        rows: 0,
        columns: 0,
        words: None,
    });
    known
}

fn mark(index: usize, piece: &FoundPiece) -> FigureMark {
    let place = piece.in_table.then(|| CellPlace {
        table: String::new(),
        row: 0,
        column: 0,
    });
    FigureMark {
        bookmark: index.to_string(),
        figure: piece.figure.clone(),
        text: piece.generated.clone(),
        place,
    }
}

/// The numbers of the template's own words.
fn literals(record: &markdown::Record) -> Vec<String> {
    let words = record.pieces.iter().filter_map(|piece| match piece {
        markdown::Piece::Words(words) => Some(words),
        _ => None,
    });
    let numbers = words.flat_map(|words| tokens(words));
    let numbers = numbers.filter_map(|token| {
        let number = token.number()?;
        Some(number.value.normalize().to_string())
    });
    let numbers: BTreeSet<String> = numbers.collect();
    numbers.into_iter().collect()
}
