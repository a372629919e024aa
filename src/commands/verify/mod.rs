//! `verify`: a draft held against the data before it goes up.

mod json;
mod text;

use super::refresh::{bytes, selection};
use super::report::{show_errors, written};
use super::{of_report, read_compared, verdict};
use crate::Console;
use crate::cli::Verify;
use crate::diagnostic::Kept;
use crate::export::markdown::Record;
use crate::failure::Failure;
use crate::figures::{Figures, UnitFigures};
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::shown;
use crate::redraft::{Draft, DraftError, MarkdownDraft, SentenceChange, SentenceKind};
use crate::report::document::Document;
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
    /// The sentences that a new report would not have, or have otherwise; `None` where no
    /// record says which the draft had.
    sentences: Option<Vec<SentenceChange>>,
    /// Whether something differs from the data.
    is_wrong: bool,
    /// How many errors the data have: the comparison stands on these data.
    errors: u64,
}

/// Reads draft and data and tells what differs. Errors in the data stop nothing: they are
/// told, and the exit code is 1 as it is when something differs.
pub fn run(options: &Verify, console: &Console) -> anyhow::Result<ExitCode> {
    let file = shown(&options.file);
    let content = bytes(&options.file)?;
    let paper = recorded(&options.file, content.clone())?;
    let selection = match &paper.record {
        Some(record) => selection(&options.selection, &record.head, console),
        None => options.selection.clone(),
    };
    let (project, _, gathered) = read_compared(&selection, console, Kept::Some)?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let unit = paper
        .record
        .as_ref()
        .and_then(|record| record.head.unit.as_deref());
    let figures = of_report(gathered.figures(&project, UnitFigures::Made), unit)?;
    let (document, _) = written(&project, &figures, console)?;
    let verified = verify(&paper, &figures, &document);
    let sentences = sentences(content, &paper, &options.file, &document);
    let is_wrong = verified.is_wrong() || sentences.iter().flatten().any(is_untrue);
    let told = Told {
        file,
        is_wrong,
        errors: gathered.diagnostics.errors(),
        sentences,
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
    Ok(match is_wrong {
        true => ExitCode::from(1),
        false => exit,
    })
}

/// Whether the draft has a sentence that a new report would not have, or have otherwise: what
/// it says no longer follows from the data.
fn is_untrue(sentence: &SentenceChange) -> bool {
    let is_otherwise = matches!(
        sentence.kind,
        SentenceKind::Vanishes | SentenceKind::Differs
    );
    is_otherwise && sentence.text.is_some()
}

/// What of its sentences a person has to see to.
fn sentences(
    bytes: Vec<u8>,
    paper: &Paper,
    path: &Path,
    document: &Document,
) -> Option<Vec<SentenceChange>> {
    paper.record.as_ref()?;
    match Draft::open(bytes.clone()) {
        Ok(draft) => draft.sentences(document),
        Err(_) => {
            let draft = MarkdownDraft::open(bytes, Record::beside(path)?).ok()?;
            Some(draft.sentences(document))
        }
    }
}

/// A draft read as text, with the record in it or beside it.
///
/// # Errors
/// When it is neither a Word file nor text, damaged or unsafe.
pub(super) fn recorded(path: &Path, bytes: Vec<u8>) -> Result<Paper, Failure> {
    let paper = paper(path, bytes.clone())?;
    let beside = Record::path(path);
    if !paper.is_text() || !beside.is_file() {
        return Ok(paper);
    }
    let stored = std::fs::read(&beside).map_err(|e| Failure::unreadable(&shown(&beside), &e))?;
    Ok(match Record::from_json(&stored) {
        Ok(record) => paper.with_record(bytes, record),
        Err(error) => paper.with_trouble(DraftError::BadRecord(error.to_string())),
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
