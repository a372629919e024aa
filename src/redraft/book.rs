//! What is the same for every workbook that is written into: where its sheets are, and its
//! wish to be recalculated.

use super::markup::{elements, malformed};
use super::package::Package;
use super::splice::Edit;
use super::trouble::DraftError;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The sheets of a workbook: their names and parts, in order. Charts and macros that stand
/// as sheets are left out.
///
/// # Errors
/// When a part is not well-formed.
pub fn sheets(package: &Package) -> Result<Vec<(String, String)>, DraftError> {
    let targets = package.targets()?;
    let has = |part: &str| package.parts().any(|(name, _)| name == part);
    let book = package.main();
    let main = package.parts().find(|(name, _)| *name == book);
    let mut sheets = Vec::new();
    for mut sheet in elements(book, main.map_or(&[][..], |(_, content)| content), "sheet")? {
        let target = sheet.remove("id").and_then(|id| targets.get(&id));
        let (Some(name), Some((kind, part))) = (sheet.remove("name"), target) else {
            continue;
        };
        if kind.ends_with("/worksheet") && has(part) {
            sheets.push((name, part.clone()));
        }
    }
    Ok(sheets)
}

/// Where a reader is, in bytes.
pub fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// A tag without one of its attributes.
pub fn without_attribute(tag: &str, name: &str) -> String {
    let bytes = tag.as_bytes();
    let mut at = tag.find(char::is_whitespace).unwrap_or(tag.len());
    while at < bytes.len() {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let name_at = at;
        while bytes.get(at).is_some_and(|b| *b != b'=') {
            at += 1;
        }
        let found = tag[name_at..at].trim() == name;
        // Behind = stands the value in quotes.
        let quote = (at..bytes.len()).find(|i| matches!(bytes[*i], b'"' | b'\''));
        let Some(open) = quote else { break };
        let close = (open + 1..bytes.len()).find(|i| bytes[*i] == bytes[open]);
        let Some(close) = close else { break };
        at = close + 1;
        if found {
            return format!("{}{}", &tag[..start], &tag[at..]);
        }
    }
    tag.to_owned()
}

/// The prefix and colon of a tag's name: `x:` of `<x:c …>`.
pub fn prefix(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let name = &name[..end.unwrap_or(name.len())];
    name.find(':').map_or("", |colon| &name[..=colon])
}

/// The edit by which a workbook asks to be recalculated when it is opened; `None` where it
/// does already.
///
/// # Errors
/// When the part is not well-formed, or has no sheets.
pub fn recalculated(part: &str, source: &str) -> Result<Option<Edit>, DraftError> {
    const WISH: &str = "fullCalcOnLoad";
    let mut reader = Reader::from_str(source);
    // Behind these calcPr stands (ECMA-376, CT_Workbook).
    let before = [
        "sheets",
        "functionGroups",
        "externalReferences",
        "definedNames",
    ];
    let (mut place, mut p) = (None, String::new());
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|e| malformed(part, e))?;
        let end = position(&reader);
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "calcPr" => {
                let written = &source[start..end];
                let bare =
                    without_attribute(written.trim_end_matches('>').trim_end_matches('/'), WISH);
                let close = if written.ends_with("/>") { "/>" } else { ">" };
                let with = format!("{} {WISH}=\"1\"{close}", bare.trim_end());
                let at = start..end;
                return Ok((with != written).then_some(Edit { at, with }));
            }
            Event::End(tag) if before.contains(&tag.local_name().as_ref()) => {
                place = Some(end);
                p = prefix(&source[start..end].replacen("</", "<", 1)).to_owned();
            }
            Event::Empty(tag) if before.contains(&tag.local_name().as_ref()) => place = Some(end),
            Event::Eof => break,
            _ => {}
        }
    }
    let place = place.ok_or_else(|| malformed(part, "no sheets"))?;
    Ok(Some(Edit {
        at: place..place,
        with: format!("<{p}calcPr {WISH}=\"1\"/>"),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::splice::apply;
    use super::*;

    #[test]
    fn a_workbook_is_recalculated_whatever_it_said_before() {
        let after = |source: &str| {
            let edits = recalculated("x", source).unwrap().into_iter().collect();
            String::from_utf8(apply(source.as_bytes(), edits)).unwrap()
        };
        assert_eq!(
            after(
                "<workbook><sheets><sheet/></sheets><definedNames></definedNames><oleSize/></workbook>"
            ),
            "<workbook><sheets><sheet/></sheets><definedNames></definedNames><calcPr fullCalcOnLoad=\"1\"/><oleSize/></workbook>"
        );
        assert_eq!(
            after("<workbook><sheets/><calcPr calcId=\"1\" fullCalcOnLoad=\"0\"/></workbook>"),
            "<workbook><sheets/><calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/></workbook>"
        );
        let done = "<workbook><sheets/><calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/></workbook>";
        assert_eq!(after(done), done);
        assert_eq!(
            after("<x:workbook><x:sheets></x:sheets></x:workbook>"),
            "<x:workbook><x:sheets></x:sheets><x:calcPr fullCalcOnLoad=\"1\"/></x:workbook>"
        );
    }
}
