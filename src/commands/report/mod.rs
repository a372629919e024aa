//! `report`: the finished report.
//!
//! - [`whole`]: the bureau's, for one year. [`units`]: one for each unit besides.
//! - [`press`]: from figures to a file; [`texts`]: the templates and what they are given,
//!   [`look`]: the reference document, [`cover`]: the list of doubts.
//! - [`target`], [`names`]: where it goes. [`guard`]: what it may take the place of.
//! - [`blame`]: which errors stop which unit's report. [`made`]: what became of all,
//!   [`left`]: what lies beside them.

mod blame;
mod cover;
mod guard;
mod left;
mod look;
mod made;
mod names;
mod press;
mod problems;
mod progress;
mod target;
mod texts;
mod units;
mod whole;

pub(super) use problems::rules;

use super::spare_data;
use crate::Console;
use crate::check::finding_lines;
use crate::cli::{Report, ReportFormat, Volume};
use crate::diagnostic::Severity;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::gather::Gathered;
use crate::message::Message;
use crate::output::{unwritten, write_stdout};
use crate::project::{Project, shown};
use crate::report::Omission;
use crate::report::document::Document;
use made::Made;
use press::Layout;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// At most so many errors are shown when they stop the report; `check` lists all.
const ERRORS_SHOWN: usize = 5;

/// Writes the report, or all that were asked for: of each year, of each unit.
pub fn run(options: &Report, console: &Console) -> anyhow::Result<ExitCode> {
    let is_batch = options.by_unit || options.years.are_several();
    let format = match options.format {
        Some(format) => format,
        // What is named is a folder, whose name says nothing.
        None if is_batch => ReportFormat::Docx,
        None => target::format(options)?,
    };
    let is_stdout = options.output.as_deref() == Some(Path::new("-"));
    if is_stdout && options.summary {
        return Err(Failure::new(Message::new("fail-summary-stdout")).into());
    }
    let (made, left) = match is_batch {
        false => (
            vec![whole::run(options, None, format, console)?],
            Vec::new(),
        ),
        true => batch(options, format, console)?,
    };
    if is_batch {
        made::tell(&made, console);
        left::tell(&left, console);
    }
    if options.summary {
        write_stdout(made::json(&made, &left, console).as_bytes())?;
    }
    Ok(ExitCode::from(made::exit(&made)))
}

/// What became of several reports, and the files beside them that are none of these.
type Batch = (Vec<Made>, Vec<PathBuf>);

/// Several reports into a folder. What stops one year stops no other.
fn batch(options: &Report, format: ReportFormat, console: &Console) -> anyhow::Result<Batch> {
    if options.output.as_deref() == Some(Path::new("-")) {
        return Err(Failure::new(Message::new("fail-batch-stdout")).into());
    }
    if options.years.are_several() && options.selection.as_of.is_some() {
        return Err(Failure::new(Message::new("fail-years-as-of")).into());
    }
    // A named table is of one year: every other year would be counted from its rows.
    if options.years.are_several() && options.selection.names_tables() {
        return Err(Failure::new(Message::new("fail-years-named")).into());
    }
    let folder = options.output.as_deref();
    if let Some(folder) = folder {
        spare_data(folder)?;
        let failed = |e| unwritten(&shown(folder), &e);
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut all = Vec::new();
    let mut left = Vec::new();
    for year in options.years.all() {
        let mut options = options.clone();
        options.selection.year = year;
        if options.years.are_several() {
            console.note(&Message::new("batch-year").text("year", year.to_string()));
        }
        let made = match (options.by_unit, folder) {
            (true, Some(folder)) => {
                // Every year has the same units.
                let folder = match options.years.are_several() {
                    true => folder.join(year.to_string()),
                    false => folder.to_owned(),
                };
                let made = units::run(&options, &folder, format, console);
                // Beside the reports of some units lie those of the others.
                if let (Ok(made), true) = (&made, options.units.is_empty()) {
                    left.extend(left::left(&folder, format, made));
                }
                made
            }
            _ => whole::run(&options, folder, format, console).map(|made| vec![made]),
        };
        match made {
            Ok(made) => all.extend(made),
            Err(error) if options.years.are_several() => match error.downcast_ref::<Failure>() {
                Some(failure) => all.push(Made::failed(year, None, failure)),
                None => return Err(error),
            },
            Err(error) => return Err(error),
        }
    }
    Ok((all, left))
}

/// The document that the templates make of the figures, and what was left out of it.
pub(super) fn written(
    project: &Project,
    figures: &Figures,
    console: &Console,
) -> Result<(Document, Vec<Omission>), Failure> {
    Layout::of_one(project, figures, console)?.filled(project, figures)
}

/// The first errors, when they stop the command; `check` lists all.
pub(super) fn show_errors(gathered: &Gathered, year: i32, console: &Console) {
    let sorted = gathered.diagnostics.sorted();
    let errors = sorted.iter().filter(|d| d.severity == Severity::Error);
    for error in errors.take(ERRORS_SHOWN) {
        let file = error.place.file.as_deref().unwrap_or_default();
        let text = finding_lines(error, &console.words);
        console.line(&format!("{file}\n{}", text.trim_end()));
    }
    let total = gathered.diagnostics.errors();
    if total > ERRORS_SHOWN as u64 {
        let more = Message::new("report-more-errors").number("more", total - ERRORS_SHOWN as u64);
        console.error(&more.number("year", year));
    }
}

fn tell_omissions(omissions: &[Omission], console: &Console) {
    for omission in omissions {
        console.note(&omission.to_message());
        for remedy in omission.remedies() {
            if console.volume >= Volume::Normal {
                console.line(&format!("    {}", console.words.say(&remedy)));
            }
        }
    }
}
