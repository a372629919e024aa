//! Dealing classes to people so that each class gets exactly its number.

use super::draft::Draft;
use crate::bureau::random::Random;
use anyhow::{Result, ensure};
use std::cmp::Reverse;
use std::fmt::Debug;

/// How far chance goes against fitness.
const NOISE: u32 = 150;

/// Lets each class in turn choose its number of people: those who fit best, give or take chance.
///
/// `fit` says how well a class suits a person, or `None` when it cannot be.
pub fn deal<C: Copy + Debug>(
    drafts: &mut [&mut Draft],
    quota: &[(C, u32)],
    random: &mut Random,
    fit: impl Fn(&Draft, C) -> Option<i32>,
    mut set: impl FnMut(&mut Draft, C, &mut Random),
) -> Result<()> {
    let mut free: Vec<usize> = (0..drafts.len()).collect();
    for &(class, count) in quota {
        let mut candidates: Vec<(Reverse<i32>, usize)> = free
            .iter()
            .filter_map(|&i| Some((fit(drafts[i], class)?, i)))
            .map(|(score, i)| (Reverse(score + random.below(NOISE) as i32), i))
            .collect();
        candidates.sort_unstable();
        candidates.truncate(count as usize);
        ensure!(
            candidates.len() == count as usize,
            "too few people for {class:?}: {count} wanted"
        );
        for &(_, i) in &candidates {
            set(drafts[i], class, random);
        }
        let mut chosen: Vec<usize> = candidates.iter().map(|&(_, i)| i).collect();
        chosen.sort_unstable();
        free.retain(|i| chosen.binary_search(i).is_err());
    }
    ensure!(free.is_empty(), "{} people without a class", free.len());
    Ok(())
}
