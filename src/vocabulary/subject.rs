//! Subjects and departments that stand beside a title or an education and change nothing.

use super::normalise::key;
use super::spelling::read_toml;
use super::trouble::VocabularyError;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The known subjects.
#[derive(Debug, Clone)]
pub(crate) struct Subjects(FxHashSet<String>);

#[derive(Deserialize)]
struct File {
    words: Vec<String>,
}

impl Subjects {
    /// Reads the embedded list.
    pub fn embedded() -> Result<Self, VocabularyError> {
        let file: File = read_toml("subject.toml", include_str!("tables/subject.toml"))?;
        Ok(Subjects(file.words.iter().map(|word| key(word)).collect()))
    }

    /// Whether the word is a subject, perhaps with 专业 behind it.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains(key.strip_suffix("专业").unwrap_or(key))
    }
}
