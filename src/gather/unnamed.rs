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
}

struct Column {
    position: usize,
    filled: u64,
    /// The first places: line and what stands there.
    places: Vec<(u64, String)>,
}

impl Unnamed {
    /// Of a header.
    pub fn new(headers: &[String]) -> Self {
        let positions = (0..headers.len()).filter(|i| headers[*i].trim().is_empty());
        let column = |position| Column {
            position,
            filled: 0,
            places: Vec::new(),
        };
        Unnamed {
            columns: positions.map(column).collect(),
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
    }
}
