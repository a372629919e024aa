//! Whether a value that stands for another by a decision can be read at all: otherwise
//! the unit's row would be told of a slip that is in the table of rulings.

use crate::vocabulary::{
    ActivityField as A, Dimension, Field, RosterField as F, StandingColumn, TitleBasis, Vocabulary,
    dates, identity, normalise, numbers,
};

/// Whether a column, by its canonical name, can hold a value; if not, what may have been
/// meant, or how such a cell is written.
pub(super) fn readable(column: &str, value: &str, vocabulary: &Vocabulary) -> Result<(), String> {
    if normalise::is_empty(value) {
        return Ok(());
    }
    let (reads, dimension) = match (F::with_name(column), A::with_name(column)) {
        (Some(field), _) => of_roster(field, value, vocabulary),
        (None, Some(A::Date)) => (dates::parse(value).is_ok(), None),
        (None, Some(A::Level)) => {
            let reading = vocabulary.level(value);
            (!reading.is_unclassified(), Some(Dimension::Level))
        }
        // Kinds of activities may be the bureau's own; so may anything else.
        (None, _) => (true, None),
    };
    match reads {
        true => Ok(()),
        false => Err(expected(column, value, dimension, vocabulary)),
    }
}

fn of_roster(field: F, value: &str, vocabulary: &Vocabulary) -> (bool, Option<Dimension>) {
    macro_rules! class {
        ($reading:expr, $dimension:ident) => {
            (!$reading.is_unclassified(), Some(Dimension::$dimension))
        };
    }
    match field {
        F::Education | F::FullTimeEducation | F::PartTimeEducation | F::FirstEducation => {
            class!(vocabulary.education(value, None), Education)
        }
        F::Title | F::TitleQualified => {
            // A worker's grade is a title, too; which it is, the post decides.
            let read = |is_worker| vocabulary.title(value, is_worker, TitleBasis::Appointed);
            let reads = !read(false).is_unclassified() || !read(true).is_unclassified();
            (reads, Some(Dimension::Title))
        }
        F::Degree => class!(vocabulary.degree(value), Degree),
        F::StudyMode => class!(vocabulary.study_mode(value), StudyMode),
        F::Post => class!(vocabulary.post(value), Post),
        F::Establishment => class!(vocabulary.establishment(value), Establishment),
        F::Status => {
            let dated = vocabulary.dated_standing(value, StandingColumn::Status);
            let can_be = dated.date.is_none_or(|beside| beside.date.is_ok());
            let reads = can_be && !dated.standing.is_unclassified();
            (reads, Some(Dimension::Standing))
        }
        F::LeavingReason => class!(vocabulary.leaving(value), Leaving),
        F::Sex => class!(vocabulary.sex(value), Sex),
        F::UnitType => class!(vocabulary.unit_type(value), UnitType),
        F::BirthDate | F::Joined | F::Left | F::CareerStart => (dates::parse(value).is_ok(), None),
        F::Age | F::People => (numbers::parse_count(value).is_ok(), None),
        F::IdentityNumber => (identity::parse(value).is_ok(), None),
        _ => (true, None),
    }
}

/// What may have been meant: near spellings, else some classes, else the form of a cell.
fn expected(
    column: &str,
    value: &str,
    dimension: Option<Dimension>,
    vocabulary: &Vocabulary,
) -> String {
    let Some(dimension) = dimension else {
        return match column {
            "年龄" | "人数" => "35",
            "身份证号" => "",
            _ => "1985-03-01",
        }
        .to_owned();
    };
    let near = vocabulary.suggest(dimension, value);
    let near: Vec<&str> = near.iter().take(3).map(|(spelling, _)| *spelling).collect();
    match near.is_empty() {
        true => dimension.some_labels(),
        false => near.join("、"),
    }
}
