//! What the report stands on, in the record: basis ⇄ XML.

use super::RecordError;
use super::read::{local, number, text};
use crate::basis::{Basis, Classes, DataFile, DataTable, Standing};
use crate::export::docx::xml::Element;
use crate::export::text::clean;

/// The basis as an element.
pub fn write(basis: &Basis) -> Element {
    let mut root = Element::new("basis");
    for figure in &basis.figures {
        let element = Element::new("value")
            .with("id", &figure.id)
            .with("label", &clean(&figure.label));
        let element = optional(element, "text", figure.text.as_deref());
        root.push(optional(element, "share", figure.share.as_deref()));
    }
    for file in &basis.files {
        let element = Element::new("file")
            .with("name", &clean(&file.name))
            .with("kind", &file.kind);
        let small = file.small.map(|files| files.to_string());
        let element = optional(element, "small", small.as_deref());
        let element = optional(element, "sum", file.sum.as_deref());
        let tables = file.tables.iter().map(write_table);
        root.push(tables.fold(element, Element::child));
    }
    root
}

fn write_table(table: &DataTable) -> Element {
    let element = Element::new("sheet").with("rows", &table.rows.to_string());
    let element = optional(element, "name", table.sheet.as_deref());
    let people = table.people.map(|people| people.to_string());
    let mut element = optional(element, "people", people.as_deref());
    for classes in &table.classes {
        let of = Element::new("classes").with("of", &classes.of);
        let counts = classes.counts.iter().map(|(class, count)| {
            Element::new("class")
                .with("name", &clean(class))
                .with("count", &count.to_string())
        });
        element.push(counts.fold(of, Element::child));
    }
    element
}

fn optional(element: Element, name: &str, value: Option<&str>) -> Element {
    match value {
        Some(value) => element.with(name, &clean(value)),
        None => element,
    }
}

/// Reads what [`write`] wrote.
pub fn read(root: &Element) -> Result<Basis, RecordError> {
    let mut basis = Basis::default();
    for element in root.elements() {
        match local(element) {
            "value" => basis.figures.push(Standing {
                id: text(element, "id")?,
                label: text(element, "label")?,
                text: element.attribute("text"),
                share: element.attribute("share"),
            }),
            "file" => basis.files.push(DataFile {
                name: text(element, "name")?,
                kind: text(element, "kind")?,
                sum: element.attribute("sum"),
                tables: all(element, "sheet", read_table)?,
                small: (element.attribute("small"))
                    .map(|_| number(element, "small"))
                    .transpose()?,
            }),
            _ => {}
        }
    }
    Ok(basis)
}

fn read_table(element: &Element) -> Result<DataTable, RecordError> {
    let people = element.attribute("people");
    Ok(DataTable {
        sheet: element.attribute("name"),
        rows: number(element, "rows")?,
        people: people.map(|_| number(element, "people")).transpose()?,
        classes: all(element, "classes", |classes| {
            Ok(Classes {
                of: text(classes, "of")?,
                counts: all(classes, "class", |class| {
                    Ok((text(class, "name")?, number(class, "count")?))
                })?,
            })
        })?,
    })
}

/// The children of one name.
fn all<T>(
    element: &Element,
    name: &str,
    read: impl Fn(&Element) -> Result<T, RecordError>,
) -> Result<Vec<T>, RecordError> {
    let children = element.elements().filter(|child| local(child) == name);
    children.map(read).collect()
}
