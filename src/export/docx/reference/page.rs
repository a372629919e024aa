//! The page of a reference: size, margins, borders and grid of its last section, upright
//! and turned.

use crate::export::docx::layout::{
    BOTTOM, FOOTER, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TEXT_WIDTH, TEXT_WIDTH_LANDSCAPE, TOP,
};
use crate::export::docx::xml::{Element, Node};

/// Narrower text cannot be meant (2 cm).
const NARROWEST: i32 = 1134;

/// An upright page, in twips.
#[derive(Debug, Clone, Copy)]
pub struct PageEdges {
    /// Its width.
    pub width: i32,
    /// From its right edge to the text.
    pub right: i32,
    /// From its left edge to the text.
    pub left: i32,
    /// From its lower edge to the foot of the footer.
    pub footer: i32,
}

impl PageEdges {
    /// That of the standard.
    pub const STANDARD: PageEdges = PageEdges {
        width: PAGE_WIDTH as i32,
        right: RIGHT,
        left: LEFT,
        footer: FOOTER,
    };
}

/// What sections take over.
#[derive(Debug, Clone)]
pub struct PageSetup {
    /// `w:pgSz`, if it has one that can be read.
    size: Option<Element>,
    /// `w:pgMar`, likewise.
    margins: Option<Element>,
    /// `w:pgBorders`, `w:docGrid`.
    others: Vec<Element>,
    /// Whether it has a section at all.
    is_said: bool,
}

/// The properties of the last section: the last child of the body.
pub fn last_section(document: &Element) -> Option<&Element> {
    let body = document.elements().find(|e| e.name == "w:body")?;
    let last = body.elements().filter(|e| e.name == "w:sectPr");
    last.last()
}

impl PageSetup {
    /// The page of a section.
    pub fn of(section: Option<&Element>) -> Self {
        let child = |name: &str| section?.elements().find(|e| e.name == name).cloned();
        let whole = |element: &Element, names: &[&str]| {
            names.iter().all(|name| number(element, name).is_some())
        };
        let size = child("w:pgSz").filter(|e| whole(e, &["w:w", "w:h"]));
        let edges = ["w:top", "w:right", "w:bottom", "w:left"];
        let margins = child("w:pgMar").filter(|e| whole(e, &edges));
        let others = ["w:pgBorders", "w:docGrid"].into_iter().filter_map(child);
        PageSetup {
            others: others.collect(),
            is_said: section.is_some(),
            size,
            margins,
        }
    }

    /// Width of the text in twips: upright, and on its side.
    pub fn widths(&self) -> (i32, i32) {
        let (width, height) = self.size();
        let [top, right, bottom, left] = self.edges();
        let gutter = self.margins.as_ref().and_then(|m| number(m, "w:gutter"));
        let upright = width - left - right - gutter.unwrap_or(0);
        let turned = height - top.abs() - bottom.abs();
        let (upright, turned) = match self.lies() {
            true => (upright, upright),
            false => (upright, turned),
        };
        let usable = |found: i32, ours: i32| if found < NARROWEST { ours } else { found };
        (
            usable(upright, TEXT_WIDTH),
            usable(turned, TEXT_WIDTH_LANDSCAPE),
        )
    }

    /// From the edge of the page to the text, in twips.
    pub fn left(&self) -> i32 {
        let gutter = self.margins.as_ref().and_then(|m| number(m, "w:gutter"));
        self.edges()[3] + gutter.unwrap_or(0)
    }

    /// The upright page.
    pub fn upright(&self) -> PageEdges {
        let [_, right, _, left] = self.edges();
        let footer = self.margins.as_ref().and_then(|m| number(m, "w:footer"));
        PageEdges {
            width: self.size().0,
            right,
            left,
            footer: footer.unwrap_or(FOOTER),
        }
    }

    /// Gives a section of ours this page, turned where ours is.
    pub fn apply(&self, section: &mut Element) {
        if !self.is_said {
            return;
        }
        let turned = section
            .elements()
            .find(|e| e.name == "w:pgSz")
            .is_some_and(|size| size.attribute("w:orient").as_deref() == Some("landscape"));
        let replaced = ["w:pgSz", "w:pgMar", "w:pgBorders", "w:docGrid"];
        section.children.retain(|node| match node {
            Node::Element(e) => !replaced.contains(&e.name.as_str()),
            Node::Text(_) | Node::Written(_) => true,
        });
        let turned = turned && !self.lies();
        section.push(self.page_size(turned));
        section.push(self.page_margins(turned));
        for other in &self.others {
            section.push(other.clone());
        }
    }

    fn page_size(&self, turned: bool) -> Element {
        let (width, height) = self.size();
        let size = match &self.size {
            Some(size) => size.clone(),
            None => Element::new("w:pgSz"),
        };
        let (width, height) = if turned {
            (height, width)
        } else {
            (width, height)
        };
        let size = size
            .with("w:w", &width.to_string())
            .with("w:h", &height.to_string());
        match turned {
            true => size.with("w:orient", "landscape"),
            false => size,
        }
    }

    /// On its side the page is the upright one turned: the left edge comes to the top.
    fn page_margins(&self, turned: bool) -> Element {
        let [top, right, bottom, left] = self.edges();
        let margins = match &self.margins {
            Some(margins) => margins.clone(),
            None => Element::new("w:pgMar")
                .with("w:header", "851")
                .with("w:footer", &FOOTER.to_string())
                .with("w:gutter", "0"),
        };
        let footer = number(&margins, "w:footer").unwrap_or(FOOTER);
        let (edges, footer) = match turned {
            false => ([top, right, bottom, left], footer),
            true => (
                [left, top, right, bottom],
                (right - (bottom - footer)).max(right / 4),
            ),
        };
        let named = ["w:top", "w:right", "w:bottom", "w:left"];
        let margins = named
            .iter()
            .zip(edges)
            .fold(margins, |m, (name, edge)| m.with(name, &edge.to_string()));
        margins.with("w:footer", &footer.to_string())
    }

    /// Whether it is wider than high.
    pub fn lies(&self) -> bool {
        let (width, height) = self.size();
        width > height
    }

    fn size(&self) -> (i32, i32) {
        let side = |name| self.size.as_ref().and_then(|size| number(size, name));
        (
            side("w:w").unwrap_or(PAGE_WIDTH as i32),
            side("w:h").unwrap_or(PAGE_HEIGHT as i32),
        )
    }

    /// Top, right, bottom, left.
    fn edges(&self) -> [i32; 4] {
        let edge = |name, ours| {
            let said = self.margins.as_ref().and_then(|m| number(m, name));
            said.unwrap_or(ours)
        };
        [
            edge("w:top", TOP),
            edge("w:right", RIGHT),
            edge("w:bottom", BOTTOM),
            edge("w:left", LEFT),
        ]
    }
}

/// A measure in twips; none that is not a number, or one that no page has.
fn number(element: &Element, name: &str) -> Option<i32> {
    let value: f64 = element.attribute(name)?.parse().ok()?;
    (value.abs() <= 31_680.0).then_some(value.round() as i32)
}
