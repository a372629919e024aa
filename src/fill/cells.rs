//! The cells of a sheet that hold text, with their places in the bytes.

use super::tag::may_hold;
use crate::redraft::DraftError;
use crate::redraft::book::position;
use crate::redraft::markup::{self, attributes, malformed};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its name: `B2`.
    pub name: String,
    /// The whole element.
    pub element: Range<usize>,
    /// Its first tag.
    pub tag: Range<usize>,
    /// The number of its style.
    pub style: usize,
    /// What its content is: `s`, `inlineStr`, `str`.
    pub kind: String,
    /// What is between the tags of its value.
    pub value: Option<Range<usize>>,
    /// Whether it has a formula.
    pub formula: bool,
    /// What is between the tags of its formula.
    pub calculates: Option<Range<usize>>,
}

/// What a sheet holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// The cells that hold text, and those whose formulas hold what may be a tag.
    pub texts: Vec<Cell>,
    /// What formulas found when they were last calculated: the elements.
    pub results: Vec<Range<usize>>,
}

/// The cells of a sheet that hold text, and the results of its formulas.
///
/// # Errors
/// When it is not well-formed.
pub fn cells(part: &str, source: &str) -> Result<Cells, DraftError> {
    let mut reader = Reader::from_str(source);
    let mut found = Cells::default();
    let mut open: Option<Cell> = None;
    // Where the value begins: its element, and what is in it.
    let mut value: Option<(usize, usize)> = None;
    let (mut result, mut formula) = (None, None);
    let (mut row, mut column) = (0u32, 0u32);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|e| malformed(part, e))?;
        let end = position(&reader);
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "row" => {
                let named = attributes(&tag).get("r").and_then(|r| r.parse().ok());
                row = named.unwrap_or(row + 1);
                column = 0;
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "c" => column += 1,
            Event::Empty(tag) if tag.local_name().as_ref() == "f" => {
                open.iter_mut().for_each(|cell| cell.formula = true);
            }
            Event::Start(tag) => match tag.local_name().as_ref() {
                "c" => {
                    let mut attributes = attributes(&tag);
                    column += 1;
                    // Cells need not say where they are.
                    let name = attributes.remove("r");
                    open = Some(Cell {
                        name: name.unwrap_or_else(|| format!("R{row}C{column}")),
                        element: start..end,
                        tag: start..end,
                        style: attributes
                            .get("s")
                            .and_then(|s| s.parse().ok())
                            .unwrap_or(0),
                        kind: attributes.remove("t").unwrap_or_default(),
                        ..Cell::default()
                    });
                }
                "v" => value = Some((start, end)),
                "f" => {
                    open.iter_mut().for_each(|cell| cell.formula = true);
                    formula = Some(end);
                }
                _ => {}
            },
            Event::End(tag) => match (tag.local_name().as_ref(), &mut open) {
                ("v", Some(cell)) => {
                    if let Some((element, inner)) = value.take() {
                        cell.value = Some(inner..start);
                        result = Some(element..end);
                    }
                }
                ("f", Some(cell)) => cell.calculates = formula.take().map(|from| from..start),
                ("c", Some(cell)) => {
                    cell.element.end = end;
                    found.results.extend(result.take().filter(|_| cell.formula));
                    let calculates = cell.calculates.clone().map(|at| &source[at]);
                    let is_text = ["s", "inlineStr", "str"].contains(&cell.kind.as_str())
                        || calculates.is_some_and(may_hold);
                    found.texts.extend(open.take().filter(|_| is_text));
                }
                _ => {}
            },
            Event::DocType(_) => return Err(markup::doctype(part)),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_text_are_found_with_their_bytes() {
        let source = "<sheetData><row r=\"3\"><c r=\"A3\" s=\"2\" t=\"s\"><v>4</v></c><c r=\"B3\"><v>1</v></c>\
                      <c t=\"str\"><f>A1</f><v>甲</v></c></row></sheetData>";
        let cells = cells("x", source).unwrap();
        assert_eq!(&source[cells.results[0].clone()], "<v>甲</v>");
        let cells = cells.texts;
        assert_eq!(cells.len(), 2);
        let first = &cells[0];
        assert_eq!(
            (first.name.as_str(), first.style, first.formula),
            ("A3", 2, false)
        );
        assert_eq!(&source[first.value.clone().unwrap()], "4");
        assert!(source[first.element.clone()].ends_with("<v>4</v></c>"));
        assert_eq!((cells[1].name.as_str(), cells[1].formula), ("R3C3", true));
    }
}
