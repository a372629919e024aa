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
    /// A fingerprint that two rows of one person share; none when the row tells too little
    /// or stands for several people.
    pub identity: Option<u64>,
    /// The birth date that counts, where there is one.
    pub birth: Option<NaiveDate>,
}
