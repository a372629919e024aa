//! Numbers and dates as a question writes them: each is a range, 2020 the whole year.

use crate::vocabulary::dates::{self, Precision};
use crate::vocabulary::numbers::parse_count;
use chrono::{Datelike, NaiveDate};

/// From the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits<T> {
    /// The first.
    pub first: T,
    /// The last.
    pub last: T,
}

/// A number, or two with 至, 到 or a dash between them: `45`, `45岁`, `36—40`.
pub fn numbers(text: &str) -> Option<Limits<u64>> {
    let one = |text: &str| {
        let bare = text.trim().trim_end_matches(['岁', '人', '行']);
        parse_count(bare).ok()
    };
    if let Some(number) = one(text) {
        return Some(Limits {
            first: number,
            last: number,
        });
    }
    let (first, last) = text.split_once(['-', '—', '–', '~', '至', '到'])?;
    let last = last.trim_start_matches(['-', '—', '–']);
    ordered(one(first)?, one(last)?)
}

/// A date, month or year, or two with 至 or 到 between them.
pub fn dates(text: &str) -> Option<Limits<NaiveDate>> {
    if let Some(limits) = date(text) {
        return Some(limits);
    }
    let (first, last) = text.split_once(['~', '至', '到'])?;
    ordered(date(first)?.first, date(last)?.last)
}

fn date(text: &str) -> Option<Limits<NaiveDate>> {
    let text = text.trim();
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let read = match is_year {
        true => dates::parse(&format!("{text}年")),
        false => dates::parse(text),
    };
    let mut read = read.ok()?;
    // Nobody cuts a zero off a question.
    read.perhaps_october = false;
    let last = match read.precision {
        Precision::Year => NaiveDate::from_ymd_opt(read.date.year(), 12, 31)?,
        _ => read.latest(),
    };
    ordered(read.date, last)
}

fn ordered<T: PartialOrd>(first: T, last: T) -> Option<Limits<T>> {
    (first <= last).then_some(Limits { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_have_their_word_and_a_range_its_dash() {
        for (text, first, last) in [
            ("45", 45, 45),
            ("45岁", 45, 45),
            ("36-40", 36, 40),
            ("36—40岁", 36, 40),
            ("36岁至40岁", 36, 40),
        ] {
            assert_eq!(numbers(text), Some(Limits { first, last }), "{text}");
        }
        assert_eq!(numbers("40-36"), None);
        assert_eq!(numbers("四五"), None);
    }

    #[test]
    fn a_year_and_a_month_are_all_their_days() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (text, first, last) in [
            ("2020", day(2020, 1, 1), day(2020, 12, 31)),
            ("2020年", day(2020, 1, 1), day(2020, 12, 31)),
            ("2020.1", day(2020, 1, 1), day(2020, 1, 31)),
            ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
            ("2020-02-03", day(2020, 2, 3), day(2020, 2, 3)),
            ("2019年至2020年6月", day(2019, 1, 1), day(2020, 6, 30)),
        ] {
            assert_eq!(dates(text), Some(Limits { first, last }), "{text}");
        }
        assert_eq!(dates("2020-13"), None);
    }
}
