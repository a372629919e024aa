//! Who is in post at the reference date.

use super::dimension::InPost;
use crate::diagnostic::Code;
use crate::vocabulary::{Doubt, Reading, Standing};
use chrono::NaiveDate;

/// What a row says about a person's being in post.
#[derive(Debug, Clone, Copy)]
pub struct Standings {
    /// 人员状态.
    pub status: Reading<Standing>,
    /// Whether that status counts, by the configuration.
    pub status_counts: bool,
    /// 编制单位 is filled and is another unit than 单位.
    pub elsewhere: bool,
    /// 入职日期.
    pub joined: Option<NaiveDate>,
    /// 离职日期.
    pub left: Option<NaiveDate>,
}

/// Whether the person counts, and what is worth a finding.
///
/// In post: 入职日期 empty or not after the reference date, 离职日期 empty or after it, and
/// 人员状态 not one of those that do not count.
pub fn in_post(row: &Standings, as_of: NaiveDate) -> (InPost, Vec<Code>) {
    let mut findings = Vec::new();
    if let (Some(joined), Some(left)) = (row.joined, row.left)
        && left < joined
    {
        findings.push(Code::LeftBeforeJoining);
    }
    match row.status {
        Reading::Unclassified | Reading::Doubtful(_, Doubt::AmbiguousStatus) => {
            findings.push(Code::StatusUnclear);
        }
        _ => {}
    }
    let says_gone = row.status.class().is_some_and(Standing::gone) && !row.status_counts;
    if row.left.is_some_and(|left| left <= as_of) {
        return (InPost::Left, findings);
    }
    if row.joined.is_some_and(|joined| joined > as_of) {
        findings.push(Code::JoinedLater);
        return (InPost::NotYet, findings);
    }
    if says_gone {
        findings.push(match row.left {
            None => Code::GoneWithoutDate,
            Some(_) => Code::GoneLater,
        });
        return (InPost::Status, findings);
    }
    let status = row.status.class();
    let verdict = match status {
        Some(Standing::Rehired) if !row.status_counts => InPost::Rehired,
        Some(Standing::BorrowedIn) if !row.status_counts => InPost::Borrowed,
        Some(_) if !row.status_counts => InPost::Status,
        _ if row.elsewhere => InPost::Borrowed,
        _ => InPost::Yes,
    };
    (verdict, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();

    fn row() -> Standings {
        Standings {
            status: Reading::Empty,
            status_counts: true,
            elsewhere: false,
            joined: None,
            left: None,
        }
    }

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn nothing_said_means_in_post() {
        assert_eq!(in_post(&row(), AS_OF), (InPost::Yes, vec![]));
    }

    #[test]
    fn joining_on_the_reference_date_counts_and_leaving_on_it_does_not() {
        let joined = Standings {
            joined: day(2024, 12, 31),
            ..row()
        };
        assert_eq!(in_post(&joined, AS_OF).0, InPost::Yes);
        let left = Standings {
            left: day(2024, 12, 31),
            ..row()
        };
        assert_eq!(in_post(&left, AS_OF).0, InPost::Left);
        let left_later = Standings {
            left: day(2025, 1, 1),
            ..row()
        };
        assert_eq!(in_post(&left_later, AS_OF).0, InPost::Yes);
    }

    #[test]
    fn joining_later_is_not_yet_and_worth_a_finding() {
        let later = Standings {
            joined: day(2025, 1, 1),
            ..row()
        };
        assert_eq!(
            in_post(&later, AS_OF),
            (InPost::NotYet, vec![Code::JoinedLater])
        );
    }

    #[test]
    fn a_status_that_says_gone_without_a_date_is_not_in_post_and_worth_a_finding() {
        let gone = Standings {
            status: Reading::Class(Standing::Retired),
            status_counts: false,
            ..row()
        };
        assert_eq!(
            in_post(&gone, AS_OF),
            (InPost::Status, vec![Code::GoneWithoutDate])
        );
        let dated = Standings {
            left: day(2024, 3, 1),
            ..gone
        };
        assert_eq!(in_post(&dated, AS_OF), (InPost::Left, vec![]));
        let later = Standings {
            left: day(2025, 3, 1),
            ..gone
        };
        assert_eq!(
            in_post(&later, AS_OF),
            (InPost::Status, vec![Code::GoneLater])
        );
    }

    #[test]
    fn leaving_before_joining_is_found() {
        let odd = Standings {
            joined: day(2020, 5, 1),
            left: day(2019, 5, 1),
            ..row()
        };
        assert_eq!(
            in_post(&odd, AS_OF),
            (InPost::Left, vec![Code::LeftBeforeJoining])
        );
    }

    #[test]
    fn people_of_another_establishment_and_the_rehired_do_not_count() {
        let borrowed = Standings {
            elsewhere: true,
            ..row()
        };
        assert_eq!(in_post(&borrowed, AS_OF).0, InPost::Borrowed);
        let rehired = Standings {
            status: Reading::Class(Standing::Rehired),
            status_counts: false,
            ..row()
        };
        assert_eq!(in_post(&rehired, AS_OF).0, InPost::Rehired);
    }
}
