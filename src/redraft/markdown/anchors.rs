//! What two lists have in common, found by what stands once in both: near to linear in
//! their length, where a comparison of all with all is not.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// Pairs of places, rising on both sides.
pub type Pairs = Vec<(usize, usize)>;

/// So many comparisons are made of two short lists in full.
const FULL: usize = 250_000;
/// And so many where nothing stands once.
const LAST: usize = 4_000_000;
/// Stretches of words of these lengths are looked for, the longest first.
const STRETCHES: [usize; 4] = [8, 4, 2, 1];

/// The items that both lists have in the same order, by those that stand once in both and
/// by what is the same before and after them.
pub fn common<T: Eq + Hash>(old: &[T], new: &[T]) -> Pairs {
    let mut pairs = Vec::new();
    let mut open = vec![(0..old.len(), 0..new.len())];
    while let Some((olds, news)) = open.pop() {
        let (olds, news) = ends(old, new, olds, news, &mut pairs);
        let anchors = once(&olds, &news, 1, |at| old.get(at), |at| new.get(at));
        if anchors.is_empty() {
            continue;
        }
        open.extend(between(&olds, &news, &anchors, 1));
        pairs.extend(anchors);
    }
    pairs.sort_unstable();
    pairs
}

/// The words that both have in the same order.
pub fn words(old: &[u32], new: &[u32]) -> Pairs {
    let mut pairs = Vec::new();
    let (olds, news) = ends(old, new, 0..old.len(), 0..new.len(), &mut pairs);
    let mut open = vec![(olds, news, 0)];
    while let Some((olds, news, stretch)) = open.pop() {
        let is_short = olds.len().saturating_mul(news.len()) <= FULL;
        let Some(len) = STRETCHES.get(stretch).filter(|_| !is_short) else {
            if olds.len().saturating_mul(news.len()) <= LAST {
                full(old, new, olds, news, &mut pairs);
            }
            continue;
        };
        let window = |list: &'_ [u32], end: usize, at: usize| -> Option<Vec<u32>> {
            (at + len <= end).then(|| list[at..at + len].to_vec())
        };
        let anchors = once(
            &olds,
            &news,
            *len,
            |at| window(old, olds.end, at),
            |at| window(new, news.end, at),
        );
        let next = stretch + 1;
        if anchors.is_empty() {
            open.push((olds, news, next));
            continue;
        }
        for (olds, news) in between(&olds, &news, &anchors, *len) {
            open.push((olds, news, next));
        }
        for (old, new) in anchors {
            pairs.extend((0..*len).map(|step| (old + step, new + step)));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn full(old: &[u32], new: &[u32], olds: Range<usize>, news: Range<usize>, pairs: &mut Pairs) {
    for op in capture_diff_slices(Algorithm::Myers, &old[olds.clone()], &new[news.clone()]) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            let (old, new) = (olds.start + old_index, news.start + new_index);
            pairs.extend((0..len).map(|step| (old + step, new + step)));
        }
    }
}

/// Takes away what is the same at both ends.
fn ends<T: Eq>(
    old: &[T],
    new: &[T],
    mut olds: Range<usize>,
    mut news: Range<usize>,
    pairs: &mut Pairs,
) -> (Range<usize>, Range<usize>) {
    while !olds.is_empty() && !news.is_empty() && old[olds.start] == new[news.start] {
        pairs.push((olds.start, news.start));
        olds.start += 1;
        news.start += 1;
    }
    while !olds.is_empty() && !news.is_empty() && old[olds.end - 1] == new[news.end - 1] {
        olds.end -= 1;
        news.end -= 1;
        pairs.push((olds.end, news.end));
    }
    (olds, news)
}

/// The items that stand once in both stretches, as many of them as are in one order; none
/// of them reaches into another.
fn once<K: Eq + Hash>(
    olds: &Range<usize>,
    news: &Range<usize>,
    len: usize,
    old: impl Fn(usize) -> Option<K>,
    new: impl Fn(usize) -> Option<K>,
) -> Pairs {
    let mut places: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for at in olds.clone() {
        if let Some(key) = old(at) {
            places.entry(key).or_default().0.push(at);
        }
    }
    for at in news.clone() {
        if let Some(key) = new(at)
            && let Some(place) = places.get_mut(&key)
        {
            place.1.push(at);
        }
    }
    let mut single: Pairs = places
        .into_values()
        .filter_map(|(old, new)| match (old.as_slice(), new.as_slice()) {
            ([old], [new]) => Some((*old, *new)),
            _ => None,
        })
        .collect();
    single.sort_unstable();
    let mut out: Pairs = Vec::new();
    for (old, new) in rising(&single) {
        let is_free = |(a, b): &(usize, usize)| old >= a + len && new >= b + len;
        if out.last().is_none_or(is_free) {
            out.push((old, new));
        }
    }
    out
}

/// The longest part of the pairs that rises on the right, too.
fn rising(pairs: &[(usize, usize)]) -> Pairs {
    // The last pair of the best row of each length, and which pair stands before each.
    let mut last: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let place = last.partition_point(|at| pairs[*at].1 < pair.1);
        before.push(place.checked_sub(1).map(|place| last[place]));
        match last.get_mut(place) {
            Some(at) => *at = index,
            None => last.push(index),
        }
    }
    let mut out = Vec::with_capacity(last.len());
    let mut at = last.last().copied();
    while let Some(index) = at {
        out.push(pairs[index]);
        at = before[index];
    }
    out.reverse();
    out
}

/// The stretches between anchors of this length.
fn between(
    olds: &Range<usize>,
    news: &Range<usize>,
    anchors: &[(usize, usize)],
    len: usize,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let (mut old, mut new) = (olds.start, news.start);
    for anchor in anchors.iter().chain([&(olds.end, news.end)]) {
        if old < anchor.0 && new < anchor.1 {
            out.push((old..anchor.0, new..anchor.1));
        }
        (old, new) = (anchor.0 + len, anchor.1 + len);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_once_in_both_holds_the_lists_together() {
        let (old, new) = ("甲空乙空丙丁", "甲空丁空乙空丙");
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        assert_eq!(common(&old, &new), [(0, 0), (1, 1), (2, 4), (3, 5), (4, 6)]);
    }

    #[test]
    fn long_lists_are_compared_by_stretches() {
        let old: Vec<u32> = (0..3000).map(|n| n % 700).collect();
        let mut new = old.clone();
        new.splice(1000..1000, [9999]);
        new[2000] = 8888;
        let pairs = words(&old, &new);
        assert!(pairs.len() > 2900, "{}", pairs.len());
        assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
        assert!(pairs.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1));
    }
}
