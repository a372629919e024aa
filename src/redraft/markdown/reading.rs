//! Where the figures of a record stand in a Markdown draft. Nothing is written.

use super::draft::{MarkdownDraft, unmarked};
use super::place::Place;
use crate::export::markdown::Piece;
use crate::figures::FigureRef;
use crate::redraft::find::Found;
use crate::redraft::round::Wording;
use std::ops::Range;

/// A figure of the record, looked for in the draft.
pub struct FoundPiece {
    /// Which figure, whose, in which form.
    pub figure: FigureRef,
    /// Its text as last generated.
    pub generated: String,
    /// Whether it was generated into a table.
    pub in_table: bool,
    /// Its text, and what is in the way of trusting it.
    pub found: Found,
    /// The bytes of the file that it covers; `None` where nothing was found.
    pub at: Option<Range<usize>>,
    /// The words round it, as generated and as they stand; `None` in tables, and where its
    /// line is the one that was generated.
    pub wording: Option<Wording>,
}

impl MarkdownDraft {
    /// Every figure of the record, in its order.
    pub fn found(&self) -> Vec<FoundPiece> {
        let lines = self.figures_by_line();
        let pieces = self.record.pieces.iter().enumerate();
        let figures = pieces.filter_map(|(index, piece)| {
            let Piece::Figure { figure, text, .. } = piece else {
                return None;
            };
            let found = &self.found[index];
            let at = found.at.clone().filter(|at| !at.is_empty());
            let stands = at.clone().map(|at| unmarked(&self.new.text[at]));
            Some(FoundPiece {
                figure: figure.clone(),
                generated: text.clone(),
                in_table: self.is_in_table(index),
                found: match (&found.place, stands) {
                    (Place::Whole(_) | Place::Same(_) | Place::Other(_), Some(text)) => {
                        Found::Text(text)
                    }
                    (Place::Unclear(_), Some(text)) => Found::Unclear(text),
                    _ => Found::Nothing,
                },
                at,
                wording: self.wording(index, &lines),
            })
        });
        figures.collect()
    }
}
