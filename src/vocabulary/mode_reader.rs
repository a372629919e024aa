//! How an education was acquired: from its own column, or from words in the education cell.

use super::normalise::{self, is_empty, key};
use super::pieces::by_marks;
use super::reading::Reading;
use super::spelling::SpellingTable;
use super::study_mode::StudyMode;
use serde::Deserialize;

/// Words inside an education cell.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ModeWords {
    inside: Inside,
    silent: Silent,
}

#[derive(Debug, Clone, Deserialize)]
struct Inside {
    #[serde(rename = "全日制")]
    full_time: Vec<String>,
    #[serde(rename = "非全日制")]
    part_time: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Silent {
    words: Vec<String>,
}

/// Reads study modes.
#[derive(Debug, Clone)]
pub(crate) struct ModeReader {
    pub table: SpellingTable<StudyMode>,
    pub words: ModeWords,
}

impl ModeReader {
    /// The cell of a column 学习方式. Some write the education there (全日制本科): then the
    /// words in it decide.
    pub fn read(&self, raw: &str) -> Reading<StudyMode> {
        let key = key(raw);
        if let Some(reading) = self.table.get(&key) {
            return reading;
        }
        if is_empty(&key) || self.words.silent.words.contains(&key) {
            return Reading::Empty;
        }
        let mut modes = by_marks(raw)
            .into_iter()
            .map(|p| self.inside(&normalise::key(p)));
        match modes.next().flatten() {
            Some(mode) if modes.all(|other| other.is_none_or(|o| o == mode)) => {
                Reading::Class(mode)
            }
            _ => Reading::Unclassified,
        }
    }

    /// A piece that is nothing but a mode.
    pub fn word(&self, key: &str) -> Option<StudyMode> {
        self.table.get(key)?.class()
    }

    /// What the words in an education say. Part-time words first: 全日制 is in 非全日制, and
    /// 脱产 is not 全日制.
    pub fn inside(&self, key: &str) -> Option<StudyMode> {
        let has = |words: &[String]| words.iter().any(|word| key.contains(word.as_str()));
        if has(&self.words.inside.part_time) {
            Some(StudyMode::PartTime)
        } else if has(&self.words.inside.full_time) {
            Some(StudyMode::FullTime)
        } else {
            None
        }
    }

    /// The mode that a word begins with, and the rest of the word; the longest mode wins.
    pub fn beginning<'a>(&self, key: &'a str) -> Option<(StudyMode, &'a str)> {
        let full = self
            .words
            .inside
            .full_time
            .iter()
            .map(|w| (StudyMode::FullTime, w));
        let part = self
            .words
            .inside
            .part_time
            .iter()
            .map(|w| (StudyMode::PartTime, w));
        full.chain(part)
            .filter_map(|(mode, word)| Some((mode, key.strip_prefix(word.as_str())?)))
            .filter(|(_, rest)| !rest.is_empty())
            .min_by_key(|(_, rest)| rest.len())
    }
}
