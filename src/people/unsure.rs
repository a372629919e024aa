//! Who may be the same person and may not: told with both places, and never guessed.

use super::entry::Entry;
use super::likeness::may_be_one;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// No more comparisons within one name; beyond, all of that name are one group.
const MOST: usize = 4_000_000;

/// People of the one year and of the other of whom some are the same, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsure {
    /// Rows of the earlier year, by their positions in the [`Roll`](super::Roll).
    pub old: Vec<u32>,
    /// Rows of the later year.
    pub new: Vec<u32>,
}

/// A list of rows that have not been found in the other year, with their positions.
pub type Open<'a> = [(u32, &'a Entry)];

/// The groups among those who have not been found; each group has rows of both years.
pub fn groups(old: &Open<'_>, new: &Open<'_>) -> Vec<Unsure> {
    let mut sets = Sets::new(old.len() + new.len());
    join(old, new, &mut sets, |e| Some(e.name).filter(|n| *n != 0));
    join(old, new, &mut sets, Entry::valid);
    let mut found: BTreeMap<usize, Unsure> = BTreeMap::new();
    for (i, (row, _)) in old.iter().enumerate() {
        found.entry(sets.root(i)).or_default().old.push(*row);
    }
    for (i, (row, _)) in new.iter().enumerate() {
        let root = sets.root(old.len() + i);
        found.entry(root).or_default().new.push(*row);
    }
    let both = |group: &Unsure| !group.old.is_empty() && !group.new.is_empty();
    found.into_values().filter(both).collect()
}

fn join(old: &Open<'_>, new: &Open<'_>, sets: &mut Sets, key: impl Fn(&Entry) -> Option<u64>) {
    let mut groups: FxHashMap<u64, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
    for (i, (_, entry)) in old.iter().enumerate() {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().0.push(i);
        }
    }
    for (i, (_, entry)) in new.iter().enumerate() {
        if let Some(group) = key(entry).and_then(|key| groups.get_mut(&key)) {
            group.1.push(i);
        }
    }
    for (olds, news) in groups.into_values() {
        let all = olds.len().saturating_mul(news.len()) > MOST;
        for o in &olds {
            for n in &news {
                let (one, other) = (old[*o].1, new[*n].1);
                if all || may_be_one(one, other, one.unit == other.unit) {
                    sets.join(*o, old.len() + n);
                }
                if all {
                    // One chain through the group is enough.
                    break;
                }
            }
        }
        if all {
            news.iter().for_each(|n| sets.join(olds[0], old.len() + n));
        }
    }
}

/// Sets that can be joined.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Sets((0..count).collect())
    }

    /// The least member of a set.
    fn root(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
