//! The filled cells of one sheet as text, and its merged regions.
//!
//! Only what is filled is kept: a stray cell in the last row of a sheet, or a million rows
//! that are formatted but empty, cost nothing.

use super::WorkbookError;

/// The most cells with a value that a sheet may have: a million rows of twenty columns.
pub const CELLS: usize = 20_000_000;

/// The most bytes of text that the cells of a sheet may have together.
pub const TEXT: usize = 1 << 30;

/// The most fields, rows by columns, that a sheet may have, empty ones included.
pub const AREA: u64 = 500_000_000;

/// The most columns that any program writes.
const COLUMNS: u32 = 16_384;

/// The most rows that any program writes.
const ROWS: u32 = 1 << 20;

/// A sheet.
#[derive(Debug, Default)]
pub struct Grid {
    /// By row, then column, once [finished](Self::finish).
    cells: Vec<Cell>,
    text: String,
    /// By first row, once [finished](Self::finish).
    merged: Vec<Region>,
}

/// A cell that is filled.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    start: u32,
    end: u32,
}

/// Cells merged into one. All bounds are inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// First row, from 0.
    pub top: u32,
    /// First column, from 0.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Region {
    /// Whether a cell is its first one, whose value shows.
    pub fn begins_at(&self, row: u32, column: u32) -> bool {
        (self.top, self.left) == (row, column)
    }
}

impl Grid {
    /// Puts text into a cell. Blanks are nothing.
    ///
    /// # Errors
    /// When that is more than a sheet may have.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), WorkbookError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(WorkbookError::damaged(
                "a cell beyond the last row or column",
            ));
        }
        let (start, end) = (self.text.len(), self.text.len() + text.len());
        if self.cells.len() >= CELLS || end > TEXT {
            return Err(WorkbookError::damaged(
                "too large: too many cells or too much text",
            ));
        }
        self.text.push_str(text);
        self.cells.push(Cell {
            row,
            column,
            start: start as u32,
            end: end as u32,
        });
        Ok(())
    }

    /// Merges the cells of a region. One that is no region is passed over.
    pub fn merge(&mut self, region: Region) {
        let sane = region.top <= region.bottom && region.left <= region.right;
        if sane && (region.top, region.left) != (region.bottom, region.right) {
            self.merged.push(region);
        }
    }

    /// Puts cells and regions in order. A cell that was written twice has its last value.
    pub fn finish(&mut self) {
        let place = |cell: &Cell| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|a, b| place(a) < place(b)) {
            self.cells.sort_by_key(place);
            self.cells.dedup_by(|later, kept| {
                let same = place(later) == place(kept);
                if same {
                    *kept = *later;
                }
                same
            });
        }
        self.merged.sort_unstable();
        self.merged.dedup();
    }

    /// The filled cells by row, then column.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The merged regions by first row.
    pub fn merged(&self) -> &[Region] {
        &self.merged
    }

    /// What a cell says.
    pub fn text(&self, cell: &Cell) -> &str {
        &self.text[cell.start as usize..cell.end as usize]
    }

    /// The filled cell at a place.
    pub fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        let found = self
            .cells
            .binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        found.ok().map(|index| &self.cells[index])
    }

    /// How many columns there are up to the last filled one.
    ///
    /// # Errors
    /// When the sheet has more fields than it may.
    pub fn width(&self) -> Result<u32, WorkbookError> {
        let mut rows = 0_u64;
        let mut width = 0;
        let mut last = None;
        for cell in &self.cells {
            width = width.max(cell.column + 1);
            if last != Some(cell.row) {
                last = Some(cell.row);
                rows += 1;
            }
        }
        if rows * u64::from(width) > AREA {
            return Err(WorkbookError::damaged(
                "too large: too many rows by columns",
            ));
        }
        Ok(width)
    }
}
