//! 年龄 beside a birth date: where the two differ by more than a year, one is wrong.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::records::units::Units;
use std::collections::BTreeMap;

/// An age counted at another date, or by another custom (虚岁), may be a year off.
const TOLERATED: i32 = 1;

/// So many rows at least say that a whole table counts otherwise.
const SEVERAL: u64 = 5;

/// A row that has both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ages {
    pub(super) line: u64,
    /// The unit's number in the directory.
    pub(super) unit: u32,
    /// 年龄.
    pub(super) written: u32,
    /// Full years at the reference date by the birth date.
    pub(super) by_birth: i32,
}

impl Ages {
    /// By how many years 年龄 is more.
    fn gap(&self) -> i32 {
        let written = i32::try_from(self.written).unwrap_or(i32::MAX);
        written.saturating_sub(self.by_birth)
    }
}

/// The rows of one table that have both, while it is read.
#[derive(Default)]
pub(super) struct AgeGaps {
    compared: u64,
    /// Those that differ.
    rows: Vec<Ages>,
}

impl AgeGaps {
    /// Compares a row, of which a difference may have been settled.
    pub(super) fn add(&mut self, ages: Ages, is_settled: impl FnOnce() -> bool) {
        self.compared += 1;
        if ages.gap().abs() > TOLERATED && !is_settled() {
            self.rows.push(ages);
        }
    }

    /// What is to be said of the table: of most rows that differ alike one finding, of the
    /// others each its own.
    pub(super) fn report(
        self,
        table: &Place,
        column: &str,
        units: &Units,
        diagnostics: &mut Diagnostics,
    ) {
        let mut gaps: BTreeMap<i32, u64> = BTreeMap::new();
        for row in &self.rows {
            *gaps.entry(row.gap()).or_default() += 1;
        }
        let most = gaps.into_iter().max_by_key(|(_, rows)| *rows);
        let alike = most.filter(|(_, rows)| *rows >= SEVERAL && *rows * 2 > self.compared);
        let finding = || Diagnostic::new(Code::AgeDisagrees);
        if let Some((gap, rows)) = alike {
            let of_table = finding().at(table.clone()).column(column);
            diagnostics.push(
                of_table
                    .fact("all", if gap > 0 { "more" } else { "less" })
                    .number("rows", rows)
                    .number("compared", self.compared)
                    .number("years", gap.abs()),
            );
        }
        for row in self.rows {
            let is_told = alike.is_some_and(|(gap, _)| gap == row.gap());
            if is_told || diagnostics.is_full_for(Code::AgeDisagrees) {
                continue;
            }
            let mut place = table.on_line(row.line);
            place.unit = units.entry(row.unit).map(|entry| entry.name.clone());
            let of_row = finding().at(place).column(column);
            diagnostics.push(
                of_row
                    .value(&row.written.to_string())
                    .fact("all", "")
                    .number("written", row.written)
                    .number("by_birth", row.by_birth),
            );
        }
    }
}
