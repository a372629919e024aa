//! `check`: every finding about the data.

mod folder;

use super::{fits, read, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::check::{self, suggestions};
use crate::cli::{Check, CheckFormat};
use crate::diagnostic::{Diagnostics, Kept};
use crate::failure::Failure;
use crate::gather::absent;
use crate::gather::last_year;
use crate::gather::whose::{self, Names};
use crate::message::Message;
use crate::output::{unwritten, write_file, write_result};
use crate::project::shown;
use std::path::Path;
use std::process::ExitCode;

/// Checks the data and writes the findings, and the lists for the units if asked for.
pub fn run(options: &Check, console: &Console) -> anyhow::Result<ExitCode> {
    if let Some(target) = options.suggest.as_ref().filter(|target| target.exists()) {
        // What has been filled in there is somebody's work.
        let message = Message::new("fail-rulings-exist").text("file", shown(target));
        return Err(Failure::new(message).into());
    }
    if let Some((what, folder)) = &options.by {
        if what != "unit" {
            return Err(Failure::new(Message::new("fail-by").text("value", what)).into());
        }
        spare_data(folder)?;
    }
    fits(&options.output, ".txt、.json、.csv")?;
    let (project, readers, mut gathered) = read(&options.selection, console, Kept::All)?;
    last_year::compare(&project, &readers, &mut gathered);
    whose::units(&project, &readers, &mut gathered)?;
    let names = match options.by.is_some() || options.suggest.is_some() {
        true => Some(whose::names(&project, &readers, &mut gathered)?),
        false => None,
    };
    let gone = match options.by.is_some() {
        true => absent::absent(&project, &readers, &mut gathered)?,
        false => Vec::new(),
    };
    let report = check::Report {
        year: project.year,
        diagnostics: &gathered.diagnostics,
        rows: gathered.tally.rows,
        manifest: &gathered.manifest,
        not_counted: gathered.not_counted(),
        all: options.all,
        words: &console.words,
    };
    let output = &options.output;
    let text = match output.format {
        CheckFormat::Text => check::text(&report),
        CheckFormat::Json => check::json(&report),
        CheckFormat::Csv => check::csv(&report),
    };
    spare_inputs(output.path.as_deref(), &project)?;
    write_result(output.path.as_deref(), text.as_bytes())?;
    if let (Some((_, directory)), Some(names)) = (&options.by, &names) {
        let lists = check::lists::lists(&report, names, &gone);
        folder::write(directory, &lists, options.force, &project, console)?;
        if let Some(first) = gone.first() {
            let note = Message::new("lists-absent").text("year", first.year.to_string());
            console.note(&note.number("people", gone.len()));
        }
    }
    if let (Some(target), Some(names)) = (&options.suggest, &names) {
        suggest(target, &gathered.diagnostics, names, console)?;
    }
    Ok(verdict(&project, &gathered, console, true))
}

/// Writes the table of rulings to fill in: a workbook, or CSV by the ending.
fn suggest(
    target: &Path,
    diagnostics: &Diagnostics,
    names: &Names,
    console: &Console,
) -> Result<(), Failure> {
    let rows = suggestions::suggestions(diagnostics, names);
    if rows.is_empty() {
        console.note(&Message::new("rulings-none"));
        return Ok(());
    }
    let ending = target.extension().and_then(|ending| ending.to_str());
    let bytes = match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => suggestions::xlsx(&rows).map_err(|e| unwritten(&shown(target), &e))?,
        Some("csv") => suggestions::csv(&rows),
        _ => {
            let message = Message::new("fail-rulings-ending").text("file", shown(target));
            return Err(Failure::new(message));
        }
    };
    write_file(target, &bytes)?;
    let wrote = Message::new("rulings-written").text("file", shown(target));
    console.note(&wrote.number("rows", rows.len()));
    Ok(())
}
