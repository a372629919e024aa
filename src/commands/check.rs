//! `check`: every finding about the data.

use super::{read, spare_inputs, verdict};
use crate::Console;
use crate::check;
use crate::cli::{CheckFormat, Output};
use crate::diagnostic::Kept;
use crate::gather::last_year;
use crate::output::write_result;
use crate::project::Selection;
use std::process::ExitCode;

/// Checks the data and writes the findings.
pub fn run(
    selection: &Selection,
    output: &Output<CheckFormat>,
    console: &Console,
) -> anyhow::Result<ExitCode> {
    let (project, readers, mut gathered) = read(selection, console, Kept::All)?;
    last_year::compare(&project, &readers, &mut gathered);
    let report = check::Report {
        diagnostics: &gathered.diagnostics,
        rows: gathered.tally.rows,
        manifest: &gathered.manifest,
        not_counted: gathered.not_counted(),
        words: &console.words,
    };
    let text = match output.format {
        CheckFormat::Text => check::text(&report),
        CheckFormat::Json => check::json(&report),
        CheckFormat::Csv => check::csv(&report),
    };
    spare_inputs(output.path.as_deref(), &project)?;
    write_result(output.path.as_deref(), text.as_bytes())?;
    Ok(verdict(&gathered, console, true))
}
