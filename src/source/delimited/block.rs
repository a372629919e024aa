//! Pieces of a file taken out whole, to be split on other threads.
//!
//! A piece begins where a record does and ends with a line end before which there is an even
//! number of quotes. That is a guess: only who splits it knows whether it holds whole records
//! and nothing odd. Where it does not, it is given back, with all that were taken after it,
//! and the records are read one by one.

use super::lines::LineCounter;
use super::{Delimited, Plain};
use crate::source::encoding::Bytes;
use crate::source::record::Record;
use crate::source::row::RawRow;
use crate::source::wide_comma;
use std::io::{Empty, Read};
use std::sync::{Arc, Mutex};

/// Bytes of a piece, at most. Some hundred records: they stay near the processor that splits
/// them; in tests less, so that there are several.
const SIZE: usize = if cfg!(debug_assertions) {
    1 << 13
} else {
    1 << 17
};

/// So many line ends are tried before the next piece is read record by record.
const TRIES: usize = 64;

/// Where pieces are given back again and again, so many bytes at most are read record by record
/// before the next one is tried.
const MOST: u64 = 1 << 24;

/// Most likely whole records, as they stand in the file.
#[derive(Debug)]
pub struct Block {
    bytes: Vec<u8>,
    /// The lines before it.
    lines: LineCounter,
    /// Where in the file it begins.
    at: u64,
    separator: u8,
    form: Bytes,
    /// Where its bytes go when they are no longer wanted.
    room: Room,
}

impl Drop for Block {
    fn drop(&mut self) {
        self.room.give(std::mem::take(&mut self.bytes));
    }
}

/// Room for pieces, used again and again.
#[derive(Debug, Default, Clone)]
struct Room(Arc<Mutex<Vec<Vec<u8>>>>);

impl Room {
    /// Room for a piece.
    fn take(&self) -> Vec<u8> {
        let spare = self.0.lock().ok().and_then(|mut all| all.pop());
        let mut bytes = spare.unwrap_or_default();
        bytes.resize(SIZE, 0);
        bytes
    }

    fn give(&self, bytes: Vec<u8>) {
        if let Ok(mut all) = self.0.lock() {
            all.push(bytes);
        }
    }
}

/// How far a file has been read, and from where on pieces of it may be taken.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// How many bytes stood before the buffer.
    before: u64,
    /// No piece is taken before this place.
    from: u64,
    /// So many bytes are read record by record where a piece was given back.
    hold: u64,
    room: Room,
}

impl Blocks {
    /// So many bytes leave the buffer.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.before += bytes as u64;
    }
}

impl<R: Read> Delimited<R> {
    /// Takes the next records out as they stand in the file; `None` where they have to be
    /// read one by one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn take_block(&mut self) -> std::io::Result<Option<Block>> {
        let here = self.blocks.before + self.start as u64;
        let is_wide = self.separator == wide_comma::SEPARATOR;
        if self.finished || !self.has_begun || is_wide || here < self.blocks.from {
            return Ok(None);
        }
        let mut bytes = self.blocks.room.take();
        let mut filled = (self.end - self.start).min(SIZE);
        bytes[..filled].copy_from_slice(&self.buffer[self.start..self.start + filled]);
        self.start += filled;
        while filled < SIZE && !self.at_end {
            match self.input.read(&mut bytes[filled..]) {
                Ok(0) => self.at_end = true,
                Ok(read) => filled += read,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        bytes.truncate(filled);
        let whole = whole(&bytes);
        let length = whole.map(|(length, _)| length);
        self.put_first(&bytes[length.unwrap_or(0)..]);
        self.blocks.before = here + length.unwrap_or(0) as u64;
        let Some((length, seen)) = whole else {
            self.blocks.from = here + bytes.len().max(1) as u64;
            self.blocks.room.give(bytes);
            return Ok(None);
        };
        bytes.truncate(length);
        let lines = self.lines.clone();
        match seen.returns {
            false => self.lines.count_ends(&bytes, seen.ends),
            true => self.lines.count(&bytes),
        }
        if here > self.blocks.from + 4 * self.blocks.hold {
            self.blocks.hold = 0;
        }
        Ok(Some(Block {
            bytes,
            lines,
            at: here,
            separator: self.separator,
            form: self.form,
            room: self.blocks.room.clone(),
        }))
    }

    /// Gives back the pieces that were taken last, in their order: nothing has been read since.
    pub fn put_back(&mut self, blocks: Vec<Block>) {
        let Some(first) = blocks.first() else {
            return;
        };
        let all: Vec<&[u8]> = blocks.iter().map(|block| &block.bytes[..]).collect();
        let length = first.bytes.len() as u64;
        self.lines = first.lines.clone();
        self.blocks.before = first.at;
        self.blocks.hold = (self.blocks.hold * 2).clamp(length, MOST);
        self.blocks.from = first.at + self.blocks.hold;
        self.put_first(&all.concat());
    }

    /// Puts bytes before those that are still to be split.
    fn put_first(&mut self, bytes: &[u8]) {
        let rest = self.end - self.start;
        self.is_marked = false;
        if bytes.len() <= self.start {
            self.start -= bytes.len();
            self.buffer[self.start..][..bytes.len()].copy_from_slice(bytes);
            // What stands in the buffer before it is gone.
            self.buffer.copy_within(self.start..self.end, 0);
        } else {
            let room = self.buffer.len().max(bytes.len() + rest);
            self.buffer.resize(room, 0);
            self.buffer.copy_within(self.start..self.end, bytes.len());
            self.buffer[..bytes.len()].copy_from_slice(bytes);
        }
        (self.start, self.end) = (0, bytes.len() + rest);
    }
}

/// How much of some bytes is most likely whole records, and what stands in it.
fn whole(bytes: &[u8]) -> Option<(usize, Seen)> {
    let mut end = memchr::memrchr(b'\n', bytes)? + 1;
    let mut all = seen(&bytes[..end]);
    for _ in 0..TRIES {
        if all.quotes.is_multiple_of(2) {
            return Some((end, all));
        }
        let before = memchr::memrchr(b'\n', &bytes[..end - 1])? + 1;
        let last = seen(&bytes[before..end]);
        all.quotes -= last.quotes;
        all.ends -= last.ends;
        end = before;
    }
    None
}

/// What stands in some bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// Quotes.
    quotes: u64,
    /// LF.
    ends: u64,
    /// Whether there may be a CR.
    returns: bool,
}

/// Looks through some bytes once for all that is asked.
fn seen(bytes: &[u8]) -> Seen {
    let mut all = Seen::default();
    // A byte for each place of a part counts up to so many parts.
    for some in bytes.chunks(32 * 255) {
        let (parts, rest) = some.as_chunks::<32>();
        let (mut quotes, mut ends, mut returns) = ([0u8; 32], [0u8; 32], [0u8; 32]);
        for part in parts {
            for at in 0..32 {
                quotes[at] += u8::from(part[at] == b'"');
                ends[at] += u8::from(part[at] == b'\n');
                returns[at] |= u8::from(part[at] == b'\r');
            }
        }
        let sum = |counts: [u8; 32]| counts.into_iter().map(u64::from).sum::<u64>();
        let of_rest = |byte: u8| rest.iter().filter(|one| **one == byte).count() as u64;
        all.quotes += sum(quotes) + of_rest(b'"');
        all.ends += sum(ends) + of_rest(b'\n');
        all.returns |= sum(returns) + of_rest(b'\r') > 0;
    }
    all
}

/// The records of blocks, one block after the other.
pub struct BlockRecords {
    records: Delimited<Empty>,
    /// Records found one behind the other, and where the fields of each are.
    found: Vec<(Plain, Vec<(u32, u32)>)>,
}

/// So many records are handed out together, at most.
const TOGETHER: usize = 32;

impl BlockRecords {
    /// Of blocks like this one.
    pub fn like(block: &Block) -> Self {
        let mut records = Delimited::new(std::io::empty(), block.separator, block.form);
        (records.has_begun, records.at_end) = (true, true);
        BlockRecords {
            records,
            found: vec![Default::default(); TOGETHER],
        }
    }

    /// Splits a block into records, as long as `each` takes them, some at a time; whether that
    /// was all there is in it. The last one is left in `last`.
    pub fn split(
        &mut self,
        block: &mut Block,
        last: &mut Record,
        mut each: impl FnMut(&[RawRow<'_>]) -> bool,
    ) -> bool {
        let records = &mut self.records;
        std::mem::swap(&mut records.buffer, &mut block.bytes);
        (records.start, records.end) = (0, records.buffer.len());
        records.is_marked = false;
        records.lines = block.lines.clone();
        let mut give = |records: &Delimited<Empty>, found: &[(Plain, Vec<(u32, u32)>)]| {
            let row = |at: usize| {
                let (plain, fields) = &found[at.min(found.len() - 1)];
                records.raw(*plain, fields)
            };
            each(&std::array::from_fn::<_, TOGETHER, _>(row)[..found.len()])
        };
        let mut filled = 0;
        let mut before = None;
        let is_whole = loop {
            if filled == TOGETHER {
                if !give(records, &self.found) {
                    break false;
                }
                (filled, before) = (0, Some(TOGETHER - 1));
            }
            let (plain, fields) = &mut self.found[filled];
            // Nothing can go wrong where nothing is read.
            match records.find_plain(fields) {
                Ok(Some(found)) => *plain = found,
                _ => {
                    break records.start == records.end
                        && (filled == 0 || give(records, &self.found[..filled]));
                }
            }
            filled += 1;
            before = Some(filled - 1);
        };
        if let Some(at) = before.filter(|_| is_whole) {
            let (plain, fields) = &self.found[at];
            records.raw(*plain, fields).copy_to(last);
        }
        std::mem::swap(&mut records.buffer, &mut block.bytes);
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All fields with their lines, in blocks where these hold and one by one where not.
    fn in_blocks(text: &str, first: usize) -> Vec<(u64, Vec<Vec<u8>>)> {
        let mut reader = Delimited::new(text.as_bytes(), b',', Bytes::Utf8);
        let mut all = Vec::new();
        let mut add = |record: &Record| {
            let fields = record.fields().map(<[u8]>::to_vec).collect();
            all.push((record.line(), fields));
        };
        let mut record = Record::default();
        let mut count = 0;
        loop {
            let mut taken = Vec::new();
            while count >= first
                && taken.len() < 3
                && let Some(block) = reader.take_block().unwrap()
            {
                taken.push(block);
            }
            while !taken.is_empty() {
                let (mut room, mut last) = (Vec::<Record>::new(), Record::default());
                let is_whole =
                    BlockRecords::like(&taken[0]).split(&mut taken[0], &mut last, |rows| {
                        for row in rows {
                            let mut record = Record::default();
                            row.copy_to(&mut record);
                            room.push(record);
                        }
                        true
                    });
                if !is_whole {
                    reader.put_back(std::mem::take(&mut taken));
                    break;
                }
                if let Some(row) = room.last() {
                    assert!(row.fields().eq(last.fields()));
                }
                room.iter().for_each(&mut add);
                taken.remove(0);
            }
            match reader.next(&mut record) {
                Ok(true) => add(&record),
                _ => return all,
            }
            count += 1;
        }
    }

    fn one_by_one(text: &str) -> Vec<(u64, Vec<Vec<u8>>)> {
        in_blocks(text, usize::MAX)
    }

    #[test]
    fn blocks_hold_what_comes_one_by_one() {
        let row = |n: usize| match n % 1000 {
            7 => format!("{n},\"a\nb\",c\r\n\r\n"),
            8 => format!("{n},a\"b,c\n"),
            9 => format!("{n},\"x\"\"\n\",\"\n"),
            10 => format!("{n},c\",d\n\n"),
            11 => format!("{n},\"a,b\",c\r"),
            n => format!("{n},\"a,b\",c\r\n"),
        };
        for rows in [10, 3000, 9000] {
            let text: String = (0..rows).map(row).collect();
            assert_eq!(in_blocks(&text, 1), one_by_one(&text), "{rows}");
        }
    }

    #[test]
    fn what_stands_in_bytes_is_counted_however_many_there_are() {
        for length in [0, 1, 31, 32, 33, 255 * 32, 256 * 32 + 5, 100_000] {
            let bytes: Vec<u8> = (0..length).map(|at| b"\"\n,a\""[at * at % 5]).collect();
            let count = |byte: u8| bytes.iter().filter(|one| **one == byte).count() as u64;
            let mut expected = Seen {
                quotes: count(b'"'),
                ends: count(b'\n'),
                returns: false,
            };
            assert_eq!(seen(&bytes), expected, "{length}");
            expected.returns = true;
            assert_eq!(seen(&[&bytes[..], b"\r"].concat()), expected, "{length}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_is(text in "(a,b\n|1,\"2\"\r\n){0,5}[ab,\"\r\n]{0,40}", first in 1usize..4) {
            proptest::prop_assert_eq!(in_blocks(&text, first), one_by_one(&text));
        }
    }
}
