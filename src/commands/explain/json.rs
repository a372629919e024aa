//! The answer as JSON, all rows in it.

use super::answer::Answer;
use crate::figures::Form;
use crate::figures::listing::value_json;
use crate::json::{decimal_number, number, pretty};
use serde_json::{Value as Json, json};

/// The answer as one JSON object, with a line end.
pub fn json(answer: &Answer) -> String {
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
    let rows: Vec<Json> = answer
        .rows
        .iter()
        .map(|row| {
            json!({"file": row.file, "sheet": row.sheet, "line": row.line, "unit": row.unit,
                   "adds": row.adds.map(number)})
        })
        .collect();
    let measure = answer.measure.as_ref().map(|m| {
        let (kind, column) = m.parts();
        json!({"kind": kind, "column": column})
    });
    pretty(&json!({
        "schema": 1,
        "figure": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "value": value_json(&figure.value),
        "text": figure.text(Form::Text),
        "share": figure.share.map(decimal_number),
        "share_of": figure.share_of,
        "source": answer.source.key(),
        "conditions": conditions,
        "measure": measure,
        "years": answer.years,
        "by_unit": by_unit,
        "rows": rows,
    }))
}
