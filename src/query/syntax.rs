//! The grammar of a question.
//!
//! ```text
//! any   := all  (或 all)*
//! all   := one  (且 one)*
//! one   := 非 one | ( any ) | field operator [value (、value)*]
//! ```
//!
//! Chinese is written without blanks, so names and operators are found by their words: the
//! longest name behind which an operator stands.

use super::fault::{Fault, Kind};
use super::words::{self, AND, LISTED, NOT, OR, Op};
use std::cell::Cell;
use std::ops::Range;
use winnow::combinator::{alt, delimited, not, preceded, separated};
use winnow::error::{ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{take, take_while};

/// How deep brackets may stand within brackets.
const DEPTH: usize = 50;

type Input<'a> = LocatingSlice<&'a str>;
type Parsed<T> = ModalResult<T, Fault>;

/// A word of the question, and where it stands: in bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The word.
    pub it: T,
    /// Its place.
    pub at: Range<usize>,
}

/// A question as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    /// All must hold.
    All(Vec<Raw>),
    /// One must hold.
    Any(Vec<Raw>),
    /// It must not hold.
    Not(Box<Raw>),
    /// One condition.
    One {
        /// The field.
        field: Spanned<String>,
        /// What is asked of it.
        op: Spanned<Op>,
        /// The values.
        values: Vec<Spanned<String>>,
    },
}

impl<'a> ParserError<Input<'a>> for Fault {
    type Inner = Self;

    fn from_input(input: &Input<'a>) -> Self {
        let at = input.current_token_start();
        Fault::new(at..at, Kind::Rest)
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

/// Takes a folded question apart; `names` are those of all fields.
///
/// # Errors
/// The first thing that cannot be understood.
pub fn parse(folded: &str, names: &[String]) -> Result<Raw, Fault> {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let grammar = Grammar {
        names,
        depth: Cell::new(0),
    };
    let mut input = LocatingSlice::new(folded);
    let parsed = grammar.any(&mut input).map_err(inner)?;
    blank.parse_next(&mut input).map_err(inner)?;
    let rest: &str = input.as_ref();
    if rest.is_empty() {
        return Ok(parsed);
    }
    let at = input.current_token_start();
    let kind = match rest.starts_with(')') {
        true => Kind::Closing,
        false => Kind::Rest,
    };
    Err(Fault::new(at..at + word_length(rest), kind))
}

fn inner(error: ErrMode<Fault>) -> Fault {
    match error {
        ErrMode::Backtrack(fault) | ErrMode::Cut(fault) => fault,
        ErrMode::Incomplete(_) => Fault::new(0..0, Kind::Rest),
    }
}

fn cut<T>(at: Range<usize>, kind: Kind) -> Parsed<T> {
    Err(ErrMode::Cut(Fault::new(at, kind)))
}

fn blank(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace)
        .void()
        .parse_next(input)
}

/// One of some words, blanks around it.
fn word<'a>(words: &'static [&'static str]) -> impl Parser<Input<'a>, (), ErrMode<Fault>> {
    delimited(
        blank,
        move |input: &mut Input<'a>| match words::begins(input.as_ref(), words.iter().copied()) {
            Some(word) => take(word.chars().count()).void().parse_next(input),
            None => Err(ErrMode::Backtrack(Fault::from_input(input))),
        },
        blank,
    )
}

struct Grammar<'g> {
    /// Names of fields, the longest first.
    names: Vec<&'g str>,
    depth: Cell<usize>,
}

impl Grammar<'_> {
    fn any(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        let mut parts: Vec<Raw> =
            separated(1.., |i: &mut Input<'_>| self.all(i), word(OR)).parse_next(input)?;
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Raw::Any(parts),
        })
    }

    fn all(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        let mut parts: Vec<Raw> =
            separated(1.., |i: &mut Input<'_>| self.one(i), word(AND)).parse_next(input)?;
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Raw::All(parts),
        })
    }

    fn one(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        self.depth.set(self.depth.get() + 1);
        let here = input.current_token_start();
        if self.depth.get() > DEPTH {
            return cut(here..here + 1, Kind::Deep);
        }
        let parsed = preceded(
            blank,
            alt((
                |i: &mut Input<'_>| self.negated(i),
                |i: &mut Input<'_>| self.bracketed(i),
                |i: &mut Input<'_>| self.condition(i),
            )),
        )
        .parse_next(input);
        self.depth.set(self.depth.get() - 1);
        parsed
    }

    fn negated(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        preceded((not("!="), not("!~"), word(NOT)), |i: &mut Input<'_>| {
            self.one(i)
        })
        .map(|raw| Raw::Not(Box::new(raw)))
        .parse_next(input)
    }

    fn bracketed(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        let open = input.current_token_start();
        "(".parse_next(input)?;
        let raw = self.any(input)?;
        blank(input)?;
        match input.starts_with(')') {
            true => ")".map(|_| raw.clone()).parse_next(input),
            false => cut(open..open + 1, Kind::Opening),
        }
    }

    fn condition(&self, input: &mut Input<'_>) -> Parsed<Raw> {
        let field = self.field(input)?;
        blank(input)?;
        let at = input.current_token_start();
        let Some((length, op)) = words::operator(input.as_ref()) else {
            return cut(field.at, Kind::Operator { field: field.it });
        };
        let written = &input.as_ref()[..length];
        take(written.chars().count()).void().parse_next(input)?;
        let op = Spanned {
            it: op,
            at: at..at + length,
        };
        let values = match op.it.takes_values() {
            true => self.values(input, &op)?,
            false => Vec::new(),
        };
        Ok(Raw::One { field, op, values })
    }

    /// The name that a text begins with, and behind which an operator stands if `before`.
    fn name_at<'t>(&self, text: &'t str, before: bool) -> Option<&'t str> {
        self.names.iter().find_map(|name| {
            let found = words::begins(text, [*name])?;
            let rest = text[found.len()..].trim_start();
            let fits = !before || words::operator(rest).is_some();
            fits.then(|| &text[..found.len()])
        })
    }

    fn field(&self, input: &mut Input<'_>) -> Parsed<Spanned<String>> {
        let start = input.current_token_start();
        let text: &str = input.as_ref();
        if text.is_empty() {
            return cut(start..start, Kind::Missing);
        }
        let named = self.name_at(text, true).or_else(|| {
            let alone = self.name_at(text, false)?;
            // 职称简介 begins with a name and is another word.
            (alone.len() == word_length(text)).then_some(alone)
        });
        match named.map(|name| (name.len(), name.chars().count())) {
            Some((length, characters)) => {
                let name = take(characters).map(str::to_owned).parse_next(input)?;
                Ok(Spanned {
                    it: name,
                    at: start..start + length,
                })
            }
            None => {
                let length = word_length(text).max(text.chars().next().map_or(0, char::len_utf8));
                let name = text[..length].to_owned();
                cut(start..start + length, Kind::Field { name })
            }
        }
    }

    fn values(&self, input: &mut Input<'_>, op: &Spanned<Op>) -> Parsed<Vec<Spanned<String>>> {
        blank(input)?;
        let open = input.current_token_start();
        if let Some(close) = [('(', ')'), ('[', ']')]
            .into_iter()
            .find_map(|(o, c)| input.starts_with(o).then_some(c))
        {
            take(1usize).void().parse_next(input)?;
            let listed: &'static [&'static str] = &["、", "|", ",", ";"];
            let values = separated(1.., |i: &mut Input<'_>| self.value(i, op), word(listed))
                .parse_next(input)?;
            blank(input)?;
            if !input.starts_with(close) {
                return cut(open..open + 1, Kind::Opening);
            }
            take(1usize).void().parse_next(input)?;
            return Ok(values);
        }
        let parted = |i: &mut Input<'_>| preceded(not((blank, "||")), word(LISTED)).parse_next(i);
        separated(1.., |i: &mut Input<'_>| self.value(i, op), parted).parse_next(input)
    }

    fn value(&self, input: &mut Input<'_>, op: &Spanned<Op>) -> Parsed<Spanned<String>> {
        let start = input.current_token_start();
        let text: &str = input.as_ref();
        let quotes = [
            ('"', '"'),
            ('\'', '\''),
            ('“', '”'),
            ('‘', '’'),
            ('「', '」'),
        ];
        if let Some((open, close)) = quotes.into_iter().find(|(open, _)| text.starts_with(*open)) {
            let within = &text[open.len_utf8()..];
            let Some(length) = within.find(close) else {
                return cut(start..start + text.len(), Kind::Quote);
            };
            let it = within[..length].to_owned();
            let whole = open.len_utf8() + length + close.len_utf8();
            take(text[..whole].chars().count())
                .void()
                .parse_next(input)?;
            return Ok(Spanned {
                it,
                at: start..start + whole,
            });
        }
        let bare = text[..self.bare(text)].trim_end();
        if bare.is_empty() {
            return cut(op.at.clone(), Kind::Value);
        }
        let it = bare.to_owned();
        let length = bare.len();
        take(bare.chars().count()).void().parse_next(input)?;
        Ok(Spanned {
            it,
            at: start..start + length,
        })
    }

    /// How far a value without quotation marks goes.
    fn bare(&self, text: &str) -> usize {
        let mut depth = 0;
        for (at, c) in text.char_indices() {
            let rest = &text[at..];
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' if depth == 0 => return at,
                ')' | ']' => depth -= 1,
                _ if depth > 0 => {}
                _ if c.is_whitespace() => {
                    let next = rest.trim_start();
                    let joins = || words::begins(next, AND.iter().chain(OR).copied()).is_some();
                    if joins() || self.name_at(next, true).is_some() {
                        return at;
                    }
                }
                _ if c.is_ascii_alphabetic() => {}
                _ => {
                    let ends = AND.iter().chain(OR).chain(LISTED).copied();
                    if words::begins(rest, ends).is_some() {
                        return at;
                    }
                }
            }
        }
        text.len()
    }
}

/// How far the word goes that a text begins with: to a blank, a bracket, an operator in
/// signs or a connective.
fn word_length(text: &str) -> usize {
    let ends = |(at, c): &(usize, char)| {
        let rest = &text[*at..];
        let joins = || words::begins(rest, AND.iter().chain(OR).copied()).is_some();
        let signs = || words::operator(rest).is_some_and(|(_, op)| *at > 0 || op == Op::Is);
        c.is_whitespace()
            || "()[]".contains(*c)
            || (!c.is_ascii_alphanumeric() && (joins() || signs()))
    };
    let end = text.char_indices().find(ends).map(|(at, _)| at);
    match end {
        Some(0) => text.chars().next().map_or(0, char::len_utf8),
        Some(end) => end,
        None => text.len(),
    }
}

#[cfg(test)]
#[path = "syntax_tests.rs"]
mod tests;
