//! Who joined and left between the two dates and so stands in neither year's number.

use super::entry::Entry;
use super::individuals::Individuals;
use super::likeness::may_be_one;
use super::roll::Roll;
use crate::records::dimension::InPost;
use rustc_hash::{FxHashMap, FxHashSet};

/// Rows of the later year of people who are in post in neither, by their positions.
#[derive(Debug, Default)]
pub struct Passing {
    /// Joined and left in between.
    pub passing: Vec<u32>,
    /// Left in between by their row, and the earlier year's rosters do not have them.
    pub unlisted: Vec<u32>,
    /// May be one of those who are in post in one of the years, and may not.
    pub unclear: Vec<u32>,
}

/// Looks at the rows of those who have left. `known` are all people in post of both years.
pub fn passing(old: &Roll, new: &Roll, known: &[&Entry]) -> Passing {
    let within = |date: Option<chrono::NaiveDate>| {
        date.is_some_and(|date| old.as_of < date && date <= new.as_of)
    };
    let has_gone = |e: &Entry| e.standing == InPost::Left && within(e.left) && e.is_somebody();
    let gone = Individuals::of(&new.entries, has_gone);
    let mut found = Passing::default();
    if gone.rows.is_empty() {
        return found;
    }
    let entry = |row: u32| &new.entries[row as usize];
    let names: FxHashSet<u64> = gone.rows.iter().map(|row| entry(*row).name).collect();
    let mut numbers: FxHashSet<u64> = FxHashSet::default();
    let mut named: FxHashMap<u64, Vec<&Entry>> = FxHashMap::default();
    for person in known {
        numbers.extend(person.valid());
        if names.contains(&person.name) {
            named.entry(person.name).or_default().push(person);
        }
    }
    for row in &gone.rows {
        let one = entry(*row);
        if one.valid().is_some_and(|number| numbers.contains(&number)) {
            continue;
        }
        let namesakes = named.get(&one.name).filter(|_| one.name != 0);
        let mut alike = namesakes.into_iter().flatten();
        let mut same = alike.clone();
        let is_same = |other: &&&Entry| {
            let there = one.valid().is_none() || other.valid().is_none();
            there && one.born.agrees(other.born) && one.unit == other.unit
        };
        if same.any(|other| is_same(&other)) {
            continue;
        }
        let may_be = |other: &&Entry| may_be_one(one, other, one.unit == other.unit);
        let list = if alike.any(may_be) {
            &mut found.unclear
        } else if within(one.joined) {
            &mut found.passing
        } else {
            &mut found.unlisted
        };
        list.push(*row);
    }
    found
}
