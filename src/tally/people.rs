//! Counting people: every row seen once, one counter per question and unit.
//!
//! For every value of every dimension there is a bit mask of the questions whose terms
//! that value satisfies. A row's masks are combined with AND; the bits that are left are
//! the questions in which it counts. So the work per row does not depend on how many
//! questions there are, and memory grows with units and spellings only.

use super::question::PeopleQuestion;
use crate::records::dimension::{Dim, Values};
use crate::records::person::Person;

/// Counters per unit and question.
#[derive(Debug, Clone)]
pub struct PeopleTally {
    questions: Vec<PeopleQuestion>,
    /// 64 questions a word.
    words: usize,
    /// Per dimension: `words` words for each value.
    masks: Vec<Vec<u64>>,
    /// Dimensions that no question looks at are left out of the row's work.
    used: Vec<Dim>,
    /// Per unit: one counter a question.
    counts: Vec<Vec<u64>>,
    scratch: Vec<u64>,
}

impl PeopleTally {
    /// Counters at zero.
    pub fn new(questions: Vec<PeopleQuestion>) -> Self {
        let words = questions.len().div_ceil(64);
        let asks = |dim: &Dim| {
            questions
                .iter()
                .any(|q| q.terms.iter().any(|t| t.dim == *dim))
        };
        PeopleTally {
            used: Dim::ALL.iter().copied().filter(asks).collect(),
            words,
            masks: vec![Vec::new(); Dim::COUNT],
            counts: Vec::new(),
            scratch: vec![0; words],
            questions,
        }
    }

    /// Counts one row.
    pub fn add(&mut self, person: &Person, values: &Values) {
        self.combine(person, values);
        let unit = person.unit as usize;
        while self.counts.len() <= unit {
            self.counts.push(vec![0; self.questions.len()]);
        }
        let counts = &mut self.counts[unit];
        for (word, bits) in self.scratch.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let question = word * 64 + bits.trailing_zeros() as usize;
                counts[question] += person.heads;
                bits &= bits - 1;
            }
        }
    }

    /// Whether a row counts in a question.
    pub fn counts_in(&mut self, person: &Person, values: &Values, question: usize) -> bool {
        self.combine(person, values);
        self.scratch
            .get(question / 64)
            .is_some_and(|bits| bits >> (question % 64) & 1 == 1)
    }

    fn combine(&mut self, person: &Person, values: &Values) {
        let words = self.words;
        self.scratch.fill(u64::MAX);
        if let (Some(last), over) = (self.scratch.last_mut(), self.questions.len() % 64)
            && over != 0
        {
            *last = (1 << over) - 1;
        }
        for dim in &self.used {
            let value = person.values[*dim as usize] as usize;
            let masks = &mut self.masks[*dim as usize];
            while masks.len() < (value + 1) * words {
                let next = (masks.len() / words) as u32;
                masks.extend(mask(
                    &self.questions,
                    words,
                    *dim,
                    values.labels(*dim, next),
                ));
            }
            let mask = &masks[value * words..(value + 1) * words];
            for (bits, allowed) in self.scratch.iter_mut().zip(mask) {
                *bits &= allowed;
            }
        }
    }

    /// The count of a question over all units.
    pub fn whole(&self, question: usize) -> u64 {
        self.counts.iter().map(|unit| unit[question]).sum()
    }

    /// The count of a question in one unit; 0 for a unit without rows.
    pub fn of_unit(&self, unit: u32, question: usize) -> u64 {
        self.counts
            .get(unit as usize)
            .map_or(0, |counts| counts[question])
    }
}

fn mask(questions: &[PeopleQuestion], words: usize, dim: Dim, labels: &[String]) -> Vec<u64> {
    let mut mask = vec![0; words];
    for (i, question) in questions.iter().enumerate() {
        let mut terms = question.terms.iter().filter(|t| t.dim == dim);
        if terms.all(|t| t.test.holds(labels)) {
            mask[i / 64] |= 1 << (i % 64);
        }
    }
    mask
}
