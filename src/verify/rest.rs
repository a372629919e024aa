//! What is left of a draft when its figures are accounted for: numbers that no figure
//! stands behind, and shares that do not follow.

use super::compare::{Known, Mark};
use super::cut::{clauses, ends_clause};
use super::equal::Names;
use super::findings::{NumberFinding, Verified};
use super::paper::Paper;
use super::reference::Reference;
use super::shares::{self, with_unit};
use super::structural::{RANGE, is_structural, unit, words};
use super::token::{Token, tokens};
use super::sentence;
use crate::vocabulary::mask::mask_text;
use std::ops::Range;

/// Looks through every line.
pub fn look(
    paper: &Paper,
    reference: &Reference,
    names: &Names<'_>,
    known: &[Known],
    verified: &mut Verified,
) {
    for (line, read) in paper.lines.iter().enumerate() {
        let tokens = tokens(&read.text);
        let known: Vec<&Known> = known.iter().filter(|known| known.line == line).collect();
        let over = |token: &Token| {
            let over = |k: &&&Known| k.range.start < token.range.end && token.range.start < k.range.end;
            known.iter().find(over)
        };
        let marks: Vec<Option<Mark>> = (tokens.iter())
            .map(|token| over(token).and_then(|known| known.mark.clone()))
            .collect();
        let looking = Looking {
            paper,
            reference,
            names,
            line,
            tokens: &tokens,
        };
        let is_open = |at: usize| over(&tokens[at]).is_none();
        looking.numbers(is_open, verified);
        if read.cell.is_none() {
            let read = shares::Read {
                paper,
                line,
                tokens: &tokens,
                marks: &marks,
            };
            verified.shares.extend(shares::check(&read, names));
        }
    }
}

struct Looking<'a> {
    paper: &'a Paper,
    reference: &'a Reference,
    names: &'a Names<'a>,
    line: usize,
    tokens: &'a [Token],
}

impl Looking<'_> {
    fn numbers(&self, is_open: impl Fn(usize) -> bool, verified: &mut Verified) {
        let line = &self.paper.lines[self.line].text;
        let is_left = |at: usize| {
            self.tokens[at].number().is_some()
                && is_open(at)
                && !is_structural(line, self.tokens, at)
                && !self.is_literal(at)
        };
        let mut at = 0;
        while at < self.tokens.len() {
            if !is_left(at) {
                at += 1;
                continue;
            }
            let is_range = |c: Option<char>| c.is_some_and(|c| RANGE.contains(&c));
            let mut last = at;
            // 3—5人 is one entry; the dash may be two characters.
            for gap in [2, 3] {
                let between = at + 1..at + gap;
                let joined = self.tokens.get(between.clone());
                let joined = joined.is_some_and(|gap| gap.iter().all(|t| is_range(t.char())));
                if joined && at + gap < self.tokens.len() && is_left(at + gap) {
                    last = at + gap;
                    break;
                }
            }
            verified.numbers.push(self.finding(at, last));
            at = last + 1;
        }
    }

    fn finding(&self, first: usize, last: usize) -> NumberFinding {
        let line = &self.paper.lines[self.line];
        let start = self.tokens[first].range.start;
        let end = self.tokens[last].range.end;
        let tail = with_unit(&line.text, self.tokens, last);
        let text = format!("{}{tail}", &line.text[start..self.tokens[last].range.start]);
        let after = words(&line.text, &self.tokens[last + 1..self.tokens.len().min(last + 6)]);
        let unit = unit(&after).unwrap_or_default();
        let number = self.tokens[first].number().filter(|_| first == last);
        let context = sentence::around(self.paper, line, &(start..end));
        let (mut equals, mut named) = (Vec::new(), None);
        if let Some(number) = number {
            equals = self.names.equal(number, unit, &context);
            if equals.is_empty() {
                named = self.names.before(number, unit, &self.before(first), &context);
            }
        }
        NumberFinding {
            text: mask_text(&text).into_owned(),
            context,
            line: line.number,
            equals,
            named,
        }
    }

    /// The clause up to a number, in half width.
    fn before(&self, at: usize) -> String {
        let within = clauses(self.tokens, 0..self.tokens.len());
        let clause = within.into_iter().find(|clause| clause.contains(&at));
        let from = clause.map_or(0, |clause: Range<usize>| clause.start);
        let text = words(&self.paper.lines[self.line].text, &self.tokens[from..at]);
        text.trim_end_matches(ends_clause).to_owned()
    }

    /// Whether the template says this number itself, in a sentence that somebody has
    /// changed: between the same characters, or by the record, where this year's report
    /// has no such number and it counts nothing.
    fn is_literal(&self, at: usize) -> bool {
        let Some(number) = self.tokens[at].number() else {
            return false;
        };
        let text = number.value.normalize().to_string();
        let before = at.checked_sub(1).and_then(|at| self.tokens[at].char());
        let after = self.tokens[at + 1..].iter().take(2);
        let after: String = after.map_while(Token::char).collect();
        if let Some(says) = self.reference.says(before, &text, &after) {
            return says;
        }
        let Some(record) = &self.paper.record else {
            return false;
        };
        let unit = unit(&after).unwrap_or_default();
        record.literals.contains(&text) && matches!(unit, "" | "岁" | "年")
    }
}
