//! Cells in columns without a header: a row that has slipped, if few rows have them.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::Record;

/// How many places of one column are kept.
const PLACES: usize = 1000;

/// The columns of a table that have no header.
pub struct Unnamed {
    columns: Vec<Column>,
    rows: usize,
}

struct Column {
    position: usize,
    filled: usize,
    /// The first lines on which it is filled, each with what stands there.
    places: Vec<(u64, String)>,
}

impl Unnamed {
    /// Those among the headers of a table.
    pub fn new(headers: &[String]) -> Self {
        let blank = |position: &usize| headers[*position].trim().is_empty();
        let column = |position| Column {
            position,
            filled: 0,
            places: Vec::new(),
        };
        Unnamed {
            columns: (0..headers.len()).filter(blank).map(column).collect(),
            rows: 0,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Sees a row of data.
    pub fn see(&mut self, record: &Record) {
        self.rows += 1;
        for column in &mut self.columns {
            let text = record.text(column.position);
            if text.trim().is_empty() {
                continue;
            }
            column.filled += 1;
            if column.places.len() < PLACES {
                column.places.push((record.line(), text.trim().to_owned()));
            }
        }
    }

    /// The columns that many rows fill and nobody has named.
    pub fn columns(&self) -> impl Iterator<Item = String> {
        let many = self.columns.iter().filter(|column| !self.are_few(column));
        many.map(|column| format!("（第 {} 列，没有表头）", column.position + 1))
    }

    fn are_few(&self, column: &Column) -> bool {
        column.filled * 4 <= self.rows || (column.filled == 1 && self.rows > 1)
    }

    /// What is to be said. A column that many rows fill is one that nobody has named, and
    /// is kept aside like any other that is not known.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> {
        let few = self.columns.iter().filter(|column| self.are_few(column));
        few.flat_map(|column| {
            column.places.iter().map(|(line, text)| {
                let place = Place {
                    line: Some(*line),
                    ..Place::default()
                };
                Diagnostic::new(Code::CellUnnamed)
                    .at(place)
                    .value(text)
                    .number("column_number", column.position + 1)
            })
        })
    }
}
