//! One record: its fields as raw bytes and the line on which it starts.

use super::encoding::Bytes;
use std::borrow::Cow;

/// A record, used again for every row so that reading allocates nothing.
#[derive(Debug, Default, Clone)]
pub struct Record {
    /// Room for the fields, in their order, and for what may stand between them. It only
    /// ever grows: after one long record, making room anew for every row would cost as much
    /// as reading it.
    pub(super) bytes: Vec<u8>,
    /// How much of `bytes` this record fills.
    pub(super) filled: usize,
    /// Where each field begins and ends in `bytes`.
    pub(super) fields: Vec<(u32, u32)>,
    /// Physical line on which the record starts, from 1.
    pub(super) line: u64,
    /// How well its quotes are set.
    pub(super) quoting: Quoting,
    /// How its bytes stand for text.
    pub(super) form: Bytes,
    /// Whether all of it has been found to be text already.
    pub(super) is_text: bool,
    /// Whether no field has a line end in it, as far as that is known already.
    pub(super) is_one_line: bool,
    /// Fields in which something stands that is no value.
    pub(super) flaws: Vec<(usize, Flaw)>,
}

/// Why what stands in a field is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It says "as above", and there is nothing above.
    NothingAbove,
    /// It is a formula that was never calculated; the field is left empty.
    Uncalculated,
    /// It is one cell with the one above.
    Merged,
}

/// One cell: its raw bytes and how they stand for text.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The bytes as they stand in the file, without quotes.
    pub bytes: &'a [u8],
    form: Bytes,
}

impl<'a> Cell<'a> {
    /// A cell in which nothing stands.
    pub const EMPTY: Cell<'static> = Cell {
        bytes: &[],
        form: Bytes::Utf8,
    };

    /// A cell of this text.
    pub fn of_text(text: &'a str) -> Self {
        Cell {
            bytes: text.as_bytes(),
            form: Bytes::Utf8,
        }
    }

    /// The cell as text. Malformed bytes have been reported before anyone asks for text;
    /// they show as U+FFFD.
    pub fn text(self) -> Cow<'a, str> {
        self.form.text(self.bytes)
    }
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

    /// How its bytes stand for text.
    pub fn form(&self) -> Bytes {
        self.form
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether it has no field at all.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The raw bytes of a field; empty beyond the last one.
    pub fn field(&self, index: usize) -> &[u8] {
        match self.fields.get(index) {
            Some(&(start, end)) => &self.bytes[start as usize..end as usize],
            None => &[],
        }
    }

    /// A field with what it takes to read it.
    pub fn cell(&self, index: usize) -> Cell<'_> {
        Cell {
            bytes: self.field(index),
            form: self.form,
        }
    }

    /// A field as text. Malformed bytes have been reported before anyone asks for text;
    /// they show as U+FFFD.
    pub fn text(&self, index: usize) -> Cow<'_, str> {
        self.cell(index).text()
    }

    /// Whether a field is exactly this text.
    pub fn is(&self, index: usize, text: &str) -> bool {
        let field = self.field(index);
        // Decoding is for those few cells that can be equal at all.
        field.first().map(u8::is_ascii) == text.as_bytes().first().map(u8::is_ascii)
            && self.form.text(field) == text
    }

    /// Fields in which something stands that is no value.
    pub fn flaws(&self) -> &[(usize, Flaw)] {
        &self.flaws
    }

    /// Becomes the same as another one, in the room it has.
    pub fn copy_from(&mut self, other: &Record) {
        self.take(&other.bytes[..other.filled]);
        self.fields.clone_from(&other.fields);
        self.flaws.clone_from(&other.flaws);
        (self.line, self.quoting, self.form) = (other.line, other.quoting, other.form);
        (self.is_text, self.is_one_line) = (other.is_text, other.is_one_line);
    }

    /// Puts another text in the place of a field.
    pub fn set_text(&mut self, index: usize, text: &str) {
        let bytes = self.form.of(text).into_owned();
        self.replace(index, &bytes);
    }

    /// Puts other bytes, in the record's own form, in the place of a field.
    pub(super) fn replace(&mut self, index: usize, with: &[u8]) {
        let Some(&(start, end)) = self.fields.get(index) else {
            return;
        };
        self.bytes
            .splice(start as usize..end as usize, with.iter().copied());
        (self.is_text, self.is_one_line) = (false, false);
        let moved = |at: u32| at - end + start + with.len() as u32;
        self.filled = moved(self.filled as u32) as usize;
        self.fields[index].1 = moved(end);
        for (start, end) in &mut self.fields[index + 1..] {
            (*start, *end) = (moved(*start), moved(*end));
        }
    }

    /// All fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|i| self.field(i))
    }

    /// The first field (from 0) whose bytes are not text in the file's encoding.
    pub fn malformed_field(&self) -> Option<usize> {
        if self.is_text {
            return None;
        }
        let well_formed = |field: &[u8]| self.form.is_well_formed(field);
        if self.form == Bytes::Gb18030 {
            // The end of one field and the beginning of the next can look like a character.
            return self.fields().position(|f| !well_formed(f));
        }
        // The whole record at once is the common, fast case; then no field may begin with
        // the rest of a character.
        let is_rest = |f: &[u8]| f.first().is_some_and(|b| (0x80..0xc0).contains(b));
        if well_formed(&self.bytes[..self.filled]) && !self.fields().any(is_rest) {
            return None;
        }
        let broken = self.fields().position(|f| !well_formed(f));
        Some(broken.unwrap_or(0))
    }

    /// Empties it, to be filled field by field.
    pub(super) fn start(&mut self, line: u64) {
        self.clear();
        self.line = line;
        self.quoting = Quoting::Sound;
    }

    /// Leaves nothing in it but room.
    pub(super) fn clear(&mut self) {
        self.fields.clear();
        self.clear_but_fields();
    }

    /// Leaves nothing in it but room and where the fields of the next record are.
    pub(super) fn clear_but_fields(&mut self) {
        self.filled = 0;
        self.flaws.clear();
        (self.is_text, self.is_one_line) = (false, false);
    }

    /// Adds a field to a record that was [started](Self::start).
    pub(super) fn push(&mut self, field: &[u8]) {
        let (start, end) = (self.filled, self.filled + field.len());
        if self.bytes.len() < end {
            self.bytes.resize(end.next_power_of_two(), 0);
        }
        self.bytes[start..end].copy_from_slice(field);
        self.fields.push((start as u32, end as u32));
        self.filled = end;
    }

    /// Takes the bytes of a whole record, of which the fields are known.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        if self.bytes.len() < bytes.len() {
            self.bytes.resize(bytes.len().next_power_of_two(), 0);
        }
        self.bytes[..bytes.len()].copy_from_slice(bytes);
        self.filled = bytes.len();
    }

    /// Whether some field has several lines.
    pub fn is_of_lines(&self) -> bool {
        !self.is_one_line && memchr::memchr2(b'\n', b'\r', &self.bytes[..self.filled]).is_some()
    }

    /// Whether every field is blank.
    pub fn is_blank(&self) -> bool {
        self.bytes[..self.filled]
            .iter()
            .all(u8::is_ascii_whitespace)
            || (0..self.len()).all(|i| {
                self.text(i)
                    .chars()
                    .all(|c| c.is_whitespace() || c == '\u{1a}')
            })
    }
}
