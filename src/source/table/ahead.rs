//! Records read ahead, so that a header can be looked for before any row is handed out.

use crate::source::background::Background;
use crate::source::delimited::{Block, Delimited, DelimitedError};
use crate::source::record::{Flaw, Record};
use crate::source::workbook::SheetRows;
use std::collections::VecDeque;
use std::io::Read;
use std::thread::available_parallelism;

/// Where records come from.
pub trait Records {
    /// Reads the next record; `false` at the end. Blank ones are passed over.
    ///
    /// # Errors
    /// When no further record can be read.
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError>;

    /// The same records, read on a thread of their own where that can be.
    fn on_thread<'a>(self: Box<Self>) -> Box<dyn Records + 'a>
    where
        Self: 'a;

    /// Takes whole records as they stand in the file, where they come from one.
    ///
    /// # Errors
    /// When nothing further can be read.
    fn take_block(&mut self) -> std::io::Result<Option<Block>> {
        Ok(None)
    }

    /// Gives back the blocks that were taken last, in their order.
    fn put_back(&mut self, _: Vec<Block>) {}
}

impl<R: Read + Send + 'static> Records for Delimited<R> {
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        Delimited::next(self, record)
    }

    fn on_thread<'a>(self: Box<Self>) -> Box<dyn Records + 'a>
    where
        Self: 'a,
    {
        Box::new(Background::new(*self))
    }

    fn take_block(&mut self) -> std::io::Result<Option<Block>> {
        Delimited::take_block(self)
    }

    fn put_back(&mut self, blocks: Vec<Block>) {
        Delimited::put_back(self, blocks);
    }
}

impl Records for Background {
    fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        Background::next(self, record)
    }

    fn on_thread<'a>(self: Box<Self>) -> Box<dyn Records + 'a>
    where
        Self: 'a,
    {
        self
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

    fn on_thread<'a>(self: Box<Self>) -> Box<dyn Records + 'a>
    where
        Self: 'a,
    {
        self
    }
}

/// Nothing in particular, in the place of records that have gone elsewhere.
struct Gone;

impl Records for Gone {
    fn next(&mut self, _: &mut Record) -> Result<bool, DelimitedError> {
        Ok(false)
    }

    fn on_thread<'a>(self: Box<Self>) -> Box<dyn Records + 'a>
    where
        Self: 'a,
    {
        self
    }
}

/// Records of which the first are looked at before they are handed out.
pub struct Ahead<'a> {
    records: Box<dyn Records + 'a>,
    first: VecDeque<Record>,
    /// What ended the reading ahead, to be told when it is reached.
    end: Option<DelimitedError>,
    /// How many more make a table long.
    until_long: u32,
}

/// A table of more records than this is long: they are split on a thread of their own, if
/// nobody takes them block by block by then. Lower where it is tested, so that no large tables
/// are needed.
const LONG: u32 = if cfg!(debug_assertions) {
    2_500
} else {
    25_000
};

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
            until_long: LONG,
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

    /// The next records as they stand in the file, where they come from one and so many of
    /// them can be taken. From then on they are not split on a thread of their own.
    ///
    /// # Errors
    /// When nothing further can be read.
    pub fn take_block(&mut self) -> std::io::Result<Option<Block>> {
        if !self.first.is_empty() || self.end.is_some() {
            return Ok(None);
        }
        let block = self.records.take_block()?;
        if block.is_some() {
            self.until_long = 0;
        }
        Ok(block)
    }

    /// Gives back the blocks that were taken last, in their order.
    pub fn put_back(&mut self, blocks: Vec<Block>) {
        self.records.put_back(blocks);
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
        if let Some(error) = self.end.take() {
            return Err(error);
        }
        if self.until_long > 0 {
            self.until_long -= 1;
            if self.until_long == 0 && available_parallelism().is_ok_and(|n| n.get() > 1) {
                let records = std::mem::replace(&mut self.records, Box::new(Gone));
                self.records = records.on_thread();
            }
        }
        self.records.next(record)
    }
}
