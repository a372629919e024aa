//! `explain --in`: the figure that stands in a draft, found by its text.

use super::found::{Found, Told, json, text};
use super::{answer, scope};
use crate::Console;
use crate::cli::Explain;
use crate::commands::refresh::{bytes, selection};
use crate::commands::report::{show_errors, written};
use crate::commands::verify::recorded;
use crate::commands::{of_report, read_compared, verdict};
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{Figures, Scope, UnitFigures};
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::shown;
use crate::verify::{FigureFinding, Reading, find, verify};
use crate::vocabulary::mask::mask_all;
use chrono::NaiveDate;
use std::path::Path;
use std::process::ExitCode;

/// Finds the figures that read as is said; explains the only one, lists several.
pub fn run(options: &Explain, path: &Path, console: &Console) -> anyhow::Result<ExitCode> {
    let file = shown(path);
    let paper = recorded(path, bytes(path)?)?;
    let selection = match &paper.record {
        Some(record) => selection(&options.selection, &record.head, console),
        None => options.selection.clone(),
    };
    let (project, mut readers, mut gathered) = read_compared(&selection, console, Kept::Some)?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let unit = paper
        .record
        .as_ref()
        .and_then(|record| record.head.unit.as_deref());
    let figures = of_report(gathered.figures(&project, UnitFigures::Made), unit)?;
    // An id is the figure of the draft's bureau or unit, unless a unit is named; a text may be any unit's.
    let wanted = match options.unit.is_some() || figures.knows(&options.figure) {
        true => Some(scope(options, &figures)?),
        false => None,
    };
    let (document, _) = written(&project, &figures, console)?;
    let verified = verify(&paper, &figures, &document);
    let mut reading = find(&paper, &verified, &figures, &options.figure);
    if let Some(scope) = &wanted {
        reading.figures.retain(|found| found.figure.scope == *scope);
    }
    let asked = mask_all(&options.figure);
    let found = grouped(&reading.figures);
    if found.is_empty() {
        let is_recorded = paper.record.is_some();
        return Err(nothing(&file, &asked, (&reading, &figures), is_recorded).into());
    }
    let only = match found.as_slice() {
        [only] => {
            let data = (&project, &mut readers, &mut gathered);
            answer(data, &figures, only.id, only.scope.clone())?
        }
        _ => None,
    };
    let told = Told {
        file,
        asked,
        figures: &figures,
        found,
        typed: &reading.numbers,
        answer: only,
    };
    let result = match options.json {
        true => json(&told),
        false => text(&told, options.rows, &console.words),
    };
    write_stdout(result.as_bytes())?;
    Ok(verdict(&project, &gathered, console, false))
}

/// The same figure may stand in several places.
fn grouped<'a>(figures: &[&'a FigureFinding]) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for place in figures {
        let figure = &place.figure;
        let is_it = |found: &&mut Found| found.id == figure.id && *found.scope == figure.scope;
        match found.iter_mut().find(is_it) {
            Some(found) => found.places.push(place),
            None => found.push(Found {
                id: &figure.id,
                scope: &figure.scope,
                places: vec![place],
            }),
        }
    }
    found
}

/// At most so many figures of a name are listed.
const CALLED: usize = 6;

/// Why nothing can be explained: typed by hand, words, or not there at all.
fn nothing(
    file: &str,
    asked: &str,
    (reading, figures): (&Reading<'_>, &Figures),
    recorded: bool,
) -> Failure {
    let message = |key| Message::new(key).text("file", file).text("asked", asked);
    let called = match asked.contains(|c: char| c.is_ascii_digit()) {
        true => Vec::new(),
        false => figures.labelled(asked),
    };
    if !called.is_empty() && reading.numbers.is_empty() {
        let called = called.into_iter().take(CALLED);
        let called: Vec<String> = called.map(|figure| figures.offered(figure)).collect();
        let message = message("fail-explain-label").text("figures", called.join("、"));
        return Failure::new(message);
    }
    Failure::new(
        match (reading.numbers.first(), reading.sentences.is_empty()) {
            (Some(_), _) => {
                let sentences = reading.numbers.iter().map(|number| number.context.as_str());
                let equals = reading.numbers.iter().flat_map(|number| &number.equals);
                let mut equals: Vec<String> = equals
                    .map(|named| format!("{}（{}）", named.told(figures), named.figure.id))
                    .collect();
                equals.dedup();
                message("fail-explain-typed")
                    .text("sentences", sentences.collect::<Vec<_>>().join(" / "))
                    .text("figures", equals.join("、"))
                    .text("record", if recorded { "yes" } else { "" })
            }
            (None, false) => {
                message("fail-explain-words").text("sentences", reading.sentences.join(" / "))
            }
            (None, true) => message("fail-explain-nowhere"),
        },
    )
}

/// The command line that explains a figure.
pub(super) fn command(id: &str, scope: &Scope, figures: &Figures) -> String {
    let unit = match scope {
        Scope::Whole => String::new(),
        Scope::Unit(name) | Scope::Kind(name) => format!(" --unit {name}"),
    };
    let year = figures.year;
    let as_of = match NaiveDate::from_ymd_opt(year, 12, 31) == Some(figures.as_of) {
        true => String::new(),
        false => format!(" --as-of {}", figures.as_of),
    };
    format!("talentsum explain {id}{unit} --year {year}{as_of}")
}
