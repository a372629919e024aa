//! Which sentences two reports of one template do not share.

use super::split::{Piece, Sentence};
use crate::figures::FigureRef;
use similar::{Algorithm, DiffTag, TextDiff, capture_diff_slices};
use std::collections::BTreeMap;

/// What has become of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A new report has it, the old one had not.
    Appears,
    /// The old report had it, a new one has not.
    Vanishes,
    /// A new report words it otherwise.
    Differs,
    /// It stands elsewhere.
    Moved,
}

impl Kind {
    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Appears => "appears",
            Kind::Vanishes => "vanishes",
            Kind::Differs => "differs",
            Kind::Moved => "moved",
        }
    }
}

/// A change, by the places of the sentence in the two lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: Kind,
    /// In the old list.
    pub old: Option<usize>,
    /// In the new list.
    pub new: Option<usize>,
}

/// Sentences that have at least so much of their words in common are one, worded otherwise.
const ALIKE: f32 = 0.5;
/// Beyond this many sentences on both sides of one gap, they are not compared one by one.
const GAP: usize = 60;

/// What makes a sentence this one: its words and its figures, whatever their values.
type Shape<'a> = Vec<Result<&'a str, &'a FigureRef>>;

/// The changes in the order of the new list, those that vanish where they stood.
pub fn compare(old: &[Sentence], new: &[Sentence]) -> Vec<Named> {
    let (olds, news): (Vec<Shape>, Vec<Shape>) = (shapes(old), shapes(new));
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &olds, &news) {
        if op.tag() != DiffTag::Equal {
            gap(op.old_range(), op.new_range(), old, new, &mut changes);
        }
    }
    moved(&olds, &news, changes)
}

fn shapes(sentences: &[Sentence]) -> Vec<Shape<'_>> {
    sentences.iter().map(shape).collect()
}

fn shape(sentence: &Sentence) -> Shape<'_> {
    let pieces = sentence.pieces.iter().map(|piece| match piece {
        Piece::Words(words) => Ok(words.as_str()),
        Piece::Figure { figure, .. } => Err(figure),
    });
    pieces.collect()
}

/// Pairs the sentences between two that both reports have, in order, by their words.
fn gap(
    olds: std::ops::Range<usize>,
    news: std::ops::Range<usize>,
    old: &[Sentence],
    new: &[Sentence],
    changes: &mut Vec<Named>,
) {
    let mut rest = olds.start;
    let is_small = olds.len() <= GAP && news.len() <= GAP;
    for at in news {
        let words = new[at].words();
        let same_place = |o: usize| is_small && old[o].section == new[at].section;
        let alike = (rest..olds.end)
            .filter(|&o| same_place(o))
            .find(|&o| TextDiff::from_chars(old[o].words(), words.clone()).ratio() >= ALIKE);
        let Some(pair) = alike else {
            changes.push(Named {
                kind: Kind::Appears,
                old: None,
                new: Some(at),
            });
            continue;
        };
        changes.extend((rest..pair).map(vanishes));
        changes.push(Named {
            kind: Kind::Differs,
            old: Some(pair),
            new: Some(at),
        });
        rest = pair + 1;
    }
    changes.extend((rest..olds.end).map(vanishes));
}

fn vanishes(at: usize) -> Named {
    Named {
        kind: Kind::Vanishes,
        old: Some(at),
        new: None,
    }
}

/// A sentence that vanishes here and appears there has moved.
fn moved(olds: &[Shape<'_>], news: &[Shape<'_>], changes: Vec<Named>) -> Vec<Named> {
    let mut gone: BTreeMap<&Shape, Vec<usize>> = BTreeMap::new();
    for change in changes.iter().rev() {
        if let (Kind::Vanishes, Some(at)) = (change.kind, change.old) {
            gone.entry(&olds[at]).or_default().push(at);
        }
    }
    let mut taken = Vec::new();
    let mut out = Vec::new();
    for mut change in changes {
        if let (Kind::Appears, Some(at)) = (change.kind, change.new)
            && let Some(old) = gone.get_mut(&news[at]).and_then(Vec::pop)
        {
            taken.push(old);
            change.kind = Kind::Moved;
            change.old = Some(old);
        }
        out.push(change);
    }
    let is_taken =
        |c: &Named| c.kind == Kind::Vanishes && c.old.is_some_and(|o| taken.contains(&o));
    out.retain(|change| !is_taken(change));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(words: &[&str]) -> Vec<Sentence> {
        let sentence = |text: &&str| Sentence {
            section: "一".into(),
            is_heading: false,
            pieces: vec![Piece::Words((*text).to_owned())],
        };
        words.iter().map(sentence).collect()
    }

    fn told(old: &[&str], new: &[&str]) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
        let changes = compare(&sentences(old), &sentences(new));
        let told = changes.iter().map(|c| (c.kind.key(), c.old, c.new));
        told.collect()
    }

    #[test]
    fn what_both_have_is_not_told() {
        assert_eq!(told(&["甲。", "乙。"], &["甲。", "乙。"]), []);
    }

    #[test]
    fn sentences_appear_and_vanish() {
        assert_eq!(
            told(&["甲甲甲。", "乙乙乙。"], &["乙乙乙。", "丙丙丙。"]),
            [("vanishes", Some(0), None), ("appears", None, Some(1))]
        );
    }

    #[test]
    fn a_sentence_of_nearly_the_same_words_is_worded_otherwise() {
        assert_eq!(
            told(&["中级人员多于初级人员。"], &["中级人员少于初级人员。"]),
            [("differs", Some(0), Some(0))]
        );
    }

    #[test]
    fn a_sentence_that_stands_elsewhere_has_moved() {
        assert_eq!(
            told(
                &["甲甲。", "乙乙。", "丙丙。"],
                &["丙丙。", "甲甲。", "乙乙。"]
            ),
            [("moved", Some(2), Some(0))]
        );
    }
}
