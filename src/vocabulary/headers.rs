//! Header spellings → columns.

use super::fields::Field;
use super::normalise::header;
use super::spelling::read_toml;
use super::trouble::VocabularyError;
use crate::nearest::nearest;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The embedded spellings of all headers.
#[derive(Deserialize)]
pub(crate) struct HeaderFile {
    pub roster: BTreeMap<String, Vec<String>>,
    pub activities: BTreeMap<String, Vec<String>>,
    pub facts: BTreeMap<String, Vec<String>>,
    pub rulings: BTreeMap<String, Vec<String>>,
    pub notes: Notes,
}

/// Notes in brackets that change nothing.
#[derive(Deserialize)]
pub(crate) struct Notes {
    pub words: Vec<String>,
}

impl HeaderFile {
    /// Reads the embedded file.
    pub fn embedded() -> Result<Self, VocabularyError> {
        read_toml("headers.toml", include_str!("tables/headers.toml"))
    }
}

/// The headers of one kind of table.
#[derive(Debug, Clone)]
pub(crate) struct HeaderTable<F> {
    spellings: FxHashMap<String, (F, bool)>,
    notes: Vec<String>,
}

impl<F: Field> HeaderTable<F> {
    /// Builds the table from its embedded spellings.
    pub fn new(
        spellings: &BTreeMap<String, Vec<String>>,
        notes: &[String],
    ) -> Result<Self, VocabularyError> {
        let mut table = HeaderTable {
            spellings: FxHashMap::default(),
            notes: notes.iter().map(|note| header(note)).collect(),
        };
        for field in F::ALL {
            table
                .spellings
                .insert(header(field.name()), (*field, false));
        }
        for (name, words) in spellings {
            let field = F::with_name(name).ok_or_else(|| VocabularyError::Table {
                file: "headers.toml",
                message: format!("{name} is no column"),
            })?;
            for word in words {
                let old = table.spellings.insert(header(word), (field, false));
                if old.is_some_and(|(other, _)| other != field) {
                    return Err(VocabularyError::Table {
                        file: "headers.toml",
                        message: format!("{word} stands there for two columns"),
                    });
                }
            }
        }
        Ok(table)
    }

    /// Adds a header of the bureau's own, which wins over ours.
    pub fn add_own(&mut self, word: &str, field: F) -> Result<(), VocabularyError> {
        match self.spellings.insert(header(word), (field, true)) {
            Some((other, true)) if other != field => Err(VocabularyError::TwoColumns {
                header: word.to_owned(),
                first: other.name(),
                second: field.name(),
            }),
            _ => Ok(()),
        }
    }

    /// The column that a header stands for.
    pub fn field(&self, raw: &str) -> Option<F> {
        let normal = header(raw);
        if let Some((field, _)) = self.spellings.get(&normal) {
            return Some(*field);
        }
        let (head, note) = normal.strip_suffix(')')?.rsplit_once('(')?;
        if !self.notes.iter().any(|known| known == note) {
            return None;
        }
        self.spellings.get(head).map(|(field, _)| *field)
    }

    /// The nearest known header, when near enough to be a slip.
    pub fn nearest(&self, raw: &str) -> Option<(F, &str)> {
        let normal = header(raw);
        let candidates = self
            .spellings
            .iter()
            .map(|(word, (f, _))| (word.as_str(), *f));
        nearest(&normal, candidates).map(|(word, field)| (field, word))
    }
}
