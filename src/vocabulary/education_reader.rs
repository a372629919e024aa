//! Education cells, whole and combined.

use super::degree::Degree;
use super::degree_reader::DegreeReader;
use super::education::Education;
use super::education_pieces::{EducationCell, Found, Piece, settle};
use super::mode_reader::ModeReader;
use super::normalise::{is_empty, key};
use super::pieces::{bracket_behind, by_blanks, by_marks, halves, is_short};
use super::reading::{Doubt, Reading};
use super::spelling::SpellingTable;
use super::study_mode::StudyMode;
use super::subject::Subjects;
use serde::Deserialize;

/// How an education cell that is no whole word is taken apart.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct EducationParts {
    degree_decides: Vec<String>,
    endings: Vec<String>,
    beginnings: Vec<String>,
    unfinished: Vec<String>,
}

/// Reads educations.
#[derive(Debug, Clone)]
pub(crate) struct EducationReader {
    pub table: SpellingTable<Education>,
    pub parts: EducationParts,
    pub degrees: DegreeReader,
    pub modes: ModeReader,
    pub subjects: Subjects,
}

impl EducationReader {
    /// Reads a cell; `degree` is what the column 学位 says.
    pub fn read(&self, raw: &str, degree: Option<Degree>) -> EducationCell {
        let key = key(raw);
        let of = |education| EducationCell {
            education,
            mode: self.modes.inside(&key),
        };
        if let Some(own) = self.table.get_own(&key) {
            return of(own);
        }
        if let Some(found) = self.spelled(&key) {
            return settle(vec![Piece::Education(found)], degree);
        }
        if is_empty(&key) {
            return of(Reading::Empty);
        }
        if !is_short(&key) {
            return of(Reading::Unclassified);
        }
        match self.pieces(raw) {
            Some(pieces) => settle(pieces, degree),
            None => of(Reading::Unclassified),
        }
    }

    /// All pieces, or none when one of them cannot be understood.
    fn pieces(&self, raw: &str) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        for part in by_marks(raw) {
            match self.piece(&key(part)) {
                Some(piece) => pieces.push(piece),
                None => {
                    for word in by_blanks(part) {
                        pieces.push(self.piece(&key(word))?);
                    }
                }
            }
        }
        Some(pieces)
    }

    fn piece(&self, key: &str) -> Option<Piece> {
        if is_empty(key) {
            return Some(Piece::Nothing);
        }
        if let Some(found) = self.found(key) {
            return Some(Piece::Education(found));
        }
        if let Some(degree) = self.degrees.word(key) {
            return Some(Piece::Degree(degree));
        }
        let bare = key.trim_matches(['(', ')']);
        if let Some(mode) = self.modes.word(bare) {
            return Some(Piece::Mode(mode));
        }
        if self.parts.unfinished.iter().any(|word| word == bare) {
            return Some(Piece::Unfinished);
        }
        self.subjects.has(bare).then_some(Piece::Nothing)
    }

    /// An education in a piece: the whole word, or what is left of it when mode, ending,
    /// brackets or a degree behind it come off.
    fn found(&self, key: &str) -> Option<Found> {
        if let Some(found) = self.spelled(key) {
            return Some(found);
        }
        if let Some((head, tail)) = bracket_behind(key)
            && let Some(found) = self.beside_unfinished(head, tail)
        {
            return Some(found);
        }
        if self.is_unfinished(key) {
            return Some(Found::unfinished(self.modes.inside(key)));
        }
        self.bracketed(key)
            .or_else(|| self.stripped(key))
            .or_else(|| self.with_degree(key))
            .map(|found| Found {
                mode: found.mode.or_else(|| self.modes.inside(key)),
                ..found
            })
    }

    fn is_unfinished(&self, key: &str) -> bool {
        let words = &self.parts.unfinished;
        words
            .iter()
            .any(|word| key.contains(word.as_str()) && key != word)
    }

    /// `大专(在读本科)`: the one completed counts, and the doubt stays.
    fn beside_unfinished(&self, head: &str, tail: &str) -> Option<Found> {
        if !self.is_unfinished(tail) || self.is_unfinished(head) {
            return None;
        }
        Some(Found {
            doubt: Some(Doubt::Unfinished),
            ..self.found(head)?
        })
    }

    fn spelled(&self, key: &str) -> Option<Found> {
        let reading = self.table.get(key)?;
        Some(Found {
            class: reading.class()?,
            doubt: reading.doubt(),
            mode: self.modes.inside(key),
            degree: None,
            degree_decides: self.parts.degree_decides.iter().any(|word| word == key),
            may_be_degree: self.degrees.table.get(key).is_some(),
            finished: reading.doubt() != Some(Doubt::Unfinished),
        })
    }

    fn bracketed(&self, key: &str) -> Option<Found> {
        let (head, tail) = bracket_behind(key)?;
        let joined = [format!("{tail}{head}"), format!("{head}{tail}")];
        if let Some(found) = joined.iter().find_map(|word| self.spelled(word)) {
            return Some(found);
        }
        let mut found = self.found(head)?;
        match self.piece(tail)? {
            Piece::Nothing => {}
            Piece::Mode(mode) => found.mode = Some(mode),
            Piece::Unfinished => return Some(Found::unfinished(self.modes.inside(key))),
            Piece::Degree(degree) => found.degree = Some(degree),
            Piece::Education(inner) if inner.class == found.class => {}
            Piece::Education(inner) if found.degree_decides && inner.class.is_postgraduate() => {
                found = inner;
            }
            Piece::Education(_) => return None,
        }
        Some(found)
    }

    fn stripped(&self, key: &str) -> Option<Found> {
        let by_ending = self
            .parts
            .endings
            .iter()
            .filter_map(|w| key.strip_suffix(w.as_str()));
        let by_start = self
            .parts
            .beginnings
            .iter()
            .filter_map(|w| key.strip_prefix(w.as_str()));
        if let Some(found) = by_ending.chain(by_start).find_map(|stem| self.found(stem)) {
            return Some(found);
        }
        let (mode, stem) = self.modes.beginning(key)?;
        let found = self.found(stem)?;
        Some(Found {
            mode: Some(mode),
            // 函授研究生 stays 研究生 whatever degree stands beside it.
            degree_decides: found.degree_decides && mode == StudyMode::FullTime,
            ..found
        })
    }

    fn with_degree(&self, key: &str) -> Option<Found> {
        halves(key).rev().find_map(|(head, tail)| {
            let degree = self.degrees.word(tail)?;
            let found = self.spelled(head).or_else(|| self.stripped(head))?;
            Some(Found {
                degree: Some(degree),
                ..found
            })
        })
    }
}
