//! The rows of a table as the record has them.

use super::Compared;
use crate::export::docx::Record;
use crate::export::docx::record::{CellPlace, LinePiece};
use crate::export::text::clean;
use crate::report::document::Inline;

impl Compared<'_> {
    /// The record's rows as the new report has them.
    pub(super) fn renumber(&self, record: &mut Record) {
        for (index, (key, _)) in self.new.iter().enumerate() {
            let marks = self.old.iter().find(|(k, _)| k == key);
            for mark in marks.into_iter().flat_map(|(_, marks)| marks) {
                let renewed = record
                    .figures
                    .iter_mut()
                    .find(|m| m.bookmark == mark.bookmark);
                if let Some(place) = renewed.and_then(|m| m.place.as_mut()) {
                    place.row = self.mark.header_rows + index + 1;
                }
            }
        }
        let names: Vec<Vec<LinePiece>> = (0..self.new.len())
            .map(|index| self.name(index, record))
            .collect();
        let marks = record.tables.iter_mut();
        for mark in marks.filter(|mark| mark.bookmark == self.mark.bookmark) {
            mark.rows = self.new.len();
            if let Some(words) = &mut mark.words {
                words.names.clone_from(&names);
            }
        }
    }

    /// What the record says a row of the new report is called.
    fn name(&self, index: usize, record: &Record) -> Vec<LinePiece> {
        let (key, cells) = &self.new[index];
        let old = self.old.iter().position(|(old, _)| old == key);
        let words = self.mark.words.as_ref();
        if let Some(name) = old.and_then(|old| words?.names.get(old)) {
            return name.clone();
        }
        let row = self.mark.header_rows + index + 1;
        let place = CellPlace {
            table: self.mark.bookmark.clone(),
            row,
            column: 1,
        };
        let mut marks = (record.figures.iter()).filter(|mark| mark.place.as_ref() == Some(&place));
        let pieces = cells.first().into_iter().flatten();
        let pieces = pieces.filter_map(|inline| match inline {
            Inline::Text { text, .. } => Some(LinePiece::Words(clean(text))),
            Inline::Figure { .. } => Some(LinePiece::Figure(marks.next()?.bookmark.clone())),
        });
        pieces.collect()
    }
}
