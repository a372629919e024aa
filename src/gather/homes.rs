//! Tables of which most people count elsewhere, because 编制单位 is another name than 单位:
//! most likely another name of the same unit.

use super::Readers;
use super::note::FileNote;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::units::Units;
use std::collections::BTreeMap;

/// Fewer people than this are borrowed one by one.
const SEVERAL: u64 = 3;

/// Reports every unit of a table of whose people several have one other home unit, unless
/// the rosters have as many people of that unit: on those they may stand. An error where
/// that is more than half of them. Of a home unit without anybody something else is said
/// where it is fewer.
pub fn report(notes: &[FileNote], readers: &Readers, units: &Units, diagnostics: &mut Diagnostics) {
    let mut counted: BTreeMap<u32, u64> = BTreeMap::new();
    for held in notes.iter().flat_map(|note| &note.held) {
        *counted.entry(held.unit).or_default() += held.people + held.heads;
    }
    for note in notes {
        for held in &note.held {
            let most = held.homes.iter().max_by_key(|(_, people)| **people);
            let Some((home, away)) = most else {
                continue;
            };
            let there = counted.get(home).copied().unwrap_or(0);
            let here = held.people + held.heads;
            let are_most = *away > here;
            if *away < SEVERAL || there >= *away || (there == 0 && !are_most) {
                continue;
            }
            if readers
                .rulings
                .accepts_unit(Code::HomeUnitsDiffer, held.unit)
            {
                continue;
            }
            let name = |unit: u32| units.entry(unit).map(|entry| entry.name.clone());
            let mut finding = Diagnostic::new(Code::HomeUnitsDiffer)
                .at(note.place())
                .value(&name(*home).unwrap_or_default())
                .fact("unit", name(held.unit).unwrap_or_default())
                .fact("home", name(*home).unwrap_or_default())
                .number("away", *away)
                .number("here", here)
                .number("there", there);
            finding.place.unit = name(held.unit);
            diagnostics.push(if are_most { finding } else { finding.mild() });
        }
    }
}
