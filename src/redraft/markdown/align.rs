//! Which word of the edited text is which of the generated: lines first, then the words of
//! the lines between.

use super::tokens::{Token, key, lines};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// The generated text beside the edited.
pub struct Aligned {
    /// For each word of the generated text, which of the edited is the same.
    pub words: Vec<Option<usize>>,
    /// For each line of the generated text, the line of the edited that is the same, whole.
    pub whole: Vec<Option<usize>>,
    /// For each line of the generated text, the lines of the edited among which it may be.
    pub among: Vec<Range<usize>>,
    /// The lines of the generated text, in words.
    pub old_lines: Vec<Range<usize>>,
    /// The lines of the edited text, in words.
    pub new_lines: Vec<Range<usize>>,
}

/// Compares two texts.
pub fn align(old: &[Token], new: &[Token]) -> Aligned {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let old_keys: Vec<Vec<&str>> = old_lines.iter().map(|l| key(&old[l.clone()])).collect();
    let new_keys: Vec<Vec<&str>> = new_lines.iter().map(|l| key(&new[l.clone()])).collect();
    let mut aligned = Aligned {
        words: vec![None; old.len()],
        whole: vec![None; old_lines.len()],
        among: vec![0..0; old_lines.len()],
        old_lines,
        new_lines,
    };
    let mut gaps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        if op.tag() == DiffTag::Equal {
            for (old, new) in op.old_range().zip(op.new_range()) {
                aligned.whole[old] = Some(new);
            }
        } else {
            gaps.push((op.old_range(), op.new_range()));
        }
    }
    aligned.find_moved(&gaps, &old_keys, &new_keys);
    let taken: Vec<usize> = aligned.whole.iter().flatten().copied().collect();
    let mut is_taken = vec![false; aligned.new_lines.len()];
    taken.iter().for_each(|line| is_taken[*line] = true);
    for line in 0..aligned.old_lines.len() {
        if let Some(found) = aligned.whole[line] {
            aligned.among[line] = found..found + 1;
            let (old_words, new_words) = (
                aligned.old_lines[line].clone(),
                aligned.new_lines[found].clone(),
            );
            aligned.pair(old, new, old_words.collect(), new_words.collect());
        }
    }
    for (olds, news) in gaps {
        for line in olds.clone() {
            if aligned.whole[line].is_none() {
                aligned.among[line] = news.clone();
            }
        }
        let olds = olds.filter(|line| aligned.whole[*line].is_none());
        let olds: Vec<usize> = olds
            .flat_map(|line| aligned.old_lines[line].clone())
            .collect();
        let news = news.filter(|line| !is_taken[*line]);
        let news: Vec<usize> = news
            .flat_map(|line| aligned.new_lines[line].clone())
            .collect();
        aligned.pair(old, new, olds, news);
    }
    aligned
}

impl Aligned {
    /// Lines that stand elsewhere, word for word, once before and once now.
    fn find_moved(
        &mut self,
        gaps: &[(Range<usize>, Range<usize>)],
        old: &[Vec<&str>],
        new: &[Vec<&str>],
    ) {
        let mut places: HashMap<&Vec<&str>, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (olds, news) in gaps {
            for line in olds.clone().filter(|line| !old[*line].is_empty()) {
                places.entry(&old[line]).or_default().0.push(line);
            }
            for line in news.clone().filter(|line| !new[*line].is_empty()) {
                places.entry(&new[line]).or_default().1.push(line);
            }
        }
        for found in places.into_values() {
            if let ([old], [new]) = (found.0.as_slice(), found.1.as_slice()) {
                self.whole[*old] = Some(*new);
            }
        }
    }

    /// Pairs the words of two stretches.
    fn pair(&mut self, old: &[Token], new: &[Token], olds: Vec<usize>, news: Vec<usize>) {
        let words = |tokens: &'_ [Token], at: &[usize]| -> Vec<String> {
            at.iter().map(|word| tokens[*word].key.clone()).collect()
        };
        let (old_words, new_words) = (words(old, &olds), words(new, &news));
        for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for step in 0..len {
                    self.words[olds[old_index + step]] = Some(news[new_index + step]);
                }
            }
        }
    }
}
