//! `changes`: two records compared, and the list of changes of `report` and `refresh`.

pub(super) mod json;
pub(super) mod text;

use super::refresh::bytes;
use crate::Console;
use crate::changes::{Changes, State};
use crate::cli::{ReportFormat, Volume};
use crate::export::markdown::Record;
use crate::export::markdown::record::ENDING;
use crate::failure::Failure;
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::shown;
use crate::redraft::{DraftError, recorded};
use std::path::Path;
use std::process::ExitCode;

/// Compares two drafts or records and tells what changed; no data are read.
pub fn run(options: &crate::cli::Changes, console: &Console) -> anyhow::Result<ExitCode> {
    if options.is_table {
        return Err(Failure::new(Message::new("fail-changes-form")).into());
    }
    if [&options.old, &options.new]
        .iter()
        .all(|path| is_year(path))
    {
        let message = Message::new("fail-changes-years").text("old", shown(&options.old));
        return Err(Failure::new(message.text("new", shown(&options.new))).into());
    }
    let (old, new) = (open(&options.old)?, open(&options.new)?);
    let changes = Changes::between(&old, &new);
    let names = (shown(&options.old), shown(&options.new));
    let is_full = console.volume >= Volume::Verbose;
    let result = match options.json {
        true => json::render(&changes, &names),
        false => {
            let head = |key, file: &str, of: &crate::changes::Head| {
                let message = Message::new(key).text("file", file);
                let message = message.text("year", of.year.to_string());
                console.words.say(&message.text("as_of", of.as_of.as_str()))
            };
            format!(
                "{}\n{}\n\n{}",
                head("changes-old", &names.0, &changes.old),
                head("changes-new", &names.1, &changes.new),
                text::lines(&changes, &console.words, is_full)
            )
        }
    };
    write_stdout(result.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The state of the data that the record of a report at its target tells of.
pub(super) fn earlier(target: &Path, format: ReportFormat) -> Option<State> {
    match format {
        ReportFormat::Markdown => Record::beside(target).map(|r| State::of_markdown(&r)),
        ReportFormat::Docx => {
            let record = recorded(bytes(target).ok()?).ok()?;
            Some(State::of_word(&record))
        }
    }
}

/// Tells on standard error what changed since the report that `file` was.
pub(super) fn tell(changes: &Changes, file: &Path, console: &Console) {
    let head = Message::new("changes-since").text("file", shown(file));
    console.note(&head);
    if console.volume >= Volume::Normal {
        let lines = text::lines(changes, &console.words, console.volume >= Volume::Verbose);
        let indented = lines.lines().map(|line| match line {
            "" => String::new(),
            line => format!("    {line}"),
        });
        console.line(&indented.collect::<Vec<_>>().join("\n"));
    }
}

/// Whether what was named is a year and no file.
fn is_year(path: &Path) -> bool {
    let name = path.to_string_lossy();
    !path.exists() && name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit())
}

/// What the record of a draft says, or a record by itself.
fn open(path: &Path) -> Result<State, Failure> {
    let file = shown(path);
    let content = bytes(path)?;
    let json = match recorded(content) {
        Ok(record) => return Ok(State::of_word(&record)),
        Err(DraftError::Markdown) => bytes(path)?,
        Err(DraftError::NoRecord) => {
            let message = Message::new("fail-changes-pasted").text("file", file);
            return Err(Failure::new(message));
        }
        Err(error) => return Err(Failure::new(error.to_message(&file))),
    };
    let failed = |file: String, e: &dyn std::error::Error| {
        let message = Message::new("fail-draft-record").text("file", file);
        Failure::new(message.text("detail", e.to_string()))
    };
    let is_record = path.to_string_lossy().ends_with(ENDING);
    let beside = Record::path(path);
    if !is_record && beside.is_file() {
        let record = Record::from_json(&bytes(&beside)?).map_err(|e| failed(shown(&beside), &e))?;
        return Ok(State::of_markdown(&record));
    }
    match Record::from_json(&json) {
        Ok(record) => Ok(State::of_markdown(&record)),
        Err(error) if is_record => Err(failed(file, &error)),
        Err(_) => {
            let message = Message::new("fail-changes-no-record").text("file", file);
            Err(Failure::new(message.text("record", shown(&beside))))
        }
    }
}
