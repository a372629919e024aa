//! Text that a program writes over by itself: in a simple field, or in a content control,
//! whose text may stand for data elsewhere in the file.

use super::markup;
use super::trouble::DraftError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// The elements around such text.
const WRAPS: [&str; 2] = ["fldSimple", "sdt"];

/// The bytes of a part that stand within a field or a content control.
///
/// # Errors
/// When the part is not well-formed.
pub fn wrapped(part: &str, bytes: &[u8]) -> Result<Vec<Range<usize>>, DraftError> {
    let text = markup::text(part, bytes)?;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let base = text.len() - body.len();
    let mut reader = Reader::from_str(body);
    let (mut found, mut open, mut start) = (Vec::new(), 0_usize, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event();
        match event.map_err(|e| markup::malformed(part, e))? {
            Event::Start(tag) if WRAPS.contains(&tag.local_name().as_ref()) => {
                if open == 0 {
                    start = base + at;
                }
                open += 1;
            }
            Event::End(tag) if WRAPS.contains(&tag.local_name().as_ref()) => {
                open = open.saturating_sub(1);
                if open == 0 {
                    found.push(start..base + at);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
