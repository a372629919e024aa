//! What the report stands on, in the record: basis ⇄ XML.

use super::RecordError;
use super::read::{local, number, text};
use crate::basis::{Basis, Classes, DataFile, DataTable, Standing};
use crate::export::docx::xml::{Element, Pen};
use crate::export::text::clean;

/// Writes the basis as an element.
pub fn write(basis: &Basis, pen: &mut Pen) {
    pen.begin("basis");
    for figure in &basis.figures {
        pen.begin("value")
            .with("id", &figure.id)
            .with("label", &clean(&figure.label));
        optional(pen, "text", figure.text.as_deref());
        optional(pen, "share", figure.share.as_deref());
        pen.end("value");
    }
    for file in &basis.files {
        pen.begin("file")
            .with("name", &clean(&file.name))
            .with("kind", &file.kind);
        if let Some(files) = file.small {
            pen.number("small", files);
        }
        optional(pen, "sum", file.sum.as_deref());
        for table in &file.tables {
            write_table(table, pen);
        }
        pen.end("file");
    }
    pen.end("basis");
}

fn write_table(table: &DataTable, pen: &mut Pen) {
    pen.begin("sheet").number("rows", table.rows);
    optional(pen, "name", table.sheet.as_deref());
    if let Some(people) = table.people {
        pen.number("people", people);
    }
    for classes in &table.classes {
        pen.begin("classes").with("of", &classes.of);
        for (class, count) in &classes.counts {
            pen.begin("class")
                .with("name", &clean(class))
                .number("count", count)
                .end("class");
        }
        pen.end("classes");
    }
    pen.end("sheet");
}

fn optional(pen: &mut Pen, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        pen.with(name, &clean(value));
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
