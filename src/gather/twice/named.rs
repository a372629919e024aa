//! Rows of people known by name and birth only, and of those with a number who may be the
//! same people.

use super::{Likeness, Pair, Settled, Spot};
use crate::records::person::NameKey;
use rustc_hash::FxHashMap;

/// Somebody known by name and birth. The key is cut in two halves so that a row takes
/// twenty bytes, not twenty-four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    key: [u32; 2],
    pub spot: Spot,
    unit: u32,
}

impl Named {
    pub fn new(key: NameKey, spot: Spot, unit: u32) -> Self {
        let NameKey(key) = key;
        Named {
            key: [(key >> 32) as u32, key as u32],
            spot,
            unit,
        }
    }

    fn key(&self) -> NameKey {
        NameKey(u64::from(self.key[0]) << 32 | u64::from(self.key[1]))
    }

    /// What all share who may be the same person: rows are in its order.
    pub fn group(&self) -> u64 {
        self.key().group()
    }
}

/// The pairs among rows of one name, without and with a number, each list in order; those
/// that were decided about are none.
pub fn pairs(named: &[Named], partners: &[Named], settled: &Settled) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut partners = partners;
    for rows in named.chunk_by(|a, b| a.group() == b.group()) {
        let group = rows[0].group();
        let own = partners.partition_point(|p| p.group() < group);
        let others = &partners[own..];
        let end = others.partition_point(|p| p.group() == group);
        partners = &others[end..];
        pairs_of(rows, &others[..end], settled, &mut pairs);
    }
    pairs
}

/// The first row of each kind, and the first of these without a number: two rows with a
/// number are two people unless the number says otherwise.
#[derive(Default)]
struct Firsts(FxHashMap<Kind, [Option<Spot>; 2]>);

/// Of a unit, or any; of a day, or any.
type Kind = (Option<u32>, Option<u8>);

impl Firsts {
    fn of(&self, unit: Option<u32>, day: Option<u8>, numbered: bool) -> Option<Spot> {
        self.0.get(&(unit, day))?[usize::from(numbered)]
    }

    fn add(&mut self, row: &Named, numbered: bool) {
        let day = row.key().day();
        for unit in [Some(row.unit), None] {
            for day in [Some(day), None] {
                let firsts = self.0.entry((unit, day)).or_default();
                firsts[0].get_or_insert(row.spot);
                if !numbered {
                    firsts[1].get_or_insert(row.spot);
                }
            }
        }
    }
}

/// The pairs among rows of one name, born in one month, without and with a number.
fn pairs_of(without: &[Named], with: &[Named], settled: &Settled, pairs: &mut Vec<Pair>) {
    if without.len() + with.len() < 2 {
        return;
    }
    let mut rows: Vec<(&Named, bool)> = without.iter().map(|row| (row, false)).collect();
    rows.extend(with.iter().map(|row| (row, true)));
    rows.sort_unstable_by_key(|(row, _)| row.spot);
    let mut firsts = Firsts::default();
    for &(row, numbered) in &rows {
        let unit = Some(row.unit);
        let find = |unit, day, likeness| {
            let earlier = firsts.of(unit, day, numbered)?;
            Some((earlier, likeness))
        };
        let found = match row.key().day() {
            0 => find(unit, None, Likeness::Month).or_else(|| find(None, None, Likeness::Loose)),
            day => find(unit, Some(day), Likeness::Certain)
                .or_else(|| find(None, Some(day), Likeness::Day))
                .or_else(|| find(unit, Some(0), Likeness::Month))
                .or_else(|| find(None, Some(0), Likeness::Loose)),
        };
        let is_settled = || {
            let same = rows.iter().map(|(other, _)| *other);
            let same = same.filter(|other| other.key == row.key && other.unit == row.unit);
            settled.are_all(same.map(|other| other.spot))
        };
        if let Some((earlier, likeness)) = found
            && !(likeness == Likeness::Certain && is_settled())
        {
            pairs.push(Pair {
                later: row.spot,
                likeness,
                earlier,
            });
        }
        firsts.add(row, numbered);
    }
}
