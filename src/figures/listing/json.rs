//! Figures as JSON, as scripts rely on it.

use crate::figures::{Comparison, Figure, Figures, Form, Scope, Value};
use crate::json::{decimal_number, number, pretty};
use serde_json::{Map, Value as Json, json};

/// All figures of the whole bureau as one JSON object, with a line end.
pub fn json(figures: &Figures) -> String {
    let entries: Map<String, Json> = figures
        .whole()
        .iter()
        .map(|figure| (figure.id.clone(), entry(figure, figures)))
        .collect();
    let mut out = json!({
        "schema": 1,
        "year": figures.year,
        "as_of": figures.as_of.to_string(),
        "figures": entries,
    });
    if let Some(last) = figures.last() {
        out["last_year"] = json!({"year": last.year, "as_of": last.as_of.to_string()});
    }
    pretty(&out)
}

fn entry(figure: &Figure, figures: &Figures) -> Json {
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
    if let Some(compared) = figures.compared(&Scope::Whole, &figure.id) {
        entry.extend(compared_json(figure, &compared));
    }
    Json::Object(entry)
}

/// Last year's value and what changed since: the changes of numbers only, that of the share
/// only where the figure can have one.
pub fn compared_json(figure: &Figure, compared: &Comparison<'_>) -> Map<String, Json> {
    let value = compared.last.map_or(Json::Null, |l| value_json(&l.value));
    let text = compared.last.and_then(|last| last.text(Form::Text));
    let mut last = Map::new();
    last.insert("value".to_owned(), value);
    last.insert("text".to_owned(), text.into());
    if let Some(share) = compared.last.and_then(|last| last.share) {
        last.insert("share".to_owned(), decimal_number(share));
    }
    if let Some(published) = compared.published {
        last.insert("published".to_owned(), published.into());
    }
    let mut out = Map::new();
    out.insert("last".to_owned(), Json::Object(last));
    if figure.unit.is_some() || compared.change.is_some() {
        out.insert("change".to_owned(), compared.change.map(number).into());
        let percent = compared.percent.map(decimal_number);
        out.insert("change_percent".to_owned(), percent.into());
    }
    if figure.share_of.is_some() {
        let points = compared.share_change.map(decimal_number);
        out.insert("share_change".to_owned(), points.into());
    }
    out
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
