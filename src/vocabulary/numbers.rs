//! Numbers as people type them: full-width, `1,234`, `12人`. Never `约50` or `50余`.

use super::normalise::{is_empty, key};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::str::FromStr;
use std::sync::LazyLock;
use thiserror::Error;

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum NumberError {
    /// Nothing is written.
    #[error("empty")]
    Empty,
    /// 约50, 50余: not exact, and so nothing that could be added.
    #[error("not exact")]
    Approximate,
    /// No number at all, or one in a unit that changes it (万元).
    #[error("not a number")]
    NotANumber,
    /// A count below zero.
    #[error("negative")]
    Negative,
    /// A count with a fraction.
    #[error("not whole")]
    NotWhole,
    /// Beyond what can be counted.
    #[error("too large")]
    TooLarge,
}

#[derive(Deserialize, Default)]
struct Words {
    counters: Vec<String>,
    approximate: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("tables/numbers.toml")).unwrap_or_default());

/// No cell counts more: a sum of as many rows as any file has cannot overflow.
const COUNT_LIMIT: u64 = 1_000_000_000_000;

/// No amount is larger, so that no sum of them can leave a [`Decimal`]'s range.
const AMOUNT_LIMIT: i64 = 10_000_000_000_000;

/// A whole number from 0 to [`COUNT_LIMIT`]. `12.0`, as workbooks give it, is 12.
pub fn parse_count(raw: &str) -> Result<u64, NumberError> {
    let bytes = raw.as_bytes();
    if !bytes.is_empty() && bytes.len() <= 12 && bytes.iter().all(u8::is_ascii_digit) {
        return Ok(bytes
            .iter()
            .fold(0, |sum, b| sum * 10 + u64::from(b - b'0')));
    }
    let number = parse_decimal(raw)?;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(NumberError::Negative);
    }
    if !number.fract().is_zero() {
        return Err(NumberError::NotWhole);
    }
    u64::try_from(number)
        .ok()
        .filter(|count| *count <= COUNT_LIMIT)
        .ok_or(NumberError::TooLarge)
}

/// An exact decimal number, perhaps with a counter behind it.
pub fn parse_decimal(raw: &str) -> Result<Decimal, NumberError> {
    if is_empty(raw) {
        return Err(NumberError::Empty);
    }
    let key = key(raw);
    if WORDS
        .approximate
        .iter()
        .any(|word| key.contains(word.as_str()))
    {
        return Err(NumberError::Approximate);
    }
    let text = key.trim_start_matches(['\'', '¥']);
    let plain = WORDS.counters.iter().find_map(|counter| {
        let before = text.strip_suffix(counter.as_str())?;
        before
            .ends_with(|c: char| c.is_ascii_digit())
            .then_some(before)
    });
    let plain = plain.unwrap_or(text);
    let unsigned = plain.strip_prefix('-').unwrap_or(plain);
    // Ranges (50-60) are no more exact than 约50.
    if unsigned.contains(['-', '~', '至']) && unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(NumberError::Approximate);
    }
    let figures = ungrouped(unsigned).ok_or(NumberError::NotANumber)?;
    let number = Decimal::from_str(&figures).map_err(|_| NumberError::TooLarge)?;
    if number >= Decimal::from(AMOUNT_LIMIT) {
        return Err(NumberError::TooLarge);
    }
    Ok(if plain.starts_with('-') {
        -number
    } else {
        number
    })
}

/// Digits with at most one point; commas only between groups of three.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(digits) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| digits(group))?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || first.len() <= 3;
    if !grouped || !rest.iter().all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    let mut figures = first.to_owned() + &rest.concat();
    if let Some(fraction) = fraction {
        figures.push('.');
        figures.push_str(fraction);
    }
    Some(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_there() {
        assert!(!WORDS.counters.is_empty() && !WORDS.approximate.is_empty());
    }

    #[test]
    fn counts_are_read_as_people_type_them() {
        for (raw, count) in [
            ("12", 12),
            ("0", 0),
            ("１２", 12),
            ("1,234", 1234),
            ("1，234", 1234),
            ("12人", 12),
            ("12 人次", 12),
            (" 12 ", 12),
            ("12.0", 12),
            ("3场次", 3),
            ("1,234,567", 1_234_567),
        ] {
            assert_eq!(parse_count(raw), Ok(count), "{raw}");
        }
    }

    #[test]
    fn what_is_not_exact_is_no_number_for_a_sum() {
        for raw in [
            "约50",
            "50余",
            "50余人",
            "50多人",
            "近50",
            "50左右",
            "50+",
            "50以上",
            "50-60",
            "50～60人",
            "数十",
        ] {
            assert_eq!(parse_count(raw), Err(NumberError::Approximate), "{raw}");
        }
    }

    #[test]
    fn what_is_no_count_says_why() {
        assert_eq!(parse_count("-3"), Err(NumberError::Negative));
        assert_eq!(parse_count("2.5"), Err(NumberError::NotWhole));
        assert_eq!(parse_count("—"), Err(NumberError::Empty));
        assert_eq!(
            parse_count("99999999999999999999999"),
            Err(NumberError::TooLarge)
        );
        for raw in [
            "十二", "1,23", "12a", "3万", "1e3", "1.2.3", "1234,567", "人", ".5",
        ] {
            assert_eq!(parse_count(raw), Err(NumberError::NotANumber), "{raw}");
        }
    }

    #[test]
    fn what_no_sum_could_hold_is_refused() {
        assert_eq!(parse_count("1000000000000"), Ok(COUNT_LIMIT));
        assert_eq!(parse_count("1000000000001"), Err(NumberError::TooLarge));
        assert_eq!(parse_decimal("10000000000000"), Err(NumberError::TooLarge));
    }

    #[test]
    fn amounts_keep_their_fraction() {
        assert_eq!(parse_decimal("1,234.50元"), Ok(Decimal::new(123450, 2)));
        assert_eq!(parse_decimal("-3"), Ok(Decimal::new(-3, 0)));
        assert_eq!(parse_decimal("3万元"), Err(NumberError::NotANumber));
    }
}
