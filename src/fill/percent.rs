//! Which styles of a workbook show their numbers as per cent.

use crate::redraft::DraftError;
use crate::redraft::markup::{attributes, malformed};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// The numbers of built-in formats with a percent sign (ECMA-376, 18.8.30).
const BUILT_IN: [u32; 2] = [9, 10];

/// The positions of the cell styles whose numbers are shown as per cent.
///
/// # Errors
/// When the part is not well-formed.
pub fn styles(part: &str, source: &str) -> Result<BTreeSet<usize>, DraftError> {
    let mut reader = Reader::from_str(source);
    let mut formats: BTreeSet<u32> = BUILT_IN.into();
    let (mut of_cells, mut position) = (false, 0);
    let mut found = BTreeSet::new();
    loop {
        match reader.read_event().map_err(|e| malformed(part, e))? {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = attributes(&tag);
                let number = |name| attributes.get(name).and_then(|id| id.parse::<u32>().ok());
                match tag.local_name().as_ref() {
                    "numFmt" => {
                        let code = attributes.get("formatCode").map(String::as_str);
                        if code.is_some_and(has_percent) {
                            formats.extend(number("numFmtId"));
                        }
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells => {
                        if number("numFmtId").is_some_and(|id| formats.contains(&id)) {
                            found.insert(position);
                        }
                        position += 1;
                    }
                    _ => {}
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => of_cells = false,
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Whether a format has a percent sign that is no mere text.
fn has_percent(code: &str) -> bool {
    let bare: Vec<&str> = code.split('"').step_by(2).collect();
    bare.concat().replace("\\%", "").contains('%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_format_that_multiplies_is_per_cent() {
        assert!(has_percent("0.0%"));
        assert!(!has_percent("0.0\"%\"") && !has_percent("0.0\\%") && !has_percent("General"));
        let source = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>\
                      <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
                      <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"><alignment/></xf><xf numFmtId=\"10\"/></cellXfs></styleSheet>";
        assert_eq!(styles("x", source).unwrap(), BTreeSet::from([1, 2]));
    }
}
