//! The activities: every log of the window read once, every event added up.

use super::hires::Hires;
use super::open::each_table;
use super::same_event::Events;
use super::totals::{LogTotals, differs};
use super::{Gathered, Readers};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::{InputFile, Kind};
use crate::records::activity::Activity;
use crate::records::log::{Asked, LogReader, Logged};
use crate::records::units::Units;
use crate::source::{Meaning, Record};
use crate::vocabulary::{ActivityField, normalise};
use std::cell::RefCell;

/// Reads all activity logs into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let asked = gathered.catalogue.asked();
    let mut hires = Hires::new(project.year);
    let mut events_seen = Events::default();
    for file in project.files(Kind::Activities) {
        let events = &mut gathered.tally.events;
        let notes = each_event(
            project,
            readers,
            file,
            &asked,
            &mut gathered.tally.units,
            &mut gathered.diagnostics,
            |activity, sheet, record| {
                events.add(activity);
                hires.add(activity);
                events_seen.add(activity, record, file, sheet);
            },
        )?;
        // The rows of earlier years are read for the sums over several years only.
        if file.year == project.year {
            gathered.tally.rows.activities += notes.iter().map(|note| note.rows).sum::<u64>();
        }
        gathered.manifest.extend(notes);
    }
    hires.report(project, &gathered.flows, &mut gathered.diagnostics);
    events_seen.report(&mut gathered.diagnostics);
    Ok(())
}

/// Goes over the events of one log, with their sheets and rows.
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
    mut each: impl FnMut(&Activity, Option<&str>, &Record),
) -> Result<Vec<super::FileNote>, Failure> {
    let each = |row: LogRow<'_>| {
        if row.logged.counts() {
            each(&row.logged.activity, row.sheet, row.record);
        }
    };
    each_row(project, readers, file, asked, units, diagnostics, each)
}

/// One row of a log, whether it counts or not.
pub struct LogRow<'a> {
    /// What it says.
    pub logged: &'a Logged,
    /// Its sheet in a workbook.
    pub sheet: Option<&'a str>,
    /// The row as it is written.
    pub record: &'a Record,
    /// Which column of it is which.
    pub reader: &'a LogReader<'a>,
    /// The directory of units.
    pub units: &'a Units,
}

/// Goes over all rows of one log, those too that cannot count.
///
/// # Errors
/// When the file cannot be read.
pub fn each_row(
    project: &Project,
    readers: &Readers,
    file: &InputFile,
    asked: &Asked<'_>,
    units: &mut Units,
    diagnostics: &mut Diagnostics,
    mut each: impl FnMut(LogRow<'_>),
) -> Result<Vec<super::FileNote>, Failure> {
    let known = |header: &str| readers.vocabulary.activity_field(header).is_some();
    let meaning = Meaning {
        known: &known,
        essential: &|header| {
            matches!(
                readers.vocabulary.activity_field(header),
                Some(ActivityField::Date | ActivityField::Kind)
            )
        },
        named: None,
        ditto: normalise::ditto_words(),
    };
    each_table(file, meaning, diagnostics, |opened, diagnostics| {
        let reader = LogReader::new(
            &opened.heading(),
            file.year,
            project.as_of,
            (&readers.vocabulary, &readers.rulings),
            asked,
            diagnostics,
        );
        let totals = RefCell::new(LogTotals::new(reader.columns()));
        let place = opened.place();
        let at = |line| differs(place.on_line(line));
        let sheet = opened.sheet.clone();
        opened.rows(
            &known,
            diagnostics,
            |record, diagnostics| {
                if reader.is_example(record, diagnostics) {
                    return false;
                }
                totals.borrow_mut().add(record);
                let logged = reader.look(record, units, diagnostics);
                each(LogRow {
                    logged: &logged,
                    sheet: sheet.as_deref(),
                    record,
                    reader: &reader,
                    units: &*units,
                });
                true
            },
            |record, diagnostics| totals.borrow_mut().compare(record, at, diagnostics),
        )
    })
}
