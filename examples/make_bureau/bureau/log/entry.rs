//! One line of a log.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The cells of a line by column; a column that is missing is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Entry(BTreeMap<String, String>);

impl Entry {
    /// The cell of a column.
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// With a cell filled.
    pub fn with(mut self, column: &str, value: impl ToString) -> Self {
        self.0.insert(column.to_string(), value.to_string());
        self
    }
}
