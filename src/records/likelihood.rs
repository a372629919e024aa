//! Ages, dates and titles of people in post that can hardly be.

use super::birth::is_likely;
use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::age::full_years;
use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Class, Post, Retirement, RosterField as F, Sex, Standing, Title};
use chrono::{Months, NaiveDate};

/// Nobody may be employed before this birthday (Labour Law, article 15).
const WORKING_AGE: i32 = 16;

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

/// What is worth a finding, each with the field it is about. Where the age itself can
/// hardly be, that is said elsewhere and enough. What is written in part is taken as
/// whatever makes no finding.
pub fn unlikely(known: &Known, as_of: NaiveDate) -> impl Iterator<Item = (F, Diagnostic)> {
    let age = Some(known.age).filter(|age| is_likely(*age));
    let of_age = age.into_iter().flat_map(move |age| {
        let retired = past_retirement(known, age, as_of).map(|d| (F::BirthDate, d));
        let young = joined_young(known).map(|d| (F::Joined, d));
        let title = early_title(known.title, age).map(|d| (F::Title, d));
        [retired, young, title]
    });
    of_age.flatten()
}

/// Beyond the retirement age, and neither gone nor 返聘.
fn past_retirement(known: &Known, age: u32, as_of: NaiveDate) -> Option<Diagnostic> {
    // Whom the configuration lets count although they are not staff has no such age.
    if known.status.is_some_and(|status| !status.counts()) {
        return None;
    }
    let youngest = as_of.checked_sub_months(Months::new(age * 12));
    let born = known.born.map(|b| b.latest()).or(youngest)?;
    let retires = Retirement::of(known.sex, known.post);
    let beyond = retires.months_beyond(born, as_of)?;
    let limit = retires.age_in_months(born);
    Some(
        Diagnostic::new(Code::PastRetirement)
            .number("years", beyond / 12)
            .number("months", beyond % 12)
            .number("age_years", limit / 12)
            .number("age_months", limit % 12),
    )
}

/// Joined before one may work.
fn joined_young(known: &Known) -> Option<Diagnostic> {
    let (born, joined) = (known.born?, known.joined?);
    let years = full_years(born.date, joined.latest());
    (years < WORKING_AGE)
        .then(|| Diagnostic::new(Code::JoinedYoung).fact("born", born.date.to_string()))
}

/// The age below which a title can hardly be. The shortest lawful ways (卫生专业技术资格 and
/// their like): 中级 at once with a doctorate or a year or two after a master's degree, at
/// 25 or so; 副高级 two years after a doctorate, at 28; 正高级 five years after that, at 33.
/// Who skipped classes at school, or was appointed by an exception, is somewhat younger:
/// 22, 27 and 32 leave room for them.
fn early_title(title: Title, age: u32) -> Option<Diagnostic> {
    let youngest = match title {
        Title::FullSenior => 32,
        Title::AssociateSenior | Title::SeniorUnspecified => 27,
        Title::Intermediate => 22,
        Title::Assistant | Title::Staff | Title::None | Title::Unknown => return None,
    };
    (age < youngest).then(|| {
        Diagnostic::new(Code::TitleUnlikely)
            .number("age", age)
            .fact("class", title.label())
    })
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
        unlikely(known, AS_OF).map(|(_, d)| d.code).collect()
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
