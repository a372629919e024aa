//! A question in one form of signs, with the way back to what was typed.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The text of a question, full-width signs as ASCII (NFKC), character by character.
#[derive(Debug, Clone)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it the character, counted from 0, that it comes from.
    origin: Vec<usize>,
    /// How many characters were typed.
    length: usize,
}

impl Folded {
    /// Folds a text.
    pub fn new(raw: &str) -> Self {
        let (mut text, mut origin) = (String::new(), Vec::new());
        for (position, c) in raw.chars().enumerate() {
            for folded in std::iter::once(c).nfkc() {
                text.push(folded);
                origin.resize(text.len(), position);
            }
        }
        Folded {
            text,
            origin,
            length: raw.chars().count(),
        }
    }

    /// The characters that a range of bytes of the folded text comes from.
    pub fn typed(&self, bytes: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.origin.get(byte).copied().unwrap_or(self.length);
        let start = at(bytes.start);
        match bytes.is_empty() {
            true => start..start,
            false => start..at(bytes.end - 1) + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_both_widths_are_one_and_the_place_is_that_of_what_was_typed() {
        let folded = Folded::new("年龄＜＝４５（㈠）");
        assert_eq!(folded.text, "年龄<=45((一))");
        let at = folded.text.find("45").unwrap();
        assert_eq!(folded.typed(at..at + 2), 4..6);
        let at = folded.text.find("一").unwrap();
        assert_eq!(folded.typed(at..at + 3), 7..8);
        let end = folded.text.len();
        assert_eq!(folded.typed(end..end), 9..9);
    }
}
