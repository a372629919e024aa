//! When somebody was born, and so how old they are at the reference date.

use super::dimension::AGE_LIMIT;
use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::age::full_years;
use crate::vocabulary::dates::{PartialDate, Precision};
use crate::vocabulary::identity::Identity;
use chrono::NaiveDate;

/// Ages outside of these are looked at: nobody works for a bureau before 16 (Labour Law,
/// article 15) and hardly anybody after 70.
pub const LIKELY_AGES: std::ops::RangeInclusive<u32> = 16..=70;

/// What a row says about birth and age.
#[derive(Debug, Clone, Copy)]
pub struct BirthFacts {
    /// 出生日期, if it can be read.
    pub written: Option<PartialDate>,
    /// The identity number, if it is valid.
    pub identity: Option<Identity>,
    /// 年龄, if it is filled and a number.
    pub age: Option<u32>,
}

impl BirthFacts {
    /// 出生日期 where it is written to the day, so that it can be compared.
    pub fn written_day(&self) -> Option<NaiveDate> {
        let day = self.written.filter(|w| w.precision == Precision::Day);
        day.map(|w| w.date)
    }

    /// The birth date that counts: 出生日期; where it is missing or cannot be, that of a
    /// valid 身份证号. The configuration may put the number first.
    pub fn born(&self, identity_first: bool, as_of: NaiveDate) -> Option<PartialDate> {
        let proved = self.identity.map(|i| PartialDate::exact(i.birth));
        // A birth date that cannot be (born tomorrow, or in 1800) gives way to the number's.
        let can_be = |w: &PartialDate| (0..=AGE_LIMIT as i32).contains(&full_years(w.date, as_of));
        let written = self.written.filter(|w| proved.is_none() || can_be(w));
        match identity_first {
            true => proved.or(written),
            false => written.or(proved),
        }
    }
}

/// Whether an age is one at which people work.
pub fn is_likely(years: u32) -> bool {
    LIKELY_AGES.contains(&years)
}

/// The age in full years as a value of its dimension, unknown being the one after the
/// highest, and what is worth a finding. Without any birth date 年龄 gives it.
pub fn age(facts: &BirthFacts, identity_first: bool, as_of: NaiveDate) -> (u32, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let from_identity = facts.identity.map(|i| i.birth);
    if let (Some(written), Some(proved)) = (facts.written_day(), from_identity)
        && written != proved
    {
        let finding = Diagnostic::new(Code::BirthDiffers)
            .fact("written", written.to_string())
            .fact("proved", proved.to_string())
            .fact(
                "used",
                if identity_first {
                    "身份证号"
                } else {
                    "出生日期"
                },
            );
        findings.push(finding);
    }
    let years = match (facts.born(identity_first, as_of), facts.age) {
        (Some(birth), _) => Some(full_years(birth.date, as_of)),
        (None, age) => age.map(|a| i32::try_from(a).unwrap_or(i32::MAX)),
    };
    let Some(years) = years else {
        return (AGE_LIMIT + 1, findings);
    };
    if !u32::try_from(years).is_ok_and(is_likely) {
        findings.push(Diagnostic::new(Code::AgeUnlikely).number("age", years));
    }
    match u32::try_from(years) {
        Ok(age) if age <= AGE_LIMIT => (age, findings),
        _ => (AGE_LIMIT + 1, findings),
    }
}
