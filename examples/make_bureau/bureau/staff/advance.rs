//! Looking back a year: who had a lower title, less schooling or another contract then.

use super::person::{Person, Standing, StudyMode};
use crate::bureau::REPORT_YEAR;
use crate::bureau::class::{Education, Establishment, Profession, Title};
use crate::bureau::random::Random;
use anyhow::{Result, ensure};
use serde::Deserialize;
use std::fmt::Debug;

/// The steps of `advances.toml`.
#[derive(Deserialize)]
struct Advances {
    title: Vec<Step<Title>>,
    education: Vec<Step<Education>>,
    establishment: Vec<Step<Establishment>>,
}

/// So many who have one class now had another a year ago.
#[derive(Debug, Deserialize)]
struct Step<C> {
    from: C,
    to: C,
    count: usize,
}

/// Takes the steps of the report year back from last year's standing.
pub fn look_back(people: &mut [Person], random: &mut Random) -> Result<()> {
    let advances: Advances = toml::from_str(include_str!("../../data/advances.toml"))?;
    for step in &advances.title {
        let fits = |p: &Person, s: &Standing| s.title == step.to && may_step(p, step);
        take_back(people, step, random, fits, |s| s.title = step.from)?;
    }
    for step in &advances.education {
        let fits = |_: &Person, s: &Standing| s.education == step.to && studied_beside_work(s);
        take_back(people, step, random, fits, |s| {
            s.education = step.from;
            s.mode = StudyMode::FullTime;
        })?;
    }
    for step in &advances.establishment {
        let fits = |_: &Person, s: &Standing| s.establishment == step.to;
        take_back(people, step, random, fits, |s| s.establishment = step.from)?;
    }
    Ok(())
}

/// Those of the older ranks had their degrees long ago.
fn studied_beside_work(standing: &Standing) -> bool {
    standing.mode != StudyMode::FullTime && !standing.title.is_senior()
}

/// 师级 is a physician's first title; everyone else comes to it from 士级. Assistants stay 士级.
fn may_step(person: &Person, step: &Step<Title>) -> bool {
    let physician = person.profession == Profession::Physician;
    let first = step.from == Title::None;
    match step.to {
        Title::Junior => physician == first,
        Title::Assistant => person.profession != Profession::AssistantPhysician,
        _ => true,
    }
}

/// Changes last year's standing of the youngest whom a step fits, one step of a kind a person.
fn take_back<C: Debug>(
    people: &mut [Person],
    step: &Step<C>,
    random: &mut Random,
    fits: impl Fn(&Person, &Standing) -> bool,
    undo: impl Fn(&mut Standing),
) -> Result<()> {
    let mut candidates: Vec<(i32, usize)> = Vec::new();
    for (i, person) in people.iter().enumerate() {
        let (Some(before), Some(now)) = (&person.before, &person.now) else {
            continue;
        };
        let professional = person.profession.is_professional();
        if professional && fits(person, before) && fits(person, now) {
            candidates.push((person.age(REPORT_YEAR) + random.below(8) as i32, i));
        }
    }
    ensure!(
        candidates.len() >= step.count,
        "too few people for {step:?}"
    );
    candidates.sort_unstable();
    for &(_, i) in &candidates[..step.count] {
        people[i].before.as_mut().into_iter().for_each(&undo);
    }
    Ok(())
}
