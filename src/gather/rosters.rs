//! The people: every roster read once, every row counted.

use super::open::{nothing, open, rows};
use super::twice::Identities;
use super::{Gathered, Readers};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::Values;
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;

/// Reads all rosters into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let mut identities = Identities::default();
    for (number, file) in project.files(Kind::Roster).enumerate() {
        let known = |header: &str| readers.vocabulary.roster_field(header).is_some();
        let Some(mut table) = open(file, &known, &mut gathered.diagnostics)? else {
            gathered.manifest.push(nothing(file));
            continue;
        };
        let (headers, line) = (table.headers().to_vec(), table.header_line());
        let mut reader = RosterReader::new(
            &headers,
            line,
            &file.shown,
            &readers.vocabulary,
            &readers.rules,
            &mut gathered.diagnostics,
        );
        gathered.tally.rosters += 1;
        gathered.tally.roster_columns.extend(reader.fields());
        let (people, values) = (&mut gathered.tally.people, &mut gathered.values);
        let units = &mut gathered.tally.units;
        let note = rows(
            &mut table,
            file,
            &mut gathered.diagnostics,
            |record, diagnostics| {
                let mut sinks = Sinks {
                    values: &mut *values,
                    units: &mut *units,
                    diagnostics,
                };
                let Some(person) = reader.read(record, &mut sinks) else {
                    return false;
                };
                people.add(&person, values);
                if let Some(identity) = person.identity {
                    identities.add(identity, number, record.line());
                }
                true
            },
        )?;
        gathered.tally.rows.roster += note.rows;
        gathered.tally.rows.usable += note.rows;
        gathered.manifest.push(note);
    }
    let files: Vec<&str> = project
        .files(Kind::Roster)
        .map(|f| f.shown.as_str())
        .collect();
    identities.report(&files, &mut gathered.diagnostics);
    Ok(())
}

/// One row seen on a later pass: its file's number, its line, and the person.
pub struct Seen<'a> {
    /// Position among the rosters.
    pub file: usize,
    /// Line on which the record starts.
    pub line: u64,
    /// The row, classified.
    pub person: &'a Person,
    /// Values of dimensions, with their labels.
    pub values: &'a Values,
    /// The directory of units.
    pub units: &'a Units,
}

/// Goes over all rosters once more; findings were reported the first time.
///
/// # Errors
/// When a file cannot be read.
pub fn again(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    mut each: impl FnMut(&Seen<'_>),
) -> Result<(), Failure> {
    for (number, file) in project.files(Kind::Roster).enumerate() {
        let mut unheard = Diagnostics::default();
        let known = |header: &str| readers.vocabulary.roster_field(header).is_some();
        let Some(mut table) = open(file, &known, &mut unheard)? else {
            continue;
        };
        let (headers, line) = (table.headers().to_vec(), table.header_line());
        let mut reader = RosterReader::new(
            &headers,
            line,
            &file.shown,
            &readers.vocabulary,
            &readers.rules,
            &mut unheard,
        );
        let (values, units) = (&mut gathered.values, &mut gathered.tally.units);
        rows(&mut table, file, &mut unheard, |record, diagnostics| {
            let mut sinks = Sinks {
                values: &mut *values,
                units: &mut *units,
                diagnostics,
            };
            let Some(person) = reader.read(record, &mut sinks) else {
                return false;
            };
            each(&Seen {
                file: number,
                line: record.line(),
                person: &person,
                values: &*values,
                units: &*units,
            });
            true
        })?;
    }
    Ok(())
}
