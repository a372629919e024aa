//! Whose rows findings are about: once more over the rosters, for units and names.
//!
//! Most findings know their unit from the row they were found in. One that came up after
//! all rows were read (the same person twice) knows only its place; and no finding knows a
//! name, so that none is kept or printed where nobody asked for it.

use super::rosters::again;
use super::{Gathered, Readers};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::vocabulary::mask::{mask, mask_all};
use crate::vocabulary::{RosterField, normalise};
use rustc_hash::{FxHashMap, FxHashSet};

/// A table: a file, and a sheet of it.
type Table = (Option<String>, Option<String>);

/// People by the place of their rows.
#[derive(Debug, Default)]
pub struct Names {
    found: FxHashMap<Table, FxHashMap<u64, Somebody>>,
}

/// Whom a row is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Somebody {
    /// The name.
    pub name: String,
    /// The identity number, masked.
    pub identity: String,
    /// The unit of the row.
    pub unit: String,
}

impl Names {
    /// The name in the row of a place.
    pub fn at(&self, place: &Place) -> Option<&str> {
        self.who(place).map(|somebody| somebody.name.as_str())
    }

    /// Whom the row of a place is about.
    pub fn who(&self, place: &Place) -> Option<&Somebody> {
        self.found.get(&table(place))?.get(&place.line?)
    }
}

fn table(place: &Place) -> Table {
    (place.file.clone(), place.sheet.clone())
}

/// Tells every finding about a person's row its unit. Goes over the rosters only where
/// some finding does not know it.
///
/// # Errors
/// When a file cannot be read.
pub fn units(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    of_single_units(gathered);
    let wanted = lines(project, gathered, |finding, place| {
        place.unit.is_none() && !is_of_nobody(finding.code)
    });
    let mut found: FxHashMap<Table, FxHashMap<u64, String>> = FxHashMap::default();
    if wanted.is_empty() {
        return Ok(());
    }
    again(project, readers, gathered, |seen| {
        let table = table(seen.reader.place());
        let asked = wanted.get(&table).is_some_and(|w| w.contains(&seen.line));
        if let (true, Some(unit)) = (asked, seen.units.entry(seen.person.unit)) {
            let lines = found.entry(table).or_default();
            lines.insert(seen.line, unit.name.clone());
        }
    })?;
    gathered.diagnostics.complete(|code, place| {
        if place.unit.is_none()
            && !is_of_nobody(code)
            && let Some(line) = place.line
            && let Some(lines) = found.get(&table(place))
        {
            place.unit = lines.get(&line).cloned();
        }
    });
    Ok(())
}

/// The names of all people whose rows some finding is about.
///
/// # Errors
/// When a file cannot be read.
pub fn names(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
) -> Result<Names, Failure> {
    let wanted = lines(project, gathered, |finding, _| !is_of_nobody(finding.code));
    let mut names = Names::default();
    if wanted.is_empty() {
        return Ok(names);
    }
    again(project, readers, gathered, |seen| {
        let table = table(seen.reader.place());
        if wanted.get(&table).is_some_and(|w| w.contains(&seen.line)) {
            let written = seen.reader.text(seen.record, RosterField::Name);
            let number = seen.reader.text(seen.record, RosterField::IdentityNumber);
            let unit = seen.units.entry(seen.person.unit);
            let somebody = Somebody {
                name: mask_all(&normalise::cell(&written)),
                identity: mask(&number),
                unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            };
            names
                .found
                .entry(table)
                .or_default()
                .insert(seen.line, somebody);
        }
    })?;
    Ok(names)
}

/// Findings about the rows of a table that holds one unit only are about that unit.
fn of_single_units(gathered: &mut Gathered) {
    let single: FxHashMap<Table, &str> = gathered
        .manifest
        .iter()
        .filter_map(|note| match note.units.as_slice() {
            [unit] => Some(((Some(note.file.clone()), note.sheet.clone()), unit.as_str())),
            _ => None,
        })
        .collect();
    gathered.diagnostics.complete(|code, place| {
        if place.unit.is_none() && place.line.is_some() && !is_of_nobody(code) {
            place.unit = single.get(&table(place)).map(|unit| (*unit).to_owned());
        }
    });
}

/// Whether a finding is about a table or a row of which no person was read.
fn is_of_nobody(code: Code) -> bool {
    matches!(
        code,
        Code::ColumnMissing
            | Code::ColumnTwice
            | Code::HeaderMissing
            | Code::HeaderDiffers
            | Code::RecordFields
            | Code::RecordUnclosed
            | Code::RecordQuote
            | Code::EncodingMalformed
            | Code::UnitFromFile
            | Code::RowNobody
            | Code::ExampleRow
    )
}

/// The lines of rosters that findings are about, table by table.
fn lines(
    project: &Project,
    gathered: &Gathered,
    wanted: impl Fn(&Diagnostic, &Place) -> bool,
) -> FxHashMap<Table, FxHashSet<u64>> {
    let rosters: FxHashSet<&str> = project
        .files(Kind::Roster)
        .map(|f| f.shown.as_str())
        .collect();
    let mut lines: FxHashMap<Table, FxHashSet<u64>> = FxHashMap::default();
    for finding in gathered.diagnostics.iter() {
        for place in [Some(&finding.place), finding.other.as_ref()]
            .into_iter()
            .flatten()
        {
            if let (Some(file), Some(line)) = (place.file.as_deref(), place.line)
                && rosters.contains(file)
                && wanted(finding, place)
            {
                lines.entry(table(place)).or_default().insert(line);
            }
        }
    }
    lines
}
