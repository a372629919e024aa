//! `explain`: where a figure comes from.

mod answer;
mod draft;
mod found;
mod json;
mod left_out;
mod text;

use super::{read, verdict};
use crate::Console;
use crate::cli::Explain;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{Figures, Scope, UnitFigures};
use crate::gather::trace::trace;
use crate::gather::{Gathered, Readers};
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::Project;
use answer::Answer;
use std::process::ExitCode;

/// Explains one figure, or what reads as is said in a draft.
pub fn run(options: &Explain, console: &Console) -> anyhow::Result<ExitCode> {
    if let Some(file) = &options.draft {
        return draft::run(options, file, console);
    }
    let (project, mut readers, mut gathered) = read(&options.selection, console, Kept::Some)?;
    if gathered.catalogue.get(&options.figure).is_none() {
        return Err(unknown(options, gathered.catalogue.nearest(&options.figure)).into());
    }
    let figures = gathered.figures(&project, UnitFigures::Made);
    let scope = scope(options, &figures)?;
    let data = (&project, &mut readers, &mut gathered);
    let answer = answer(data, &figures, &options.figure, scope)?;
    if let Some(answer) = answer {
        let text = match options.json {
            true => json::json(&answer),
            false => text::text(&answer, options.rows, &console.words),
        };
        write_stdout(text.as_bytes())?;
    }
    Ok(verdict(&project, &gathered, console, false))
}

/// Everything about one figure; `None` where the catalogue has none of that id.
fn answer(
    (project, readers, gathered): (&Project, &mut Readers, &mut Gathered),
    figures: &Figures,
    id: &str,
    scope: Scope,
) -> Result<Option<Answer>, Failure> {
    let Some(entry) = gathered.catalogue.get(id).cloned() else {
        return Ok(None);
    };
    let trace = trace(project, readers, gathered, &entry)?;
    Ok(Some(Answer::new(&entry, scope, gathered, figures, trace)))
}

/// Whose figure is asked for.
fn scope(options: &Explain, figures: &Figures) -> Result<Scope, Failure> {
    let Some(name) = &options.unit else {
        return Ok(figures.home());
    };
    let is_kind = figures.kinds.iter().any(|kind| kind.name == *name);
    match (figures.unit(name), is_kind) {
        (Some(_), _) => Ok(Scope::Unit(name.clone())),
        (None, true) => Ok(Scope::Kind(name.clone())),
        (None, false) => Err(Failure::new(
            Message::new("fail-explain-unit").text("unit", name),
        )),
    }
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
