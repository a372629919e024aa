//! What was placed by the words, as JSON: the shape of any refresh, and the numbers left.

use super::Told;
use crate::commands::refresh::json::{form, unit};
use crate::project::shown;
use crate::redraft::Outcome;
use crate::verify::{LeftNumber, PlacedFigure};
use serde_json::{Map, Value, json};

/// `old` is null, as nobody knows what was generated; docs/refresh.md has every field.
pub fn render(told: &Told<'_>) -> String {
    let set = told.set().count();
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let count = match outcome {
            Outcome::Set => set,
            Outcome::Unchanged => told.placed.figures.len() - set,
            _ => 0,
        };
        (outcome.key().to_owned(), Value::from(count))
    });
    let outcomes: Map<String, Value> = outcomes.collect();
    let figures = told.placed.figures.iter().map(|f| figure(f, told));
    let no_charts: [Value; 0] = [];
    crate::json::pretty(&json!({
        "schema": 1,
        "draft": shown(&told.options.file),
        "year": told.figures.year,
        "as_of": told.figures.as_of.to_string(),
        "by_text": true,
        "dry_run": told.options.dry_run,
        "changed": told.changed,
        "written": told.written,
        "outcomes": outcomes,
        "figures": figures.collect::<Vec<_>>(),
        "left": told.placed.left.iter().map(left).collect::<Vec<_>>(),
        "charts": no_charts,
        "charts_left": told.charts,
        "tables": no_charts,
        "sentences": null,
    }))
}

fn figure(placed: &PlacedFigure, told: &Told<'_>) -> Value {
    let outcome = match placed.agrees() {
        true => Outcome::Unchanged,
        false => Outcome::Set,
    };
    json!({
        "id": placed.figure.id,
        "label": told.figures.label(&placed.figure.id),
        "unit": unit(&placed.figure),
        "form": form(&placed.figure),
        "bookmark": null,
        "line": placed.number,
        "outcome": outcome.key(),
        "old": null,
        "new": placed.data,
        "text": placed.text,
        "context": placed.context,
        "place": null,
    })
}

fn left(number: &LeftNumber) -> Value {
    json!({
        "text": number.text,
        "context": number.context,
        "line": number.number,
        "reason": number.doubt.key(),
        "data": number.data,
    })
}
