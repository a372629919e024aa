//! What a record below the header is: data, or one of the many things that are none.

use super::Table;
use super::aside::{is_heading, is_signature};
use super::numbering::is_numbering;
use super::total::{begins_as_total, is_no_unit};
use crate::source::record::Quoting;

impl Table<'_> {
    /// What the current record is.
    pub(super) fn kind(&self) -> Kind {
        let record = &self.record;
        if record.quoting() == Quoting::Broken {
            return Kind::BrokenQuotes;
        }
        if let Some(field) = record.malformed_field() {
            return Kind::Malformed(field);
        }
        if self.swallows_rows() {
            return Kind::BrokenQuotes;
        }
        if self.is_below_header && is_numbering(record) {
            return Kind::Heading;
        }
        if self.plain.is_certain(record) {
            return match self.plain.is_total_by_name(record) {
                true => Kind::Total,
                false => Kind::Data,
            };
        }
        if record.is_blank() {
            return Kind::Blank;
        }
        if self.header.is_repeated_by(record) {
            return Kind::RepeatedHeader;
        }
        if self.is_another_header() {
            return Kind::SecondHeader;
        }
        if self.plain.is_total_by_name(record) {
            return Kind::Total;
        }
        if self.is_nobodys() {
            if begins_as_total(record) {
                return Kind::Total;
            }
            if is_signature(record) {
                return Kind::Signature;
            }
            if is_heading(record) && self.header.names.len() > 1 {
                return Kind::Heading;
            }
        }
        if record.len() != self.header.names.len() {
            return Kind::WrongFields;
        }
        Kind::Data
    }

    /// Whether a cell of several lines holds whole rows: a quote opened in one row and was
    /// closed in another.
    fn swallows_rows(&self) -> bool {
        let Some(separator) = self.separator else {
            return false;
        };
        let expected = self.header.names.len();
        let is_row = |line: &[u8]| separator.count(line) * 2 >= expected.max(3);
        self.record.is_of_lines()
            && self.record.fields().any(|field| {
                let mut lines = field.split(|byte| matches!(byte, b'\n' | b'\r'));
                field.iter().any(|byte| matches!(byte, b'\n' | b'\r')) && lines.any(is_row)
            })
    }

    /// Whether a row is a header again but not this one: another list pasted below.
    fn is_another_header(&self) -> bool {
        let known = |index: &usize| (self.meaning.known)(&self.record.text(*index));
        let filled = (0..self.record.len()).filter(|i| !self.record.field(*i).is_empty());
        let filled: Vec<usize> = filled.collect();
        let count = filled.iter().filter(|i| known(i)).count();
        let begins = filled.first().is_some_and(known);
        count >= 3 && (begins || count * 2 > filled.len())
    }

    /// Whether a row of totals is filled as somebody's or some people's is: two essential
    /// columns say something, and no number.
    pub(super) fn is_filled_like_data(&self) -> bool {
        let says_class = |i: &&usize| {
            let text = self.record.text(**i);
            text.contains(char::is_alphabetic)
                && !text.contains(|c: char| c.is_numeric())
                && !is_no_unit(&text)
        };
        self.plain.essential.iter().filter(says_class).count() >= 2
    }

    /// Whether no essential column says anything, its first cell aside: only then can a
    /// row be a total, a signature or a heading. Numbers under them are a total's.
    fn is_nobodys(&self) -> bool {
        let first = (0..self.record.len()).find(|i| !self.record.field(*i).is_empty());
        self.plain.essential.iter().all(|i| {
            let cell = self.record.field(*i);
            let text = self.record.text(*i);
            // 填表人：…，审核人：… stand wherever there is room.
            let label = text.contains('：')
                || (text.contains(':') && !text.starts_with(|c: char| c.is_ascii_digit()));
            Some(*i) == first || cell.iter().all(u8::is_ascii_digit) || label
        })
    }
}

/// What a record below the header is.
pub(super) enum Kind {
    Data,
    SecondHeader,
    WrongFields,
    BrokenQuotes,
    Malformed(usize),
    Blank,
    RepeatedHeader,
    Total,
    Signature,
    Heading,
}

impl Kind {
    /// Whether it is a row that ought to be data and cannot be read.
    pub(super) fn is_fault(&self) -> bool {
        matches!(
            self,
            Kind::WrongFields | Kind::SecondHeader | Kind::BrokenQuotes | Kind::Malformed(_)
        )
    }
}
