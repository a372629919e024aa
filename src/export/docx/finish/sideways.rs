//! Page numbers of pages that lie on their side. They stand where the number of an upright
//! page would, once the sheets are bound: 页码位置与公文其他页码保持一致 (GB/T 9704-2012, 8).
//!
//! Turned upright such a page has its foot at the left, so the number runs downwards
//! there: at the lower end on odd pages, at the upper end on even ones. Word has no
//! turned footer; a table of one cell, held to the page, has turned text.

use super::WORD;
use crate::export::docx::layout::SIZE_4;
use crate::export::docx::reference::PageEdges;
use crate::export::docx::xml::Element;

/// One character of 4号, in twips: so far in from the edge of the text.
const ONE_CHARACTER: i32 = SIZE_4 as i32 * 10;
/// How long and how high the cell is as one reads it, in twips.
const LENGTH: i32 = 1800;
const HEIGHT: i32 = 400;

/// Whether there is a page on its side in it.
pub fn is_needed(element: &Element) -> bool {
    let turned = || element.attribute("w:orient").as_deref() == Some("landscape");
    (element.name == "w:pgSz" && turned()) || element.elements().any(is_needed)
}

/// The footer of odd (单) or even (双) pages that lie on their side; `upright` are the
/// edges of the others.
pub fn footer(odd: bool, upright: PageEdges) -> Element {
    let PageEdges {
        width, right, left, ..
    } = upright;
    let (side, top) = match odd {
        true => ("right", width - right - ONE_CHARACTER - LENGTH),
        false => ("left", left + ONE_CHARACTER),
    };
    Element::new("w:ftr")
        .with("xmlns:w", WORD)
        .child(table(side, top, upright.footer))
        .child(paragraph("SectionEnd"))
}

fn table(side: &str, top: i32, foot: i32) -> Element {
    let width = HEIGHT.to_string();
    let place = Element::new("w:tblpPr")
        .with("w:leftFromText", "0")
        .with("w:rightFromText", "0")
        .with("w:vertAnchor", "page")
        .with("w:horzAnchor", "page")
        // The foot of the number is as far from the edge as on upright pages.
        .with("w:tblpX", &foot.to_string())
        .with("w:tblpY", &top.to_string());
    let sized =
        |name: &str, width: &str| Element::new(name).with("w:w", width).with("w:type", "dxa");
    let margins = ["w:left", "w:right"]
        .iter()
        .fold(Element::new("w:tblCellMar"), |m, s| m.child(sized(s, "0")));
    let properties = Element::new("w:tblPr")
        .child(place)
        .child(val("w:tblOverlap", "never"))
        .child(sized("w:tblW", &width))
        .child(val("w:tblLayout", "").with("w:type", "fixed"))
        .child(margins);
    let height = val("w:trHeight", &LENGTH.to_string()).with("w:hRule", "exact");
    let cell = Element::new("w:tcPr")
        .child(sized("w:tcW", &width))
        .child(val("w:textDirection", "tbRl"))
        .child(val("w:vAlign", "center"));
    let column = Element::new("w:gridCol").with("w:w", &width);
    Element::new("w:tbl")
        .child(properties)
        .child(Element::new("w:tblGrid").child(column))
        .child(
            Element::new("w:tr")
                .child(Element::new("w:trPr").child(height))
                .child(Element::new("w:tc").child(cell).child(number(side))),
        )
}

/// `— 1 —`; the field in five runs, as in the other footers.
fn number(side: &str) -> Element {
    let mut line = paragraph("Footer");
    if let Some(properties) = line.elements_mut().next() {
        properties.push(val("w:jc", side));
    }
    let text = |text: &str| Element::new("w:t").with("xml:space", "preserve").text(text);
    let field = |kind: &str| Element::new("w:fldChar").with("w:fldCharType", kind);
    let instruction = Element::new("w:instrText")
        .with("xml:space", "preserve")
        .text("PAGE");
    for content in [
        text("— "),
        field("begin"),
        instruction,
        field("separate"),
        text("1"),
        field("end"),
        text(" —"),
    ] {
        let hint = Element::new("w:rFonts").with("w:hint", "eastAsia");
        let properties = Element::new("w:rPr").child(hint);
        line.push(Element::new("w:r").child(properties).child(content));
    }
    line
}

fn paragraph(style: &str) -> Element {
    let style = val("w:pStyle", style);
    Element::new("w:p").child(Element::new("w:pPr").child(style))
}

fn val(name: &str, value: &str) -> Element {
    let element = Element::new(name);
    match value {
        "" => element,
        _ => element.with("w:val", value),
    }
}
