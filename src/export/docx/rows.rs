//! The rows of a table below its heading, as they stand in the file.
//!
//! Most paragraphs of a report stand in them; those of the table of some thousand units make
//! most of its memory. So they are written at once, in the order of the schema and with all
//! that [`repair`](super::finish) would add, and never stand as a tree.

use super::body::Writer;
use super::record::{CellPlace, LinePiece};
use crate::report::document::{Align, Cell, Table};
use quick_xml::escape::escape;
use std::fmt::Write;

/// Before the number of a paragraph, which is known when the whole part is there.
const ID: &str = " w14:paraId=\"";
/// A number of a paragraph before it is known.
const NO_NUMBER: &str = "00000000";
/// Around the style of a cell's paragraph.
const STYLE: [&str; 2] = ["<w:pStyle w:val=\"", "\"/>"];

/// How the rows of a table are set.
pub struct Setting<'a> {
    /// The table's bookmark.
    pub name: &'a str,
    /// The style of all cells.
    pub style: &'static str,
    /// The width of each column in twips.
    pub widths: &'a [usize],
    /// How many rows stand above them.
    pub above: usize,
    /// The bookmark by which the table is found, where it has no heading: its id.
    pub bookmark: Option<usize>,
}

/// Writes all rows; a note that follows does not stand alone on its page. What stands in the
/// first cell of each is added to `names`.
pub fn write(
    writer: &mut Writer,
    table: &Table,
    setting: &Setting<'_>,
    names: &mut Vec<Vec<LinePiece>>,
) -> String {
    let mut out = String::new();
    let mut bookmark = setting.bookmark;
    for (index, cells) in table.rows.iter().enumerate() {
        let tied = writer.before_note && index + 2 >= table.rows.len();
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (c, column) in table.columns.iter().enumerate() {
            let width = setting.widths.get(c).copied().unwrap_or_default();
            open(&mut out, setting.style, width, column.align, tied);
            if let Some(id) = bookmark.take() {
                start(&mut out, id, setting.name);
                end(&mut out, id);
            }
            let place = CellPlace {
                table: setting.name.to_owned(),
                row: setting.above + index + 1,
                column: c + 1,
            };
            let said = content(&mut out, writer, cells.get(c), &place);
            if c == 0 {
                names.push(said);
            }
            out.push_str("</w:p></w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out
}

fn open(out: &mut String, style: &str, width: usize, align: Align, tied: bool) {
    let align = match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    let keep = if tied { "<w:keepNext/>" } else { "" };
    let [before, after] = STYLE;
    // Writing to a string does not fail.
    let _ = write!(
        out,
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>\
         <w:p{ID}{NO_NUMBER}\"><w:pPr>{before}{style}{after}{keep}<w:jc w:val=\"{align}\"/></w:pPr>"
    );
}

/// Writes what a cell says, and gives it as the record has it.
fn content(
    out: &mut String,
    writer: &mut Writer,
    cell: Option<&Cell>,
    place: &CellPlace,
) -> Vec<LinePiece> {
    let mut said = Vec::new();
    for inline in cell.into_iter().flatten() {
        let piece = writer.piece(inline, Some(place));
        if let Some((id, name)) = &piece.bookmark {
            start(out, *id, name);
        }
        // The hint is that of all runs: see `run` in the text's own room.
        out.push_str("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/>");
        if piece.strong {
            out.push_str("<w:b/><w:bCs/>");
        }
        out.push_str("</w:rPr><w:t xml:space=\"preserve\"");
        match piece.text.is_empty() {
            true => out.push_str("/></w:r>"),
            false => {
                out.push('>');
                out.push_str(&escape(piece.text.as_str()));
                out.push_str("</w:t></w:r>");
            }
        }
        said.push(match piece.bookmark {
            Some((id, name)) => {
                end(out, id);
                LinePiece::Figure(name)
            }
            None => LinePiece::Words(piece.text),
        });
    }
    said
}

fn start(out: &mut String, id: usize, name: &str) {
    let name = escape(name);
    let _ = write!(out, "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
}

fn end(out: &mut String, id: usize) {
    let _ = write!(out, "<w:bookmarkEnd w:id=\"{id}\"/>");
}

/// Gives the paragraphs in them their numbers.
pub fn number(rows: &mut String, paragraphs: &mut u32) {
    let mut from = 0;
    while let Some(at) = rows.get(from..).and_then(|rest| rest.find(ID)) {
        let number = from + at + ID.len();
        *paragraphs += 1;
        from = number + NO_NUMBER.len();
        // As long as what it takes the place of, so that nothing moves.
        rows.replace_range(number..from, &format!("{paragraphs:08X}"));
    }
}

/// The style of the cells in them.
pub fn style(rows: &str) -> Option<&str> {
    let [before, after] = STYLE;
    let (_, rest) = rows.split_once(before)?;
    rest.split_once(after).map(|(style, _)| style)
}

/// Gives the cells in them another style.
pub fn restyle(rows: &mut String, from: &str, to: &str) {
    let [before, after] = STYLE;
    let to = escape(to);
    *rows = rows.replace(
        &format!("{before}{from}{after}"),
        &format!("{before}{to}{after}"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_numbered_on_from_those_before() {
        let cell = format!("<w:p{ID}{NO_NUMBER}\"/>");
        let mut rows = format!("<w:tr>{cell}{cell}</w:tr>");
        let mut paragraphs = 9;
        number(&mut rows, &mut paragraphs);
        assert_eq!(
            rows,
            "<w:tr><w:p w14:paraId=\"0000000A\"/><w:p w14:paraId=\"0000000B\"/></w:tr>"
        );
        assert_eq!(paragraphs, 11);
    }

    #[test]
    fn the_style_of_all_cells_is_found_and_changed() {
        let mut rows = "<w:pStyle w:val=\"A\"/>1<w:pStyle w:val=\"A\"/>".to_owned();
        assert_eq!(style(&rows), Some("A"));
        restyle(&mut rows, "A", "B&");
        assert_eq!(rows.matches("<w:pStyle w:val=\"B&amp;\"/>").count(), 2);
        assert_eq!(style("<w:tr/>"), None);
    }
}
