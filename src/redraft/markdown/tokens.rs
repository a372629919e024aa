//! Text as words: a number, a word of Latin letters, a Chinese character, a mark each.
//!
//! Blanks and the marks of emphasis are none: people put blanks between numbers and
//! characters, and stars around phrases, and the words stay the same.

use crate::redraft::spelling::SEPARATORS;
use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it is compared by: itself, but digits and marks of full width as those of half,
    /// numbers without what parts their thousands, and a line feed for a line's end of any
    /// system.
    pub key: String,
}

impl Token {
    /// Whether a line ends here.
    pub fn is_end(&self) -> bool {
        self.key == "\n"
    }

    /// Whether a sentence, or a part of it that can stand alone, ends here.
    pub fn is_stop(&self) -> bool {
        matches!(self.key.as_str(), "." | "!" | "?" | ";" | "\n")
    }
}

/// HTML that is only looks.
const LOOKS: [&str; 11] = [
    "b", "i", "u", "em", "strong", "mark", "span", "font", "small", "big", "code",
];
/// A longer stretch between < and > is no tag.
const TAG: usize = 200;

/// The words of a text from this byte on. No word reaches over a `cut`, which are in order.
pub fn tokens(text: &str, start: usize, cuts: &[usize]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = start;
    let mut cuts = cuts.iter().copied().peekable();
    while let Some(c) = text[at..].chars().next() {
        while cuts.peek().is_some_and(|cut| *cut <= at) {
            cuts.next();
        }
        let end = cuts.peek().map_or(text.len(), |cut| *cut);
        let (len, key) = word(text, at, end, c);
        if let Some(key) = key {
            tokens.push(Token {
                at: at..at + len,
                key,
            });
        }
        at += len;
    }
    tokens
}

/// How many bytes the word at this place has, and its key; no key for what is no word.
fn word(text: &str, at: usize, end: usize, c: char) -> (usize, Option<String>) {
    let rest = &text[at..end.max(at + c.len_utf8())];
    let next = rest[c.len_utf8()..].chars().next();
    let kept = |len: usize| (len, Some(rest[..len].to_owned()));
    match c {
        '\r' if next == Some('\n') => (2, Some("\n".to_owned())),
        '\r' | '\n' => (1, Some("\n".to_owned())),
        '0'..='9' | '０'..='９' => {
            let len = number(rest);
            let is_part = |c: &char| matches!(c, '0'..='9' | '０'..='９' | '.' | '．');
            let key = rest[..len].chars().filter(is_part).map(narrow_digit);
            (len, Some(key.collect()))
        }
        c if c.is_ascii_alphabetic() => {
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic);
            kept(letters.count())
        }
        '\\' if next.is_some_and(|c| c.is_ascii_punctuation()) => (2, next.map(|c| c.to_string())),
        '*' | '`' => (1, None),
        '_' if !is_in_word(text, at) => (1, None),
        '=' if is_highlight(text, at) => (1, None),
        '<' => match tag(rest) {
            Some(len) => (len, None),
            None => kept(1),
        },
        '\u{200b}' | '\u{feff}' => (c.len_utf8(), None),
        c if c.is_whitespace() => (c.len_utf8(), None),
        c => (c.len_utf8(), Some(narrow(c).to_string())),
    }
}

/// The length of a number: digits, with points among them, and with commas or blanks where
/// they part thousands. A mark after it belongs to the sentence.
fn number(text: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut end = 0;
    // How many digits stand since the last mark, and what parts the thousands.
    let (mut run, mut parted, mut is_whole) = (0, None, true);
    for (at, c) in text.char_indices() {
        if is_digit(c) {
            run += 1;
            end = at + c.len_utf8();
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        let digits = after.chars().take_while(|c| is_digit(*c)).count();
        let goes_on = match c {
            '.' | '．' => digits > 0,
            c if SEPARATORS.contains(&c) => {
                let is_one = parted.is_none_or(|one| one == c);
                let is_group = run == 3 || (parted.is_none() && (1..=3).contains(&run));
                is_whole && is_one && is_group && digits == 3
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        match c {
            '.' | '．' => is_whole = false,
            c => parted = Some(c),
        }
        run = 0;
    }
    end
}

fn is_in_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    is_word(before) && is_word(after)
}

/// `==` on either side of a phrase, neither more nor fewer.
fn is_highlight(text: &str, at: usize) -> bool {
    let is_sign = |c: &u8| *c == b'=';
    let before = text.as_bytes()[..at].iter().rev().take(2);
    let after = text.as_bytes()[at..].iter().take(3);
    before.take_while(|c| is_sign(c)).count() + after.take_while(|c| is_sign(c)).count() == 2
}

/// The length of a comment, or of a tag of [`LOOKS`].
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        let end = text.find("-->")? + 3;
        return (!text[..end].contains('\n')).then_some(end);
    }
    let end = text.bytes().take(TAG).position(|c| c == b'>')?;
    let inner = &text[1..end];
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let is_looks = LOOKS.iter().any(|look| look.eq_ignore_ascii_case(name));
    (is_looks && !inner.contains(['<', '\n'])).then_some(end + 1)
}

/// Digits and points of full width as those of half.
fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Marks of full width as those of half.
fn narrow(c: char) -> char {
    match c {
        '。' => '.',
        '“' | '”' => '"',
        '\u{ff01}'..='\u{ff5e}' if !c.is_alphanumeric() => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let tokens = tokens(text, 0, &[]).into_iter();
        tokens.map(|token| token.key).collect()
    }

    #[test]
    fn a_number_is_a_word_and_a_chinese_character_another() {
        assert_eq!(
            keys("共1,389.5人（DRG）  占84.6%"),
            ["共", "1389.5", "人", "(", "DRG", ")", "占", "84.6", "%"]
        );
        assert_eq!(
            keys("２,４３２ 2 432 ８４．６％"),
            ["2432", "2432", "84.6", "%"]
        );
    }

    #[test]
    fn a_mark_after_a_number_is_no_part_of_it() {
        assert_eq!(keys("41,56.;7:"), ["41", ",", "56", ".", ";", "7", ":"]);
        assert_eq!(keys("1,234,567, 8"), ["1234567", ",", "8"]);
        assert_eq!(keys("12345,678"), ["12345", ",", "678"]);
        assert_eq!(keys("2024 120, 5"), ["2024", "120", ",", "5"]);
        assert_eq!(keys("1.2.3，"), ["1.2.3", ","]);
        assert_eq!(keys("1.5,678"), ["1.5", ",", "678"]);
    }

    #[test]
    fn emphasis_is_no_word_and_a_literal_star_is_one() {
        let plain = ["共", "41", "人"];
        for text in [
            "共**41**人",
            "共 `41` _人_",
            "共==41==人",
            "<b>共</b><font color=\"red\">41</font>人<!-- 核实 -->",
        ] {
            assert_eq!(keys(text), plain, "{text}");
        }
        assert_eq!(keys("3\\*4"), ["3", "*", "4"]);
        assert_eq!(keys("a_b~~4~~"), ["a", "_", "b", "~", "~", "4", "~", "~"]);
    }

    #[test]
    fn a_line_ends_as_on_any_system() {
        assert_eq!(
            keys("甲\r\n乙\n丙\r丁\r"),
            ["甲", "\n", "乙", "\n", "丙", "\n", "丁", "\n"]
        );
    }

    #[test]
    fn no_word_reaches_over_a_cut() {
        let cut = tokens("2024", 0, &[2]).into_iter().map(|token| token.key);
        assert_eq!(cut.collect::<Vec<_>>(), ["20", "24"]);
    }
}
