//! Degree cells and the degree halves of education cells.

use super::degree::Degree;
use super::normalise::{self, is_empty, key};
use super::pieces::{by_blanks, by_marks, is_short};
use super::reading::Reading;
use super::spelling::SpellingTable;
use serde::Deserialize;

/// How a degree is recognised behind its discipline.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DegreeParts {
    degree_endings: Vec<String>,
    degree_tails: Vec<String>,
    no_degree: Vec<String>,
    unfinished: Vec<String>,
}

/// Reads degrees.
#[derive(Debug, Clone)]
pub(crate) struct DegreeReader {
    pub table: SpellingTable<Degree>,
    pub parts: DegreeParts,
}

impl DegreeReader {
    /// A whole degree cell; of several degrees the highest counts.
    pub fn read(&self, raw: &str) -> Reading<Degree> {
        let key = key(raw);
        if let Some(reading) = self.table.get(&key) {
            return reading;
        }
        if is_empty(&key) {
            return Reading::Empty;
        }
        if !is_short(&key) {
            return Reading::Unclassified;
        }
        let highest = |pieces: Vec<&str>| {
            let degrees: Option<Vec<Degree>> = pieces
                .iter()
                .map(|p| self.word(&normalise::key(p)))
                .collect();
            // In print order the highest stands first.
            degrees?.into_iter().min_by_key(|d| *d as u8)
        };
        match highest(by_marks(raw)).or_else(|| highest(by_blanks(raw))) {
            Some(degree) => Reading::Class(degree),
            None => Reading::Unclassified,
        }
    }

    /// One word: a spelling of the table, or a discipline and 博士, 硕士, 学士.
    pub fn word(&self, key: &str) -> Option<Degree> {
        if let Some(reading) = self.table.get(key) {
            return reading.class();
        }
        let bare = key.replace(['(', ')'], "");
        let bare = self
            .parts
            .degree_tails
            .iter()
            .find_map(|tail| bare.strip_suffix(tail.as_str()))
            .unwrap_or(&bare);
        let ending = self
            .parts
            .degree_endings
            .iter()
            .find(|ending| bare.ends_with(ending.as_str()))?;
        let denied = self.parts.no_degree.iter().chain(&self.parts.unfinished);
        if denied.into_iter().any(|word| bare.contains(word.as_str())) {
            return None;
        }
        self.table.get(ending)?.class()
    }
}
