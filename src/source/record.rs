//! One record: its fields as raw bytes and the line on which it starts.

use std::borrow::Cow;

/// A record, used again for every row so that reading allocates nothing.
#[derive(Debug, Default)]
pub struct Record {
    /// Room for the fields, unquoted, one after the other. It only ever grows: after one
    /// long record, making room anew for every row would cost as much as reading it.
    pub(super) bytes: Vec<u8>,
    /// Room for where each field ends in `bytes`.
    pub(super) ends: Vec<usize>,
    /// How much of `bytes` this record fills.
    pub(super) filled: usize,
    /// How many fields it has.
    pub(super) count: usize,
    /// Physical line on which the record starts, from 1.
    pub(super) line: u64,
    /// How well its quotes are set.
    pub(super) quoting: Quoting,
}

/// How well the quotes of a record are set.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quoting {
    /// Every quote opens a field, closes it, or is doubled inside.
    #[default]
    Sound,
    /// A quote in the middle of a field that none opened: text, most likely.
    Stray,
    /// Text after a closing quote: where the field ends, and how many rows it has
    /// swallowed, nobody can say.
    Broken,
}

impl Record {
    /// Physical line on which the record starts, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How well its quotes are set.
    pub fn quoting(&self) -> Quoting {
        self.quoting
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it has no field at all.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The raw bytes of a field; empty beyond the last one.
    pub fn field(&self, index: usize) -> &[u8] {
        let ends = &self.ends[..self.count];
        let Some(&end) = ends.get(index) else {
            return &[];
        };
        let start = match index.checked_sub(1) {
            Some(before) => ends[before],
            None => 0,
        };
        &self.bytes[start..end]
    }

    /// A field as text. Bytes that are not UTF-8 have been reported before anyone
    /// asks for text; they show as U+FFFD.
    pub fn text(&self, index: usize) -> Cow<'_, str> {
        String::from_utf8_lossy(self.field(index))
    }

    /// All fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|i| self.field(i))
    }

    /// The first field (from 0) whose bytes are not UTF-8.
    pub fn malformed_field(&self) -> Option<usize> {
        // The whole record at once is the common, fast case; a character cannot span
        // two fields of valid text, but two broken halves can meet: so every field is
        // looked at again only when the whole is broken.
        if simdutf8::basic::from_utf8(&self.bytes[..self.filled]).is_ok() {
            return None;
        }
        let broken = self
            .fields()
            .position(|f| simdutf8::basic::from_utf8(f).is_err());
        Some(broken.unwrap_or(0))
    }

    /// Empties it, to be filled field by field.
    pub(super) fn start(&mut self, line: u64) {
        (self.filled, self.count) = (0, 0);
        self.line = line;
        self.quoting = Quoting::Sound;
    }

    /// Adds a field to a record that was [started](Self::start).
    pub(super) fn push(&mut self, field: &[u8]) {
        let end = self.filled + field.len();
        if self.bytes.len() < end {
            self.bytes.resize(end.next_power_of_two(), 0);
        }
        if self.ends.len() == self.count {
            self.ends.resize((self.count + 1).next_power_of_two(), 0);
        }
        self.bytes[self.filled..end].copy_from_slice(field);
        self.ends[self.count] = end;
        (self.filled, self.count) = (end, self.count + 1);
    }

    /// Whether every field is blank.
    pub fn is_blank(&self) -> bool {
        self.bytes[..self.filled]
            .iter()
            .all(u8::is_ascii_whitespace)
            || self.fields().all(|f| {
                std::str::from_utf8(f).is_ok_and(|text| text.chars().all(char::is_whitespace))
            })
    }
}
