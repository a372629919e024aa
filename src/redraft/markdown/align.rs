//! Which word of the edited text is which of the generated: whole lines first, then whole
//! sentences, then the words of what lies between.

use super::anchors::{common, words};
use super::cells::cells;
use super::text::Text;
use std::collections::HashMap;
use std::ops::Range;

/// A sentence of fewer words is known elsewhere only with its line.
const MOVED: usize = 6;

/// The generated text beside the edited.
pub struct Aligned {
    /// For each word of the generated text, which of the edited is the same. The rows of
    /// tables have words only where the whole row is the same.
    pub words: Vec<Option<usize>>,
    /// For each line of the generated text, the line of the edited that is the same, whole.
    pub lines: Vec<Option<usize>>,
    /// For each sentence of the generated text, the one of the edited that is the same.
    pub sentences: Vec<Option<usize>>,
}

/// Compares two texts.
pub fn align(old: &Text, new: &Text) -> Aligned {
    let lines = same_lines(old, new);
    let mut out = Aligned {
        words: vec![None; old.tokens.len()],
        lines: vec![None; old.lines.len()],
        sentences: vec![None; old.sentences.len()],
    };
    for (from, to) in &lines {
        out.lines[*from] = Some(*to);
    }
    let gaps = gaps(&lines, old.lines.len(), new.lines.len());
    let (olds, news) = (rest(&out.lines, old.lines.len()), taken(&out.lines, new));
    let news: Vec<usize> = (0..new.lines.len()).filter(|line| !news[*line]).collect();
    for (from, to) in once(
        &olds,
        &news,
        |line| old.line_key(line),
        |line| new.line_key(line),
        1,
    ) {
        out.lines[from] = Some(to);
    }
    for (from, to) in out.lines.clone().into_iter().enumerate() {
        if let Some(to) = to {
            out.pair([old, new], &old.lines[from], &new.lines[to]);
            let (first, other) = (
                old.sentence_of(old.lines[from].start),
                new.sentence_of(new.lines[to].start),
            );
            let last = old.sentence_of(old.lines[from].end - 1);
            for step in 0..=last - first {
                out.sentences[first + step] = Some(other + step);
            }
        }
    }
    out.between(old, new, gaps);
    out
}

impl Aligned {
    /// The lines that are not whole: their sentences, then their words.
    fn between(&mut self, old: &Text, new: &Text, gaps: Vec<(Range<usize>, Range<usize>)>) {
        let is_taken = taken(&self.lines, new);
        let mut open = Vec::new();
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for (from, to) in gaps {
            let from: Vec<usize> = from
                .filter(|line| self.lines[*line].is_none())
                .flat_map(|line| sentences(old, line))
                .collect();
            let to: Vec<usize> = to
                .filter(|line| !is_taken[*line])
                .flat_map(|line| sentences(new, line))
                .collect();
            let keys = |text: &'_ Text, list: &[usize]| -> Vec<Vec<u32>> {
                let key = |s: &usize| text.sentence_key(*s).to_vec();
                list.iter().map(key).collect()
            };
            let pairs = common(&keys(old, &from), &keys(new, &to));
            for (a, b) in &pairs {
                self.sentences[from[*a]] = Some(to[*b]);
            }
            for (a, b) in self::gaps(&pairs, from.len(), to.len()) {
                olds.extend_from_slice(&from[a.clone()]);
                news.extend_from_slice(&to[b.clone()]);
                open.push((from[a].to_vec(), to[b].to_vec()));
            }
            for (a, b) in pairs {
                self.pair([old, new], &old.sentences[from[a]], &new.sentences[to[b]]);
            }
        }
        let moved = once(
            &olds,
            &news,
            |s| old.sentence_key(s),
            |s| new.sentence_key(s),
            MOVED,
        );
        let mut is_moved = vec![false; new.sentences.len()];
        for (from, to) in moved {
            self.sentences[from] = Some(to);
            is_moved[to] = true;
            self.pair([old, new], &old.sentences[from], &new.sentences[to]);
        }
        for (from, to) in open {
            let from: Vec<usize> = from
                .into_iter()
                .filter(|s| self.sentences[*s].is_none())
                .flat_map(|s| old.sentences[s].clone())
                .collect();
            let to: Vec<usize> = to
                .into_iter()
                .filter(|s| !is_moved[*s])
                .flat_map(|s| new.sentences[s].clone())
                .collect();
            let ids = |text: &Text, list: &[usize]| -> Vec<u32> {
                list.iter().map(|word| text.ids[*word]).collect()
            };
            for (a, b) in words(&ids(old, &from), &ids(new, &to)) {
                self.words[from[a]] = Some(to[b]);
            }
        }
    }

    /// Pairs the words of two stretches that are the same, but perhaps for their ends.
    fn pair(&mut self, texts: [&Text; 2], old: &Range<usize>, new: &Range<usize>) {
        for (old, new) in old.clone().zip(new.clone()) {
            if texts[0].ids[old] == texts[1].ids[new] {
                self.words[old] = Some(new);
            }
        }
    }
}

/// The sentences of a line; none of a row of a table.
fn sentences(text: &Text, line: usize) -> Range<usize> {
    if cells(text.line(line)).is_some() {
        return 0..0;
    }
    let words = &text.lines[line];
    text.sentence_of(words.start)..text.sentence_of(words.end - 1) + 1
}

fn same_lines(old: &Text, new: &Text) -> Vec<(usize, usize)> {
    let keys = |text: &'_ Text| -> Vec<Vec<u32>> {
        let lines = 0..text.lines.len();
        lines.map(|line| text.line_key(line).to_vec()).collect()
    };
    common(&keys(old), &keys(new))
}

fn rest(found: &[Option<usize>], len: usize) -> Vec<usize> {
    (0..len).filter(|at| found[*at].is_none()).collect()
}

fn taken(lines: &[Option<usize>], new: &Text) -> Vec<bool> {
    let mut taken = vec![false; new.lines.len()];
    for line in lines.iter().flatten() {
        taken[*line] = true;
    }
    taken
}

/// What stands once in both lists and has at least so many words, wherever it stands.
fn once<'a>(
    olds: &[usize],
    news: &[usize],
    old: impl Fn(usize) -> &'a [u32],
    new: impl Fn(usize) -> &'a [u32],
    len: usize,
) -> Vec<(usize, usize)> {
    let mut places: HashMap<&[u32], (Vec<usize>, Vec<usize>)> = HashMap::new();
    for at in olds {
        places.entry(old(*at)).or_default().0.push(*at);
    }
    for at in news {
        places.entry(new(*at)).or_default().1.push(*at);
    }
    let single = places.into_iter().filter(|(key, _)| key.len() >= len);
    let single = single.filter_map(
        |(_, found)| match (found.0.as_slice(), found.1.as_slice()) {
            ([old], [new]) => Some((*old, *new)),
            _ => None,
        },
    );
    single.collect()
}

/// What lies between pairs.
fn gaps(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut gaps = Vec::new();
    let (mut from, mut to) = (0, 0);
    for pair in pairs.iter().chain([&(old, new)]) {
        if from < pair.0 || to < pair.1 {
            gaps.push((from..pair.0, to..pair.1));
        }
        (from, to) = (pair.0 + 1, pair.1 + 1);
    }
    gaps
}
