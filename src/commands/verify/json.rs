//! What was found in a draft, as JSON.

use super::Told;
use crate::commands::sentences;
use crate::figures::{FigureRef, Scope};
use crate::verify::{FigureFinding, Named, NumberFinding, Outcome, Reworded, ShareFinding};
use serde_json::{Map, Value, json};

/// docs/verify.md has every field.
pub fn render(told: &Told<'_>) -> String {
    let verified = told.verified;
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let of = |figure: &&FigureFinding| figure.outcome == *outcome;
        let count = verified.figures.iter().filter(of).count();
        (outcome.key().to_owned(), Value::from(count))
    });
    let outcomes: Map<String, Value> = outcomes.collect();
    let figures = verified.figures.iter().map(|found| figure(found, told));
    crate::json::pretty(&json!({
        "schema": 1,
        "draft": told.file,
        "year": told.figures.year,
        "as_of": told.figures.as_of.to_string(),
        "record": told.paper.record.is_some(),
        "differs": told.is_wrong,
        "data_errors": told.errors,
        "outcomes": outcomes,
        "figures": figures.collect::<Vec<_>>(),
        "shares": verified.shares.iter().map(share).collect::<Vec<_>>(),
        "sentences": sentences::json(told.sentences.as_deref()),
        "numbers": verified.numbers.iter().map(number).collect::<Vec<_>>(),
    }))
}

fn figure(found: &FigureFinding, told: &Told<'_>) -> Value {
    let mut entry = identity(&found.figure);
    entry.insert(
        "label".to_owned(),
        told.figures.label(&found.figure.id).into(),
    );
    let more = json!({
        "outcome": found.outcome.key(),
        "by": found.by.key(),
        "generated": found.generated,
        "text": found.text,
        "data": found.data,
        "earlier": found.is_earlier,
        "context": found.context,
        "line": found.line,
        "words": found.words.as_ref().map(words),
    });
    entry.extend(more.as_object().cloned().unwrap_or_default());
    Value::Object(entry)
}

fn words(found: &Reworded) -> Value {
    json!({
        "change": found.change.key(),
        "was": found.was,
        "year": found.year,
        "data": found.data,
    })
}

fn identity(figure: &FigureRef) -> Map<String, Value> {
    let unit = match &figure.scope {
        Scope::Whole => None,
        Scope::Unit(name) | Scope::Kind(name) => Some(name.clone()),
    };
    let form = figure.form.key();
    let mut entry = Map::new();
    entry.insert("id".to_owned(), figure.id.clone().into());
    entry.insert("unit".to_owned(), unit.into());
    entry.insert("form".to_owned(), form.into());
    entry
}

fn share(found: &ShareFinding) -> Value {
    json!({
        "text": found.text,
        "count": found.count,
        "base": found.by.as_ref().map(|by| json!({"label": by.label, "value": by.total})),
        "expected": found.by.as_ref().map(|by| &by.expected),
        "context": found.context,
        "line": found.line,
    })
}

fn number(found: &NumberFinding) -> Value {
    json!({
        "text": found.text,
        "context": found.context,
        "line": found.line,
        "equals": found.equals.iter().map(named).collect::<Vec<_>>(),
        "speaks_of": found.speaks_of,
        "were": found.were.iter().map(named).collect::<Vec<_>>(),
        "named": found.named.as_ref().map(named),
        "claim": claim(found),
    })
}

/// What the words of a number say that is not so.
fn claim(found: &NumberFinding) -> Option<&'static str> {
    match (found.is_wrong, found.is_doubtful()) {
        (true, _) => Some("differs"),
        (false, true) => Some("doubtful"),
        (false, false) => None,
    }
}

fn named(named: &Named) -> Value {
    let mut entry = identity(&named.figure);
    entry.insert("label".to_owned(), named.label.clone().into());
    entry.insert("text".to_owned(), named.text.clone().into());
    Value::Object(entry)
}
