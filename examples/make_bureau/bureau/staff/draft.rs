//! A person in outline: the classes that are counted.

use crate::bureau::class::{Education, Establishment, Profession, Sex, Title};

/// What is decided before anyone has a name.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Index of the unit.
    pub unit: usize,
    pub profession: Profession,
    pub sex: Sex,
    /// Full years at the end of the report year.
    pub age: i32,
    /// Whether the roster says the age.
    pub age_known: bool,
    pub title: Title,
    pub education: Education,
    pub establishment: Establishment,
    /// 双肩挑: a professional in a management post.
    pub double_post: bool,
    pub movement: Movement,
}

/// What happens to a person in the report year.
#[derive(Debug, Clone, PartialEq)]
pub enum Movement {
    Stays,
    /// Joins by a route of `joiners.csv`.
    Joins {
        route: String,
    },
    /// Leaves by a route of `leavers.csv`.
    Leaves {
        route: String,
    },
}

impl Draft {
    /// Someone of whom only the unit and the profession are known.
    pub fn new(unit: usize, profession: Profession) -> Self {
        Draft {
            unit,
            profession,
            sex: Sex::Male,
            age: 0,
            age_known: true,
            title: Title::None,
            education: Education::Unknown,
            establishment: Establishment::Permanent,
            double_post: false,
            movement: Movement::Stays,
        }
    }

    /// In post at the end of both years.
    pub fn stays(&self) -> bool {
        self.movement == Movement::Stays
    }

    /// The age at which this person must retire, by the rule in force until the end of 2024.
    pub fn retirement_age(&self) -> i32 {
        match (self.sex, self.profession) {
            (Sex::Male, _) => 60,
            (Sex::Female, Profession::Worker) => 50,
            (Sex::Female, _) => 55,
        }
    }
}
