//! A row of a roster as comparing two years needs it: numbers and fingerprints only.

use super::born::Born;
use crate::records::dimension::InPost;
use crate::vocabulary::{Degree, Education, Establishment, Leaving, Post, Retirement, Sex, Title};
use chrono::{Datelike, NaiveDate};

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Position among the tables of the year's rosters.
    pub table: u32,
    /// The line on which it starts.
    pub line: u64,
}

/// Which of the two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The earlier one.
    Old,
    /// The later one.
    New,
}

/// An identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// A valid one, packed; with 15 and with 18 characters the same.
    Valid(u64),
    /// A fingerprint of one that is not valid, or of another document's.
    Written(u64),
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Where it stands.
    pub spot: Spot,
    /// The identity number; one that a workbook has destroyed, or that is masked, is none.
    pub number: Option<Number>,
    /// A fingerprint of the name; 0 where there is none, or it is not written whole.
    pub name: u64,
    /// The birth.
    pub born: Born,
    /// The unit, by its number in the [`Roll`](super::Roll).
    pub unit: u32,
    /// A fingerprint of 工号; 0 without one.
    pub staff_number: u64,
    /// 入职日期.
    pub joined: Option<NaiveDate>,
    /// 离职日期.
    pub left: Option<NaiveDate>,
    /// Whether it counts as in post, and if not, why.
    pub standing: InPost,
    /// Why the person has left, as far as the row says so.
    pub reason: Leaving,
    /// Title.
    pub title: Title,
    /// Highest completed education.
    pub education: Education,
    /// Degree; `None` where it is not known.
    pub degree: Option<Degree>,
    /// Sex.
    pub sex: Sex,
    /// Kind of post.
    pub post: Post,
    /// Establishment.
    pub establishment: Establishment,
    /// Age in full years at the year's reference date.
    pub age: Option<u8>,
}

impl Entry {
    /// Whether the row is in post.
    pub fn is_in_post(&self) -> bool {
        self.standing == InPost::Yes
    }

    /// The valid number.
    pub fn valid(&self) -> Option<u64> {
        match self.number {
            Some(Number::Valid(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether the person, as born and in post by this row, has come to the statutory
    /// retirement age by a day; also in that month. Not where sex or month of birth are not
    /// known.
    pub fn reaches_retirement(&self, by: NaiveDate) -> bool {
        let born = NaiveDate::from_ymd_opt(self.born.year.into(), self.born.month.into(), 1);
        let Some(born) = born.filter(|_| self.sex != Sex::Unknown) else {
            return false;
        };
        let months = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
        let age = Retirement::of(self.sex, self.post).age_in_months(born);
        months(by) - months(born) >= age
    }

    /// Whether the row tells who it is about: by a valid number, or by a name.
    pub fn is_somebody(&self) -> bool {
        self.valid().is_some() || self.name != 0
    }
}
