//! A table of the draft as its reader sees it: what heads its columns, what its rows are
//! called, cells that were put together counted as what they cover.

use super::heading::Heading;
use crate::redraft::scan::{Scan, Table};
use std::ops::Range;

/// A table, with the columns each of its cells covers.
pub struct Sheet<'a> {
    scan: &'a Scan,
    table: &'a Table,
    /// By row and cell.
    spans: Vec<Vec<Range<usize>>>,
}

/// A column of the draft.
pub struct Leaf {
    /// The columns of the grid that it covers.
    pub at: Range<usize>,
    /// What stands above it.
    pub heading: Heading,
}

impl<'a> Sheet<'a> {
    /// Reads a table; `None` where the part has no such table.
    pub fn new(scan: &'a Scan, table: usize) -> Option<Self> {
        let table = scan.tables.get(table)?;
        let rows = table.rows.iter().map(|row| {
            let mut start = row.before;
            let spans = row.shapes.iter().map(|shape| {
                let from = start;
                start += shape.columns;
                from..start
            });
            spans.collect()
        });
        Some(Sheet {
            scan,
            spans: rows.collect(),
            table,
        })
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.table.rows.len()
    }

    /// The columns that a cell covers.
    pub fn span(&self, row: usize, cell: usize) -> Option<Range<usize>> {
        self.spans.get(row)?.get(cell).cloned()
    }

    /// The columns below these heading rows, each with what stands above it.
    pub fn leaves(&self, rows: Range<usize>) -> Vec<Leaf> {
        let Some(last) = rows.clone().last().and_then(|row| self.spans.get(row)) else {
            return Vec::new();
        };
        let leaves = last.iter().map(|at| {
            let texts = rows.clone().filter_map(|row| {
                let cell = self.covering(row, at.start)?;
                let shape = self.table.rows[row].shapes.get(cell)?;
                // A line over the whole table is the heading of no column.
                let is_title = self.spans[row].len() == 1 && last.len() > 1;
                (!shape.goes_on && !is_title).then(|| self.text(row, cell))
            });
            Leaf {
                at: at.clone(),
                heading: Heading::new(texts),
            }
        });
        leaves.collect()
    }

    /// What a row is called: what stands in this column of it, or in the cell above that
    /// goes on there.
    pub fn name(&self, row: usize, column: usize) -> String {
        let mut row = row;
        loop {
            let Some(cell) = self.covering(row, column) else {
                return String::new();
            };
            let goes_on = self.table.rows[row].shapes.get(cell);
            match goes_on.is_some_and(|shape| shape.goes_on) && row > 0 {
                true => row -= 1,
                false => return self.text(row, cell),
            }
        }
    }

    fn covering(&self, row: usize, column: usize) -> Option<usize> {
        let spans = self.spans.get(row)?;
        spans.iter().position(|span| span.contains(&column))
    }

    fn text(&self, row: usize, cell: usize) -> String {
        let row = &self.table.rows[row];
        let Some(range) = row.cells.get(cell) else {
            return String::new();
        };
        let atoms = self.scan.atoms[row.atoms.clone()].iter();
        let seen = atoms.filter(|a| !a.deleted && range.contains(&a.element.start));
        let text: String = seen.map(|atom| atom.text.as_str()).collect();
        text.trim().to_owned()
    }
}
