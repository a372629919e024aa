//! The variables a template sees: the caller's, the units, the catalogue.

use super::rewrite::{self, Constant};
use crate::figures::{Figures, Part, Unit};
use serde_json::{Map, Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tera::Context;

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
pub fn build(given: Map<String, Value>, figures: &Figures) -> Map<String, Value> {
    let mut variables = of_report(given, figures);
    variables.insert(FIGURES.into(), catalogue(figures));
    variables
}

/// What one report has of its own.
fn of_report(mut given: Map<String, Value>, figures: &Figures) -> Map<String, Value> {
    // In the report of a unit there are no others to compare it with.
    let unit = figures.unit_of_report();
    let units: Vec<&Unit> = match unit {
        Some(name) => figures.unit(name).into_iter().collect(),
        None => figures.units.iter().collect(),
    };
    let units = units.into_iter();
    let units = units.map(|u| json!({"name": u.name, "type": u.kind}));
    given.insert(UNITS.into(), Value::Array(units.collect()));
    given
        .entry(PROBLEMS)
        .or_insert_with(|| Value::Array(Vec::new()));
    given.insert(LAST_YEAR.into(), Value::Bool(figures.last().is_some()));
    let kinds = figures.kinds.iter().filter(|_| unit.is_none());
    let kinds = kinds.map(|k| json!({"name": k.name, "units": k.units}));
    given.insert(UNIT_TYPES.into(), Value::Array(kinds.collect()));
    given
}

fn catalogue(figures: &Figures) -> Value {
    let all = figures
        .whole()
        .iter()
        .map(|f| json!({"id": f.id, "label": f.label, "unit": f.unit, "share_of": f.share_of}));
    Value::Array(all.collect())
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

/// The variables of the reports that are being written, each with what all reports of a
/// run have in common: the catalogue alone is more than most of them write.
pub struct Pool {
    constants: Vec<Constant>,
    idle: Mutex<Vec<Filled>>,
}

/// The variables of one report.
pub struct Filled {
    /// They, and what is common to all.
    pub context: Context,
    /// Of whose figures what is common tells.
    figures: Figures,
    /// The names of its own.
    own: Vec<String>,
}

impl Pool {
    /// A pool for templates that look into these constants.
    pub fn new(constants: Vec<Constant>) -> Self {
        Pool {
            constants,
            idle: Mutex::default(),
        }
    }

    /// The variables of a report.
    pub fn fill(&self, given: Map<String, Value>, figures: &Figures) -> Filled {
        let idle = self.idle().pop();
        let fitting = idle.filter(|filled| filled.figures.is_of_same(figures));
        let mut filled = fitting.unwrap_or_else(|| Filled {
            context: self.common(figures),
            figures: figures.clone(),
            own: Vec::new(),
        });
        let own = of_report(given, figures);
        filled.own = own.keys().cloned().collect();
        let own = Context::from_value(Value::Object(own)).unwrap_or_default();
        filled.context.extend(own);
        filled
    }

    /// Takes the variables back, to be used again.
    pub fn give_back(&self, mut filled: Filled) {
        for name in std::mem::take(&mut filled.own) {
            filled.context.remove(&name);
        }
        self.idle().push(filled);
    }

    fn common(&self, figures: &Figures) -> Context {
        let mut common = Map::new();
        common.insert(FIGURES.into(), catalogue(figures));
        for (index, constant) in self.constants.iter().enumerate() {
            let value = match constant {
                Constant::List(list) => list.clone(),
                Constant::Parts(name) => parts(figures.breakdown(name).unwrap_or_default()),
            };
            common.insert(rewrite::constant(index), value);
        }
        Context::from_value(Value::Object(common)).unwrap_or_default()
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Filled>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The parts of a breakdown as a template sees them.
pub fn parts(parts: &[Part]) -> Value {
    let parts = parts.iter();
    let parts = parts.map(|part| json!({"id": part.id, "label": part.label}));
    Value::Array(parts.collect())
}
