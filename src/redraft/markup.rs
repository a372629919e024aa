//! What any XML part of a draft must be before it is looked into: UTF-8, without
//! entities of its own, not nested without end.

use super::trouble::DraftError;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// How deep elements may be nested. Word itself stops at some hundred.
pub const DEPTH: usize = 512;

/// The text of a part.
///
/// # Errors
/// When it is not UTF-8.
pub fn text<'a>(part: &str, bytes: &'a [u8]) -> Result<&'a str, DraftError> {
    std::str::from_utf8(bytes).map_err(|_| DraftError::Damaged(format!("{part}: not UTF-8")))
}

/// The fault of a part that is not well-formed.
pub fn malformed(part: &str, detail: impl std::fmt::Display) -> DraftError {
    DraftError::Damaged(format!("{part}: {detail}"))
}

/// The fault of a part that declares a document type, and so maybe entities.
pub fn doctype(part: &str) -> DraftError {
    DraftError::Unsafe(format!("{part}: <!DOCTYPE>"))
}

/// The fault of a part that is nested too deep.
pub fn too_deep(part: &str) -> DraftError {
    DraftError::TooLarge(format!(
        "{part}: more than {DEPTH} elements within one another"
    ))
}

/// Reads a part through and says whether it can be trusted to be read into a tree.
///
/// # Errors
/// As the module says.
pub fn check(part: &str, bytes: &[u8]) -> Result<(), DraftError> {
    walk(part, bytes, |_| {})
}

/// The attributes of every element of this local name.
///
/// # Errors
/// As the module says.
pub fn elements(
    part: &str,
    bytes: &[u8],
    name: &str,
) -> Result<Vec<BTreeMap<String, String>>, DraftError> {
    let mut found = Vec::new();
    walk(part, bytes, |tag| {
        if tag.local_name().as_ref() == name {
            found.push(attributes(tag));
        }
    })?;
    Ok(found)
}

/// The local name of an element and its attributes.
pub type Named = (String, BTreeMap<String, String>);

/// The attributes of every element of these local names, in the order of the part, each
/// with its name.
///
/// # Errors
/// As the module says.
pub fn in_order(part: &str, bytes: &[u8], names: &[&str]) -> Result<Vec<Named>, DraftError> {
    let mut found = Vec::new();
    walk(part, bytes, |tag| {
        let name = tag.local_name();
        if names.contains(&name.as_ref()) {
            found.push((name.as_ref().to_owned(), attributes(tag)));
        }
    })?;
    Ok(found)
}

/// Local names and plain values of the attributes that can be read.
pub fn attributes(tag: &BytesStart) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    for attribute in tag.attributes().flatten() {
        if let Ok(value) = unescape(&attribute.value) {
            let name = attribute.key.local_name().as_ref().to_owned();
            attributes.entry(name).or_insert(value.into_owned());
        }
    }
    attributes
}

fn walk(part: &str, bytes: &[u8], mut seen: impl FnMut(&BytesStart)) -> Result<(), DraftError> {
    let mut reader = Reader::from_str(text(part, bytes)?);
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|e| malformed(part, e))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(too_deep(part));
                }
                seen(&tag);
            }
            Event::Empty(tag) => seen(&tag),
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(doctype(part)),
            Event::Eof if depth > 0 => return Err(malformed(part, "ends inside an element")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
