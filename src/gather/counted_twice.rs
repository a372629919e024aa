//! A unit whose people stand one by one in one table and by numbers (人数) in another: both
//! count.

use super::Readers;
use super::note::{FileNote, OfUnit};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::dimension::value_of;
use crate::records::units::Units;
use crate::vocabulary::Establishment;
use std::collections::BTreeMap;

/// Reports every unit that has people in one table and numbers of people in another, unless
/// the establishments say that these are others.
pub fn report(notes: &[FileNote], readers: &Readers, units: &Units, diagnostics: &mut Diagnostics) {
    let mut of_units: BTreeMap<u32, Vec<(&FileNote, &OfUnit)>> = BTreeMap::new();
    for note in notes {
        for held in &note.held {
            of_units.entry(held.unit).or_default().push((note, held));
        }
    }
    for (unit, tables) in of_units {
        let people = tables.iter().filter(|(_, held)| held.people > 0);
        let single = people.max_by_key(|(_, held)| held.people);
        let Some((list, listed)) = single else {
            continue;
        };
        for (table, held) in &tables {
            if held.heads == 0 || std::ptr::eq(*table, *list) || are_others(listed, held) {
                continue;
            }
            if readers.rulings.accepts_unit(Code::PeopleAndNumbers, unit) {
                continue;
            }
            let name = units.entry(unit).map(|entry| entry.name.clone());
            let mut finding = Diagnostic::new(Code::PeopleAndNumbers)
                .at(table.place())
                .and_at(list.place())
                .fact("unit", name.clone().unwrap_or_default())
                .number("heads", held.heads)
                .number("people", listed.people);
            finding.place.unit = name;
            diagnostics.push(finding);
        }
    }
}

/// Whether every establishment is known, and none is that of some people and of some
/// numbers: 在编 by name beside 编外 by number.
fn are_others(listed: &OfUnit, numbered: &OfUnit) -> bool {
    let (people, heads) = (listed.establishments[0], numbered.establishments[1]);
    let unknown = 1 << value_of(Establishment::Unknown);
    people & heads == 0 && (people | heads) & unknown == 0
}
