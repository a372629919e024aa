//! Figures of tables that stand where the number of another figure belongs, or under
//! headings and in rows that somebody has renamed.

use crate::export::docx::Record;
use crate::export::docx::record::FigureMark;
use crate::figures::Figures;
use crate::redraft::spelling::same;
use crate::redraft::{Called, CellNames, CellWords, FoundFigure, Standing, Wanted};

/// The tables of a record, and what the data say of their cells.
pub struct InTables<'a> {
    record: &'a Record,
    wanted: &'a Wanted<'a>,
    names: CellNames<'a>,
    called: Called<'a>,
}

impl<'a> InTables<'a> {
    /// Of all tables of a record.
    pub fn new(record: &'a Record, wanted: &'a Wanted<'a>, figures: &'a Figures) -> Self {
        InTables {
            record,
            wanted,
            names: CellNames::new(record),
            called: Called::new(figures, record),
        }
    }

    /// What row and column of a figure were called.
    pub fn cell(&self, mark: &FigureMark) -> Option<CellWords> {
        let place = mark.place.as_ref()?;
        let [row, column] = self.names.of(place)?;
        let (table, _) = self.wanted.column_words(place);
        Some(CellWords { table, row, column })
    }

    /// How a figure stands in its table, where that is not as it was generated.
    pub fn standing(&self, mark: &FigureMark, found: &FoundFigure) -> Option<Standing> {
        let mut standing = found.standing.clone()?;
        standing.settle(&mark.figure, &self.called);
        Some(standing)
    }

    /// Whether the number that belongs where a figure stands is the one that stands there:
    /// two that read the same may well have changed places.
    pub fn is_right(&self, standing: &Standing, text: Option<&str>, data: Option<&str>) -> bool {
        let mut marks = self.record.figures.iter();
        let there = marks.find(|mark| Some(&mark.bookmark) == standing.there.as_ref());
        let right = there.and_then(|mark| self.wanted.text(mark));
        let reads = |value: Option<&str>| text.zip(value).is_some_and(|(a, b)| same(a, b));
        reads(data) && reads(right.as_deref())
    }

    /// The place of a figure in words: its table, and row and column as generated or as
    /// they stand.
    pub fn words(&self, mark: &FigureMark, [row, column]: &[String; 2]) -> String {
        let caption = mark
            .place
            .as_ref()
            .map(|place| self.wanted.column_words(place).0);
        let caption = caption.unwrap_or_default();
        let words = [caption.as_str(), row, column];
        let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
        words.join(" / ")
    }
}
