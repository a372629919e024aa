//! Pieces of a file taken out whole, to be split on other threads.
//!
//! A piece begins where a record does and ends with a line end before which there is an even
//! number of quotes. That is a guess: only who splits it knows whether it holds whole records
//! and nothing odd. Where it does not, it is given back, with all that were taken after it,
//! and the records are read one by one.

use super::Delimited;
use super::lines::LineCounter;
use crate::source::encoding::Bytes;
use crate::source::record::Record;
use crate::source::row::RawRow;
use crate::source::wide_comma;
use std::io::{Empty, Read};

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
        let mut bytes = Vec::with_capacity(SIZE);
        let ready = (self.end - self.start).min(SIZE);
        bytes.extend_from_slice(&self.buffer[self.start..self.start + ready]);
        self.start += ready;
        if ready < SIZE && !self.at_end {
            let wanted = (SIZE - ready) as u64;
            let read = (&mut self.input).take(wanted).read_to_end(&mut bytes)?;
            self.at_end = (read as u64) < wanted;
        }
        let length = whole(&bytes);
        self.put_first(&bytes[length.unwrap_or(0)..]);
        self.blocks.before = here + length.unwrap_or(0) as u64;
        let Some(length) = length else {
            self.blocks.from = here + bytes.len().max(1) as u64;
            return Ok(None);
        };
        bytes.truncate(length);
        let lines = self.lines.clone();
        self.lines.count(&bytes);
        if here > self.blocks.from + 4 * self.blocks.hold {
            self.blocks.hold = 0;
        }
        Ok(Some(Block {
            bytes,
            lines,
            at: here,
            separator: self.separator,
            form: self.form,
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

/// How much of some bytes is most likely whole records.
fn whole(bytes: &[u8]) -> Option<usize> {
    let mut end = memchr::memrchr(b'\n', bytes)? + 1;
    let quotes = |bytes: &[u8]| memchr::memchr_iter(b'"', bytes).count();
    let mut open = quotes(&bytes[..end]);
    for _ in 0..TRIES {
        if open.is_multiple_of(2) {
            return Some(end);
        }
        let before = memchr::memrchr(b'\n', &bytes[..end - 1])? + 1;
        open -= quotes(&bytes[before..end]);
        end = before;
    }
    None
}

/// The records of blocks, one block after the other.
pub struct BlockRecords {
    records: Delimited<Empty>,
    /// Where the fields of a record are, and those of the one before it.
    fields: Vec<(u32, u32)>,
    before: Vec<(u32, u32)>,
}

impl BlockRecords {
    /// Of blocks like this one.
    pub fn like(block: &Block) -> Self {
        let mut records = Delimited::new(std::io::empty(), block.separator, block.form);
        (records.has_begun, records.at_end) = (true, true);
        BlockRecords {
            records,
            fields: Vec::new(),
            before: Vec::new(),
        }
    }

    /// Splits a block into records, as long as `each` takes them; whether that was all there
    /// is in it. The last one is left in `last`.
    pub fn split(
        &mut self,
        block: &mut Block,
        last: &mut Record,
        mut each: impl FnMut(RawRow<'_>) -> bool,
    ) -> bool {
        let records = &mut self.records;
        std::mem::swap(&mut records.buffer, &mut block.bytes);
        (records.start, records.end) = (0, records.buffer.len());
        records.is_marked = false;
        records.lines = block.lines.clone();
        let mut before = None;
        let is_whole = loop {
            // Nothing can go wrong where nothing is read.
            let Ok(Some(found)) = records.find_plain(&mut self.fields) else {
                break records.start == records.end;
            };
            before = Some(found);
            if !each(records.raw(found, &self.fields)) {
                break false;
            }
            std::mem::swap(&mut self.fields, &mut self.before);
        };
        if let Some(found) = before.filter(|_| is_whole) {
            records.raw(found, &self.before).copy_to(last);
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
                    BlockRecords::like(&taken[0]).split(&mut taken[0], &mut last, |row| {
                        let mut record = Record::default();
                        row.copy_to(&mut record);
                        room.push(record);
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

    proptest::proptest! {
        #[test]
        fn whatever_the_text_is(text in "(a,b\n|1,\"2\"\r\n){0,5}[ab,\"\r\n]{0,40}", first in 1usize..4) {
            proptest::prop_assert_eq!(in_blocks(&text, first), one_by_one(&text));
        }
    }
}
