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

/// Columns beside each other.
struct Run {
    first: usize,
    last: usize,
    /// The number of each spelling.
    spellings: Cache<u32>,
    count: u32,
}

impl Run {
    /// The number of a spelling, new or not; `None` where there are `most` others.
    fn number(&mut self, spelling: &[u8], most: u32) -> Option<u32> {
        if let Some(known) = self.spellings.known(spelling) {
            return Some(known);
        }
        let next = (self.count < most).then_some(self.count)?;
        self.count += 1;
        self.spellings.put(spelling, next);
        Some(next)
    }
}

/// The columns on which classes depend, as far as they stand beside each other.
pub(super) struct Runs {
    list: Vec<Run>,
    /// The column of the sex where it stands alone: it has few spellings.
    sex: Option<Run>,
    /// The number of a row's first runs (of the first one, its spelling's) and of the next
    /// one's spelling: the number of all these.
    together: FxHashMap<(u32, u32), u32>,
}

/// What a row says in all columns on which classes depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells {
    /// The number of what the others say.
    pub(super) others: u32,
    /// The number of the spelling of the sex, below [`SEXES`].
    pub(super) sex: u32,
}

/// So many spellings of the sex are remembered: 男 and 女, a blank and one more.
pub(super) const SEXES: u32 = 4;

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
        let sex = columns.position(F::Sex);
        let alone = |run: &mut Run| run.first == run.last && Some(run.first) == sex;
        let sex = list.extract_if(.., alone).next();
        Runs {
            list,
            sex,
            together: FxHashMap::default(),
        }
    }

    /// Whether a column is one of them.
    pub(super) fn hold(&self, column: usize) -> bool {
        let mut runs = self.list.iter().chain(&self.sex);
        runs.any(|run| (run.first..=run.last).contains(&column))
    }

    /// What rows say; `None` where that is new.
    pub(super) fn known(&self, rows: &[RawRow<'_>], found: &mut Vec<Option<Cells>>) {
        found.clear();
        found.extend(rows.iter().map(|row| {
            let sex = match &self.sex {
                Some(run) => run.spellings.known(row.field(run.first))?,
                None => 0,
            };
            Some(Cells { others: 0, sex })
        }));
        for (at, run) in self.list.iter().enumerate() {
            for (row, found) in rows.iter().zip(&mut *found) {
                let Some(cells) = found else {
                    continue;
                };
                let spelling = run.spellings.known(row.span(run.first, run.last));
                let others = spelling.and_then(|spelling| match at {
                    0 => Some(spelling),
                    _ => self.together.get(&(cells.others, spelling)).copied(),
                });
                match others {
                    Some(others) => cells.others = others,
                    None => *found = None,
                }
            }
        }
    }

    /// Makes what a row says known; `None` where there is too much of it.
    pub(super) fn enter(&mut self, row: &RawRow<'_>) -> Option<Cells> {
        let sex = match &mut self.sex {
            Some(run) => run.number(row.field(run.first), SEXES)?,
            None => 0,
        };
        let mut others = 0;
        for (at, run) in self.list.iter_mut().enumerate() {
            let spelling = run.number(row.span(run.first, run.last), MOST)?;
            let count = self.together.len() as u32;
            others = match (at, self.together.get(&(others, spelling))) {
                (0, _) => spelling,
                (_, Some(known)) => *known,
                (_, None) if count == MOST => return None,
                (_, None) => {
                    // Beyond all numbers of the first run.
                    self.together.insert((others, spelling), MOST + count);
                    MOST + count
                }
            };
        }
        Some(Cells { others, sex })
    }
}
