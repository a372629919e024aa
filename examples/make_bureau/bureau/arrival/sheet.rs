//! A sheet as somebody filled it in: lines of cells, whatever stands in them.

use chrono::NaiveDate;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// A number that is formatted as a date.
    Date(NaiveDate),
}

impl Cell {
    /// Nothing.
    pub const EMPTY: Cell = Cell::Text(String::new());

    /// As a text file has it.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(date) => date.format("%Y-%m-%d").to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

/// Cells that are merged: first and last line, first and last column, counted from 0.
#[derive(Debug, Clone, Copy)]
pub struct Merged {
    pub lines: (usize, usize),
    pub columns: (usize, usize),
}

/// One sheet; a text file is one without a name.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub lines: Vec<Vec<Cell>>,
    pub merged: Vec<Merged>,
    pub hidden: bool,
}

impl Sheet {
    /// A sheet without lines.
    pub fn new(name: &str) -> Self {
        Sheet {
            name: name.to_owned(),
            ..Sheet::default()
        }
    }

    /// Adds a line and says its number, counted from 1.
    pub fn push(&mut self, line: Vec<Cell>) -> usize {
        self.lines.push(line);
        self.lines.len()
    }

    /// Adds a line of text.
    pub fn push_text<S: AsRef<str>>(&mut self, cells: &[S]) -> usize {
        self.push(cells.iter().map(|cell| Cell::from(cell.as_ref())).collect())
    }

    /// How many columns its longest line has.
    pub fn width(&self) -> usize {
        self.lines.iter().map(Vec::len).max().unwrap_or_default()
    }
}
