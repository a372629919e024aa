//! What a real list leaves out: the few cells that are empty or only half filled.

use super::person::Person;
use crate::bureau::random::Random;
use chrono::Datelike;

/// What the rosters write down of a person's dates and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    Complete,
    /// 出生日期 has year and month only.
    BirthMonth,
    /// 出生日期 is empty.
    NoBirth,
    /// 身份证号 is empty.
    NoId,
    /// 入职日期 has the year only.
    HireYear,
    /// Neither birth date nor identity number.
    NoAge,
}

/// How many records are incomplete, and how.
const BLEMISHES: [(Record, u32); 4] = [
    (Record::BirthMonth, 12),
    (Record::NoBirth, 9),
    (Record::NoId, 5),
    (Record::HireYear, 3),
];

/// Makes some records of those who stay incomplete.
pub fn blemish(people: &mut [Person], random: &mut Random) {
    for (record, count) in BLEMISHES {
        let mut left = count;
        while left > 0 {
            let person = &mut people[random.below(people.len() as u32) as usize];
            let moved = person.hired.year() > person.started.year();
            if person.stays() && moved && person.record == Record::Complete {
                person.record = record;
                left -= 1;
            }
        }
    }
}
