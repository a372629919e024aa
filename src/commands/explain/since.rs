//! What the answer says of last year: the value it had, what changed, unit by unit.

use super::answer::Answer;
use super::draft::command;
use crate::figures::listing::{compared_json, value_json};
use crate::figures::{Figures, Form, Scope, Value};
use crate::i18n::Words;
use crate::message::Message;
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};
use std::fmt::Write;

/// A figure last year, and what became of it.
pub struct Since {
    /// Last year's reference date.
    as_of: NaiveDate,
    /// Last year's year.
    year: i32,
    /// Its value as text, with the unit, and its share.
    last: Option<String>,
    /// What a report says of the change, and of that of the share.
    words: Option<String>,
    points: Option<String>,
    /// The command that shows last year's rows.
    command: String,
    /// The same in JSON.
    json: Map<String, Json>,
    /// Last year's values by unit.
    by_unit: Vec<(String, Value)>,
}

impl Since {
    /// Last year of this figure; `None` where nothing is compared.
    pub fn new(id: &str, scope: &Scope, units: &[&str], figures: &Figures) -> Option<Self> {
        let last = figures.last()?;
        let compared = figures.compared(scope, id)?;
        let figure = figures.get(scope, id)?;
        let unit = figure.unit.as_deref().unwrap_or_default();
        let of_kind = |kind: &Option<String>| match scope {
            Scope::Whole => true,
            Scope::Unit(_) => false,
            Scope::Kind(name) => kind.as_ref() == Some(name),
        };
        // Those of this year in their order, then those that are no more.
        let before = last.units.iter().filter(|unit| of_kind(&unit.kind));
        let before = before.map(|unit| unit.name.as_str());
        let gone = before.filter(|name| !units.contains(name));
        let all: Vec<&str> = units.iter().copied().chain(gone).collect();
        let comparable = compared.last.is_some();
        let by_unit = all.into_iter().filter(|_| comparable).filter_map(|name| {
            let of_unit = Scope::Unit(name.to_owned());
            let value = last.get(&of_unit, id)?.value.clone();
            let says = !matches!(&value, Value::Null) && value != Value::Number(0.into());
            says.then(|| (name.to_owned(), value))
        });
        Some(Since {
            as_of: last.as_of,
            year: last.year,
            last: compared.last.and_then(|last| {
                let text = last.text(Form::Text)?;
                let is_number = matches!(last.value, Value::Number(_));
                let text = if is_number {
                    format!("{text}{unit}")
                } else {
                    text
                };
                Some(match last.text(Form::Share) {
                    Some(share) => format!("{text}（{share}）"),
                    None => text,
                })
            }),
            words: compared.text(Form::Change, unit),
            points: compared.text(Form::ShareChange, unit),
            command: command(id, scope, last),
            json: compared_json(figure, &compared),
            by_unit: by_unit.collect(),
        })
    }

    /// What last year's data give for a unit.
    fn of_unit(&self, unit: &str) -> Option<&Value> {
        let mut units = self.by_unit.iter();
        units.find(|(name, _)| name == unit).map(|(_, value)| value)
    }

    /// Lines of text about the whole figure.
    pub fn text(&self, words: &Words, out: &mut String) {
        let Some(last) = &self.last else {
            return;
        };
        let message = Message::new("explain-last")
            .text("last", last)
            .text("as_of", self.as_of.to_string())
            .text("change", self.words.clone().unwrap_or_default())
            .text("points", self.points.clone().unwrap_or_default())
            .text("command", &self.command);
        let _ = writeln!(out, "{}", words.say(&message));
    }

    /// The words behind a unit's number.
    pub fn unit_text(&self, unit: &str, words: &Words) -> String {
        let last = match self.of_unit(unit) {
            Some(Value::Number(number)) => number.to_string(),
            // Nobody there, nothing done, or no such unit.
            Some(_) | None => return String::new(),
        };
        words.say(&Message::new("explain-last-unit").text("last", last))
    }

    /// The units that had people or events last year and have none now.
    pub fn gone<'a>(&'a self, answer: &'a Answer) -> impl Iterator<Item = &'a str> {
        let now = |unit: &str| answer.by_unit.iter().any(|(name, _)| name == unit);
        let is_number = |value: &Value| matches!(value, Value::Number(_));
        let units = self.by_unit.iter();
        units
            .filter(move |(unit, value)| !now(unit) && is_number(value))
            .map(|(unit, _)| unit.as_str())
    }

    /// The same for scripts.
    pub fn json(&self) -> Map<String, Json> {
        let mut out = self.json.clone();
        let as_of = self.as_of.to_string();
        out.insert(
            "last_year".to_owned(),
            json!({"year": self.year, "as_of": as_of}),
        );
        let units = self.by_unit.iter();
        let units = units.map(|(unit, value)| json!({"unit": unit, "value": value_json(value)}));
        out.insert("last_by_unit".to_owned(), units.collect());
        out
    }
}
