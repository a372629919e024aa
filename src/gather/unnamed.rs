<<<<<<< HEAD
//! Cells in columns without a header: a separator too many moves what stands behind it
//! there.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;

/// So many places of a column are named at most.
const PLACES: usize = 1000;

/// The columns without a header and what stands in them.
pub struct Unnamed {
    columns: Vec<Column>,
    rows: u64,
=======
//! Cells in columns without a header: a row that has slipped, if few rows have them.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::Record;

/// How many places of one column are kept.
const PLACES: usize = 1000;

/// The columns of a table that have no header.
pub struct Unnamed {
    columns: Vec<Column>,
    rows: usize,
>>>>>>> fuzz
}

struct Column {
    position: usize,
<<<<<<< HEAD
    filled: u64,
    /// The first places: line and what stands there.
=======
    filled: usize,
    /// The first lines on which it is filled, each with what stands there.
>>>>>>> fuzz
    places: Vec<(u64, String)>,
}

impl Unnamed {
<<<<<<< HEAD
    /// Of a header.
    pub fn new(headers: &[String]) -> Self {
        let positions = (0..headers.len()).filter(|i| headers[*i].trim().is_empty());
=======
    /// Those among the headers of a table.
    pub fn new(headers: &[String]) -> Self {
        let blank = |position: &usize| headers[*position].trim().is_empty();
>>>>>>> fuzz
        let column = |position| Column {
            position,
            filled: 0,
            places: Vec::new(),
        };
        Unnamed {
<<<<<<< HEAD
            columns: positions.map(column).collect(),
=======
            columns: (0..headers.len()).filter(blank).map(column).collect(),
>>>>>>> fuzz
            rows: 0,
        }
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

<<<<<<< HEAD
    /// Names the cells, unless most rows have one: then it is a column whose header was
    /// left out, and nobody's row has slipped.
    pub fn report(self, table: &Place, diagnostics: &mut Diagnostics) {
        for column in self.columns {
            if column.filled * 2 > self.rows {
                continue;
            }
            for (line, text) in column.places {
                let finding = Diagnostic::new(Code::CellUnnamed).at(table.on_line(line));
                let finding = finding.value(&text);
                diagnostics.push(finding.number("column_number", column.position + 1));
            }
        }
=======
    /// What is to be said. A column that many rows fill is one that nobody has named, and
    /// is kept aside like any other that is not known.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> {
        let few = |column: &&Column| {
            column.filled * 4 <= self.rows || (column.filled == 1 && self.rows > 1)
        };
        self.columns.iter().filter(few).flat_map(|column| {
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
>>>>>>> fuzz
    }
}
