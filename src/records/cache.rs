//! Each distinct spelling is classified once; after that a cell is one look-up.

use crate::source::Cell;
use rustc_hash::FxHashMap;

/// Raw bytes of a cell → what they mean.
///
/// Spellings of up to 48 bytes lie in the table itself and are compared as a few whole
/// numbers: a row has several of them, and following a pointer for each costs more than
/// everything else.
#[derive(Debug, Clone)]
pub struct Cache<T> {
    empty: Option<T>,
    short: Table<2, T>,
    middle: Table<6, T>,
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
    /// As many as a power of two, at least a quarter of them free; or none at all.
    slots: Vec<Option<Slot<N, T>>>,
    filled: usize,
}

#[derive(Debug, Clone, Copy)]
struct Slot<const N: usize, T> {
    key: Key<N>,
    meaning: T,
}

impl<const N: usize, T> Default for Table<N, T> {
    fn default() -> Self {
        Table {
            slots: Vec::new(),
            filled: 0,
        }
    }
}

impl<const N: usize, T: Copy> Table<N, T> {
    fn get(&mut self, bytes: &[u8], read: impl FnOnce() -> T) -> T {
        let key = Key::of(bytes);
        if let Some(Some(slot)) = self.slots.get(self.place(&key)) {
            return slot.meaning;
        }
        let meaning = read();
        if self.filled < LIMIT {
            self.insert(Slot { key, meaning });
        }
        meaning
    }

    #[inline]
    fn known(&self, bytes: &[u8]) -> Option<T> {
        let slot = self.slots.get(self.place(&Key::of(bytes)))?;
        slot.as_ref().map(|slot| slot.meaning)
    }

    /// Where a spelling is, or would be.
    fn place(&self, key: &Key<N>) -> usize {
        let Some(mask) = self.slots.len().checked_sub(1) else {
            return 0;
        };
        let mut place = key.hash() as usize & mask;
        while let Some(Some(slot)) = self.slots.get(place) {
            if slot.key == *key {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    fn insert(&mut self, slot: Slot<N, T>) {
        if (self.filled + 1) * 4 > self.slots.len() * 3 {
            let room = (self.slots.len() * 2).max(16);
            let old = std::mem::replace(&mut self.slots, vec![None; room]);
            for slot in old.into_iter().flatten() {
                let place = self.place(&slot.key);
                self.slots[place] = Some(slot);
            }
        }
        let place = self.place(&slot.key);
        self.slots[place] = Some(slot);
        self.filled += 1;
    }
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
        let spelling = |n: usize| format!("{}{n}", "主任医师".repeat(n % 7));
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
        fn longer_keys_too(a in "[ab]{17,48}", at in 0usize..48) {
            let mut b = a.clone().into_bytes();
            let at = at % b.len();
            b[at] ^= 1;
            let key = Key::<6>::of;
            proptest::prop_assert!(key(a.as_bytes()) != key(&b));
        }
    }
}
