//! Each distinct spelling is classified once; after that a cell is one look-up.

use crate::source::Cell;
use rustc_hash::FxHashMap;

/// Raw bytes of a cell → what they mean.
///
/// Spellings of up to 96 bytes lie in the table itself and are compared as a few whole
/// numbers: a row has several of them, and following a pointer for each costs more than
/// everything else.
#[derive(Debug, Clone)]
pub struct Cache<T> {
    empty: Option<T>,
    short: Table<2, T>,
    middle: Table<6, T>,
    large: Table<12, T>,
    long: FxHashMap<Box<[u8]>, T>,
}

/// How many spellings are remembered. A column that holds something else on every row (a
/// name, a number) must not fill the memory: beyond this it is classified again each time.
const LIMIT: usize = 100_000;

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Cache {
            empty: None,
            short: Table::default(),
            middle: Table::default(),
            large: Table::default(),
            long: FxHashMap::default(),
        }
    }
}

impl<T: Copy> Cache<T> {
    /// The meaning of this cell, found out by `read` on first sight. All cells must come
    /// from one file: the same bytes mean something else in another encoding.
    pub fn get(&mut self, cell: Cell<'_>, read: impl FnOnce(&str) -> T) -> T {
        self.get_or(cell.bytes, || read(&cell.text()))
    }

    fn get_or(&mut self, bytes: &[u8], read: impl FnOnce() -> T) -> T {
        match bytes.len() {
            0 => *self.empty.get_or_insert_with(read),
            1..=16 => self.short.get(bytes, read),
            17..=48 => self.middle.get(bytes, read),
            49..=96 => self.large.get(bytes, read),
            _ => {
                if let Some(meaning) = self.long.get(bytes) {
                    return *meaning;
                }
                let meaning = read();
                if self.long.len() < LIMIT {
                    self.long.insert(bytes.into(), meaning);
                }
                meaning
            }
        }
    }

    /// The meaning of a cell if it has been found out.
    #[inline]
    pub fn known(&self, bytes: &[u8]) -> Option<T> {
        match bytes.len() {
            0 => self.empty,
            1..=16 => self.short.known(bytes),
            17..=48 => self.middle.known(bytes),
            49..=96 => self.large.known(bytes),
            _ => self.long.get(bytes).copied(),
        }
    }

    /// Remembers what a cell means that is not [known](Self::known).
    pub fn put(&mut self, bytes: &[u8], meaning: T) {
        self.get_or(bytes, || meaning);
    }
}

/// Spellings of up to `8 * N` bytes, by open addressing.
#[derive(Debug, Clone)]
struct Table<const N: usize, T> {
    /// For each place a part of the hash and the position of the spelling, counted from 1; 0
    /// where it is free. As many as a power of two, at least half of them free; or none at all.
    places: Vec<(u32, u32)>,
    spellings: Vec<(Key<N>, T)>,
}

impl<const N: usize, T> Default for Table<N, T> {
    fn default() -> Self {
        Table {
            places: Vec::new(),
            spellings: Vec::new(),
        }
    }
}

impl<const N: usize, T: Copy> Table<N, T> {
    fn get(&mut self, bytes: &[u8], read: impl FnOnce() -> T) -> T {
        let key = Key::of(bytes);
        if let Some(meaning) = self.find(&key) {
            return meaning;
        }
        let meaning = read();
        if self.spellings.len() < LIMIT {
            self.insert(key, meaning);
        }
        meaning
    }

    #[inline]
    fn known(&self, bytes: &[u8]) -> Option<T> {
        self.find(&Key::of(bytes))
    }

    #[inline]
    fn find(&self, key: &Key<N>) -> Option<T> {
        let mask = self.places.len().checked_sub(1)?;
        let hash = key.hash();
        let mut place = hash as usize & mask;
        loop {
            let (part, position) = *self.places.get(place)?;
            let position = position.checked_sub(1)?;
            if part == part_of(hash)
                && let Some((spelling, meaning)) = self.spellings.get(position as usize)
                && spelling == key
            {
                return Some(*meaning);
            }
            place = (place + 1) & mask;
        }
    }

    /// Enters a spelling that is not there yet.
    fn insert(&mut self, key: Key<N>, meaning: T) {
        self.spellings.push((key, meaning));
        if self.spellings.len() * 2 <= self.places.len() {
            let position = self.spellings.len() as u32;
            self.enter(key.hash(), position);
            return;
        }
        let room = (self.places.len() * 2).max(16);
        self.places = vec![(0, 0); room];
        for position in 0..self.spellings.len() {
            let hash = self.spellings[position].0.hash();
            self.enter(hash, position as u32 + 1);
        }
    }

    fn enter(&mut self, hash: u64, position: u32) {
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        while self.places[place].1 != 0 {
            place = (place + 1) & mask;
        }
        self.places[place] = (part_of(hash), position);
    }
}

/// The part of a hash that no place depends on.
fn part_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// A spelling of up to `8 * N` bytes as whole numbers: eight bytes each from the first on,
/// and the last eight. With the length that is the spelling and no other.
#[derive(Debug, Clone, Copy)]
struct Key<const N: usize> {
    words: [u64; N],
    length: u8,
}

impl<const N: usize> PartialEq for Key<N> {
    // Six words are compared sooner than a function that compares any bytes is called.
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        let words = self.words.iter().zip(&other.words);
        let differ = words.fold(0, |differ, (a, b)| differ | (a ^ b));
        differ == 0 && self.length == other.length
    }
}

impl<const N: usize> Key<N> {
    fn of(bytes: &[u8]) -> Self {
        let mut words = [0; N];
        if let Some(last) = bytes.last_chunk::<8>() {
            for (word, chunk) in words.iter_mut().zip(bytes.as_chunks::<8>().0) {
                *word = u64::from_le_bytes(*chunk);
            }
            words[N - 1] = u64::from_le_bytes(*last);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk()) {
            words[0] = u64::from(u32::from_le_bytes(*first));
            words[1] = u64::from(u32::from_le_bytes(*last));
        } else {
            words[0] = bytes.iter().fold(0, |all, b| all << 8 | u64::from(*b));
        }
        Key {
            words,
            length: bytes.len() as u8,
        }
    }

    #[inline]
    fn hash(&self) -> u64 {
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        let mix = |hash: u64, word: &u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
        // Both halves at once, as neither waits for the other.
        let (front, back) = self.words.split_at(N / 2);
        let front = front.iter().fold(u64::from(self.length), mix);
        let back = back.iter().fold(FACTOR, mix);
        let hash = (front ^ back.rotate_left(32)).wrapping_mul(FACTOR);
        hash ^ (hash >> 32)
    }
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

    proptest::proptest! {
        #[test]
        fn keys_are_equal_only_for_equal_bytes(a in "[ab]{1,16}", b in "[ab]{1,16}") {
            let key = |text: &str| Key::<2>::of(text.as_bytes());
            proptest::prop_assert_eq!(key(&a) == key(&b), a == b);
        }

        #[test]
        fn longer_keys_too(a in "[ab]{17,96}", at in 0usize..96) {
            let mut b = a.clone().into_bytes();
            let at = at % b.len();
            b[at] ^= 1;
            proptest::prop_assert!(Key::<12>::of(a.as_bytes()) != Key::<12>::of(&b));
            if a.len() <= 48 {
                proptest::prop_assert!(Key::<6>::of(a.as_bytes()) != Key::<6>::of(&b));
            }
        }
    }
}
