//! A record where it stands in the file: nothing is copied until somebody wants it.

use super::encoding::Bytes;
use super::record::{Quoting, Record};
use std::borrow::Cow;

/// A record of which every quote is plainly set, in the bytes that were read. Other than in a
/// [`Record`] of any kind, what parts its fields is still there.
#[derive(Debug, Clone, Copy)]
pub struct RawRow<'a> {
    /// The record without its line end.
    pub(super) bytes: &'a [u8],
    /// Where each field begins and ends in it, without quotes.
    pub(super) fields: &'a [(u32, u32)],
    /// Physical line on which it starts, from 1.
    pub(super) line: u64,
    /// How its bytes stand for text.
    pub(super) form: Bytes,
    /// Whether it is known to be text, whatever fields it is parted into.
    pub(super) is_text: bool,
}

impl<'a> RawRow<'a> {
    /// A record that was found to be a row of data, if it stands as it does in the file.
    pub fn of(record: &'a Record) -> Option<Self> {
        let is_as_written = record.is_one_line && record.flaws().is_empty();
        is_as_written.then_some(RawRow {
            bytes: &record.bytes[..record.filled],
            fields: &record.fields,
            line: record.line,
            form: record.form,
            is_text: true,
        })
    }

    /// Physical line on which it starts, from 1.
    pub fn line(&self) -> u64 {
        self.line
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
    #[inline]
    pub fn field(&self, index: usize) -> &'a [u8] {
        match self.fields.get(index) {
            Some(&(start, end)) => self.bytes.get(start as usize..end as usize),
            None => None,
        }
        .unwrap_or_default()
    }

    /// A field as text, as a record gives it.
    pub fn text(&self, index: usize) -> Cow<'a, str> {
        self.form.text(self.field(index))
    }

    /// Several fields beside each other with all that stands around and between them, quotes
    /// too: the same bytes are the same fields. Empty where there are no such fields.
    #[inline]
    pub fn span(&self, first: usize, last: usize) -> &'a [u8] {
        let (Some(&(start, _)), Some(&(_, end))) = (self.fields.get(first), self.fields.get(last))
        else {
            return &[];
        };
        let (mut start, mut end) = (start as usize, end as usize);
        let is_quote = |at: usize| self.bytes.get(at) == Some(&b'"');
        if start.checked_sub(1).is_some_and(is_quote) {
            start -= 1;
        }
        if is_quote(end) {
            end += 1;
        }
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Fills a record with it.
    pub fn copy_to(&self, record: &mut Record) {
        record.fields.clear();
        record.fields.extend_from_slice(self.fields);
        self.fill(record);
    }

    /// The same where only the fields are not wanted.
    pub(super) fn fill(&self, record: &mut Record) {
        record.clear_but_fields();
        (record.form, record.line) = (self.form, self.line);
        record.quoting = Quoting::Sound;
        record.take(self.bytes);
        let is_strange = |index| self.form.is_from_elsewhere(self.field(index));
        record.is_text = self.is_text && !(0..self.len()).any(is_strange);
        record.is_one_line = true;
    }

    /// Whether all of it has been found to be text, and these fields to be of no other
    /// encoding; it may be text where this says no.
    pub(super) fn is_text_but_for(&self, fields: &[usize]) -> bool {
        let is_strange = |index: &usize| self.form.is_from_elsewhere(self.field(*index));
        self.is_text && !fields.iter().any(is_strange)
    }
}
