//! A line cut into characters and numbers, the same however the numbers are typed: half or
//! full width, with grouping commas, with 万, as per cent.

use rust_decimal::Decimal;
use std::ops::Range;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The bytes of the line it stands in.
    pub range: Range<usize>,
}

/// What a piece of a line is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A character, in half width where there is one; blanks are left out of the tokens.
    Char(char),
    /// A number.
    Number(Number),
    /// Digits with several points, `2024.12.31`: a date or a version, no number.
    Dotted(String),
}

/// A number as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value, 万 and 亿 multiplied out; of 46.2% it is 46.2.
    pub value: Decimal,
    /// Whether a per cent sign, or 百分之, belongs to it.
    pub percent: bool,
    /// The unit of its last digit: 0.1 of 46.2, 1000 of 1.2万.
    pub step: Decimal,
    /// Digits, as typed in half width, of a plain whole number without commas or 万.
    pub digits: Option<String>,
}

impl Token {
    /// The character, if it is one.
    pub fn char(&self) -> Option<char> {
        match self.kind {
            Kind::Char(c) => Some(c),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// A character in half width: `％` is `%`, `（` is `(`, `，` is `,`.
pub fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The pieces of a line.
pub fn tokens(line: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = line.char_indices().map(|(i, c)| (i, narrow(c))).collect();
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(&(start, c)) = chars.get(at) {
        if c.is_ascii_digit() {
            let (kind, next) = number(line, &chars, at);
            let end = chars.get(next).map_or(line.len(), |(i, _)| *i);
            out.push(Token {
                kind,
                range: start..end,
            });
            at = next;
        } else {
            let is_blank = c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
            if !is_blank {
                out.push(Token {
                    kind: Kind::Char(c),
                    range: start..start + line[start..].chars().next().map_or(1, char::len_utf8),
                });
            }
            at += 1;
        }
    }
    hundredths(out)
}

/// 百分之46.2 is 46.2%: the words before the number become part of it.
fn hundredths(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for mut token in tokens {
        if let Kind::Number(number) = &mut token.kind {
            let words = out.len().saturating_sub(3);
            let before = out[words..].iter().map(Token::char);
            if before.eq([Some('百'), Some('分'), Some('之')]) {
                number.percent = true;
                token.range.start = out[words].range.start;
                out.truncate(words);
            }
        }
        out.push(token);
    }
    out
}

/// The number that begins here, and where it ends.
fn number(line: &str, chars: &[(usize, char)], start: usize) -> (Kind, usize) {
    let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
    let digits_from = |mut at: usize| {
        while char_at(at).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        at
    };
    let raw = |at: usize| {
        let byte = chars[at].0;
        line[byte..].chars().next()
    };
    let mut end = digits_from(start);
    let mut grouped = false;
    // Only the narrow comma groups: the wide one parts clauses.
    while end - start <= 3 || grouped {
        let is_comma = end < chars.len() && raw(end) == Some(',');
        match is_comma && digits_from(end + 1) == end + 4 {
            true => (end, grouped) = (end + 4, true),
            false => break,
        }
    }
    let mut points = 0;
    while char_at(end) == Some('.') && char_at(end + 1).is_some_and(|c| c.is_ascii_digit()) {
        end = digits_from(end + 1);
        points += 1;
    }
    let text: String = (chars[start..end].iter())
        .map(|(_, c)| *c)
        .filter(|c| *c != ',')
        .collect();
    let Ok(value) = text.parse::<Decimal>() else {
        return (Kind::Dotted(text), end);
    };
    if points > 1 {
        return (Kind::Dotted(text), end);
    }
    let places = text.split_once('.').map_or(0, |(_, after)| after.len());
    let mut number = Number {
        value,
        percent: false,
        step: Decimal::new(1, u32::try_from(places).unwrap_or(0).min(20)),
        digits: (points == 0 && !grouped).then_some(text),
    };
    let mut after = end;
    while char_at(after) == Some(' ') {
        after += 1;
    }
    if char_at(after) == Some('%') {
        number.percent = true;
        return (Kind::Number(number), after + 1);
    }
    let times = match char_at(end) {
        Some('万') => Some(10_000),
        Some('亿') => Some(100_000_000),
        _ => None,
    };
    if let Some(times) = times {
        let scaled = number.value.checked_mul(times.into());
        let step = number.step.checked_mul(times.into());
        if let (Some(scaled), Some(step)) = (scaled, step) {
            (number.value, number.step, number.digits) = (scaled, step, None);
            return (Kind::Number(number), end + 1);
        }
    }
    (Kind::Number(number), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(line: &str) -> Vec<(String, bool)> {
        let found = tokens(line).into_iter();
        let found = found.filter_map(|token| token.number().cloned());
        found
            .map(|n| (n.value.normalize().to_string(), n.percent))
            .collect()
    }

    #[test]
    fn numbers_are_the_same_in_half_and_full_width_and_with_grouping_commas() {
        for line in ["共4225人", "共４２２５人", "共4,225人", "共 4225 人"] {
            assert_eq!(numbers(line), [("4225".to_owned(), false)], "{line}");
        }
        assert_eq!(numbers("1.2万人"), [("12000".to_owned(), false)]);
    }

    #[test]
    fn a_share_has_its_sign_in_either_width_or_in_words() {
        for line in ["占46.2%", "占４６．２％", "占46.2 %", "占百分之46.2"] {
            assert_eq!(numbers(line), [("46.2".to_owned(), true)], "{line}");
        }
        assert_eq!(numbers("提高2.3个百分点"), [("2.3".to_owned(), false)]);
    }

    #[test]
    fn a_line_of_many_shares_in_words_is_cut_in_a_time_that_grows_with_its_length_only() {
        // A time per character, as one per removed word would make it, is half a minute here.
        let found = tokens(&"百分之1".repeat(200_000));
        assert_eq!(found.len(), 200_000);
        assert!(found.iter().all(|t| t.number().is_some_and(|n| n.percent)));
    }

    #[test]
    fn commas_between_clauses_and_dates_with_points_are_no_part_of_a_number() {
        let three: Vec<String> = numbers("1238,112人，500")
            .into_iter()
            .map(|n| n.0)
            .collect();
        assert_eq!(three, ["1238", "112", "500"]);
        assert!(numbers("2024.12.31").is_empty());
    }
}
