//! .xls: the sheets of Excel 5 to 2003.
//!
//! Read here and not by calamine, which on a damaged file panics, or follows a chain of
//! sectors in circles until the memory is full, and does not tell which formulas were never
//! calculated. The `cfb` crate unpacks the container; what is in it is a list of records
//! (MS-XLS, "Record Enumeration").

mod records;
mod sheet;
mod strings;

use super::date_format::Shows;
use super::grid::Grid;
use super::value::{Epoch, date, duration, number};
use super::{Sheet, WorkbookError};
use records::Records;
use std::collections::BTreeMap;
use strings::Encoding;

/// An open .xls.
pub struct Xls {
    stream: Vec<u8>,
    /// Where each worksheet begins in the stream.
    starts: Vec<usize>,
    /// The texts that cells share.
    strings: Vec<String>,
    formats: Formats,
    encoding: Encoding,
    /// Whether a program that calculates wrote it: such a one says which version of it did.
    calculated: bool,
}

/// How cells are formatted, by the number of their format record.
#[derive(Default)]
struct Formats {
    cells: Vec<Shows>,
    epoch: Epoch,
}

impl Formats {
    /// A number as a cell of this format means it.
    fn text(&self, value: f64, format: u16) -> String {
        match self.cells.get(usize::from(format)).copied() {
            Some(Shows::Date) => date(value, self.epoch),
            Some(Shows::Duration) => duration(value),
            Some(Shows::Number) | None => number(value),
        }
    }
}

impl Xls {
    /// Reads what all sheets share, and lists the worksheets.
    ///
    /// # Errors
    /// When it is protected or damaged.
    pub fn open(stream: Vec<u8>) -> Result<(Vec<Sheet>, Self), WorkbookError> {
        let mut sheets = Vec::new();
        let mut starts = Vec::new();
        let mut strings = Vec::new();
        let mut encoding = Encoding::default();
        let mut epoch = Epoch::default();
        let mut codes: BTreeMap<u16, Shows> = BTreeMap::new();
        let mut calculated = false;
        let mut cell_formats = Vec::new();
        let mut records = Records::new(&stream, 0);
        let first = records.next()?;
        let first = first.filter(|r| r.kind == records::BOF).ok_or_else(cut)?;
        encoding.unicode = first.u16(0)? == records::BIFF8;
        while let Some(record) = records.next()? {
            match record.kind {
                records::FILE_PASS => return Err(WorkbookError::Protected),
                records::CODE_PAGE => encoding.set_page(record.u16(0)?),
                records::DATE_MODE => epoch = Epoch::from_1904(record.u16(0)? == 1),
                records::FORMAT => {
                    let code = encoding.format_code(&record)?;
                    codes.insert(record.u16(0)?, Shows::of_code(&code));
                }
                records::XF => cell_formats.push(record.u16(2)?),
                // Only worksheets: 1 is a macro sheet, 2 a chart, 6 a module.
                records::BOUND_SHEET if record.u8(5)? == 0 => {
                    let hidden = record.u8(4)? & 3 != 0;
                    let name = encoding.sheet_name(&record)?;
                    sheets.push(Sheet { name, hidden });
                    starts.push(record.u32(0)? as usize);
                }
                records::SHARED_STRINGS => strings = strings::shared(&record)?,
                records::RECALCULATION => calculated = true,
                records::EOF => break,
                _ => {}
            }
        }
        let shows = |format: &u16| match codes.get(format) {
            Some(shows) => *shows,
            None => Shows::of_builtin(*format),
        };
        let formats = Formats {
            cells: cell_formats.iter().map(shows).collect(),
            epoch,
        };
        let xls = Xls {
            starts,
            strings,
            formats,
            encoding,
            calculated,
            stream,
        };
        Ok((sheets, xls))
    }

    /// Reads a sheet.
    ///
    /// # Errors
    /// When it is damaged or too large.
    pub fn grid(&self, index: usize) -> Result<Grid, WorkbookError> {
        sheet::read(self, Records::new(&self.stream, self.starts[index]))
    }
}

/// The stream ends, or a record does, before all is said that must be.
fn cut() -> WorkbookError {
    WorkbookError::damaged("a record is cut short")
}
