//! The commands: one file a verb.

mod cells;
mod changes;
mod check;
mod explain;
mod export;
mod figures;
mod fill;
mod init;
mod list;
mod people;
mod published;
mod refresh;
mod report;
mod sentences;
mod sql;
mod verify;

use crate::Console;
use crate::cli::{Output, Verb};
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{Figures, Form};
use crate::gather::year_before::{self, Found};
use crate::gather::{Gathered, Readers, Summing, are_long, gather};
use crate::i18n::Words;
use crate::message::Message;
use crate::project::texts::TEMPLATE_FOLDER;
use crate::project::{CONFIG_FILE, Project, Selection, shown};
use chrono::Datelike;
use std::path::Path;
use std::process::ExitCode;

/// Runs a command and gives its exit code.
///
/// # Errors
/// What kept it from its work: a [`Failure`], or an error of a library.
pub fn run(verb: &Verb, console: &Console) -> anyhow::Result<ExitCode> {
    match verb {
        Verb::Report(options) => report::run(options, console),
        Verb::Check(options) => check::run(options, console),
        Verb::Figures(selection, output) => figures::run(selection, output, console),
        Verb::Explain(options) => explain::run(options, console),
        Verb::Refresh(options) => refresh::run(options, console),
        Verb::Verify(options) => verify::run(options, console),
        Verb::Changes(options) => changes::run(options, console),
        Verb::People(options) => people::run(options, console),
        Verb::List(options) => list::run(options, console),
        Verb::Fill(options) => fill::run(options, console),
        Verb::Export(options) => export::run(options, console),
        Verb::Sql(options) => sql::run(options, console),
        Verb::Init(directory) => init::run(directory, console),
    }
}

/// The project opened and its data read, as every command on data begins.
fn read(
    selection: &Selection,
    console: &Console,
    kept: Kept,
) -> Result<(Project, Readers, Gathered), Failure> {
    let project = opened(selection, console)?;
    let (readers, gathered) = counted(&project, console, kept, People::Counted)?;
    Ok((project, readers, gathered))
}

/// What becomes of the comparison with last year where last year's data have errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Faults {
    /// There is none: a wrong number would look like a right one.
    Heeded,
    /// A draft shows it all the same.
    Drafted,
}

impl Faults {
    fn of(draft: bool) -> Self {
        match draft {
            true => Faults::Drafted,
            false => Faults::Heeded,
        }
    }
}

/// Whether people are kept to be compared with last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum People {
    /// Counting is enough.
    Counted,
    /// Who joined and left is a figure, too.
    Compared,
}

/// The same as [`read`], and last year's data beside.
fn read_compared(
    selection: &Selection,
    console: &Console,
    kept: Kept,
) -> Result<(Project, Readers, Gathered), Failure> {
    let project = opened(selection, console)?;
    let (counted, last) = std::thread::scope(|scope| {
        let last = scope.spawn(|| year_before::read(&project));
        let counted = counted(&project, console, kept, People::Compared);
        let last = last.join().unwrap_or_else(|e| std::panic::resume_unwind(e));
        (counted, last)
    });
    let (readers, mut gathered) = counted?;
    compare(&project, &mut gathered, last, Faults::Heeded, console)?;
    Ok((project, readers, gathered))
}

/// Puts last year beside this year. Its errors are its own year's to tell: one line says
/// that there are some, and how to see them. What is given back is to be told with a
/// report: that last year's report printed other values.
fn compare(
    project: &Project,
    gathered: &mut Gathered,
    last: Found,
    faults: Faults,
    console: &Console,
) -> Result<Option<Message>, Failure> {
    let told = |errors: u64, shown: bool| {
        let message = Message::new("note-last-year")
            .text("year", (project.year - 1).to_string())
            .text("shown", if shown { "yes" } else { "" });
        console.note(&message.number("errors", errors));
    };
    match last {
        Found::Nothing => {}
        Found::Unreadable => told(0, false),
        Found::Counted(mut last) => {
            for note in &last.gathered.manifest {
                console.detail(&crate::check::file_message(note));
            }
            let shown = last.gathered.tally.rows.usable > 0 && faults == Faults::Drafted;
            let sound = last.is_sound();
            if !sound {
                told(last.gathered.diagnostics.errors(), shown);
            }
            let note = match sound || shown {
                true => {
                    let note = published::compare(project, &mut last)?;
                    gathered.year_before = Some(last);
                    note
                }
                false => None,
            };
            gathered.compare_people();
            return Ok(note);
        }
    }
    Ok(None)
}

/// The same with last year beside, and the checksums of the files for the record of a
/// report, which are made meanwhile or while the figures are.
fn read_and_sum(
    selection: &Selection,
    console: &Console,
    kept: Kept,
    faults: Faults,
) -> Result<(Project, Readers, Gathered, Summing), Failure> {
    let project = opened(selection, console)?;
    let early = are_long(&project).then(|| Summing::begin(&project));
    let (counted, last) = std::thread::scope(|scope| {
        let last = scope.spawn(|| year_before::read(&project));
        let counted = counted(&project, console, kept, People::Compared);
        let last = last.join().unwrap_or_else(|e| std::panic::resume_unwind(e));
        (counted, last)
    });
    let (readers, mut gathered) = counted?;
    let sums = early.unwrap_or_else(|| Summing::begin(&project));
    if let Some(note) = compare(&project, &mut gathered, last, faults, console)? {
        console.note(&note);
    }
    Ok((project, readers, gathered, sums))
}

fn opened(selection: &Selection, console: &Console) -> Result<Project, Failure> {
    let project = Project::open(selection)?;
    if project.as_of.year() != project.year {
        console.note(
            &Message::new("note-as-of")
                .text("as_of", project.as_of.to_string())
                .number("year", project.year),
        );
    }
    Ok(project)
}

fn counted(
    project: &Project,
    console: &Console,
    kept: Kept,
    people: People,
) -> Result<(Readers, Gathered), Failure> {
    let mut readers = Readers::new(project)?;
    readers.keeps_people = people == People::Compared && project.year_before().is_some();
    let gathered = gather(project, &mut readers, kept)?;
    for note in &gathered.manifest {
        console.detail(&crate::check::file_message(note));
    }
    Ok((readers, gathered))
}

/// The figures for the report of a unit, or as they are for the whole bureau's.
///
/// # Errors
/// When there is no such unit (any more): nobody has typed that name, it is the draft's.
fn of_report(figures: Figures, unit: Option<&str>) -> Result<Figures, Failure> {
    let Some(unit) = unit else {
        return Ok(figures);
    };
    figures.of_unit(unit).ok_or_else(|| {
        let near = figures.nearest_units(unit);
        let key = match near.is_empty() {
            true => "fail-unit-gone",
            false => "fail-unit-gone-nearest",
        };
        let message = Message::new(key)
            .text("unit", unit)
            .text("year", figures.year.to_string());
        Failure::new(message.text("nearest", near.join("、")))
    })
}

/// The failure that no roster has a unit of this name.
fn no_unit(figures: &Figures, unit: &str) -> Failure {
    let near = figures.nearest_units(unit);
    let key = match near.is_empty() {
        true => "fail-unit",
        false => "fail-unit-nearest",
    };
    let message = Message::new(key).text("unit", unit);
    Failure::new(message.text("nearest", near.join("、")))
}

/// A result is never written over a file that the data were read from, nor over the
/// configuration, a template or another table of the data folder, not even by force.
fn spare_inputs(target: Option<&Path>, project: &Project) -> Result<(), Failure> {
    let whole = |path: &Path| path.canonicalize().ok();
    let (Some(named), Some(target)) = (target, target.and_then(whole)) else {
        return Ok(());
    };
    let files = project.inputs.files.iter().map(|f| f.path.as_path());
    let settings = Path::new(CONFIG_FILE);
    let is_input = files
        .chain([settings])
        .any(|file| whole(file).as_ref() == Some(&target));
    let ending = target
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let is_source = ["csv", "xlsx", "xls", "ods", "toml", "md"].contains(&ending);
    let is_among = ["data", TEMPLATE_FOLDER]
        .iter()
        .any(|folder| whole(Path::new(folder)).is_some_and(|folder| target.starts_with(folder)));
    match is_input || (is_source && is_among) {
        false => Ok(()),
        true => Err(Failure::new(
            Message::new("fail-over-input").text("file", shown(named)),
        )),
    }
}

/// Nothing is written among the data: the next run would take it for some of them.
fn spare_data(target: &Path) -> Result<(), Failure> {
    let there = target.ancestors().find_map(|p| match p.as_os_str() {
        empty if empty.is_empty() => Path::new(".").canonicalize().ok(),
        _ => p.canonicalize().ok(),
    });
    let within = |folder: &str| {
        let folder = Path::new(folder).canonicalize().ok();
        matches!((&there, folder), (Some(there), Some(folder)) if there.starts_with(&folder))
    };
    match within("data") || within(TEMPLATE_FOLDER) {
        false => Ok(()),
        true => Err(Failure::new(
            Message::new("fail-among-data").text("file", shown(target)),
        )),
    }
}

/// What is said of the form in which a figure is printed, after its name.
fn form_words(form: Form, words: &Words) -> String {
    words.say(&Message::new("figure-form").text("form", form.key()))
}

/// Refuses an output whose name says a form that the result cannot have.
fn fits<F>(output: &Output<F>, forms: &str) -> Result<(), Failure> {
    match &output.path {
        Some(path) if !output.is_named => crate::output::fits(path, forms),
        _ => Ok(()),
    }
}

/// The failure that a file is there already, and may be somebody's.
fn exists(path: &Path) -> Failure {
    Failure::new(Message::new("fail-exists").text("file", shown(path)))
}

/// 0 for sound data, 1 for data with errors or without any usable row; the findings are
/// summed up on standard error where the result does not show them.
fn verdict(project: &Project, gathered: &Gathered, console: &Console, shown: bool) -> ExitCode {
    let (errors, warnings) = (
        gathered.diagnostics.errors(),
        gathered.diagnostics.warnings(),
    );
    if !shown {
        // Only `check` compares with last year.
        let compared = project.rosters_are_found && gathered.flows.is_a_time();
        let last = compared.then(|| project.last_year()).flatten();
        let last = last.map(|last| last.year.to_string()).unwrap_or_default();
        if errors > 0 {
            console.error(
                &Message::new("data-errors")
                    .text("last_year", last)
                    .number("errors", errors)
                    .number("warnings", warnings),
            );
        } else if warnings > 0 {
            let note = Message::new("data-warnings").text("last_year", last);
            console.note(&note.number("warnings", warnings));
        }
    }
    if gathered.tally.rows.usable == 0 {
        console.error(&Message::new("data-no-rows"));
    }
    match gathered.is_sound() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    }
}
