//! The checking of expressions: which names they use and where their value goes.

use super::check::Checker;
use super::functions;
use super::graph;
use super::language;
use super::problem::{NameKind, ProblemKind};
use super::shape::Shape;
use crate::figures::{FigureRef, Form, NotFound, Scope, UNIT_NAME, UNIT_TYPE};
use crate::nearest::nearest_name;
use serde_json::Value;
use tera::ast::{Expr, ExprVal, FunctionCall, MacroCall};

impl<'a> Checker<'a, '_> {
    /// An expression whose value is printed.
    pub fn printed(&mut self, expr: &'a Expr) {
        let shape = self.value(expr);
        let expression = self.expression.clone();
        let value = match shape {
            shape if shape.is_data() => {
                return self.report(ProblemKind::PrintedData { expression });
            }
            Shape::Truth => "true/false",
            Shape::ListOf(_) | Shape::Value(Value::Array(_)) => "[…]",
            Shape::Value(Value::Object(_)) => "{…}",
            // Null and empty words may stand behind an `if`: the rendering tells.
            _ => return,
        };
        let value = value.to_owned();
        self.report(ProblemKind::Unprintable { expression, value });
    }

    /// An expression that decides something.
    pub fn condition(&mut self, expr: &'a Expr) {
        if self.value(expr) == Shape::Figure {
            let expression = self.expression.clone();
            self.report(ProblemKind::FigureInCondition { expression });
        }
    }

    /// Any expression.
    pub fn value(&mut self, expr: &'a Expr) -> Shape<'a> {
        let has_default = expr.filters.iter().any(|f| f.name == "default");
        let mut shape = self.raw(&expr.val, has_default);
        for filter in &expr.filters {
            if !language::FILTERS.contains(&filter.name.as_str()) {
                let near = nearest_name(&filter.name, language::FILTERS.iter().copied());
                self.unknown(NameKind::Filter, &filter.name, near);
            }
            for argument in filter.args.values() {
                self.value(argument);
            }
            shape = match shape {
                Shape::Figure => {
                    let expression = self.expression.clone();
                    self.report(ProblemKind::FigureChanged { expression });
                    Shape::Text
                }
                shape if shape.is_data() => Shape::Data,
                _ => Shape::Any,
            };
        }
        if expr.negated { Shape::Truth } else { shape }
    }

    fn raw(&mut self, val: &'a ExprVal, may_be_missing: bool) -> Shape<'a> {
        match val {
            ExprVal::String(_) | ExprVal::Int(_) => Shape::Text,
            ExprVal::Float(value) if value.is_finite() => Shape::Text,
            ExprVal::Float(_) => {
                // Tera would panic on it.
                self.not_supported("1e400");
                Shape::Text
            }
            ExprVal::Bool(_) => Shape::Truth,
            ExprVal::Ident(path) => self.path(path, may_be_missing),
            ExprVal::Math(math) => {
                let sides = [self.value(&math.lhs), self.value(&math.rhs)];
                if sides.contains(&Shape::Figure) {
                    let expression = self.expression.clone();
                    self.report(ProblemKind::FigureChanged { expression });
                }
                match sides.iter().any(|s| s.is_data()) {
                    true => Shape::Data,
                    false => Shape::Any,
                }
            }
            ExprVal::Logic(logic) => {
                self.condition(&logic.lhs);
                self.condition(&logic.rhs);
                Shape::Truth
            }
            ExprVal::In(test) => {
                self.condition(&test.lhs);
                self.condition(&test.rhs);
                Shape::Truth
            }
            ExprVal::Test(test) => {
                let asks_existence = matches!(test.name.as_str(), "defined" | "undefined");
                self.path(&test.ident, asks_existence);
                if !language::TESTS.contains(&test.name.as_str()) {
                    let near = nearest_name(&test.name, language::TESTS.iter().copied());
                    self.unknown(NameKind::Test, &test.name, near);
                }
                test.args.iter().for_each(|arg| self.condition(arg));
                Shape::Truth
            }
            ExprVal::Array(items) => {
                let mut shapes: Vec<_> = items.iter().map(|item| self.value(item)).collect();
                shapes.retain(|shape| shape.is_data());
                shapes.pop().map_or(Shape::Any, |_| Shape::Data)
            }
            ExprVal::StringConcat(concat) => {
                let mut data = false;
                for part in &concat.values {
                    data |= self.raw(part, false).is_data();
                }
                if data { Shape::Data } else { Shape::Text }
            }
            ExprVal::MacroCall(call) => self.macro_call(call),
            ExprVal::FunctionCall(call) => self.call(call),
        }
    }

    fn path(&mut self, path: &str, may_be_missing: bool) -> Shape<'a> {
        if path.contains('[') {
            // Tera looks such paths up by bytes and panics on a Chinese key.
            self.not_supported("[ ]");
            return Shape::Any;
        }
        match self.scope.resolve(path) {
            Ok(shape) => shape,
            Err(_) if may_be_missing => Shape::Any,
            Err(near) => {
                self.unknown(NameKind::Variable, path, near);
                Shape::Any
            }
        }
    }

    fn macro_call(&mut self, call: &'a MacroCall) -> Shape<'a> {
        let full = format!("{}::{}", call.namespace, call.name);
        for argument in call.args.values() {
            self.value(argument);
        }
        let file = graph::namespace(self.parsed, &call.namespace);
        let template = file.and_then(|file| self.facts.templates.get(file));
        let Some(definition) = template.and_then(|t| t.template.macros.get(&call.name)) else {
            let names = template.map(|t| t.template.macros.keys().collect::<Vec<_>>());
            let names = names.unwrap_or_default();
            let near = nearest_name(&call.name, names.into_iter().map(String::as_str));
            let near = near.map(|name| format!("{}::{name}", call.namespace));
            self.unknown(NameKind::Macro, &full, near);
            return Shape::Text;
        };
        for name in sorted(call.args.keys()) {
            if !definition.args.contains_key(name) {
                let names = definition.args.keys().map(String::as_str);
                self.unknown(NameKind::Argument, name, nearest_name(name, names));
            }
        }
        for (name, default) in &definition.args {
            if default.is_none() && !call.args.contains_key(name) {
                self.report(ProblemKind::MissingArgument {
                    function: full.clone(),
                    argument: name.clone(),
                });
            }
        }
        Shape::Text
    }

    fn call(&mut self, call: &'a FunctionCall) -> Shape<'a> {
        for argument in call.args.values() {
            self.value(argument);
        }
        let Some(function) = self.function(&call.name) else {
            return Shape::Any;
        };
        for name in sorted(call.args.keys()) {
            let known = function.needed.iter().chain(function.optional);
            if !known.clone().any(|known| *known == name.as_str()) {
                self.unknown(NameKind::Argument, name, nearest_name(name, known.copied()));
            }
        }
        for name in function.needed {
            if !call.args.contains_key(*name) {
                self.missing_argument(call, name);
            }
        }
        match call.name.as_str() {
            "parts" | "chart" => self.breakdown(call),
            "v" | "unless_zero" | "label" | "counted_in" => self.figure(call),
            name if language::PRINTING.contains(&name) => self.figure(call),
            _ => {}
        }
        match call.name.as_str() {
            "chart" => Shape::Figure,
            name if language::PRINTING.contains(&name) => Shape::Figure,
            "v" => Shape::Data,
            "unless_zero" => Shape::Truth,
            "parts" => Shape::parts(),
            "range" => Shape::Any,
            _ => Shape::Text,
        }
    }

    fn missing_argument(&mut self, call: &FunctionCall, argument: &str) {
        self.report(ProblemKind::MissingArgument {
            function: call.name.clone(),
            argument: argument.to_owned(),
        });
    }

    fn breakdown(&mut self, call: &FunctionCall) {
        if let Some(name) = literal(call, "of")
            && self.facts.figures.breakdown(name).is_none()
        {
            let near = nearest_name(name, self.facts.figures.breakdown_names());
            self.unknown(NameKind::Breakdown, name, near);
        }
    }

    /// A figure whose id is written out is looked up now, others when they are printed.
    fn figure(&mut self, call: &FunctionCall) {
        let Some(id) = literal(call, "id") else {
            return;
        };
        let figures = self.facts.figures;
        if matches!(id, UNIT_NAME | UNIT_TYPE) {
            let of_type = id == UNIT_TYPE && call.args.contains_key("type");
            if !matches!(call.name.as_str(), "label" | "counted_in")
                && !call.args.contains_key("unit")
                && !of_type
            {
                self.missing_argument(call, "unit");
            }
        } else if !figures.knows(id) {
            let near = self.nearest_figure(id);
            return self.unknown(NameKind::Figure, id, near);
        }
        if let Some(unit) = literal(call, "unit")
            && figures.unit(unit).is_none()
        {
            let near = nearest_name(unit, figures.units.iter().map(|u| u.name.as_str()));
            self.unknown(NameKind::Unit, unit, near);
        }
        if let Some(kind) = literal(call, "type")
            && !figures.kinds.iter().any(|known| known.name == kind)
        {
            let near = nearest_name(kind, figures.kinds.iter().map(|k| k.name.as_str()));
            self.unknown(NameKind::UnitType, kind, near);
        }
        let share = call.args.get("share").map(|expr| &expr.val);
        let form = match call.name.as_str() {
            "v" if share == Some(&ExprVal::Bool(true)) => Form::Share,
            "label" | "counted_in" | "unless_zero" | "v" => return,
            name => match functions::form(name, literal(call, "only")) {
                Ok(form) => form,
                Err(value) => return self.report(ProblemKind::ChangeOnly { value }),
            },
        };
        let scope = Scope::Whole;
        let id = id.to_owned();
        let figure = FigureRef { id, scope, form };
        let id = figure.id.clone();
        match figures.print(&figure) {
            Err(NotFound::NoShare) => self.report(ProblemKind::NoShare { id }),
            Err(NotFound::NoChange) => self.report(ProblemKind::NoChange { id }),
            _ => {}
        }
    }
}

/// An argument that is written out as a string.
fn literal<'e>(call: &'e FunctionCall, name: &str) -> Option<&'e str> {
    match call.args.get(name) {
        Some(Expr {
            val: ExprVal::String(text),
            negated: false,
            filters,
        }) if filters.is_empty() => Some(text),
        _ => None,
    }
}

/// Names in an order that does not change from run to run, as a hash map's does.
fn sorted<'e>(names: impl Iterator<Item = &'e String>) -> Vec<&'e String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
