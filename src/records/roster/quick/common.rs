//! What rows like each other have in common.

use super::OWN_DIMS;
use super::own::Said;
use crate::diagnostic::Code;
use crate::records::birth::LIKELY_AGES as AGES;
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::likelihood::{Known, unlikely};
use crate::records::person::{Latest, Person};
use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Class, Post, Sex, Standing, Title, UnitType};
use chrono::NaiveDate;

/// What rows like each other have in common.
#[derive(Debug, Clone)]
pub struct Common {
    person: Person,
    /// The type of its unit that a row gives.
    pub given: Option<UnitType>,
    /// Whether they count.
    pub counts: bool,
    /// The findings that each of them gives and that only have to be counted.
    pub counted: Vec<Code>,
    pub(super) sex: Sex,
    pub(super) post: Post,
    title: Title,
    pub(super) status: Option<Standing>,
}

/// What is asked of each of the rows like each other, side by side for all of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) counts: bool,
    /// At which of [`AGES`] they can hardly have their title, a bit each.
    pub(super) early: u64,
    /// Where in [`Fates`] to look.
    pub(super) fate: usize,
}

/// What makes rows alike: the values, the type given, a date beside the status, findings.
pub(super) type Alike = (
    [u32; Dim::COUNT],
    Option<UnitType>,
    Option<NaiveDate>,
    Vec<Code>,
);

impl Common {
    /// What a row has in common with others that was read as this person; `has_left` says
    /// whether 离职日期 is filled.
    pub(super) fn of(person: &Person, given: Option<UnitType>, has_left: bool) -> Option<Self> {
        let value = |dim: Dim| person.values[dim as usize] as usize;
        let mut common = Common {
            given,
            counts: value(Dim::InPost) as u32 == value_of(InPost::Yes),
            sex: *Sex::ALL.get(value(Dim::Sex))?,
            post: *Post::ALL.get(value(Dim::Post))?,
            title: *Title::ALL.get(value(Dim::Title))?,
            status: Standing::ALL.get(value(Dim::Status)).copied(),
            person: Person {
                unit: 0,
                identity: None,
                birth: None,
                joined: None,
                latest: Latest::default(),
                ..*person
            },
            counted: Vec::new(),
        };
        // A date beside a status is the same in all rows like this one; one under 离职日期 is
        // the row's own.
        common.person.left = common.person.left.filter(|_| !has_left);
        for dim in OWN_DIMS {
            common.person.values[dim as usize] = 0;
        }
        Some(common)
    }

    pub(super) fn alike(&self) -> Alike {
        let person = &self.person;
        let counted = self.counted.clone();
        (person.values, self.given, person.left, counted)
    }

    /// At which of [`AGES`] they can hardly have their title, a bit each.
    pub(super) fn early(&self, as_of: NaiveDate) -> u64 {
        let is_early = |age| {
            let mut found = unlikely(&self.known_of(age), as_of);
            found.any(|found| found.code() == Code::TitleUnlikely)
        };
        AGES.enumerate().fold(0, |early, (bit, age)| {
            early | u64::from(is_early(age)) << bit
        })
    }

    /// Somebody of this age, of whom no date is known.
    fn known_of(&self, age: u32) -> Known {
        Known {
            born: None,
            age,
            sex: self.sex,
            post: self.post,
            title: self.title,
            status: self.status,
            joined: None,
        }
    }

    /// Somebody of whom this is said.
    pub(super) fn known(&self, said: &Said) -> Known {
        Known {
            born: Some(PartialDate::exact(said.birth)),
            joined: said.joined.map(PartialDate::exact),
            ..self.known_of(said.age)
        }
    }

    /// One of the rows, without what is its own: number, dates and age.
    pub fn person(&self) -> &Person {
        &self.person
    }
}
