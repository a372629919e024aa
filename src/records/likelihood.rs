//! Ages, dates and titles of people in post that can hardly be.

use super::birth::is_likely;
use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::age::full_years;
use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Class, Post, Retirement, RosterField as F, Sex, Standing, Title};
use chrono::{Months, NaiveDate};

/// Nobody may be employed before this birthday (Labour Law, article 15).
pub const WORKING_AGE: i32 = 16;

/// What is known of somebody in post.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The birth date that counts.
    pub born: Option<PartialDate>,
    /// Age in full years, beyond all likely ones when not known.
    pub age: u32,
    /// Sex.
    pub sex: Sex,
    /// The post that counts.
    pub post: Post,
    /// The title that counts.
    pub title: Title,
    /// 人员状态.
    pub status: Option<Standing>,
    /// 入职日期.
    pub joined: Option<PartialDate>,
}

/// What can hardly be.
#[derive(Debug, Clone, Copy)]
pub enum Unlikely {
    /// Beyond the retirement age by so many months; and that age in months.
    PastRetirement {
        /// Months beyond it.
        beyond: u32,
        /// The retirement age in months.
        limit: i32,
    },
    /// Joined before one may work.
    JoinedYoung {
        /// The birth date that counts.
        born: NaiveDate,
    },
    /// A title at an age at which nobody can have it.
    Title {
        /// The age in full years.
        age: u32,
        /// The title.
        title: Title,
    },
}

impl Unlikely {
    /// The field it is about.
    pub fn field(self) -> F {
        match self {
            Unlikely::PastRetirement { .. } => F::BirthDate,
            Unlikely::JoinedYoung { .. } => F::Joined,
            Unlikely::Title { .. } => F::Title,
        }
    }

    /// The rule.
    pub fn code(self) -> Code {
        match self {
            Unlikely::PastRetirement { .. } => Code::PastRetirement,
            Unlikely::JoinedYoung { .. } => Code::JoinedYoung,
            Unlikely::Title { .. } => Code::TitleUnlikely,
        }
    }

    /// The finding, without its place.
    pub fn finding(self) -> Diagnostic {
        let finding = Diagnostic::new(self.code());
        match self {
            Unlikely::PastRetirement { beyond, limit } => finding
                .number("years", beyond / 12)
                .number("months", beyond % 12)
                .number("age_years", limit / 12)
                .number("age_months", limit % 12),
            Unlikely::JoinedYoung { born } => finding.fact("born", born.to_string()),
            Unlikely::Title { age, title } => {
                finding.number("age", age).fact("class", title.label())
            }
        }
    }
}

/// What is worth a finding. Where the age itself can hardly be, that is said elsewhere and
/// enough. What is written in part is taken as whatever makes no finding.
pub fn unlikely(known: &Known, as_of: NaiveDate) -> impl Iterator<Item = Unlikely> + use<> {
    let found = match is_likely(known.age) {
        true => [
            past_retirement(known, as_of),
            joined_young(known),
            early_title(known.title, known.age),
        ],
        false => [None; 3],
    };
    found.into_iter().flatten()
}

/// Beyond the retirement age, and neither gone nor 返聘.
fn past_retirement(known: &Known, as_of: NaiveDate) -> Option<Unlikely> {
    // Whom the configuration lets count although they are not staff has no such age.
    if known.status.is_some_and(|status| !status.counts()) {
        return None;
    }
    let youngest = || as_of.checked_sub_months(Months::new(known.age * 12));
    let born = known.born.map(|b| b.latest()).or_else(youngest)?;
    let retires = Retirement::of(known.sex, known.post);
    Some(Unlikely::PastRetirement {
        beyond: retires.months_beyond(born, as_of)?,
        limit: retires.age_in_months(born),
    })
}

/// Joined before one may work.
fn joined_young(known: &Known) -> Option<Unlikely> {
    let (born, joined) = (known.born?, known.joined?);
    let years = full_years(born.date, joined.latest());
    (years < WORKING_AGE).then_some(Unlikely::JoinedYoung { born: born.date })
}

/// The age below which a title can hardly be. The shortest lawful ways (卫生专业技术资格 and
/// their like): 中级 at once with a doctorate or a year or two after a master's degree, at
/// 25 or so; 副高级 two years after a doctorate, at 28; 正高级 five years after that, at 33.
/// Who skipped classes at school, or was appointed by an exception, is somewhat younger:
/// 22, 27 and 32 leave room for them.
fn early_title(title: Title, age: u32) -> Option<Unlikely> {
    let youngest = match title {
        Title::FullSenior => 32,
        Title::AssociateSenior | Title::SeniorUnspecified => 27,
        Title::Intermediate => 22,
        Title::Assistant | Title::Staff | Title::None | Title::Unknown => return None,
    };
    (age < youngest).then_some(Unlikely::Title { age, title })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::dates;

    const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();

    fn somebody(born: &str, sex: Sex) -> Known {
        let born = dates::parse(born).unwrap();
        Known {
            born: Some(born),
            age: u32::try_from(full_years(born.date, AS_OF)).unwrap(),
            sex,
            post: Post::Professional,
            title: Title::Assistant,
            status: None,
            joined: None,
        }
    }

    fn codes(known: &Known) -> Vec<Code> {
        unlikely(known, AS_OF).map(Unlikely::code).collect()
    }

    #[test]
    fn who_is_beyond_the_retirement_age_and_not_taken_on_again() {
        for (born, sex, found) in [
            ("1964-12-01", Sex::Male, false),
            ("1964-11-30", Sex::Male, true),
            ("1969-11-30", Sex::Female, true),
            ("1969-11-30", Sex::Unknown, false),
            ("1964年", Sex::Male, false),
            ("1964.11", Sex::Male, true),
            ("1950-01-01", Sex::Male, false),
        ] {
            let expected = [Code::PastRetirement];
            let expected = if found { &expected[..] } else { &[] };
            assert_eq!(codes(&somebody(born, sex)), expected, "{born}");
        }
        let rehired = Known {
            status: Some(Standing::Rehired),
            ..somebody("1960-01-01", Sex::Male)
        };
        assert_eq!(codes(&rehired), []);
    }

    #[test]
    fn an_age_alone_is_taken_as_just_reached() {
        let of_age = |age| Known {
            born: None,
            age,
            ..somebody("1980-01-01", Sex::Male)
        };
        assert_eq!(codes(&of_age(60)), []);
        assert_eq!(codes(&of_age(61)), [Code::PastRetirement]);
    }

    #[test]
    fn nobody_joins_before_the_sixteenth_birthday() {
        let joined = |born, joined| Known {
            joined: dates::parse(joined).ok(),
            ..somebody(born, Sex::Female)
        };
        assert_eq!(
            codes(&joined("1990-05-06", "2006-05-05")),
            [Code::JoinedYoung]
        );
        assert_eq!(codes(&joined("1990-05-06", "2006-05-06")), []);
        assert_eq!(codes(&joined("1990-05-06", "2006.05")), []);
        assert_eq!(codes(&joined("1990-05-06", "2006年")), []);
        assert_eq!(codes(&joined("1990-05-06", "2005年")), [Code::JoinedYoung]);
    }

    #[test]
    fn a_title_has_an_age() {
        for (title, born, found) in [
            (Title::FullSenior, "1993-01-01", true),
            (Title::FullSenior, "1992-12-31", false),
            (Title::AssociateSenior, "1998-01-01", true),
            (Title::SeniorUnspecified, "1997-12-31", false),
            (Title::Intermediate, "2003-01-01", true),
            (Title::Intermediate, "2002-12-31", false),
            (Title::Assistant, "2004-01-01", false),
        ] {
            let known = Known {
                title,
                ..somebody(born, Sex::Female)
            };
            assert_eq!(!codes(&known).is_empty(), found, "{title:?} {born}");
        }
    }
}
