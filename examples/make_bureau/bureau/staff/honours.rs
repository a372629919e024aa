//! 称号: the experts and leaders among the senior physicians.

use super::person::Person;
use crate::bureau::REPORT_YEAR;
use crate::bureau::class::Profession;
use crate::bureau::random::Random;
use std::ops::Range;

/// Which places in the order of rank have which honour in which year.
///
/// Five experts are leaders as well; three leaders are new in the report year.
/// 后备学科带头人 is an honour of its own and not one of the 学科带头人.
const HONOURS: [(&str, i32, Range<usize>); 6] = [
    ("市管专家", REPORT_YEAR - 1, 0..11),
    ("市管专家", REPORT_YEAR, 0..11),
    ("学科带头人", REPORT_YEAR - 1, 6..49),
    ("学科带头人", REPORT_YEAR, 6..52),
    ("后备学科带头人", REPORT_YEAR - 1, 52..60),
    ("后备学科带头人", REPORT_YEAR, 52..60),
];

/// Honours the senior physicians who stay, highest title first, then by lot.
pub fn award(people: &mut [Person], random: &mut Random) {
    let mut rank: Vec<_> = people
        .iter()
        .enumerate()
        .filter(|(_, p)| p.stays() && p.profession == Profession::Physician)
        .filter_map(|(i, p)| Some((p.before.as_ref()?.title, i)))
        .filter(|(title, _)| title.is_senior())
        .map(|(title, i)| (title, random.below(1000), i))
        .collect();
    rank.sort_unstable();
    for (honour, year, places) in HONOURS {
        for &(_, _, i) in &rank[places] {
            if let Some(standing) = people[i].standing_mut(year) {
                standing.honours.push(honour);
            }
        }
    }
}
