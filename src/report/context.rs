//! The variables a template sees: the caller's, the units, the catalogue.

use crate::figures::{Figures, Unit};
use serde_json::{Map, Value, json};

/// `[{name, type}]` in report order; in the report of a unit that one alone.
pub const UNITS: &str = "units";
/// `[{name, units}]`: the types of the units, in report order, and how many units each has;
/// none in the report of a unit.
pub const UNIT_TYPES: &str = "unit_types";
/// `[{id, label, unit, share_of}]`, the whole catalogue.
pub const FIGURES: &str = "figures";

/// `[{id, title}]`: the problems that the data shows, strongest first.
pub const PROBLEMS: &str = "problems";

/// Whether there is a last year to compare with.
pub const LAST_YEAR: &str = "last_year";

/// The caller's variables with the engine's own, which win.
pub fn build(mut given: Map<String, Value>, figures: &Figures) -> Map<String, Value> {
    // In the report of a unit there are no others to compare it with.
    let unit = figures.unit_of_report();
    let is_its = |u: &&Unit| unit.is_none_or(|name| u.name == name);
    let units = figures.units.iter().filter(is_its);
    let units = units
        .map(|u| json!({"name": u.name, "type": u.kind}))
        .collect();
    given.insert(UNITS.into(), Value::Array(units));
    given
        .entry(PROBLEMS)
        .or_insert_with(|| Value::Array(Vec::new()));
    given.insert(LAST_YEAR.into(), Value::Bool(figures.last().is_some()));
    let kinds = figures.kinds.iter().filter(|_| unit.is_none());
    let kinds = kinds.map(|k| json!({"name": k.name, "units": k.units}));
    given.insert(UNIT_TYPES.into(), Value::Array(kinds.collect()));
    let all = figures
        .whole()
        .iter()
        .map(|f| json!({"id": f.id, "label": f.label, "unit": f.unit, "share_of": f.share_of}));
    given.insert(FIGURES.into(), Value::Array(all.collect()));
    given
}

/// The first text in a value that holds a character kept for marks, by its path.
pub fn reserved(path: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(s) if s.contains(super::marker::is_reserved) => Some(path.to_owned()),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(i, item)| reserved(&format!("{path}.{i}"), item)),
        Value::Object(map) => map
            .iter()
            .find_map(|(key, item)| reserved(&format!("{path}.{key}"), item)),
        _ => None,
    }
}
