//! The answer for programs.

use super::{Told, text};
use crate::json::{decimal_number, pretty};
use serde_json::{Map, Value, json};

/// The answer as JSON.
pub fn json(told: &Told<'_>) -> String {
    let (question, answer) = (&told.question, &told.answer);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("schema", json!(1));
    put("year", json!(told.project.year));
    put("as_of", json!(told.project.as_of.to_string()));
    put("where", json!(question.expr.map(|expr| expr.shown())));
    put("all_rows", json!(question.is_about_all()));
    put("count", json!(answer.count));
    put("rows", json!(answer.rows));
    put("undecided", json!(answer.undecided));
    if let Some(by) = question.by {
        let parts = answer.parts.iter().map(|(part, count)| {
            let share = text::share(told, *count).map_or(Value::Null, decimal_number);
            json!({"value": part, "count": count, "share": share})
        });
        put(
            "by",
            json!({"field": by.name, "parts": parts.collect::<Vec<_>>()}),
        );
    }
    if let (Some((by, across)), Some(cross)) = (question.by.zip(question.across), &answer.cross) {
        let columns = cross
            .columns
            .iter()
            .map(|(value, count)| json!({"value": value, "count": count}));
        let rows = cross.rows.iter().map(
            |(value, count, counts)| json!({"value": value, "count": count, "counts": counts}),
        );
        put(
            "cross",
            json!({
                "fields": [by.name, across.name],
                "columns": columns.collect::<Vec<_>>(),
                "rows": rows.collect::<Vec<_>>(),
            }),
        );
    }
    if !question.columns.is_empty() {
        let columns: Vec<&str> = question.columns.iter().map(|f| f.name.as_str()).collect();
        let people = answer.people.iter().map(|cells| {
            let cells = columns.iter().zip(cells);
            let cells = cells.map(|(name, cell)| ((*name).to_owned(), json!(cell)));
            Value::Object(cells.collect())
        });
        let people: Vec<Value> = people.collect();
        put("columns", json!(columns));
        put("people", json!(people));
    }
    pretty(&Value::Object(out))
}
