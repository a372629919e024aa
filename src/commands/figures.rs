//! `figures`: the values of all figures.

use super::{fits, read_compared, spare_inputs, verdict};
use crate::Console;
use crate::cli::{FiguresFormat, Output};
use crate::diagnostic::Kept;
use crate::figures::{UnitFigures, listing};
use crate::output::write_result;
use crate::project::Selection;
use std::process::ExitCode;

/// Counts and writes all figures; with errors in the data, rows counted as they stand.
pub fn run(
    selection: &Selection,
    output: &Output<FiguresFormat>,
    console: &Console,
) -> anyhow::Result<ExitCode> {
    fits(output, ".txt、.json、.csv")?;
    let (project, _, gathered) = read_compared(selection, console, Kept::Some)?;
    let figures = gathered.figures(&project, UnitFigures::LeftOut);
    let text = match output.format {
        FiguresFormat::Table => listing::table(&figures, &console.words),
        FiguresFormat::Json => listing::json(&figures),
        FiguresFormat::Csv => listing::csv(&figures),
    };
    spare_inputs(output.path.as_deref(), &project)?;
    write_result(output.path.as_deref(), text.as_bytes())?;
    Ok(verdict(&project, &gathered, console, false))
}
