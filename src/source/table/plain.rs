//! Rows that are data and nothing but data, as most are: told without what stands around them.

use super::Table;
use super::ditto::Ditto;
use super::header::Header;
use super::total::{Called, TotalMarks, is_no_name, is_no_unit, is_total};
use crate::source::delimited::Block;
use crate::source::record::{Quoting, Record};
use crate::source::row::RawRow;
use std::borrow::Cow;

/// What tells the rows of one table apart, and can be taken to another thread.
#[derive(Debug, Clone)]
pub struct PlainRows {
    /// The first cells of the rows of the header.
    first_cells: Vec<Vec<u8>>,
    /// How many columns there are.
    width: usize,
    /// Positions of the columns without which a row is no data.
    pub(super) essential: Vec<usize>,
    /// Positions of the columns of which it is known whose names they hold.
    named: Option<Vec<(usize, Called)>>,
    total_marks: TotalMarks,
    /// The words that mean "as above", in the bytes of the table.
    pub(super) ditto: Ditto,
}

impl PlainRows {
    /// Of a table with this header.
    pub(super) fn new(
        header: &Header,
        essential: Vec<usize>,
        named: Option<Vec<(usize, Called)>>,
        ditto: &[String],
    ) -> Self {
        let form = header.rows.first().map(Record::form).unwrap_or_default();
        let first_cells = header.rows.iter().map(|row| row.field(0).to_vec());
        PlainRows {
            first_cells: first_cells.collect(),
            width: header.names.len(),
            essential,
            named,
            total_marks: TotalMarks::new(form),
            ditto: Ditto::new(ditto, form),
        }
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether a record is a row of data, well set, all text and taking nothing from the row
    /// above it. It may be data where this says no.
    pub fn holds(&self, record: &Record) -> bool {
        record.quoting() == Quoting::Sound
            && record.malformed_field().is_none()
            && !record.is_of_lines()
            && self.is_certain(record)
            && !self.is_total_by_name(record)
            && !record.fields().any(|field| self.ditto.is(field))
    }

    /// The same of a row of which all cells but some `others` are known from a row that
    /// [vouches](Self::vouches) for them, or are numbers and dates that have been read.
    pub fn holds_others(&self, row: &RawRow<'_>, others: &[usize]) -> bool {
        let first = row.field(0);
        row.len() == self.width
            && row.is_text_but_for(others)
            && first.first().is_some_and(u8::is_ascii_alphanumeric)
            && !self.first_cells.iter().any(|own| own == first)
            && others.iter().all(|index| {
                let cell = row.field(*index);
                !self.ditto.is(cell) && !self.is_no_person(*index, cell, || row.text(*index))
            })
    }

    /// Whether a row that [holds](Self::holds) tells of others with the same cells that they do.
    pub fn vouches(&self, record: &Record) -> bool {
        let is_number = |i: &usize| record.field(*i).iter().all(u8::is_ascii_digit);
        !self.essential.iter().all(is_number)
    }

    fn is_no_person<'t>(
        &self,
        index: usize,
        cell: &[u8],
        text: impl FnOnce() -> Cow<'t, str>,
    ) -> bool {
        let is_person = |(i, called): &(usize, Called)| *i == index && *called == Called::Person;
        self.named.iter().flatten().any(is_person)
            && self.total_marks.may_begin_or_end(cell)
            && is_no_name(&text())
    }

    /// Whether a record can be nothing but data or a total. Most rows are data: the first byte
    /// of a signature row is never an ASCII letter or digit, and neither is a header's (工号,
    /// 序号, 姓名). A total may have a number first.
    pub(super) fn is_certain(&self, record: &Record) -> bool {
        let first = record.field(0);
        // A day alone at the foot does begin with one, but fills no three cells.
        record.len() == self.width
            && first.first().is_some_and(u8::is_ascii_alphanumeric)
            // The first cell is that of the header: that needs a closer look.
            && !self.first_cells.iter().any(|own| own == first)
            && record.fields().filter(|f| !f.is_empty()).nth(2).is_some()
    }

    /// Whether a row of a table of people is one of totals though it begins with something
    /// else (a number in order): nobody and no unit is called 合计, and where no essential
    /// column says anything the word may stand in any other.
    pub(super) fn is_total_by_name(&self, record: &Record) -> bool {
        let Some(named) = &self.named else {
            return false;
        };
        let may_be = |i: &usize| self.total_marks.may_begin_or_end(record.field(*i));
        let mut names = named.iter().filter(|(i, _)| may_be(i));
        if names.any(|(i, called)| match called {
            Called::Person => is_no_name(&record.text(*i)),
            Called::Unit => is_no_unit(&record.text(*i)),
        }) {
            return true;
        }
        !self.essential.is_empty()
            && !self.vouches(record)
            && (0..record.len())
                .filter(may_be)
                .any(|i| is_total(&record.text(i)))
    }
}

impl Table<'_> {
    /// What tells the rows of this table apart, for another thread.
    pub fn plain_rows(&self) -> &PlainRows {
        &self.plain
    }

    /// The next rows as they stand in the file, where most likely all of them are
    /// [plain](PlainRows::holds). Whoever takes them either [says](Self::go_on) which the last
    /// one was or [gives them back](Self::put_back), before the next row is asked for.
    ///
    /// # Errors
    /// When the file cannot be read any further.
    pub fn take_block(&mut self) -> std::io::Result<Option<Block>> {
        // Where rows begin with names, each has to be looked at beside the header.
        let is_plain = self.was_data && self.ending.is_none() && self.plain.holds(&self.record);
        match is_plain {
            true => self.records.take_block(),
            false => Ok(None),
        }
    }

    /// Goes on behind this row of data, the last of blocks.
    pub fn go_on(&mut self, last: &Record) {
        self.record.copy_from(last);
        self.was_data = true;
    }

    /// Gives back blocks, the last that were taken, in their order: their rows come one by one.
    pub fn put_back(&mut self, blocks: Vec<Block>) {
        self.records.put_back(blocks);
    }
}
