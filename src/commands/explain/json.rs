//! The answer as JSON, all rows in it.

use super::answer::Answer;
use crate::diagnostic::Place;
use crate::figures::listing::value_json;
use crate::figures::{Figure, Form, Scope};
use crate::gather::trace::Applied;
use crate::json::{decimal_number, number, pretty};
use serde_json::{Map, Value as Json, json};

/// The answer as one JSON object, with a line end.
pub fn json(answer: &Answer) -> String {
    pretty(&object(answer))
}

/// The answer as JSON; docs/explain.md has every field.
pub fn object(answer: &Answer) -> Json {
    let figure = &answer.figure;
    let conditions: Vec<Json> = answer
        .conditions
        .iter()
        .map(|(field, test)| json!({"field": field, "is": test}))
        .collect();
    let by_unit: Vec<Json> = answer
        .by_unit
        .iter()
        .map(|(unit, value)| json!({"unit": unit, "value": value_json(value)}))
        .collect();
    let rows: Vec<Json> = (answer.trace.counted.iter())
        .map(|row| {
            json!({"file": row.file, "sheet": row.sheet, "line": row.line, "unit": row.unit,
                   "adds": row.adds.map(number), "gives": row.gives})
        })
        .collect();
    let left_out: Vec<Json> = (answer.trace.left_out.iter())
        .map(|row| {
            let mut out = place(&row.place);
            out.insert("reason".to_owned(), row.reason.key().into());
            out.insert("field".to_owned(), row.field.clone().into());
            out.insert("value".to_owned(), row.value.clone().into());
            out.insert("adds".to_owned(), row.adds.map_or(Json::Null, number));
            Json::Object(out)
        })
        .collect();
    let rulings: Vec<Json> = answer.trace.rulings.iter().map(ruling).collect();
    let base = answer.base.as_ref().map(|base| {
        json!({"figure": base.id, "label": base.label, "unit": base.unit,
               "value": value_json(&base.value)})
    });
    let measure = answer.measure.as_ref().map(|m| {
        let (kind, column) = m.parts();
        json!({"kind": kind, "column": column})
    });
    let formula = answer.formula.as_ref().map(|(formula, parts)| {
        let part = |part: &Figure| {
            json!({"figure": part.id, "label": part.label, "unit": part.unit,
                   "value": value_json(&part.value)})
        };
        json!({"kind": formula.key(), "parts": parts.iter().map(part).collect::<Vec<_>>()})
    });
    let mut out = json!({
        "schema": 1,
        "figure": figure.id,
        "of_unit": unit_of(&answer.scope),
        "label": figure.label,
        "unit": figure.unit,
        "value": value_json(&figure.value),
        "text": figure.text(Form::Text),
        "share": figure.share.map(decimal_number),
        "share_of": figure.share_of,
        "base": base,
        "source": answer.source.key(),
        "formula": formula,
        "conditions": conditions,
        "measure": measure,
        "years": answer.years,
        "by_unit": by_unit,
        "without_unit": answer.rest.map(number),
        "rows": rows,
        "left_out": left_out,
        "rulings": rulings,
    });
    if let (Some(since), Some(out)) = (&answer.since, out.as_object_mut()) {
        out.extend(since.json());
    }
    out
}

/// The unit, or the type of units, whose figure it is.
pub fn unit_of(scope: &Scope) -> Option<&str> {
    match scope {
        Scope::Whole => None,
        Scope::Unit(name) | Scope::Kind(name) => Some(name),
    }
}

fn ruling(applied: &Applied) -> Json {
    let rows: Vec<Json> = (applied.rows.iter())
        .map(|(at, effect)| {
            let mut out = place(at);
            out.insert("effect".to_owned(), effect.key().into());
            Json::Object(out)
        })
        .collect();
    let mut out = place(&applied.place);
    out.remove("unit");
    out.insert("decision".to_owned(), applied.decision.into());
    out.insert("column".to_owned(), applied.column.clone().into());
    out.insert("corrected".to_owned(), applied.corrected.clone().into());
    out.insert("rows".to_owned(), rows.into());
    Json::Object(out)
}

fn place(place: &Place) -> Map<String, Json> {
    let mut out = Map::new();
    out.insert("file".to_owned(), place.file.clone().into());
    out.insert("sheet".to_owned(), place.sheet.clone().into());
    out.insert("line".to_owned(), place.line.into());
    out.insert("unit".to_owned(), place.unit.clone().into());
    out
}
