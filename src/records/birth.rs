//! When somebody was born, and so how old they are at the reference date.

use super::dimension::AGE_LIMIT;
use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::age::full_years;
use crate::vocabulary::identity::Identity;
use chrono::NaiveDate;

/// Ages outside of these are looked at: nobody works for a bureau before 16 (Labour Law,
/// article 15) and hardly anybody after 70.
const LIKELY_AGES: std::ops::RangeInclusive<i32> = 16..=70;

/// What a row says about birth and age.
#[derive(Debug, Clone, Copy)]
pub struct BirthFacts {
    /// 出生日期, if it can be read.
    pub written: Option<NaiveDate>,
    /// Whether day and month are written, so that it can be compared with the identity
    /// number's.
    pub written_to_the_day: bool,
    /// The identity number, if it is valid.
    pub identity: Option<Identity>,
    /// 年龄, if it is filled and a number.
    pub age: Option<u32>,
}

impl BirthFacts {
    /// The birth date that counts: 出生日期, or the identity number's where it is missing,
    /// cannot be, or the bureau goes by the number.
    pub fn counted(&self, identity_first: bool, as_of: NaiveDate) -> Option<NaiveDate> {
        let proved = self.identity.map(|i| i.birth);
        // A birth date that cannot be (born tomorrow, or in 1800) gives way to the number's.
        let can_be =
            |birth: &NaiveDate| (0..=AGE_LIMIT as i32).contains(&full_years(*birth, as_of));
        let written = self.written.filter(|w| proved.is_none() || can_be(w));
        match identity_first {
            true => proved.or(written),
            false => written.or(proved),
        }
    }
}

/// The age in full years as a value of its dimension, unknown being the one after the
/// highest, and what is worth a finding.
///
/// 出生日期 counts; where it is missing or cannot be, a valid 身份证号 gives it, else 年龄.
pub fn age(facts: &BirthFacts, identity_first: bool, as_of: NaiveDate) -> (u32, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let from_identity = facts.identity.map(|i| i.birth);
    if let (Some(written), Some(proved)) = (facts.written, from_identity)
        && written != proved
        && facts.written_to_the_day
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
    let birth = facts.counted(identity_first, as_of);
    let years = match (birth, facts.age) {
        (Some(birth), _) => Some(full_years(birth, as_of)),
        (None, age) => age.map(|a| i32::try_from(a).unwrap_or(i32::MAX)),
    };
    let Some(years) = years else {
        return (AGE_LIMIT + 1, findings);
    };
    if !LIKELY_AGES.contains(&years) {
        findings.push(Diagnostic::new(Code::AgeUnlikely).number("age", years));
    }
    match u32::try_from(years) {
        Ok(age) if age <= AGE_LIMIT => (age, findings),
        _ => (AGE_LIMIT + 1, findings),
    }
}
