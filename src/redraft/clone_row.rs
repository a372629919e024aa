//! A new row of a table, looking as one that is there: the same properties of row, cells,
//! paragraphs and runs, other words.

use super::names::Names;
use super::scan::Row;
use crate::export::text::clean;
use crate::figures::FigureRef;
use crate::report::document::{Cell, Inline};
use quick_xml::Reader;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// The row as XML, and its figures: column from 1, bookmark, identity, text.
pub struct Cloned {
    /// What is put into the part.
    pub xml: String,
    /// What the record gets.
    pub figures: Vec<(usize, String, FigureRef, String)>,
}

/// Whether two rows have figures in the same cells.
pub fn same_shape(one: &[Cell], other: &[Cell]) -> bool {
    let has_figure = |cell: &Cell| cell.iter().any(|i| matches!(i, Inline::Figure { .. }));
    one.len() == other.len() && (one.iter().zip(other)).all(|(a, b)| has_figure(a) == has_figure(b))
}

/// A row like `model` with other cells; `None` where the model is of an unusual making.
pub fn clone_row(source: &[u8], model: &Row, cells: &[Cell], names: &mut Names) -> Option<Cloned> {
    let text = |range: Range<usize>| std::str::from_utf8(source.get(range)?).ok();
    let first = model.cells.first()?;
    let head = text(model.element.start..first.start)?;
    let end = text(model.element.clone())?.rfind("</")?;
    let tail = text(model.element.start + end..model.element.end)?;
    let prefix = tail.trim_start_matches("</").split_once(':')?.0;
    let mut figures = Vec::new();
    let mut xml = without_ids(head)?;
    for (column, (range, cell)) in model.cells.iter().zip(cells).enumerate() {
        let looks = Looks::read(text(range.clone())?, prefix)?;
        xml.push_str(&format!(
            "<{prefix}:tc>{}<{prefix}:p>{}",
            looks.cell, looks.paragraph
        ));
        for inline in cell {
            let said = clean(inline.as_str());
            let run = format!(
                "<{prefix}:r>{}<{prefix}:t xml:space=\"preserve\">{}</{prefix}:t></{prefix}:r>",
                looks.run,
                partial_escape(&said)
            );
            match inline {
                Inline::Text { .. } => xml.push_str(&run),
                Inline::Figure { figure, .. } => {
                    let (name, id) = names.next();
                    xml.push_str(&format!(
                        "<{prefix}:bookmarkStart {prefix}:id=\"{id}\" {prefix}:name=\"{}\"/>{run}<{prefix}:bookmarkEnd {prefix}:id=\"{id}\"/>",
                        escape(&name)
                    ));
                    figures.push((column + 1, name, figure.clone(), said));
                }
            }
        }
        xml.push_str(&format!("</{prefix}:p></{prefix}:tc>"));
    }
    xml.push_str(tail);
    Some(Cloned { xml, figures })
}

/// The beginning of a row without the ids that must be unique in the file.
fn without_ids(head: &str) -> Option<String> {
    let close = head.find('>')?;
    let mut reader = Reader::from_str(head);
    let Ok(Event::Start(tag)) = reader.read_event() else {
        return None;
    };
    let mut out = format!("<{}", tag.name().as_ref());
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key;
        if !matches!(name.local_name().as_ref(), "paraId" | "textId") {
            out.push_str(&format!(" {}=\"{}\"", name.as_ref(), attribute.value));
        }
    }
    let rest = &head[close + 1..];
    // A bookmark between the row and its first cell belongs to the model alone.
    let properties = format!("</{}Pr>", tag.name().as_ref());
    let end = match rest.find(&properties) {
        Some(at) => at + properties.len(),
        None => 0,
    };
    Some(format!("{out}>{}", &rest[..end]))
}

/// The properties of a cell, of its first paragraph and of that one's first run.
#[derive(Default)]
struct Looks {
    cell: String,
    paragraph: String,
    run: String,
}

impl Looks {
    fn read(cell: &str, prefix: &str) -> Option<Self> {
        let mut looks = Looks::default();
        let mut reader = Reader::from_str(cell);
        let mut path: Vec<String> = Vec::new();
        let mut seen_text = false;
        loop {
            let start = usize::try_from(reader.buffer_position()).ok()?;
            match reader.read_event().ok()? {
                Event::Start(tag) => {
                    let parent = path.last().map_or("", String::as_str);
                    let slot = looks.slot(&tag, parent, prefix, seen_text);
                    let name = tag.name().as_ref().to_owned();
                    seen_text |= name == format!("{prefix}:t");
                    let Some(slot) = slot else {
                        path.push(name);
                        continue;
                    };
                    reader.read_to_end(tag.name()).ok()?;
                    let end = usize::try_from(reader.buffer_position()).ok()?;
                    *slot = cell.get(start..end)?.to_owned();
                }
                Event::End(_) => drop(path.pop()),
                Event::Eof => break,
                _ => {}
            }
        }
        // What a person has changed under tracking is not to be copied.
        let is_tracked = ["ins ", "del ", "Change "].iter().any(|word| {
            [&looks.paragraph, &looks.run, &looks.cell]
                .iter()
                .any(|x| x.contains(word))
        });
        (!is_tracked).then_some(looks)
    }

    fn slot(
        &mut self,
        tag: &BytesStart,
        parent: &str,
        prefix: &str,
        seen_text: bool,
    ) -> Option<&mut String> {
        let is = |name: &str| tag.name().as_ref() == format!("{prefix}:{name}");
        let within = |name: &str| parent == format!("{prefix}:{name}");
        if is("tcPr") && within("tc") && self.cell.is_empty() {
            Some(&mut self.cell)
        } else if is("pPr") && within("p") && self.paragraph.is_empty() {
            Some(&mut self.paragraph)
        } else if is("rPr") && within("r") && self.run.is_empty() && !seen_text {
            Some(&mut self.run)
        } else {
            None
        }
    }
}
