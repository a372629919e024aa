//! All that is told of two years: sums, names, what to look at.

use super::notes::{Note, notes};
use super::rows::{Row, rows};
use super::years::Year;
use crate::failure::Failure;
use crate::figures::order_units;
use crate::gather::roll::{self, Told};
use crate::people::{Balance, Change, Comparison, Side, Spot, balance, compare};
use crate::vocabulary::{Class, Leaving};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Two years compared.
pub struct Answer {
    /// The years and their reference dates, the earlier one first.
    pub years: [(i32, NaiveDate); 2],
    /// The comparison.
    pub found: Comparison,
    /// The sum of the whole.
    pub whole: Balance,
    /// The sums of the units, in report order.
    pub units: Vec<(String, Balance)>,
    /// The list of names.
    pub rows: Vec<Row>,
    /// What a clerk should look at.
    pub notes: Vec<Note>,
    told: [FxHashMap<Spot, Told>; 2],
}

impl Answer {
    /// Compares two years and looks up whoever is told of.
    pub fn of(old: &mut Year, new: &mut Year) -> Result<Self, Failure> {
        let found = compare(old.take_roll(), new.take_roll());
        let (whole, sums) = balance(&found, &old.sums(), &new.sums());
        let order = order(old, new);
        let places = order.iter().enumerate();
        let places: FxHashMap<String, usize> = places.map(|(i, n)| (n.clone(), i)).collect();
        let mut units: Vec<(String, Balance)> = sums.into_iter().collect();
        units.sort_by_key(|(name, _)| places.get(name).copied().unwrap_or(usize::MAX));
        let wanted = wanted(&found);
        let mut told = Vec::new();
        for (year, wanted) in [old, new].into_iter().zip(&wanted) {
            let Year {
                project,
                readers,
                gathered,
            } = year;
            told.push(roll::told(project, readers, gathered, wanted)?);
        }
        let [new_told, old_told] = [
            told.pop().unwrap_or_default(),
            told.pop().unwrap_or_default(),
        ];
        let mut answer = Answer {
            years: [&found.old, &found.new].map(|roll| (roll.year, roll.as_of)),
            found,
            whole,
            units,
            rows: Vec::new(),
            notes: Vec::new(),
            told: [old_told, new_told],
        };
        answer.rows = rows(&answer, &places);
        answer.notes = notes(&answer);
        Ok(answer)
    }

    /// What is told of a row.
    pub fn told(&self, side: Side, row: u32) -> Told {
        let spot = self.found.entry(side, row).spot;
        self.told[side as usize]
            .get(&spot)
            .cloned()
            .unwrap_or_default()
    }

    /// Whether all sums are right.
    pub fn agrees(&self) -> bool {
        self.whole.agrees() && self.wrong_units() == 0
    }

    /// How many units' sums are not.
    pub fn wrong_units(&self) -> usize {
        self.units.iter().filter(|(_, unit)| !unit.agrees()).count()
    }

    /// How many of those in post in both years have a change.
    pub fn changed(&self, is_so: impl Fn(&Change) -> bool) -> usize {
        let pairs = self.found.changed.iter();
        pairs.filter(|pair| pair.changes.iter().any(&is_so)).count()
    }

    /// How many left by each reason, those included who had joined in between, in the order
    /// of the classes.
    pub fn reasons(&self) -> Vec<(Leaving, u64)> {
        let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
        let left = self.found.left.iter().map(|leaver| leaver.reason);
        let passing = self.found.passing.iter();
        let passing = passing.map(|row| self.found.entry(Side::New, *row).reason);
        for reason in left.chain(passing) {
            let place = Leaving::ALL.iter().position(|r| *r == reason).unwrap_or(0);
            *counts.entry(place).or_default() += 1;
        }
        counts
            .into_iter()
            .map(|(place, n)| (Leaving::ALL[place], n))
            .collect()
    }
}

/// Units as this year's report has them, then those that only last year's has.
fn order(old: &Year, new: &Year) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for year in [new, old] {
        let order = order_units(&year.gathered.tally, &year.project.config.units.order);
        for (_, unit) in order {
            if !names.contains(&unit.name) {
                names.push(unit.name);
            }
        }
    }
    names
}

/// The rows of which something is told.
fn wanted(found: &Comparison) -> [FxHashSet<Spot>; 2] {
    let mut wanted: [FxHashSet<Spot>; 2] = Default::default();
    let mut put = |side: Side, rows: &mut dyn Iterator<Item = u32>| {
        let spots = rows.map(|row| found.entry(side, row).spot);
        wanted[side as usize].extend(spots);
    };
    put(Side::Old, &mut found.left.iter().map(|l| l.row));
    put(Side::New, &mut found.left.iter().filter_map(|l| l.last));
    put(Side::New, &mut found.joined.iter().map(|j| j.row));
    put(Side::Old, &mut found.joined.iter().filter_map(|j| j.before));
    put(Side::Old, &mut found.changed.iter().map(|p| p.old));
    put(Side::New, &mut found.changed.iter().map(|p| p.new));
    for group in &found.unsure {
        put(Side::Old, &mut group.old.iter().copied());
        put(Side::New, &mut group.new.iter().copied());
    }
    for rows in [&found.passing, &found.unlisted, &found.unclear] {
        put(Side::New, &mut rows.iter().copied());
    }
    for (i, side) in [Side::Old, Side::New].into_iter().enumerate() {
        put(side, &mut found.doubles[i].iter().copied());
        put(side, &mut found.nameless[i].iter().copied());
    }
    wanted
}
