//! One person of a roster, classified.

use super::dimension::Dim;
use chrono::NaiveDate;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A row of a roster as counting needs it: small numbers only.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// The value in each dimension, by `dim as usize`.
    pub values: [u32; Dim::COUNT],
    /// The unit's number in the directory.
    pub unit: u32,
    /// How many people the row stands for (人数); 1 unless pre-aggregated.
    pub heads: u64,
    /// Who it is; none when the row does not count, tells too little or stands for several
    /// people.
    pub identity: Option<Identity>,
    /// The birth date that counts, where there is one.
    pub birth: Option<NaiveDate>,
    /// 入职日期.
    pub joined: Option<NaiveDate>,
    /// 离职日期, or the date beside a status that says gone.
    pub left: Option<NaiveDate>,
    /// How late each of these dates may be.
    pub latest: Latest,
    /// 编制单位, where the row does not count because that is another unit.
    pub home: Option<u32>,
}

/// The last day that each date of a person may mean: the date itself where it is written
/// to the day, else the end of its month or year.
#[derive(Debug, Clone, Copy, Default)]
pub struct Latest {
    /// Of the birth date.
    pub birth: Option<NaiveDate>,
    /// Of 入职日期.
    pub joined: Option<NaiveDate>,
    /// Of 离职日期.
    pub left: Option<NaiveDate>,
}

/// What two rows of one person share. Number or name is there.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// A valid identity number, packed.
    pub number: Option<u64>,
    /// The name and the birth: of people without a valid number, and of all when the reader
    /// was asked to name everybody.
    pub name: Option<NameKey>,
    /// Whether the bureau has decided that the row is rightly there beside another one of
    /// the same person.
    pub settled: bool,
}

/// A fingerprint of a name and a month of birth, with the day beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(pub u64);

/// The birth of somebody without a number, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Birth {
    /// Year and month; the day is no part of it.
    Month(i32, u32),
    /// The year alone.
    Year(i32),
    /// Only the age in full years at the reference date.
    Age(u32),
}

impl NameKey {
    /// The bits of the day.
    const DAY: u64 = 0b1_1111;

    /// Of a normalised name and a birth; `day` is 0 where it is not known.
    pub fn new(name: &str, birth: Birth, day: u32) -> Self {
        let mut hasher = DefaultHasher::new();
        (name, birth).hash(&mut hasher);
        NameKey((hasher.finish() & !Self::DAY) | (u64::from(day) & Self::DAY))
    }

    /// The same for all who share name and birth but for the day.
    pub fn group(self) -> u64 {
        self.0 & !Self::DAY
    }

    /// The day of the month; 0 where it is not known.
    pub fn day(self) -> u8 {
        (self.0 & Self::DAY) as u8
    }
}
