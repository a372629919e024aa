//! Those who stay: as many of each class as the quota tables leave when the joiners are in.

use super::deal::deal;
use super::draft::Draft;
use super::fit;
use crate::bureau::class::{AgeBand, Education, Establishment, Profession, Sex, Title};
use crate::bureau::random::Random;
use crate::bureau::table::{self, Quota};
use crate::bureau::unit::Unit;
use anyhow::{Context, Result};
use serde::Deserialize;

const PROFESSIONS: &str = include_str!("../../data/quota-professions.csv");

/// How many people each unit has at the end of the report year.
pub fn sizes(units: &[Unit]) -> Result<Vec<u32>> {
    let quotas = table::quotas::<Profession>(PROFESSIONS, units)?;
    Ok(quotas
        .iter()
        .map(|quota| quota.iter().map(|(_, n)| n).sum())
        .collect())
}

/// Fills the posts that the joiners leave, with people of whom nothing else is known.
pub fn add_stayers(drafts: &mut Vec<Draft>, units: &[Unit]) -> Result<()> {
    let quotas = table::quotas(PROFESSIONS, units)?;
    for (unit, quota) in quotas.iter().enumerate() {
        let joined = drafts
            .iter()
            .filter(|d| d.unit == unit)
            .map(|d| d.profession);
        for (profession, count) in remaining(quota, joined)? {
            drafts.extend((0..count).map(|_| Draft::new(unit, profession)));
        }
    }
    Ok(())
}

/// How many women a profession has.
#[derive(Deserialize)]
struct Women {
    #[serde(rename = "专业类别")]
    profession: Profession,
    #[serde(rename = "女")]
    count: u32,
}

/// Deals the sexes within each profession, the whole bureau together.
pub fn deal_sexes(drafts: &mut [Draft], random: &mut Random) -> Result<()> {
    for Women { profession, count } in table::rows(include_str!("../../data/quota-women.csv"))? {
        let mut members: Vec<&mut Draft> = drafts
            .iter_mut()
            .filter(|d| d.profession == profession)
            .collect();
        let quota = [
            (Sex::Female, count),
            (Sex::Male, members.len() as u32 - count),
        ];
        deal(
            &mut members,
            &quota,
            random,
            |_, _| Some(0),
            |d, sex, _| d.sex = sex,
        )?;
    }
    Ok(())
}

/// Deals everything else, unit by unit: age, title, schooling, establishment, 双肩挑.
pub fn fill(drafts: &mut [Draft], units: &[Unit], random: &mut Random) -> Result<()> {
    let ages = table::quotas::<AgeBand>(include_str!("../../data/quota-ages.csv"), units)?;
    let titles = table::quotas::<Title>(include_str!("../../data/quota-titles.csv"), units)?;
    let schools =
        table::quotas::<Education>(include_str!("../../data/quota-education.csv"), units)?;
    let posts =
        table::quotas::<Establishment>(include_str!("../../data/quota-establishment.csv"), units)?;
    for (index, unit) in units.iter().enumerate() {
        let (mut stayers, joined): (Vec<&mut Draft>, Vec<&mut Draft>) = drafts
            .iter_mut()
            .filter(|d| d.unit == index)
            .partition(|d| d.stays());
        let trained = || joined.iter().filter(|d| d.profession.is_professional());

        let quota = remaining(&ages[index], joined.iter().map(|d| AgeBand::of(d.age)))?;
        deal(&mut stayers, &quota, random, fit::age, set_age).context("age")?;

        let (mut professionals, others): (Vec<&mut Draft>, Vec<&mut Draft>) = stayers
            .iter_mut()
            .map(|d| &mut **d)
            .partition(|d| d.profession.is_professional());
        let quota = remaining(&titles[index], trained().map(|d| d.title))?;
        deal(&mut professionals, &quota, random, fit::title, |d, c, _| {
            d.title = c
        })
        .context("title")?;
        let quota = remaining(&schools[index], trained().map(|d| d.education))?;
        deal(
            &mut professionals,
            &quota,
            random,
            fit::education,
            |d, c, _| d.education = c,
        )
        .context("education")?;
        for other in others {
            other.education = fit::schooling(other.profession, random);
        }

        let double = unit.double_posts as u32;
        let quota = [(true, double), (false, stayers.len() as u32 - double)];
        deal(&mut stayers, &quota, random, fit::double_post, |d, c, _| {
            d.double_post = c
        })
        .context("double post")?;
        let quota = remaining(&posts[index], joined.iter().map(|d| d.establishment))?;
        deal(
            &mut stayers,
            &quota,
            random,
            fit::establishment,
            |d, c, _| d.establishment = c,
        )
        .context("establishment")?;
    }
    Ok(())
}

/// What a quota leaves when some have already taken their places.
fn remaining<C: Copy + PartialEq + std::fmt::Debug>(
    quota: &[(C, u32)],
    taken: impl Iterator<Item = C>,
) -> Result<Quota<C>> {
    let mut left = quota.to_vec();
    for class in taken {
        let place = left.iter_mut().find(|(c, n)| *c == class && *n > 0);
        place
            .with_context(|| format!("no place left for {class:?}"))?
            .1 -= 1;
    }
    Ok(left)
}

/// An age within a band, below the age of retirement.
fn set_age(draft: &mut Draft, band: AgeBand, random: &mut Random) {
    let (low, high) = match band {
        AgeBand::Unknown => (28, 44),
        AgeBand::From51 => (51, 59),
        AgeBand::To50 => (46, 50),
        AgeBand::To45 => (41, 45),
        AgeBand::To40 => (36, 40),
        AgeBand::To35 => (if random.chance(25) { 23 } else { 26 }, 35),
    };
    draft.age = random.between(low, high.min(draft.retirement_age() - 1));
    draft.age_known = band != AgeBand::Unknown;
}
