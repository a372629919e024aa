//! Rows like others: what their cells say but for who the person is has been read before.
//!
//! A row that was read whole is remembered by the bytes of its cells. The next row of the
//! same cells, but of another person, is in the same classes; only what number, dates and unit
//! say is found out anew, by the same rules. Where a row could give any finding it is not
//! taken here, but read whole.

use super::scout::Foreseen;
use crate::records::birth::is_likely;
use crate::records::cache::Cache;
use crate::records::columns::Columns;
use crate::records::combined::Retiring;
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::likelihood::{Known, unlikely};
use crate::records::person::{Identity, Latest, Person};
use crate::records::rules::Rules;
use crate::records::units::Units;
use crate::source::RawRow;
use crate::vocabulary::age::full_years;
use crate::vocabulary::dates::{self, PartialDate};
use crate::vocabulary::{Class, Post, RosterField as F, Sex, Standing, Title, UnitType, identity};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// The fields that say who somebody is, where and since when: looked at in every row.
const OWN: &[F] = &[
    F::StaffNumber,
    F::Name,
    F::IdentityNumber,
    F::BirthDate,
    F::Joined,
    F::Left,
    F::Unit,
    F::EstablishmentUnit,
];

/// The fields that no class of a person depends on.
const ASIDE: &[F] = &[F::CareerStart, F::LeavingReason];

/// Whether classes may depend on a field: the reader of rows looks at no other one.
pub(super) fn tells(field: F) -> bool {
    !ASIDE.contains(&field)
}

/// So many columns beside each other are one spelling at most.
const BESIDE: usize = 4;

/// A table with more runs of such columns has too many columns for this.
const RUNS: usize = 11;

/// The dimensions in which rows of the same cells differ.
pub const OWN_DIMS: [Dim; 2] = [Dim::Age, Dim::Retiring];

/// As many bits of a likeness are of the row's own cells; what is above them is of the unit.
const KIND: u32 = 7;

/// So many spellings of a run, and rows that differ, are remembered.
const MOST: usize = 20_000;

/// What tells rows apart: their runs of cells, and in the last place what their own cells
/// are like.
type Likeness = [u32; RUNS + 1];

/// A row like one read before.
#[derive(Debug, Clone, Copy)]
pub struct Quick {
    /// The line on which it starts.
    pub line: u64,
    /// The unit's number.
    pub unit: u32,
    /// What it is like.
    pub like: u32,
    /// The identity number, packed.
    number: u64,
    /// Full years.
    age: u32,
    retiring: u32,
    joined: Option<NaiveDate>,
    left: Option<NaiveDate>,
}

/// What rows like each other have in common.
#[derive(Debug, Clone)]
pub struct Common {
    person: Person,
    /// The type of its unit that a row gives.
    pub given: Option<UnitType>,
    /// Whether they count.
    pub counts: bool,
    sex: Sex,
    post: Post,
    title: Title,
    status: Option<Standing>,
}

/// What is remembered of the rows of one table.
pub struct Remembered {
    columns: Own,
    as_of: NaiveDate,
    runs: Vec<Run>,
    /// The number and the kind of each unit, by how it is written.
    units: Cache<(u32, u32)>,
    known: FxHashMap<Likeness, u32>,
    common: Vec<Common>,
}

/// Columns beside each other.
struct Run {
    first: usize,
    last: usize,
    /// The number of each spelling.
    spellings: Cache<u32>,
    count: usize,
}

/// Positions of the columns that are looked at in every row.
struct Own {
    name: usize,
    number: usize,
    unit: usize,
    home: Option<usize>,
    staff: Option<usize>,
    birth: Option<usize>,
    joined: Option<usize>,
    left: Option<usize>,
}

/// What a row's own cells say.
struct Said {
    identity: identity::Identity,
    age: u32,
    joined: Option<NaiveDate>,
    left: Option<NaiveDate>,
    /// What all else may depend on.
    likeness: u32,
}

impl Remembered {
    /// Nothing remembered yet of a table with these columns; `None` where rows cannot be told
    /// by their cells.
    pub fn new(columns: &Columns<F>, rules: &Rules) -> Option<Self> {
        let own = Own {
            name: columns.position(F::Name)?,
            number: columns.position(F::IdentityNumber)?,
            unit: columns.position(F::Unit)?,
            home: columns.position(F::EstablishmentUnit),
            staff: columns.position(F::StaffNumber),
            birth: columns.position(F::BirthDate),
            joined: columns.position(F::Joined),
            left: columns.position(F::Left),
        };
        let runs = runs(columns);
        (runs.len() <= RUNS).then(|| Remembered {
            columns: own,
            as_of: rules.as_of,
            runs,
            units: Cache::default(),
            known: FxHashMap::default(),
            common: Vec::new(),
        })
    }

    /// The columns of which nothing is remembered, but that of the unit and those of numbers
    /// and dates: names, and what nobody asks for. `width` is how many columns there are.
    pub fn others(&self, width: usize) -> Vec<usize> {
        let own = &self.columns;
        let read = [own.home, own.birth, own.joined, own.left];
        let read = read.into_iter().flatten().chain([own.number, own.unit]);
        let read: Vec<usize> = read.collect();
        let is_told = |column: &usize| {
            let mut runs = self.runs.iter();
            read.contains(column) || runs.any(|run| (run.first..=run.last).contains(column))
        };
        (0..width).filter(|column| !is_told(column)).collect()
    }

    /// What there is to say of a row, if it is like one before.
    pub fn read(&self, row: &RawRow<'_>) -> Option<Quick> {
        let (unit, kind) = self.units.known(row.field(self.columns.unit))?;
        let mut likeness = [0; RUNS + 1];
        for (run, place) in self.runs.iter().zip(&mut likeness) {
            *place = run.spellings.known(row.span(run.first, run.last))?;
        }
        let said = self.said(row)?;
        likeness[RUNS] = said.likeness | kind << KIND;
        let like = *self.known.get(&likeness)?;
        let common = self.common.get(like as usize)?;
        let born = PartialDate::exact(said.identity.birth);
        if common.counts {
            let known = Known {
                born: Some(born),
                age: said.age,
                sex: common.sex,
                post: common.post,
                title: common.title,
                status: common.status,
                joined: said.joined.map(PartialDate::exact),
            };
            if unlikely(&known, self.as_of).next().is_some() {
                return None;
            }
        }
        let retiring = Retiring::of(common.sex, common.post, Some(born), self.as_of);
        Some(Quick {
            line: row.line(),
            unit,
            like,
            number: said.identity.packed,
            age: said.age,
            retiring: value_of(retiring),
            joined: said.joined,
            left: said.left,
        })
    }

    /// What its own cells say of a row; `None` where any of them needs a closer look.
    fn said(&self, row: &RawRow<'_>) -> Option<Said> {
        let own = &self.columns;
        let of = |column: Option<usize>| column.map_or(&[][..], |column| row.field(column));
        // An example row says so under 工号, a row without a name is told of.
        if of(own.staff).first().is_some_and(|byte| !byte.is_ascii())
            || row.field(own.name).first().is_none_or(u8::is_ascii_whitespace)
        {
            return None;
        }
        let identity = identity::of_bytes(row.field(own.number))?;
        let date = |column| match of(column) {
            [] => Some(None),
            cell => dates::of_ten_bytes(cell).map(|date| Some(date.date)),
        };
        let (written, joined, left) = (date(own.birth)?, date(own.joined)?, date(own.left)?);
        let age = u32::try_from(full_years(identity.birth, self.as_of)).ok()?;
        if identity.trailing_zeros
            || written.is_some_and(|written| written != identity.birth)
            || !is_likely(age)
            || matches!((joined, left), (Some(joined), Some(left)) if left < joined)
        {
            return None;
        }
        let home = of(own.home);
        if !home.is_empty() && home != row.field(own.unit) {
            return None;
        }
        let when = |date: Option<NaiveDate>| match date {
            None => 0,
            Some(date) => 1 + u32::from(date > self.as_of),
        };
        let likeness = [
            (u32::from(identity.sex == Sex::Male), 1),
            (u32::from(written.is_some()), 1),
            (u32::from(!home.is_empty()), 1),
            (when(joined), 2),
            (when(left), 2),
        ];
        let likeness = likeness.iter().fold(0, |all, (part, bits)| all << bits | part);
        Some(Said {
            identity,
            age,
            joined,
            left,
            likeness,
        })
    }

    /// Remembers a row that was read whole and gave no finding.
    pub fn remember(&mut self, row: &RawRow<'_>, read: &Foreseen, units: &Units) {
        let person = &read.person;
        let is_more = read.counted.iter().next().is_some() || person.home.is_some();
        let Some(unit) = units.entry(person.unit).filter(|_| read.own_unit && !is_more) else {
            return;
        };
        let Some(said) = self.said(row) else {
            return;
        };
        let types = UnitType::ALL.len() as u32 + 1;
        let number = |kind: Option<UnitType>| kind.map_or(0, |kind| 1 + value_of(kind));
        let kind = number(unit.configured) * types + number(unit.by_name);
        let cell = row.field(self.columns.unit);
        self.units.put(cell, (person.unit, kind));
        let mut likeness = [0; RUNS + 1];
        for (run, place) in self.runs.iter_mut().zip(&mut likeness) {
            let Some(number) = run.number(row) else {
                return;
            };
            *place = number;
        }
        likeness[RUNS] = said.likeness | kind << KIND;
        if self.common.len() == MOST || self.known.contains_key(&likeness) {
            return;
        }
        let Some(common) = Common::of(person, read.given) else {
            return;
        };
        self.known.insert(likeness, self.common.len() as u32);
        self.common.push(common);
    }

    /// What rows like this one have in common.
    pub fn common(&self) -> &[Common] {
        &self.common
    }
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

impl Common {
    fn of(person: &Person, given: Option<UnitType>) -> Option<Self> {
        let value = |dim: Dim| person.values[dim as usize] as usize;
        Some(Common {
            given,
            counts: value(Dim::InPost) as u32 == value_of(InPost::Yes),
            sex: *Sex::ALL.get(value(Dim::Sex))?,
            post: *Post::ALL.get(value(Dim::Post))?,
            title: *Title::ALL.get(value(Dim::Title))?,
            status: Standing::ALL.get(value(Dim::Status)).copied(),
            person: *person,
        })
    }

    /// The person of a row.
    pub fn person(&self, row: &Quick) -> Person {
        let mut person = self.person;
        for (dim, value) in row.own() {
            person.values[dim as usize] = value;
        }
        person.unit = row.unit;
        person.identity = self.counts.then_some(Identity {
            number: Some(row.number),
            name: None,
            settled: false,
        });
        person.joined = row.joined;
        // A status may have a date beside it, the same in all rows like this one.
        person.left = row.left.or(person.left);
        (person.birth, person.latest) = (None, Latest::default());
        person
    }

    /// The same without what is a row's own.
    pub fn all(&self) -> &Person {
        &self.person
    }
}

impl Quick {
    /// The dimensions in which rows like each other differ, and the values.
    pub fn own(&self) -> [(Dim, u32); OWN_DIMS.len()] {
        [(Dim::Age, self.age), (Dim::Retiring, self.retiring)]
    }
}

/// The columns on which classes depend, as far as they stand beside each other.
fn runs(columns: &Columns<F>) -> Vec<Run> {
    let telling = |field: &F| tells(*field) && !OWN.contains(field);
    let positions = columns.positions().filter(|(field, _)| telling(field));
    let mut positions: Vec<usize> = positions.map(|(_, position)| position).collect();
    positions.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for position in positions {
        match runs.last_mut() {
            Some(run) if run.last + 1 == position && run.last - run.first + 1 < BESIDE => {
                run.last = position;
            }
            _ => runs.push(Run {
                first: position,
                last: position,
                spellings: Cache::default(),
                count: 0,
            }),
        }
    }
    runs
}
