//! Where a chart stands in the text: a drawing in line, inside its bookmark.

use super::Drawing;
use crate::export::docx::xml::{Element, Node};

/// English metric units to a twip, and to a millimetre.
const TWIP: u32 = 635;
const MILLIMETRE: u32 = 36_000;

/// Ids of drawings are counted from here; others have room below.
const FIRST_ID: usize = 1001;

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// Puts every drawing behind the beginning of its bookmark: `docx-rs` knows no charts. They
/// stand in paragraphs of the body, never in tables.
pub fn place(document: &mut Element, drawings: &[Drawing]) {
    if drawings.is_empty() {
        return;
    }
    for body in document.elements_mut() {
        for paragraph in body.elements_mut().filter(|e| e.name == "w:p") {
            place_in(paragraph, drawings);
        }
    }
}

fn place_in(paragraph: &mut Element, drawings: &[Drawing]) {
    let found = paragraph
        .children
        .iter()
        .enumerate()
        .find_map(|(at, node)| {
            let Node::Element(e) = node else { return None };
            let name = (e.name == "w:bookmarkStart").then(|| e.attribute("w:name"))??;
            let drawing = drawings.iter().find(|d| d.bookmark == name)?;
            Some((at, drawing))
        });
    if let Some((at, drawing)) = found {
        let run = Element::new("w:r").child(inline(drawing));
        paragraph.children.insert(at + 1, Node::Element(run));
    }
}

fn inline(drawing: &Drawing) -> Element {
    let width = (drawing.width.unsigned_abs() * TWIP).to_string();
    let height = (drawing.height() * MILLIMETRE).to_string();
    let chart = Element::new("c:chart")
        .with("xmlns:c", CHART)
        .with("xmlns:r", OFFICE)
        .with("r:id", &drawing.relationship());
    let data = Element::new("a:graphicData").with("uri", CHART);
    let graphic = Element::new("a:graphic").with("xmlns:a", MAIN);
    let edges = ["l", "t", "r", "b"].iter();
    let effect = edges.fold(Element::new("wp:effectExtent"), |e, edge| e.with(edge, "0"));
    let extent = Element::new("wp:extent").with("cx", &width);
    let properties = Element::new("wp:docPr")
        .with("id", &(FIRST_ID + drawing.number - 1).to_string())
        .with("name", &format!("图表{}", drawing.number))
        .with("descr", &drawing.description);
    let inline = ["distT", "distB", "distL", "distR"]
        .iter()
        .fold(Element::new("wp:inline"), |e, side| e.with(side, "0"))
        .with("xmlns:wp", WORD)
        .child(extent.with("cy", &height))
        .child(effect)
        .child(properties)
        .child(Element::new("wp:cNvGraphicFramePr"))
        .child(graphic.child(data.child(chart)));
    Element::new("w:drawing").child(inline)
}
