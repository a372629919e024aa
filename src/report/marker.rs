//! The marks by which a figure keeps its identity on the way through Tera and Markdown.
//!
//! A template function returns a mark, not a text: U+FDD0, a decimal index, U+FDD1.
//! These code points are noncharacters, which no real text contains; text that does
//! contain one is refused, so a mark cannot be forged.

use super::problem::Place;
use crate::figures::{FigureRef, Missing};

/// Begins a mark.
pub const OPEN: char = '\u{FDD0}';
/// Ends a mark.
pub const CLOSE: char = '\u{FDD1}';
/// Stands for `**` while Markdown is read: CommonMark would not close bold type
/// between a Chinese full stop and a Chinese character.
pub const STRONG: char = '\u{FDD2}';

/// Stands before a character that is no markup. Unlike a backslash it can be told apart
/// from what an author writes, so that words that pass through two macros are marked once.
pub const PLAIN: char = '\u{FDD3}';

/// Stands for the comment from which on the pages of an annex lie on their side.
pub const SIDEWAYS: char = '\u{FDD4}';
/// Stands for the comment from which on they stand upright again.
pub const UPRIGHT: char = '\u{FDD5}';

/// Whether the character is kept for marks (the whole block of noncharacters is).
pub fn is_reserved(c: char) -> bool {
    ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

/// One use of a figure, of the enumeration word or of a chart in the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Use {
    /// `n(…)` or `share(…)`.
    Figure(Box<FigureUse>),
    /// `item()`.
    Item,
    /// `chart(…)`.
    Chart(Box<ChartUse>),
}

/// A chart placed somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartUse {
    /// What it shows, for its caption.
    pub title: String,
    /// What its numbers count (人); may be empty.
    pub unit: String,
    /// What each bar is called, and the use of its figure.
    pub bars: Vec<(String, usize)>,
    /// The template and line that place it.
    pub place: Place,
}

/// A figure printed somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureUse {
    /// Which figure, for whom, in which form.
    pub figure: FigureRef,
    /// What it is called.
    pub label: String,
    /// Its text, or nothing where it is null.
    pub text: Option<String>,
    /// Why it is null.
    pub missing: Option<Missing>,
    /// The template and line that print it.
    pub place: Place,
}

impl FigureUse {
    /// Whether the figure only says when or for whom, and so carries no statement of
    /// its own: the year, the reference date, a unit's name.
    pub fn is_setting(&self) -> bool {
        self.figure.id.starts_with("period.") || self.figure.id.starts_with("unit.")
    }

    /// Whether nothing need be said when it goes: without a last year a report says not a
    /// word about it.
    pub fn goes_unsaid(&self) -> bool {
        self.text.is_none() && self.figure.form.is_of_last_year()
    }
}

/// The mark of the use with this index.
pub fn mark(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// A stretch of text between marks, or the index a mark holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Words.
    Text(&'a str),
    /// A mark.
    Mark(usize),
    /// `**`.
    Strong,
    /// A mark that a filter or a cut has damaged.
    Broken,
}

/// Splits text at its marks.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_reserved) {
        if at > 0 {
            out.push(Token::Text(&rest[..at]));
        }
        let tail = &rest[at..];
        let found = tail.chars().next().unwrap_or(CLOSE);
        let mut used = found.len_utf8();
        match found {
            STRONG => out.push(Token::Strong),
            OPEN => {
                let inner = &tail[used..];
                let end = inner.find(CLOSE);
                match end.and_then(|end| Some((end, inner[..end].parse().ok()?))) {
                    Some((end, index)) => {
                        out.push(Token::Mark(index));
                        used += end + CLOSE.len_utf8();
                    }
                    None => out.push(Token::Broken),
                }
            }
            _ => out.push(Token::Broken),
        }
        rest = &tail[used..];
    }
    if !rest.is_empty() {
        out.push(Token::Text(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_split_at_its_marks() {
        let text = format!("共{}人{STRONG}", mark(12));
        assert_eq!(
            tokens(&text),
            [
                Token::Text("共"),
                Token::Mark(12),
                Token::Text("人"),
                Token::Strong
            ]
        );
    }

    #[test]
    fn a_cut_mark_is_broken_not_text() {
        assert_eq!(
            tokens("a\u{FDD0}1"),
            [Token::Text("a"), Token::Broken, Token::Text("1")]
        );
        assert_eq!(tokens("\u{FDD1}"), [Token::Broken]);
    }
}
