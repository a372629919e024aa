//! The people: every roster read once, every row counted.

use super::open::{heading, nothing, open, rows};
use super::totals::{RosterTotals, differs};
use super::twice::Identities;
use super::{FileNote, Gathered, Readers, file_place};
use crate::diagnostic::{Diagnostics, Kept, Place};
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::{Dim, InPost, Values, value_of};
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;
use crate::vocabulary::RosterField;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// One row of a roster.
pub struct Seen<'a> {
    /// Position among the rosters.
    pub file: usize,
    /// Line on which the record starts.
    pub line: u64,
    /// The row, classified.
    pub person: &'a Person,
    /// Which dates the file has columns for.
    pub dated: Dated,
    /// Values of dimensions, with their labels.
    pub values: &'a Values,
    /// The directory of units.
    pub units: &'a Units,
}

/// Which dates of people a roster has columns for.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    /// 入职日期.
    pub joined: bool,
    /// 离职日期.
    pub left: bool,
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
    let flows = &mut gathered.flows;
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
            flows.add(seen);
            let verdict = seen.person.values[Dim::InPost as usize];
            if let Some(heads) = in_post.get_mut(verdict as usize) {
                *heads += seen.person.heads;
            }
            if let Some(identity) = seen.person.identity {
                identities.add(&identity, seen.person.unit, seen.file, seen.line);
            }
        },
    )?;
    if identities.asks_for_partners() {
        let mut sinks = Sinks {
            values: &mut gathered.values.clone(),
            units: &mut tally.units.clone(),
            diagnostics: &mut Diagnostics::new(BTreeMap::new(), Kept::Some),
        };
        each_person(
            project,
            readers,
            &mut sinks,
            |reader| reader.name_everybody(),
            |seen| {
                if let Some(identity) = seen.person.identity {
                    identities.partner(&identity, seen.person.unit, seen.file, seen.line);
                }
            },
        )?;
    }
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
pub(super) fn each_person(
    project: &Project,
    readers: &Readers,
    sinks: &mut Sinks<'_>,
    mut opened: impl FnMut(&mut RosterReader<'_>),
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
        opened(&mut reader);
        let dated = Dated {
            joined: reader.columns().has(RosterField::Joined),
            left: reader.columns().has(RosterField::Left),
        };
        let totals = RefCell::new(RosterTotals::new(reader.columns()));
        let total_at = |line| {
            differs(Place {
                line: Some(line),
                ..file_place(&file.shown)
            })
        };
        let (values, units) = (&mut *sinks.values, &mut *sinks.units);
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
                let in_post = person.values[Dim::InPost as usize] == value_of(InPost::Yes);
                totals.borrow_mut().add(person.heads, in_post);
                each(&Seen {
                    file: number,
                    line: record.line(),
                    person: &person,
                    dated,
                    values: &*values,
                    units: &*units,
                });
                true
            },
            |record, diagnostics| {
                if let Some(finding) = totals.borrow_mut().compare(record, total_at) {
                    diagnostics.push(finding);
                }
            },
        )?;
        notes.push(note);
    }
    Ok(notes)
}
