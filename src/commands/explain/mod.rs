//! `explain`: where a figure comes from.

mod answer;
mod json;
mod text;

use super::{read, verdict};
use crate::Console;
use crate::cli::Explain;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::UnitFigures;
use crate::gather::trace::trace;
use crate::message::Message;
use crate::output::write_stdout;
use answer::Answer;
use std::process::ExitCode;

/// Explains one figure.
pub fn run(options: &Explain, console: &Console) -> anyhow::Result<ExitCode> {
    let (project, readers, mut gathered) = read(&options.selection, console, Kept::Some)?;
    let Some(entry) = gathered.catalogue.get(&options.figure).cloned() else {
        return Err(unknown(options, gathered.catalogue.nearest(&options.figure)).into());
    };
    let figures = gathered.figures(&project, UnitFigures::Made);
    let rows = trace(&project, &readers, &mut gathered, entry.origin)?;
    let answer = Answer::new(&entry, &gathered, &figures, rows);
    let text = match options.json {
        true => json::json(&answer),
        false => text::text(&answer, options.rows, &console.words),
    };
    write_stdout(text.as_bytes())?;
    Ok(verdict(&project, &gathered, console, false))
}

fn unknown(options: &Explain, nearest: Option<String>) -> Failure {
    let key = match nearest {
        Some(_) => "fail-figure-nearest",
        None => "fail-figure",
    };
    Failure::new(
        Message::new(key)
            .text("figure", &options.figure)
            .text("nearest", nearest.unwrap_or_default()),
    )
}
