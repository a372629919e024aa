//! Sentences that stand in the draft once more without their bookmarks: copied by a program
//! that leaves them with the first, or typed anew. Their numbers are told, never written.
//!
//! A sentence is known again by all of its words and by the numbers that are no figures;
//! where figures were it may read anything else. So a copy is known however often the data
//! have changed since it was made.

use super::decide::{Deciding, told};
use super::outcome::{FigureOutcome, Outcome};
use super::scan::Scan;
use super::sentence::{self, FULL_STOPS};
use super::sentences::{self, Piece, Sentence};
use super::spelling::same;
use super::token::{Kind, Token, tokens};
use crate::export::docx::record::{FigureMark, LinePiece};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A sentence with fewer characters of its own may be anybody's.
const FEW: usize = 6;
/// No figure reads more words than this.
const LONG: usize = 80;

/// A piece of a sentence as generated.
enum Part<'a> {
    /// A word, or a number that is no figure or is a year.
    Fixed(Kind),
    /// A figure that is a number.
    Number(&'a FigureMark),
    /// One that is words, with numbers in them or without: 比上年增加64人，增长1.5%.
    Words(&'a FigureMark),
}

/// A sentence as generated.
struct Shape<'a> {
    /// The line it stands in.
    line: usize,
    parts: Vec<Part<'a>>,
}

/// The figures of a sentence of the draft, each with the bytes that read it.
type Read<'a> = Vec<(&'a FigureMark, Range<usize>)>;

/// The numbers of copied sentences that do not read what the data say.
pub fn find(deciding: &Deciding<'_>) -> Vec<FigureOutcome> {
    let draft = deciding.draft;
    let (false, Some(sentences)) = (draft.pristine, sentences::generated(&draft.record)) else {
        return Vec::new();
    };
    let marks = draft.record.figures.iter();
    let marks = marks.map(|mark| (mark.bookmark.as_str(), mark)).collect();
    let mut lines = HashMap::new();
    for (index, line) in draft.record.lines.iter().flatten().enumerate() {
        for piece in &line.pieces {
            if let LinePiece::Figure(bookmark) = piece {
                lines.insert(bookmark.as_str(), index);
            }
        }
    }
    let shapes = sentences.iter().filter_map(|sentence| {
        let parts = parts(sentence, &marks)?;
        let line = sentence.bookmarks().find_map(|name| lines.get(name));
        let line = *line?;
        Some(Shape { line, parts })
    });
    let shapes: Vec<Shape<'_>> = shapes.collect();
    let mut found = Vec::new();
    for (index, part) in draft.parts.iter().enumerate() {
        for paragraph in 0..part.scan.paragraph_count() {
            let known = deciding.round.known((index, paragraph));
            look(&part.scan, paragraph, known, &shapes, deciding, &mut found);
        }
    }
    found
}

/// What looks like a copy of a figure that has no bookmark any more is the figure's own
/// sentence, if there is no other: the bookmarks were lost in it. It is told once.
pub fn is_the_own(gone: &mut FigureOutcome, copies: &mut Vec<FigureOutcome>) {
    let is_its = |copy: &FigureOutcome| copy.mark.bookmark == gone.mark.bookmark;
    let mut its = (0..copies.len()).filter(|at| is_its(&copies[*at]));
    if let (Outcome::Gone, Some(only), None) = (gone.outcome, its.next(), its.next()) {
        let own = copies.remove(only);
        (gone.text, gone.context) = (own.text, own.context);
    }
}

/// Looks through a paragraph.
fn look<'a>(
    scan: &Scan,
    paragraph: usize,
    known: &[Range<usize>],
    shapes: &[Shape<'a>],
    deciding: &Deciding<'_>,
    found: &mut Vec<FigureOutcome>,
) {
    let (text, _) = scan.paragraph(paragraph);
    let mut from = 0;
    // Of each sentence what it may be: the line, and how its figures read.
    let mut candidates: Vec<(usize, Vec<(usize, Read<'a>)>)> = Vec::new();
    for sentence in text.split_inclusive(FULL_STOPS) {
        let start = from;
        from += sentence.len();
        // A sentence in which a figure stands is no copy, whatever has become of the others.
        if known.iter().any(|k| k.start <= from && start <= k.end) {
            continue;
        }
        let tokens = tokens(sentence);
        let fitting = shapes.iter();
        let fitting = fitting.filter_map(|s| Some((s.line, read(&s.parts, &tokens)?)));
        let fitting: Vec<(usize, Read<'a>)> = fitting.collect();
        if !fitting.is_empty() {
            candidates.push((start, fitting));
        }
    }
    let certain = candidates.iter().filter_map(|(_, all)| match &all[..] {
        [(line, _)] => Some(*line),
        _ => None,
    });
    let certain: BTreeSet<usize> = certain.collect();
    for (start, fitting) in &candidates {
        let reads = |at: &Range<usize>| &text[start + at.start..start + at.end];
        // Of several sentences of the same words the one beside its neighbours, or else the
        // one that reads most of what it was.
        let weight = |(line, read): &(usize, Read<'a>)| {
            let as_written = read.iter().filter(|(mark, at)| same(&mark.text, reads(at)));
            (certain.contains(line), as_written.count())
        };
        let best = fitting.iter().map(weight).max().unwrap_or_default();
        let mut chosen = fitting.iter().filter(|one| weight(one) == best);
        let (Some((_, read)), None) = (chosen.next(), chosen.next()) else {
            continue;
        };
        for (mark, at) in read {
            let new = deciding.wanted.text(mark);
            if new.as_deref().is_some_and(|new| same(reads(at), new)) {
                continue;
            }
            let mut copy = told(mark, Outcome::Copy, new, Some(reads(at).to_owned()));
            copy.context = sentence::around_in(&text, start + at.start..start + at.end);
            found.push(copy);
        }
    }
}

/// Where the figures of a sentence stand in these words; `None` where these are others.
fn read<'a>(parts: &[Part<'a>], tokens: &[Token]) -> Option<Read<'a>> {
    // The words that the first pieces may end before, each with where the last began.
    let mut ends: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::from([(0, 0)])];
    for part in parts {
        let mut next = BTreeMap::new();
        for &at in ends.last()?.keys() {
            let Some(token) = tokens.get(at) else {
                break;
            };
            match part {
                Part::Fixed(kind) if is_same(kind, &token.kind) => {
                    next.entry(at + 1).or_insert(at);
                }
                Part::Number(_) if token.number().is_some() => {
                    next.entry(at + 1).or_insert(at);
                }
                Part::Words(_) => {
                    for end in at + 1..=tokens.len().min(at + LONG) {
                        next.entry(end).or_insert(at);
                    }
                }
                Part::Fixed(_) | Part::Number(_) => {}
            }
            if matches!(part, Part::Words(_)) && at + LONG >= tokens.len() {
                break;
            }
        }
        if next.is_empty() {
            return None;
        }
        ends.push(next);
    }
    let mut end = tokens.len();
    let mut read = Vec::new();
    for (part, ends) in parts.iter().zip(&ends[1..]).rev() {
        let start = *ends.get(&end)?;
        if let Part::Number(mark) | Part::Words(mark) = part {
            let at = tokens[start].range.start..tokens[end - 1].range.end;
            read.push((*mark, at));
        }
        end = start;
    }
    read.reverse();
    Some(read)
}

fn is_same(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Number(a), Kind::Number(b)) => a.percent == b.percent && a.value == b.value,
        (a, b) => a == b,
    }
}

/// A sentence as generated; `None` where there is no figure in it that can be told, or too
/// little else.
fn parts<'a>(sentence: &Sentence, marks: &HashMap<&str, &'a FigureMark>) -> Option<Vec<Part<'a>>> {
    let (mut parts, mut own, mut has_figure) = (Vec::new(), 0, false);
    let fixed = |text: &str, parts: &mut Vec<Part<'a>>| {
        parts.extend(
            tokens(text)
                .into_iter()
                .map(|token| Part::Fixed(token.kind)),
        );
    };
    for piece in &sentence.pieces {
        match piece {
            Piece::Words(words) => {
                own += words.chars().filter(|c| c.is_alphabetic()).count();
                fixed(words, &mut parts);
            }
            Piece::Figure { figure, text, .. } if figure.id.starts_with("period.") => {
                fixed(text, &mut parts);
            }
            Piece::Figure { text, bookmark, .. } => {
                let mark = *marks.get(bookmark.as_str())?;
                parts.push(match tokens(text).as_slice() {
                    [token] if token.number().is_some() => Part::Number(mark),
                    _ => Part::Words(mark),
                });
                has_figure = true;
            }
        }
    }
    (has_figure && own >= FEW).then_some(parts)
}
