//! The few hundred who join or leave in the report year, from `joiners.csv` and `leavers.csv`.

use super::draft::{Draft, Movement};
use super::quota;
use crate::bureau::apportion::apportion;
use crate::bureau::class::{Education, Establishment, Profession, Sex, Title};
use crate::bureau::random::Random;
use crate::bureau::table;
use crate::bureau::unit::Unit;
use anyhow::Result;
use serde::Deserialize;

/// So many alike, spread over the units of a scope.
#[derive(Debug, Deserialize)]
struct Group {
    #[serde(rename = "途径")]
    route: String,
    /// Beginnings of staff-number prefixes, parted by blanks.
    #[serde(rename = "范围")]
    scope: String,
    #[serde(rename = "专业类别")]
    profession: Profession,
    #[serde(rename = "学历")]
    education: Education,
    #[serde(rename = "职称")]
    title: Title,
    #[serde(rename = "编制")]
    establishment: Establishment,
    #[serde(rename = "最小年龄")]
    youngest: i32,
    #[serde(rename = "最大年龄")]
    oldest: i32,
    #[serde(rename = "人数")]
    count: u32,
}

/// Those who join, complete but for sex.
pub fn joiners(units: &[Unit], random: &mut Random) -> Result<Vec<Draft>> {
    let text = include_str!("../../data/joiners.csv");
    spread(text, units, |draft, group| {
        let route = group.route.clone();
        draft.movement = Movement::Joins { route };
        draft.age = random.between(group.youngest, group.oldest);
    })
}

/// Those who leave, complete; who retires does so at the age when it is due.
pub fn leavers(units: &[Unit], random: &mut Random) -> Result<Vec<Draft>> {
    let text = include_str!("../../data/leavers.csv");
    spread(text, units, |draft, group| {
        let route = group.route.clone();
        let woman = draft.profession == Profession::Nurse || random.chance(50);
        draft.sex = if woman { Sex::Female } else { Sex::Male };
        draft.age = if route == "退休" {
            draft.retirement_age()
        } else {
            random.between(group.youngest, group.oldest)
        };
        draft.movement = Movement::Leaves { route };
    })
}

/// The people of all groups, shared among the units of each group's scope.
///
/// The units take turns in being first, so that groups of one don't all go to the same.
fn spread(
    text: &str,
    units: &[Unit],
    mut complete: impl FnMut(&mut Draft, &Group),
) -> Result<Vec<Draft>> {
    let sizes = quota::sizes(units)?;
    let mut drafts = Vec::new();
    for (turn, group) in table::rows::<Group>(text)?.iter().enumerate() {
        let scope: Vec<&str> = group.scope.split(' ').collect();
        let mut among: Vec<usize> = (0..units.len())
            .filter(|&unit| units[unit].is_among(&scope))
            .collect();
        let first = turn % among.len();
        among.rotate_left(first);
        let weights: Vec<u32> = among.iter().map(|&unit| sizes[unit]).collect();
        for (&unit, share) in among.iter().zip(apportion(group.count, &weights)) {
            for _ in 0..share {
                let mut draft = Draft::new(unit, group.profession);
                draft.title = group.title;
                draft.education = group.education;
                draft.establishment = group.establishment;
                complete(&mut draft, group);
                drafts.push(draft);
            }
        }
    }
    Ok(drafts)
}
