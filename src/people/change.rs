//! What is another in this year's row of a person.

use super::entry::Entry;
use crate::vocabulary::{Class, Degree, Education, Title};

/// Which way something that has an order went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To a higher class.
    Up,
    /// To a lower one, to one of which it cannot be said, or to or from none.
    Other,
}

/// What is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// The unit.
    Moved,
    /// The title.
    Title(Step),
    /// The education.
    Education(Step),
    /// The degree.
    Degree(Step),
    /// The name.
    Name,
    /// The identity number.
    Number,
    /// The birth date.
    Birth,
    /// The sex.
    Sex,
    /// The kind of post.
    Post,
    /// The establishment.
    Establishment,
}

impl Change {
    /// Whether it is no event in a career, but something that was put right, filled in or
    /// lost, or another post or establishment.
    pub fn is_other(self) -> bool {
        !matches!(
            self,
            Change::Moved
                | Change::Title(Step::Up)
                | Change::Education(Step::Up)
                | Change::Degree(Step::Up)
        )
    }
}

/// Everything that is another.
pub fn changes(old: &Entry, new: &Entry) -> Vec<Change> {
    let mut found = Vec::new();
    let mut note = |is_so: bool, change: Change| {
        if is_so {
            found.push(change);
        }
    };
    note(old.unit != new.unit, Change::Moved);
    let title = (title(old.title), title(new.title));
    note(old.title != new.title, Change::Title(step(title)));
    let education = (education(old.education), education(new.education));
    let has_studied = old.education != new.education;
    note(has_studied, Change::Education(step(education)));
    let degrees = (degree(old.degree), degree(new.degree));
    note(old.degree != new.degree, Change::Degree(step(degrees)));
    note(old.name != new.name, Change::Name);
    note(old.number != new.number, Change::Number);
    note(old.born != new.born, Change::Birth);
    note(old.sex != new.sex, Change::Sex);
    note(old.post != new.post, Change::Post);
    note(
        old.establishment != new.establishment,
        Change::Establishment,
    );
    found
}

/// Lowest and highest place in the order; `None` where it is not known.
type Range = Option<(usize, usize)>;

fn step(range: (Range, Range)) -> Step {
    match range {
        (Some((_, highest)), Some((lowest, _))) if lowest > highest => Step::Up,
        _ => Step::Other,
    }
}

/// How many classes stand below in a list that begins with the highest.
fn place<C: Class>(class: C) -> usize {
    let position = C::ALL.iter().position(|c| *c == class).unwrap_or(0);
    C::ALL.len() - position
}

fn title(title: Title) -> Range {
    let (low, high) = match title {
        Title::Unknown => return None,
        Title::SeniorUnspecified => (Title::AssociateSenior, Title::FullSenior),
        title => (title, title),
    };
    Some((place(low), place(high)))
}

fn education(education: Education) -> Range {
    let (low, high) = match education {
        Education::Unknown => return None,
        Education::PostgraduateUnspecified => (Education::Master, Education::Doctor),
        education => (education, education),
    };
    Some((place(low), place(high)))
}

fn degree(degree: Option<Degree>) -> Range {
    degree.map(|degree| (place(degree), place(degree)))
}
