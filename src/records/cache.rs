//! Each distinct spelling is classified once; after that a cell is one look-up.

use crate::source::Cell;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Raw bytes of a cell → what they mean.
///
/// All spellings lie behind each other: a row has several of them, and following a pointer
/// for each costs more than everything else.
#[derive(Debug, Clone)]
pub struct Cache<T> {
    empty: Option<T>,
    /// The first spellings of few bytes, and what they mean: 男, 女, 是.
    short: Vec<(u64, T)>,
    /// Positions of spellings.
    known: HashTable<Spelling<T>>,
    bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Spelling<T> {
    start: u32,
    length: u32,
    meaning: T,
}

/// How many spellings are remembered. A column that holds something else on every row (a
/// name, a number) must not fill the memory: beyond this it is classified again each time.
const LIMIT: usize = 100_000;

/// So many spellings of few bytes are looked through one by one.
const FEW: usize = 4;

/// So many bytes of them at most.
const MOST_BYTES: usize = 1 << 24;

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Cache {
            empty: None,
            short: Vec::new(),
            known: HashTable::new(),
            bytes: Vec::new(),
        }
    }
}

impl<T: Copy> Cache<T> {
    /// The meaning of this cell, found out by `read` on first sight. All cells must come
    /// from one file: the same bytes mean something else in another encoding.
    pub fn get(&mut self, cell: Cell<'_>, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.known(cell.bytes) {
            return known;
        }
        let meaning = read(&cell.text());
        self.put(cell.bytes, meaning);
        meaning
    }

    /// The meaning of a cell if it has been found out.
    #[inline]
    pub fn known(&self, bytes: &[u8]) -> Option<T> {
        if bytes.is_empty() {
            return self.empty;
        }
        if let Some(word) = word(bytes)
            && let Some((_, meaning)) = self.short.iter().find(|(known, _)| *known == word)
        {
            return Some(*meaning);
        }
        let is = |spelling: &Spelling<T>| are_same(bytes_of(&self.bytes, spelling), bytes);
        self.known
            .find(hash(bytes), is)
            .map(|spelling| spelling.meaning)
    }

    /// Remembers what a cell means that is not [known](Self::known).
    pub fn put(&mut self, bytes: &[u8], meaning: T) {
        if bytes.is_empty() {
            self.empty = Some(meaning);
            return;
        }
        if let Some(word) = word(bytes).filter(|_| self.short.len() < FEW) {
            self.short.push((word, meaning));
            return;
        }
        let start = self.bytes.len();
        if self.known.len() >= LIMIT || start + bytes.len() > MOST_BYTES {
            return;
        }
        self.bytes.extend_from_slice(bytes);
        let spelling = Spelling {
            start: start as u32,
            length: bytes.len() as u32,
            meaning,
        };
        let all = &self.bytes;
        self.known
            .insert_unique(hash(bytes), spelling, |one| hash(bytes_of(all, one)));
    }
}

/// Up to seven bytes and how many they are.
#[inline]
fn word(bytes: &[u8]) -> Option<u64> {
    let all = |all: u64, byte: &u8| all << 8 | u64::from(*byte);
    (bytes.len() < 8).then(|| bytes.iter().fold(bytes.len() as u64, all))
}

/// Whether bytes are the same, without a call: spellings are short.
#[inline]
fn are_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (Some(end), Some(other_end)) = (one.last_chunk::<16>(), other.last_chunk::<16>()) else {
        return one == other;
    };
    let differ =
        |one: &[u8; 16], other: &[u8; 16]| u128::from_ne_bytes(*one) ^ u128::from_ne_bytes(*other);
    let (words, others) = (one.as_chunks::<16>().0, other.as_chunks::<16>().0);
    // The last sixteen may overlap those before them.
    let mut words = words.iter().zip(others);
    differ(end, other_end) == 0 && words.all(|(one, other)| differ(one, other) == 0)
}

#[inline]
fn bytes_of<'a, T>(all: &'a [u8], spelling: &Spelling<T>) -> &'a [u8] {
    let start = spelling.start as usize;
    let bytes = all.get(start..start + spelling.length as usize);
    bytes.unwrap_or_default()
}

#[inline]
fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_keeps_its_own_meaning_whatever_its_length() {
        let mut cache = Cache::default();
        let spelling = |n: usize| format!("{}{n}", "主任医师".repeat(n % 10));
        for round in 0..2 {
            for n in 0..3000 {
                let text = spelling(n);
                let meaning = cache.get(Cell::of_text(&text), |raw| {
                    assert_eq!((round, raw), (0, text.as_str()));
                    n
                });
                assert_eq!(meaning, n);
            }
        }
    }

    #[test]
    fn beyond_the_limit_a_spelling_is_read_each_time() {
        let mut cache = Cache::default();
        for n in 0..LIMIT + 10 {
            cache.get(Cell::of_text(&n.to_string()), |_| n);
        }
        let text = (LIMIT + 5).to_string();
        assert_eq!(cache.known(text.as_bytes()), None);
        assert_eq!(cache.get(Cell::of_text(&text), |_| 7), 7);
        assert_eq!(cache.known(b"77"), Some(77));
    }

    proptest::proptest! {
        #[test]
        fn spellings_are_told_apart_by_every_byte(texts in proptest::collection::vec("[ab]{0,40}", 1..60)) {
            let mut cache = Cache::default();
            let mut known: Vec<&String> = Vec::new();
            for text in &texts {
                let first = known.iter().position(|one| *one == text);
                if first.is_none() {
                    known.push(text);
                }
                let number = first.unwrap_or(known.len() - 1);
                let meaning = cache.get(Cell::of_text(text), |_| number);
                proptest::prop_assert_eq!(meaning, number);
            }
        }
    }
}
