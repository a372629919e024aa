//! Tables: a heading that repeats on every page, rows that do not split.
//!
//! Built without `docx-rs`: of a report's paragraphs nine in ten stand in cells, and the way
//! through its structures, its XML and back into a tree takes most of the time of a file.

use super::body::Writer;
use super::columns::{self, CELL_MARGIN_ABOVE};
use super::heading_lines;
use super::layout::SIZE_5;
use super::measure::Measures;
use super::piece::Piece;
use super::record::{CellPlace, HeadingMark, LinePiece, TableMark, TableWords};
use super::rows::{self, Setting};
use super::xml::Element;
use crate::export::heading_rows::{Place, places};
use crate::report::document::{Annex, Block, Cell, Table, plain_text};

/// The bookmark that holds a table's place in the body.
pub const PLACE: &str = "table";

/// Puts the tables into their places.
pub fn place(document: &mut Element, tables: Vec<Element>) {
    let mut tables = tables.into_iter();
    for body in document.elements_mut() {
        for child in body.elements_mut().filter(|e| e.name == "w:bookmarkStart") {
            if let Some(table) = tables.next() {
                *child = table;
            }
        }
    }
}

/// Whether the table has no columns or no rows at all: Word would call the file damaged.
pub fn is_empty(table: &Table) -> bool {
    table.columns.is_empty() || table.header.len() + table.rows.len() == 0
}

/// The font size in which all tables of an annex are set: that of the widest.
pub fn common_size(annex: &Annex, measures: &Measures) -> Option<usize> {
    let mut landscape = annex.landscape;
    let mut least = None;
    for block in &annex.blocks {
        match block {
            Block::Turn { landscape: turned } => landscape = *turned,
            Block::Table(table) if !is_empty(table) => {
                let size = columns::size(table, measures.width(landscape).max(1) as usize);
                least = Some(least.map_or(size, |l: usize| l.min(size)));
            }
            _ => {}
        }
    }
    least
}

/// The table, `available` twips wide.
pub fn build(writer: &mut Writer, table: &Table, available: usize) -> Element {
    let columns = match writer.table_size {
        Some(size) => columns::measure_in(table, available, size),
        None => columns::measure(table, available),
    };
    let bookmark = begin(writer, table);
    let mut sheet = Sheet {
        name: bookmark.clone(),
        bookmark: Some(bookmark),
        widths: columns.widths,
        size: columns.size,
        // Styles of their own rather than sizes on runs: a person can change them at once.
        small: columns.size < SIZE_5,
        words: TableWords::default(),
    };
    let margin = columns::margin(columns.size);
    let mut rows = Vec::with_capacity(table.header.len());
    for (line, cells) in places(table).iter().zip(&table.header) {
        rows.push(sheet.heading(writer, cells, line, rows.len() + 1));
    }
    // A table without a heading has its bookmark in its first row.
    let bookmark = sheet.bookmark.take().map(|_| writer.next_bookmark());
    let setting = Setting {
        name: &sheet.name,
        style: if sheet.small {
            "TableTextSmall"
        } else {
            "TableText"
        },
        widths: &sheet.widths,
        above: rows.len(),
        bookmark,
    };
    let written = rows::write(writer, table, &setting, &mut sheet.words.names);
    if let Some(mark) = writer.record.tables.last_mut() {
        mark.words = Some(sheet.words);
    }
    // Borders come from the style, where a person can change them for all tables.
    let margins = [
        ("w:top", CELL_MARGIN_ABOVE),
        ("w:left", margin),
        ("w:bottom", CELL_MARGIN_ABOVE),
        ("w:right", margin),
    ];
    let margins = margins
        .into_iter()
        .fold(Element::new("w:tblCellMar"), |margins, (side, width)| {
            margins.child(sized(side, width))
        });
    let widths = sheet.widths;
    let properties = Element::new("w:tblPr")
        .child(val("w:tblStyle", "TableGrid"))
        .child(sized("w:tblW", widths.iter().sum()))
        .child(val("w:jc", "center"))
        .child(Element::new("w:tblLayout").with("w:type", "fixed"))
        .child(margins);
    let column = |width: &usize| Element::new("w:gridCol").with("w:w", &width.to_string());
    let grid = Element::new("w:tblGrid");
    let grid = widths.iter().map(column).fold(grid, Element::child);
    let built = Element::new("w:tbl").child(properties).child(grid);
    let mut built = rows.into_iter().fold(built, Element::child);
    if !written.is_empty() {
        built.push_written(written);
    }
    built
}

fn val(name: &str, value: &str) -> Element {
    Element::new(name).with("w:val", value)
}

/// An element with a width in twips.
fn sized(name: &str, width: usize) -> Element {
    let element = Element::new(name).with("w:w", &width.to_string());
    element.with("w:type", "dxa")
}

/// A row that stays on one page.
fn row(cells: impl Iterator<Item = Element>) -> Element {
    let properties = Element::new("w:trPr").child(Element::new("w:cantSplit"));
    cells.fold(Element::new("w:tr").child(properties), Element::child)
}

/// A run, and around a figure its bookmark. The hint is that of all runs: see
/// [`run`](super::body::run).
fn add_piece(paragraph: &mut Element, piece: Piece) {
    let hint = Element::new("w:rFonts").with("w:hint", "eastAsia");
    let mut properties = Element::new("w:rPr").child(hint);
    if piece.strong {
        properties.push(Element::new("w:b"));
        properties.push(Element::new("w:bCs"));
    }
    let mut text = Element::new("w:t").with("xml:space", "preserve");
    if !piece.text.is_empty() {
        text = text.text(&piece.text);
    }
    let run = Element::new("w:r").child(properties).child(text);
    match piece.bookmark {
        None => paragraph.push(run),
        Some((id, name)) => {
            let [start, end] = bookmark(id, &name);
            paragraph.push(start);
            paragraph.push(run);
            paragraph.push(end);
        }
    }
}

/// Beginning and end of a bookmark.
fn bookmark(id: usize, name: &str) -> [Element; 2] {
    let id = id.to_string();
    let start = Element::new("w:bookmarkStart").with("w:id", &id);
    let end = Element::new("w:bookmarkEnd").with("w:id", &id);
    [start.with("w:name", name), end]
}

fn begin(writer: &mut Writer, table: &Table) -> String {
    let bookmark = format!("ts_table_{:02}", writer.record.tables.len() + 1);
    writer.record.tables.push(TableMark {
        bookmark: bookmark.clone(),
        id: table.id.clone(),
        header_rows: table.header.len(),
        rows: table.rows.len(),
        columns: table.columns.len(),
        words: None,
    });
    bookmark
}

struct Sheet {
    name: String,
    /// Until the first cell has taken it.
    bookmark: Option<String>,
    widths: Vec<usize>,
    /// Half points.
    size: usize,
    small: bool,
    /// What the record gets to know of headings and names of rows.
    words: TableWords,
}

impl Sheet {
    fn heading(
        &mut self,
        writer: &mut Writer,
        cells: &[Cell],
        line: &[Place],
        number: usize,
    ) -> Element {
        let style = if self.small {
            "TableHeadSmall"
        } else {
            "TableHead"
        };
        let mut built = Vec::new();
        for (c, place) in line.iter().enumerate() {
            let (columns, merge) = match *place {
                Place::Left => continue,
                Place::Start { columns, rows: 1 } => (columns, None),
                Place::Start { columns, .. } => (columns, Some("restart")),
                Place::Above { columns } => (columns, Some("continue")),
            };
            // A cell covered from above says nothing again.
            let content = match merge {
                Some("continue") => None,
                _ => cells.get(c),
            };
            let width: usize = self.widths.iter().skip(c).take(columns).sum();
            let mut properties = Element::new("w:pPr").child(val("w:pStyle", style));
            if let Some(edge) = content.and_then(|cell| self.edge(&plain_text(cell), width)) {
                let edge = edge.to_string();
                let indent = Element::new("w:ind").with("w:left", &edge);
                properties.push(indent.with("w:right", &edge));
            }
            let properties = properties.child(val("w:jc", "center"));
            let mut shape = Element::new("w:tcPr").child(sized("w:tcW", width));
            if columns > 1 {
                shape.push(val("w:gridSpan", &columns.to_string()));
            }
            if let Some(merge) = merge {
                shape.push(val("w:vMerge", merge));
            }
            let (cell, pieces) = self.cell(writer, shape, properties, content, (number, c));
            built.push(cell);
            if !pieces.is_empty() {
                self.words.headings.push(HeadingMark {
                    row: number,
                    column: c + 1,
                    columns,
                    pieces,
                });
            }
        }
        row(built.into_iter())
    }

    /// How far in from both sides of its cell a heading must stand so that its lines are
    /// about equal.
    fn edge(&self, heading: &str, width: usize) -> Option<i32> {
        // A quarter of a character, in twips.
        let twips = |quarters: usize| quarters * self.size * 5 / 2;
        let room = width.saturating_sub(2 * columns::margin(self.size));
        let needed = heading_lines::balanced(heading, room * 2 / (self.size * 5))?;
        // A little more, less than would take in another character.
        let edge = room.saturating_sub(twips(needed + 1)) / 2;
        i32::try_from(edge).ok().filter(|edge| *edge > 10)
    }

    /// One cell, and what the record says stands in it; the very first one carries the empty
    /// bookmark that finds the table.
    fn cell(
        &mut self,
        writer: &mut Writer,
        shape: Element,
        properties: Element,
        content: Option<&Cell>,
        (row, column): (usize, usize),
    ) -> (Element, Vec<LinePiece>) {
        let mut pieces = Vec::new();
        let mut paragraph = Element::new("w:p").child(properties);
        if let Some(name) = self.bookmark.take() {
            for end in bookmark(writer.next_bookmark(), &name) {
                paragraph.push(end);
            }
        }
        if let Some(content) = content {
            let place = CellPlace {
                table: self.name.clone(),
                row,
                column: column + 1,
            };
            for inline in content {
                let piece = writer.piece(inline, Some(&place));
                pieces.push(match &piece.bookmark {
                    Some((_, name)) => LinePiece::Figure(name.clone()),
                    None => LinePiece::Words(piece.text.clone()),
                });
                add_piece(&mut paragraph, piece);
            }
        }
        let shape = shape.child(val("w:vAlign", "center"));
        (Element::new("w:tc").child(shape).child(paragraph), pieces)
    }
}
