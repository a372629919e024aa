//! The texts of cells: `<si>` of the shared strings and `<is>` of a cell are made alike.

use crate::redraft::DraftError;
use crate::redraft::book::position;
use crate::redraft::markup::{self, malformed};
use crate::redraft::splice::{Edit, apply};
use quick_xml::Reader;
use quick_xml::escape::{partial_escape, unescape};
use quick_xml::events::Event;
use std::ops::Range;

/// A text, maybe of several runs that look different.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What is between the tags of the item.
    pub inner: Range<usize>,
    /// What is between the tags of its pieces of text, in order.
    pub texts: Vec<Range<usize>>,
    /// Readings (rPh, phoneticPr), which point at characters and say nothing afterwards.
    pub readings: Vec<Range<usize>>,
}

/// The items of this name in a part.
///
/// # Errors
/// When it is not well-formed.
pub fn items(part: &str, source: &str, name: &str) -> Result<Vec<Item>, DraftError> {
    let mut reader = Reader::from_str(source);
    let mut found: Vec<Item> = Vec::new();
    // The item, the piece of text, and the readings that are open.
    let (mut open, mut text, mut reading): (Option<Item>, Option<usize>, Option<usize>) =
        (None, None, None);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|e| malformed(part, e))?;
        let end = position(&reader);
        match event {
            Event::Start(tag) => match (tag.local_name().as_ref(), &mut open) {
                (local, None) if local == name => {
                    open = Some(Item {
                        inner: end..end,
                        ..Item::default()
                    });
                }
                ("rPh" | "phoneticPr", Some(_)) => reading = reading.or(Some(start)),
                ("t", Some(_)) if reading.is_none() => text = Some(end),
                _ => {}
            },
            Event::Empty(tag) => match (tag.local_name().as_ref(), &mut open) {
                (local, None) if local == name => found.push(Item {
                    inner: end..end,
                    ..Item::default()
                }),
                ("phoneticPr", Some(item)) if reading.is_none() => item.readings.push(start..end),
                _ => {}
            },
            Event::End(tag) => match (tag.local_name().as_ref(), &mut open) {
                (local, Some(item)) if local == name => {
                    item.inner.end = start;
                    found.extend(open.take());
                }
                ("t", Some(item)) => item.texts.extend(text.take().map(|from| from..start)),
                ("rPh" | "phoneticPr", Some(item)) => {
                    item.readings.extend(reading.take().map(|from| from..end));
                }
                _ => {}
            },
            Event::DocType(_) => return Err(markup::doctype(part)),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

impl Item {
    /// Its text.
    pub fn text(&self, source: &str) -> String {
        self.pieces(source).concat()
    }

    fn pieces(&self, source: &str) -> Vec<String> {
        let plain = |at: &Range<usize>| {
            let raw = &source[at.clone()];
            unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned())
        };
        self.texts.iter().map(plain).collect()
    }

    /// What is between its tags with some stretches of its text replaced; what takes the
    /// place of one looks as its first character did.
    pub fn with(&self, source: &str, replaced: &[(Range<usize>, String)]) -> String {
        let mut edits: Vec<Edit> = self
            .readings
            .iter()
            .map(|at| Edit {
                at: at.clone(),
                with: String::new(),
            })
            .collect();
        let mut from = 0;
        for (at, piece) in self.texts.iter().zip(self.pieces(source)) {
            let here = from..from + piece.len();
            let mut text = String::new();
            let mut done = here.start;
            for (stretch, with) in replaced {
                let (start, end) = (stretch.start.max(here.start), stretch.end.min(here.end));
                if start >= end {
                    continue;
                }
                text += &piece[done - here.start..start - here.start];
                if stretch.start >= here.start {
                    text += with;
                }
                done = end;
            }
            text += &piece[done - here.start..];
            if text != piece {
                edits.push(Edit {
                    at: at.clone(),
                    with: partial_escape(text.as_str()).into_owned(),
                });
            }
            from = here.end;
        }
        let shift = |edit: Edit| Edit {
            at: edit.at.start - self.inner.start..edit.at.end - self.inner.start,
            with: edit.with,
        };
        let edits = edits.into_iter().map(shift).collect();
        let inner = source[self.inner.clone()].as_bytes();
        String::from_utf8_lossy(&apply(inner, edits)).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_the_place_of_a_tag_looks_as_the_tag_began() {
        let source = "<sst><si><t>甲</t></si><si><r><rPr><b/></rPr><t>共{{a</t></r><r><t>}}人&amp;</t></r>\
                      <rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/></si><si/></sst>";
        let items = items("x", source, "si").unwrap();
        assert_eq!(items.len(), 3);
        let text = items[1].text(source);
        assert_eq!(text, "共{{a}}人&");
        let at = text.find("{{").unwrap()..text.find("人").unwrap();
        assert_eq!(
            items[1].with(source, &[(at, "5".to_owned())]),
            "<r><rPr><b/></rPr><t>共5</t></r><r><t>人&amp;</t></r>"
        );
    }
}
