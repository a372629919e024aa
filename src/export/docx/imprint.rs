//! 版记: who gets a copy, who printed it and when, at the foot of the last page
//! (GB/T 9704-2012, 7.4).

use super::body::{Writer, run};
use super::layout::SIZE_4;
use super::measure;
use crate::report::document::{Imprint, Inline};
use docx_rs::{
    AlignmentType, DocumentChild, Paragraph, SpecialIndentType, Tab, TabValueType, Table,
    TableCell, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow, WidthType,
};

/// One character of 4号, in twips.
const CHARACTER: i32 = SIZE_4 as i32 * 10;

/// Above and below a line of it, in twips.
const ROOM: usize = 60;

/// Writes it; nothing where there is none. It stands on the foot of the text whatever is
/// above it, and on a page of its own where there is no room: a floating table. It is
/// placed from the edge of the page, because LibreOffice puts a table that is as wide as
/// the text into the text otherwise.
pub fn write(writer: &mut Writer, imprint: &Imprint) {
    if imprint.is_empty() {
        return;
    }
    writer.part_from_table();
    let width = writer.measures.text.max(1) as usize;
    let mut rows = Vec::new();
    if !imprint.copy_to.is_empty() {
        rows.push(row(copies(writer, &imprint.copy_to), width));
    }
    if !imprint.office.is_empty() || !imprint.date.is_empty() {
        rows.push(row(printed(writer, imprint), width));
    }
    let place = TablePositionProperty::new()
        .vertical_anchor("margin")
        .horizontal_anchor("page")
        .position_x(writer.measures.left)
        .position_y_alignment("bottom");
    let table = Table::without_borders(rows)
        .style("ImprintTable")
        .layout(TableLayoutType::Fixed)
        .position(place)
        .width(width, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(ROOM, 0, ROOM, 0))
        .set_grid(vec![width]);
    writer.block_child(DocumentChild::Table(Box::new(table)));
    // It hangs on this paragraph.
    writer.add(Paragraph::new().style("SectionEnd"));
}

fn row(paragraph: Paragraph, width: usize) -> TableRow {
    let cell = TableCell::new().width(width, WidthType::Dxa);
    TableRow::new(vec![cell.add_paragraph(paragraph)]).cant_split()
}

/// 左右各空一字, 回行时与冒号后的首字对齐 (7.4.2).
fn copies(writer: &mut Writer, copy_to: &[Inline]) -> Paragraph {
    let label = "抄送：";
    let hang = measure::width(label, CHARACTER);
    let paragraph = Paragraph::new().style("Imprint").indent(
        Some(CHARACTER + hang),
        Some(SpecialIndentType::Hanging(hang)),
        Some(CHARACTER),
        None,
    );
    let label = writer.words(label);
    writer.inlines(paragraph.add_run(label), copy_to, None)
}

/// 印发机关左空一字, 印发日期右空一字 (7.4.3).
fn printed(writer: &mut Writer, imprint: &Imprint) -> Paragraph {
    let edge = (writer.measures.text - CHARACTER).max(0) as usize;
    let paragraph = Paragraph::new()
        .style("Imprint")
        .align(AlignmentType::Left)
        .indent(Some(CHARACTER), None, None, None)
        .add_tab(Tab::new().val(TabValueType::Right).pos(edge));
    let paragraph = writer.inlines(paragraph, &imprint.office, None);
    let paragraph = paragraph.add_run(run().add_tab());
    writer.inlines(paragraph, &imprint.date, None)
}
