//! Tables: a heading that repeats on every page, rows that do not split.

use super::body::Writer;
use super::columns::{self, CELL_MARGIN_ABOVE};
use super::heading_lines;
use super::layout::SIZE_5;
use super::measure::Measures;
use super::record::{CellPlace, TableMark};
use crate::export::heading_rows::{Place, places};
use crate::report::document::{Align, Annex, Block, Cell, Table, plain_text};
use docx_rs::{
    AlignmentType, Paragraph, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

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
pub fn build(writer: &mut Writer, table: &Table, available: usize) -> docx_rs::Table {
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
        tied: false,
    };
    let margin = columns::margin(columns.size);
    let mut rows = Vec::with_capacity(table.header.len() + table.rows.len());
    for (line, cells) in places(table).iter().zip(&table.header) {
        rows.push(sheet.heading(writer, cells, line, rows.len() + 1));
    }
    for (index, cells) in table.rows.iter().enumerate() {
        // A note does not stand alone on its page.
        sheet.tied = writer.before_note && index + 2 >= table.rows.len();
        rows.push(sheet.body(writer, table, cells, rows.len() + 1));
    }
    let margins =
        TableCellMargins::new().margin(CELL_MARGIN_ABOVE, margin, CELL_MARGIN_ABOVE, margin);
    let widths = sheet.widths;
    // Borders come from the style, where a person can change them for all tables.
    docx_rs::Table::without_borders(rows)
        .style("TableGrid")
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .width(widths.iter().sum(), WidthType::Dxa)
        .margins(margins)
        .set_grid(widths)
}

fn begin(writer: &mut Writer, table: &Table) -> String {
    let bookmark = format!("ts_table_{:02}", writer.record.tables.len() + 1);
    writer.record.tables.push(TableMark {
        bookmark: bookmark.clone(),
        id: table.id.clone(),
        header_rows: table.header.len(),
        rows: table.rows.len(),
        columns: table.columns.len(),
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
    /// The rows stay on the page of what follows.
    tied: bool,
}

impl Sheet {
    fn heading(
        &mut self,
        writer: &mut Writer,
        cells: &[Cell],
        line: &[Place],
        row: usize,
    ) -> TableRow {
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
                Place::Start { columns, .. } => (columns, Some(VMergeType::Restart)),
                Place::Above { columns } => (columns, Some(VMergeType::Continue)),
            };
            // A cell covered from above says nothing again.
            let content = match merge {
                Some(VMergeType::Continue) => None,
                _ => cells.get(c),
            };
            let width: usize = self.widths.iter().skip(c).take(columns).sum();
            let paragraph = Paragraph::new().style(style).align(AlignmentType::Center);
            let paragraph = match content.and_then(|cell| self.edge(&plain_text(cell), width)) {
                Some(edge) => paragraph.indent(Some(edge), None, Some(edge), None),
                None => paragraph,
            };
            let mut cell = self
                .cell(writer, paragraph, content, row, c)
                .width(width, WidthType::Dxa);
            if columns > 1 {
                cell = cell.grid_span(columns);
            }
            if let Some(merge) = merge {
                cell = cell.vertical_merge(merge);
            }
            built.push(cell);
        }
        TableRow::new(built).cant_split()
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

    fn body(&mut self, writer: &mut Writer, table: &Table, cells: &[Cell], row: usize) -> TableRow {
        let style = if self.small {
            "TableTextSmall"
        } else {
            "TableText"
        };
        let built = table.columns.iter().enumerate().map(|(c, column)| {
            let align = match column.align {
                Align::Left => AlignmentType::Left,
                Align::Center => AlignmentType::Center,
                Align::Right => AlignmentType::Right,
            };
            let paragraph = Paragraph::new().style(style).align(align);
            let width = self.widths.get(c).copied().unwrap_or_default();
            self.cell(writer, paragraph, cells.get(c), row, c)
                .width(width, WidthType::Dxa)
        });
        TableRow::new(built.collect()).cant_split()
    }

    /// One cell; the very first one carries the empty bookmark that finds the table.
    fn cell(
        &mut self,
        writer: &mut Writer,
        mut paragraph: Paragraph,
        content: Option<&Cell>,
        row: usize,
        column: usize,
    ) -> TableCell {
        if let Some(name) = self.bookmark.take() {
            let id = writer.next_bookmark();
            paragraph = paragraph.add_bookmark_start(id, name).add_bookmark_end(id);
        }
        if let Some(content) = content {
            let place = CellPlace {
                table: self.name.clone(),
                row,
                column: column + 1,
            };
            paragraph = writer.inlines(paragraph, content, Some(&place));
        }
        if self.tied {
            paragraph = paragraph.keep_next(true);
        }
        TableCell::new()
            .vertical_align(VAlignType::Center)
            .add_paragraph(paragraph)
    }
}
