//! The people: every roster read once, every row counted.

use super::note::{FileNote, Held};
use super::open::each_table;
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
use crate::source::{Meaning, Record};
use crate::vocabulary::{RosterField, normalise};

/// One row of a roster.
pub struct Seen<'a> {
    /// Its file.
    pub file: &'a str,
    /// Its sheet in a workbook.
    pub sheet: Option<&'a str>,
    /// Position among the tables of all rosters.
    pub table: usize,
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
                identities.add(identity, seen.table, seen.line);
            }
        },
    )?;
    let total: u64 = notes.iter().map(|note| note.rows).sum();
    tally.rows.roster += total;
    tally.rows.usable += total;
    identities.report(&notes, &mut gathered.diagnostics);
    gathered.manifest.extend(notes);
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

/// Goes over all rows of all rosters; `seen_columns` sees every table's columns, `each`
/// every person. The notes stand in the order of the tables' positions.
fn each_person(
    project: &Project,
    readers: &Readers,
    sinks: &mut Sinks<'_>,
    mut seen_columns: impl FnMut(&RosterReader<'_>),
    mut each: impl FnMut(&Seen<'_>),
) -> Result<Vec<FileNote>, Failure> {
    let known = |header: &str| readers.vocabulary.roster_field(header).is_some();
    let meaning = Meaning {
        known: &known,
        essential: &|header| {
            matches!(
                readers.vocabulary.roster_field(header),
                Some(
                    RosterField::Education
                        | RosterField::Title
                        | RosterField::TitleQualified
                        | RosterField::Post
                )
            )
        },
        ditto: normalise::ditto_words(),
    };
    readers.rulings.begin();
    let mut notes: Vec<FileNote> = Vec::new();
    for file in project.files(Kind::Roster) {
        let (values, units) = (&mut *sinks.values, &mut *sinks.units);
        let mut table = notes.len();
        let of_file = each_table(file, meaning, sinks.diagnostics, |opened, diagnostics| {
            let heading = opened.heading();
            let mut reader = RosterReader::new(
                &heading,
                &readers.vocabulary,
                &readers.rules,
                &readers.rulings,
                diagnostics,
            );
            seen_columns(&reader);
            let mut held = Held::default();
            let note = opened.rows(&known, diagnostics, |record, diagnostics| {
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
                    file: heading.file,
                    sheet: heading.sheet.as_deref(),
                    table,
                    line: record.line(),
                    record,
                    reader: &reader,
                    person: &person,
                    values: &*values,
                    units: &*units,
                });
                true
            });
            table += 1;
            Ok(note?.holding(&held, units))
        })?;
        notes.extend(of_file);
    }
    Ok(notes)
}
