//! Figures as CSV, one row each.

use crate::figures::{Figures, Form, Value};

/// All figures of the whole bureau as CSV with a header.
pub fn csv(figures: &Figures) -> String {
    let header = ["id", "label", "value", "unit", "text", "share", "share_of"];
    let mut rows = vec![header.map(str::to_owned)];
    for figure in figures.whole() {
        let value = match &figure.value {
            Value::Null => String::new(),
            Value::Number(n) | Value::Ratio(n) => n.to_string(),
            Value::List(items) => items.join("、"),
            Value::Date(date) => date.to_string(),
        };
        rows.push([
            figure.id.clone(),
            figure.label.clone(),
            value,
            figure.unit.clone().unwrap_or_default(),
            figure.text(Form::Text).unwrap_or_default(),
            figure.share.map(|s| s.to_string()).unwrap_or_default(),
            figure.share_of.clone().unwrap_or_default(),
        ]);
    }
    crate::csv_text::write(&rows)
}
