//! What a refresh did, as JSON.

use super::Told;
use crate::commands::sentences;
use crate::export::docx::record::ChartPoint;
use crate::figures::{FigureRef, Scope};
use crate::project::shown;
use crate::redraft::{ChartOutcome, FigureOutcome, Left, Outcome, TableChange};
use serde_json::{Map, Value, json};

/// `old` is the text last generated, `text` what stood in the draft, `new` what the data
/// say. docs/refresh.md has every field.
pub fn render(told: &Told<'_>) -> String {
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let of = |figure: &&FigureOutcome| figure.outcome == *outcome;
        let count = told.redrafted.figures.iter().filter(of).count();
        (outcome.key().to_owned(), Value::from(count))
    });
    let outcomes: Map<String, Value> = outcomes.collect();
    let figures = told.redrafted.figures.iter().map(|f| figure(f, told));
    crate::json::pretty(&json!({
        "schema": 1,
        "draft": shown(&told.options.file),
        "year": told.head.year,
        "as_of": told.head.as_of,
        "by_text": false,
        "dry_run": told.options.dry_run,
        "changed": told.changed,
        "written": told.written,
        "outcomes": outcomes,
        "figures": figures.collect::<Vec<_>>(),
        "charts": told.redrafted.charts.iter().map(chart).collect::<Vec<_>>(),
        "tables": told.redrafted.tables.iter().map(table).collect::<Vec<_>>(),
        "changes": super::super::changes::json::value(&told.changes),
        "sentences": sentences::json(told.redrafted.sentences.as_deref()),
    }))
}

fn figure(figure: &FigureOutcome, told: &Told<'_>) -> Value {
    let mark = &figure.mark;
    json!({
        "id": mark.figure.id,
        "label": told.figures.label(&mark.figure.id),
        "unit": unit(&mark.figure),
        "form": form(&mark.figure),
        "bookmark": Some(&mark.bookmark).filter(|name| !name.is_empty()),
        "line": figure.line,
        "outcome": figure.outcome.key(),
        "old": (figure.outcome != Outcome::RowAdded).then_some(&mark.text),
        "new": figure.new,
        "written": figure.written,
        "text": figure.text,
        "context": figure.context,
        "reason": match figure.is_earlier {
            true => Some("earlier"),
            false => figure.spelling.then_some("spelling"),
        },
        "words": figure.words.as_ref().map(|words| json!({
            "change": words.change.key(),
            "was": words.was,
        })),
        "place": mark.place.as_ref().map(|place| json!({
            "table": place.table,
            "row": place.row,
            "column": place.column,
        })),
    })
}

/// The unit or the type of units of a figure; none of one of the whole.
pub fn unit(figure: &FigureRef) -> Option<&str> {
    match &figure.scope {
        Scope::Whole => None,
        Scope::Unit(name) | Scope::Kind(name) => Some(name),
    }
}

/// In which form a figure is printed.
pub fn form(figure: &FigureRef) -> &'static str {
    figure.form.key()
}

fn chart(chart: &ChartOutcome) -> Value {
    let points = |points: &[ChartPoint]| {
        let points = points.iter().map(|point| {
            json!({
                "id": point.figure.id,
                "label": point.label,
                "text": point.text,
            })
        });
        points.collect::<Vec<_>>()
    };
    json!({
        "id": chart.mark.id,
        "caption": chart.caption,
        "part": chart.mark.part,
        "outcome": chart.outcome.key(),
        "workbook": (chart.outcome == Outcome::Set)
            .then_some(if chart.workbook_left { "left" } else { "set" }),
        "old": points(&chart.mark.points),
        "texts": chart.values,
        "new": chart.new.as_deref().map(points),
    })
}

fn table(table: &TableChange) -> Value {
    json!({
        "id": table.id,
        "caption": table.caption,
        "outcome": "table-changed",
        "reason": table.why.key(),
        "missing": table.missing,
        "surplus": table.surplus,
        "stale": matches!(table.why, Left::Copied | Left::CopiedRows).then_some(table.stale),
    })
}
