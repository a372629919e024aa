//! What a template's variables hold, as far as it can be known before rendering.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an expression gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape<'a> {
    /// Not known before rendering.
    Any,
    /// Words or a number of the template's own.
    Text,
    /// True or false.
    Truth,
    /// Something counted or read from the data, which only `n()` may print.
    Data,
    /// What `n()` and `share()` return.
    Figure,
    /// A value of the context.
    Value(&'a Value),
    /// A value of the context that comes from the data.
    DataValue(&'a Value),
    /// A list made by a function, by its first element.
    ListOf(&'a Value),
}

static PART: LazyLock<Value> = LazyLock::new(|| serde_json::json!({"id": "id", "label": "label"}));
static LOOP: LazyLock<Value> =
    LazyLock::new(|| serde_json::json!({"index": 1, "index0": 0, "first": true, "last": true}));

impl<'a> Shape<'a> {
    /// What `parts(of=…)` gives.
    pub fn parts() -> Self {
        Shape::ListOf(&PART)
    }

    /// The variable `loop` inside a loop.
    pub fn loop_variable() -> Self {
        Shape::Value(&LOOP)
    }

    /// A field of it; `None` when it has no such field.
    fn field(self, name: &str) -> Option<Self> {
        let of = |value: &'a Value| match value {
            Value::Object(map) => map.get(name),
            Value::Array(items) => items.get(name.parse::<usize>().ok()?),
            _ => None,
        };
        Some(match self {
            Shape::Value(value) => Shape::Value(of(value)?),
            Shape::DataValue(value) => Shape::DataValue(of(value)?),
            Shape::Any => Shape::Any,
            Shape::Data => Shape::Data,
            Shape::Text | Shape::Truth | Shape::Figure | Shape::ListOf(_) => return None,
        })
    }

    /// Key and value when one loops over it.
    pub fn element(self) -> (Self, Self) {
        let first = |value: &'a Value| match value {
            Value::Array(items) => items.first(),
            Value::Object(map) => map.values().next(),
            _ => None,
        };
        let element = match self {
            Shape::Value(value) => first(value).map_or(Shape::Any, Shape::Value),
            Shape::DataValue(value) => first(value).map_or(Shape::Data, Shape::DataValue),
            Shape::ListOf(value) => Shape::Value(value),
            Shape::Data => Shape::Data,
            _ => Shape::Any,
        };
        (Shape::Text, element)
    }

    /// Whether printing it would print data without its identity.
    pub fn is_data(self) -> bool {
        matches!(self, Shape::Data | Shape::DataValue(_))
    }

    /// Names of its fields, to find the nearest.
    fn fields(self) -> Vec<&'a str> {
        match self {
            Shape::Value(Value::Object(map)) | Shape::DataValue(Value::Object(map)) => {
                map.keys().map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The names that can be used at a place of a template.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    context: &'a Map<String, Value>,
    frames: Vec<BTreeMap<String, Shape<'a>>>,
}

impl<'a> Scope<'a> {
    /// The context and what the including templates have set.
    pub fn new(context: &'a Map<String, Value>, inherited: BTreeMap<String, Shape<'a>>) -> Self {
        Scope {
            context,
            frames: vec![inherited, BTreeMap::new()],
        }
    }

    /// Enters a loop.
    pub fn push(&mut self) {
        self.frames.push(BTreeMap::new());
    }

    /// Leaves a loop.
    pub fn pop(&mut self) {
        self.frames.pop();
    }

    /// Binds a name where we are.
    pub fn bind(&mut self, name: &str, shape: Shape<'a>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.insert(name.to_owned(), shape);
        }
    }

    /// Binds a name for the whole template.
    pub fn bind_global(&mut self, name: &str, shape: Shape<'a>) {
        if let Some(frame) = self.frames.get_mut(1) {
            frame.insert(name.to_owned(), shape);
        }
    }

    /// Everything bound here.
    pub fn bound(&self) -> BTreeMap<String, Shape<'a>> {
        self.frames
            .iter()
            .flatten()
            .map(|(k, v)| (k.clone(), *v))
            .collect()
    }

    /// What a dotted path holds; or the nearest path that exists.
    pub fn resolve(&self, path: &str) -> Result<Shape<'a>, Option<String>> {
        let mut names = path.split('.');
        let root = names.next().unwrap_or_default();
        let Some(mut shape) = self.root(root) else {
            return Err(self.nearest_root(root));
        };
        let mut walked = root.to_owned();
        for name in names {
            shape = match shape.field(name) {
                Some(shape) => shape,
                None => {
                    let near = crate::nearest::nearest_name(name, shape.fields());
                    return Err(near.map(|near| format!("{walked}.{near}")));
                }
            };
            walked = format!("{walked}.{name}");
        }
        Ok(shape)
    }

    fn root(&self, name: &str) -> Option<Shape<'a>> {
        let bound = self.frames.iter().rev().find_map(|frame| frame.get(name));
        bound.copied().or_else(|| {
            let value = self.context.get(name)?;
            // The units and how many there are come from the data.
            Some(
                if matches!(name, super::context::UNITS | super::context::UNIT_TYPES) {
                    Shape::DataValue(value)
                } else {
                    Shape::Value(value)
                },
            )
        })
    }

    fn nearest_root(&self, name: &str) -> Option<String> {
        if name == "year" {
            return Some("n(id=\"period.year\")".into());
        }
        let bound = self.frames.iter().flat_map(|frame| frame.keys());
        let names = bound.chain(self.context.keys()).map(String::as_str);
        crate::nearest::nearest_name(name, names)
    }
}
