//! One unit's people by name in two tables that share no number and no birth: one with
//! identity numbers and one with ages, or ages of two years.

use super::note::FileNote;
use super::rosters::Seen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::units::Units;
use crate::vocabulary::mask::hides_name;
use crate::vocabulary::{RosterField, identity, normalise};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// Fewer names than this are the same by chance.
const SOME: u64 = 5;

/// A table, and a unit.
type Part = (usize, u32);

/// The names of units that stand in more than one table.
#[derive(Debug, Default)]
pub struct SameNames {
    asked: FxHashSet<Part>,
    /// By a fingerprint of the name: whether there is an identity number.
    names: BTreeMap<Part, FxHashMap<u64, bool>>,
}

impl SameNames {
    /// Those to be looked at: units with some people in two tables.
    pub fn new(notes: &[FileNote]) -> Self {
        let mut tables: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (table, note) in notes.iter().enumerate() {
            for held in note.held.iter().filter(|held| held.people >= SOME) {
                tables.entry(held.unit).or_default().push(table);
            }
        }
        let several = tables.into_iter().filter(|(_, tables)| tables.len() > 1);
        let parts = several.flat_map(|(unit, tables)| tables.into_iter().map(move |t| (t, unit)));
        SameNames {
            asked: parts.collect(),
            names: BTreeMap::new(),
        }
    }

    /// Whether there is anything to look at.
    pub fn asks(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Notes somebody of these.
    pub fn look_at(&mut self, seen: &Seen<'_>) {
        let part = (seen.table, seen.person.unit);
        let counts = seen.person.values[Dim::InPost as usize] == value_of(InPost::Yes);
        if !counts || seen.person.heads != 1 || !self.asked.contains(&part) {
            return;
        }
        let text = |field| seen.reader.text(seen.record, field);
        let written = text(RosterField::Name);
        let name = normalise::cell(&written);
        if normalise::is_empty(&name) || hides_name(&name) {
            return;
        }
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        let numbered = identity::parse(&text(RosterField::IdentityNumber)).is_ok();
        let names = self.names.entry(part).or_default();
        names.insert(hasher.finish(), numbered);
    }

    /// Reports pairs of tables in which most of a unit's names are the same, where no other
    /// finding does. Two numbers tell two people apart.
    pub fn report(self, notes: &[FileNote], units: &Units, diagnostics: &mut Diagnostics) {
        let told = diagnostics.iter().filter(|d| d.code == Code::FilesOverlap);
        let told = told.map(|d| (d.other.clone().unwrap_or_default(), d.place.clone()));
        let told: Vec<_> = told.collect();
        let all: Vec<(&Part, &FxHashMap<u64, bool>)> = self.names.iter().collect();
        let mut of_units: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, ((_, unit), _)) in all.iter().enumerate() {
            of_units.entry(*unit).or_default().push(at);
        }
        for (unit, parts) in of_units {
            for (second, later) in parts.iter().enumerate() {
                // One earlier list is enough to say.
                for earlier in &parts[..second] {
                    let ((first_table, _), one) = all[*earlier];
                    let ((second_table, _), other) = all[*later];
                    let common = one.iter().filter(|(name, numbered)| {
                        let there = other.get(name);
                        there.is_some_and(|there| !(*there && **numbered))
                    });
                    let common = common.count() as u64;
                    let smaller = one.len().min(other.len()) as u64;
                    let (Some(first), Some(second)) =
                        (notes.get(*first_table), notes.get(*second_table))
                    else {
                        continue;
                    };
                    let is_told = told.contains(&(first.place(), second.place()));
                    if common < SOME || common * 2 <= smaller || is_told {
                        continue;
                    }
                    let name = units.entry(unit).map(|entry| entry.name.clone());
                    let mut finding = Diagnostic::new(Code::FilesOverlap)
                        .at(second.place())
                        .and_at(first.place())
                        .fact("by", "names")
                        .fact("unit", name.clone().unwrap_or_default())
                        .number("common", common)
                        .number("people", other.len())
                        .number("other_people", one.len());
                    finding.place.unit = name;
                    diagnostics.push(finding.mild());
                    break;
                }
            }
        }
    }
}
