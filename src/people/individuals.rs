//! Rows of one person put together: a person in post in two rows is one person, however
//! often the figures count him.

use super::entry::Entry;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// The people of a year, each by the position of a row.
#[derive(Debug, Default)]
pub struct Individuals {
    /// One row of each person, in reading order.
    pub rows: Vec<u32>,
    /// Further rows of a person, by the position in `rows`.
    pub doubles: BTreeMap<u32, Vec<u32>>,
    /// Rows that tell of nobody.
    pub nameless: Vec<u32>,
}

/// A fingerprint of whatever two rows may share.
pub fn key(parts: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    parts.hash(&mut hasher);
    hasher.finish()
}

impl Individuals {
    /// The people of the chosen rows.
    pub fn of(entries: &[Entry], is_chosen: impl Fn(&Entry) -> bool) -> Self {
        let mut people = Individuals::default();
        let mut by_number: FxHashMap<u64, u32> = FxHashMap::default();
        let mut by_name: FxHashMap<u64, u32> = FxHashMap::default();
        let mut unnumbered = Vec::new();
        for (row, entry) in (0u32..).zip(entries).filter(|(_, e)| is_chosen(e)) {
            let Some(number) = entry.valid() else {
                match entry.is_somebody() {
                    true => unnumbered.push(row),
                    false => people.nameless.push(row),
                }
                continue;
            };
            let first = by_number.get(&number).copied();
            // Of two names with one number one number is wrong, and nobody knows which.
            let same = |person: &u32| {
                let name = entries[people.rows[*person as usize] as usize].name;
                name == entry.name || name == 0 || entry.name == 0
            };
            let person = people.add(row, first.filter(same));
            by_number.entry(number).or_insert(person);
            if let Some(key) = name_key(entry) {
                by_name.entry(key).or_insert(person);
            }
        }
        for row in unnumbered {
            let key = name_key(&entries[row as usize]);
            let first = key.and_then(|key| by_name.get(&key).copied());
            let person = people.add(row, first);
            if let Some(key) = key {
                by_name.entry(key).or_insert(person);
            }
        }
        people
    }

    fn add(&mut self, row: u32, first: Option<u32>) -> u32 {
        match first {
            Some(person) => {
                self.doubles.entry(person).or_default().push(row);
                person
            }
            None => {
                self.rows.push(row);
                (self.rows.len() - 1) as u32
            }
        }
    }

    /// All rows of a person.
    pub fn all_rows(&self, person: u32) -> impl Iterator<Item = u32> {
        let more = self.doubles.get(&person).into_iter().flatten();
        std::iter::once(self.rows[person as usize]).chain(more.copied())
    }

    /// Makes another row of a person the one that stands for him.
    pub fn prefer(&mut self, person: u32, row: u32) {
        let first = &mut self.rows[person as usize];
        for other in self.doubles.get_mut(&person).into_iter().flatten() {
            if *other == row {
                std::mem::swap(first, other);
                return;
            }
        }
    }
}

/// Name, day of birth and unit.
fn name_key(entry: &Entry) -> Option<u64> {
    (entry.name != 0 && entry.born.is_whole()).then(|| key((entry.name, entry.born, entry.unit)))
}
