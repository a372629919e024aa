//! The same number however it is typed: 2432, 2,432, 2 432, ２４３２. Whoever types it another
//! way has not changed it; and the new one is written that way, where the way is certain.

mod change;

pub use change::lead;

use super::chinese;
use super::token::{Number, narrow, tokens};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Between groups of three digits: comma, blanks of any width.
pub const SEPARATORS: [char; 5] = [',', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// Words as they are compared: in half width, without blanks.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Whether two texts say the same: the same words, or the same number however typed, in
/// Chinese numerals, too.
pub fn same(one: &str, other: &str) -> bool {
    let number = |text: &str| match tokens(text).as_slice() {
        [token] => token.number().cloned(),
        _ => chinese::number(&squeezed(text)),
    };
    match (number(one), number(other)) {
        (Some(a), Some(b)) => a.percent == b.percent && is_same(&a, b.value),
        _ => {
            let (one, other) = (dated(one), dated(other));
            one == other || change::is_same(&one, &other)
        }
    }
}

/// A text as it is compared, the end of a year as its last day.
fn dated(text: &str) -> String {
    let text = squeezed(text);
    let year = ["年底", "年末", "年年底", "年年末"];
    let year = year.iter().find_map(|end| text.strip_suffix(end));
    match year.filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())) {
        Some(year) => format!("{year}年12月31日"),
        None => text,
    }
}

/// A text as it would read without the year of the data or the one before it in numbers, or
/// in words: 比2023年增加7人 is 比上年增加7人, and the 今 of 今年 is 2024.
pub fn of_year(text: &str, year: i32) -> Cow<'_, str> {
    if matches!(text.trim(), "今" | "本") {
        return year.to_string().into();
    }
    let last = format!("{}年", year - 1);
    match text.split_once(&last) {
        Some((before, after)) if before.chars().count() == 1 => {
            let after = after.strip_prefix(['末', '底']).unwrap_or(after);
            format!("{before}上年{after}").into()
        }
        _ => text.into(),
    }
}

/// Whether a number reads this value; 1.2万 does for whatever rounds to it.
pub fn is_same(number: &Number, value: Decimal) -> bool {
    let off = (number.value - value).abs();
    off.is_zero() || (number.step > Decimal::ONE && off * Decimal::TWO <= number.step)
}

/// The text `new` spelled as `stands` spells `written`: with its commas, its wide digits,
/// its blanks at the ends, or the words of a person for a change since last year. `None`
/// where these are not the same number, or the way it is spelled does not say how the new
/// one would be.
pub fn respelled(written: &str, stands: &str, new: &str) -> Option<String> {
    if let Some(changed) = change::respelled(written, stands, new) {
        return Some(changed);
    }
    let core = stands.trim();
    let start = stands.len() - stands.trim_start().len();
    let (lead, tail) = (&stands[..start], &stands[start + core.len()..]);
    let separator = separator(core)?;
    let bare: Vec<char> = core.chars().filter(|c| Some(*c) != separator).collect();
    let read: String = bare.iter().map(|c| narrow(*c)).collect();
    if read != written || !is_plain(written) || !is_plain(new) {
        return None;
    }
    let width = |of: fn(char) -> bool| -> Option<Option<bool>> {
        let mut found = bare.iter().filter(|c| of(narrow(**c)));
        let first = found.next().map(|c| !c.is_ascii());
        found.all(|c| Some(!c.is_ascii()) == first).then_some(first)
    };
    let digits = width(|c| c.is_ascii_digit())??;
    let point = width(|c| c == '.')?;
    let sign = width(|c| c == '%')?;
    let grouped = match separator {
        Some(separator) => grouped(new, separator),
        None => new.to_owned(),
    };
    let mut out = lead.to_owned();
    for c in grouped.chars() {
        let is_wide = match c {
            '0'..='9' => digits,
            // What was not there to be seen is as narrow as the digits are, if they are.
            '.' => point.or((!digits).then_some(false))?,
            '%' => sign.or((!digits).then_some(false))?,
            _ => false,
        };
        out.push(if is_wide { wide(c) } else { c });
    }
    out.push_str(tail);
    Some(out)
}

/// What parts the groups of three digits of a whole number or its whole part; `Some(None)`
/// where nothing does, `None` where it is done in another way.
fn separator(text: &str) -> Option<Option<char>> {
    let Some(separator) = text.chars().find(|c| SEPARATORS.contains(c)) else {
        return Some(None);
    };
    let whole: Vec<char> = text.chars().map(narrow_digit).collect();
    let end = whole
        .iter()
        .position(|c| matches!(c, '.' | '%' | '．' | '％'));
    let whole: String = whole[..end.unwrap_or(whole.len())].iter().collect();
    let digits: String = whole.chars().filter(|c| *c != separator).collect();
    (is_plain(&digits) && grouped(&digits, separator) == whole).then_some(Some(separator))
}

fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => narrow(c),
        _ => c,
    }
}

fn wide(c: char) -> char {
    char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
}

/// Digits, maybe a point and digits, maybe a per cent sign.
fn is_plain(text: &str) -> bool {
    let number = text.strip_suffix('%').unwrap_or(text);
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part)
}

/// A plain number with its whole part in groups of three.
fn grouped(text: &str, separator: char) -> String {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (whole, rest) = text.split_at(end.unwrap_or(text.len()));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(separator);
        }
        out.push(c);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_number_is_spelled_as_the_old_one_stands() {
        for (written, stands, new, expected) in [
            ("2432", "2,432", "2517", "2,517"),
            ("2432", "2,432", "998", "998"),
            ("998", "998", "2517", "2517"),
            ("2432", "2 432", "1002517", "1 002 517"),
            ("211", "２１１", "98", "９８"),
            ("2432", "２,４３２", "2517", "２,５１７"),
            ("84.6%", "８４．６％", "7.1%", "７．１％"),
            ("84.6%", "84.6％", "7.1%", "7.1％"),
            ("41", " 41", "46", " 46"),
        ] {
            assert_eq!(
                respelled(written, stands, new).as_deref(),
                Some(expected),
                "{stands}"
            );
            assert!(same(written, stands), "{stands}");
        }
    }

    #[test]
    fn a_spelling_that_does_not_tell_how_the_new_number_is_spelled_is_not_followed() {
        for (written, stands, new) in [
            ("211", "２1１", "98"),
            ("5%", "５％", "5.1%"),
            ("2432", "2,4,32", "2517"),
            ("2432", "2 4 3 2", "2517"),
            ("84.6%", "84.60%", "7.1%"),
            ("2432", "2431", "2517"),
            ("张 三", "张三", "李四"),
            ("2432", "2432", "—"),
        ] {
            assert_eq!(respelled(written, stands, new), None, "{stands}");
        }
    }

    #[test]
    fn a_number_in_chinese_numerals_is_the_same_number() {
        assert!(same("4225", "四千二百二十五"));
        assert!(same("46.2%", "百分之四十六点二"));
        assert!(!same("4225", "四千二百五十二"));
        assert!(!same("4225", "四千二百余"));
    }

    #[test]
    fn the_year_is_the_same_in_numbers_and_in_words() {
        assert!(same("2024年12月31日", "2024年底"));
        assert!(!same("2024年12月31日", "2023年底"));
        assert_eq!(of_year("比2023年末增加7人", 2024), "比上年增加7人");
        assert_eq!(of_year("比2022年增加7人", 2024), "比2022年增加7人");
        assert_eq!(of_year("今", 2024), "2024");
    }

    #[test]
    fn another_number_is_not_the_same() {
        assert!(!same("2432", "2,433"));
        assert!(!same("84.6%", "84.6"));
        assert!(same("2 432", "2432"));
    }
}
