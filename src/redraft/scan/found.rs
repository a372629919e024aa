//! What is found in a part of a draft.

use std::ops::Range;

/// A piece of text, or something else in a run.
#[derive(Debug)]
pub struct Atom {
    /// What it is.
    pub kind: AtomKind,
    /// How it reads.
    pub text: String,
    /// The whole element, `<w:t>` to `</w:t>`.
    pub element: Range<usize>,
    /// What is between its tags; empty at the end of the element for `<w:t/>`.
    pub inner: Range<usize>,
    /// Whether it stands in a tracked insertion, deletion or move.
    pub tracked: bool,
    /// Whether that is a deletion: the reader of the final text does not see it.
    pub deleted: bool,
    /// Its paragraph.
    pub paragraph: usize,
}

/// What stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtomKind {
    /// `w:t`.
    Text,
    /// A tab, a line break, a hyphen: a character, but none that can be written over.
    Mark,
    /// A picture, a field, a footnote sign.
    Object,
}

/// A bookmark and what it is around.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The atoms in it.
    pub atoms: Range<usize>,
    /// The paragraphs in which it begins and ends; beyond the last where there is none.
    pub paragraphs: (usize, usize),
    /// Whether it, or its table's row, was put in or taken out under tracking.
    pub tracked: bool,
    /// The table, row and cell it begins in.
    pub cell: Option<Place>,
    /// Whether it stands in a text box as written once more, for old programs.
    pub fallback: bool,
}

/// A cell of a table, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which table of the part.
    pub table: usize,
    /// Which row of it.
    pub row: usize,
    /// Which cell of that, merged ones counted once.
    pub cell: usize,
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Default)]
pub struct Row {
    /// The whole element.
    pub element: Range<usize>,
    /// Its cells, whole.
    pub cells: Vec<Range<usize>>,
    /// How each of them lies in the grid of the table.
    pub shapes: Vec<Shape>,
    /// How many columns of the grid stand empty before its first cell.
    pub before: usize,
    /// Whether it was added or removed under tracking.
    pub tracked: bool,
    /// Whether a table stands in it.
    pub nested: bool,
    /// Its atoms.
    pub atoms: Range<usize>,
}

/// How a cell lies in the grid of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many columns it covers.
    pub columns: usize,
    /// Whether it goes on the cell above it.
    pub goes_on: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Shape {
            columns: 1,
            goes_on: false,
        }
    }
}
