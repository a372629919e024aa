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
    /// Per unit: one counter a question. Of the units from some number on there are none.
    counts: Vec<u64>,
    /// Single people not in `counts` yet. Per unit: how many, one counter a question, and room
    /// up to a multiple of [`SIDE_BY_SIDE`]. Small counters keep those of all units near the
    /// processor.
    recent: Vec<u8>,
    /// The width of `recent`.
    stride: usize,
    /// Per dimension that was [looked up](Self::look_up_all): for each value a byte for each
    /// of a unit's recent counters, all bits set where the value lets people be counted.
    lets: Vec<Vec<u8>>,
}

/// So many small counters are added to at once.
const SIDE_BY_SIDE: usize = 32;

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
            stride: (1 + questions.len()).next_multiple_of(SIDE_BY_SIDE),
            lets: vec![Vec::new(); Dim::COUNT],
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
        let is_one = person.heads == 1;
        if is_one {
            self.make_room(unit)[0] += 1;
        }
        for word in 0..self.words {
            let bits = self.bits(person, word);
            match is_one {
                true => self.add_recent(unit, word, bits),
                false => {
                    let counts = self.counts_of(unit);
                    for question in set(bits) {
                        counts[word * 64 + question] += person.heads;
                    }
                }
            }
        }
    }

    /// Looks up all values of some dimensions that there are so far, as
    /// [`add_known`](Self::add_known) asks for them.
    pub fn look_up_all(&mut self, dims: &[Dim], values: &Values) {
        for dim in dims {
            let count = values.count(*dim);
            while self.lets[*dim as usize].len() < count * self.stride {
                let value = self.lets[*dim as usize].len() / self.stride;
                self.look_up_value(*dim, value as u32, values);
                let mask = &self.masks[*dim as usize][value * self.words..][..self.words];
                let lets = self.side_by_side(mask, u8::MAX);
                self.lets[*dim as usize].extend(lets);
            }
        }
    }

    /// A byte for each of a unit's recent counters: `set` for the people as such and for
    /// each question of these, 64 a word.
    fn side_by_side(&self, questions: &[u64], set: u8) -> Vec<u8> {
        let mut bytes = vec![0; self.stride];
        bytes[0] = set;
        for (word, bits) in questions.iter().enumerate() {
            self::set(*bits).for_each(|bit| bytes[1 + word * 64 + bit] = set);
        }
        bytes
    }

    /// How many bytes [`but_for`](Self::but_for) gives.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// What a single person whose row says the same as this one adds to each of a unit's
    /// recent counters, as far as they do not depend on some dimensions.
    pub fn but_for(&mut self, person: &Person, values: &Values, dims: &[Dim]) -> Vec<u8> {
        self.look_up(person, values);
        let used = self.used.iter().filter(|dim| !dims.contains(dim));
        let used: Vec<Dim> = used.copied().collect();
        let words = 0..self.words;
        let questions: Vec<u64> = words.map(|w| self.bits_by(&used, person, w)).collect();
        self.side_by_side(&questions, 1)
    }

    /// Counts a single person of a unit, of whom is known what it [adds](Self::but_for) but
    /// for these values of some dimensions, all [looked up](Self::look_up_all).
    pub fn add_known<const N: usize>(&mut self, unit: u32, known: &[u8], beside: [(Dim, u32); N]) {
        self.make_room(unit as usize);
        let stride = self.stride;
        let lets = beside.map(|(dim, value)| {
            let lets = &self.lets[dim as usize][value as usize * stride..][..stride];
            lets.as_chunks::<SIDE_BY_SIDE>().0
        });
        let (known, _) = known.as_chunks::<SIDE_BY_SIDE>();
        let recent = &mut self.recent[unit as usize * stride..][..stride];
        let (recent, _) = recent.as_chunks_mut::<SIDE_BY_SIDE>();
        for (at, (counts, known)) in recent.iter_mut().zip(known).enumerate() {
            let mut steps = *known;
            for lets in &lets {
                let lets = &lets[at];
                steps
                    .iter_mut()
                    .zip(lets)
                    .for_each(|(step, lets)| *step &= lets);
            }
            // There is room for each: no question counts more people than there are.
            let counts = counts.iter_mut().zip(steps);
            counts.for_each(|(count, step)| *count = count.wrapping_add(step));
        }
    }

    /// The small counters of a unit, with room for one more single person.
    #[inline]
    fn make_room(&mut self, unit: usize) -> &mut [u8] {
        let from = unit * self.stride;
        if self.recent.len() <= from {
            self.recent.resize(from + self.stride, 0);
        }
        if self.recent[from] == u8::MAX {
            self.empty(unit);
        }
        &mut self.recent[from..][..self.stride]
    }

    /// Counts a single person of a unit in these questions of a word.
    #[inline]
    fn add_recent(&mut self, unit: usize, word: usize, bits: u64) {
        let recent = &mut self.recent[unit * self.stride..][..self.stride];
        // The first one counts the people.
        if let Some(recent) = recent.get_mut(1 + word * 64..) {
            for question in set(bits) {
                if let Some(count) = recent.get_mut(question) {
                    *count += 1;
                }
            }
        }
    }

    /// The large counters of a unit.
    fn counts_of(&mut self, unit: usize) -> &mut [u64] {
        let width = self.questions.len();
        if self.counts.len() < (unit + 1) * width {
            self.counts.resize((unit + 1) * width, 0);
        }
        &mut self.counts[unit * width..][..width]
    }

    /// Moves the recent people of a unit to its counters.
    #[cold]
    fn empty(&mut self, unit: usize) {
        let mut recent = std::mem::take(&mut self.recent);
        let of_unit = &mut recent[unit * self.stride..][..self.stride];
        for (count, recent) in self.counts_of(unit).iter_mut().zip(&of_unit[1..]) {
            *count += u64::from(*recent);
        }
        of_unit.fill(0);
        self.recent = recent;
    }

    /// Counters of the same questions at zero.
    pub fn aside(&self) -> Self {
        PeopleTally {
            counts: Vec::new(),
            recent: Vec::new(),
            ..self.clone()
        }
    }

    /// Adds what was counted [aside](Self::aside); `units` gives the number here of each unit
    /// there.
    pub fn absorb(&mut self, aside: &PeopleTally, units: &[u32]) {
        let width = self.questions.len();
        for (there, here) in units.iter().enumerate() {
            let there = there as u32;
            if (0..width).any(|question| aside.of_unit(there, question) > 0) {
                let counts = self.counts_of(*here as usize);
                for (question, count) in counts.iter_mut().enumerate() {
                    *count += aside.of_unit(there, question);
                }
            }
        }
    }

    /// Whether a row counts in a question.
    pub fn counts_in(&mut self, person: &Person, values: &Values, question: usize) -> bool {
        self.look_up(person, values);
        let word = question / 64;
        question < self.questions.len() && self.bits(person, word) >> (question % 64) & 1 == 1
    }

    /// The questions, 64 a word, in which a row counts that was looked up.
    fn bits(&self, person: &Person, word: usize) -> u64 {
        self.bits_by(&self.used, person, word)
    }

    /// The same as far as these dimensions say.
    fn bits_by(&self, dims: &[Dim], person: &Person, word: usize) -> u64 {
        let left = self.questions.len() - word * 64;
        let all = if left < 64 { (1 << left) - 1 } else { u64::MAX };
        dims.iter().fold(all, |bits, dim| {
            let value = person.values[*dim as usize] as usize;
            bits & self.masks[*dim as usize][value * self.words + word]
        })
    }

    /// Makes the masks of values not seen before.
    fn look_up(&mut self, person: &Person, values: &Values) {
        for at in 0..self.used.len() {
            let dim = self.used[at];
            self.look_up_value(dim, person.values[dim as usize], values);
        }
    }

    #[inline]
    fn look_up_value(&mut self, dim: Dim, value: u32, values: &Values) {
        let words = self.words;
        let masks = &mut self.masks[dim as usize];
        while masks.len() < (value as usize + 1) * words {
            let next = (masks.len() / words) as u32;
            let labels = values.labels(dim, next);
            masks.extend(mask(&self.questions, words, dim, labels));
        }
    }

    /// The count of a question over all units.
    pub fn whole(&self, question: usize) -> u64 {
        let width = self.questions.len();
        let of_counts = self.counts.len() / width.max(1);
        let units = of_counts.max(self.recent.len() / self.stride);
        (0..units as u32)
            .map(|unit| self.of_unit(unit, question))
            .sum()
    }

    /// The count of a question in one unit; 0 for a unit without rows.
    pub fn of_unit(&self, unit: u32, question: usize) -> u64 {
        let (unit, width) = (unit as usize, self.questions.len());
        let count = self.counts.get(unit * width + question);
        let recent = self.recent.get(unit * self.stride + question + 1);
        count.copied().unwrap_or(0) + u64::from(recent.copied().unwrap_or(0))
    }
}

/// The places of the bits that are set.
fn set(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        let rest = bits.checked_sub(1)?;
        bits &= rest;
        Some(place)
    })
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
