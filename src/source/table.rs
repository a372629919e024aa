//! A table in a file: the header found by what it says, rows that are no data set aside.

mod ahead;
mod aside;
mod ditto;
mod ending;
mod header;
mod kind;
mod numbering;
mod plain;
mod total;

pub use ahead::Records;
pub use plain::PlainRows;
pub use total::{Called, Naming, Reach, Total, total};

use super::delimited::DelimitedError;
use super::encoding::Encoding;
use super::record::{Flaw, Quoting, Record};
use super::text::{self, Separator};
use ahead::Ahead;
use aside::title;
use ending::Ending;
use header::Header;
use kind::Kind;
use std::borrow::Cow;
use std::path::Path;

/// How many records are looked at for the header before giving up.
const HEADER_SEARCH: usize = 31;

/// What a table's cells mean, as far as it takes to tell its rows apart.
#[derive(Clone, Copy)]
pub struct Meaning<'a> {
    /// Whether a header is one of a column we know.
    pub known: &'a dyn Fn(&str) -> bool,
    /// Whether a header is of a column without which a row is no data.
    pub essential: &'a dyn Fn(&str) -> bool,
    /// In a table of people: whose names a column holds, by its header. Nobody and no unit
    /// is called 合计.
    pub named: Option<Naming<'a>>,
    /// The words that mean "as in the row above" (同上, 〃).
    pub ditto: &'a [String],
}

/// An open table, past its header.
pub struct Table<'a> {
    records: Ahead<'a>,
    encoding: Option<Encoding>,
    /// What parts the fields of a text file.
    separator: Option<Separator>,
    /// Lines above the header that look like rows.
    rows_above: Vec<u64>,
    header: Header,
    meaning: Meaning<'a>,
    titles: Vec<(u64, String)>,
    /// What tells its rows apart.
    plain: PlainRows,
    /// Whether no row has been seen since the header.
    is_below_header: bool,
    record: Record,
    /// The row of data above, and whether there is one.
    above: Record,
    has_above: bool,
    /// Whether `record` is a row of data that has been handed out.
    was_data: bool,
    skipped: Skipped,
    /// Of a text file that does not end with a line end: its last cells.
    ending: Option<Ending>,
    /// The line of the last row, with which it ends, if that looks cut off.
    cut: Option<u64>,
}

/// How many rows were set aside, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Title and note lines above the header.
    pub above: u64,
    /// The header once more.
    pub repeated_headers: u64,
    /// Rows with nothing in any field.
    pub blank: u64,
    /// 合计, 小计, 总计 rows.
    pub totals: u64,
    /// 填表人, 审核人 … lines.
    pub signatures: u64,
    /// Headings between the rows (一、市直单位, a title once more), and the numbers of
    /// columns below a header.
    pub headings: u64,
}

/// Why a table cannot be opened.
#[derive(Debug)]
pub enum TableError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// No line of the first ones names enough known columns.
    NoHeader {
        /// The line nearest to one, as far as there is any: its number and its fields.
        nearest: Option<(u64, Vec<String>)>,
    },
    /// Bytes that are not in the encoding, before the header was found.
    Malformed {
        /// Line on which the record starts.
        line: u64,
        /// What was tried.
        encoding: Encoding,
    },
    /// The header has text after a closing quote.
    BrokenQuotes {
        /// Line on which the header starts.
        line: u64,
    },
    /// A quote left open before the header was found.
    Unclosed {
        /// Line on which the record starts.
        line: u64,
    },
}

/// One row of a table.
pub enum Row<'a> {
    /// A row of data with as many fields as the header.
    Data(&'a Record),
    /// A row with another number of fields.
    WrongFields {
        /// The record as it is.
        record: &'a Record,
        /// How many fields the header has.
        expected: usize,
    },
    /// A row with text after a closing quote.
    BrokenQuotes {
        /// Line on which the record starts.
        line: u64,
    },
    /// A 合计, 小计 or 总计 row.
    Total {
        /// The record as it is.
        record: &'a Record,
        /// Whether it is filled as a row of data is.
        filled: bool,
    },
    /// A heading between the rows (一、市直单位, a title once more), or numbers of columns.
    Heading(&'a Record),
    /// A row with bytes that are not in the encoding.
    Malformed {
        /// The record as it is.
        record: &'a Record,
        /// The first malformed field, from 0.
        field: usize,
    },
    /// A header once more, and another one: what follows may not fit the columns.
    SecondHeader {
        /// The line it is on.
        line: u64,
    },
    /// A quote was opened and never closed: nothing can be read beyond this line.
    Unclosed {
        /// Line on which the record starts.
        line: u64,
    },
}

impl<'a> Table<'a> {
    /// Opens a text file. Its encoding is told by its bytes unless it is given; what parts
    /// its fields is what gives the header the most known cells.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no header.
    pub fn of_text(
        path: &Path,
        encoding: Option<Encoding>,
        meaning: Meaning<'a>,
    ) -> Result<Self, TableError> {
        let encoding = match encoding {
            Some(encoding) => encoding,
            None => text::encoding(path).map_err(TableError::Io)?,
        };
        let mut best: Option<(usize, Separator, Ahead<'a>, Option<Header>)> = None;
        for separator in Separator::ALL {
            let records = text::records(path, encoding, *separator).map_err(TableError::Io)?;
            let mut ahead = Ahead::new(Box::new(records), HEADER_SEARCH);
            let header = header::find(ahead.first(), meaning.known).filter(is_header);
            let score = header.as_ref().map_or(0, |header| header.score);
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, *separator, ahead, header));
            }
        }
        match best {
            Some((_, separator, ahead, header)) => {
                let mut table = Table::new(ahead, header, Some(encoding), meaning)?;
                let size = text::breaks_off(path, encoding).map_err(TableError::Io)?;
                table.ending = size.map(Ending::new);
                table.separator = Some(separator);
                Ok(table)
            }
            None => Err(TableError::NoHeader { nearest: None }),
        }
    }

    /// Opens a table of which the records come from elsewhere: a sheet of a workbook.
    ///
    /// # Errors
    /// When there is no header.
    pub fn of_records(
        records: Box<dyn Records + 'a>,
        meaning: Meaning<'a>,
    ) -> Result<Self, TableError> {
        let mut ahead = Ahead::new(records, HEADER_SEARCH);
        let header = header::find(ahead.first(), meaning.known).filter(is_header);
        Table::new(ahead, header, None, meaning)
    }

    fn new(
        mut ahead: Ahead<'a>,
        header: Option<Header>,
        encoding: Option<Encoding>,
        meaning: Meaning<'a>,
    ) -> Result<Self, TableError> {
        let above = header.as_ref().map(|header| header.above);
        let first = ahead.first();
        let looked_at = &first[..above.unwrap_or(first.len())];
        if let Some(record) = looked_at.iter().find(|r| r.malformed_field().is_some()) {
            return Err(TableError::Malformed {
                line: record.line(),
                encoding: encoding.unwrap_or_default(),
            });
        }
        let Some(header) = header else {
            // The longest of the first lines is the likeliest to be meant for one.
            let longest = first.iter().rev().max_by_key(|record| record.len());
            let nearest = longest.map(|record| (record.line(), header::texts(record)));
            return Err(match ahead.take_end() {
                Some(DelimitedError::Unclosed { line }) => TableError::Unclosed { line },
                Some(DelimitedError::Io(error)) => TableError::Io(error),
                None => TableError::NoHeader { nearest },
            });
        };
        if header.quoting() == Quoting::Broken {
            return Err(TableError::BrokenQuotes {
                line: header.line(),
            });
        }
        let names = header.names.iter().enumerate();
        let essential = names.filter(|(_, name)| (meaning.essential)(name));
        let essential = essential.map(|(index, _)| index).collect();
        let named = meaning.named.map(|named| {
            let names = header.names.iter().enumerate();
            let known = names.filter_map(|(index, name)| Some((index, named(name)?)));
            known.collect()
        });
        let titles = looked_at.iter().filter_map(|record| {
            let title = title(record)?;
            Some((record.line(), title))
        });
        let titles = titles.collect();
        let is_row = |record: &&Record| header.looks_like_row(record);
        let rows_above = looked_at.iter().filter(is_row).map(Record::line).collect();
        ahead.pass(header.above + header.rows.len());
        Ok(Table {
            records: ahead,
            encoding,
            separator: None,
            rows_above,
            titles,
            plain: PlainRows::new(&header, essential, named, meaning.ditto),
            is_below_header: true,
            meaning,
            record: Record::default(),
            above: Record::default(),
            has_above: false,
            was_data: false,
            skipped: Skipped {
                above: header.above as u64,
                ..Skipped::default()
            },
            ending: None,
            cut: None,
            header,
        })
    }

    /// What the columns are called, as it is written.
    pub fn headers(&self) -> &[String] {
        &self.header.names
    }

    /// What stands in a column in the first rows, as far as these were looked at.
    pub fn first_cells(&self, column: usize) -> impl Iterator<Item = Cow<'_, str>> {
        self.records.coming().map(move |record| record.text(column))
    }

    /// The line the header is on.
    pub fn header_line(&self) -> u64 {
        self.header.line()
    }

    /// The lines above the header that look like rows.
    pub fn rows_above(&self) -> &[u64] {
        &self.rows_above
    }

    /// The titles above the header: their lines and what they say.
    pub fn titles(&self) -> &[(u64, String)] {
        &self.titles
    }

    /// How well the quotes of the header are set.
    pub fn header_quoting(&self) -> Quoting {
        self.header.quoting()
    }

    /// Whether it has a column without which a row is no data.
    pub fn has_essential(&self) -> bool {
        !self.plain.essential.is_empty()
    }

    /// The encoding of a text file.
    pub fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// What was set aside so far.
    pub fn skipped(&self) -> Skipped {
        self.skipped
    }

    /// The line of the last row, if the file ends with it and it looks cut off. Known when
    /// all rows have been read.
    pub fn cut_line(&self) -> Option<u64> {
        self.cut
    }

    /// The next row that is data or ought to be; `None` at the end. A cell that says "as
    /// above" holds what the one above it does.
    ///
    /// # Errors
    /// When the file cannot be read any further.
    pub fn next_row(&mut self) -> std::io::Result<Option<Row<'_>>> {
        loop {
            let was_data = std::mem::take(&mut self.was_data);
            if was_data {
                std::mem::swap(&mut self.record, &mut self.above);
                self.has_above = true;
            }
            match self.records.next(&mut self.record) {
                Ok(false) => {
                    if let Some(ending) = self.ending.take_if(|_| was_data) {
                        let is_cut = ending.is_cut(&self.above);
                        self.cut = is_cut.then(|| self.above.line());
                    }
                    return Ok(None);
                }
                Ok(true) => self.cut = None,
                Err(DelimitedError::Io(e)) => return Err(e),
                Err(DelimitedError::Unclosed { line }) => return Ok(Some(Row::Unclosed { line })),
            }
            let line = self.record.line();
            let kind = self.kind();
            self.is_below_header &= matches!(kind, Kind::Blank | Kind::Heading);
            if kind.is_fault() {
                // What stands above the next row is not known for certain.
                self.has_above = false;
            }
            match kind {
                Kind::Data => {
                    self.was_data = true;
                    if let Some(ending) = &mut self.ending {
                        ending.add(&self.record);
                    }
                    self.fill_in();
                    return Ok(Some(Row::Data(&self.record)));
                }
                Kind::WrongFields => {
                    return Ok(Some(Row::WrongFields {
                        record: &self.record,
                        expected: self.header.names.len(),
                    }));
                }
                Kind::SecondHeader => return Ok(Some(Row::SecondHeader { line })),
                Kind::BrokenQuotes => return Ok(Some(Row::BrokenQuotes { line })),
                Kind::Malformed(field) => {
                    return Ok(Some(Row::Malformed {
                        record: &self.record,
                        field,
                    }));
                }
                Kind::Total => {
                    self.skipped.totals += 1;
                    let filled = self.is_filled_like_data();
                    return Ok(Some(Row::Total {
                        record: &self.record,
                        filled,
                    }));
                }
                Kind::Blank => {
                    self.skipped.blank += 1;
                    // Separators of a row of which the first cells are empty.
                    let count = self.record.len();
                    let broken = count > 1 && count != self.header.names.len();
                    self.cut = (broken && self.ending.is_some()).then_some(line);
                }
                Kind::RepeatedHeader => {
                    self.skipped.repeated_headers += 1;
                    self.is_below_header = true;
                }
                Kind::Signature => self.skipped.signatures += 1,
                Kind::Heading => {
                    self.skipped.headings += 1;
                    return Ok(Some(Row::Heading(&self.record)));
                }
            }
        }
    }

    /// Puts what the row above says in the place of 同上 and 〃.
    fn fill_in(&mut self) {
        for index in 0..self.record.len() {
            if !self.plain.ditto.is(self.record.field(index)) {
                continue;
            }
            match self.has_above {
                true => self.record.replace(index, self.above.field(index)),
                false => self.record.flaws.push((index, Flaw::NothingAbove)),
            }
        }
    }
}

/// Whether a header is one: a column known by chance makes none, unless there is no other.
fn is_header(header: &Header) -> bool {
    header.score >= 2 || (header.score == 1 && header.names.len() == 1)
}
