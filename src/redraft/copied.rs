//! Sentences that stand in the draft once more without their bookmarks: copied by a program
//! that leaves them with the first, or typed anew. Their numbers are told, never written.
//!
//! A sentence is known again by all of its words and by the numbers that are no figures; it
//! may read other numbers where figures were.

use super::decide::{Deciding, told};
use super::outcome::{FigureOutcome, Outcome};
use super::scan::Scan;
use super::sentence::{self, FULL_STOPS};
use super::sentences::{self, Piece, Sentence};
use super::spelling::{same, squeezed};
use super::token::{Kind, tokens};
use crate::export::docx::record::FigureMark;
use std::collections::HashMap;
use std::ops::Range;

/// A sentence with fewer characters of its own may be anybody's.
const FEW: usize = 6;

/// A number of a sentence.
enum Slot<'a> {
    /// A figure, which may have changed.
    Figure(&'a FigureMark),
    /// One of the template's words, or a year, which must be the same.
    Fixed(String),
}

/// Sentences by their words.
type Shapes<'a> = HashMap<String, Vec<Vec<Slot<'a>>>>;

/// The numbers of copied sentences that do not read what the data say.
pub fn find(deciding: &Deciding<'_>) -> Vec<FigureOutcome> {
    let draft = deciding.draft;
    let (false, Some(sentences)) = (draft.pristine, sentences::generated(&draft.record)) else {
        return Vec::new();
    };
    let marks = draft.record.figures.iter();
    let marks = marks.map(|mark| (mark.bookmark.as_str(), mark)).collect();
    let mut shapes: Shapes<'_> = HashMap::new();
    for sentence in &sentences {
        if let Some((words, slots)) = shape(sentence, &marks) {
            shapes.entry(words).or_default().push(slots);
        }
    }
    let mut found = Vec::new();
    for (index, part) in draft.parts.iter().enumerate() {
        for paragraph in 0..part.scan.paragraph_count() {
            let known = deciding.round.known((index, paragraph));
            look(&part.scan, paragraph, known, &shapes, deciding, &mut found);
        }
    }
    found
}

/// Looks through a paragraph.
fn look(
    scan: &Scan,
    paragraph: usize,
    known: &[Range<usize>],
    shapes: &Shapes<'_>,
    deciding: &Deciding<'_>,
    found: &mut Vec<FigureOutcome>,
) {
    let (text, _) = scan.paragraph(paragraph);
    let mut from = 0;
    for sentence in text.split_inclusive(FULL_STOPS) {
        let start = from;
        from += sentence.len();
        // A sentence in which a figure stands is no copy, whatever has become of the others.
        if known.iter().any(|k| k.start <= from && start <= k.end) {
            continue;
        }
        let (words, numbers) = read(sentence);
        let slots = shapes.get(&words).map_or(&[][..], Vec::as_slice);
        let slots = slots
            .iter()
            .filter(|slots| is_it(slots, &numbers, sentence));
        let slots: Vec<&Vec<Slot<'_>>> = slots.collect();
        let reads = |slots: &&&Vec<Slot<'_>>| {
            let mut pairs = slots.iter().zip(&numbers);
            pairs.any(|(slot, at)| matches!(slot, Slot::Figure(mark) if same(&mark.text, &sentence[at.clone()])))
        };
        // Of several sentences of the same words only the numbers tell which it is.
        let chosen = match slots.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(|slots| reads(slots)).copied(),
        };
        for (slot, at) in chosen.into_iter().flatten().zip(&numbers) {
            let Slot::Figure(mark) = slot else { continue };
            let here = start + at.start..start + at.end;
            let new = deciding.wanted.text(mark);
            let stands = &text[here.clone()];
            if new.as_deref().is_some_and(|new| same(stands, new)) {
                continue;
            }
            let mut copy = told(mark, Outcome::Copy, new, Some(stands.to_owned()));
            copy.context = sentence::around_in(&text, here);
            found.push(copy);
        }
    }
}

/// Whether the numbers of a sentence that are no figures are those of the draft's.
fn is_it(slots: &[Slot<'_>], numbers: &[Range<usize>], sentence: &str) -> bool {
    slots.len() == numbers.len()
        && slots.iter().zip(numbers).all(|(slot, at)| match slot {
            Slot::Figure(_) => true,
            Slot::Fixed(text) => squeezed(text) == squeezed(&sentence[at.clone()]),
        })
}

/// The words of a sentence, and where its numbers stand.
fn read(sentence: &str) -> (String, Vec<Range<usize>>) {
    let (mut words, mut numbers) = (String::new(), Vec::new());
    for token in tokens(sentence) {
        match token.kind {
            Kind::Char(c) => words.push(c),
            Kind::Number(_) | Kind::Dotted(_) => {
                words.push('#');
                numbers.push(token.range);
            }
        }
    }
    (words, numbers)
}

/// A sentence as generated; `None` where there is no figure in it that can be told, or too
/// little else.
fn shape<'a>(
    sentence: &Sentence,
    marks: &HashMap<&str, &'a FigureMark>,
) -> Option<(String, Vec<Slot<'a>>)> {
    let (mut text, mut figures, mut own) = (String::new(), HashMap::new(), 0);
    for piece in &sentence.pieces {
        let start = text.len();
        match piece {
            Piece::Words(words) => {
                own += words.chars().filter(|c| c.is_alphabetic()).count();
                text.push_str(words);
            }
            Piece::Figure {
                text: read,
                bookmark,
                figure,
            } => {
                text.push_str(read);
                if !figure.id.starts_with("period.") {
                    let mark = *marks.get(bookmark.as_str())?;
                    figures.insert((start, text.len()), mark);
                }
            }
        }
    }
    let (words, numbers) = read(&text);
    let slots = numbers
        .into_iter()
        .map(|at| match figures.get(&(at.start, at.end)) {
            Some(mark) => Slot::Figure(mark),
            None => Slot::Fixed(text[at].to_owned()),
        });
    let slots: Vec<Slot<'a>> = slots.collect();
    let has_figure = slots.iter().any(|slot| matches!(slot, Slot::Figure(_)));
    (has_figure && own >= FEW).then_some((words, slots))
}
