//! `report`: the finished report.

mod cover;
mod guard;
mod look;
mod problems;
mod target;
mod texts;

pub(super) use problems::rules;

use super::{Faults, changes, read_and_sum, spare_inputs, verdict};
use crate::Console;
use crate::changes::{Changes, State};
use crate::check::finding_lines;
use crate::cli::{Report, ReportFormat};
use crate::diagnostic::{Kept, Severity};
use crate::export::{docx, markdown};
use crate::failure::Failure;
use crate::figures::{Figures, UnitFigures};
use crate::gather::Gathered;
use crate::message::Message;
use crate::output::{write_file, write_stdout};
use crate::project::{Project, shown};
use crate::report::document::{Document, plain_text};
use crate::report::{Omission, compose, unused};
use anyhow::Context;
use look::Look;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use target::Target;

/// At most so many errors are shown when they stop the report; `check` lists all.
const ERRORS_SHOWN: usize = 5;

/// Reads, checks, counts, fills the templates and writes the report.
pub fn run(options: &Report, console: &Console) -> anyhow::Result<ExitCode> {
    let format = match options.format {
        Some(format) => format,
        None => target::format(options)?,
    };
    // The sheet beside a draft lists every doubt.
    let kept = if options.draft { Kept::All } else { Kept::Some };
    let (project, gathered, sums) =
        read_and_sum(&options.selection, console, kept, Faults::of(options.draft))?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let has_errors = gathered.diagnostics.errors() > 0;
    if has_errors && !options.draft {
        show_errors(&gathered, project.year, console);
        let exit = verdict(&project, &gathered, console, false);
        console.error(&Message::new("report-stopped").number("year", project.year));
        return Ok(exit);
    }
    let look = match format {
        ReportFormat::Docx => Look::read(options, &project)?,
        ReportFormat::Markdown => None,
    };
    let figures = gathered.figures(&project, UnitFigures::Made);
    let (document, omissions) = written(&project, &figures, console)?;
    let target = Target::new(options, &plain_text(&document.title), format);
    let head = docx::RecordHead {
        year: project.year,
        as_of: project.as_of.to_string(),
        basis: Some(gathered.basis(&project, &figures, &sums)),
    };
    let bytes = match &look {
        Some(look) => look.write(&document, &head, console)?,
        None => self::bytes(&document, format, &head)?,
    };
    let doubts = (options.draft && has_errors).then(|| cover::document(&gathered, &document));
    let cover = match (&doubts, target.beside("存疑清单")) {
        (Some(doubts), Some(path)) => {
            let head = docx::RecordHead {
                basis: None,
                ..head.clone()
            };
            Some((path, self::bytes(doubts, format, &head)?))
        }
        _ => None,
    };
    if project.config.bureau.name.starts_with("示例") {
        let note = Message::new("note-example-name");
        console.note(&note.text("name", &project.config.bureau.name));
    }
    match &target {
        Target::Stdout => write_stdout(&bytes)?,
        Target::File(path) => {
            // Both files are looked at before either is written.
            for (path, bytes) in
                std::iter::once((path, &bytes)).chain(cover.as_ref().map(|(p, b)| (p, b)))
            {
                spare_inputs(Some(path), &project)?;
                if let Some(look) = &look {
                    look.spare(path)?;
                }
                if !options.force {
                    guard::may_replace(path, bytes, project.year)?;
                }
            }
            let earlier = changes::earlier(path, format);
            write_file(path, &bytes)?;
            write_record(path, format, &document, &head)?;
            console.note(&Message::new("report-written").text("file", console.seen(path)));
            if let Some(earlier) = earlier {
                let changes = Changes::between(&earlier, &State::now(&head));
                changes::tell(&changes, path, console);
            }
        }
    }
    if let Some(doubts) = &doubts {
        write_cover(doubts, cover, console)?;
    }
    tell_omissions(&omissions, console);
    verdict(&project, &gathered, console, false);
    // A draft was asked for with errors known: the data has them all the same.
    Ok(match has_errors {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    })
}

/// The document that the templates make of the figures, and what was left out of it.
pub(super) fn written(
    project: &Project,
    figures: &Figures,
    console: &Console,
) -> Result<(Document, Vec<Omission>), Failure> {
    let rules = problems::rules(project, figures)?;
    let found = rules.found(figures);
    let set = texts::templates(project, problems::texts(&found))?;
    for problem in unused(&set) {
        console.note(&problem.to_message());
    }
    let texts = texts::texts(project);
    let mut variables = texts::variables(project);
    variables.insert("problems".to_owned(), crate::problems::listed(&found));
    compose(&set, figures, &texts, variables).map_err(|problems| {
        let messages = problems.iter().map(|p| p.to_message());
        Failure::all(messages.collect())
    })
}

fn bytes(
    document: &Document,
    format: ReportFormat,
    head: &docx::RecordHead,
) -> anyhow::Result<Vec<u8>> {
    match format {
        ReportFormat::Markdown => Ok(markdown::write(document).into_bytes()),
        ReportFormat::Docx => docx::write(document, head).context("docx"),
    }
}

/// The record beside a Markdown report; a Word file has its own in it.
fn write_record(
    path: &Path,
    format: ReportFormat,
    document: &Document,
    head: &docx::RecordHead,
) -> anyhow::Result<()> {
    if format == ReportFormat::Markdown {
        let pieces = markdown::pieces(document);
        let mut record = markdown::Record::new(head.year, head.as_of.clone(), pieces);
        record.basis = head.basis.clone();
        write_file(&markdown::Record::path(path), record.to_json()?.as_bytes())?;
    }
    Ok(())
}

/// The list of what is doubtful: a sheet of its own beside the report, never a banner in
/// its text; on standard error where the report went to standard output.
fn write_cover(
    doubts: &Document,
    cover: Option<(PathBuf, Vec<u8>)>,
    console: &Console,
) -> Result<(), Failure> {
    match cover {
        Some((path, bytes)) => {
            write_file(&path, &bytes)?;
            console.error(&Message::new("report-cover").text("file", shown(&path)));
        }
        None => {
            console.error(&Message::new("report-cover-here"));
            console.line(&markdown::write(doubts));
        }
    }
    Ok(())
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
            if console.volume >= crate::cli::Volume::Normal {
                console.line(&format!("    {}", console.words.say(&remedy)));
            }
        }
    }
}
