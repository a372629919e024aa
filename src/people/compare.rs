//! Two years compared, person by person.

use super::change::{Change, changes};
use super::entry::{Entry, Side};
use super::individuals::Individuals;
use super::pairing::Pairing;
use super::passing::{Passing, passing};
use super::roll::Roll;
use super::unsure::{Unsure, groups};
use crate::vocabulary::Leaving;
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

/// Everybody of two years. Rows are named by their positions in the rolls.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The earlier year; its units bear the numbers of `units`.
    pub old: Roll,
    /// The later year, likewise.
    pub new: Roll,
    /// The names of the units of both years.
    pub units: Vec<String>,
    /// People in post in both years.
    pub stayed: u64,
    /// Those of them of whom something is another.
    pub changed: Vec<Pair>,
    /// In post in the later year only.
    pub joined: Vec<Newcomer>,
    /// In post in the earlier year only.
    pub left: Vec<Leaver>,
    /// Joined and left in between: rows of the later year.
    pub passing: Vec<u32>,
    /// Left in between by their row, and not in the earlier year's rosters.
    pub unlisted: Vec<u32>,
    /// Left in between by their row; may be somebody of these rosters and may not.
    pub unclear: Vec<u32>,
    /// Who may be the same and may not.
    pub unsure: Vec<Unsure>,
    /// Further rows of people in post of the earlier year and of the later one.
    pub doubles: [Vec<u32>; 2],
    /// Rows in post that tell of nobody.
    pub nameless: [Vec<u32>; 2],
}

/// Somebody in post in both years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The row of the earlier year.
    pub old: u32,
    /// The row of the later year.
    pub new: u32,
    /// What is another; never empty.
    pub changes: Vec<Change>,
}

/// Somebody who joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newcomer {
    /// The row of the later year.
    pub row: u32,
    /// The row of the earlier year in which the person did not count.
    pub before: Option<u32>,
}

/// Somebody who left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaver {
    /// The row of the earlier year.
    pub row: u32,
    /// The row of the later year in which the person does not count any more.
    pub last: Option<u32>,
    /// Why, as far as a row says.
    pub reason: Leaving,
    /// When, as far as a row says.
    pub date: Option<NaiveDate>,
}

/// Compares two years.
pub fn compare(mut old: Roll, mut new: Roll) -> Comparison {
    let units = share_units(&mut old, &mut new);
    let mut olds = Individuals::of(&old.entries, Entry::is_in_post);
    let mut news = Individuals::of(&new.entries, Entry::is_in_post);
    let pairing = Pairing::find(of_rows(&old, &olds.rows), of_rows(&new, &news.rows));
    let (of_old, of_new) = (pairing.of_old, pairing.of_new);
    let mut found = Comparison {
        units,
        ..Comparison::default()
    };
    for (o, n) in (0u32..).zip(&of_old).filter_map(|(o, n)| Some((o, (*n)?))) {
        stand_for_each_other(&old, &mut olds, o, &new, &mut news, n);
        let (o, n) = (olds.rows[o as usize], news.rows[n as usize]);
        found.stayed += 1;
        let changes = changes(&old.entries[o as usize], &new.entries[n as usize]);
        if !changes.is_empty() {
            found.changed.push(Pair {
                old: o,
                new: n,
                changes,
            });
        }
    }
    let gone = open(&olds.rows, &of_old);
    let come = open(&news.rows, &of_new);
    // Who is still listed, but not in post, has surely left, and so on.
    let last = rows_out_of_post(&old, &gone, &new);
    let before = rows_out_of_post(&new, &come, &old);
    let not_found = |rows: &[u32], found: &FxHashMap<u32, u32>| -> Vec<u32> {
        let rows = rows.iter().copied();
        rows.filter(|row| !found.contains_key(row)).collect()
    };
    let (open_old, open_new) = (not_found(&gone, &last), not_found(&come, &before));
    found.unsure = groups(&with(&old, &open_old), &with(&new, &open_new));
    let unsure_old: FxHashSet<u32> = found.unsure.iter().flat_map(|u| &u.old).copied().collect();
    let unsure_new: FxHashSet<u32> = found.unsure.iter().flat_map(|u| &u.new).copied().collect();
    let sure = gone.iter().filter(|row| !unsure_old.contains(row));
    found.left = sure
        .map(|row| leaver(&old, *row, &new, last.get(row).copied()))
        .collect();
    let sure = come.iter().filter(|row| !unsure_new.contains(row));
    found.joined = sure
        .map(|row| Newcomer {
            row: *row,
            before: before.get(row).copied(),
        })
        .collect();
    let mut known = of_rows(&old, &olds.rows);
    known.extend(of_rows(&new, &news.rows));
    let Passing {
        passing,
        unlisted,
        unclear,
    } = passing(&old, &new, &known);
    // Whose row it is that says so has been found for some by less than a name and a birth.
    let used: FxHashSet<u32> = found.left.iter().filter_map(|leaver| leaver.last).collect();
    let unused = |rows: Vec<u32>| rows.into_iter().filter(|row| !used.contains(row)).collect();
    found.passing = unused(passing);
    found.unlisted = unused(unlisted);
    found.unclear = unused(unclear);
    let rows = |people: Individuals| {
        let mut doubles: Vec<u32> = people.doubles.into_values().flatten().collect();
        doubles.sort_unstable();
        (doubles, people.nameless)
    };
    let ((doubles_old, nameless_old), (doubles_new, nameless_new)) = (rows(olds), rows(news));
    found.doubles = [doubles_old, doubles_new];
    found.nameless = [nameless_old, nameless_new];
    (found.old, found.new) = (old, new);
    found
}

impl Comparison {
    /// A row of one of the years.
    pub fn entry(&self, side: Side, row: u32) -> &Entry {
        match side {
            Side::Old => &self.old.entries[row as usize],
            Side::New => &self.new.entries[row as usize],
        }
    }

    /// The name of a unit.
    pub fn unit(&self, unit: u32) -> &str {
        self.units.get(unit as usize).map_or("", String::as_str)
    }
}

/// Gives the units of both years the same numbers, by their names.
fn share_units(old: &mut Roll, new: &mut Roll) -> Vec<String> {
    let mut names: Vec<String> = old.units.iter().chain(&new.units).cloned().collect();
    names.sort();
    names.dedup();
    for roll in [old, new] {
        let place = |name: &String| names.binary_search(name).unwrap_or(0) as u32;
        let shared: Vec<u32> = roll.units.iter().map(place).collect();
        for entry in &mut roll.entries {
            entry.unit = shared.get(entry.unit as usize).copied().unwrap_or(0);
        }
        let mut several = vec![0; names.len()];
        for (unit, people) in roll.several.iter().enumerate() {
            several[shared[unit] as usize] += people;
        }
        roll.several = several;
        roll.units.clone_from(&names);
    }
    names
}

fn of_rows<'a>(roll: &'a Roll, rows: &[u32]) -> Vec<&'a Entry> {
    let entries = rows.iter().map(|row| &roll.entries[*row as usize]);
    entries.collect()
}

fn with<'a>(roll: &'a Roll, rows: &[u32]) -> Vec<(u32, &'a Entry)> {
    let entries = rows.iter().map(|row| (*row, &roll.entries[*row as usize]));
    entries.collect()
}

/// The rows of those who have no partner.
fn open(rows: &[u32], partners: &[Option<u32>]) -> Vec<u32> {
    let open = rows.iter().zip(partners).filter(|(_, p)| p.is_none());
    open.map(|(row, _)| *row).collect()
}

/// Of people in two rows the rows of one unit stand for each other, where there are such.
fn stand_for_each_other(
    old: &Roll,
    olds: &mut Individuals,
    o: u32,
    new: &Roll,
    news: &mut Individuals,
    n: u32,
) {
    if olds.doubles.is_empty() && news.doubles.is_empty() {
        return;
    }
    let unit = |roll: &Roll, row: u32| roll.entries[row as usize].unit;
    let pairs = olds.all_rows(o).flat_map(|old_row| {
        let rows = news.all_rows(n);
        rows.map(move |new_row| (old_row, new_row))
    });
    let mut same = pairs.filter(|(o, n)| unit(old, *o) == unit(new, *n));
    if let Some((old_row, new_row)) = same.next() {
        drop(same);
        olds.prefer(o, old_row);
        news.prefer(n, new_row);
    }
}

/// For people without a partner: the row of the other year in which they do not count.
fn rows_out_of_post(roll: &Roll, rows: &[u32], other: &Roll) -> FxHashMap<u32, u32> {
    let is_out = |e: &Entry| !e.is_in_post() && e.is_somebody();
    let out = Individuals::of(&other.entries, is_out);
    let pairing = Pairing::find(of_rows(roll, rows), of_rows(other, &out.rows));
    let found = rows.iter().zip(pairing.of_old);
    let found = found.filter_map(|(row, partner)| Some((*row, out.rows[partner? as usize])));
    found.collect()
}

/// The later row says more of it than the earlier one, which was written before.
fn leaver(old: &Roll, row: u32, new: &Roll, last: Option<u32>) -> Leaver {
    let before = &old.entries[row as usize];
    let after = last.map(|last| &new.entries[last as usize]);
    let said = |entry: &&Entry| entry.reason != Leaving::Unsaid;
    let rows = || after.into_iter().chain([before]);
    Leaver {
        row,
        last,
        reason: rows().find(said).map_or(Leaving::Unsaid, |e| e.reason),
        date: rows().find_map(|e| e.left),
    }
}
