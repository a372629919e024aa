//! The order in which the schema (ISO/IEC 29500-1, Annex A) wants an element's children.
//!
//! A table of names and nothing else: to teach it another parent, add a line.

use crate::export::docx::xml::{Element, Node};

/// Parents and the order of their children. Children that are not named keep their own
/// order and come last.
#[rustfmt::skip]
const ORDER: &[(&str, &[&str])] = &[
    ("w:p", &["w:pPr"]),
    ("w:r", &["w:rPr"]),
    ("w:tbl", &["w:bookmarkStart", "w:bookmarkEnd", "w:tblPr", "w:tblGrid"]),
    ("w:tr", &["w:tblPrEx", "w:trPr"]),
    ("w:tc", &["w:tcPr"]),
    ("w:pPr", &[
        "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl",
        "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens",
        "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
        "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
        "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
        "w:sectPr", "w:pPrChange",
    ]),
    ("w:rPr", &[
        "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i",
        "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow",
        "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden", "w:color",
        "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u",
        "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang",
        "w:eastAsianLayout", "w:specVanish", "w:oMath",
    ]),
    ("w:tblPr", &[
        "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
        "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
        "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
    ]),
    ("w:tblBorders", &["w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end"]),
    ("w:tcPr", &[
        "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
        "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark",
    ]),
    ("w:sectPr", &[
        "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type",
        "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols",
        "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
        "w:rtlGutter", "w:docGrid", "w:printerSettings",
    ]),
];

/// Puts the children of this one element into order; those of the same name keep theirs.
pub fn sort(element: &mut Element) {
    // Most elements: text, or a single child.
    if element.children.len() < 2 {
        return;
    }
    let Some((_, names)) = ORDER.iter().find(|(parent, _)| *parent == element.name) else {
        return;
    };
    element.children.sort_by_key(|node| match node {
        Node::Element(child) => names
            .iter()
            .position(|name| *name == child.name)
            .unwrap_or(names.len()),
        // Rows come after what a table begins with.
        Node::Text(_) | Node::Written(_) => names.len(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::docx::xml::parse;

    fn sorted(xml: &str) -> String {
        let mut element = parse(xml.as_bytes()).expect("well-formed");
        sort(&mut element);
        let names: Vec<_> = element.elements().map(|e| e.name.clone()).collect();
        names.join(" ")
    }

    #[test]
    fn paragraph_properties_begin_with_the_style_and_end_with_the_section() {
        assert_eq!(
            sorted("<w:pPr><w:sectPr/><w:rPr/><w:jc/><w:ind/><w:pStyle/></w:pPr>"),
            "w:pStyle w:ind w:jc w:rPr w:sectPr"
        );
    }

    #[test]
    fn runs_and_bookmarks_of_a_paragraph_keep_their_order() {
        let names = "w:bookmarkStart w:r w:bookmarkEnd w:r";
        let xml = "<w:p><w:bookmarkStart/><w:r/><w:bookmarkEnd/><w:pPr/><w:r/></w:p>";
        assert_eq!(sorted(xml), format!("w:pPr {names}"));
    }

    #[test]
    fn an_unknown_parent_is_left_alone() {
        assert_eq!(sorted("<w:body><w:tbl/><w:p/></w:body>"), "w:tbl w:p");
    }
}
