//! `check`: every finding about the data.

mod folder;

use super::{read, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::check;
use crate::cli::{Check, CheckFormat};
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::gather::whose;
use crate::message::Message;
use crate::output::write_result;
use std::process::ExitCode;

/// Checks the data and writes the findings, and the lists for the units if asked for.
pub fn run(options: &Check, console: &Console) -> anyhow::Result<ExitCode> {
    if let Some((what, folder)) = &options.by {
        if what != "unit" {
            return Err(Failure::new(Message::new("fail-by").text("value", what)).into());
        }
        spare_data(folder)?;
    }
    let (project, readers, mut gathered) = read(&options.selection, console, Kept::All)?;
    whose::units(&project, &readers, &mut gathered)?;
    let names = match options.by {
        Some(_) => Some(whose::names(&project, &readers, &mut gathered)?),
        None => None,
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
        let lists = check::lists::lists(&report, names);
        folder::write(directory, &lists, options.force, &project, console)?;
    }
    Ok(verdict(&gathered, console, true))
}
