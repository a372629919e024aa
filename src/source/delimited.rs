//! Separated text into records (RFC 4180, read leniently as the csv crate does).
//!
//! Most records are found by their marks ([`plain`]); the first one, the last one and those
//! with odd quotes are split by csv-core, the automaton under the csv crate. This file drives
//! both over a buffer of its own so that it sees every byte that goes by. That is what makes
//! the line numbers right: the csv crate's are one early after CRLF, all 1 with CR, and
//! take blank lines for the start of the next record.

mod block;
mod lines;
mod plain;
mod quotes;

use super::encoding::Bytes;
use super::record::Record;
use super::row::RawRow;
use super::wide_comma;
pub use block::{Block, BlockRecords};
use lines::LineCounter;
use plain::{Found, Marks};
use quotes::QuoteState;
use std::io::Read;

/// A record longer than this must have a quote that was opened and never closed.
pub const RECORD_LIMIT: usize = 1 << 20;

/// A record of more fields than this is no row of a table.
const FIELD_LIMIT: usize = 1 << 14;

const CHUNK: usize = 1 << 18;

/// A record that does not end within so many bytes is left to csv-core, part by part.
const PLAIN_LIMIT: usize = CHUNK / 2;

/// Reads records from a stream of bytes.
pub struct Delimited<R> {
    input: R,
    core: csv_core::Reader,
    /// Whether csv-core has seen the beginning of the file, which is where it passes over a
    /// byte order mark.
    has_begun: bool,
    /// Where csv-core says that fields end.
    ends: Vec<usize>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    marks: Marks,
    /// Whether these are of what is in the buffer now.
    is_marked: bool,
    /// Up to where the buffer is known to be text.
    text_end: usize,
    at_end: bool,
    finished: bool,
    lines: LineCounter,
    separator: u8,
    form: Bytes,
    blocks: block::Blocks,
}

/// Where in the buffer a record stands that needs no automaton.
#[derive(Debug, Clone, Copy, Default)]
struct Plain {
    start: usize,
    /// Before its line end.
    end: usize,
    line: u64,
    /// Whether it is known to be text, whatever fields it is parted into.
    is_text: bool,
}

/// Why no further record can be read.
#[derive(Debug)]
pub enum DelimitedError {
    /// The file could not be read.
    Io(std::io::Error),
    /// The record that starts on this line does not end: a quote was left open.
    Unclosed {
        /// Line on which the record starts.
        line: u64,
    },
}

impl<R: Read> Delimited<R> {
    /// Starts reading. A UTF-8 byte order mark at the very beginning is passed over.
    /// `separator` stands between the fields, and `form` says how bytes stand for text.
    pub fn new(input: R, separator: u8, form: Bytes) -> Self {
        Delimited {
            input,
            core: csv_core::ReaderBuilder::new().delimiter(separator).build(),
            has_begun: false,
            ends: vec![0; 64],
            buffer: vec![0; CHUNK],
            start: 0,
            end: 0,
            marks: Marks::new(separator),
            is_marked: false,
            text_end: 0,
            at_end: false,
            finished: false,
            lines: LineCounter::default(),
            separator,
            form,
            blocks: block::Blocks::default(),
        }
    }

    /// Reads the next record; `false` at the end. Blank lines are passed over.
    ///
    /// # Errors
    /// When the file cannot be read, or a quote is left open to the end of the file or
    /// for more than [`RECORD_LIMIT`] bytes. No record can be read after that.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        if self.plain(record).map_err(DelimitedError::Io)? {
            return Ok(true);
        }
        record.clear();
        record.form = self.form;
        record.bytes.resize(record.bytes.len().max(1024), 0);
        let (mut written, mut fields) = (0, 0);
        let mut quotes = QuoteState::new(self.separator);
        self.has_begun = true;
        let mut started = false;
        loop {
            if self.finished {
                return Ok(false);
            }
            if self.start == self.end && !self.at_end {
                self.fill().map_err(DelimitedError::Io)?;
            }
            if !started {
                self.pass_line_ends();
                if self.start == self.end && !self.at_end {
                    continue;
                }
                record.line = self.lines.line;
                started = true;
            }
            let input = &self.buffer[self.start..self.end];
            let (result, read, bytes, ends) = self.core.read_record(
                input,
                &mut record.bytes[written..],
                &mut self.ends[fields..],
            );
            self.lines.count(&input[..read]);
            quotes.follow(&input[..read]);
            self.start += read;
            written += bytes;
            fields += ends;
            use csv_core::ReadRecordResult as R;
            match result {
                R::InputEmpty => {}
                R::OutputFull => record.bytes.resize(record.bytes.len() * 2, 0),
                R::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                R::Record => {
                    let at_very_end = self.at_end && self.start == self.end;
                    if at_very_end && quotes.open() {
                        return Err(self.unclosed(record));
                    }
                    record.quoting = quotes.quoting;
                    record.filled = written;
                    let ends = self.ends[..fields].iter().map(|end| *end as u32);
                    let starts = std::iter::once(0).chain(ends.clone());
                    record.fields.extend(starts.zip(ends));
                    if self.separator == wide_comma::SEPARATOR {
                        wide_comma::restore(record);
                    }
                    return Ok(true);
                }
                R::End => {
                    self.finished = true;
                    return Ok(false);
                }
            }
            if written > RECORD_LIMIT || fields > FIELD_LIMIT {
                return Err(self.unclosed(record));
            }
        }
    }

    /// Nothing can be read beyond a record that does not end.
    fn unclosed(&mut self, record: &Record) -> DelimitedError {
        self.finished = true;
        DelimitedError::Unclosed { line: record.line }
    }

    /// Reads a record that needs no automaton, if that is what comes next.
    fn plain(&mut self, record: &mut Record) -> std::io::Result<bool> {
        let Some(found) = self.find_plain(&mut record.fields)? else {
            return Ok(false);
        };
        let fields = std::mem::take(&mut record.fields);
        self.raw(found, &fields).fill(record);
        record.fields = fields;
        if self.separator == wide_comma::SEPARATOR {
            wide_comma::restore(record);
        }
        Ok(true)
    }

    /// Finds a record that needs no automaton, if that is what comes next, and passes it.
    fn find_plain(&mut self, fields: &mut Vec<(u32, u32)>) -> std::io::Result<Option<Plain>> {
        if self.finished || !self.has_begun {
            return Ok(None);
        }
        loop {
            if !self.is_marked {
                self.mark();
            }
            self.pass_line_ends();
            let buffer = &self.buffer[..self.end];
            let found = self.marks.split(buffer, self.start, FIELD_LIMIT, fields);
            match found {
                Found::Record(end) => {
                    let found = Plain {
                        start: self.start,
                        end: end - 1,
                        line: self.lines.line,
                        is_text: end <= self.text_end,
                    };
                    self.lines.count_record(buffer[end - 1]);
                    self.start = end;
                    return Ok(Some(found));
                }
                Found::Unfinished if !self.at_end && self.end - self.start <= PLAIN_LIMIT => {
                    self.fill()?;
                }
                Found::Unfinished | Found::Odd => return Ok(None),
            }
        }
    }

    /// What was found, with its fields, where it stands.
    fn raw<'a>(&'a self, found: Plain, fields: &'a [(u32, u32)]) -> RawRow<'a> {
        RawRow {
            bytes: &self.buffer[found.start..found.end],
            fields,
            line: found.line,
            form: self.form,
            is_text: found.is_text,
        }
    }

    /// Reads on, behind what is still to be split.
    fn fill(&mut self) -> std::io::Result<()> {
        let first = self.lines.is_untouched() && self.end == 0;
        self.buffer.copy_within(self.start..self.end, 0);
        self.blocks.pass(self.start);
        self.end -= self.start;
        self.start = 0;
        self.is_marked = false;
        // A byte order mark must be seen whole, so the first chunk has at least three bytes.
        let wanted = if first { 3 } else { self.end + 1 };
        while self.end < wanted {
            // Room for records that were given back is not for more of the file.
            match self.input.read(&mut self.buffer[self.end..CHUNK]) {
                Ok(0) => {
                    self.at_end = true;
                    break;
                }
                Ok(n) => self.end += n,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        if first && self.buffer[..self.end].starts_with(b"\xef\xbb\xbf") {
            self.start = 3;
        }
        Ok(())
    }

    /// Finds the marks in what is in the buffer.
    fn mark(&mut self) {
        self.is_marked = true;
        self.marks.find(&self.buffer[..self.end]);
        self.text_end = self
            .form
            .text_length(&self.buffer[self.start..self.marks.last().max(self.start)]);
        self.text_end += self.start;
    }

    /// Passes over line ends before a record, so that its line is the one its text is on.
    fn pass_line_ends(&mut self) {
        let rest = &self.buffer[self.start..self.end];
        if rest.first().is_some_and(|b| !matches!(b, b'\n' | b'\r')) {
            return;
        }
        let blank = rest
            .iter()
            .position(|b| !matches!(b, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        self.lines.count(&rest[..blank]);
        self.start += blank;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::record::Quoting;

    /// Hands out a few bytes at a time, so that every boundary is tried.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let n = self.1.min(self.0.len()).min(out.len());
            out[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn comma<R: Read>(input: R) -> Delimited<R> {
        Delimited::new(input, b',', Bytes::Utf8)
    }

    fn read(text: &str, step: usize) -> Vec<(u64, Vec<String>)> {
        let mut reader = comma(Slow(text.as_bytes(), step));
        let mut record = Record::default();
        let mut rows = Vec::new();
        while reader.next(&mut record).unwrap() {
            let fields = (0..record.len()).map(|i| record.text(i).into_owned());
            rows.push((record.line(), fields.collect()));
        }
        rows
    }

    #[test]
    fn lines_are_physical_whatever_the_line_ends_and_blank_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "y\"", "", "", "2,z", ""].join(end);
            for step in [1, 2, 3, 1000] {
                let lines: Vec<u64> = read(&text, step).iter().map(|r| r.0).collect();
                assert_eq!(lines, [1, 3, 7], "line end {end:?}, step {step}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_first_field() {
        assert_eq!(read("\u{feff}a,b\n", 1)[0].1, ["a", "b"]);
    }

    #[test]
    fn a_quote_left_open_to_the_end_names_the_line_it_starts_on() {
        let mut reader = comma("a,b\n1,2\n3,\"4\n5,6\n".as_bytes());
        let mut record = Record::default();
        assert!(reader.next(&mut record).unwrap());
        assert!(reader.next(&mut record).unwrap());
        let error = reader.next(&mut record).unwrap_err();
        assert!(matches!(error, DelimitedError::Unclosed { line: 3 }));
        assert!(!reader.next(&mut record).unwrap());
    }

    #[test]
    fn a_cell_of_a_hundred_megabytes_is_refused_early() {
        let text = std::io::repeat(b'x').take(100 << 20);
        let mut reader = comma(std::io::Read::chain(&b"a\n"[..], text));
        let mut record = Record::default();
        assert!(reader.next(&mut record).unwrap());
        let error = reader.next(&mut record).unwrap_err();
        assert!(matches!(error, DelimitedError::Unclosed { line: 2 }));
    }

    #[test]
    fn nothing_is_read_behind_a_record_of_too_many_fields() {
        let text = format!("a\n{}\n1,2\n", ",".repeat(FIELD_LIMIT * 3));
        let mut reader = comma(text.as_bytes());
        let mut record = Record::default();
        assert!(reader.next(&mut record).unwrap());
        let error = reader.next(&mut record).unwrap_err();
        assert!(matches!(error, DelimitedError::Unclosed { line: 2 }));
        assert!(!reader.next(&mut record).unwrap());
    }

    #[test]
    fn quotes_that_are_not_well_set_are_told() {
        let quoting = |text: &str, step| {
            let mut reader = comma(Slow(text.as_bytes(), step));
            let mut record = Record::default();
            reader.next(&mut record).unwrap();
            record.quoting()
        };
        for step in [1, 2, 3, 1000] {
            for (text, expected) in [
                ("a,\"b\"\n", Quoting::Sound),
                ("a,\"b\"\"c\" ,d\r\n", Quoting::Sound),
                ("a,\"b\"", Quoting::Sound),
                ("a,b\"c\n", Quoting::Stray),
                ("a,b\"\n", Quoting::Stray),
                ("a,\"b\"c\n", Quoting::Broken),
                ("a,\"b\" c,d\"e\n", Quoting::Broken),
                ("a,\"b\nc,\"d\",e\n", Quoting::Broken),
            ] {
                assert_eq!(quoting(text, step), expected, "{text:?}, step {step}");
            }
        }
    }

    #[test]
    fn the_last_record_needs_no_line_end() {
        assert_eq!(read("a\n\"b\"", 1)[1].1, ["b"]);
        assert_eq!(read("a,\"b\"\"\"", 2)[0].1, ["a", "b\""]);
    }

    proptest::proptest! {
        #[test]
        fn fields_are_those_of_the_csv_crate(text in "[ab,\"\r\n]{0,40}", step in 1usize..9) {
            let mut reader = comma(Slow(text.as_bytes(), step));
            let mut record = Record::default();
            let mut ours: Vec<Vec<Vec<u8>>> = Vec::new();
            let mut whole = true;
            loop {
                match reader.next(&mut record) {
                    Ok(true) => ours.push(record.fields().map(<[u8]>::to_vec).collect()),
                    Ok(false) => break,
                    Err(_) => { whole = false; break }
                }
            }
            let mut theirs = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let theirs: Vec<Vec<Vec<u8>>> = theirs
                .byte_records()
                .map(|r| r.unwrap().iter().map(<[u8]>::to_vec).collect())
                .collect();
            if whole {
                proptest::prop_assert_eq!(ours, theirs);
            } else {
                proptest::prop_assert_eq!(&ours[..], &theirs[..theirs.len() - 1]);
            }
        }
    }
}
