//! The pieces of an education cell put together: which of them is the highest education.

use super::degree::Degree;
use super::education::Education;
use super::reading::{Doubt, Reading};
use super::study_mode::StudyMode;

/// What one education cell says: the highest completed education and how it was acquired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EducationCell {
    /// The education.
    pub education: Reading<Education>,
    /// Full-time or part-time, where the cell says so of that education.
    pub mode: Option<StudyMode>,
}

/// One piece of a cell.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Education(Found),
    Degree(Degree),
    Mode(StudyMode),
    Unfinished,
    Nothing,
}

/// An education found in a piece.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub class: Education,
    pub doubt: Option<Doubt>,
    pub mode: Option<StudyMode>,
    /// A degree beside it: `大学学历医学学士`.
    pub degree: Option<Degree>,
    /// 研究生 whose kind a degree may tell.
    pub degree_decides: bool,
    /// 博士, 硕士 alone: an education, unless an education stands beside it.
    pub may_be_degree: bool,
    pub finished: bool,
}

impl Found {
    /// 在读, 结业, 肄业: no graduation, whatever the level.
    pub fn unfinished(mode: Option<StudyMode>) -> Self {
        Found {
            class: Education::Unknown,
            doubt: Some(Doubt::Unfinished),
            mode,
            degree: None,
            degree_decides: false,
            may_be_degree: false,
            finished: false,
        }
    }
}

/// Puts the pieces together.
pub(super) fn settle(pieces: Vec<Piece>, column: Option<Degree>) -> EducationCell {
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
                Some(last) => *last = Found::unfinished(None),
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
