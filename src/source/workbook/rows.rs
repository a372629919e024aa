//! The rows of a sheet as records, merged cells filled.

use super::WorkbookError;
use super::grid::{Cell, Grid, Region};
use crate::source::record::Record;
use std::rc::Rc;

/// What a cell holds whose formula nobody has calculated: the file was written by a program
/// and never opened in Excel or WPS. No vocabulary knows it, so that it can never pass for a
/// value or for an empty cell.
pub const UNCALCULATED: &str = "=?";

/// The rows of one sheet.
pub struct SheetRows {
    grid: Rc<Grid>,
    width: u32,
    /// The next cell to look at.
    next: usize,
    /// The next region that may begin.
    region: usize,
    /// For each column the region that reaches into the current row.
    over: Vec<Option<Region>>,
    /// Columns of the current record, in order.
    merged: Vec<usize>,
    uncalculated: Vec<usize>,
}

fn is_number(text: &str) -> bool {
    text.len() < 12 && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

impl SheetRows {
    pub(super) fn new(grid: Rc<Grid>) -> Result<Self, WorkbookError> {
        let width = grid.width()?;
        Ok(SheetRows {
            width,
            grid,
            next: 0,
            region: 0,
            over: vec![None; width as usize],
            merged: Vec::new(),
            uncalculated: Vec::new(),
        })
    }

    /// How many fields every record has: the columns from A to the last one that is filled
    /// anywhere in the sheet.
    pub fn width(&self) -> usize {
        self.width as usize
    }

    /// Reads the next row; `false` at the end. Its line is the row's number in the sheet.
    ///
    /// A row without a value of its own is passed over, also where a merged cell reaches
    /// into it from above. Hidden and filtered rows are rows like any other: hiding a row
    /// does not take the person off the list.
    pub fn next(&mut self, record: &mut Record) -> bool {
        let grid = Rc::clone(&self.grid);
        while let Some(first) = grid.cells().get(self.next) {
            let row = first.row;
            let rest = &grid.cells()[self.next..];
            // At most `width` cells stand in a row, so this looks no further than needed.
            let here = rest.iter().take_while(|cell| cell.row == row).count();
            self.next += here;
            self.open_regions(row);
            if self.fill(&grid, row, &rest[..here], record) {
                return true;
            }
        }
        false
    }

    /// The columns of the current record whose value was filled in from a merged cell that
    /// begins elsewhere, in order. A number here must not be added up twice.
    pub fn merged(&self) -> &[usize] {
        &self.merged
    }

    /// The columns of the current record that hold a formula without a result, in order.
    /// Their field is [`UNCALCULATED`].
    pub fn uncalculated(&self) -> &[usize] {
        &self.uncalculated
    }

    /// Lays the regions that begin by this row over their columns. Regions of a sound sheet
    /// do not overlap; in another one the first keeps its place.
    fn open_regions(&mut self, row: u32) {
        while let Some(region) = self.grid.merged().get(self.region) {
            if region.top > row {
                break;
            }
            self.region += 1;
            if region.bottom < row || region.left >= self.width {
                continue;
            }
            let right = region.right.min(self.width - 1);
            for over in &mut self.over[region.left as usize..=right as usize] {
                if over.is_none_or(|earlier| earlier.bottom < row) {
                    *over = Some(*region);
                }
            }
        }
    }

    /// Fills a record from the cells of one row; `false` if none of them shows.
    fn fill(&mut self, grid: &Grid, row: u32, cells: &[Cell], record: &mut Record) -> bool {
        record.start(u64::from(row) + 1);
        self.merged.clear();
        self.uncalculated.clear();
        let mut shown = false;
        let mut cells = cells.iter().peekable();
        for column in 0..self.width {
            let own = cells.next_if(|cell| cell.column == column);
            // What a covered cell still holds from before the merging shows nowhere.
            let region = self.over[column as usize].filter(|r| r.bottom >= row);
            let covered = region.filter(|r| !r.begins_at(row, column));
            let cell = match covered {
                // Downwards a merged cell says the same of every row; to the right it is
                // one cell that takes more room, as a title does.
                Some(region) if region.left == column => grid
                    .at(region.top, region.left)
                    // A number over several rows is one number, not one for each of them.
                    .filter(|cell| !is_number(grid.text(cell))),
                Some(_) => None,
                None => own,
            };
            let text = cell.map_or("", |cell| grid.text(cell));
            let index = column as usize;
            if covered.is_some() && !text.is_empty() {
                self.merged.push(index);
            }
            if text == UNCALCULATED {
                self.uncalculated.push(index);
            }
            shown |= covered.is_none() && own.is_some();
            record.push(text.as_bytes());
        }
        shown
    }
}
