//! A unit whose people stand by numbers (人数) in one table, and one by one or by numbers
//! again in another: both count.

use super::Readers;
use super::note::{FileNote, OfUnit};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::dimension::value_of;
use crate::records::units::Units;
use crate::vocabulary::Establishment;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Fewer people than this are the same in two tables by chance.
const SOME: u64 = 3;

/// Fewer people than this make much the same sum by chance.
const SEVERAL: u64 = 10;

/// Reports every unit that has numbers of people in one table and people or numbers in
/// another, unless the establishments say that these are others.
pub fn report(notes: &[FileNote], readers: &Readers, units: &Units, diagnostics: &mut Diagnostics) {
    let mut of_units: BTreeMap<u32, Vec<(&FileNote, &OfUnit)>> = BTreeMap::new();
    for note in notes {
        for held in &note.held {
            of_units.entry(held.unit).or_default().push((note, held));
        }
    }
    for (unit, tables) in of_units {
        for (at, numbered) in tables.iter().enumerate() {
            let Some((other, finding)) = beside(&tables, at) else {
                continue;
            };
            if readers.rulings.accepts_unit(Code::PeopleAndNumbers, unit) {
                continue;
            }
            let name = units.entry(unit).map(|entry| entry.name.clone());
            let mut finding = finding
                .at(numbered.0.place())
                .and_at(other.place())
                .fact("unit", name.clone().unwrap_or_default())
                .number("heads", numbered.1.heads);
            finding.place.unit = name;
            diagnostics.push(finding);
        }
    }
}

/// The table in which the numbers of one stand once more: the one with most people one by
/// one, else one above with the very same numbers, or much the same sum.
fn beside<'a>(tables: &[(&'a FileNote, &OfUnit)], at: usize) -> Option<(&'a FileNote, Diagnostic)> {
    let (_, numbered) = tables[at];
    if numbered.heads == 0 {
        return None;
    }
    let finding = || Diagnostic::new(Code::PeopleAndNumbers);
    let others = tables.iter().enumerate().filter(|(other, _)| *other != at);
    let lists = others.filter(|(_, (_, held))| {
        // Other establishments are other people; but just as many of them are most likely
        // the same, of whom one table has the establishment wrong.
        let as_many = held.people == numbered.heads && held.people >= SEVERAL;
        held.people > 0 && (as_many || !are_others(held, 0, numbered))
    });
    if let Some((_, (list, held))) =
        lists.max_by_key(|(other, (_, held))| (held.people, Reverse(*other)))
    {
        let finding = finding().fact("by", "names").number("people", held.people);
        // A few by name beside many by number may have come since.
        let are_few = held.people * 10 < numbered.heads;
        return Some(match are_few || are_others(held, 0, numbered) {
            true => (*list, finding.mild()),
            false => (*list, finding),
        });
    }
    let above = &tables[..at];
    let with_numbers = || above.iter().filter(|(_, held)| held.heads > 0);
    let same =
        with_numbers().find(|(_, held)| held.numbers == numbered.numbers && held.heads >= SOME);
    // Tables may have a part of a unit each, or be versions of one: then most rows come again.
    let version = with_numbers().find(|(_, held)| {
        let gap = held.heads.abs_diff(numbered.heads);
        let near = gap * 10 <= held.heads && held.heads >= SEVERAL;
        near && held.groups.are_versions(&numbered.groups) && !are_others(held, 1, numbered)
    });
    let finding = match same {
        Some(_) => finding(),
        None => finding().mild(),
    };
    let (table, held) = same.or(version)?;
    let finding = finding.fact("by", "numbers");
    Some((*table, finding.number("people", held.heads)))
}

/// Whether every establishment is known, and none is that of some people (`which`: those one
/// by one, or by numbers) and of some numbers: 在编 by name beside 编外 by number.
fn are_others(listed: &OfUnit, which: usize, numbered: &OfUnit) -> bool {
    let (people, heads) = (listed.establishments[which], numbered.establishments[1]);
    let unknown = 1 << value_of(Establishment::Unknown);
    people & heads == 0 && (people | heads) & unknown == 0
}
