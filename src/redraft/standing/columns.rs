//! Which column of a table of the draft is which of the generated one, by its heading.

use super::heading::{Heading, Renamed, is_nearest, is_variant};
use crate::redraft::context::is_other_period;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Where a generated column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// In this column of the draft.
    At(usize),
    /// There, under another name.
    Renamed(usize, Renamed),
    /// Nowhere for certain.
    No,
}

impl Column {
    /// The column of the draft.
    pub fn at(self) -> Option<usize> {
        match self {
            Column::At(at) | Column::Renamed(at, _) => Some(at),
            Column::No => None,
        }
    }
}

/// Finds each of the generated columns. `year` is that of the draft.
pub fn find(then: &[Heading], now: &[Heading], year: i32) -> Vec<Column> {
    if keys(then).eq(keys(now)) {
        return (0..then.len()).map(Column::At).collect();
    }
    let mut finding = Finding {
        then,
        now,
        year,
        columns: vec![Column::No; then.len()],
    };
    finding.by_heading();
    finding.by_neighbours();
    finding.by_levels();
    finding.columns
}

fn keys(headings: &[Heading]) -> impl Iterator<Item = &Vec<String>> {
    headings.iter().map(|heading| &heading.keys)
}

struct Finding<'a> {
    then: &'a [Heading],
    now: &'a [Heading],
    year: i32,
    columns: Vec<Column>,
}

impl Finding<'_> {
    /// By the same heading; one that stands several times together with its neighbour's on
    /// the left: the 占比 of 高级职称.
    fn by_heading(&mut self) {
        let count = |list: &[Heading]| {
            let mut count: HashMap<Vec<String>, usize> = HashMap::new();
            for key in keys(list) {
                *count.entry(key.clone()).or_default() += 1;
            }
            count
        };
        let counts = [count(self.then), count(self.now)];
        let labels = |list: &[Heading]| -> Vec<(Vec<String>, Vec<String>)> {
            let labels = list.iter().enumerate().map(|(at, heading)| {
                let is_single = counts
                    .iter()
                    .all(|c| c.get(&heading.keys).copied() <= Some(1));
                let left = match at.checked_sub(1).filter(|_| !is_single) {
                    Some(left) => list[left].keys.clone(),
                    None => Vec::new(),
                };
                (left, heading.keys.clone())
            });
            labels.collect()
        };
        let (then, now) = (labels(self.then), labels(self.now));
        for (at, label) in then.iter().enumerate() {
            let mut places = now.iter().enumerate().filter(|(_, other)| *other == label);
            let mut own = then.iter().filter(|other| *other == label);
            if let (Some((place, _)), None, Some(_), None) =
                (places.next(), places.next(), own.next(), own.next())
            {
                self.columns[at] = Column::At(place);
            }
        }
    }

    /// The draft's columns that no generated one was found at.
    fn free(&self, at: usize) -> bool {
        at < self.now.len() && !self.columns.iter().any(|column| column.at() == Some(at))
    }

    /// Columns between the same neighbours as before, under a new name that is none of the
    /// table's and not more like that of another column that was renamed, too.
    fn by_neighbours(&mut self) {
        let open: Vec<usize> = (0..self.then.len())
            .filter(|at| self.columns[*at] == Column::No)
            .collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in open.iter().copied() {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        let mut found = Vec::new();
        for run in &runs {
            let from = match run.start.checked_sub(1) {
                None => 0,
                Some(left) => match self.columns[left].at() {
                    Some(left) => left + 1,
                    None => continue,
                },
            };
            let is_end = match self.columns.get(run.end) {
                None => from + run.len() == self.now.len(),
                Some(right) => right.at() == Some(from + run.len()),
            };
            if is_end && (0..run.len()).all(|i| self.free(from + i)) {
                found.extend(self.run(run, from, &open));
            }
        }
        for (at, column) in found {
            self.columns[at] = column;
        }
    }

    /// The columns of a run, if they are surely those that stand there now; `open` are all
    /// that are to be found.
    fn run(&self, run: &Range<usize>, from: usize, open: &[usize]) -> Vec<(usize, Column)> {
        let mut found = Vec::new();
        let mut changes: BTreeSet<(usize, &str, &str)> = BTreeSet::new();
        for at in run.clone() {
            let now = from + at - run.start;
            let (old, new) = (&self.then[at].keys, &self.now[now].keys);
            if old.len() != new.len() {
                return Vec::new();
            }
            let levels = old.iter().zip(new).enumerate();
            let differs = levels.filter(|(_, (was, is))| was != is);
            changes.extend(differs.map(|(level, (was, is))| (level, was.as_str(), is.as_str())));
            found.push((
                at,
                match old == new {
                    true => Column::At(now),
                    false => Column::Renamed(now, self.renamed(&old.join(""), &new.join(""))),
                },
            ));
        }
        let is_certain = changes.iter().all(|&(level, was, is)| {
            let name = |heading: &'_ Heading| heading.keys.get(level).cloned();
            let of_level: Vec<String> = self.then.iter().filter_map(name).collect();
            let changed: Vec<String> = (open.iter())
                .filter_map(|at| name(&self.then[*at]))
                .collect();
            let is_taken = self.then.iter().any(|h| h.keys.iter().any(|key| key == is));
            !is_taken
                && (is_nearest(was, is, changed.iter().map(String::as_str))
                    || is_variant(was, is, of_level.iter().map(String::as_str)))
        });
        match is_certain {
            true => found,
            false => Vec::new(),
        }
    }

    /// Columns that have got another line of headings above them, or have lost one.
    fn by_levels(&mut self) {
        let is_like = |one: &[String], other: &[String]| {
            let (short, long) = match one.len() < other.len() {
                true => (one, other),
                false => (other, one),
            };
            let mut rest = long.iter();
            !short.is_empty() && short.iter().all(|key| rest.any(|other| other == key))
        };
        let open = |at: &usize| self.columns[*at] == Column::No;
        let open: Vec<usize> = (0..self.then.len()).filter(open).collect();
        let free: Vec<usize> = (0..self.now.len()).filter(|at| self.free(*at)).collect();
        for at in &open {
            let like = |now: &&usize| is_like(&self.then[*at].keys, &self.now[**now].keys);
            let mut places = free.iter().filter(like);
            let (Some(now), None) = (places.next(), places.next()) else {
                continue;
            };
            let back = |at: &&usize| is_like(&self.then[**at].keys, &self.now[*now].keys);
            if open.iter().filter(back).count() == 1 {
                let (was, is) = (self.then[*at].keys.join(""), self.now[*now].keys.join(""));
                self.columns[*at] = Column::Renamed(*now, self.renamed(&was, &is));
            }
        }
    }

    fn renamed(&self, was: &str, is: &str) -> Renamed {
        match is_other_period(was, is, self.year) {
            true => Renamed::OtherPeriod,
            false => Renamed::Reworded,
        }
    }
}
