//! The sentences of a Markdown draft, generated and as people have left them.

use super::cells::{cells, is_rule};
use super::draft::{MarkdownDraft, unmarked};
use crate::export::markdown;
use crate::redraft::sentence;
use crate::redraft::sentences::{self, Piece, Sentence, SentenceChange, Text, split};
use crate::report::document::Document;
use std::ops::Range;

impl MarkdownDraft {
    /// The sentences that a new report, which `document` is, would have, would not have or
    /// would word otherwise, and that nobody has seen to.
    pub fn sentences(&self, document: &Document) -> Vec<SentenceChange> {
        changes(self, &markdown::pieces(document))
    }
}

/// What of the sentences a person has to see to.
pub(super) fn changes(draft: &MarkdownDraft, fresh: &[markdown::Piece]) -> Vec<SentenceChange> {
    let old = generated(&draft.record.pieces);
    let new = generated(fresh);
    let lines = draft.all_lines().map(without_blanks);
    let text = Lines {
        draft,
        lines: lines.collect(),
    };
    sentences::changes(&old, &new, &text)
}

/// The sentence around a stretch of a line, without its marks.
pub fn around(line: &str, at: Range<usize>) -> String {
    unmarked(&sentence::around_in(line, at))
}

/// The whole sentence around a stretch of a line, without its marks.
pub fn whole(line: &str, at: Range<usize>) -> String {
    unmarked(&sentence::whole_in(line, at))
}

/// A figure's bookmark here is the number of its piece.
fn generated(pieces: &[markdown::Piece]) -> Vec<Sentence> {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    for (index, piece) in pieces.iter().enumerate() {
        let words = match piece {
            markdown::Piece::Words(words) => words,
            markdown::Piece::Bar { .. } => continue,
            markdown::Piece::Figure { figure, text, .. } => {
                let figure = Piece::Figure {
                    figure: figure.clone(),
                    text: text.clone(),
                    bookmark: index.to_string(),
                };
                lines
                    .last_mut()
                    .into_iter()
                    .for_each(|l| l.push(figure.clone()));
                continue;
            }
        };
        for (number, part) in words.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            let part = Piece::Words(part.to_owned());
            lines
                .last_mut()
                .into_iter()
                .for_each(|l| l.push(part.clone()));
        }
    }
    split(lines.into_iter().filter_map(line))
}

/// Whether it is a heading, and what it says; nothing for a row of a table.
fn line(mut pieces: Vec<Piece>) -> Option<(bool, Vec<Piece>)> {
    let first = match pieces.first() {
        Some(Piece::Words(words)) => words.clone(),
        _ => String::new(),
    };
    if cells(&first).is_some() || is_rule(&first) {
        return None;
    }
    let is_heading = first.starts_with('#');
    for piece in &mut pieces {
        if let Piece::Words(words) = piece {
            *words = markdown::unescaped(words);
        }
    }
    if let (true, Some(Piece::Words(words))) = (is_heading, pieces.first_mut()) {
        *words = without_number(words.trim_start_matches('#').trim_start()).to_owned();
    }
    (!pieces.is_empty()).then_some((is_heading, pieces))
}

/// A heading without its number, which depends on what stands before it.
fn without_number(heading: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let opened = heading.strip_prefix('（');
    let rest = opened.unwrap_or(heading);
    let after = rest.trim_start_matches(is_digit);
    let ends: &[char] = if opened.is_some() {
        &['）']
    } else {
        &['、', '.']
    };
    match after.len() < rest.len() {
        true => after.strip_prefix(ends).unwrap_or(heading),
        false => heading,
    }
}

struct Lines<'a> {
    draft: &'a MarkdownDraft,
    /// Without marks and blanks.
    lines: Vec<String>,
}

impl Text for Lines<'_> {
    /// Around the first of its figures that is still there, else by its words.
    fn find(&self, sentence: &Sentence) -> Option<String> {
        let places = sentence.bookmarks().filter_map(|piece| piece.parse().ok());
        let mut places = places.filter_map(|piece| self.draft.find_at(piece));
        if let Some(at) = places.next() {
            let (start, line) = self.draft.line_at(at.start);
            let whole = sentence::whole_in(line, at.start - start..at.end - start);
            return Some(unmarked(&whole));
        }
        let words = sentence.words();
        self.has(&words).then_some(words)
    }

    fn has(&self, words: &str) -> bool {
        let words = without_blanks(words);
        self.lines.iter().any(|line| line.contains(&words))
    }
}

fn without_blanks(text: &str) -> String {
    let words = unmarked(text);
    words.chars().filter(|c| !c.is_whitespace()).collect()
}
