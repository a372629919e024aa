//! Our styles among those of a reference, found by their names: ids differ from program to
//! program (a Chinese Word calls `heading 1` by the id `1`), names do not.

use crate::export::docx::layout::{CHARACTER, SIZE_3};
use crate::export::docx::xml::{Element, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Word's size where no style gives one, in half points.
const UNSAID: i32 = 20;

/// A reference's styles made fit for a document.
#[derive(Debug, Clone)]
pub struct Adopted {
    /// `word/styles.xml`.
    pub styles: Element,
    /// Our ids → the reference's.
    pub ids: BTreeMap<String, String>,
    /// Names of the styles that it lacks and ours were added for.
    pub missing: Vec<String>,
}

/// Finds the styles `used` in the reference, and adds ours where there are none.
pub fn adopt(theirs: &Element, ours: &[Element], used: &BTreeSet<String>) -> Adopted {
    let mut styles = theirs.clone();
    let mut taken: BTreeSet<String> = all(theirs).filter_map(id).collect();
    let (mut ids, mut missing) = (BTreeMap::new(), Vec::new());
    for style in ours {
        let Some(our_id) = id(style) else { continue };
        if let Some(theirs) = find(theirs, &kind(style), &name(style)).and_then(id) {
            ids.insert(our_id, theirs);
        } else if used.contains(&our_id) {
            let mut new = our_id.clone();
            while !taken.insert(new.clone()) {
                new.push('_');
            }
            // One that only ends a section is nothing to look at.
            if our_id != "SectionEnd" {
                missing.push(name(style));
            }
            ids.insert(our_id, new.clone());
            styles.push(alone(style.clone(), &new));
        }
    }
    // What an added style leads to under our id.
    for style in styles.elements_mut() {
        let added =
            id(style).is_some_and(|id| !all(theirs).any(|t| self::id(t) == Some(id.clone())));
        if added {
            style.children.retain_mut(|node| match node {
                Node::Element(e) if matches!(e.name.as_str(), "w:next" | "w:basedOn") => {
                    let known = e.attribute("w:val").and_then(|id| ids.get(&id));
                    known.map(|known| e.set("w:val", known)).is_some()
                }
                _ => true,
            });
        }
    }
    Adopted {
        styles,
        ids,
        missing,
    }
}

/// Ours as a style on its own feet: what the reference's Normal has of indents and spaces
/// is not for it.
fn alone(mut style: Element, new_id: &str) -> Element {
    style.set("w:styleId", new_id);
    style.remove("w:default");
    let based = kind(&style) == "paragraph";
    style.children.retain(|node| match node {
        Node::Element(e) => !(based && e.name == "w:basedOn"),
        Node::Text(_) | Node::Written(_) => true,
    });
    style
}

/// Whether there is a paragraph style of this name.
pub fn has_paragraph(styles: &Element, name: &str) -> bool {
    find(styles, "paragraph", name).is_some()
}

/// One character of the reference's text, in twips: by its Normal, else by its defaults.
pub fn character(styles: &Element) -> i32 {
    let of = |parent: &Element, child: &str, name: &str| -> Option<i32> {
        let properties = parent.elements().find(|e| e.name == child)?;
        let value = properties.elements().find(|e| e.name == name)?;
        value.attribute("w:val")?.parse().ok()
    };
    let Some(normal) = find(styles, "paragraph", "Normal") else {
        return CHARACTER;
    };
    let defaults = styles
        .elements()
        .find(|e| e.name == "w:docDefaults")
        .and_then(|d| d.elements().find(|e| e.name == "w:rPrDefault"));
    let default = |name| defaults.and_then(|d| of(d, "w:rPr", name));
    let size = of(normal, "w:rPr", "w:sz").or_else(|| default("w:sz"));
    let spacing = of(normal, "w:rPr", "w:spacing").or_else(|| default("w:spacing"));
    let size = size.unwrap_or(UNSAID).clamp(8, 4 * SIZE_3 as i32);
    (size * 10 + spacing.unwrap_or(0)).max(size)
}

fn all(styles: &Element) -> impl Iterator<Item = &Element> {
    styles.elements().filter(|e| e.name == "w:style")
}

fn find<'a>(styles: &'a Element, kind: &str, name: &str) -> Option<&'a Element> {
    let same = |style: &&Element| {
        self::kind(style) == kind && self::name(style).eq_ignore_ascii_case(name)
    };
    let (mut named, mut aliased) = (all(styles).filter(same), all(styles));
    named.next().or_else(|| {
        aliased.find(|style| self::kind(style) == kind && aliases(style).iter().any(|a| a == name))
    })
}

fn id(style: &Element) -> Option<String> {
    style.attribute("w:styleId")
}

/// The kind of a style; `paragraph` where it does not say.
fn kind(style: &Element) -> String {
    let said = style.attribute("w:type");
    said.unwrap_or_else(|| "paragraph".to_owned())
}

fn name(style: &Element) -> String {
    let name = style.elements().find(|e| e.name == "w:name");
    name.and_then(|n| n.attribute("w:val")).unwrap_or_default()
}

/// The names that a person has added: `公文标题` in `Title,公文标题`.
fn aliases(style: &Element) -> Vec<String> {
    let said = style.elements().find(|e| e.name == "w:aliases");
    let said = said.and_then(|a| a.attribute("w:val")).unwrap_or_default();
    said.split(',').map(|a| a.trim().to_owned()).collect()
}
