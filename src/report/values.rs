//! Values without a mark, for conditions only.

use super::functions::State;
use super::operators;
use crate::figures::{Figure, FigureRef, Form, NotFound, Printed, Value as V};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
use std::collections::HashMap;

type Args = HashMap<String, Value>;

impl State {
    /// The raw value, for conditions.
    pub(super) fn value(&self, args: &Args) -> tera::Result<Value> {
        let is_set = |name: &str| args.get(name) == Some(&Value::Bool(true));
        let form = match (is_set("share"), is_set("change"), is_set("last")) {
            _ if is_set("published") => Form::Published,
            (false, true, _) => Form::Change,
            (true, true, _) => Form::ShareChange,
            (false, _, true) => Form::Last,
            (true, _, true) => Form::LastShare,
            (false, ..) => Form::Text,
            (true, ..) => Form::Share,
        };
        if let Some(plain) = self.plain_value(args, form) {
            return Ok(plain);
        }
        let identity = self.identity(args, form);
        match self.figures.print(&identity) {
            // A loop over the catalogue may ask of each figure whether it has a share.
            Ok(Printed::Null(_)) | Err(NotFound::NoShare | NotFound::NoChange) => Ok(Value::Null),
            Err(why) => self.not_found(args, &identity, why),
            Ok(Printed::Text(text)) => Ok(self.raw(&identity).unwrap_or(Value::String(text))),
        }
    }

    /// The raw value where it is a number, as nearly all are: conditions ask for more values
    /// than a report prints.
    fn plain_value(&self, args: &Args, form: Form) -> Option<Value> {
        let id = match args.get("id")? {
            Value::String(id) => operators::plain(id),
            _ => return None,
        };
        if form.is_of_last_year() || args.contains_key("unit") || args.contains_key("type") {
            return None;
        }
        let figure = self.figures.get(&self.home, &id)?;
        match (form, &figure.value) {
            (Form::Share, _) | (_, V::Null | V::Number(_) | V::Ratio(_)) => Some(raw(figure, form)),
            _ => None,
        }
    }

    /// Whether the raw value counts as yes.
    pub(super) fn holds(&self, args: &Args) -> tera::Result<Value> {
        self.value(args).map(|value| operators::is_yes(&value))
    }

    fn raw(&self, identity: &FigureRef) -> Option<Value> {
        let form = identity.form;
        if !form.is_of_last_year() {
            let figure = self.figures.get(&identity.scope, &identity.id)?;
            return Some(raw(figure, form));
        }
        let compared = self.figures.compared(&identity.scope, &identity.id)?;
        Some(match form {
            Form::Published => compared.published.map_or(Value::Null, Value::from),
            Form::Last => raw(compared.last?, Form::Text),
            Form::LastShare => raw(compared.last?, Form::Share),
            Form::ShareChange => compared.share_change.map_or(Value::Null, number),
            _ => compared.change.map_or(Value::Null, number),
        })
    }

    /// Whether a clause about the figure should be written: a 0 is known and not worth
    /// a clause, an unknown value is, so that its omission is told.
    pub(super) fn unless_zero(&self, args: &Args) -> tera::Result<Value> {
        let value = self.value(args)?;
        Ok(Value::Bool(value.as_f64() != Some(0.0)))
    }
}

fn number(n: Decimal) -> Value {
    match n.is_integer().then(|| n.to_i64()).flatten() {
        Some(whole) => Value::from(whole),
        None => n.to_f64().map_or(Value::Null, Value::from),
    }
}

fn raw(figure: &Figure, form: Form) -> Value {
    match (form, &figure.value) {
        (Form::Share, _) => figure.share.map_or(Value::Null, number),
        (_, V::Null) => Value::Null,
        (_, V::Number(n) | V::Ratio(n)) => number(*n),
        (_, V::List(items)) => Value::from(items.clone()),
        (_, V::Date(date)) => Value::String(date.format("%Y-%m-%d").to_string()),
    }
}
