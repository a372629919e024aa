//! How many rows of each class each table holds: what tells later why a figure changed.
//!
//! Counts only; by which dimensions, the figures decide. Those of tables with few rows go no
//! further than [`basis::without_few`].

use super::FileNote;
use crate::basis;
use crate::figures::Catalogue;
use crate::figures::catalogue::age_bands;
use crate::records::activity::{Activity, ActivityDim};
use crate::records::dimension::{Dim, InPost, Values, value_of};
use crate::records::person::Person;
use crate::tally::{Term, Test};
use std::collections::BTreeMap;

/// The dimensions that are kept even if no figure asks for them.
const ALWAYS: &[Dim] = &[Dim::InPost, Dim::Post, Dim::Education, Dim::Title, Dim::Age];

/// The classes of all tables.
#[derive(Clone)]
pub struct Classes {
    /// The dimensions of people that are counted.
    dims: Vec<Dim>,
    /// Per roster, in the order of their tables: per dimension the number of each value.
    rosters: Vec<Vec<Vec<u64>>>,
    /// The kinds of activities that some figure asks for.
    kinds: Vec<String>,
    /// Per log, by file and sheet: how many activities of each of these kinds.
    logs: BTreeMap<(String, Option<String>), Vec<u64>>,
    /// The words of the open dimensions that some figure asks for. Others are words of the
    /// data, which may be anything, and are not kept.
    named: Vec<(Dim, String)>,
}

impl Classes {
    /// Nothing seen yet.
    pub fn new(catalogue: &Catalogue) -> Self {
        let terms = || catalogue.people().iter().flat_map(|asked| &asked.terms);
        let is_kept = |dim: &Dim| ALWAYS.contains(dim) || terms().any(|term| term.dim == *dim);
        let mut named: Vec<(Dim, String)> = terms()
            .filter(|term| term.dim.is_open())
            .flat_map(|term| labels(term).map(|label| (term.dim, label)))
            .collect();
        named.sort();
        named.dedup();
        let of_events = catalogue.events().iter().flat_map(|asked| &asked.terms);
        let of_kind = of_events.filter(|term| term.dim == ActivityDim::Kind);
        let mut kinds: Vec<String> = of_kind.flat_map(labels).collect();
        kinds.sort();
        kinds.dedup();
        Classes {
            dims: Dim::ALL.iter().copied().filter(is_kept).collect(),
            rosters: Vec::new(),
            kinds,
            logs: BTreeMap::new(),
            named,
        }
    }

    /// Counts a row of a roster: by whether and why in post all of them, by all else those
    /// in post.
    pub fn add(&mut self, table: usize, person: &Person) {
        self.add_but(table, person, &[]);
    }

    /// The same but for some dimensions.
    pub fn add_but(&mut self, table: usize, person: &Person, but: &[Dim]) {
        let in_post = person.values[Dim::InPost as usize] == value_of(InPost::Yes);
        for (dim, counts) in
            self.dims
                .iter()
                .zip(of_table(&mut self.rosters, self.dims.len(), table))
        {
            if (in_post || *dim == Dim::InPost) && !but.contains(dim) {
                add_to(counts, person.values[*dim as usize], person.heads);
            }
        }
    }

    /// Counts so many people in post of one value.
    pub fn add_value(&mut self, table: usize, dim: Dim, value: u32, heads: u64) {
        let all = of_table(&mut self.rosters, self.dims.len(), table);
        let mut dims = self.dims.iter().zip(all);
        if let Some((_, counts)) = dims.find(|(one, _)| **one == dim) {
            add_to(counts, value, heads);
        }
    }

    /// The same with nothing seen yet.
    pub fn aside(&self) -> Self {
        Classes {
            dims: self.dims.clone(),
            rosters: Vec::new(),
            kinds: Vec::new(),
            logs: BTreeMap::new(),
            named: Vec::new(),
        }
    }

    /// Adds what was seen of a roster [aside](Self::aside); `value` gives the number here of
    /// a value there.
    pub fn absorb(
        &mut self,
        aside: &Classes,
        table: usize,
        mut value: impl FnMut(Dim, u32) -> u32,
    ) {
        let there = aside.rosters.get(table).into_iter().flatten();
        let here = of_table(&mut self.rosters, self.dims.len(), table);
        for ((dim, here), there) in self.dims.iter().zip(here).zip(there) {
            for (number, count) in (0u32..).zip(there).filter(|(_, count)| **count > 0) {
                add_to(here, value(*dim, number), *count);
            }
        }
    }

    /// Counts an activity.
    pub fn add_activity(&mut self, file: &str, sheet: Option<&str>, activity: &Activity) {
        let kinds = &self.kinds;
        let key = (file.to_owned(), sheet.map(str::to_owned));
        let counts = (self.logs.entry(key)).or_insert_with(|| vec![0; kinds.len()]);
        for label in &activity.labels[ActivityDim::Kind as usize] {
            if let Ok(at) = kinds.binary_search(label) {
                counts[at] += 1;
            }
        }
    }

    /// The classes of a roster: `table` is its position among all of them.
    pub fn of_roster(
        &self,
        table: usize,
        note: &FileNote,
        values: &Values,
        age_limits: &[u32],
    ) -> Vec<basis::Classes> {
        let units = note.units.iter().zip(&note.held);
        let units = units.map(|(name, held)| (name.clone(), held.people + held.heads));
        let mut all = vec![classes("单位", units)];
        let counted = self.rosters.get(table).into_iter().flatten();
        for (dim, counts) in self.dims.iter().zip(counted) {
            let sum = |holds: &dyn Fn(&[String]) -> bool| -> u64 {
                let counts = counts.iter().zip(0..);
                let counts = counts.filter(|(_, value)| holds(values.labels(*dim, *value)));
                counts.map(|(count, _)| count).sum()
            };
            all.push(match dim {
                Dim::Age => {
                    let bands = age_bands(age_limits).into_iter();
                    let bands = bands.map(|(name, _, test)| (name, sum(&|l| test.holds(l))));
                    classes(dim.name(), bands)
                }
                dim if dim.is_open() => {
                    let named = self.named.iter().filter(|(of, _)| of == dim);
                    let named = named.map(|(_, word)| (word.clone(), sum(&|l| l.contains(word))));
                    classes(dim.name(), named)
                }
                // A value without a label says that there is nothing of the kind.
                dim => {
                    let label = |value: u32| values.labels(*dim, value).first().cloned();
                    let counts = counts.iter().zip(0..);
                    let counts = counts.filter_map(|(count, value)| Some((label(value)?, *count)));
                    classes(dim.name(), counts)
                }
            });
        }
        all.retain(|classes| !classes.counts.is_empty());
        all
    }

    /// The kinds of activities of a log.
    pub fn of_log(&self, note: &FileNote) -> Vec<basis::Classes> {
        let counted = self.logs.get(&(note.file.clone(), note.sheet.clone()));
        let counts = counted.into_iter().flatten().copied();
        let kinds = classes("类别", self.kinds.iter().cloned().zip(counts));
        let is_there = !kinds.counts.is_empty();
        is_there.then_some(kinds).into_iter().collect()
    }
}

/// The counters of one table, of so many dimensions.
fn of_table(all: &mut Vec<Vec<Vec<u64>>>, dims: usize, table: usize) -> &mut [Vec<u64>] {
    while all.len() <= table {
        all.push(vec![Vec::new(); dims]);
    }
    &mut all[table]
}

/// Adds to the counter of a value, made on first sight.
pub(super) fn add_to(counts: &mut Vec<u64>, value: u32, more: u64) {
    let value = value as usize;
    if counts.len() <= value {
        counts.resize(value + 1, 0);
    }
    counts[value] += more;
}

/// The classes that there are any of.
fn classes(of: &str, counts: impl Iterator<Item = (String, u64)>) -> basis::Classes {
    basis::Classes {
        of: of.to_owned(),
        counts: counts.filter(|(_, count)| *count > 0).collect(),
    }
}

/// The words that a condition names.
fn labels<D>(term: &Term<D>) -> impl Iterator<Item = String> {
    let labels = match &term.test {
        Test::AnyOf(labels) | Test::NoneOf(labels) => labels.clone(),
        Test::Between { .. } => Vec::new(),
    };
    labels.into_iter()
}
