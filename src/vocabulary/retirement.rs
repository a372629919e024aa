//! The statutory retirement age, and how far beyond it somebody is.
//!
//! Until the end of 2024: men at 60, women in professional and management posts at 55,
//! women workers at 50 (国发〔1978〕104号). A woman with a senior title may stay until 60
//! where that was agreed (组通字〔2015〕14号), which no roster says: she is asked about, and
//! a ruling settles it. Since 2025-01-01 the decision of the National People's Congress of
//! 2024-09-13 (关于实施渐进式延迟法定退休年龄的决定) puts it off: 60 to 63 and 55 to 58 by one
//! month for every four, 50 to 55 by one month for every two. The month of birth decides,
//! as in the tables of the State Council's 渐进式延迟法定退休年龄的办法.

use super::post::Post;
use super::sex::Sex;
use chrono::{Datelike, NaiveDate};

/// The retirement age before the law of 2024, from which the delay is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retirement {
    /// Men.
    Sixty,
    /// Women in professional and management posts.
    FiftyFive,
    /// Women workers.
    Fifty,
}

/// The first month of the new law, counted in months since the year 0.
const NEW_LAW: i32 = 2025 * 12;

impl Retirement {
    /// Who retires when. What is not known is taken as the later retirement: the sex as
    /// male, the post as professional.
    pub fn of(sex: Sex, post: Post) -> Self {
        match (sex, post) {
            (Sex::Male | Sex::Unknown, _) => Retirement::Sixty,
            (Sex::Female, Post::Worker) => Retirement::Fifty,
            (Sex::Female, Post::Professional | Post::Management | Post::Unknown) => {
                Retirement::FiftyFive
            }
        }
    }

    /// The old age in years; every how many months it is put off by one; by how many at most.
    fn terms(self) -> (i32, i32, i32) {
        match self {
            Retirement::Sixty => (60, 4, 36),
            Retirement::FiftyFive => (55, 4, 36),
            Retirement::Fifty => (50, 2, 60),
        }
    }

    /// The retirement age of somebody born in that month, in months.
    pub fn age_in_months(self, birth: NaiveDate) -> i32 {
        let (years, every, most) = self.terms();
        let since = month(birth) + years * 12 - NEW_LAW;
        let delay = if since < 0 {
            0
        } else {
            (since / every + 1).min(most)
        };
        years * 12 + delay
    }

    /// How many months are left until the month of retirement, 0 in that month, which is
    /// itself still worked in; negative once it has passed.
    pub fn months_left(self, birth: NaiveDate, at: NaiveDate) -> i32 {
        month(birth) + self.age_in_months(birth) - month(at)
    }

    /// How many months somebody is beyond the month of retirement, which is itself still
    /// worked in; `None` when it has not passed.
    pub fn months_beyond(self, birth: NaiveDate, at: NaiveDate) -> Option<u32> {
        u32::try_from(-self.months_left(birth, at))
            .ok()
            .filter(|months| *months > 0)
    }
}

fn month(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(year: i32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, 15).expect("a date")
    }

    /// Rows of the tables published with the law: born, age, and the month of retirement.
    #[test]
    fn the_tables_of_the_law() {
        use Retirement::{Fifty, FiftyFive, Sixty};
        for (kind, birth, age, retires) in [
            (Sixty, (1964, 12), (60, 0), (2024, 12)),
            (Sixty, (1965, 1), (60, 1), (2025, 2)),
            (Sixty, (1965, 4), (60, 1), (2025, 5)),
            (Sixty, (1965, 5), (60, 2), (2025, 7)),
            (Sixty, (1976, 8), (62, 11), (2039, 7)),
            (Sixty, (1976, 9), (63, 0), (2039, 9)),
            (Sixty, (1990, 1), (63, 0), (2053, 1)),
            (FiftyFive, (1969, 12), (55, 0), (2024, 12)),
            (FiftyFive, (1970, 1), (55, 1), (2025, 2)),
            (FiftyFive, (1981, 9), (58, 0), (2039, 9)),
            (Fifty, (1974, 12), (50, 0), (2024, 12)),
            (Fifty, (1975, 1), (50, 1), (2025, 2)),
            (Fifty, (1975, 2), (50, 1), (2025, 3)),
            (Fifty, (1975, 3), (50, 2), (2025, 5)),
            (Fifty, (1984, 11), (55, 0), (2039, 11)),
        ] {
            let birth = born(birth.0, birth.1);
            assert_eq!(kind.age_in_months(birth), age.0 * 12 + age.1, "{birth}");
            let last = born(retires.0, retires.1);
            assert_eq!(kind.months_beyond(birth, last), None, "{birth}");
            let next = last.checked_add_months(chrono::Months::new(1));
            let next = next.expect("a date");
            assert_eq!(kind.months_beyond(birth, next), Some(1), "{birth}");
        }
    }

    #[test]
    fn what_is_not_known_is_taken_as_the_later_retirement() {
        use Retirement::{Fifty, FiftyFive, Sixty};
        for (sex, post, retires) in [
            (Sex::Unknown, Post::Worker, Sixty),
            (Sex::Male, Post::Worker, Sixty),
            (Sex::Female, Post::Unknown, FiftyFive),
            (Sex::Female, Post::Management, FiftyFive),
            (Sex::Female, Post::Professional, FiftyFive),
            (Sex::Female, Post::Worker, Fifty),
        ] {
            assert_eq!(Retirement::of(sex, post), retires);
        }
    }
}
