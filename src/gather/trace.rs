//! Which rows count in a figure: once more over the files, for their places.

use super::logs::each_event;
use super::rosters::again;
use super::{Gathered, Readers};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::figures::catalogue::Origin;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::tally::Window;
use chrono::Datelike;
use rust_decimal::Decimal;

/// A row that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its file.
    pub file: String,
    /// Its sheet in a workbook.
    pub sheet: Option<String>,
    /// The line on which it starts.
    pub line: u64,
    /// The unit it names, if any.
    pub unit: Option<String>,
    /// What it adds to the figure; `None` for a text.
    pub adds: Option<Decimal>,
}

/// The rows that count in a figure, in reading order.
///
/// # Errors
/// When a file cannot be read.
pub fn trace(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    origin: Origin,
) -> Result<Vec<Counted>, Failure> {
    match origin {
        Origin::People(question) => people(project, readers, gathered, question),
        Origin::Events(question) => events(project, readers, gathered, question),
        Origin::Option(_) | Origin::Fact | Origin::Unused => Ok(Vec::new()),
    }
}

fn people(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    question: usize,
) -> Result<Vec<Counted>, Failure> {
    let mut tally = gathered.tally.people.clone();
    let mut rows = Vec::new();
    again(project, readers, gathered, |seen| {
        if tally.counts_in(seen.person, seen.values, question) {
            rows.push(Counted {
                file: seen.file.to_owned(),
                sheet: seen.sheet.map(str::to_owned),
                line: seen.line,
                unit: seen.units.entry(seen.person.unit).map(|u| u.name.clone()),
                adds: Some(seen.person.heads.into()),
            });
        }
    })?;
    Ok(rows)
}

fn events(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    question: usize,
) -> Result<Vec<Counted>, Failure> {
    let asked = &gathered.catalogue.events()[question];
    let asked_of_logs = gathered.catalogue.asked();
    let recent = gathered.tally.recent_years.clone();
    let mut units = gathered.tally.units.clone();
    let mut rows = Vec::new();
    for file in project.files(Kind::Activities) {
        let mut found = Vec::new();
        each_event(
            project,
            readers,
            file,
            &asked_of_logs,
            &mut units,
            &mut Diagnostics::default(),
            |activity, sheet, record| {
                let year = activity.date.year();
                let in_window = match asked.window {
                    Window::Year => year == project.year,
                    Window::Recent => recent.contains(&year),
                };
                if !in_window || !gathered.tally.events.counts_in(activity, question) {
                    return;
                }
                let sheet = sheet.map(str::to_owned);
                let adds = asked.measure.adds(activity);
                found.push((sheet, record.line(), activity.unit, adds));
            },
        )?;
        rows.extend(found.into_iter().map(|(sheet, line, unit, adds)| Counted {
            file: file.shown.clone(),
            sheet,
            line,
            unit: unit.and_then(|u| units.entry(u)).map(|u| u.name.clone()),
            adds,
        }));
    }
    Ok(rows)
}
