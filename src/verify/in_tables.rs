//! Figures of tables that stand where the number of another figure belongs.

use crate::export::docx::Record;
use crate::export::docx::record::FigureMark;
use crate::redraft::spelling::same;
use crate::redraft::{CellNames, CellWords, FoundFigure, Known, Wanted};

/// The tables of a record, and what the data say of their cells.
pub struct InTables<'a> {
    record: &'a Record,
    wanted: &'a Wanted<'a>,
    names: CellNames<'a>,
}

impl<'a> InTables<'a> {
    /// Of all tables of a record.
    pub fn new(record: &'a Record, wanted: &'a Wanted<'a>) -> Self {
        InTables {
            record,
            wanted,
            names: CellNames::new(record),
        }
    }

    /// What row and column of a figure were called.
    pub fn cell(&self, mark: &FigureMark) -> Option<CellWords> {
        let place = mark.place.as_ref()?;
        let [row, column] = self.names.of(place)?;
        let (table, _) = self.wanted.column_words(place);
        Some(CellWords { table, row, column })
    }

    /// Where a figure stands that stands in another place than its own, in words; `None`
    /// where the number that belongs there reads the same.
    pub fn displaced(
        &self,
        found: &FoundFigure,
        text: Option<&str>,
        data: Option<&str>,
    ) -> Option<String> {
        let standing = found.standing.as_ref()?;
        if !matches!(standing.known, Known::OtherPlace | Known::OtherPeriod) {
            return None;
        }
        let mut marks = self.record.figures.iter();
        let there = marks.find(|mark| Some(&mark.bookmark) == standing.there.as_ref());
        let right = there.and_then(|mark| self.wanted.text(mark));
        let reads = |value: Option<&str>| text.zip(value).is_some_and(|(a, b)| same(a, b));
        match reads(data) && reads(right.as_deref()) {
            true => None,
            false => Some(standing.is.join(" / ")),
        }
    }
}
