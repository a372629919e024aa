//! What rows of the same classes have in common, as it is written: cells beside each other are
//! one spelling.

use super::MOST;
use super::own::OWN;
use crate::records::cache::Cache;
use crate::records::columns::Columns;
use crate::source::RawRow;
use crate::vocabulary::RosterField as F;
use rustc_hash::FxHashMap;

/// The fields that no class of a person depends on.
pub(super) const ASIDE: &[F] = &[F::CareerStart, F::LeavingReason];

/// So many columns beside each other are one spelling at most.
const BESIDE: usize = 4;

/// The numbers of the spellings of up to three runs; with more of them the first number is
/// that of all but the last two.
pub(super) type Cells = [u32; 3];

/// Columns beside each other.
struct Run {
    first: usize,
    last: usize,
    /// The number of each spelling.
    spellings: Cache<u32>,
    count: usize,
}

impl Run {
    /// The number of a row's spelling, new or not; `None` where there are too many of them.
    fn number(&mut self, row: &RawRow<'_>) -> Option<u32> {
        let span = row.span(self.first, self.last);
        if let Some(known) = self.spellings.known(span) {
            return Some(known);
        }
        let next = (self.count < MOST).then_some(self.count as u32)?;
        self.count += 1;
        self.spellings.put(span, next);
        Some(next)
    }
}

/// The columns on which classes depend, as far as they stand beside each other.
pub(super) struct Runs {
    list: Vec<Run>,
    /// The number of a row's first runs (of the first one, its spelling's) and of the next
    /// one's spelling: the number of all these.
    together: FxHashMap<(u32, u32), u32>,
}

impl Runs {
    /// Those of a table, nothing of them known yet.
    pub(super) fn new(columns: &Columns<F>) -> Self {
        let telling = |field: &F| !ASIDE.contains(field) && !OWN.contains(field);
        let positions = columns.positions().filter(|(field, _)| telling(field));
        let mut positions: Vec<usize> = positions.map(|(_, position)| position).collect();
        positions.sort_unstable();
        let mut list: Vec<Run> = Vec::new();
        for position in positions {
            match list.last_mut() {
                Some(run) if run.last + 1 == position && run.last - run.first + 1 < BESIDE => {
                    run.last = position;
                }
                _ => list.push(Run {
                    first: position,
                    last: position,
                    spellings: Cache::default(),
                    count: 0,
                }),
            }
        }
        Runs {
            list,
            together: FxHashMap::default(),
        }
    }

    /// Whether a column is one of them.
    pub(super) fn hold(&self, column: usize) -> bool {
        let mut runs = self.list.iter();
        runs.any(|run| (run.first..=run.last).contains(&column))
    }

    /// What a row says; `None` where that is new.
    pub(super) fn known(&self, row: &RawRow<'_>) -> Option<Cells> {
        let mut cells = Cells::default();
        // The last ones side by side, those before them all in one.
        let others = self.list.len().saturating_sub(cells.len() - 1);
        for (at, run) in self.list.iter().enumerate() {
            let spelling = run.spellings.known(row.span(run.first, run.last))?;
            if at == 0 || at >= others {
                cells[(at + 1).saturating_sub(others)] = spelling;
            } else {
                cells[0] = *self.together.get(&(cells[0], spelling))?;
            }
        }
        Some(cells)
    }

    /// Makes what a row says known; `false` where there is too much of it.
    pub(super) fn enter(&mut self, row: &RawRow<'_>) -> bool {
        let others = self.list.len().saturating_sub(Cells::default().len() - 1);
        let mut first = 0;
        for (at, run) in self.list.iter_mut().enumerate() {
            let Some(spelling) = run.number(row) else {
                return false;
            };
            if at == 0 {
                first = spelling;
            } else if at < others {
                let count = self.together.len();
                if count == MOST {
                    return false;
                }
                // Beyond all numbers of the first run.
                let next = (MOST + count) as u32;
                first = *self.together.entry((first, spelling)).or_insert(next);
            }
        }
        true
    }
}
