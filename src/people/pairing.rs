//! Who of one list is who of the other: the surest signs first. Two rows are a pair only if
//! neither could be anybody else's by the same sign.

use super::entry::{Entry, Number};
use super::individuals::key;
use super::likeness::{by_birth, by_trace, by_written_number, conflict};
use rustc_hash::FxHashMap;

/// No more comparisons within a group that shares a key: a name that everybody has is none.
const MOST: usize = 4_000_000;

/// Two lists of rows, and who has been found.
pub struct Pairing<'a> {
    old: Vec<&'a Entry>,
    new: Vec<&'a Entry>,
    /// For each of the old list its partner in the new one.
    pub of_old: Vec<Option<u32>>,
    /// For each of the new list its partner in the old one.
    pub of_new: Vec<Option<u32>>,
}

impl<'a> Pairing<'a> {
    /// Finds the pairs. Units of both lists bear the same numbers.
    pub fn find(old: Vec<&'a Entry>, new: Vec<&'a Entry>) -> Self {
        let mut pairing = Pairing {
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
            old,
            new,
        };
        let named = |e: &Entry| e.name != 0;
        pairing.step(|e| e.valid().map(|n| key((n, e.name))), |_, _| true);
        pairing.step(Entry::valid, |_, _| true);
        pairing.step(
            |e| match e.number {
                Some(Number::Written(number)) => Some(number),
                _ => None,
            },
            by_written_number,
        );
        pairing.step(
            |e| (named(e) && e.born.is_whole()).then(|| key((e.name, e.born, e.unit))),
            |a, b| !conflict(a, b),
        );
        let in_unit = |e: &Entry| named(e).then(|| key((e.name, e.unit)));
        pairing.step(in_unit, |a, b| by_birth(a, b) && by_trace(a, b));
        pairing.step(in_unit, by_birth);
        pairing.step(in_unit, by_trace);
        pairing.elsewhere();
        pairing
    }

    /// Pairs those who share a key and are like each other and nobody else.
    fn step(
        &mut self,
        key: impl Fn(&Entry) -> Option<u64>,
        is_like: impl Fn(&Entry, &Entry) -> bool,
    ) {
        let mut groups: FxHashMap<u64, (Vec<u32>, Vec<u32>)> = FxHashMap::default();
        for (i, entry) in (0u32..).zip(&self.new) {
            if let (None, Some(key)) = (self.of_new[i as usize], key(entry)) {
                groups.entry(key).or_default().1.push(i);
            }
        }
        for (i, entry) in (0u32..).zip(&self.old) {
            if self.of_old[i as usize].is_some() {
                continue;
            }
            // Whom nobody of the new list shares a key with needs no group.
            if let Some(group) = key(entry).and_then(|key| groups.get_mut(&key)) {
                group.0.push(i);
            }
        }
        for (old, new) in groups.into_values() {
            if old.len().saturating_mul(new.len()) <= MOST {
                self.pair_group(&old, &new, &is_like);
            }
        }
    }

    fn pair_group(&mut self, old: &[u32], new: &[u32], like: &impl Fn(&Entry, &Entry) -> bool) {
        let like = |o: u32, n: u32| like(self.old[o as usize], self.new[n as usize]);
        let mut found = Vec::new();
        for o in old {
            let mut partners = new.iter().filter(|n| like(*o, **n));
            let (Some(n), None) = (partners.next(), partners.next()) else {
                continue;
            };
            let mut rivals = old.iter().filter(|other| *other != o && like(**other, *n));
            if rivals.next().is_none() {
                found.push((*o, *n));
            }
        }
        for (o, n) in found {
            self.pair(o, n);
        }
    }

    fn pair(&mut self, old: u32, new: u32) {
        self.of_old[old as usize] = Some(new);
        self.of_new[new as usize] = Some(old);
    }

    /// Name and day of birth without the unit, where nobody else of either list bears them.
    fn elsewhere(&mut self) {
        let key = |e: &Entry| (e.name != 0 && e.born.is_whole()).then(|| key((e.name, e.born)));
        let mut wanted: FxHashMap<u64, [(u32, u32); 2]> = FxHashMap::default();
        for (i, entry) in (0u32..).zip(&self.old) {
            if let (None, Some(key)) = (self.of_old[i as usize], key(entry)) {
                wanted.entry(key).or_default()[0].0 = i;
            }
        }
        let mut count = |list: &[&Entry], side: usize, open: Option<&[Option<u32>]>| {
            for (i, entry) in (0u32..).zip(list) {
                let Some(there) = key(entry).and_then(|key| wanted.get_mut(&key)) else {
                    continue;
                };
                there[side].1 += 1;
                if open.is_some_and(|open| open[i as usize].is_none()) {
                    there[side].0 = i;
                }
            }
        };
        count(&self.old, 0, None);
        count(&self.new, 1, Some(&self.of_new));
        for [(old, olds), (new, news)] in wanted.into_values() {
            let alone = (olds, news) == (1, 1) && self.of_new[new as usize].is_none();
            if alone && !conflict(self.old[old as usize], self.new[new as usize]) {
                self.pair(old, new);
            }
        }
    }
}
