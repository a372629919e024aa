//! Rows like others: what their cells say but for who the person is has been read before.
//!
//! A row that was read whole is remembered by the bytes of its cells. The next row of the
//! same cells, but of another person, is in the same classes; only what number, dates and unit
//! say is found out anew, by the same rules. Where a row could give any finding it is not
//! taken here, but read whole.

mod cells;
mod common;
mod fates;
mod likeness;
mod own;

use super::scout::Foreseen;
use crate::diagnostic::Code;
use crate::records::birth::LIKELY_AGES as AGES;
use crate::records::cache::Cache;
use crate::records::columns::Columns;
use crate::records::dimension::Dim;
use crate::records::likelihood::unlikely;
use crate::records::person::Identity;
use crate::records::rules::Rules;
use crate::source::RawRow;
use crate::vocabulary::RosterField as F;
use cells::{Cells, Runs};
use chrono::NaiveDate;
pub use common::Common;
use common::{Alike, Asked};
use fates::Fates;
use likeness::Likenesses;
use own::{Own, Said};
use rustc_hash::FxHashMap;

/// Whether classes may depend on a field: the reader of rows looks at no other one.
pub(super) fn tells(field: F) -> bool {
    !cells::ASIDE.contains(&field)
}

/// The dimensions in which rows like each other differ.
pub const OWN_DIMS: [Dim; 3] = [Dim::Age, Dim::Retiring, Dim::UnitType];

/// So many spellings of a run, and rows that differ, are remembered.
const MOST: u32 = 20_000;

/// The findings that a row can give of itself and that may only have to be counted.
pub const FOUND: [Code; 3] = [Code::PastRetirement, Code::JoinedYoung, Code::TitleUnlikely];

/// A row like one read before.
#[derive(Debug, Clone, Copy)]
pub struct Quick {
    /// The line on which it starts.
    pub line: u64,
    /// The unit's number.
    pub unit: u32,
    /// What it is like.
    pub like: u32,
    /// Whether it counts.
    pub counts: bool,
    /// The identity number, packed.
    number: u64,
    /// Full years.
    pub age: u32,
    /// The value of [`Dim::Retiring`].
    pub retiring: u32,
    /// 入职日期.
    pub joined: Option<NaiveDate>,
    /// 离职日期.
    pub left: Option<NaiveDate>,
    /// Which of [`FOUND`] there is to count, a bit each.
    pub found: u8,
}

/// What is remembered of the rows of one table.
pub struct Remembered {
    own: Own,
    runs: Runs,
    /// The number of each unit, by how it is written.
    units: Cache<u32>,
    known: Likenesses,
    alike: FxHashMap<Alike, u32>,
    common: Vec<Common>,
    asked: Vec<Asked>,
    fates: Fates,
    /// What was found of rows that are looked at together.
    found: Found,
}

/// What the cells of some rows say, one step for all of them after the other: so the
/// processor need not wait for the memory at each row.
#[derive(Default)]
struct Found {
    units: Vec<Option<u32>>,
    cells: Vec<Option<Cells>>,
    said: Vec<Option<Said>>,
}

impl Remembered {
    /// Nothing remembered yet of a table with these columns; `None` where rows cannot be told
    /// by their cells.
    pub fn new(columns: &Columns<F>, rules: &Rules) -> Option<Self> {
        Some(Remembered {
            own: Own::new(columns, rules.as_of)?,
            runs: Runs::new(columns),
            units: Cache::default(),
            known: Likenesses::default(),
            alike: FxHashMap::default(),
            common: Vec::new(),
            asked: Vec::new(),
            fates: Fates::default(),
            found: Found::default(),
        })
    }

    /// The columns of which nothing is remembered, but that of the unit and those of numbers
    /// and dates: names, and what nobody asks for. `width` is how many columns there are.
    pub fn others(&self, width: usize) -> Vec<usize> {
        let is_told = |column: &usize| self.own.reads(*column) || self.runs.hold(*column);
        (0..width).filter(|column| !is_told(column)).collect()
    }

    /// Looks at some rows, to [tell](Self::tell) of each if it is like one before.
    pub fn look_at(&mut self, rows: &[RawRow<'_>]) {
        let found = &mut self.found;
        let unit = |row: &RawRow<'_>| self.units.known(row.field(self.own.unit));
        found.units.clear();
        found.units.extend(rows.iter().map(unit));
        self.runs.known(rows, &mut found.cells);
        found.said.clear();
        found.said.extend(rows.iter().map(|row| self.own.read(row)));
    }

    /// What there is to say of a row that was [looked at](Self::look_at) with others, if it is
    /// like one before them all; `at` is its number among them. Of the codes in `full`
    /// findings are only counted.
    #[inline]
    pub fn tell(&mut self, at: usize, line: u64, full: u128) -> Option<Quick> {
        let unit = self.found.units[at]?;
        let cells = self.found.cells[at]?;
        let said = self.found.said[at].as_ref()?;
        let like = self.known.get(cells, said.likeness)?;
        let asked = self.asked.get(like as usize)?;
        let (retiring, is_told) = self.fates.of(asked.fate, said, self.own.as_of);
        let may_be_found = asked.counts
            && (is_told || asked.early >> (said.age - AGES.start()) & 1 == 1 || said.is_young());
        let mut found = 0;
        if may_be_found {
            let common = self.common.get(like as usize)?;
            for unlikely in unlikely(&common.known(said), self.own.as_of) {
                let code = unlikely.code();
                if full & code.bit() == 0 {
                    return None;
                }
                found |= 1 << FOUND.iter().position(|one| *one == code)?;
            }
        }
        Some(Quick {
            line,
            unit,
            like,
            counts: asked.counts,
            number: said.number,
            age: said.age,
            retiring,
            joined: said.joined,
            left: said.left,
            found,
        })
    }

    /// Remembers a row that was read whole and gave no finding but such as are only counted.
    pub fn remember(&mut self, row: &RawRow<'_>, read: &Foreseen) {
        let person = &read.person;
        if person.home.is_some() || !read.own_unit {
            return;
        }
        let Some(said) = self.own.read(row) else {
            return;
        };
        let unit = row.field(self.own.unit);
        if self.units.known(unit).is_none() {
            self.units.put(unit, person.unit);
        }
        let Some(cells) = self.runs.enter(row) else {
            return;
        };
        let Some(place) = self.known.place(cells, said.likeness) else {
            return;
        };
        let common = Common::of(person, read.given, said.left.is_some());
        let Some(mut common) = common else {
            return;
        };
        common.counted = read.counted.iter().collect();
        if common.counts {
            // Those that are this row's own.
            for own in unlikely(&common.known(&said), self.own.as_of) {
                let place = common.counted.iter().position(|code| *code == own.code());
                let Some(place) = place else {
                    return;
                };
                common.counted.remove(place);
            }
        }
        let next = self.common.len() as u32;
        let number = *self.alike.entry(common.alike()).or_insert(next);
        self.known.put(place, number);
        if number == next {
            self.asked.push(Asked {
                counts: common.counts,
                early: common.early(self.own.as_of),
                fate: self.fates.kind(&common),
            });
            self.common.push(common);
        }
    }

    /// What rows like this one have in common.
    pub fn common(&self) -> &[Common] {
        &self.common
    }
}

impl Quick {
    /// Whom the row is about.
    pub fn identity(&self) -> Identity {
        Identity {
            number: Some(self.number),
            name: None,
            settled: false,
        }
    }
}
