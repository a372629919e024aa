//! The activities: every log of the window read once, every event added up.

use super::hires::Hires;
use super::open::{heading, nothing, open, rows};
use super::totals::{LogTotals, differs};
use super::{Gathered, Readers, file_place};
use crate::diagnostic::{Diagnostics, Place};
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::{InputFile, Kind};
use crate::records::activity::Activity;
use crate::records::log::{Asked, LogReader};
use crate::records::units::Units;
use crate::vocabulary::ActivityField;
use std::cell::RefCell;

/// Reads all activity logs into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let asked = gathered.catalogue.asked();
    let mut hires = Hires::new(project.year);
    for file in project.files(Kind::Activities) {
        let events = &mut gathered.tally.events;
        let note = each_event(
            project,
            readers,
            file,
            &asked,
            &mut gathered.tally.units,
            &mut gathered.diagnostics,
            |activity, _| {
                events.add(activity);
                hires.add(activity);
            },
        )?;
        // The rows of earlier years are read for the sums over several years only.
        if file.year == project.year {
            gathered.tally.rows.activities += note.rows;
        }
        gathered.manifest.push(note);
    }
    hires.report(project, &gathered.flows, &mut gathered.diagnostics);
    Ok(())
}

/// Goes over the events of one log, with the lines they start on.
///
/// # Errors
/// When the file cannot be read.
pub fn each_event(
    project: &Project,
    readers: &Readers,
    file: &InputFile,
    asked: &Asked<'_>,
    units: &mut Units,
    diagnostics: &mut Diagnostics,
    mut each: impl FnMut(&Activity, u64),
) -> Result<super::FileNote, Failure> {
    let known = |header: &str| readers.vocabulary.activity_field(header).is_some();
    let essential = |header: &str| {
        matches!(
            readers.vocabulary.activity_field(header),
            Some(ActivityField::Date | ActivityField::Kind)
        )
    };
    let Some(mut table) = open(file, &known, &essential, diagnostics)? else {
        return Ok(nothing(file));
    };
    let heading = heading(&table, file);
    let at = |line| {
        differs(Place {
            line: Some(line),
            ..file_place(&file.shown)
        })
    };
    let reader = LogReader::new(
        &heading,
        file.year,
        project.as_of,
        &readers.vocabulary,
        asked,
        diagnostics,
    );
    let totals = RefCell::new(LogTotals::new(reader.columns()));
    rows(
        &mut table,
        file,
        &known,
        diagnostics,
        |record, diagnostics| {
            if reader.is_example(record, diagnostics) {
                return false;
            }
            totals.borrow_mut().add(record);
            if let Some(activity) = reader.read(record, units, diagnostics) {
                each(&activity, record.line());
            }
            true
        },
        |record, diagnostics| totals.borrow_mut().compare(record, at, diagnostics),
    )
}
