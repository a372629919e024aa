//! People who do not count because their 编制单位 is another unit, and whom no roster has: they
//! count nowhere. Most likely that unit is another name of their own, or its list is not whole.

use super::Readers;
use super::note::FileNote;
use super::rosters::Seen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::units::Units;
use crate::vocabulary::mask::hides_name;
use crate::vocabulary::{RosterField, identity, normalise};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// Fewer people than this are borrowed one by one.
const SEVERAL: u64 = 3;

/// A row of which the people count elsewhere.
#[derive(Debug)]
struct Away {
    table: usize,
    unit: u32,
    home: u32,
    heads: u64,
    /// A valid identity number.
    number: Option<u64>,
    /// Fingerprints of the name: with the home unit, and with the day of birth.
    names: [Option<u64>; 2],
    /// Whether another row has the person.
    found: bool,
}

impl Away {
    fn is_somebody(&self) -> bool {
        self.number.is_some() || self.names != [None, None]
    }
}

/// All rows of which the people count elsewhere.
#[derive(Debug, Default)]
pub struct AwayPeople {
    rows: Vec<Away>,
    /// Positions of the rows by number, and by name.
    by_number: FxHashMap<u64, Vec<usize>>,
    by_name: FxHashMap<u64, Vec<usize>>,
    /// People who count and of whom nobody can say who they are, by their unit.
    unknown: FxHashMap<u32, u64>,
}

impl AwayPeople {
    /// Notes a row, if its people count elsewhere.
    pub fn add(&mut self, seen: &Seen<'_>) {
        let Some(home) = seen.person.home else {
            let in_post = seen.person.values[Dim::InPost as usize] == value_of(InPost::Yes);
            if in_post && seen.person.identity.is_none() {
                *self.unknown.entry(seen.person.unit).or_default() += seen.person.heads;
            }
            return;
        };
        let (number, names) = match seen.person.heads {
            1 => who(seen, home),
            _ => (None, [None, None]),
        };
        self.rows.push(Away {
            table: seen.table,
            unit: seen.person.unit,
            home,
            heads: seen.person.heads,
            number,
            names,
            found: false,
        });
    }

    /// Looks for these people by the numbers of those who count.
    pub fn find(&mut self, numbers: impl Iterator<Item = u64>) {
        let asked = self.rows.iter().filter_map(|row| row.number);
        let asked: FxHashSet<u64> = asked.collect();
        if asked.is_empty() {
            return;
        }
        let there: FxHashSet<u64> = numbers.filter(|number| asked.contains(number)).collect();
        for row in &mut self.rows {
            row.found = row.number.is_some_and(|number| there.contains(&number));
        }
    }

    /// Whether the rows have to be gone over once more for those not found yet.
    pub fn asks(&mut self) -> bool {
        let open = self.rows.iter().enumerate();
        for (at, row) in open.filter(|(_, row)| !row.found && row.is_somebody()) {
            if let Some(number) = row.number {
                self.by_number.entry(number).or_default().push(at);
            }
            for name in row.names.into_iter().flatten() {
                self.by_name.entry(name).or_default().push(at);
            }
        }
        !self.by_number.is_empty() || !self.by_name.is_empty()
    }

    /// Looks at a row on the second way: whoever stands in it is told of there, in post or
    /// not. Two numbers that differ are two people, whatever their names.
    pub fn look_at(&mut self, seen: &Seen<'_>) {
        if (self.by_number.is_empty() && self.by_name.is_empty())
            || seen.person.home.is_some()
            || seen.person.heads != 1
        {
            return;
        }
        let (number, names) = who(seen, seen.person.unit);
        let by_number = number.and_then(|number| self.by_number.get(&number));
        for at in by_number.into_iter().flatten() {
            self.rows[*at].found = true;
        }
        for name in names.into_iter().flatten() {
            for at in self.by_name.get(&name).into_iter().flatten() {
                let row = &mut self.rows[*at];
                row.found |= number.is_none() || row.number.is_none();
            }
        }
    }

    /// Reports every unit of a table with people whom nobody has: an error where these are
    /// more than count there. Of a home unit without anybody something else is said where
    /// they are fewer.
    pub fn report(
        self,
        notes: &[FileNote],
        readers: &Readers,
        units: &Units,
        diagnostics: &mut Diagnostics,
    ) {
        let mut counted: BTreeMap<u32, u64> = BTreeMap::new();
        for held in notes.iter().flat_map(|note| &note.held) {
            *counted.entry(held.unit).or_default() += held.people + held.heads;
        }
        let there = |home: u32| counted.get(&home).copied().unwrap_or(0);
        // Of whom nothing is known there may be room among those at the home unit; of whom
        // something is, among those there of whom nothing is.
        let mut taken: BTreeMap<u32, u64> = BTreeMap::new();
        let mut missed: BTreeMap<u32, u64> = BTreeMap::new();
        for row in &self.rows {
            let sum = match row.found || !row.is_somebody() {
                true => &mut taken,
                false => &mut missed,
            };
            *sum.entry(row.home).or_default() += row.heads;
        }
        let of = |sums: &BTreeMap<u32, u64>, home: u32| sums.get(&home).copied().unwrap_or(0);
        let has_room = |row: &Away| match row.is_somebody() {
            true => self.unknown.get(&row.home) >= missed.get(&row.home),
            false => of(&taken, row.home) <= there(row.home),
        };
        let mut of_units: BTreeMap<(usize, u32), (u64, BTreeMap<u32, u64>)> = BTreeMap::new();
        for row in &self.rows {
            let (away, lost) = of_units.entry((row.table, row.unit)).or_default();
            *away += row.heads;
            if !row.found && !has_room(row) {
                *lost.entry(row.home).or_default() += row.heads;
            }
        }
        for ((table, unit), (away, mut lost)) in of_units {
            let Some(note) = notes.get(table) else {
                continue;
            };
            let held = note.held.iter().find(|held| held.unit == unit);
            let here = held.map_or(0, |held| held.people + held.heads);
            let all: u64 = lost.values().sum();
            let are_most = all > here && all >= SEVERAL;
            if !are_most {
                lost.retain(|home, _| there(*home) > 0);
            }
            let most = lost
                .iter()
                .max_by_key(|(home, lost)| (**lost, Reverse(**home)));
            let Some((home, _)) = most else {
                continue;
            };
            if readers.rulings.accepts_unit(Code::HomeUnitsDiffer, unit) {
                continue;
            }
            let name = |unit: u32| units.entry(unit).map(|entry| entry.name.clone());
            let mut finding = Diagnostic::new(Code::HomeUnitsDiffer)
                .at(note.place())
                .value(&name(*home).unwrap_or_default())
                .fact("unit", name(unit).unwrap_or_default())
                .fact("home", name(*home).unwrap_or_default())
                .fact("several", if lost.len() > 1 { "yes" } else { "" })
                .number("homes", lost.len())
                .number("away", away)
                .number("lost", lost.values().sum::<u64>())
                .number("here", here)
                .number("there", there(*home));
            finding.place.unit = name(unit);
            diagnostics.push(if are_most { finding } else { finding.mild() });
        }
    }
}

/// The number of a row's person, and the name's fingerprints with a unit and with the birth.
fn who(seen: &Seen<'_>, unit: u32) -> (Option<u64>, [Option<u64>; 2]) {
    let text = |field| seen.reader.text(seen.record, field);
    let number = identity::parse(&text(RosterField::IdentityNumber)).ok();
    let written = text(RosterField::Name);
    let name = normalise::cell(&written);
    let names = match normalise::is_empty(&name) || hides_name(&name) {
        true => [None, None],
        false => [
            Some(print((name.as_ref(), unit))),
            seen.person.birth.map(|born| print((name.as_ref(), born))),
        ],
    };
    (number.map(|number| number.packed), names)
}

fn print(what: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}
