//! 年龄 beside a birth date: where the two differ by more than a year, one is wrong.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::records::units::Units;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    /// How many rows have each gap, in years.
    gaps: BTreeMap<i32, u64>,
    /// Those that differ.
    rows: Vec<Ages>,
}

impl AgeGaps {
    /// Compares a row, of which a difference may have been settled.
    pub(super) fn add(&mut self, ages: Ages, is_settled: impl FnOnce() -> bool) {
        self.compared += 1;
        *self.gaps.entry(ages.gap()).or_default() += 1;
        if ages.gap().abs() > TOLERATED && !is_settled() {
            self.rows.push(ages);
        }
    }

    /// The gap that most rows have, with how many these are. A column of ages counted at
    /// another date has two that follow each other: the birthday lies between or not.
    fn alike(&self) -> Option<(Vec<i32>, u64)> {
        let differ: BTreeSet<i32> = self.rows.iter().map(Ages::gap).collect();
        let rows = |gap: i32| self.gaps.get(&gap).copied().unwrap_or(0);
        let alone = differ.iter().map(|gap| vec![*gap]);
        let nearer = |gap: i32| vec![gap - gap.signum(), gap];
        let pairs = differ.iter().map(|gap| nearer(*gap));
        let all = alone.chain(pairs).map(|mut gaps| {
            gaps.retain(|gap| rows(*gap) > 0);
            let count = gaps.iter().map(|gap| rows(*gap)).sum();
            (gaps, count)
        });
        let most = all.max_by_key(|(gaps, count)| (*count, Reverse(gaps.len())))?;
        (most.1 >= SEVERAL && most.1 * 2 > self.compared).then_some(most)
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
        let alike = self.alike();
        let finding = || Diagnostic::new(Code::AgeDisagrees);
        if let Some((gaps, rows)) = &alike {
            let years: BTreeSet<i32> = gaps.iter().map(|gap| gap.abs()).collect();
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            let of_table = finding().at(table.clone()).column(column);
            diagnostics.push(
                of_table
                    .fact("all", if gaps[0] > 0 { "more" } else { "less" })
                    .number("rows", *rows)
                    .number("compared", self.compared)
                    .fact("years", years.join("–")),
            );
        }
        for row in self.rows {
            let is_told = alike
                .as_ref()
                .is_some_and(|(gaps, _)| gaps.contains(&row.gap()));
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
