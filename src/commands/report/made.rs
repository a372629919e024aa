//! What became of each report, and how it is told: as text on standard error, as JSON on
//! standard output.

use crate::Console;
use crate::check::{finding_lines, wording};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::json::pretty;
use crate::message::Message;
use crate::output::Wrote;
use serde::Serialize;
use std::path::PathBuf;

/// At most so many reasons are shown of one report; `check` and the JSON have all.
const REASONS: usize = 3;
/// At most so many reports that could not be written are told of one by one.
const REPORTS: usize = 20;

/// What became of a report.
pub struct Made {
    /// The year.
    pub year: i32,
    /// The unit; `None`: the whole bureau.
    pub unit: Option<String>,
    /// The file, if there is one now.
    pub file: Option<PathBuf>,
    /// What became of it.
    pub status: Status,
    /// How many errors there are in its data.
    pub errors: u64,
    /// Why it was not written.
    pub reasons: Vec<Reason>,
    /// 0, 1 where the data have errors, 2 where something else went wrong.
    pub exit: u8,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was written.
    Written,
    /// It was there already, to the byte.
    Unchanged,
    /// There is none.
    Failed,
}

/// Why a report was not written.
#[derive(Debug, Clone)]
pub enum Reason {
    /// An error in the data.
    Finding(Box<Diagnostic>),
    /// Anything else.
    Other(Message),
}

impl Made {
    /// A report that was written, or was there.
    pub fn done(year: i32, unit: Option<&str>, file: PathBuf, wrote: Wrote, errors: u64) -> Self {
        Made {
            year,
            unit: unit.map(str::to_owned),
            file: Some(file),
            status: match wrote {
                Wrote::New => Status::Written,
                Wrote::Same => Status::Unchanged,
            },
            errors,
            reasons: Vec::new(),
            exit: u8::from(errors > 0),
        }
    }

    /// A report that errors in the data have stopped.
    pub fn stopped(year: i32, unit: Option<&str>, errors: u64, found: &[&Diagnostic]) -> Self {
        let reasons = found
            .iter()
            .map(|d| Reason::Finding(Box::new((*d).clone())));
        Made {
            year,
            unit: unit.map(str::to_owned),
            file: None,
            status: Status::Failed,
            errors,
            reasons: reasons.collect(),
            exit: 1,
        }
    }

    /// A report that could not be written.
    pub fn failed(year: i32, unit: Option<&str>, failure: &Failure) -> Self {
        let reasons = failure.messages.iter().cloned().map(Reason::Other);
        Made {
            reasons: reasons.collect(),
            exit: failure.exit,
            ..Made::stopped(year, unit, 0, &[])
        }
    }
}

/// The exit code of them all: the gravest.
pub fn exit(all: &[Made]) -> u8 {
    all.iter().map(|made| made.exit).max().unwrap_or_default()
}

/// Tells what became of the reports: how many were written, and which were not and why.
pub fn tell(all: &[Made], console: &Console) {
    let count = |status| all.iter().filter(|made| made.status == status).count();
    let failed = count(Status::Failed);
    for made in all
        .iter()
        .filter(|m| m.status == Status::Failed)
        .take(REPORTS)
    {
        tell_failed(made, console);
    }
    if failed > REPORTS {
        let more = Message::new("batch-more").number("more", failed - REPORTS);
        console.error(&more);
    }
    let done = Message::new("batch-done")
        .number("written", count(Status::Written))
        .number("unchanged", count(Status::Unchanged))
        .number("failed", failed);
    match failed {
        0 => console.note(&done),
        _ => console.error(&done),
    }
}

fn tell_failed(made: &Made, console: &Console) {
    let key = match (made.unit.is_some(), made.errors > 0) {
        (true, true) => "batch-stopped",
        (true, false) => "batch-failed",
        (false, true) => "batch-whole-stopped",
        (false, false) => "batch-whole-failed",
    };
    let head = Message::new(key)
        .text("year", made.year.to_string())
        .text("unit", made.unit.clone().unwrap_or_default())
        .number("errors", i64::try_from(made.errors).unwrap_or(i64::MAX));
    console.error(&head);
    // Each error of the whole is one of some unit's, or of none and then shown here.
    for reason in made.reasons.iter().take(REASONS) {
        let text = match reason {
            Reason::Finding(found) => {
                let file = found.place.file.as_deref().unwrap_or_default();
                format!("{file}\n{}", finding_lines(found, &console.words))
            }
            Reason::Other(message) => {
                let help = console.words.help(message);
                let help = help.map(|help| format!("\n{help}")).unwrap_or_default();
                console.words.say(message) + &help
            }
        };
        for line in text.trim_end().lines() {
            console.line(&format!("    {line}"));
        }
    }
    if made.reasons.len() > REASONS {
        let more = Message::new("batch-more-reasons").number("more", made.reasons.len() - REASONS);
        console.line(&format!("    {}", console.words.say(&more)));
    }
}

/// The same as JSON.
pub fn json(all: &[Made], left: &[PathBuf], console: &Console) -> String {
    let count = |status| all.iter().filter(|made| made.status == status).count();
    pretty(&Root {
        schema: 1,
        written: count(Status::Written),
        unchanged: count(Status::Unchanged),
        failed: count(Status::Failed),
        reports: all.iter().map(|made| entry(made, console)).collect(),
        left: left.iter().map(|file| console.seen(file)).collect(),
    })
}

#[derive(Serialize)]
struct Root<'a> {
    schema: u32,
    written: usize,
    unchanged: usize,
    failed: usize,
    reports: Vec<Entry<'a>>,
    /// Files in the folder that are none of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left: Vec<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    year: i32,
    /// `null`: the whole bureau.
    unit: Option<&'a str>,
    file: Option<String>,
    status: &'static str,
    errors: u64,
    reasons: Vec<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    code: Option<&'a str>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    line: Option<u64>,
    column: Option<&'a str>,
    message: String,
    help: String,
}

fn entry<'a>(made: &'a Made, console: &Console) -> Entry<'a> {
    let reasons = made.reasons.iter().map(|reason| match reason {
        Reason::Finding(found) => {
            let (message, help) = wording(found, &console.words);
            let place = &found.place;
            Why {
                code: Some(found.code.key()),
                file: place.file.as_deref(),
                sheet: place.sheet.as_deref(),
                line: place.line,
                column: place.column.as_deref(),
                message,
                help,
            }
        }
        Reason::Other(said) => Why {
            code: None,
            file: None,
            sheet: None,
            line: None,
            column: None,
            message: console.words.say(said),
            help: console.words.help(said).unwrap_or_default(),
        },
    });
    Entry {
        year: made.year,
        unit: made.unit.as_deref(),
        file: made.file.as_deref().map(|file| console.seen(file)),
        status: match made.status {
            Status::Written => "written",
            Status::Unchanged => "unchanged",
            Status::Failed => "failed",
        },
        errors: made.errors,
        reasons: reasons.collect(),
    }
}
