//! Maternity, long illness, secondment: away, and still counted.

use super::person::Person;
use crate::bureau::class::Sex;
use crate::bureau::random::Random;
use crate::bureau::{REPORT_YEAR, table};
use anyhow::Result;
use serde::Deserialize;

/// How many have a status at the end of either year.
#[derive(Deserialize)]
struct Status {
    #[serde(rename = "状态")]
    name: String,
    /// 女 where only women have it.
    #[serde(rename = "性别")]
    sex: String,
    #[serde(rename = "最小年龄")]
    youngest: i32,
    #[serde(rename = "最大年龄")]
    oldest: i32,
    #[serde(rename = "2023年")]
    before: usize,
    #[serde(rename = "2024年")]
    now: usize,
}

/// Gives out the statuses of `statuses.csv`, at most one a person and year.
pub fn assign(people: &mut [Person], random: &mut Random) -> Result<()> {
    for status in table::rows::<Status>(include_str!("../../data/statuses.csv"))? {
        for (year, count) in [(REPORT_YEAR - 1, status.before), (REPORT_YEAR, status.now)] {
            let mut left = count;
            while left > 0 {
                let person = &mut people[random.below(people.len() as u32) as usize];
                let fits = (status.youngest..=status.oldest).contains(&person.age(year))
                    && (status.sex.is_empty() || person.sex == Sex::Female)
                    && !person.double_post
                    && person.stays();
                if let Some(standing) = person.standing_mut(year)
                    && fits
                    && standing.status.is_none()
                {
                    standing.status = Some(status.name.clone());
                    left -= 1;
                }
            }
        }
    }
    Ok(())
}
