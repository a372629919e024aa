//! What last year's report printed (`last_report`), beside what last year's data now give.

use super::refresh::bytes;
use super::verify::paper;
use crate::export::markdown::{Piece, Record};
use crate::failure::Failure;
use crate::figures::{Figures, Form, Scope, UnitFigures, Value};
use crate::gather::year_before::YearBefore;
use crate::message::Message;
use crate::project::{Project, shown};
use crate::redraft::Found;
use crate::verify::Paper;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;

/// So many figures are told on standard error.
const SHOWN: usize = 10;

/// Last year's report.
struct Printed {
    year: i32,
    as_of: String,
    /// The values of the whole bureau's figures, wherever they are printed.
    values: Vec<(String, String)>,
}

/// Holds last year's report against last year's data; gives what is to be told.
///
/// # Errors
/// When the report that the settings name cannot be read, or says nothing of its figures.
pub fn compare(project: &Project, last: &mut YearBefore) -> Result<Option<Message>, Failure> {
    let named = project.config.report.last_report.as_str();
    if named.is_empty() {
        return Ok(None);
    }
    let file = shown(Path::new(named));
    let printed = read(Path::new(named))?;
    let as_of = last.project.as_of.to_string();
    if (printed.year, &printed.as_of) != (last.project.year, &as_of) {
        let message = Message::new("note-last-report-other").text("file", file);
        let message = message.text("as_of", printed.as_of);
        return Ok(Some(message.text("expected", as_of)));
    }
    let figures = last.gathered.figures(&last.project, UnitFigures::LeftOut);
    last.published = differing(&printed, &figures);
    if last.published.is_empty() {
        return Ok(None);
    }
    let told = last.published.iter().take(SHOWN).map(|(id, text)| {
        let figure = figures.get(&Scope::Whole, id);
        let now = figure.and_then(|figure| figure.text(Form::Text));
        let label = figure
            .map(|figure| figures.told(figure))
            .unwrap_or_default();
        format!("{label} {text} → {}", now.unwrap_or_default())
    });
    let told: Vec<String> = told.collect();
    let message = Message::new("note-last-report").text("file", file);
    let message = message.text("figures", told.join("、"));
    let more = last.published.len().saturating_sub(SHOWN);
    Ok(Some(message.number("more", more)))
}

/// The numbers that read otherwise than the data now have them; the first of several places.
fn differing(printed: &Printed, figures: &Figures) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for (id, text) in &printed.values {
        let figure = figures.get(&Scope::Whole, id);
        let value = figure.map(|figure| &figure.value);
        if let Some(Value::Number(now)) = value
            && !id.starts_with("period.")
            && let Some(was) = number(text)
            && was != *now
        {
            out.entry(id.clone()).or_insert_with(|| text.clone());
        }
    }
    out
}

/// A number as somebody may have typed it.
fn number(text: &str) -> Option<Decimal> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .collect();
    plain.parse().ok()
}

fn read(path: &Path) -> Result<Printed, Failure> {
    let paper = paper(path, bytes(path)?)?;
    if let Some(printed) = of_word(&paper) {
        return Ok(printed);
    }
    // The record of a text lies beside it.
    let Some(record) = Record::beside(path) else {
        let message = Message::new("fail-last-report").text("file", shown(path));
        return Err(Failure::new(message));
    };
    let values = record.pieces.iter().filter_map(|piece| match piece {
        Piece::Figure { figure, text, .. } => {
            let is_value = figure.scope == Scope::Whole && figure.form == Form::Text;
            is_value.then(|| (figure.id.clone(), text.clone()))
        }
        Piece::Words(_) | Piece::Bar { .. } => None,
    });
    Ok(Printed {
        year: record.year,
        values: values.collect(),
        as_of: record.as_of,
    })
}

/// What stands in a Word file today, hand-made changes included: that is what was signed.
fn of_word(paper: &Paper) -> Option<Printed> {
    let record = paper.record.as_ref()?;
    let marks = record.figures.iter().zip(&paper.found);
    let values = marks.filter_map(|(mark, found)| {
        let figure = &mark.figure;
        let is_value = figure.scope == Scope::Whole && figure.form == Form::Text;
        match &found.found {
            Found::Text(text) | Found::Grown(text) if is_value => {
                Some((figure.id.clone(), text.clone()))
            }
            _ => None,
        }
    });
    Some(Printed {
        year: record.head.year,
        as_of: record.head.as_of.clone(),
        values: values.collect(),
    })
}
