//! Workbooks into records: each sheet a table, each row a record with the row's number.
//!
//! - [`xlsx`], [`xls`], [`ods`]: a sheet of each format becomes a [`grid::Grid`].
//! - [`grid`]: the filled cells of one sheet as text, and its merged regions.
//! - [`rows`]: a grid row by row, merged cells filled.
//! - [`value`]: numbers and dates as text. [`date_format`]: which cells are dates.
//!
//! calamine reads .xlsx. It does not read the merged cells of .ods, and on a damaged .xls it
//! panics or does not come back, so these two are read here.

mod container;
mod date_format;
mod grid;
mod ods;
mod rows;
mod value;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

pub use grid::{AREA, CELLS, TEXT};
pub use rows::{SheetRows, UNCALCULATED};

use grid::Grid;
use std::fmt::Display;
use std::path::Path;
use std::rc::Rc;

/// An open workbook.
pub struct Workbook {
    sheets: Vec<Sheet>,
    book: Book,
}

/// One sheet of cells; chart and macro sheets are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, as on its tab.
    pub name: String,
    /// Whether it is hidden, or even kept from the list of hidden sheets.
    pub hidden: bool,
}

/// Why a workbook, or one of its sheets, cannot be read.
#[derive(Debug)]
pub enum WorkbookError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// It is encrypted with a password.
    Protected,
    /// It is a container of something else: a Word document, a binary workbook (.xlsb), a
    /// plain archive.
    NotAWorkbook,
    /// It is cut short, or holds what no workbook holds, or is too large.
    Damaged {
        /// What is wrong, for whoever looks into the file.
        detail: String,
    },
}

impl WorkbookError {
    fn damaged(detail: impl Display) -> Self {
        let detail = detail.to_string();
        WorkbookError::Damaged { detail }
    }
}

enum Book {
    Xlsx(Box<xlsx::Xlsx>),
    Xls(xls::Xls),
    /// The sheets of an .ods are all in one part, and so are read at once.
    Ods(Vec<Rc<Grid>>),
}

impl Workbook {
    /// Opens a workbook. Its content says what it is, not the ending of its name.
    ///
    /// # Errors
    /// When the file cannot be read, has a password, is damaged or is no workbook.
    pub fn open(path: &Path) -> Result<Self, WorkbookError> {
        let (sheets, book) = match container::find(path)? {
            container::Kind::Xlsx { has_merged } => {
                let (sheets, book) = xlsx::Xlsx::open(path, has_merged)?;
                (sheets, Book::Xlsx(Box::new(book)))
            }
            container::Kind::Ods => {
                let (sheets, grids) = ods::read(path)?;
                (sheets, Book::Ods(grids.into_iter().map(Rc::new).collect()))
            }
            container::Kind::Xls { stream } => {
                let (sheets, book) = xls::Xls::open(stream)?;
                (sheets, Book::Xls(book))
            }
        };
        Ok(Workbook { sheets, book })
    }

    /// Its sheets, in the order of their tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The rows of a sheet, by its position in [`Self::sheets`].
    ///
    /// # Errors
    /// When the sheet is damaged or too large.
    ///
    /// # Panics
    /// When there is no such sheet.
    pub fn rows(&mut self, index: usize) -> Result<SheetRows, WorkbookError> {
        let grid = match &mut self.book {
            Book::Xlsx(book) => Rc::new(book.grid(&self.sheets[index].name)?),
            Book::Xls(book) => Rc::new(book.grid(index)?),
            Book::Ods(grids) => Rc::clone(&grids[index]),
        };
        SheetRows::new(grid)
    }
}
