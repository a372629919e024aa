//! A thing to say, as facts: the words stand in `locales/` and are chosen at the very end.

/// One message: the key of its wording and the facts that go into it.
///
/// Keys are those of the Fluent files in `locales/zh` and `locales/en`; a test holds
/// that both languages have every key and use the same facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key of the wording.
    pub key: &'static str,
    /// Named facts.
    pub args: Vec<(&'static str, Arg)>,
}

/// One fact of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words, names, values: printed as they are.
    Text(String),
    /// A number, by which English chooses singular or plural.
    Number(i64),
}

impl Message {
    /// A message without facts.
    pub fn new(key: &'static str) -> Self {
        Message {
            key,
            args: Vec::new(),
        }
    }

    /// Adds a fact in words.
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// Adds a number.
    pub fn number(mut self, name: &'static str, value: impl TryInto<i64>) -> Self {
        let value = value.try_into().unwrap_or(i64::MAX);
        self.args.push((name, Arg::Number(value)));
        self
    }
}
