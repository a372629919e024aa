//! The people: every roster read once, every row counted.

use super::note::{FileNote, Held};
use super::open::{heading, nothing, open, rows};
use super::twice::Identities;
use super::{Gathered, Readers};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::{Dim, Values};
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;
use crate::source::Record;
use crate::vocabulary::RosterField;

/// One row of a roster.
pub struct Seen<'a> {
    /// Position among the rosters.
    pub file: usize,
    /// Line on which the record starts.
    pub line: u64,
    /// The row as it is written.
    pub record: &'a Record,
    /// Which column of it is which.
    pub reader: &'a RosterReader<'a>,
    /// The row, classified.
    pub person: &'a Person,
    /// Values of dimensions, with their labels.
    pub values: &'a Values,
    /// The directory of units.
    pub units: &'a Units,
}

/// Reads all rosters into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let mut identities = Identities::default();
    let tally = &mut gathered.tally;
    let (rosters, columns) = (&mut tally.rosters, &mut tally.roster_columns);
    let (people, in_post) = (&mut tally.people, &mut tally.in_post);
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut tally.units,
        diagnostics: &mut gathered.diagnostics,
    };
    let notes = each_person(
        project,
        readers,
        &mut sinks,
        |reader| {
            *rosters += 1;
            columns.extend(reader.fields());
        },
        |seen| {
            people.add(seen.person, seen.values);
            let verdict = seen.person.values[Dim::InPost as usize];
            if let Some(heads) = in_post.get_mut(verdict as usize) {
                *heads += seen.person.heads;
            }
            if let Some(identity) = seen.person.identity {
                identities.add(identity, seen.file, seen.line);
            }
        },
    )?;
    let total: u64 = notes.iter().map(|note| note.rows).sum();
    tally.rows.roster += total;
    tally.rows.usable += total;
    gathered.manifest.extend(notes);
    let files: Vec<&str> = project
        .files(Kind::Roster)
        .map(|f| f.shown.as_str())
        .collect();
    identities.report(&files, &mut gathered.diagnostics);
    Ok(())
}

/// Goes over all rosters once more; findings were reported the first time.
///
/// # Errors
/// When a file cannot be read.
pub fn again(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    each: impl FnMut(&Seen<'_>),
) -> Result<(), Failure> {
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut gathered.tally.units,
        diagnostics: &mut Diagnostics::default(),
    };
    each_person(project, readers, &mut sinks, |_| {}, each)?;
    Ok(())
}

/// Goes over all rows of all rosters; `opened` sees every file's columns, `each` every
/// person.
fn each_person(
    project: &Project,
    readers: &Readers,
    sinks: &mut Sinks<'_>,
    mut opened: impl FnMut(&RosterReader<'_>),
    mut each: impl FnMut(&Seen<'_>),
) -> Result<Vec<FileNote>, Failure> {
    let mut notes = Vec::new();
    for (number, file) in project.files(Kind::Roster).enumerate() {
        let known = |header: &str| readers.vocabulary.roster_field(header).is_some();
        let essential = |header: &str| {
            matches!(
                readers.vocabulary.roster_field(header),
                Some(
                    RosterField::Education
                        | RosterField::Title
                        | RosterField::TitleQualified
                        | RosterField::Post
                )
            )
        };
        let Some(mut table) = open(file, &known, &essential, sinks.diagnostics)? else {
            notes.push(nothing(file));
            continue;
        };
        let heading = heading(&table, file);
        let mut reader = RosterReader::new(
            &heading,
            &readers.vocabulary,
            &readers.rules,
            sinks.diagnostics,
        );
        opened(&reader);
        let (values, units) = (&mut *sinks.values, &mut *sinks.units);
        let mut held = Held::default();
        let note = rows(
            &mut table,
            file,
            &known,
            sinks.diagnostics,
            |record, diagnostics| {
                let mut sinks = Sinks {
                    values: &mut *values,
                    units: &mut *units,
                    diagnostics,
                };
                let Some(person) = reader.read(record, &mut sinks) else {
                    return false;
                };
                held.add(&person);
                each(&Seen {
                    file: number,
                    line: record.line(),
                    record,
                    reader: &reader,
                    person: &person,
                    values: &*values,
                    units: &*units,
                });
                true
            },
        )?;
        notes.push(note.holding(&held, sinks.units));
    }
    Ok(notes)
}
