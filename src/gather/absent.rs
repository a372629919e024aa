//! Who stood in last year's rosters and is in none of this year's, not even as having left:
//! for the lists that go back to the units, which alone can say what became of them.

use super::last_year::begin;
use super::rosters::{Seen, again, each_person};
use super::{Gathered, Readers};
use crate::diagnostic::Place;
use crate::failure::Failure;
use crate::project::Project;
use crate::records::dimension::{Dim, InPost, Values, value_of};
use crate::records::roster::Sinks;
use crate::vocabulary::dates::{self, Precision};
use crate::vocabulary::mask::{hides_name, mask, mask_all};
use crate::vocabulary::{RosterField, identity, normalise};
use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Somebody of last year whom this year's rosters do not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The year of the roster.
    pub year: i32,
    /// The row; its unit is last year's.
    pub place: Place,
    /// The name.
    pub name: String,
    /// The identity number, masked.
    pub identity: String,
}

/// What somebody is known by: the identity number, or name and birth date. People with
/// neither are nobody to look for; where a row of this year lacks one of them, the name in
/// the same unit is enough to say nothing.
#[derive(Default)]
struct Known {
    numbers: FxHashSet<u64>,
    names: FxHashMap<u64, Vec<Named>>,
    /// Names with their units, of rows whose number or birth date is missing or damaged.
    unclear: FxHashSet<u64>,
}

/// A name and a birth, as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    /// A fingerprint of the name and the year.
    name_and_year: u64,
    month: Option<u32>,
    day: Option<u32>,
}

impl Known {
    /// Whether somebody of this name is here whose birth can be the same.
    fn has(&self, asked: Named) -> bool {
        let can_be = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let mut alike = self.names.get(&asked.name_and_year).into_iter().flatten();
        alike.any(|there| can_be(there.month, asked.month) && can_be(there.day, asked.day))
    }
}

/// Those who were in post at the end of last year and have no row this year, in the order of
/// last year's rows; nobody where the years are not compared.
///
/// # Errors
/// When a file of this year cannot be read.
pub fn absent(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
) -> Result<Vec<Absent>, Failure> {
    let compared = gathered.last_year.as_ref().is_some_and(|l| l.complete);
    let Some(mut last) = compared.then(|| begin(project, readers)).flatten() else {
        return Ok(Vec::new());
    };
    let mut here = Known::default();
    again(project, readers, gathered, |seen| {
        let (number, name) = fingerprints(seen);
        here.numbers.extend(number);
        if let Some(name) = name {
            here.names.entry(name.name_and_year).or_default().push(name);
        }
        if number.is_none() || name.is_none() {
            here.unclear.extend(name_in_unit(seen));
        }
    })?;
    let mut found = Vec::new();
    let mut sinks = Sinks {
        values: &mut Values::default(),
        units: &mut last.units,
        diagnostics: &mut last.diagnostics,
    };
    let year = last.project.year;
    let read = each_person(
        &last.project,
        &last.readers,
        &mut sinks,
        |_| {},
        &mut |seen: &super::rosters::Seen<'_>| {
            let person = seen.person;
            let in_post = person.values[Dim::InPost as usize] == value_of(InPost::Yes);
            let (number, name) = fingerprints(seen);
            let is_here = number.is_some_and(|n| here.numbers.contains(&n))
                || name.is_some_and(|n| here.has(n))
                || name_in_unit(seen).is_some_and(|n| here.unclear.contains(&n));
            if !in_post || person.heads != 1 || is_here || (number, name) == (None, None) {
                return;
            }
            let text = |field| seen.reader.text(seen.record, field);
            let unit = seen.units.entry(person.unit);
            found.push(Absent {
                year,
                place: Place {
                    unit: unit.map(|unit| unit.name.clone()),
                    ..seen.reader.place().on_line(seen.line)
                },
                name: mask_all(&normalise::cell(&text(RosterField::Name))),
                identity: mask(&text(RosterField::IdentityNumber)),
            });
        },
    );
    // Last year's files were read a moment ago; if not any more, nothing is said of them.
    Ok(read.map_or_else(|_| Vec::new(), |_| found))
}

/// The name and the unit's name; the numbers of units are each year's own.
fn name_in_unit(seen: &Seen<'_>) -> Option<u64> {
    let written = seen.reader.text(seen.record, RosterField::Name);
    let name = normalise::cell(&written);
    let unit = seen.units.entry(seen.person.unit);
    let unit = unit.filter(|_| !normalise::is_empty(&name))?;
    let mut hasher = DefaultHasher::new();
    (name.as_ref(), unit.name.as_str()).hash(&mut hasher);
    Some(hasher.finish())
}

/// The number, and name and birth, as far as they are there. Names not written whole
/// identify nobody.
fn fingerprints(seen: &Seen<'_>) -> (Option<u64>, Option<Named>) {
    let text = |field| seen.reader.text(seen.record, field);
    let number = identity::parse(&text(RosterField::IdentityNumber)).ok();
    let written = text(RosterField::Name);
    let name = normalise::cell(&written);
    let is_name = !normalise::is_empty(&name) && !hides_name(&name);
    let named = seen.person.birth.filter(|_| is_name).map(|born| {
        let mut hasher = DefaultHasher::new();
        (name.as_ref(), born.year()).hash(&mut hasher);
        // What was not written stands as the first: so far as it was, two rows may agree.
        let precision = match dates::parse(&text(RosterField::BirthDate)) {
            Ok(date) => date.precision,
            Err(_) => Precision::Day,
        };
        Named {
            name_and_year: hasher.finish(),
            month: (precision != Precision::Year).then_some(born.month()),
            day: (precision == Precision::Day).then_some(born.day()),
        }
    });
    (number.map(|number| number.packed), named)
}
