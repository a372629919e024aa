//! Identity numbers of all people in post, twelve bytes each, and those that stand there twice.
//!
//! They lie in buckets by their number, so that only a bucket at a time has to be looked
//! through, in a table that fits into the processor's memory.

use super::Spot;
use rustc_hash::FxHashSet;
use std::thread::available_parallelism;

/// A number in two halves, and where it stands.
type Entry = [u32; 3];

/// As many buckets as two to this power.
const BITS: u32 = 8;

/// Room is made for so many at once: it is never moved.
const PIECE: usize = 256;

/// From so many numbers on they are looked through on several threads.
const MANY: usize = 500_000;

/// Packed identity numbers with their places.
#[derive(Debug)]
pub struct Numbered {
    buckets: Vec<Bucket>,
    /// For each table the place of its line 0, counted through all tables.
    tables: Vec<u32>,
    /// The first place not taken.
    next: u32,
    count: usize,
}

#[derive(Debug, Default, Clone)]
struct Bucket {
    full: Vec<Vec<Entry>>,
    last: Vec<Entry>,
}

impl Default for Numbered {
    fn default() -> Self {
        Numbered {
            buckets: vec![Bucket::default(); 1 << BITS],
            tables: Vec::new(),
            next: 0,
            count: 0,
        }
    }
}

impl Numbered {
    /// Notes a number; tables come in their order, and lines of a table in theirs.
    #[inline]
    pub fn add(&mut self, number: u64, spot: Spot) {
        let (table, line) = spot;
        self.begin(table);
        let place = self.tables[table as usize].saturating_add(line);
        self.next = self.next.max(place.saturating_add(1));
        self.count += 1;
        let bucket = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS);
        self.buckets[bucket as usize].add([(number >> 32) as u32, number as u32, place]);
    }

    fn begin(&mut self, table: u32) {
        while self.tables.len() <= table as usize {
            self.tables.push(self.next);
        }
    }

    /// Where numbers of a table, the last one so far, can be noted, too.
    pub fn aside(&mut self, table: u32) -> Self {
        self.begin(table);
        Numbered {
            tables: self.tables.clone(),
            ..Numbered::default()
        }
    }

    /// Takes over what was noted [aside](Self::aside), before the next table begins.
    pub fn absorb(&mut self, aside: Numbered) {
        self.next = self.next.max(aside.next);
        self.count += aside.count;
        for (bucket, more) in self.buckets.iter_mut().zip(aside.buckets) {
            bucket.full.extend(more.full);
            more.last.into_iter().for_each(|entry| bucket.add(entry));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All numbers, in no order.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.buckets.iter().flat_map(Bucket::entries).map(number)
    }

    /// The places of each number that stands somewhere twice or more, the earlier first.
    pub fn several(&self) -> Vec<Vec<Spot>> {
        let threads = match self.count {
            ..MANY => 1,
            _ => available_parallelism().map_or(1, usize::from),
        };
        let share = self.buckets.len().div_ceil(threads);
        let mut all: Vec<Entry> = std::thread::scope(|scope| {
            let parts = self.buckets.chunks(share);
            let threads: Vec<_> = parts.map(|part| scope.spawn(move || twice(part))).collect();
            let found = threads.into_iter().map(|thread| match thread.join() {
                Ok(found) => found,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            found.flatten().collect()
        });
        all.sort_unstable();
        let groups = all.chunk_by(|a, b| number(a) == number(b));
        groups
            .map(|group| group.iter().map(|entry| self.spot(entry[2])).collect())
            .collect()
    }

    fn spot(&self, place: u32) -> Spot {
        let table = self.tables.partition_point(|first| *first <= place);
        let table = table.saturating_sub(1);
        let first = self.tables.get(table).copied().unwrap_or(0);
        (table as u32, place - first)
    }
}

impl Bucket {
    #[inline]
    fn add(&mut self, entry: Entry) {
        if self.last.len() == self.last.capacity() {
            self.make_room();
        }
        self.last.push(entry);
    }

    #[cold]
    fn make_room(&mut self) {
        let room = Vec::with_capacity(PIECE);
        self.full.push(std::mem::replace(&mut self.last, room));
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.full.iter().flatten().chain(&self.last)
    }
}

fn number(entry: &Entry) -> u64 {
    u64::from(entry[0]) << 32 | u64::from(entry[1])
}

/// All entries of numbers that stand there twice or more.
fn twice(buckets: &[Bucket]) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut table: Vec<u64> = Vec::new();
    for bucket in buckets {
        let count = bucket.entries().count();
        let mask = (count * 2).next_power_of_two() - 1;
        table.clear();
        table.resize(mask + 1, 0);
        let entries = || bucket.entries();
        let mut several = FxHashSet::default();
        for entry in entries() {
            // No number is 0: the first digits name a province.
            let number = number(entry);
            let mut at = (number.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as usize & mask;
            while table[at] != 0 && table[at] != number {
                at = (at + 1) & mask;
            }
            if table[at] == number {
                several.insert(number);
            }
            table[at] = number;
        }
        if !several.is_empty() {
            let twice = entries().filter(|entry| several.contains(&number(entry)));
            found.extend(twice.copied());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_stand_there_twice_are_found_with_all_their_places() {
        let mut numbered = Numbered::default();
        let at = |n: u32| (n % 3 * 2, n + 2);
        for table in 0..3 {
            for n in (0..3000u32).filter(|n| n % 3 == table) {
                let number = 11_010_119_800_101_001 + u64::from(n % 2990);
                numbered.add(number, at(n));
            }
        }
        let mut several = numbered.several();
        several.sort();
        let mut expected: Vec<Vec<Spot>> = (0..10).map(|n| vec![at(n), at(n + 2990)]).collect();
        expected.iter_mut().for_each(|spots| spots.sort_unstable());
        expected.sort();
        assert_eq!(several, expected);
        assert_eq!(numbered.numbers().count(), 3000);
    }
}
