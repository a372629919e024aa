//! `fill`: figures written into the cells of a workbook that hold their tags.

use super::refresh::bytes;
use super::report::show_errors;
use super::{exists, read_compared, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::cli::Fill;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{FigureRef, Figures, Scope, UnitFigures};
use crate::fill::{Filled, TagFault, Template, Unfilled};
use crate::message::Message;
use crate::output::{fits, write_file, write_stdout};
use crate::project::shown;
use crate::redraft::DraftError;
use crate::vocabulary::mask::mask_all;
use std::path::Path;
use std::process::ExitCode;

/// Opens the workbook, reads the data and writes the workbook with its figures.
pub fn run(options: &Fill, console: &Console) -> anyhow::Result<ExitCode> {
    let target = options.output.as_path();
    let file = Some(target).filter(|path| *path != Path::new("-"));
    if let Some(path) = file {
        fits(path, ".xlsx")?;
        spare_data(path)?;
        let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        };
        if same(path, &options.template) {
            let message = Message::new("fail-fill-over-template").text("file", shown(path));
            return Err(Failure::new(message).into());
        }
    }
    let template = opened(&options.template)?;
    let (project, _, gathered) = read_compared(&options.selection, console, Kept::Some)?;
    if let Some(path) = file {
        spare_inputs(Some(path), &project)?;
    }
    if gathered.tally.rows.usable == 0 {
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    if gathered.diagnostics.errors() > 0 && !options.draft {
        show_errors(&gathered, project.year, console);
        let exit = verdict(&project, &gathered, console, false);
        console.error(&Message::new("fill-stopped").number("year", project.year));
        return Ok(exit);
    }
    let figures = gathered.figures(&project, UnitFigures::Made);
    let filled = filled(&template, &figures, &options.template)?;
    match file {
        None => write_stdout(&filled.bytes)?,
        Some(path) => {
            let differs = |there: Vec<u8>| there != filled.bytes;
            if !options.force && std::fs::read(path).is_ok_and(differs) {
                return Err(exists(path).into());
            }
            write_file(path, &filled.bytes)?;
            let written = Message::new("fill-written").text("file", console.seen(path));
            console.note(&written.number("tags", filled.written as u64));
        }
    }
    tell(&filled, &figures, console);
    Ok(verdict(&project, &gathered, console, false))
}

fn opened(path: &Path) -> Result<Template, Failure> {
    Template::open(bytes(path)?).map_err(|e| Failure::new(trouble(&e, path)))
}

/// What is wrong with a workbook, and what to do.
fn trouble(error: &DraftError, path: &Path) -> Message {
    let (key, detail) = match error {
        DraftError::OldExcel => ("fail-fill-old", None),
        DraftError::Protected => ("fail-fill-protected", None),
        DraftError::Macros => ("fail-fill-macros", None),
        DraftError::Damaged(detail) => ("fail-fill-damaged", Some(detail)),
        DraftError::TooLarge(detail) => ("fail-fill-large", Some(detail)),
        DraftError::Unsafe(detail) => ("fail-fill-unsafe", Some(detail)),
        _ => ("fail-fill-foreign", None),
    };
    let message = Message::new(key).text("file", shown(path));
    match detail {
        Some(detail) => message.text("detail", detail),
        None => message,
    }
}

fn filled(template: &Template, figures: &Figures, path: &Path) -> Result<Filled, Failure> {
    let about = |key| Message::new(key).text("file", shown(path));
    match template.fill(figures) {
        Err(e) => Err(Failure::new(trouble(&e, path))),
        Ok(Err(faults)) => Err(Failure::all(faults.iter().map(wrong).collect())),
        Ok(Ok(filled)) if filled.written == 0 && filled.missing.is_empty() => {
            Err(Failure::new(about("fail-fill-no-tags")))
        }
        Ok(Ok(filled)) => Ok(filled),
    }
}

fn wrong(unfilled: &Unfilled) -> Message {
    let or_none = |name: &Option<String>| name.clone().unwrap_or_default();
    let message = match &unfilled.fault {
        TagFault::Figure { meant } => {
            Message::new("fail-fill-figure").text("nearest", meant.join("、"))
        }
        TagFault::Unit { name, nearest } => Message::new("fail-fill-unit")
            .text("name", mask_all(name))
            .text("nearest", or_none(nearest)),
        TagFault::NoShare => Message::new("fail-fill-share"),
        TagFault::Form { form } => Message::new("fail-fill-form").text("form", mask_all(form)),
        TagFault::Open => Message::new("fail-fill-open"),
        TagFault::Formula => Message::new("fail-fill-formula"),
        TagFault::Table => Message::new("fail-fill-table"),
    };
    message
        .text("sheet", mask_all(&unfilled.place.sheet))
        .text("cell", &unfilled.place.cell)
        .text("tag", mask_all(&unfilled.tag))
}

/// What was left blank, and what was not looked at.
fn tell(filled: &Filled, figures: &Figures, console: &Console) {
    for (place, figure, _) in &filled.missing {
        let message = Message::new("fill-null")
            .text("sheet", mask_all(&place.sheet))
            .text("cell", &place.cell)
            .text("figure", written(figure))
            .text("label", figures.told_label(&figure.id).unwrap_or_default());
        console.note(&message.text("id", &figure.id));
    }
    if !filled.elsewhere.is_empty() {
        let parts = filled.elsewhere.join("、");
        console.note(&Message::new("fill-elsewhere").text("parts", parts));
    }
}

/// A figure as a tag names it.
fn written(figure: &FigureRef) -> String {
    let whose = match &figure.scope {
        Scope::Whole => String::new(),
        Scope::Unit(name) | Scope::Kind(name) => format!("@{name}"),
    };
    format!("{}{whose}", figure.id)
}
