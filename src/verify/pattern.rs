//! A piece of the report as a pattern: its words must be there, its figures may read
//! otherwise.

use super::since;
use super::token::{Kind, Token, tokens};
use crate::figures::{FigureRef, Form};
use crate::report::document::Inline;
use std::ops::Range;

/// A piece of a pattern.
#[derive(Debug, Clone)]
pub enum Piece {
    /// What must be there.
    Word(Kind),
    /// A figure, which may read otherwise.
    Slot(Slot),
}

/// A figure in a pattern.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Which figure.
    pub figure: FigureRef,
    /// How it reads by the data.
    pub text: String,
    /// What can stand in its place.
    shape: Shape,
}

/// What can stand in the place of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One number, a share or none.
    Number { percent: bool },
    /// A date, `2024年12月31日`.
    Date,
    /// What became of a figure since last year.
    Since(Form),
    /// Any words within the sentence.
    Words,
}

/// A figure found: which slot, and the pieces of the draft it reads.
pub type Found = Vec<(usize, Range<usize>)>;

/// The date's pieces between its numbers.
const DATE: [Option<char>; 6] = [None, Some('年'), None, Some('月'), None, Some('日')];
/// Steps of a match before it is given up; texts of a report need some hundreds.
const STEPS: usize = 50_000;

impl Slot {
    /// Whether only a number, a share or none, or what became of one can stand in its place.
    pub fn is_number(&self) -> bool {
        matches!(self.shape, Shape::Number { .. } | Shape::Since(_))
    }
}

impl Piece {
    /// The character, if it is one.
    pub fn char(&self) -> Option<char> {
        match self {
            Piece::Word(Kind::Char(c)) => Some(*c),
            _ => None,
        }
    }

    /// The figure, if it is one.
    pub fn slot(&self) -> Option<&Slot> {
        match self {
            Piece::Slot(slot) => Some(slot),
            Piece::Word(_) => None,
        }
    }
}

/// The pattern of a line of the report.
pub fn pattern(content: &[Inline]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut words = String::new();
    for inline in content {
        match inline {
            // Words are gathered first: a number can stand in two pieces of them.
            Inline::Text { text, .. } => words.push_str(text),
            Inline::Figure { figure, text, .. } => {
                out.extend(literal(&words));
                words.clear();
                out.push(Piece::Slot(Slot {
                    figure: figure.clone(),
                    text: text.clone(),
                    shape: shape(figure.form, text),
                }));
            }
        }
    }
    out.extend(literal(&words));
    out
}

/// Words as they are.
pub fn literal(words: &str) -> impl Iterator<Item = Piece> {
    tokens(words)
        .into_iter()
        .map(|token| Piece::Word(token.kind))
}

fn shape(form: Form, text: &str) -> Shape {
    if form.is_in_words() {
        return Shape::Since(form);
    }
    let tokens = tokens(text);
    match tokens.as_slice() {
        [one] if let Some(number) = one.number() => Shape::Number {
            percent: number.percent,
        },
        six if is_date(six) => Shape::Date,
        _ => Shape::Words,
    }
}

fn is_date(tokens: &[Token]) -> bool {
    tokens.len() == DATE.len()
        && tokens.iter().zip(DATE).all(|(token, word)| match word {
            Some(c) => token.char() == Some(c),
            None => token.number().is_some_and(|n| n.digits.is_some()),
        })
}

/// Whether the whole of the draft's pieces reads as the pattern; where its figures stand.
pub fn matches(pattern: &[Piece], draft: &[Token]) -> Option<Found> {
    let mut found = Vec::new();
    let mut steps = STEPS;
    fits(pattern, draft, (0, 0), &mut found, &mut steps).then_some(found)
}

fn fits(
    pattern: &[Piece],
    draft: &[Token],
    (mut p, mut d): (usize, usize),
    found: &mut Found,
    steps: &mut usize,
) -> bool {
    let before = found.len();
    while let Some(piece) = pattern.get(p) {
        if *steps == 0 {
            return false;
        }
        *steps -= 1;
        let length = match piece {
            Piece::Word(kind) => usize::from(draft.get(d).is_some_and(|t| same(&t.kind, kind))),
            Piece::Slot(slot) => match slot.shape {
                Shape::Number { percent } => {
                    let number = draft.get(d).and_then(Token::number);
                    usize::from(number.is_some_and(|n| n.percent == percent))
                }
                Shape::Date => {
                    let end = draft.len().min(d + DATE.len());
                    if is_date(&draft[d..end]) {
                        DATE.len()
                    } else {
                        0
                    }
                }
                Shape::Since(form) => since::length(form, draft.get(d..).unwrap_or_default()),
                Shape::Words => {
                    return words(pattern, draft, (p, d), found, steps) || {
                        found.truncate(before);
                        false
                    };
                }
            },
        };
        if length == 0 {
            found.truncate(before);
            return false;
        }
        if piece.slot().is_some() {
            found.push((p, d..d + length));
        }
        (p, d) = (p + 1, d + length);
    }
    let done = d == draft.len();
    if !done {
        found.truncate(before);
    }
    done
}

/// A slot of words takes as few as the rest of the pattern allows.
fn words(
    pattern: &[Piece],
    draft: &[Token],
    (p, d): (usize, usize),
    found: &mut Found,
    steps: &mut usize,
) -> bool {
    let mut end = d;
    while let Some(token) = draft.get(end) {
        if token.char().is_some_and(super::cut::ends_sentence) {
            return false;
        }
        end += 1;
        found.push((p, d..end));
        if fits(pattern, draft, (p + 1, end), found, steps) {
            return true;
        }
        found.pop();
    }
    false
}

/// Numbers of the report's own words are the same however they are typed.
fn same(draft: &Kind, word: &Kind) -> bool {
    match (draft, word) {
        (Kind::Number(a), Kind::Number(b)) => a.value == b.value && a.percent == b.percent,
        _ => draft == word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence() -> Vec<Piece> {
        let figure = |id: &str, text: &str| Inline::Figure {
            figure: FigureRef::whole(id),
            text: text.into(),
            strong: false,
        };
        pattern(&[
            Inline::text("全年在"),
            figure("places", "宜昌、武汉"),
            Inline::text("录用35岁以下"),
            figure("hired", "12"),
            Inline::text("人。"),
        ])
    }

    fn read(draft: &str) -> Option<Vec<String>> {
        let tokens = tokens(draft);
        let found = matches(&sentence(), &tokens)?;
        let text = |r: Range<usize>| {
            draft[tokens[r.start].range.start..tokens[r.end - 1].range.end].to_owned()
        };
        Some(found.into_iter().map(|(_, range)| text(range)).collect())
    }

    #[test]
    fn figures_may_read_otherwise_and_words_may_not() {
        let found = read("全年在上海、武汉录用３５岁以下 1,300 人。").expect("a match");
        assert_eq!(found, ["上海、武汉", "1,300"]);
        assert_eq!(read("全年在上海录用36岁以下12人。"), None);
        assert_eq!(read("全年在上海录用35岁以下12%人。"), None);
        assert_eq!(read("全年在录用35岁以下12人。"), None);
    }
}
