//! What `docx-rs` leaves out or gets wrong in a part, put right.

use super::{order, sideways};
use crate::export::docx::rows;
use crate::export::docx::xml::{Element, Node};

/// Repairs a whole part and everything in it.
///
/// `paragraphs` counts the paragraphs of all parts: their ids must be unique in the file,
/// and those of `docx-rs` count on from one file to the next.
pub fn repair(element: &mut Element, paragraphs: &mut u32) {
    match element.name.as_str() {
        "w:p" => {
            *paragraphs += 1;
            element.set("w14:paraId", &format!("{paragraphs:08X}"));
        }
        // An attribute that the schema does not know.
        "w:gridCol" => element.remove("w:type"),
        "w:tr" if is_heading_row(element) => repeat_on_every_page(element),
        "w:sectPr" => foot(element, sideways::is_needed(element)),
        _ => {}
    }
    for child in &mut element.children {
        match child {
            Node::Element(child) => repair(child, paragraphs),
            Node::Written(rows) => rows::number(rows, paragraphs),
            Node::Text(_) => {}
        }
    }
    element.children.retain(|node| !is_empty_properties(node));
    order::sort(element);
}

/// `docx-rs` writes `<w:rPr />` on everything; empty properties say nothing.
fn is_empty_properties(node: &Node) -> bool {
    matches!(node, Node::Element(e)
        if matches!(e.name.as_str(), "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:tblBorders")
            && e.children.is_empty())
}

/// A row is a heading row when its text is in the heading style: the file says so itself.
fn is_heading_row(row: &Element) -> bool {
    row.elements()
        .filter(|e| e.name == "w:tc")
        .flat_map(|cell| cell.elements().filter(|e| e.name == "w:p"))
        .flat_map(|p| p.elements().filter(|e| e.name == "w:pPr"))
        .flat_map(|properties| properties.elements().filter(|e| e.name == "w:pStyle"))
        .flat_map(Element::attributes)
        .any(|(name, style)| name == "w:val" && style.starts_with("TableHead"))
}

fn repeat_on_every_page(row: &mut Element) {
    let header = Element::new("w:tblHeader");
    if let Some(properties) = row.elements_mut().find(|e| e.name == "w:trPr") {
        properties.push(header);
        return;
    }
    row.push(Element::new("w:trPr").child(header));
}

/// Every section names both footers: inherited ones are lost when a person deletes the
/// section before. `sideways`: those of a page that lies on its side.
pub fn foot(section: &mut Element, sideways: bool) {
    section.children.retain(|node| match node {
        Node::Element(e) => e.name != "w:footerReference",
        Node::Text(_) | Node::Written(_) => true,
    });
    let [(odd_sideways, _), (even_sideways, _)] = super::package::SIDEWAYS_FOOTERS;
    let (even, odd) = match sideways {
        true => (even_sideways, odd_sideways),
        false => (super::package::EVEN_FOOTER, super::package::ODD_FOOTER),
    };
    for (kind, id) in [("even", even), ("default", odd)] {
        let reference = Element::new("w:footerReference");
        section.push(reference.with("w:type", kind).with("r:id", id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::docx::xml::parse;

    fn repaired(xml: &str) -> String {
        let mut element = parse(xml.as_bytes()).expect("well-formed");
        repair(&mut element, &mut 0);
        let document = element.to_document();
        document
            .split_once('\n')
            .map(|(_, rest)| rest.to_owned())
            .unwrap_or_default()
    }

    #[test]
    fn paragraph_ids_count_from_one_whatever_they_were() {
        let xml = r#"<w:body><w:p w14:paraId="00000001"/><w:p w14:paraId="00000001"/></w:body>"#;
        assert_eq!(
            repaired(xml),
            r#"<w:body><w:p w14:paraId="00000001"/><w:p w14:paraId="00000002"/></w:body>"#
        );
    }

    #[test]
    fn a_row_in_the_heading_style_repeats_and_another_does_not() {
        let row = |style: &str| {
            repaired(&format!(
                r#"<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:tc><w:trPr><w:cantSplit/></w:trPr></w:tr>"#
            ))
        };
        assert!(
            row("TableHeadSmall")
                .starts_with("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        );
        assert!(!row("TableText").contains("tblHeader"));
    }

    #[test]
    fn every_section_has_both_footers_first() {
        let section = repaired("<w:sectPr><w:pgSz/></w:sectPr>");
        assert_eq!(section.matches("w:footerReference").count(), 2);
        assert!(section.ends_with("<w:pgSz/></w:sectPr>"));
    }

    #[test]
    fn grid_columns_lose_the_type_and_empty_properties_go() {
        assert_eq!(
            repaired(r#"<w:tblGrid><w:gridCol w:w="5" w:type="dxa"/></w:tblGrid>"#),
            r#"<w:tblGrid><w:gridCol w:w="5"/></w:tblGrid>"#
        );
        assert_eq!(
            repaired("<w:r><w:rPr/><w:t>1</w:t></w:r>"),
            "<w:r><w:t>1</w:t></w:r>"
        );
    }
}
