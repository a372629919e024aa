//! Whether a row of a table of the draft is still the one its figures were generated into,
//! by its name.

use super::heading::{Renamed, is_nearest, is_variant};
use crate::redraft::context::is_other_period;
use crate::redraft::spelling::squeezed;
use std::collections::{BTreeMap, HashMap};

/// The names of the rows, then and now, as they are compared.
pub struct Names {
    then: Vec<String>,
    now: Vec<String>,
    /// How often each name stands there.
    counts: [HashMap<String, usize>; 2],
    /// Of the rows under new names: whose figures most of theirs are, counted from 0.
    owners: BTreeMap<usize, usize>,
    year: i32,
}

/// What a row of the draft is to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Its own.
    Own,
    /// Its own, under another name.
    Renamed(Renamed),
    /// Another.
    Other,
    /// That cannot be told.
    Unknown,
}

impl Names {
    /// `figures`: of each figure below the heading its generated row and the row it stands
    /// in, both counted from 0 below the heading. `year` is that of the draft.
    pub fn new(then: &[String], now: &[String], figures: &[(usize, usize)], year: i32) -> Self {
        let squeeze = |list: &[String]| list.iter().map(|name| squeezed(name)).collect();
        let (then, now): (Vec<String>, Vec<String>) = (squeeze(then), squeeze(now));
        let count = |list: &[String]| {
            let mut counts: HashMap<String, usize> = HashMap::new();
            for name in list {
                *counts.entry(name.clone()).or_default() += 1;
            }
            counts
        };
        let counts = [count(&then), count(&now)];
        let mut by_row: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for (own, row) in figures {
            let is_new = |name: &&String| !name.is_empty() && !counts[0].contains_key(*name);
            if now.get(*row).filter(is_new).is_some() {
                *by_row.entry(*row).or_default().entry(*own).or_default() += 1;
            }
        }
        let owners = by_row.into_iter().filter_map(|(row, owners)| {
            let most = owners.into_iter().max_by_key(|(_, count)| *count);
            most.map(|(own, _)| (row, own))
        });
        Names {
            owners: owners.collect(),
            then,
            now,
            counts,
            year,
        }
    }

    /// What the row `row` of the draft is to a figure of the generated row `own`.
    pub fn judge(&self, own: usize, row: usize) -> Row {
        let (Some(was), Some(is)) = (self.then.get(own), self.now.get(row)) else {
            return Row::Unknown;
        };
        let [then, now] = [&self.counts[0], &self.counts[1]];
        if was == is {
            return match then.get(was) == Some(&1) {
                true => Row::Own,
                false => self.judge_twin(own, row),
            };
        }
        if is.is_empty() {
            return Row::Unknown;
        }
        let is_new = !then.contains_key(is);
        let is_free = !now.contains_key(was) && self.owners.get(&row) == Some(&own);
        let others = self.then.iter().map(String::as_str);
        let changed = self.owners.values().filter_map(|own| self.then.get(*own));
        let is_certain =
            is_nearest(was, is, changed.map(String::as_str)) || is_variant(was, is, others);
        match is_new && is_free && is_certain {
            true if is_other_period(was, is, self.year) => Row::Renamed(Renamed::OtherPeriod),
            true => Row::Renamed(Renamed::Reworded),
            false => Row::Other,
        }
    }

    /// Of several rows of one name: by their order, or by the rows around.
    fn judge_twin(&self, own: usize, row: usize) -> Row {
        let name = &self.then[own];
        let before = |list: &[String], at: usize| list[..at].iter().filter(|n| *n == name).count();
        let counts = [self.counts[0].get(name), self.counts[1].get(name)];
        if counts[0] == counts[1] {
            return match before(&self.then, own) == before(&self.now, row) {
                true => Row::Own,
                false => Row::Other,
            };
        }
        let near = |list: &[String], at: usize, by: isize| -> Option<String> {
            list.get(at.checked_add_signed(by)?).cloned()
        };
        let is_same = |by: isize| {
            let was = near(&self.then, own, by);
            was.is_some() && was == near(&self.now, row, by)
        };
        match is_same(-1) || is_same(1) {
            true => Row::Own,
            false => Row::Unknown,
        }
    }

    /// Which generated row has the name of this one of the draft; `None` where none has, or
    /// several.
    pub fn of_name(&self, row: usize) -> Option<usize> {
        let name = self.now.get(row)?;
        let mut rows = (0..self.then.len()).filter(|at| self.then[*at] == *name);
        rows.next().filter(|_| rows.next().is_none())
    }
}
