//! What several columns say together of a person, as classes to be counted by.

use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Class, Post, Retirement, Sex, Title};
use chrono::NaiveDate;

/// The title passed (评) beside the title appointed (聘): the values of
/// [`Dim::Appointment`](super::dimension::Dim::Appointment).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appointment {
    /// Appointed to what was passed, or to more.
    Appointed,
    /// Passed more than is appointed: 评而未聘, 高评低聘.
    Waiting,
    /// One of the two is not known.
    Unknown,
}

impl Appointment {
    /// By both titles. 高级 of no said rank is held to be either.
    pub fn of(passed: Title, appointed: Title) -> Self {
        match (ranks(passed), ranks(appointed)) {
            (Some((least, _)), Some((_, most))) if least > most => Appointment::Waiting,
            (Some((_, most)), Some((least, _))) if most <= least => Appointment::Appointed,
            _ => Appointment::Unknown,
        }
    }
}

/// The least and the highest rank that a title can be.
fn ranks(title: Title) -> Option<(u8, u8)> {
    Some(match title {
        Title::None => (0, 0),
        Title::Staff => (1, 1),
        Title::Assistant => (2, 2),
        Title::Intermediate => (3, 3),
        Title::AssociateSenior => (4, 4),
        Title::SeniorUnspecified => (4, 5),
        Title::FullSenior => (5, 5),
        Title::Unknown => return None,
    })
}

/// How far somebody in post is from the statutory retirement age: the values of
/// [`Dim::Retiring`](super::dimension::Dim::Retiring).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retiring {
    /// The month of retirement has passed.
    Beyond,
    /// It is this month or one of the next sixty.
    Soon,
    /// It is later.
    Later,
    /// Sex, birth or, of a woman, the post is not known well enough.
    Unknown,
}

/// Five years in months.
const SOON: i32 = 60;

impl Retiring {
    /// By the law's table ([`Retirement`], which the finding about people past retirement
    /// goes by, too). What leaves it open is not known: no sex, no birth, a year of birth
    /// that may be on either side, a woman of whom nobody says which post she holds.
    pub fn of(sex: Sex, post: Post, born: Option<PartialDate>, as_of: NaiveDate) -> Self {
        let Some(born) = born else {
            return Retiring::Unknown;
        };
        let posts: &[Post] = match (sex, post) {
            (Sex::Unknown, _) => return Retiring::Unknown,
            (Sex::Female, Post::Unknown) => &[Post::Professional, Post::Worker],
            _ => &[post],
        };
        let mut all = posts.iter().flat_map(|post| {
            let retires = Retirement::of(sex, *post);
            [born.date, born.latest()].map(|birth| class(retires.months_left(birth, as_of)))
        });
        let first = all.next().unwrap_or(Retiring::Unknown);
        match all.all(|other| other == first) {
            true => first,
            false => Retiring::Unknown,
        }
    }
}

fn class(months_left: i32) -> Retiring {
    match months_left {
        ..0 => Retiring::Beyond,
        0..=SOON => Retiring::Soon,
        _ => Retiring::Later,
    }
}

/// Whether somebody is a general practitioner, each person once: the values of
/// [`Dim::GeneralPractice`](super::dimension::Dim::GeneralPractice).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeneralPractice {
    /// Registered in general practice, certified or not.
    Registered,
    /// Certified after training, and not registered.
    Certified,
    /// Neither.
    Neither,
    /// Nothing is written of it.
    Unknown,
}

impl GeneralPractice {
    /// By what the two columns say; `None`: nothing.
    pub fn of(registered: Option<bool>, certified: Option<bool>) -> Self {
        match (registered, certified) {
            (Some(true), _) => GeneralPractice::Registered,
            (_, Some(true)) => GeneralPractice::Certified,
            (Some(false), _) | (_, Some(false)) => GeneralPractice::Neither,
            (None, None) => GeneralPractice::Unknown,
        }
    }
}

impl Class for Appointment {
    const FIELD: &'static str = "评聘";
    const ALL: &'static [Self] = &[
        Appointment::Appointed,
        Appointment::Waiting,
        Appointment::Unknown,
    ];

    fn label(self) -> &'static str {
        match self {
            Appointment::Appointed => "已聘",
            Appointment::Waiting => "评而未聘",
            Appointment::Unknown => "不详",
        }
    }

    fn groups(self) -> &'static [&'static str] {
        &[]
    }
}

impl Class for Retiring {
    const FIELD: &'static str = "退休";
    const ALL: &'static [Self] = &[
        Retiring::Beyond,
        Retiring::Soon,
        Retiring::Later,
        Retiring::Unknown,
    ];

    fn label(self) -> &'static str {
        match self {
            Retiring::Beyond => "已过",
            Retiring::Soon => "五年内",
            Retiring::Later => "五年以后",
            Retiring::Unknown => "不详",
        }
    }

    fn groups(self) -> &'static [&'static str] {
        &[]
    }
}

impl Class for GeneralPractice {
    const FIELD: &'static str = "全科";
    const ALL: &'static [Self] = &[
        GeneralPractice::Registered,
        GeneralPractice::Certified,
        GeneralPractice::Neither,
        GeneralPractice::Unknown,
    ];

    fn label(self) -> &'static str {
        match self {
            GeneralPractice::Registered => "注册",
            GeneralPractice::Certified => "取得合格证",
            GeneralPractice::Neither => "非全科",
            GeneralPractice::Unknown => "不详",
        }
    }

    fn groups(self) -> &'static [&'static str] {
        match self {
            GeneralPractice::Registered | GeneralPractice::Certified => &["全科医生"],
            GeneralPractice::Neither | GeneralPractice::Unknown => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::dates;

    const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();

    fn retiring(born: &str, sex: Sex, post: Post) -> Retiring {
        Retiring::of(sex, post, dates::parse(born).ok(), AS_OF)
    }

    #[test]
    fn retirement_is_told_to_the_month_on_both_sides() {
        use Post::{Management, Professional, Worker};
        use Retiring::{Beyond, Later, Soon};
        use Sex::{Female, Male};
        for (born, sex, post, is) in [
            // Men: 60 until the end of 2024.
            ("1964-11-30", Male, Worker, Beyond),
            ("1964-12-01", Male, Worker, Soon),
            // 61 years for those born in December 1968, 61 and a month from January 1969 on:
            // December 2029, the sixtieth month, and February 2030.
            ("1968-12-31", Male, Professional, Soon),
            ("1969-01-01", Male, Professional, Later),
            ("1969-11-30", Female, Professional, Beyond),
            ("1969-12-01", Female, Management, Soon),
            ("1973-12-31", Female, Management, Soon),
            ("1974-01-01", Female, Professional, Later),
            ("1974-11-30", Female, Worker, Beyond),
            ("1974-12-01", Female, Worker, Soon),
            ("1978-04-30", Female, Worker, Soon),
            ("1978-05-01", Female, Worker, Later),
        ] {
            assert_eq!(retiring(born, sex, post), is, "{born} {sex:?} {post:?}");
        }
    }

    #[test]
    fn what_leaves_retirement_open_is_not_known() {
        use Post::{Professional, Unknown};
        use Sex::{Female, Male};
        for (born, sex, post, is) in [
            ("", Male, Professional, Retiring::Unknown),
            ("1950-01-01", Sex::Unknown, Professional, Retiring::Unknown),
            ("1964年", Male, Professional, Retiring::Unknown),
            ("1963年", Male, Professional, Retiring::Beyond),
            ("1964.11", Male, Professional, Retiring::Beyond),
            ("1972-01-01", Female, Unknown, Retiring::Unknown),
            ("1990-01-01", Female, Unknown, Retiring::Later),
        ] {
            assert_eq!(retiring(born, sex, post), is, "{born} {sex:?} {post:?}");
        }
    }

    #[test]
    fn a_higher_title_passed_than_appointed_is_waiting() {
        use Title::{AssociateSenior, FullSenior, Intermediate, SeniorUnspecified};
        for (passed, appointed, is) in [
            (AssociateSenior, Intermediate, Appointment::Waiting),
            (Intermediate, Title::None, Appointment::Waiting),
            (Intermediate, Intermediate, Appointment::Appointed),
            (Intermediate, AssociateSenior, Appointment::Appointed),
            (SeniorUnspecified, Intermediate, Appointment::Waiting),
            (SeniorUnspecified, AssociateSenior, Appointment::Unknown),
            (SeniorUnspecified, FullSenior, Appointment::Appointed),
            (Title::Unknown, Intermediate, Appointment::Unknown),
            (AssociateSenior, Title::Unknown, Appointment::Unknown),
        ] {
            let found = Appointment::of(passed, appointed);
            assert_eq!(found, is, "{passed:?} {appointed:?}");
        }
    }
}
