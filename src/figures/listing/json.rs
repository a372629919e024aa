//! Figures as JSON, as scripts rely on it.

use crate::figures::{Figure, Figures, Form, Value};
use crate::json::{decimal_number, number, pretty};
use serde_json::{Map, Value as Json, json};

/// All figures of the whole bureau as one JSON object, with a line end.
pub fn json(figures: &Figures) -> String {
    let entries: Map<String, Json> = figures
        .whole()
        .iter()
        .map(|figure| (figure.id.clone(), entry(figure)))
        .collect();
    pretty(&json!({
        "schema": 1,
        "year": figures.year,
        "as_of": figures.as_of.to_string(),
        "figures": entries,
    }))
}

fn entry(figure: &Figure) -> Json {
    let mut entry = Map::new();
    entry.insert("label".to_owned(), figure.label.clone().into());
    entry.insert("value".to_owned(), value_json(&figure.value));
    entry.insert("unit".to_owned(), figure.unit.clone().into());
    entry.insert("text".to_owned(), figure.text(Form::Text).into());
    if let Some(share) = figure.share {
        entry.insert("share".to_owned(), decimal_number(share));
    }
    if let Some(base) = &figure.share_of {
        entry.insert("share_of".to_owned(), base.clone().into());
    }
    Json::Object(entry)
}

/// A value: a number, a list of strings (dates in ISO form), or null.
pub fn value_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Number(n) | Value::Ratio(n) => number(*n),
        Value::List(items) => items.clone().into(),
        Value::Date(date) => vec![date.to_string()].into(),
    }
}
