//! Last year's people + joined − left against this year's, for the whole and each unit.

use super::change::Change;
use super::compare::Comparison;
use std::collections::BTreeMap;

/// People in post as the figures count them.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// All of them.
    pub whole: u64,
    /// By the name of the unit.
    pub units: BTreeMap<String, u64>,
}

/// The sum of one unit, or of the whole. Of two numbers the first is the earlier year's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// The figures' numbers.
    pub people: [u64; 2],
    /// Who joined, those included who have left again.
    pub joined: u64,
    /// Who left, those included who had joined in between.
    pub left: u64,
    /// Who came from another unit.
    pub moved_in: u64,
    /// Who went to another unit.
    pub moved_out: u64,
    /// Joined and left in between.
    pub passing: u64,
    /// Who cannot be told.
    pub unsure: [u64; 2],
    /// Further rows of people who stand in one already.
    pub doubles: [u64; 2],
    /// Rows that tell of nobody.
    pub nameless: [u64; 2],
    /// People in rows of several, who cannot be compared.
    pub several: [u64; 2],
}

impl Balance {
    /// The earlier year's people who can be compared, + joined − left.
    pub fn expected(&self) -> i64 {
        signed(self.people[0]) - signed(self.several[0]) + signed(self.joined) - signed(self.left)
            + signed(self.moved_in)
            - signed(self.moved_out)
    }

    /// The later year's people who can be compared.
    pub fn actual(&self) -> i64 {
        signed(self.people[1]) - signed(self.several[1])
    }

    /// Whether the sum is right.
    pub fn agrees(&self) -> bool {
        self.expected() == self.actual()
    }

    fn is_touched(&self) -> bool {
        *self != Balance::default()
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The whole, and each unit by its name.
pub fn balance(of: &Comparison, old: &Sums, new: &Sums) -> (Balance, BTreeMap<String, Balance>) {
    let mut units = vec![Balance::default(); of.units.len()];
    for (side, sums) in [old, new].into_iter().enumerate() {
        for (name, people) in &sums.units {
            if let Ok(unit) = of.units.binary_search(name) {
                units[unit].people[side] = *people;
            }
        }
    }
    let rolls = [&of.old, &of.new];
    let unit = |side: usize, row: u32| rolls[side].entries[row as usize].unit as usize;
    for newcomer in &of.joined {
        units[unit(1, newcomer.row)].joined += 1;
    }
    for leaver in &of.left {
        units[unit(0, leaver.row)].left += 1;
    }
    for row in &of.passing {
        let unit = &mut units[unit(1, *row)];
        unit.joined += 1;
        unit.left += 1;
        unit.passing += 1;
    }
    for pair in &of.changed {
        if pair.changes.contains(&Change::Moved) {
            units[unit(0, pair.old)].moved_out += 1;
            units[unit(1, pair.new)].moved_in += 1;
        }
    }
    for group in &of.unsure {
        for (side, rows) in [&group.old, &group.new].into_iter().enumerate() {
            rows.iter()
                .for_each(|r| units[unit(side, *r)].unsure[side] += 1);
        }
    }
    for side in 0..2 {
        let doubles = of.doubles[side].iter();
        doubles.for_each(|r| units[unit(side, *r)].doubles[side] += 1);
        let nameless = of.nameless[side].iter();
        nameless.for_each(|r| units[unit(side, *r)].nameless[side] += 1);
        for (unit, people) in rolls[side].several.iter().enumerate() {
            units[unit].several[side] += people;
        }
    }
    let mut whole = Balance {
        people: [old.whole, new.whole],
        ..Balance::default()
    };
    units.iter().for_each(|unit| whole.add(unit));
    let named = of.units.iter().cloned().zip(units);
    (whole, named.filter(|(_, b)| b.is_touched()).collect())
}

impl Balance {
    /// Adds everything but the figures' numbers.
    fn add(&mut self, unit: &Balance) {
        self.joined += unit.joined;
        self.left += unit.left;
        self.moved_in += unit.moved_in;
        self.moved_out += unit.moved_out;
        self.passing += unit.passing;
        for side in 0..2 {
            self.unsure[side] += unit.unsure[side];
            self.doubles[side] += unit.doubles[side];
            self.nameless[side] += unit.nameless[side];
            self.several[side] += unit.several[side];
        }
    }
}
