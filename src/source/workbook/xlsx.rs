//! .xlsx and .xlsm, by calamine.

use super::grid::{Grid, Region};
use super::rows::UNCALCULATED;
use super::value::{Epoch, boolean, date, duration, iso_date, number};
use super::{Sheet, WorkbookError};
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, XlsxError};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// An open .xlsx.
pub struct Xlsx {
    book: calamine::Xlsx<BufReader<File>>,
    epoch: Epoch,
    /// Whether results of 0 were put there only to be calculated when Excel opens the file.
    provisional: bool,
}

impl Xlsx {
    /// Opens it and lists its worksheets.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(path: &Path) -> Result<(Vec<Sheet>, Self), WorkbookError> {
        let open = || {
            File::open(path)
                .map(BufReader::new)
                .map_err(WorkbookError::Io)
        };
        let provisional = look_into(open()?)?;
        let book: calamine::Xlsx<_> = Reader::new(open()?).map_err(broken)?;
        let sheets = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| Sheet {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect();
        let epoch = Epoch::from_1904(book.has_1904_epoch());
        let xlsx = Xlsx {
            book,
            epoch,
            provisional,
        };
        Ok((sheets, xlsx))
    }

    /// Reads a sheet.
    ///
    /// # Errors
    /// When it is damaged or too large.
    pub fn grid(&mut self, name: &str) -> Result<Grid, WorkbookError> {
        let mut grid = Grid::default();
        let (epoch, provisional) = (self.epoch, self.provisional);
        let mut cells = self.book.worksheet_cells_reader(name).map_err(broken)?;
        // Cell by cell: calamine's own tables have a place for every empty cell up to the
        // last one, which for a stray cell in the last row is gigabytes.
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let (row, column) = cell.pos;
            let formula = cell.formula.is_some();
            if formula && uncalculated(&cell.value, provisional) {
                grid.put(row, column, UNCALCULATED)?;
                continue;
            }
            match &cell.value {
                DataRef::Empty => {}
                DataRef::String(text) => grid.put(row, column, text)?,
                DataRef::SharedString(text) => grid.put(row, column, text)?,
                DataRef::Int(value) => grid.put(row, column, &value.to_string())?,
                DataRef::Float(value) => grid.put(row, column, &number(*value))?,
                DataRef::Bool(value) => grid.put(row, column, boolean(*value))?,
                DataRef::DateTime(when) if when.is_duration() => {
                    grid.put(row, column, &duration(when.as_f64()))?;
                }
                DataRef::DateTime(when) => grid.put(row, column, &date(when.as_f64(), epoch))?,
                DataRef::DateTimeIso(text) => grid.put(row, column, iso_date(text))?,
                DataRef::DurationIso(text) => grid.put(row, column, text)?,
                DataRef::Error(error) => grid.put(row, column, &error.to_string())?,
            }
        }
        drop(cells);
        let merged = self.book.merge_cells_by_sheet_name(name).map_err(broken)?;
        merged
            .iter()
            .map(region)
            .for_each(|region| grid.merge(region));
        grid.finish();
        Ok(grid)
    }
}

/// Whether a formula has no result. One whose result is no text at all has one: "". In a
/// file to be calculated when it is opened, a result of 0 or "" is a place holder.
fn uncalculated(value: &DataRef, provisional: bool) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::Float(value) => provisional && *value == 0.0,
        DataRef::DateTime(when) => provisional && when.as_f64() == 0.0,
        DataRef::String(text) => provisional && text.is_empty(),
        _ => false,
    }
}

fn region(merged: &Dimensions) -> Region {
    Region {
        top: merged.start.0,
        left: merged.start.1,
        bottom: merged.end.0,
        right: merged.end.1,
    }
}

/// Looks into the parts that calamine does not show, or reads without looking: whether all
/// is to be calculated when the file is opened (as programs ask who write no results), and
/// whether the number of shared strings can be, for which calamine makes room at once.
fn look_into(file: BufReader<File>) -> Result<bool, WorkbookError> {
    let mut archive = zip::ZipArchive::new(file).map_err(WorkbookError::damaged)?;
    let mut provisional = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(WorkbookError::damaged)?;
        let name = part.name().map_err(WorkbookError::damaged)?;
        let name = name.replace('\\', "/").to_lowercase();
        if name.ends_with("sharedstrings.xml") {
            let mut start = Vec::new();
            let read = part.by_ref().take(4096).read_to_end(&mut start);
            read.map_err(WorkbookError::damaged)?;
            let count = attribute(&start, b"uniqueCount=").and_then(|n| n.parse::<u64>().ok());
            // Every one has a tag of at least five characters; some writers count wrongly.
            let most = (part.size() / 5).max(1 << 20);
            if count.is_some_and(|count| count > most) {
                return Err(WorkbookError::damaged(
                    "more shared strings than there can be",
                ));
            }
        } else if name == "xl/workbook.xml" {
            let mut text = Vec::new();
            let read = part.take(1 << 24).read_to_end(&mut text);
            read.map_err(WorkbookError::damaged)?;
            let at_once = attribute(&text, b"fullCalcOnLoad=");
            provisional = at_once.is_some_and(|value| value == "1" || value == "true");
        }
    }
    Ok(provisional)
}

/// The value of the first attribute that is so written.
fn attribute<'a>(xml: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let start = memchr::memmem::find(xml, name)? + name.len();
    let quote = *xml.get(start)?;
    let value = &xml[start + 1..];
    let end = value.iter().position(|byte| *byte == quote)?;
    std::str::from_utf8(&value[..end]).ok()
}

fn broken(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Protected,
        error => WorkbookError::damaged(error),
    }
}
