//! What a row says for itself, like all others or not: who somebody is, where and since when.

use crate::records::birth::LIKELY_AGES;
use crate::records::columns::Columns;
use crate::records::likelihood::WORKING_AGE;
use crate::source::RawRow;
use crate::vocabulary::{RosterField as F, Sex, dates, identity};
use chrono::{Datelike, NaiveDate};

/// The fields that say who somebody is, where and since when: looked at in every row.
pub(super) const OWN: &[F] = &[
    F::StaffNumber,
    F::Name,
    F::IdentityNumber,
    F::BirthDate,
    F::Joined,
    F::Left,
    F::Unit,
    F::EstablishmentUnit,
];

/// So many likenesses of the own cells there may be.
pub(super) const LIKENESSES: u32 = 1 << 7;

/// Positions of the columns that are looked at in every row.
pub(super) struct Own {
    name: usize,
    number: usize,
    pub(super) unit: usize,
    home: Option<usize>,
    staff: Option<usize>,
    birth: Option<usize>,
    joined: Option<usize>,
    left: Option<usize>,
    /// The reference date.
    pub(super) as_of: NaiveDate,
    /// The same as YYYYMMDD.
    today: u32,
}

/// What a row's own cells say.
pub(super) struct Said {
    pub(super) number: u64,
    /// The birth as YYYYMMDD.
    pub(super) born: u32,
    pub(super) birth: NaiveDate,
    pub(super) age: u32,
    pub(super) joined: Option<NaiveDate>,
    pub(super) left: Option<NaiveDate>,
    /// What all else may depend on, below [`LIKENESSES`].
    pub(super) likeness: u32,
}

impl Said {
    /// Whether somebody joined at an age that needs a closer look.
    pub(super) fn is_young(&self) -> bool {
        let years = |joined: NaiveDate| joined.year() - self.birth.year();
        self.joined
            .is_some_and(|joined| years(joined) <= WORKING_AGE)
    }
}

impl Own {
    /// Of a table with these columns; `None` where the name, the number or the unit is none of
    /// them.
    pub(super) fn new(columns: &Columns<F>, as_of: NaiveDate) -> Option<Self> {
        Some(Own {
            name: columns.position(F::Name)?,
            number: columns.position(F::IdentityNumber)?,
            unit: columns.position(F::Unit)?,
            home: columns.position(F::EstablishmentUnit),
            staff: columns.position(F::StaffNumber),
            birth: columns.position(F::BirthDate),
            joined: columns.position(F::Joined),
            left: columns.position(F::Left),
            as_of,
            today: digits(as_of)?,
        })
    }

    /// Whether a column is one of those that hold a number, a date or the same in many rows.
    pub(super) fn reads(&self, column: usize) -> bool {
        let known = [self.number, self.unit];
        let may_be = [self.home, self.birth, self.joined, self.left];
        known.contains(&column) || may_be.contains(&Some(column))
    }

    /// What they say of a row; `None` where any of them needs a closer look.
    pub(super) fn read(&self, row: &RawRow<'_>) -> Option<Said> {
        let of = |column: Option<usize>| column.map_or(&[][..], |column| row.field(column));
        // An example row says so under 工号, a row without a name is told of.
        if of(self.staff).first().is_some_and(|byte| !byte.is_ascii())
            || row
                .field(self.name)
                .first()
                .is_none_or(u8::is_ascii_whitespace)
        {
            return None;
        }
        let identity = identity::of_bytes(row.field(self.number))?;
        let date = |column| match of(column) {
            [] => Some(None),
            cell => dates::of_ten_bytes(cell).map(|date| Some(date.date)),
        };
        let (joined, left) = (date(self.joined)?, date(self.left)?);
        let written = match of(self.birth) {
            [] => None,
            cell if is_birth(row.field(self.number), cell) => Some(identity.birth),
            cell => Some(dates::of_ten_bytes(cell)?.date),
        };
        let born = (identity.packed / 1000 % 100_000_000) as u32;
        // As `full_years` has it: a year is over on the same day of the same month.
        let age = self.today.checked_sub(born)? / 10_000;
        if identity.trailing_zeros
            || written.is_some_and(|written| written != identity.birth)
            || !LIKELY_AGES.contains(&age)
            || matches!((joined, left), (Some(joined), Some(left)) if left < joined)
        {
            return None;
        }
        let home = of(self.home);
        if !home.is_empty() && home != row.field(self.unit) {
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
}

/// Whether a cell is the birth date of a number of eighteen characters, as it is mostly
/// written; it may be the date where this says no.
#[inline]
fn is_birth(number: &[u8], cell: &[u8]) -> bool {
    let (Some(born), Ok(cell)) = (number.get(6..14), <&[u8; 10]>::try_from(cell)) else {
        return false;
    };
    cell[4] == b'-'
        && cell[7] == b'-'
        && cell[..4] == born[..4]
        && cell[5..7] == born[4..6]
        && cell[8..] == born[6..]
}

/// A date as YYYYMMDD.
fn digits(date: NaiveDate) -> Option<u32> {
    let year = u32::try_from(date.year()).ok()?;
    Some(year * 10_000 + date.month() * 100 + date.day())
}
