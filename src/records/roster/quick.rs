//! Rows like others: what their cells say but for who the person is has been read before.
//!
//! A row that was read whole is remembered by the bytes of its cells. The next row of the
//! same cells, but of another person, is in the same classes; only what number, dates and unit
//! say is found out anew, by the same rules. Where a row could give any finding it is not
//! taken here, but read whole.

use super::scout::Foreseen;
use crate::diagnostic::Code;
use crate::records::birth::LIKELY_AGES as AGES;
use crate::records::cache::Cache;
use crate::records::columns::Columns;
use crate::records::combined::Retiring;
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::likelihood::{Known, WORKING_AGE, unlikely};
use crate::records::person::{Identity, Latest, Person};
use crate::records::rules::Rules;
use crate::source::RawRow;
use crate::vocabulary::dates::{self, PartialDate};
use crate::vocabulary::{Class, Post, RosterField as F, Sex, Standing, Title, UnitType, identity};
use chrono::{Datelike, NaiveDate};
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

/// The dimensions in which rows like each other differ.
pub const OWN_DIMS: [Dim; 3] = [Dim::Age, Dim::Retiring, Dim::UnitType];

/// So many spellings of a run, and rows that differ, are remembered.
const MOST: usize = 20_000;

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

/// What rows like each other have in common.
#[derive(Debug, Clone)]
pub struct Common {
    person: Person,
    /// The type of its unit that a row gives.
    pub given: Option<UnitType>,
    /// Whether they count.
    pub counts: bool,
    /// The findings that each of them gives and that only have to be counted.
    pub counted: Vec<Code>,
    sex: Sex,
    post: Post,
    title: Title,
    status: Option<Standing>,
}

/// What is asked of each of the rows like each other, side by side for all of them.
#[derive(Debug, Clone, Copy)]
struct Asked {
    counts: bool,
    /// At which of [`AGES`] they can hardly have their title, a bit each.
    early: u64,
    /// Where in [`Fates`] to look.
    fate: usize,
}

/// What makes rows alike: the values, the type given, a date beside the status, findings.
type Alike = (
    [u32; Dim::COUNT],
    Option<UnitType>,
    Option<NaiveDate>,
    Vec<Code>,
);

/// What is remembered of the rows of one table.
pub struct Remembered {
    columns: Own,
    as_of: NaiveDate,
    /// The same as YYYYMMDD.
    today: u32,
    runs: Vec<Run>,
    /// The number of each unit, by how it is written.
    units: Cache<u32>,
    /// The number of a row's first runs (of the first one, its spelling's) and of the next
    /// one's spelling: the number of all these.
    together: FxHashMap<(u32, u32), u32>,
    /// The number of all runs, and what the row's own cells are like: what it is like.
    known: FxHashMap<(u32, u32), u32>,
    alike: FxHashMap<Alike, u32>,
    common: Vec<Common>,
    asked: Vec<Asked>,
    fates: Fates,
}

/// What comes of a birth in some month: it is the same for many.
#[derive(Default)]
struct Fates {
    /// Whom it depends on.
    kinds: Vec<(Sex, Post, Option<Standing>)>,
    /// For each kind, of each month since the first that was asked for: the class of
    /// [`Retiring`], and whether that is worth a finding.
    months: Vec<Vec<Option<(u32, bool)>>>,
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
    number: u64,
    /// The birth as YYYYMMDD.
    born: u32,
    birth: NaiveDate,
    age: u32,
    joined: Option<NaiveDate>,
    left: Option<NaiveDate>,
    /// What all else may depend on.
    likeness: u32,
}

impl Said {
    /// Whether somebody joined at an age that needs a closer look.
    fn is_young(&self) -> bool {
        let years = |joined: NaiveDate| joined.year() - self.birth.year();
        self.joined
            .is_some_and(|joined| years(joined) <= WORKING_AGE)
    }
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
        Some(Remembered {
            columns: own,
            as_of: rules.as_of,
            today: digits(rules.as_of)?,
            runs: runs(columns),
            units: Cache::default(),
            together: FxHashMap::default(),
            known: FxHashMap::default(),
            alike: FxHashMap::default(),
            common: Vec::new(),
            asked: Vec::new(),
            fates: Fates::default(),
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

    /// What there is to say of a row, if it is like one before. Of the codes in `full`
    /// findings are only counted.
    pub fn read(&mut self, row: &RawRow<'_>, full: u128) -> Option<Quick> {
        let unit = self.units.known(row.field(self.columns.unit))?;
        let mut together = None;
        for run in &self.runs {
            let spelling = run.spellings.known(row.span(run.first, run.last))?;
            together = Some(match together {
                None => spelling,
                Some(before) => *self.together.get(&(before, spelling))?,
            });
        }
        let together = together.unwrap_or_default();
        let said = self.said(row)?;
        let like = *self.known.get(&(together, said.likeness))?;
        let asked = self.asked.get(like as usize)?;
        let (retiring, is_told) = self.fates.of(asked.fate, &said, self.as_of);
        let may_be_found = asked.counts
            && (is_told || asked.early >> (said.age - AGES.start()) & 1 == 1 || said.is_young());
        let mut found = 0;
        if may_be_found {
            let common = self.common.get(like as usize)?;
            for unlikely in unlikely(&common.known(&said), self.as_of) {
                let code = unlikely.code();
                if full & code.bit() == 0 {
                    return None;
                }
                found |= 1 << FOUND.iter().position(|one| *one == code)?;
            }
        }
        Some(Quick {
            line: row.line(),
            unit,
            like,
            number: said.number,
            age: said.age,
            retiring,
            joined: said.joined,
            left: said.left,
            found,
        })
    }

    /// What its own cells say of a row; `None` where any of them needs a closer look.
    fn said(&self, row: &RawRow<'_>) -> Option<Said> {
        let own = &self.columns;
        let of = |column: Option<usize>| column.map_or(&[][..], |column| row.field(column));
        // An example row says so under 工号, a row without a name is told of.
        if of(own.staff).first().is_some_and(|byte| !byte.is_ascii())
            || row
                .field(own.name)
                .first()
                .is_none_or(u8::is_ascii_whitespace)
        {
            return None;
        }
        let identity = identity::of_bytes(row.field(own.number))?;
        let date = |column| match of(column) {
            [] => Some(None),
            cell => dates::of_ten_bytes(cell).map(|date| Some(date.date)),
        };
        let (written, joined, left) = (date(own.birth)?, date(own.joined)?, date(own.left)?);
        let born = (identity.packed / 1000 % 100_000_000) as u32;
        // As `full_years` has it: a year is over on the same day of the same month.
        let age = self.today.checked_sub(born)? / 10_000;
        if identity.trailing_zeros
            || written.is_some_and(|written| written != identity.birth)
            || !AGES.contains(&age)
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
        let likeness = likeness
            .iter()
            .fold(0, |all, (part, bits)| all << bits | part);
        Some(Said {
            number: identity.packed,
            born,
            birth: identity.birth,
            age,
            joined,
            left,
            likeness,
        })
    }

    /// Remembers a row that was read whole and gave no finding but such as are only counted.
    pub fn remember(&mut self, row: &RawRow<'_>, read: &Foreseen) {
        let person = &read.person;
        if person.home.is_some() || !read.own_unit {
            return;
        }
        let Some(said) = self.said(row) else {
            return;
        };
        self.units.put(row.field(self.columns.unit), person.unit);
        let mut together = None;
        for run in &mut self.runs {
            let Some(spelling) = run.number(row) else {
                return;
            };
            // Beyond all numbers of the first run.
            let next = (MOST + self.together.len()) as u32;
            together = Some(match together {
                None => spelling,
                Some(before) => *self.together.entry((before, spelling)).or_insert(next),
            });
        }
        let together = together.unwrap_or_default();
        let likeness = (together, said.likeness);
        if self.known.len() == MOST || self.known.contains_key(&likeness) {
            return;
        }
        let common = Common::of(person, read.given, said.left.is_some());
        let Some(mut common) = common else {
            return;
        };
        common.counted = read.counted.iter().collect();
        if common.counts {
            // Those that are this row's own.
            for own in unlikely(&common.known(&said), self.as_of) {
                let place = common.counted.iter().position(|code| *code == own.code());
                let Some(place) = place else {
                    return;
                };
                common.counted.remove(place);
            }
        }
        let next = self.common.len() as u32;
        let number = *self.alike.entry(common.alike()).or_insert(next);
        self.known.insert(likeness, number);
        if number == next {
            self.asked.push(Asked {
                counts: common.counts,
                early: common.early(self.as_of),
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
    /// What a row has in common with others that was read as this person; `has_left` says
    /// whether 离职日期 is filled.
    fn of(person: &Person, given: Option<UnitType>, has_left: bool) -> Option<Self> {
        let value = |dim: Dim| person.values[dim as usize] as usize;
        let mut common = Common {
            given,
            counts: value(Dim::InPost) as u32 == value_of(InPost::Yes),
            sex: *Sex::ALL.get(value(Dim::Sex))?,
            post: *Post::ALL.get(value(Dim::Post))?,
            title: *Title::ALL.get(value(Dim::Title))?,
            status: Standing::ALL.get(value(Dim::Status)).copied(),
            person: Person {
                unit: 0,
                identity: None,
                birth: None,
                joined: None,
                latest: Latest::default(),
                ..*person
            },
            counted: Vec::new(),
        };
        // A date beside a status is the same in all rows like this one; one under 离职日期 is
        // the row's own.
        common.person.left = common.person.left.filter(|_| !has_left);
        for dim in OWN_DIMS {
            common.person.values[dim as usize] = 0;
        }
        Some(common)
    }

    fn alike(&self) -> Alike {
        let person = &self.person;
        let counted = self.counted.clone();
        (person.values, self.given, person.left, counted)
    }

    /// At which of [`AGES`] they can hardly have their title, a bit each.
    fn early(&self, as_of: NaiveDate) -> u64 {
        let is_early = |age| {
            let mut found = unlikely(&self.known_of(age), as_of);
            found.any(|found| found.code() == Code::TitleUnlikely)
        };
        AGES.enumerate().fold(0, |early, (bit, age)| {
            early | u64::from(is_early(age)) << bit
        })
    }

    /// Somebody of this age, of whom no date is known.
    fn known_of(&self, age: u32) -> Known {
        Known {
            born: None,
            age,
            sex: self.sex,
            post: self.post,
            title: self.title,
            status: self.status,
            joined: None,
        }
    }

    /// Somebody of whom this is said.
    fn known(&self, said: &Said) -> Known {
        Known {
            born: Some(PartialDate::exact(said.birth)),
            joined: said.joined.map(PartialDate::exact),
            ..self.known_of(said.age)
        }
    }

    /// One of the rows, without what is its own: number, dates and age.
    pub fn person(&self) -> &Person {
        &self.person
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

impl Fates {
    /// Where to look for rows that have this in common.
    fn kind(&mut self, common: &Common) -> usize {
        let kind = (common.sex, common.post, common.status);
        let known = self.kinds.iter().position(|other| *other == kind);
        known.unwrap_or_else(|| {
            self.kinds.push(kind);
            self.months.push(Vec::new());
            self.kinds.len() - 1
        })
    }

    /// What comes of a birth: the month decides, by the law's table.
    fn of(&mut self, kind: usize, said: &Said, as_of: NaiveDate) -> (u32, bool) {
        // A number that is valid tells of no year before 1900.
        let month = (said.born / 10_000).saturating_sub(1900) * 12 + said.born / 100 % 100;
        let month = month as usize;
        let months = &mut self.months[kind];
        if let Some(Some(known)) = months.get(month) {
            return *known;
        }
        let (sex, post, status) = self.kinds[kind];
        let born = Some(PartialDate::exact(said.birth));
        let known = Known {
            born,
            age: said.age,
            sex,
            post,
            title: Title::Unknown,
            status,
            joined: None,
        };
        let retiring = value_of(Retiring::of(sex, post, born, as_of));
        let found = (retiring, unlikely(&known, as_of).next().is_some());
        months.resize(months.len().max(month + 1), None);
        months[month] = Some(found);
        found
    }
}

/// A date as YYYYMMDD.
fn digits(date: NaiveDate) -> Option<u32> {
    let year = u32::try_from(date.year()).ok()?;
    Some(year * 10_000 + date.month() * 100 + date.day())
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
