//! Tables of spellings: which written word is which class.

use super::class::Class;
use super::normalise::{is_empty, key};
use super::pieces::{by_marks, is_short};
use super::reading::{Doubt, Reading};
use super::trouble::VocabularyError;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A table file: plain lists, and families whose members are written once.
#[derive(Deserialize)]
struct TableFile {
    #[serde(default)]
    spelling: Vec<Row>,
    #[serde(default)]
    family: Vec<Family>,
}

/// Words of one class.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    class: String,
    doubt: Option<Doubt>,
    words: Vec<String>,
}

/// A family: every entry of `each` with every entry of each class; the one that carries `{}`
/// takes in the other (`主任{}` with `药师`, or `专技{}级` with `七`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    each: Vec<String>,
    doubt: Option<Doubt>,
    class: BTreeMap<String, Vec<String>>,
}

/// One spelling's meaning.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    class: T,
    doubt: Option<Doubt>,
    own: bool,
}

/// All spellings of one field.
#[derive(Debug, Clone)]
pub(crate) struct SpellingTable<T> {
    entries: FxHashMap<String, Entry<T>>,
}

impl<T: Class> SpellingTable<T> {
    /// Reads an embedded table. `file` only names it in an error.
    pub fn from_toml(file: &'static str, text: &str) -> Result<Self, VocabularyError> {
        let parsed: TableFile = read_toml(file, text)?;
        let mut table = SpellingTable {
            entries: FxHashMap::default(),
        };
        // A class's own label is one of its spellings, unless it says that nothing is known.
        for class in T::ALL.iter().filter(|class| !is_empty(class.label())) {
            table.put(file, class.label(), *class, None)?;
        }
        for row in parsed.spelling {
            let class = class_of::<T>(file, &row.class)?;
            for word in &row.words {
                table.put(file, word, class, row.doubt)?;
            }
        }
        for family in parsed.family {
            for (label, patterns) in &family.class {
                let class = class_of::<T>(file, label)?;
                for pattern in patterns {
                    for each in &family.each {
                        let word = if pattern.contains("{}") {
                            pattern.replace("{}", each)
                        } else {
                            each.replace("{}", pattern)
                        };
                        table.put(file, &word, class, family.doubt)?;
                    }
                }
            }
        }
        Ok(table)
    }

    fn put(
        &mut self,
        file: &'static str,
        word: &str,
        class: T,
        doubt: Option<Doubt>,
    ) -> Result<(), VocabularyError> {
        let entry = Entry {
            class,
            doubt,
            own: false,
        };
        match self.entries.insert(key(word), entry) {
            Some(old) if old.class != class || old.doubt != doubt => Err(VocabularyError::Table {
                file,
                message: format!("{word} stands there with two meanings"),
            }),
            _ => Ok(()),
        }
    }

    /// Adds codes of a code list; what is already there stays.
    pub fn add_code(&mut self, code: &str, class: T, doubt: Option<Doubt>) {
        self.entries.entry(key(code)).or_insert(Entry {
            class,
            doubt,
            own: false,
        });
    }

    /// Adds a spelling of the bureau's own, which wins over ours. `Err` carries the other class
    /// when the configuration gives the same spelling to two.
    pub fn add_own(&mut self, word: &str, class: T) -> Result<(), T> {
        let entry = Entry {
            class,
            doubt: None,
            own: true,
        };
        match self.entries.insert(key(word), entry) {
            Some(old) if old.own && old.class != class => Err(old.class),
            _ => Ok(()),
        }
    }

    /// The meaning of a whole spelling, already in [`key`] form.
    pub fn get(&self, key: &str) -> Option<Reading<T>> {
        let entry = self.entries.get(key)?;
        Some(Reading::of(entry.class, entry.doubt))
    }

    /// The meaning the bureau's own configuration gives to a whole spelling.
    pub fn get_own(&self, key: &str) -> Option<Reading<T>> {
        let entry = self.entries.get(key).filter(|e| e.own)?;
        Some(Reading::of(entry.class, entry.doubt))
    }

    /// Reads a cell that is one word: the table first, then emptiness.
    pub fn read(&self, raw: &str) -> Reading<T> {
        let key = key(raw);
        match self.get(&key) {
            Some(reading) => reading,
            None if is_empty(&key) => Reading::Empty,
            None => Reading::Unclassified,
        }
    }

    /// Reads a cell of one or several words: several (`事业编(全额)`) must all be known and
    /// of one class. A word that leaves the class open (合同制) is settled by one that does not.
    pub fn read_parts(&self, raw: &str) -> Reading<T> {
        let whole = self.read(raw);
        let key = key(raw);
        if !whole.is_unclassified() || !is_short(&key) {
            return whole;
        }
        let apart = raw.replace(['(', ')', '（', '）'], "/");
        let readings: Vec<Reading<T>> = by_marks(&apart).iter().map(|p| self.read(p)).collect();
        if readings.iter().any(|reading| reading.class().is_none()) {
            return Reading::Unclassified;
        }
        let is_open = |r: &&Reading<T>| r.class().is_some_and(|class| is_empty(class.label()));
        let mut settled = readings.iter().filter(|r| !is_open(r));
        match settled.next().or(readings.first()) {
            Some(first) if settled.all(|other| other == first) => *first,
            _ => Reading::Unclassified,
        }
    }

    /// Spellings with the labels of their classes, in no particular order.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.entries
            .iter()
            .map(|(word, entry)| (word.as_str(), entry.class.label()))
    }
}

/// Reads an embedded TOML file.
pub(crate) fn read_toml<F: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<F, VocabularyError> {
    toml::from_str(text).map_err(|error| VocabularyError::Table {
        file,
        message: error.to_string(),
    })
}

fn class_of<T: Class>(file: &'static str, label: &str) -> Result<T, VocabularyError> {
    T::with_label(label).ok_or_else(|| VocabularyError::Table {
        file,
        message: format!("{label} is no class of {}", T::FIELD),
    })
}
