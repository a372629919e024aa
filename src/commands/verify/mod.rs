//! `verify`: a draft held against the data before it goes up.

mod json;
mod text;

use super::refresh::{bytes, selection};
use super::report::{show_errors, written};
use super::{of_report, read, verdict};
use crate::Console;
use crate::cli::Verify;
use crate::diagnostic::Kept;
use crate::export::markdown::Record;
use crate::failure::Failure;
use crate::figures::{Figures, UnitFigures};
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::shown;
use crate::verify::{Paper, PaperError, Verified, verify};
use std::path::Path;
use std::process::ExitCode;

/// What is told of a draft.
struct Told<'a> {
    /// The draft's name, as messages show it.
    file: String,
    paper: &'a Paper,
    figures: &'a Figures,
    verified: &'a Verified,
}

/// Reads draft and data and tells what differs. Errors in the data stop nothing: they are
/// told, and the exit code is 1 as it is when something differs.
pub fn run(options: &Verify, console: &Console) -> anyhow::Result<ExitCode> {
    let file = shown(&options.file);
    let paper = paper(&options.file, bytes(&options.file)?)?;
    let selection = match &paper.record {
        Some(record) => selection(&options.selection, &record.head, console),
        None => options.selection.clone(),
    };
    let (project, _, gathered) = read(&selection, console, Kept::Some)?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let unit = match &paper.record {
        Some(record) => record.head.unit.clone(),
        // The record of a text lies beside it.
        None => Record::beside(&options.file).and_then(|record| record.unit),
    };
    let figures = of_report(
        gathered.figures(&project, UnitFigures::Made),
        unit.as_deref(),
    )?;
    let (document, _) = written(&project, &figures, console)?;
    let verified = verify(&paper, &figures, &document);
    let told = Told {
        file,
        paper: &paper,
        figures: &figures,
        verified: &verified,
    };
    let result = match options.json {
        true => json::render(&told),
        false => text::render(&told, &console.words),
    };
    write_stdout(result.as_bytes())?;
    let exit = verdict(&project, &gathered, console, false);
    Ok(match verified.is_wrong() {
        true => ExitCode::from(1),
        false => exit,
    })
}

/// A draft read as text, as Markdown where its name says so.
///
/// # Errors
/// When it is neither a Word file nor text, damaged or unsafe.
pub(super) fn paper(path: &Path, bytes: Vec<u8>) -> Result<Paper, Failure> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let markdown = ending == "md" || ending == "markdown";
    let file = shown(path);
    Paper::open(bytes, markdown).map_err(|error| {
        Failure::new(match error {
            PaperError::Word(error) => error.to_message(&file),
            PaperError::Foreign => Message::new("fail-verify-foreign").text("file", file),
            PaperError::TooLarge => Message::new("fail-verify-large").text("file", file),
        })
    })
}
