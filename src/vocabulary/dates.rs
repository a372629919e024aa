//! Dates as people type them: `1985.03`, `198503`, `1985年3月`, `1985-03-01`, Excel's 31107.

use super::normalise::{is_blank, is_empty};
use chrono::{Datelike, NaiveDate};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// How much of a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year: the date is its 1 January.
    Year,
    /// Year and month: the date is the month's 1st.
    Month,
    /// A full date.
    Day,
}

/// A date and how much of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The date, what is missing filled with 1.
    pub date: NaiveDate,
    /// How much was written.
    pub precision: Precision,
    /// `1985.1`: a workbook that keeps it as a number has cut it off from `1985.10`.
    pub perhaps_october: bool,
}

impl PartialDate {
    /// A date known to the day.
    pub fn exact(date: NaiveDate) -> Self {
        PartialDate {
            date,
            precision: Precision::Day,
            perhaps_october: false,
        }
    }

    /// The last day that it may mean: that of the month or year where no more is written.
    pub fn latest(&self) -> NaiveDate {
        let month = match self.precision {
            Precision::Day => return self.date,
            Precision::Month if self.perhaps_october => 10,
            Precision::Month => self.date.month(),
            Precision::Year => 12,
        };
        let (year, next) = (self.date.year() + month as i32 / 12, month % 12 + 1);
        let after = NaiveDate::from_ymd_opt(year, next, 1);
        after.and_then(|d| d.pred_opt()).unwrap_or(self.date)
    }
}

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum DateError {
    /// Nothing is written.
    #[error("empty")]
    Empty,
    /// Not one of the known forms.
    #[error("not a date")]
    Unreadable,
    /// The year lies outside 1900–2100.
    #[error("year {0} is not within 1900-2100")]
    Year(i32),
    /// The month lies outside 1–12.
    #[error("there is no month {0}")]
    Month(u32),
    /// The month has no such day.
    #[error("the month has no day {0}")]
    Day(u32),
}

/// Reads a date. `YYYY-MM-DD`, by far the most frequent form, is read from its bytes.
pub fn parse(raw: &str) -> Result<PartialDate, DateError> {
    match ten_bytes(raw.as_bytes()) {
        Some((year, month, day)) => full(year, month, day),
        None => Scanner::new(raw).date(raw),
    }
}

/// A date that is written as `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYY.MM.DD` and is one; `None`
/// for all else, which may yet be a date.
pub fn of_ten_bytes(raw: &[u8]) -> Option<PartialDate> {
    let (year, month, day) = ten_bytes(raw)?;
    full(year, month, day).ok()
}

/// Year, month and day of `YYYY-MM-DD`.
fn ten_bytes(raw: &[u8]) -> Option<(u32, u32, u32)> {
    let &[a, b, c, d, s, e, f, t, g, h] = raw else {
        return None;
    };
    let digits = [a, b, c, d, e, f, g, h].map(|byte| byte.wrapping_sub(b'0'));
    if s != t || !matches!(s, b'-' | b'/' | b'.') || digits.iter().any(|digit| *digit > 9) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits.map(u32::from);
    Some((((a * 10 + b) * 10 + c) * 10 + d, e * 10 + f, g * 10 + h))
}

fn full(year: u32, month: u32, day: u32) -> Result<PartialDate, DateError> {
    checked(year, month, day, Precision::Day)
}

fn checked(
    year: u32,
    month: u32,
    day: u32,
    precision: Precision,
) -> Result<PartialDate, DateError> {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    if !(1900..=2100).contains(&year) {
        return Err(DateError::Year(year));
    }
    if !(1..=12).contains(&month) {
        return Err(DateError::Month(month));
    }
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Day(day))?;
    Ok(PartialDate {
        date,
        precision,
        perhaps_october: false,
    })
}

/// Days since 1899-12-30, as workbooks count them. Only five digits, so that no year and no
/// YYYYMM is taken for one; 73050 is the last day of 2099.
fn serial(days: u32) -> Result<PartialDate, DateError> {
    if !(10_000..=73_050).contains(&days) {
        return Err(DateError::Unreadable);
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|start| start.checked_add_days(chrono::Days::new(u64::from(days))))
        .and_then(|date| u32::try_from(date.year()).ok().map(|y| (y, date)))
        .ok_or(DateError::Unreadable)
        .and_then(|(year, date)| full(year, date.month(), date.day()))
}

/// Reads the slower forms character by character, NFKC applied.
struct Scanner {
    chars: Vec<char>,
    at: usize,
}

impl Scanner {
    fn new(raw: &str) -> Self {
        Scanner {
            // No date is longer; what is would only cost time.
            chars: raw.nfkc().take(64).collect(),
            at: 0,
        }
    }

    fn date(mut self, raw: &str) -> Result<PartialDate, DateError> {
        if is_empty(raw) {
            return Err(DateError::Empty);
        }
        self.skip_blanks();
        self.accept(|c| matches!(c, '\'' | '‘' | '’' | '`'));
        let (value, digits) = self.number().ok_or(DateError::Unreadable)?;
        let date = match digits {
            8 => full(value / 10_000, value / 100 % 100, value % 100)?,
            6 => checked(value / 100, value % 100, 1, Precision::Month)?,
            5 => {
                self.accept_fraction();
                serial(value)?
            }
            4 => self.after_year(value)?,
            _ => return Err(DateError::Unreadable),
        };
        self.rest_is_harmless(date.precision)
            .then_some(date)
            .ok_or(DateError::Unreadable)
    }

    /// What follows a four-digit year: nothing, a month, a month and a day.
    fn after_year(&mut self, year: u32) -> Result<PartialDate, DateError> {
        let mark = self.mark();
        let Some((month, month_digits)) = self.number() else {
            return checked(year, 1, 1, Precision::Year);
        };
        if mark.is_none() || month_digits > 2 {
            return Err(DateError::Unreadable);
        }
        let cut_off = mark == Some('.') && month == 1 && month_digits == 1;
        self.skip_blanks();
        let before = self.at;
        let mark = self.mark();
        match self.number() {
            Some((day, day_digits)) if mark.is_some() && day_digits <= 2 => {
                self.accept(|c| matches!(c, '日' | '号'));
                full(year, month, day)
            }
            Some(_) => {
                self.at = before;
                Err(DateError::Unreadable)
            }
            None => Ok(PartialDate {
                perhaps_october: cut_off && mark.is_none(),
                ..checked(year, month, 1, Precision::Month)?
            }),
        }
    }

    /// After the date: nothing, a time, the age in brackets, 生.
    fn rest_is_harmless(&mut self, precision: Precision) -> bool {
        let rest: String = self
            .chars
            .iter()
            .skip(self.at)
            .filter(|c| !is_blank(**c))
            .collect();
        let rest = rest.trim_end_matches(['.', '。']);
        if rest.is_empty() || matches!(rest, "生" | "出生") {
            return true;
        }
        if precision == Precision::Day && is_time(rest) {
            return true;
        }
        // 1985.03(39岁)
        let age = rest.trim_start_matches('(').trim_end_matches(')');
        let age = age.strip_suffix("周岁").or_else(|| age.strip_suffix('岁'));
        age.is_some_and(|years| (1..=3).contains(&years.len()) && all_digits(years))
    }

    fn skip_blanks(&mut self) {
        while self.accept(is_blank) {}
    }

    fn accept(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let hit = self.chars.get(self.at).is_some_and(|c| wanted(*c));
        self.at += usize::from(hit);
        hit
    }

    /// `31107.0`, `31107.5`: a time of day behind a serial number.
    fn accept_fraction(&mut self) {
        if self.accept(|c| c == '.') {
            while self.accept(|c| c.is_ascii_digit()) {}
        }
    }

    /// A mark between the parts of a date, blanks around it skipped.
    fn mark(&mut self) -> Option<char> {
        self.skip_blanks();
        let mark = self.chars.get(self.at).copied();
        let mark = mark.filter(|c| {
            matches!(
                c,
                '.' | '-' | '/' | '年' | '月' | '–' | '—' | '、' | '。' | ','
            )
        })?;
        self.at += 1;
        self.skip_blanks();
        Some(mark)
    }

    /// A run of digits and its length.
    fn number(&mut self) -> Option<(u32, usize)> {
        let start = self.at;
        let mut value = 0u32;
        while let Some(figure) = self.chars.get(self.at).and_then(|c| c.to_digit(10)) {
            value = value.checked_mul(10)?.checked_add(figure)?;
            self.at += 1;
        }
        (self.at > start).then_some((value, self.at - start))
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `00:00`, `T00:00:00`, `00:00:00.000`.
fn is_time(text: &str) -> bool {
    let text = text.strip_prefix(['T', 't']).unwrap_or(text);
    let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    let mut parts = text.split(':');
    let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
    let short = |p: &str| p.len() <= 2 && all_digits(p);
    hour.is_some_and(short)
        && minute.is_some_and(short)
        && second.is_none_or(|s| {
            s.split_once('.')
                .map_or(short(s), |(s, f)| short(s) && all_digits(f))
        })
        && parts.next().is_none()
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
