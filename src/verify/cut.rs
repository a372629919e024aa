//! Lines cut into sentences and clauses, as ranges of their pieces.

use super::since;
use super::token::Token;
use std::ops::Range;

/// After these a sentence is over.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '\n')
}

/// After these a sentence, or a part of one that can be read alone, is over.
pub fn ends_part(c: char) -> bool {
    ends_sentence(c) || c == ';'
}

/// After these a clause is over.
pub fn ends_clause(c: char) -> bool {
    ends_part(c) || matches!(c, ',' | ':')
}

/// The ranges that end where one of the characters says so, which belongs to them.
pub fn cut<T>(
    pieces: &[T],
    within: Range<usize>,
    char_of: impl Fn(&T) -> Option<char>,
    ends: impl Fn(char) -> bool,
) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = within.start;
    for at in within.clone() {
        if char_of(&pieces[at]).is_some_and(&ends) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < within.end {
        out.push(start..within.end);
    }
    out
}

/// The clauses of a part of a line.
pub fn clauses(tokens: &[Token], within: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for clause in cut(tokens, within, Token::char, ends_clause) {
        match out.last_mut() {
            Some(last) if since::is_inner_comma(tokens, clause.start - 1) => last.end = clause.end,
            _ => out.push(clause),
        }
    }
    out
}
