//! Tables: a heading that repeats on every page, rows that do not split.

use super::body::Writer;
use super::columns::{CELL_MARGIN, measure};
use super::layout::SIZE_5;
use super::record::{CellPlace, TableMark};
use crate::export::heading_rows::{Place, places};
use crate::report::document::{Align, Cell, Table};
use docx_rs::{
    AlignmentType, Paragraph, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

/// The table, `available` twips wide; `None` when it has no columns or no rows at all,
/// which Word would call a damaged file.
pub fn build(writer: &mut Writer, table: &Table, available: usize) -> Option<docx_rs::Table> {
    if table.columns.is_empty() || table.header.len() + table.rows.len() == 0 {
        return None;
    }
    let columns = measure(table, available);
    let mut bookmark = Some(begin(writer, table));
    let mut sheet = Sheet {
        name: bookmark.clone().unwrap_or_default(),
        widths: columns.widths,
        // Styles of their own rather than sizes on runs: a person can change them at once.
        small: columns.size < SIZE_5,
    };
    let mut rows = Vec::with_capacity(table.header.len() + table.rows.len());
    for (r, line) in places(table).iter().enumerate() {
        rows.push(sheet.heading(writer, &table.header[r], line, r + 1, &mut bookmark));
    }
    for row in &table.rows {
        let number = rows.len() + 1;
        rows.push(sheet.body(writer, table, row, number, &mut bookmark));
    }
    let margins = TableCellMargins::new()
        .margin_left(CELL_MARGIN, WidthType::Dxa)
        .margin_right(CELL_MARGIN, WidthType::Dxa);
    let widths = std::mem::take(&mut sheet.widths);
    Some(
        docx_rs::Table::new(rows)
            .style("TableGrid")
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .width(widths.iter().sum(), WidthType::Dxa)
            .margins(margins)
            .set_grid(widths),
    )
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
    widths: Vec<usize>,
    small: bool,
}

impl Sheet {
    fn heading(
        &self,
        writer: &mut Writer,
        cells: &[Cell],
        line: &[Place],
        row: usize,
        bookmark: &mut Option<String>,
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
            let paragraph = Paragraph::new().style(style).align(AlignmentType::Center);
            let at = self.place(row, c);
            let mut cell = self.cell(writer, paragraph, content, c, columns, &at, bookmark);
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

    fn body(
        &self,
        writer: &mut Writer,
        table: &Table,
        cells: &[Cell],
        row: usize,
        bookmark: &mut Option<String>,
    ) -> TableRow {
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
            let at = self.place(row, c);
            self.cell(writer, paragraph, cells.get(c), c, 1, &at, bookmark)
        });
        TableRow::new(built.collect()).cant_split()
    }

    /// One cell; the very first one carries the empty bookmark that finds the table.
    #[allow(clippy::too_many_arguments)]
    fn cell(
        &self,
        writer: &mut Writer,
        mut paragraph: Paragraph,
        content: Option<&Cell>,
        column: usize,
        columns: usize,
        place: &CellPlace,
        bookmark: &mut Option<String>,
    ) -> TableCell {
        if let Some(name) = bookmark.take() {
            let id = writer.next_bookmark();
            paragraph = paragraph.add_bookmark_start(id, name).add_bookmark_end(id);
        }
        if let Some(content) = content {
            paragraph = writer.inlines(paragraph, content, Some(place));
        }
        let width = self.widths.iter().skip(column).take(columns).sum();
        TableCell::new()
            .width(width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .add_paragraph(paragraph)
    }

    fn place(&self, row: usize, column: usize) -> CellPlace {
        CellPlace {
            table: self.name.clone(),
            row,
            column: column + 1,
        }
    }
}
