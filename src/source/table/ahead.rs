//! Records read ahead, so that a header can be looked for before any row is handed out.

use crate::source::delimited::{Delimited, DelimitedError};
use crate::source::record::{Flaw, Record};
use crate::source::workbook::SheetRows;
use std::collections::VecDeque;
use std::io::Read;

/// Where records come from.
pub trait Records {
    /// Reads the next record; `false` at the end. Blank ones are passed over.
    ///
    /// # Errors
    /// When no further record can be read.
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError>;
}

impl<R: Read> Records for Delimited<R> {
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        Delimited::next(self, record)
    }
}

impl Records for SheetRows {
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        record.flaws.clear();
        if !SheetRows::next(self, record) {
            return Ok(false);
        }
        let merged = self.merged().iter().map(|index| (*index, Flaw::Merged));
        record.flaws.extend(merged);
        for index in self.uncalculated() {
            record.replace(*index, b"");
            record.flaws.push((*index, Flaw::Uncalculated));
        }
        Ok(true)
    }
}

/// Records of which the first are looked at before they are handed out.
pub struct Ahead<'a> {
    records: Box<dyn Records + 'a>,
    first: VecDeque<Record>,
    /// What ended the reading ahead, to be told when it is reached.
    end: Option<DelimitedError>,
}

impl<'a> Ahead<'a> {
    /// Reads up to `count` records ahead.
    pub fn new(mut records: Box<dyn Records + 'a>, count: usize) -> Self {
        let mut first = VecDeque::new();
        let mut end = None;
        while first.len() < count {
            let mut record = Record::default();
            match records.next(&mut record) {
                Ok(true) => first.push_back(record),
                Ok(false) => break,
                Err(error) => {
                    end = Some(error);
                    break;
                }
            }
        }
        Ahead {
            records,
            first,
            end,
        }
    }

    /// The records read ahead.
    pub fn first(&mut self) -> &[Record] {
        self.first.make_contiguous()
    }

    /// Those that are still to be handed out.
    pub fn coming(&self) -> impl Iterator<Item = &Record> {
        self.first.iter()
    }

    /// What ended the reading ahead before its time.
    pub fn take_end(&mut self) -> Option<DelimitedError> {
        self.end.take()
    }

    /// Passes over so many of the records read ahead.
    pub fn pass(&mut self, count: usize) {
        self.first.drain(..count.min(self.first.len()));
    }

    /// The next record.
    ///
    /// # Errors
    /// When no further record can be read.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        if let Some(next) = self.first.pop_front() {
            *record = next;
            return Ok(true);
        }
        match self.end.take() {
            Some(error) => Err(error),
            None => self.records.next(record),
        }
    }
}
