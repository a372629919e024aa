//! .xlsx and .xlsm, by calamine.

use super::grid::{Grid, Region};
use super::rows::UNCALCULATED;
use super::value::{Epoch, boolean, date, duration, iso_date, number};
use super::{Sheet, WorkbookError};
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, XlsxError};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

/// An open .xlsx.
pub struct Xlsx {
    book: calamine::Xlsx<BufReader<File>>,
    epoch: Epoch,
    /// Whether results of 0 were put there only to be calculated when Excel opens the file.
    provisional: bool,
    /// Whether any sheet has merged cells: calamine goes through a sheet a second time for
    /// them.
    has_merged: bool,
}

impl Xlsx {
    /// Opens it and lists its worksheets. Whether a sheet has merged cells is known from its
    /// [container](super::container).
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(path: &Path, has_merged: bool) -> Result<(Vec<Sheet>, Self), WorkbookError> {
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
            has_merged,
        };
        Ok((sheets, xlsx))
    }

    /// Reads a sheet. What the cells say is put into words by a thread of its own, while
    /// this one goes on through the part.
    ///
    /// # Errors
    /// When it is damaged or too large.
    pub fn grid(&mut self, name: &str) -> Result<Grid, WorkbookError> {
        let form = Form {
            epoch: self.epoch,
            provisional: self.provisional,
        };
        let mut cells = self.book.worksheet_cells_reader(name).map_err(broken)?;
        // Cell by cell: calamine's own tables have a place for every empty cell up to the
        // last one, which for a stray cell in the last row is gigabytes.
        let (read, grid) = std::thread::scope(|scope| {
            let (send, receive) = sync_channel::<Vec<Cell<'_>>>(AHEAD);
            let putting = scope.spawn(move || form.grid(receive));
            let mut read = Ok(());
            let mut batch = Vec::with_capacity(BATCH);
            loop {
                match cells.next_cell_with_formula_metadata() {
                    Ok(Some(cell)) => batch.push(Cell {
                        place: cell.pos,
                        is_formula: cell.formula.is_some(),
                        value: cell.value,
                    }),
                    Ok(None) => break,
                    Err(error) => {
                        read = Err(broken(error));
                        break;
                    }
                }
                if batch.len() == BATCH {
                    let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                    // Whoever puts them stops taking them only after a fault of its own.
                    if send.send(full).is_err() {
                        break;
                    }
                }
            }
            let _ = send.send(batch);
            drop(send);
            (read, putting.join())
        });
        let grid = grid.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // What stands first in the sheet is told: a fault of what was read before the rest.
        let mut grid = grid?;
        read?;
        drop(cells);
        if self.has_merged {
            let merged = self.book.merge_cells_by_sheet_name(name).map_err(broken)?;
            merged
                .iter()
                .map(region)
                .for_each(|region| grid.merge(region));
        }
        grid.finish();
        Ok(grid)
    }
}

/// How many cells are handed over at once.
const BATCH: usize = 4096;

/// How many batches may wait.
const AHEAD: usize = 4;

/// A cell as it stands in the part.
struct Cell<'a> {
    place: (u32, u32),
    is_formula: bool,
    value: DataRef<'a>,
}

/// How the workbook writes its values.
#[derive(Clone, Copy)]
struct Form {
    epoch: Epoch,
    provisional: bool,
}

impl Form {
    /// The cells of a sheet as text.
    fn grid(self, batches: Receiver<Vec<Cell<'_>>>) -> Result<Grid, WorkbookError> {
        let mut grid = Grid::default();
        for cell in batches.iter().flatten() {
            self.put(&mut grid, &cell)?;
        }
        Ok(grid)
    }

    fn put(self, grid: &mut Grid, cell: &Cell<'_>) -> Result<(), WorkbookError> {
        let (row, column) = cell.place;
        if cell.is_formula && uncalculated(&cell.value, self.provisional) {
            return grid.put(row, column, UNCALCULATED);
        }
        match &cell.value {
            DataRef::Empty => Ok(()),
            DataRef::String(text) => grid.put(row, column, text),
            DataRef::SharedString(text) => grid.put(row, column, text),
            DataRef::Int(value) => grid.put(row, column, &value.to_string()),
            DataRef::Float(value) => grid.put(row, column, &number(*value)),
            DataRef::Bool(value) => grid.put(row, column, boolean(*value)),
            DataRef::DateTime(when) if when.is_duration() => {
                grid.put(row, column, &duration(when.as_f64()))
            }
            DataRef::DateTime(when) => grid.put(row, column, &date(when.as_f64(), self.epoch)),
            DataRef::DateTimeIso(text) => grid.put(row, column, iso_date(text)),
            DataRef::DurationIso(text) => grid.put(row, column, text),
            DataRef::Error(error) => grid.put(row, column, &error.to_string()),
        }
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
