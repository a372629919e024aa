//! One person of a roster, classified.

use super::dimension::Dim;
use chrono::NaiveDate;

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
    /// 离职日期.
    pub left: Option<NaiveDate>,
}

/// What two rows of one person share. One of the two is there.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// A valid identity number, packed.
    pub number: Option<u64>,
    /// A fingerprint of name and birth date: of people without a valid number, and of all
    /// when the reader was asked to name everybody.
    pub name: Option<u64>,
}
