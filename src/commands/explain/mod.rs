//! `explain`: where a figure comes from.

mod answer;
mod draft;
mod found;
mod json;
mod left_out;
mod problems;
mod since;
mod text;

use super::{read_compared, verdict};
use crate::Console;
use crate::cli::Explain;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{Figures, Scope, UnitFigures};
use crate::gather::trace::trace;
use crate::gather::{Gathered, Readers};
use crate::message::Message;
use crate::nearest::nearest_name;
use crate::output::write_stdout;
use crate::project::Project;
use crate::vocabulary::mask::mask_all;
use answer::Answer;
use std::process::ExitCode;

/// Explains one figure, or what reads as is said in a draft.
pub fn run(options: &Explain, console: &Console) -> anyhow::Result<ExitCode> {
    if let Some(file) = &options.draft {
        return draft::run(options, file, console);
    }
    let (project, mut readers, mut gathered) =
        read_compared(&options.selection, console, Kept::Some)?;
    let figures = gathered.figures(&project, UnitFigures::Made);
    let id = match gathered.catalogue.get(&options.figure) {
        Some(entry) => entry.id.clone(),
        None => {
            let (asked, words) = (&options.figure, &console.words);
            if let Some(text) = problems::answer(asked, &project, &figures, options.json, words)? {
                write_stdout(text.as_bytes())?;
                return Ok(verdict(&project, &gathered, console, false));
            }
            called(asked, &figures)?
        }
    };
    let scope = scope(options, &figures)?;
    let data = (&project, &mut readers, &mut gathered);
    let answer = answer(data, &figures, &id, scope)?;
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
        (None, false) => {
            let units = figures.units.iter().map(|unit| unit.name.as_str());
            let within: Vec<&str> = units.clone().filter(|unit| unit.contains(name)).collect();
            let kinds = figures.kinds.iter().map(|kind| kind.name.as_str());
            let meant = match within.is_empty() || name.is_empty() {
                true => nearest_name(name, units.chain(kinds)).unwrap_or_default(),
                false => within.join("、"),
            };
            let message = Message::new("fail-explain-unit").text("unit", mask_all(name));
            Err(Failure::new(message.text("nearest", meant)))
        }
    }
}

/// The id of the only figure that is called so.
fn called(name: &str, figures: &Figures) -> Result<String, Failure> {
    if let [only] = figures.called(name).as_slice() {
        return Ok(only.id.clone());
    }
    let meant = figures.like(name).into_iter();
    let meant: Vec<String> = meant.map(|figure| figures.offered(figure)).collect();
    let key = match meant.is_empty() {
        true => "fail-figure",
        false => "fail-figure-nearest",
    };
    Err(Failure::new(
        Message::new(key)
            .text("figure", mask_all(name))
            .text("nearest", meant.join("、")),
    ))
}
