//! Headers and footers of a reference, with the pictures in them.

use super::ReferenceError;
use super::archive::{Archive, Relationship};
use crate::export::docx::finish::ODD_FOOTER;
use crate::export::docx::xml::{Element, Node};

/// One header or footer.
#[derive(Debug, Clone)]
pub struct Edge {
    /// `header` or `footer`.
    pub what: &'static str,
    /// `default`, `even` or `first`.
    pub kind: String,
    /// Its name within `word/`.
    pub file: String,
    /// Its relationship from the document.
    pub id: String,
    /// Its text.
    pub part: String,
    /// What it names: id, type, target, whether outside.
    pub names: Vec<(String, String, String, bool)>,
}

/// Headers and footers of a file.
#[derive(Debug, Clone, Default)]
pub struct Edges {
    /// In the order of the section.
    pub edges: Vec<Edge>,
    /// Pictures: name within `word/`, content.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Endings of the pictures with their content types.
    pub picture_types: Vec<(String, String)>,
    /// Whether even pages have their own.
    pub odd_and_even: bool,
    /// Whether the first page has its own.
    first: bool,
    /// Whether inner and outer margins change sides.
    pub mirrored: bool,
    /// Whether some were left out because they hold more than text and pictures.
    pub left_out: bool,
}

/// Reads the headers and footers that a section names.
pub fn read(
    archive: &mut Archive<'_>,
    section: Option<&Element>,
    parts: &[Relationship],
    settings: Option<&Element>,
) -> Result<Edges, ReferenceError> {
    let is_set = |parent: Option<&Element>, name: &str| {
        let found = parent.and_then(|p| p.elements().find(|e| e.name == name));
        found.is_some_and(|e| {
            !matches!(e.attribute("w:val").as_deref(), Some("0" | "false" | "off"))
        })
    };
    let mut edges = Edges {
        odd_and_even: is_set(settings, "w:evenAndOddHeaders"),
        mirrored: is_set(settings, "w:mirrorMargins"),
        first: is_set(section, "w:titlePg"),
        ..Edges::default()
    };
    let types = archive.tree("[Content_Types].xml")?;
    for reference in section.into_iter().flat_map(Element::elements) {
        let what = match reference.name.as_str() {
            "w:headerReference" => "header",
            "w:footerReference" => "footer",
            _ => continue,
        };
        let kind = reference.attribute("w:type");
        let kind = kind.unwrap_or_else(|| "default".to_owned());
        let id = reference.attribute("r:id").unwrap_or_default();
        let Some(part) = parts.iter().find(|p| p.id == id && !p.external) else {
            continue;
        };
        let unused = match kind.as_str() {
            "first" => !edges.first,
            "even" => !edges.odd_and_even,
            _ => false,
        };
        if !unused {
            edges.add(archive, what, kind, part, &types)?;
        }
    }
    Ok(edges)
}

impl Edges {
    fn add(
        &mut self,
        archive: &mut Archive<'_>,
        what: &'static str,
        kind: String,
        part: &Relationship,
        types: &Element,
    ) -> Result<(), ReferenceError> {
        let mut root = archive.tree(&part.target)?;
        let mut names = Vec::new();
        for named in archive.relationships(&part.target)? {
            match (named.kind.as_str(), named.external) {
                (_, true) => {
                    names.push((named.id, named.whole_kind, named.target, true));
                }
                ("image", false) => {
                    let target = self.picture(archive, &named.target, types)?;
                    names.push((named.id, named.whole_kind, target, false));
                }
                // A chart, an object: more than a header can be expected to hold.
                _ => {
                    self.left_out = true;
                    return Ok(());
                }
            }
        }
        strip(&mut root, &["w:numPr", "w:sectPr"]);
        strip_ids(&mut root);
        // Ours are 1 to 4.
        let number = self.edges.len() + 5;
        self.edges.push(Edge {
            what,
            kind,
            file: format!("{what}{number}.xml"),
            id: format!("rIdEdge{number}"),
            part: root.to_document(),
            names,
        });
        Ok(())
    }

    /// Takes a picture over; its new name within `word/`.
    fn picture(
        &mut self,
        archive: &mut Archive<'_>,
        name: &str,
        types: &Element,
    ) -> Result<String, ReferenceError> {
        let bytes = archive.part(name)?;
        let bytes = bytes.ok_or_else(|| ReferenceError::Damaged(name.to_owned()))?;
        let ending = name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        let said = types.elements().find(|e| {
            let extension = e.attribute("Extension").unwrap_or_default();
            extension.eq_ignore_ascii_case(&ending)
        });
        let kind = said.and_then(|e| e.attribute("ContentType"));
        let kind = kind.unwrap_or_else(|| format!("image/{ending}"));
        if !self.picture_types.iter().any(|(known, _)| *known == ending) {
            self.picture_types.push((ending.clone(), kind));
        }
        let target = format!("media/reference{}.{ending}", self.pictures.len() + 1);
        self.pictures.push((target.clone(), bytes));
        Ok(target)
    }

    /// Whether the footers are the reference's rather than ours.
    pub fn has_footers(&self) -> bool {
        self.edges.iter().any(|edge| edge.what == "footer")
    }

    /// Whether odd and even pages differ, by theirs or by ours.
    pub fn differ(&self) -> bool {
        self.odd_and_even || !self.has_footers()
    }

    /// Names them in a section of ours; `is_first` for the first section of the file.
    pub fn apply(&self, section: &mut Element, is_first: bool) {
        if self.has_footers() {
            section.children.retain(|node| match node {
                Node::Element(e) => e.name != "w:footerReference",
                Node::Text(_) | Node::Written(_) => true,
            });
        }
        let first = self.first && is_first && !self.edges.is_empty();
        let mut name = |what: &str, kind: &str, id: &str| {
            let reference = Element::new(&format!("w:{what}Reference"));
            section.push(reference.with("w:type", kind).with("r:id", id));
        };
        for edge in &self.edges {
            if edge.kind == "first" && !first {
                continue;
            }
            name(edge.what, &edge.kind, &edge.id);
            // With our footers, even pages are others; the header is the same on them.
            let doubled = edge.what == "header" && edge.kind == "default";
            if doubled && self.differ() && !self.odd_and_even {
                name(edge.what, "even", &edge.id);
            }
        }
        if first {
            if !self.has_footers() {
                name("footer", "first", ODD_FOOTER);
            }
            section.push(Element::new("w:titlePg"));
        }
    }
}

/// Takes elements of these names out, at any depth.
pub fn strip(element: &mut Element, names: &[&str]) {
    element.children.retain(|node| match node {
        Node::Element(e) => !names.contains(&e.name.as_str()),
        Node::Text(_) | Node::Written(_) => true,
    });
    for child in element.elements_mut() {
        strip(child, names);
    }
}

/// Ids of paragraphs are unique in a file, and ours count from one.
fn strip_ids(element: &mut Element) {
    element.remove("w14:paraId");
    element.remove("w14:textId");
    for child in element.elements_mut() {
        strip_ids(child);
    }
}
