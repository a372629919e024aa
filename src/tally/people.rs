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
    counts: Vec<u64>,
    /// Single people not in `counts` yet. Per unit: how many, and one counter a question.
    /// Small counters keep those of all units near the processor.
    recent: Vec<u16>,
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
            recent: Vec::new(),
            questions,
        }
    }

    /// Counts one row.
    pub fn add(&mut self, person: &Person, values: &Values) {
        self.look_up(person, values);
        let unit = person.unit as usize;
        let width = self.questions.len();
        if width == 0 {
            return;
        }
        if self.counts.len() < (unit + 1) * width {
            self.counts.resize((unit + 1) * width, 0);
            self.recent.resize((unit + 1) * (width + 1), 0);
        }
        if person.heads == 1 && self.recent[unit * (width + 1)] == u16::MAX {
            self.empty(unit);
        }
        let first = unit * (width + 1);
        self.recent[first] += u16::from(person.heads == 1);
        for word in 0..self.words {
            let mut bits = self.bits(person, word);
            let recent = &mut self.recent[first + 1..][..width];
            while bits != 0 {
                let question = word * 64 + bits.trailing_zeros() as usize;
                match person.heads {
                    1 => recent[question] += 1,
                    heads => self.counts[unit * width + question] += heads,
                }
                bits &= bits - 1;
            }
        }
    }

    /// Moves the recent people of a unit to its counters.
    fn empty(&mut self, unit: usize) {
        let width = self.questions.len();
        let recent = &mut self.recent[unit * (width + 1)..][..width + 1];
        let counts = &mut self.counts[unit * width..][..width];
        for (count, recent) in counts.iter_mut().zip(&recent[1..]) {
            *count += u64::from(*recent);
        }
        recent.fill(0);
    }

    /// Whether a row counts in a question.
    pub fn counts_in(&mut self, person: &Person, values: &Values, question: usize) -> bool {
        self.look_up(person, values);
        let word = question / 64;
        question < self.questions.len() && self.bits(person, word) >> (question % 64) & 1 == 1
    }

    /// The questions, 64 a word, in which a row counts that was looked up.
    fn bits(&self, person: &Person, word: usize) -> u64 {
        let left = self.questions.len() - word * 64;
        let all = if left < 64 { (1 << left) - 1 } else { u64::MAX };
        self.used.iter().fold(all, |bits, dim| {
            let value = person.values[*dim as usize] as usize;
            bits & self.masks[*dim as usize][value * self.words + word]
        })
    }

    /// Makes the masks of values not seen before.
    fn look_up(&mut self, person: &Person, values: &Values) {
        let words = self.words;
        for dim in &self.used {
            let value = person.values[*dim as usize] as usize;
            let masks = &mut self.masks[*dim as usize];
            while masks.len() < (value + 1) * words {
                let next = (masks.len() / words) as u32;
                let labels = values.labels(*dim, next);
                masks.extend(mask(&self.questions, words, *dim, labels));
            }
        }
    }

    /// The count of a question over all units.
    pub fn whole(&self, question: usize) -> u64 {
        let units = self.counts.len() / self.questions.len().max(1);
        (0..units as u32)
            .map(|unit| self.of_unit(unit, question))
            .sum()
    }

    /// The count of a question in one unit; 0 for a unit without rows.
    pub fn of_unit(&self, unit: u32, question: usize) -> u64 {
        let (unit, width) = (unit as usize, self.questions.len());
        let count = self.counts.get(unit * width + question);
        let recent = self.recent.get(unit * (width + 1) + question + 1);
        count.copied().unwrap_or(0) + u64::from(recent.copied().unwrap_or(0))
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
