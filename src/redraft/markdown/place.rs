//! Where a figure of running text stands in the edited text, if that is certain.
//!
//! Certain is a number that stands between the same words as when it was generated, and a
//! place where these words stand no more often than then. Anything else is told, not
//! guessed.

use super::align::Aligned;
use super::tokens::{Token, key};
use std::ops::Range;

/// So many of the same words must stand around it in all, one at least on each side.
const WORDS: usize = 4;
/// The beginning or the end of the line counts as so many.
const END: usize = 2;
/// So many words on each side must not stand twice.
const WINDOW: usize = 8;

/// Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In these words of the edited text, as generated.
    Same(Range<usize>),
    /// Between the same words something else: these words, which a person has written.
    Other(Range<usize>),
    /// The words around are there, the figure is not.
    Gone,
    /// Its words are there, but not surely at this place.
    Unclear(Range<usize>),
    /// Nothing of its line is left.
    Lost,
}

/// The texts and how they lie.
pub struct Texts<'a> {
    /// The generated words.
    pub old: &'a [Token],
    /// The edited words.
    pub new: &'a [Token],
    /// Which is which.
    pub aligned: &'a Aligned,
}

impl Texts<'_> {
    /// Where the figure in these generated words of this line stands.
    pub fn place(&self, line: usize, at: Range<usize>) -> Place {
        let whole = &self.aligned.old_lines[line];
        let sides = (self.left(whole, at.start)).zip(self.right(whole, at.end));
        let sides =
            sides.filter(|((start, left), (end, right))| start <= end && left + right >= WORDS);
        let between = sides.map(|((start, _), (end, _))| self.without_blanks(start..end));
        match (between, self.run(at.clone())) {
            (Some(between), Some(run)) if run == between => {
                match self.stands_once(line, at, &run) {
                    true => Place::Same(run),
                    false => Place::Unclear(run),
                }
            }
            (Some(between), _) if between.is_empty() => Place::Gone,
            (Some(between), _) if self.is_one_line(between.clone()) => Place::Other(between),
            (_, Some(run)) => Place::Unclear(run),
            _ => {
                let is_left = self.aligned.words[whole.clone()]
                    .iter()
                    .any(Option::is_some);
                match is_left {
                    true => Place::Gone,
                    false => Place::Lost,
                }
            }
        }
    }

    /// The edited words of these generated ones, where they still follow one another.
    fn run(&self, at: Range<usize>) -> Option<Range<usize>> {
        let words = &self.aligned.words[at];
        let first = (*words.first()?)?;
        let follows = words.iter().enumerate();
        let mut follows = follows.map(|(step, word)| *word == Some(first + step));
        follows.all(|is| is).then_some(first..first + words.len())
    }

    /// The edited word after the words on the left, and how many of them are there.
    fn left(&self, line: &Range<usize>, start: usize) -> Option<(usize, usize)> {
        let words = (line.start..start).rev();
        let words = words.filter(|word| !self.old[*word].is_blank());
        let words: Vec<usize> = words.take(WINDOW).collect();
        let Some(next) = words.first() else {
            return Some((self.begin(line)?, END));
        };
        let next = self.aligned.words[*next]?;
        let (mut at, mut count) = (next, 1);
        for word in &words[1..] {
            let before = (0..at).rev().find(|word| !self.new[*word].is_blank());
            if before.is_none() || self.aligned.words[*word] != before {
                return Some((next + 1, count));
            }
            at = before.unwrap_or_default();
            count += 1;
        }
        let is_begin = words.len() < WINDOW && self.is_begin(at);
        Some((next + 1, count + if is_begin { END } else { 0 }))
    }

    /// The edited word with which the words on the right begin, and how many of them are
    /// there.
    fn right(&self, line: &Range<usize>, end: usize) -> Option<(usize, usize)> {
        let words = (end..line.end).filter(|word| !self.old[*word].is_blank());
        let words: Vec<usize> = words.take(WINDOW).collect();
        let Some(next) = words.first() else {
            // The file ends without a line's end.
            return Some((self.new.len(), END));
        };
        let next = self.aligned.words[*next]?;
        let (mut at, mut count) = (next, 0);
        for (step, word) in words.iter().enumerate() {
            let follows = (at + usize::from(step > 0)..self.new.len())
                .find(|word| !self.new[*word].is_blank());
            if follows.is_none() || self.aligned.words[*word] != follows {
                break;
            }
            at = follows.unwrap_or_default();
            count += if self.old[*word].is_end() { END } else { 1 };
        }
        Some((next, count))
    }

    /// The first word of the edited line, where that of the generated is known by its end.
    fn begin(&self, line: &Range<usize>) -> Option<usize> {
        let known = self.aligned.words[line.clone()].iter().flatten().next()?;
        let at = (0..*known).rev().find(|word| self.new[*word].is_end());
        Some(at.map_or(0, |end| end + 1))
    }

    fn is_begin(&self, at: usize) -> bool {
        let before = (0..at).rev().find(|word| !self.new[*word].is_blank());
        before.is_none_or(|word| self.new[word].is_end())
    }

    fn without_blanks(&self, at: Range<usize>) -> Range<usize> {
        let words = &self.new[at.clone()];
        let blank = |token: &&Token| token.is_blank();
        let start = at.start + words.iter().take_while(blank).count();
        let end = at.end - words.iter().rev().take_while(blank).count();
        start.min(end)..end
    }

    fn is_one_line(&self, at: Range<usize>) -> bool {
        !self.new[at].iter().any(Token::is_end)
    }

    /// Whether the words around stand no more often now than then. A line that is there
    /// word for word is itself, unless the whole line has been copied.
    fn stands_once(&self, line: usize, at: Range<usize>, run: &Range<usize>) -> bool {
        if self.aligned.whole[line].is_some() {
            let this = key(&self.old[self.aligned.old_lines[line].clone()]);
            let of = |tokens: &[Token], lines: &[Range<usize>]| {
                let same = |line: &&Range<usize>| key(&tokens[(*line).clone()]) == this;
                lines.iter().filter(same).count()
            };
            return of(self.new, &self.aligned.new_lines) <= of(self.old, &self.aligned.old_lines);
        }
        let around = |tokens: &[Token], at: &Range<usize>| -> Vec<String> {
            let (from, to) = (
                at.start.saturating_sub(WINDOW),
                (at.end + WINDOW).min(tokens.len()),
            );
            let words = tokens[from..to].iter().map(|token| token.key.clone());
            words.collect()
        };
        // The words that both have on the two sides of the figure.
        let (then, now) = (around(self.old, &at), around(self.new, run));
        let middle_then = at.start - at.start.saturating_sub(WINDOW);
        let middle_now = run.start - run.start.saturating_sub(WINDOW);
        let left = (1..=middle_then.min(middle_now))
            .take_while(|step| then[middle_then - step] == now[middle_now - step])
            .count();
        let (rest_then, rest_now) = (
            &then[middle_then + at.len()..],
            &now[middle_now + run.len()..],
        );
        let right = rest_then
            .iter()
            .zip(rest_now)
            .take_while(|(a, b)| a == b)
            .count();
        let words = &now[middle_now - left..middle_now + run.len() + right];
        let count = |tokens: &[Token]| {
            let windows = tokens.windows(words.len());
            windows
                .filter(|window| {
                    window
                        .iter()
                        .zip(words)
                        .all(|(token, word)| token.key == *word)
                })
                .count()
        };
        count(self.new) <= count(self.old)
    }
}
