//! Education cells, whole and combined.

use super::degree::Degree;
use super::degree_reader::DegreeReader;
use super::education::Education;
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

/// What one education cell says: the highest completed education and how it was acquired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EducationCell {
    /// The education.
    pub education: Reading<Education>,
    /// Full-time or part-time, where the cell says so of that education.
    pub mode: Option<StudyMode>,
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

/// One piece of a cell.
#[derive(Debug, Clone)]
enum Piece {
    Education(Found),
    Degree(Degree),
    Mode(StudyMode),
    Unfinished,
    Nothing,
}

/// An education found in a piece.
#[derive(Debug, Clone)]
struct Found {
    class: Education,
    doubt: Option<Doubt>,
    mode: Option<StudyMode>,
    /// A degree beside it: `大学学历医学学士`.
    degree: Option<Degree>,
    /// 研究生 whose kind a degree may tell.
    degree_decides: bool,
    /// 博士, 硕士 alone: an education, unless an education stands beside it.
    may_be_degree: bool,
    finished: bool,
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
            return self.settle(vec![Piece::Education(found)], degree);
        }
        if is_empty(&key) {
            return of(Reading::Empty);
        }
        if !is_short(&key) {
            return of(Reading::Unclassified);
        }
        match self.pieces(raw) {
            Some(pieces) => self.settle(pieces, degree),
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
        if self
            .parts
            .unfinished
            .iter()
            .any(|w| key.contains(w.as_str()) && key != w)
        {
            return Some(self.unfinished(key));
        }
        self.bracketed(key)
            .or_else(|| self.stripped(key))
            .or_else(|| self.with_degree(key))
            .map(|found| Found {
                mode: found.mode.or_else(|| self.modes.inside(key)),
                ..found
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

    fn unfinished(&self, key: &str) -> Found {
        Found {
            class: Education::Unknown,
            doubt: Some(Doubt::Unfinished),
            mode: self.modes.inside(key),
            degree: None,
            degree_decides: false,
            may_be_degree: false,
            finished: false,
        }
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
            Piece::Unfinished => return Some(self.unfinished(key)),
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

    /// Puts the pieces together.
    fn settle(&self, pieces: Vec<Piece>, column: Option<Degree>) -> EducationCell {
        let mut found: Vec<Found> = Vec::new();
        let mut degrees: Vec<Degree> = column.into_iter().collect();
        let mut waiting_mode = None;
        let (mut unfinished, mut written_degree) = (false, None);
        for piece in pieces {
            match piece {
                Piece::Education(mut education) => {
                    education.mode = education.mode.or(waiting_mode.take());
                    degrees.extend(education.degree);
                    found.push(education);
                }
                Piece::Degree(degree) => {
                    degrees.push(degree);
                    written_degree = higher(written_degree, Some(degree));
                }
                // A mode or 在读 of its own belongs to what stands before it.
                Piece::Mode(mode) => match found.last_mut() {
                    Some(last) => last.mode = last.mode.or(Some(mode)),
                    None => waiting_mode = Some(mode),
                },
                Piece::Unfinished => match found.last_mut() {
                    Some(last) => *last = self.unfinished(""),
                    None => unfinished = true,
                },
                Piece::Nothing => {}
            }
        }
        unfinished |= found.iter().any(|f| !f.finished);
        let several = found.len() > 1;
        let is_whole = |f: &&Found| f.finished && !(several && f.may_be_degree);
        let best = found
            .iter()
            .filter(is_whole)
            .max_by_key(|f| f.class)
            .or_else(|| found.iter().filter(|f| f.finished).max_by_key(|f| f.class));
        let Some(best) = best else {
            return EducationCell {
                education: no_education(unfinished, written_degree),
                mode: waiting_mode,
            };
        };
        let demoted = found
            .iter()
            .filter(|f| several && f.may_be_degree && f.class != best.class);
        degrees.extend(demoted.clone().map(|f| degree_of(f.class)));
        let degree = degrees.into_iter().fold(None, |a, b| higher(a, Some(b)));
        let class = match degree {
            Some(Degree::Doctor) if best.degree_decides => Education::Doctor,
            Some(Degree::Master) if best.degree_decides => Education::Master,
            _ => best.class,
        };
        // 本科/硕士: the second may be an education or only a degree.
        let two = demoted.count() > 0 && !best.degree_decides;
        let doubt = best
            .doubt
            .or(unfinished.then_some(Doubt::Unfinished))
            .or(two.then_some(Doubt::TwoClasses));
        EducationCell {
            education: Reading::of(class, doubt),
            mode: best.mode,
        }
    }
}

fn higher(a: Option<Degree>, b: Option<Degree>) -> Option<Degree> {
    // In print order the highest stands first.
    a.into_iter().chain(b).min_by_key(|degree| *degree as u8)
}

fn degree_of(class: Education) -> Degree {
    match class {
        Education::Doctor => Degree::Doctor,
        Education::Master => Degree::Master,
        _ => Degree::Bachelor,
    }
}

/// No completed education is written: something unfinished, or a degree alone.
fn no_education(unfinished: bool, degree: Option<Degree>) -> Reading<Education> {
    if unfinished {
        return Reading::Doubtful(Education::Unknown, Doubt::Unfinished);
    }
    let class = match degree {
        Some(Degree::Doctor) => Education::Doctor,
        Some(Degree::Master) => Education::Master,
        Some(Degree::Bachelor) => Education::Bachelor,
        Some(Degree::None) | None => return Reading::Unclassified,
    };
    Reading::Doubtful(class, Doubt::DegreeNotEducation)
}
