//! The looks of a reference laid over what was built: its styles by their ids, its page,
//! its headers and footers.

use super::{DocxError, order, package, part_tree, repair};
use crate::export::docx::reference::{Adopted, Edges, Reference};
use crate::export::docx::rows;
use crate::export::docx::styles;
use crate::export::docx::xml::{Element, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Elements that name a style.
const NAMING: [&str; 3] = ["w:pStyle", "w:rStyle", "w:tblStyle"];

/// Lays it over the text and our footers; the styles that they then need.
pub fn lay(reference: &Reference, text: &mut Element, footers: &mut [Element]) -> Adopted {
    let mut used = BTreeSet::new();
    gather(text, &mut used);
    for footer in footers.iter() {
        gather(footer, &mut used);
    }
    let adopted = reference.adopt(&styles::all(), &used);
    rename(text, &adopted.ids);
    for footer in footers {
        rename(footer, &adopted.ids);
    }
    sheets(text, reference, &mut 0);
    adopted
}

fn gather(element: &Element, used: &mut BTreeSet<String>) {
    if NAMING.contains(&element.name.as_str()) {
        used.extend(element.attribute("w:val"));
    }
    for child in &element.children {
        match child {
            Node::Element(child) => gather(child, used),
            Node::Written(rows) => used.extend(rows::style(rows).map(str::to_owned)),
            Node::Text(_) => {}
        }
    }
}

fn rename(element: &mut Element, ids: &BTreeMap<String, String>) {
    if NAMING.contains(&element.name.as_str())
        && let Some(id) = element.attribute("w:val").and_then(|id| ids.get(&id))
    {
        element.set("w:val", id);
    }
    for child in &mut element.children {
        match child {
            Node::Element(child) => rename(child, ids),
            Node::Written(written) => {
                let style = rows::style(written).map(str::to_owned);
                if let Some((style, id)) = style.and_then(|s| ids.get(&s).map(|id| (s, id))) {
                    rows::restyle(written, &style, id);
                }
            }
            Node::Text(_) => {}
        }
    }
}

fn sheets(element: &mut Element, reference: &Reference, sections: &mut usize) {
    if element.name == "w:sectPr" {
        reference.page.apply(element);
        if !reference.has_sideways_numbers() {
            repair::foot(element, false);
        }
        reference.edges.apply(element, *sections == 0);
        order::sort(element);
        *sections += 1;
        return;
    }
    for child in element.elements_mut() {
        sheets(child, reference, sections);
    }
}

/// Adds headers, footers and their pictures to the package.
pub fn add_parts(edges: &Edges, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), DocxError> {
    let types = edges.picture_types.iter().map(|(ending, kind)| {
        Element::new("Default")
            .with("Extension", ending)
            .with("ContentType", kind)
    });
    let overrides = edges.edges.iter().map(|edge| {
        Element::new("Override")
            .with("PartName", &format!("/word/{}", edge.file))
            .with("ContentType", &package::word_type(edge.what))
    });
    extend(files, "[Content_Types].xml", types.chain(overrides))?;
    let relationships = edges
        .edges
        .iter()
        .map(|edge| package::relationship(&edge.id, &package::office_type(edge.what), &edge.file));
    extend(files, "word/_rels/document.xml.rels", relationships)?;
    for edge in &edges.edges {
        files.push((
            format!("word/{}", edge.file),
            edge.part.clone().into_bytes(),
        ));
        if !edge.names.is_empty() {
            let named = edge.names.iter().map(|(id, kind, target, external)| {
                let entry = package::relationship(id, kind, target);
                match external {
                    true => entry.with("TargetMode", "External"),
                    false => entry,
                }
            });
            let name = format!("word/_rels/{}.rels", edge.file);
            files.push((name, package::relationship_list(named).into_bytes()));
        }
    }
    let pictures = edges.pictures.iter();
    files.extend(pictures.map(|(name, bytes)| (format!("word/{name}"), bytes.clone())));
    Ok(())
}

/// Adds entries to a list that is one of the files, passing over those it has.
fn extend(
    files: &mut [(String, Vec<u8>)],
    name: &'static str,
    entries: impl Iterator<Item = Element>,
) -> Result<(), DocxError> {
    let Some((_, content)) = files.iter_mut().find(|(file, _)| file == name) else {
        return Ok(());
    };
    let mut root = part_tree(name, content)?;
    for entry in entries {
        let extension = entry.attribute("Extension");
        let known = extension.is_some()
            && root
                .elements()
                .any(|e| e.attribute("Extension") == extension);
        if !known {
            root.push(entry);
        }
    }
    *content = root.to_document().into_bytes();
    Ok(())
}
