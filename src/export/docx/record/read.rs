//! XML → the record.

use super::{CellPlace, FigureMark, NAMESPACE, Record, RecordError, RecordHead, TableMark};
use crate::export::docx::xml::{Element, parse};
use crate::figures::{FigureRef, Form, Scope};

/// Reads what [`super::write`] wrote, also after another program has saved it: attribute
/// order, white space and a name space prefix may have changed.
pub fn from_xml(xml: &[u8]) -> Result<Record, RecordError> {
    let root = parse(xml).map_err(|e| RecordError::Xml(e.to_string()))?;
    let ours = root
        .attributes()
        .any(|(name, value)| name.starts_with("xmlns") && value == NAMESPACE);
    if local(&root) != "record" || !ours {
        return Err(RecordError::Foreign(root.name.clone()));
    }
    let mut record = Record {
        generator: text(&root, "generator")?,
        head: RecordHead {
            year: number(&root, "year")?,
            as_of: text(&root, "as-of")?,
        },
        body: root.attribute("body").and_then(|crc| crc.parse().ok()),
        refreshed: (root.attribute("refreshed")).and_then(|crc| crc.parse().ok()),
        figures: Vec::new(),
        tables: Vec::new(),
        literals: Vec::new(),
    };
    for element in root.elements() {
        match local(element) {
            "figure" => record.figures.push(figure(element)?),
            "table" => record.tables.push(table(element)?),
            "literal" => record.literals.push(text(element, "text")?),
            _ => {}
        }
    }
    Ok(record)
}

fn figure(element: &Element) -> Result<FigureMark, RecordError> {
    let scope = match text(element, "scope")?.as_str() {
        "whole" => Scope::Whole,
        "unit" => Scope::Unit(text(element, "unit")?),
        _ => return Err(unusable(element, "scope")),
    };
    let form = match text(element, "form")?.as_str() {
        "text" => Form::Text,
        "share" => Form::Share,
        _ => return Err(unusable(element, "form")),
    };
    let place = match element.attribute("table") {
        None => None,
        Some(table) => Some(CellPlace {
            table,
            row: number(element, "row")?,
            column: number(element, "column")?,
        }),
    };
    Ok(FigureMark {
        bookmark: text(element, "bookmark")?,
        figure: FigureRef {
            id: text(element, "id")?,
            scope,
            form,
        },
        text: text(element, "text")?,
        place,
    })
}

fn table(element: &Element) -> Result<TableMark, RecordError> {
    Ok(TableMark {
        bookmark: text(element, "bookmark")?,
        id: text(element, "id")?,
        header_rows: number(element, "header-rows")?,
        rows: number(element, "rows")?,
        columns: number(element, "columns")?,
    })
}

fn local(element: &Element) -> &str {
    element.name.rsplit(':').next().unwrap_or_default()
}

fn text(element: &Element, attribute: &'static str) -> Result<String, RecordError> {
    element
        .attribute(attribute)
        .ok_or_else(|| unusable(element, attribute))
}

fn number<N: std::str::FromStr>(
    element: &Element,
    attribute: &'static str,
) -> Result<N, RecordError> {
    text(element, attribute)?
        .parse()
        .map_err(|_| unusable(element, attribute))
}

fn unusable(element: &Element, attribute: &'static str) -> RecordError {
    RecordError::Attribute {
        element: element.name.clone(),
        attribute,
        value: element.attribute(attribute),
    }
}
