//! Numbers and dates as text.

use chrono::{Days, NaiveDate};

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is 1 January 1900, and a 29 February 1900 is counted that never was.
    #[default]
    Of1900,
    /// Day 0 is 1 January 1904, as old Macintosh versions counted.
    Of1904,
}

impl Epoch {
    /// Of a workbook that counts from 1904, or not.
    pub fn from_1904(is_1904: bool) -> Self {
        if is_1904 {
            Epoch::Of1904
        } else {
            Epoch::Of1900
        }
    }
}

/// A number without exponent, with the fifteen significant digits that a workbook keeps: the
/// digits that a binary fraction adds, and those Excel has lost, are never made up.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    let scientific = format!("{value:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // Where the point stands among the digits.
    let point = exponent + 1;
    let length = digits.len() as i32;
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    if point <= 0 {
        format!("{sign}0.{}{digits}", zeros(-point))
    } else if point >= length {
        format!("{sign}{digits}{}", zeros(point - length))
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        format!("{sign}{whole}.{fraction}")
    }
}

/// A cell that is formatted as a date, in ISO form. Its time is dropped: no column of a
/// table asks for one, and a date column often carries midnight. A cell that is a time only
/// is that time, and a number that is no day of a calendar stays a number.
pub fn date(serial: f64, epoch: Epoch) -> String {
    const DAY: f64 = 86_400_000.0;
    let last = match epoch {
        Epoch::Of1900 => 2_958_466.0,
        Epoch::Of1904 => 2_957_004.0,
    };
    if !(0.0..last).contains(&serial) {
        return number(serial);
    }
    // Rounded to the millisecond, so that a hair before midnight is the next day.
    let milliseconds = (serial * DAY).round();
    let days = (milliseconds / DAY).floor() as u64;
    if days == 0 && epoch == Epoch::Of1900 {
        return if milliseconds == 0.0 {
            number(0.0)
        } else {
            duration(serial)
        };
    }
    let (from, days) = match epoch {
        Epoch::Of1904 => (NaiveDate::from_ymd_opt(1904, 1, 1), days),
        Epoch::Of1900 if days == 60 => return "1900-02-29".to_owned(),
        Epoch::Of1900 if days < 60 => (NaiveDate::from_ymd_opt(1899, 12, 31), days),
        Epoch::Of1900 => (NaiveDate::from_ymd_opt(1899, 12, 30), days),
    };
    match from.and_then(|from| from.checked_add_days(Days::new(days))) {
        Some(day) => day.to_string(),
        None => number(serial),
    }
}

/// A cell that is formatted as a length of time, as hours, minutes and seconds.
pub fn duration(days: f64) -> String {
    if !(0.0..1e9).contains(&days) {
        return number(days);
    }
    let seconds = (days * 86_400.0).round() as u64;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
}

/// A date that is written in ISO form already, without its time.
pub fn iso_date(text: &str) -> &str {
    let text = text.trim();
    match text.split_once('T') {
        Some((day, _)) if !day.is_empty() => day,
        _ => text,
    }
}

/// TRUE or FALSE.
pub fn boolean(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_exponent_and_at_most_fifteen_digits() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (-12.5, "-12.5"),
            (1985.03, "1985.03"),
            (31107.0, "31107"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.333333333333333"),
            (0.000_012, "0.000012"),
            (1e21, "1000000000000000000000"),
            // The nearest doubles are 63 apart: none of their digits may show.
            (420_106_198_503_012_000.0, "420106198503012000"),
            (429_981_198_503_070_017.0, "429981198503070000"),
            (429_981_850_307_001.0, "429981850307001"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn dates_are_iso_in_both_date_systems() {
        for (serial, epoch, text) in [
            (31113.0, Epoch::Of1900, "1985-03-07"),
            (31113.75, Epoch::Of1900, "1985-03-07"),
            (31_112.999_999_999_9, Epoch::Of1900, "1985-03-07"),
            (29651.0, Epoch::Of1904, "1985-03-07"),
            (1.0, Epoch::Of1900, "1900-01-01"),
            (59.0, Epoch::Of1900, "1900-02-28"),
            (60.0, Epoch::Of1900, "1900-02-29"),
            (61.0, Epoch::Of1900, "1900-03-01"),
            (0.0, Epoch::Of1904, "1904-01-01"),
            (2_958_465.0, Epoch::Of1900, "9999-12-31"),
            (2_957_003.0, Epoch::Of1904, "9999-12-31"),
            (2_958_466.0, Epoch::Of1900, "2958466"),
            (-1.0, Epoch::Of1900, "-1"),
            (0.0, Epoch::Of1900, "0"),
            (0.5, Epoch::Of1900, "12:00:00"),
            (19_850_307.0, Epoch::Of1900, "19850307"),
        ] {
            assert_eq!(date(serial, epoch), text, "{serial} {epoch:?}");
        }
        assert_eq!(duration(1.5), "36:00:00");
        assert_eq!(iso_date("1985-03-07T00:00:00"), "1985-03-07");
        assert_eq!(iso_date("1985-03-07"), "1985-03-07");
    }
}
