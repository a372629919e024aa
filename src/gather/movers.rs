//! Who joined and who left since last year, for the figures: the people of both years, which
//! were collected while their rows were counted, compared once all is read.

use super::Gathered;
use crate::people::{Comparison, Entry, Roll, Side, Spot, Sums, balance, compare};
use crate::project::discover::Kind;
use crate::records::dimension::Dim;
use crate::tally::flows::{FLOW_DIMS, FlowTally, Flows, Mover, Way};
use crate::vocabulary::{Class, Leaving};
use rustc_hash::FxHashMap;

/// Somebody who joined or left, with the row that is told.
pub struct Moved {
    /// What is counted of the person.
    pub mover: Mover,
    /// In which year's rosters the row stands.
    pub side: Side,
    /// The file.
    pub file: String,
    /// The sheet in a workbook.
    pub sheet: Option<String>,
    /// The line.
    pub line: u64,
    /// The unit's name in that year.
    pub unit: String,
}

impl Gathered {
    /// Compares the people of this year with last year's, where both have been collected.
    /// Without last year nothing is known; where somebody cannot be told, neither.
    pub fn compare_people(&mut self) {
        let last = self.year_before.as_mut().map(|last| &mut last.gathered);
        let rolls = last.and_then(|last| Some((last.roll.take()?, last)));
        let (Some((old, last)), Some(new)) = (rolls, self.roll.take()) else {
            return;
        };
        let (files, old_files) = (tables(&self.manifest), tables(&last.manifest));
        let sums = [sums(&last.flows, &old), sums(&self.flows, &new)];
        let found = compare(old, new);
        let (whole, units) = balance(&found, &sums[0], &sums[1]);
        let agrees = whole.agrees() && units.values().all(|unit| unit.agrees());
        if !agrees || whole.unsure != [0, 0] || whole.several != [0, 0] {
            self.tally.flows = Flows::Unsure;
            return;
        }
        let names = self.tally.units.list().iter().zip(0u32..);
        let numbers: FxHashMap<&str, u32> = names.map(|(e, n)| (e.name.as_str(), n)).collect();
        let moved = movers(&found).map(|(way, side, row, reason)| {
            let entry = found.entry(side, row);
            let unit = found.unit(entry.unit);
            let files = if side == Side::Old {
                &old_files
            } else {
                &files
            };
            let (file, sheet) = place(files, entry.spot);
            Moved {
                mover: Mover {
                    way,
                    reason,
                    unit: numbers.get(unit).copied(),
                    labels: labels(entry),
                    age: entry.age,
                },
                side,
                file,
                sheet,
                line: entry.spot.line,
                unit: unit.to_owned(),
            }
        });
        let mut moved: Vec<Moved> = moved.collect();
        moved.sort_by(|a, b| {
            (a.side, &a.file, &a.sheet, a.line).cmp(&(b.side, &b.file, &b.sheet, b.line))
        });
        let movers: Vec<Mover> = moved.iter().map(|moved| moved.mover.clone()).collect();
        self.tally.flows = Flows::Known(FlowTally::of(self.catalogue.flows(), &movers));
        self.moved = moved;
    }
}

/// Everybody with the row in which they are, or were, in post, and why they left.
fn movers(found: &Comparison) -> impl Iterator<Item = (Way, Side, u32, Leaving)> {
    let joined = found
        .joined
        .iter()
        .map(|j| (Way::Joined, Side::New, j.row, Leaving::Unsaid));
    let left = found
        .left
        .iter()
        .map(|l| (Way::Left, Side::Old, l.row, l.reason));
    let passing = found.passing.iter().flat_map(|row| {
        let reason = found.entry(Side::New, *row).reason;
        Way::ALL.map(|way| (way, Side::New, *row, reason))
    });
    joined.chain(left).chain(passing)
}

/// The tables of rosters in the order of their positions: file and sheet.
fn tables(manifest: &[super::FileNote]) -> Vec<(String, Option<String>)> {
    let rosters = manifest.iter().filter(|note| note.kind == Kind::Roster);
    rosters
        .map(|note| (note.file.clone(), note.sheet.clone()))
        .collect()
}

fn place(tables: &[(String, Option<String>)], spot: Spot) -> (String, Option<String>) {
    tables.get(spot.table as usize).cloned().unwrap_or_default()
}

/// People in post, as the rows were counted.
fn sums(flows: &super::flows::Flows, roll: &Roll) -> Sums {
    let in_post = |unit: usize| flows.of_unit(unit).in_post;
    let units = roll.units.iter().enumerate();
    Sums {
        whole: flows.whole().in_post,
        units: units
            .map(|(unit, name)| (name.clone(), in_post(unit)))
            .collect(),
    }
}

fn labels(entry: &Entry) -> [Vec<&'static str>; FLOW_DIMS.len()] {
    fn of<C: Class>(class: C) -> Vec<&'static str> {
        let groups = class.groups().iter().copied();
        [class.label()].into_iter().chain(groups).collect()
    }
    let mut all: [Vec<&'static str>; FLOW_DIMS.len()] = Default::default();
    for (labels, dim) in all.iter_mut().zip(FLOW_DIMS) {
        *labels = match dim {
            Dim::Education => of(entry.education),
            Dim::Title => of(entry.title),
            Dim::Sex => of(entry.sex),
            Dim::Post => of(entry.post),
            Dim::Establishment => of(entry.establishment),
            _ => Vec::new(),
        };
    }
    all
}
