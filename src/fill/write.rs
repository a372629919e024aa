//! What takes the place of a cell, and the workbook's wish to be recalculated.

use super::strings::position;
use crate::redraft::DraftError;
use crate::redraft::markup::malformed;
use crate::redraft::splice::Edit;
use quick_xml::Reader;
use quick_xml::events::Event;
use rust_decimal::Decimal;

/// A cell's first tag with another kind of content, every other attribute as it is.
fn opened(tag: &str, kind: Option<&str>) -> String {
    let bare = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    let bare = without_attribute(bare, "t");
    match kind {
        Some(kind) => format!("{bare} t=\"{kind}\""),
        None => bare,
    }
}

/// A tag without one of its attributes.
fn without_attribute(tag: &str, name: &str) -> String {
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
fn prefix(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let name = &name[..end.unwrap_or(name.len())];
    name.find(':').map_or("", |colon| &name[..=colon])
}

/// A cell that holds a number.
pub fn number(tag: &str, value: Decimal) -> String {
    let (open, p) = (opened(tag, None), prefix(tag));
    format!("{open}><{p}v>{}</{p}v></{p}c>", value.normalize())
}

/// A cell that holds text; `inner` is markup as between the tags of `<is>`.
pub fn text(tag: &str, inner: &str) -> String {
    let (open, p) = (opened(tag, Some("inlineStr")), prefix(tag));
    format!("{open}><{p}is>{inner}</{p}is></{p}c>")
}

/// A cell that holds plain text.
pub fn plain(tag: &str, value: &str) -> String {
    let p = prefix(tag);
    let value = quick_xml::escape::partial_escape(value);
    text(tag, &format!("<{p}t xml:space=\"preserve\">{value}</{p}t>"))
}

/// An empty cell of the same looks.
pub fn blank(tag: &str) -> String {
    format!("{}/>", opened(tag, None))
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
    use super::*;
    use crate::redraft::splice::apply;

    #[test]
    fn a_cell_keeps_all_but_its_content() {
        let tag = "<c r=\"B2\" t=\"s\" s=\"3\">";
        assert_eq!(
            number(tag, Decimal::new(1250, 2)),
            "<c r=\"B2\" s=\"3\"><v>12.5</v></c>"
        );
        assert_eq!(blank(tag), "<c r=\"B2\" s=\"3\"/>");
        let x = "<x:c t='s' r='B2'>";
        assert_eq!(number(x, Decimal::ONE), "<x:c r='B2'><x:v>1</x:v></x:c>");
        assert_eq!(
            plain(tag, "甲&乙"),
            "<c r=\"B2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">甲&amp;乙</t></is></c>"
        );
    }

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
