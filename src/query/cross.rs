//! How those who satisfy a question are divided by two fields at once.

use super::breakdown::Breakdown;
use super::truth::Row;
use std::collections::BTreeMap;

/// Counters by the values of two fields.
pub struct Cross<'a> {
    rows: Breakdown<'a>,
    columns: Breakdown<'a>,
    counts: BTreeMap<(String, String), u64>,
}

/// A table of counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrossTable {
    /// The parts by the second field, each with its count.
    pub columns: Vec<(String, u64)>,
    /// The parts by the first, each with its count and those of its columns.
    pub rows: Vec<(String, u64, Vec<u64>)>,
}

impl<'a> Cross<'a> {
    /// Counters at zero.
    pub fn new(rows: Breakdown<'a>, columns: Breakdown<'a>) -> Self {
        Cross {
            rows,
            columns,
            counts: BTreeMap::new(),
        }
    }

    /// Counts a row: once under each pair of its entries.
    pub fn add(&mut self, row: &Row<'_>) {
        self.rows.add(row);
        self.columns.add(row);
        let columns = self.columns.parts(row);
        for (_, part) in self.rows.parts(row) {
            for (_, other) in &columns {
                let pair = (part.clone(), other.clone());
                *self.counts.entry(pair).or_default() += row.seen.person.heads;
            }
        }
    }

    /// The table, rows and columns in the order of their fields.
    pub fn finish(self) -> CrossTable {
        let columns = self.columns.finish();
        let rows = self.rows.finish().into_iter().map(|(part, count)| {
            let counts = columns.iter().map(|(other, _)| {
                let pair = (part.clone(), other.clone());
                self.counts.get(&pair).copied().unwrap_or_default()
            });
            let counts = counts.collect();
            (part, count, counts)
        });
        CrossTable {
            rows: rows.collect(),
            columns,
        }
    }
}
