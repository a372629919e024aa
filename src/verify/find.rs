//! The figures of a draft that read as somebody says: "where does this 84.6% come from?"

use super::findings::{FigureFinding, NumberFinding, Verified};
use super::paper::Paper;
use super::sentence;
use super::tables::squeezed;
use super::token::{Number, Token, tokens};
use crate::figures::{Figures, Form, Scope};
use std::collections::HashMap;
use std::ops::Range;

/// What of a draft reads as asked.
pub struct Reading<'a> {
    /// The figures, in the order of the draft's findings.
    pub figures: Vec<&'a FigureFinding>,
    /// Numbers that no figure stands behind.
    pub numbers: Vec<&'a NumberFinding>,
    /// Sentences in which it stands as words, where it is neither.
    pub sentences: Vec<String>,
}

/// At most so many sentences are told.
const SENTENCES: usize = 3;

/// Looks for a text, or for the id of a figure, in a draft.
pub fn find<'a>(
    paper: &Paper,
    verified: &'a Verified,
    figures: &Figures,
    asked: &str,
) -> Reading<'a> {
    let words = tokens(asked);
    let mut lines: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
    let mut stands_it = |found: &FigureFinding| {
        let Some((line, at)) = &found.at else {
            return false;
        };
        let numbers = lines.entry(*line);
        let numbers = numbers.or_insert_with(|| standing(&words, &paper.lines[*line].text));
        numbers
            .iter()
            .any(|n| at.start <= n.start && n.end <= at.end)
    };
    let reads_it = |found: &&FigureFinding| {
        let Some(text) = &found.text else {
            return false;
        };
        found.figure.id == asked
            || reads(asked, text)
            || with_unit(asked, text, found, figures)
            || (found.figure.form.is_of_last_year() && holds(asked, text))
            || stands_it(found)
    };
    let mut found: Vec<&FigureFinding> = verified.figures.iter().filter(reads_it).collect();
    // What is read first: running text, then tables, then charts.
    found.sort_by_key(|found| match &found.at {
        Some((line, _)) => usize::from(paper.lines[*line].cell.is_some()),
        None => 2,
    });
    let numbers = verified.numbers.iter();
    let numbers: Vec<&NumberFinding> = numbers
        .filter(|number| reads(asked, &number.text) || begins(asked, &number.text))
        .collect();
    let sentences = match found.is_empty() && numbers.is_empty() {
        true => sentences(paper, asked),
        false => Vec::new(),
    };
    Reading {
        figures: found,
        numbers,
        sentences,
    }
}

/// Whether a text is the one asked for: the same words or number in either width, blanks
/// and grouping commas aside, a share with its sign or without.
pub fn reads(asked: &str, text: &str) -> bool {
    if !asked.trim().is_empty() && squeezed(asked) == squeezed(text) {
        return true;
    }
    match (only_number(asked), only_number(text)) {
        (Some(asked), Some(there)) => is_same(&asked, &there),
        _ => false,
    }
}

fn is_same(asked: &Number, there: &Number) -> bool {
    let signs = asked.percent == there.percent || there.percent;
    signs && asked.value == there.value && asked.step == there.step
}

fn only_number(text: &str) -> Option<Number> {
    match tokens(text).as_slice() {
        [token] => token.number().cloned(),
        _ => None,
    }
}

/// `2641人`, where 2641 is a figure of 人.
fn with_unit(asked: &str, text: &str, found: &FigureFinding, figures: &Figures) -> bool {
    let of_whole = figures.get(&Scope::Whole, &found.figure.id);
    let unit = of_whole.and_then(|figure| figure.unit.as_deref());
    let asked = squeezed(asked);
    let bare = unit.and_then(|unit| asked.strip_suffix(unit));
    found.figure.form == Form::Text && bare.is_some_and(|bare| reads(bare, text))
}

/// The numbers of a line that stand in it with the very words asked for: 6.3% where it says
/// 增长6.3%, 28 where it says 28人. A number by itself is no words.
fn standing(asked: &[Token], line: &str) -> Vec<Range<usize>> {
    let is_number = |token: &Token| token.number().is_some();
    if asked.len() < 2 || !asked.iter().any(is_number) {
        return Vec::new();
    }
    let there = tokens(line);
    let is_it = |one: &Token, other: &Token| match (one.number(), other.number()) {
        (Some(one), Some(other)) => is_same(one, other),
        _ => one.kind == other.kind,
    };
    let mut found = Vec::new();
    for (at, words) in there.windows(asked.len()).enumerate() {
        // 14人 is no part of 14人次.
        let next = there.get(at + asked.len()).and_then(Token::char);
        let ends = asked.last().and_then(Token::char) != Some('人') || next != Some('次');
        if ends
            && asked
                .iter()
                .zip(words)
                .all(|(one, other)| is_it(one, other))
        {
            found.extend(
                words
                    .iter()
                    .filter(|w| is_number(w))
                    .map(|w| w.range.clone()),
            );
        }
    }
    found
}

/// Whether it is one of the numbers of a text: 1.5% of 比上年增加64人，增长1.5%.
fn holds(asked: &str, text: &str) -> bool {
    let Some(asked) = only_number(asked) else {
        return false;
    };
    let tokens = tokens(text);
    let mut numbers = tokens.iter().filter_map(Token::number);
    numbers.any(|there| is_same(&asked, there))
}

/// Whether a number with its unit is the number asked for.
fn begins(asked: &str, text: &str) -> bool {
    let first = tokens(text)
        .first()
        .and_then(|token| token.number().cloned());
    match (only_number(asked), first) {
        (Some(asked), Some(there)) => is_same(&asked, &there),
        _ => false,
    }
}

/// The sentences in which it stands as words: a year, a number of the template's own, a
/// unit.
fn sentences(paper: &Paper, asked: &str) -> Vec<String> {
    let wanted = only_number(asked);
    let words: Vec<char> = squeezed(asked).chars().collect();
    let mut told = Vec::new();
    for line in &paper.lines {
        let tokens = tokens(&line.text);
        let range = match &wanted {
            Some(wanted) => {
                let mut numbers = tokens
                    .iter()
                    .filter(|token| (token.number()).is_some_and(|number| is_same(wanted, number)));
                numbers.next().map(|token| token.range.clone())
            }
            None => {
                let first = line.text.char_indices().map(|(at, _)| at).find(|at| {
                    let rest = squeezed(&line.text[*at..]);
                    let mut rest = rest.chars();
                    !words.is_empty() && words.iter().all(|c| rest.next() == Some(*c))
                });
                first.map(|at| at..at)
            }
        };
        if let Some(range) = range {
            told.push(sentence::around(paper, line, &range));
        }
        if told.len() == SENTENCES {
            break;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::reads;

    #[test]
    fn a_text_is_the_same_in_either_width_and_with_blanks_and_commas() {
        assert!(reads("84.6%", "84.6%"));
        assert!(reads("８４．６％", "84.6%"));
        assert!(reads("84.6", "84.6%"));
        assert!(reads("4225", "4,225"));
        assert!(reads("宜昌、 武汉", "宜昌、武汉"));
    }

    #[test]
    fn another_number_is_another_text() {
        assert!(!reads("84.6%", "84.6"));
        assert!(!reads("84.6", "84.60"));
        assert!(!reads("12000", "1.2万"));
        assert!(!reads("42", "4225"));
        assert!(!reads("", ""));
    }
}
