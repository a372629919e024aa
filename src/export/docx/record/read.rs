//! XML → the record.

use super::basis;
use super::{
    CellPlace, ChartMark, ChartPoint, FigureMark, HeadingMark, LineMark, LinePiece, NAMESPACE,
    Record, RecordError, RecordHead, TableMark, TableWords,
};
use crate::export::docx::xml::{Element, parse};
use crate::export::earlier::Earlier;
use crate::figures::{FigureRef, Form, Scope};

/// Reads what [`super::write`] wrote, also after another program has saved it: attribute
/// order, white space and a name space prefix may have changed.
pub fn from_xml(xml: &[u8]) -> Result<Record, RecordError> {
    let root = parse(xml).map_err(|e| RecordError::Xml(e.to_string()))?;
    let ours = root
        .attributes()
        .any(|(name, value)| name.starts_with("xmlns") && value == NAMESPACE);
    if local(&root) != "record" || !ours {
        return Err(RecordError::Foreign(root.name.to_string()));
    }
    let mut record = Record {
        generator: text(&root, "generator")?,
        head: RecordHead {
            year: number(&root, "year")?,
            as_of: text(&root, "as-of")?,
            unit: root.attribute("unit"),
            basis: None,
        },
        body: root.attribute("body").and_then(|crc| crc.parse().ok()),
        refreshed: (root.attribute("refreshed")).and_then(|crc| crc.parse().ok()),
        figures: Vec::new(),
        tables: Vec::new(),
        charts: Vec::new(),
        lines: None,
        literals: Vec::new(),
        earlier: Earlier::default(),
    };
    for element in root.elements() {
        match local(element) {
            "figure" => record.figures.push(figure(element)?),
            "table" => record.tables.push(table(element)?),
            "chart" => record.charts.push(chart(element)?),
            "line" => record.lines.get_or_insert_default().push(line(element)?),
            "basis" => record.head.basis = Some(basis::read(element)?),
            "earlier" => {
                record
                    .earlier
                    .push(identity(element)?, text(element, "text")?);
            }
            "literal" => record.literals.push(text(element, "text")?),
            _ => {}
        }
    }
    Ok(record)
}

fn identity(element: &Element) -> Result<FigureRef, RecordError> {
    let scope = match text(element, "scope")?.as_str() {
        "whole" => Scope::Whole,
        "unit" => Scope::Unit(text(element, "unit")?),
        "unit-type" => Scope::Kind(text(element, "unit-type")?),
        _ => return Err(unusable(element, "scope")),
    };
    let form = Form::from_key(&text(element, "form")?);
    let form = form.ok_or_else(|| unusable(element, "form"))?;
    Ok(FigureRef {
        id: text(element, "id")?,
        scope,
        form,
    })
}

fn figure(element: &Element) -> Result<FigureMark, RecordError> {
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
        figure: identity(element)?,
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
        words: words(element)?,
    })
}

/// What heads a table's columns and what its rows are called; an older version says neither.
fn words(element: &Element) -> Result<Option<TableWords>, RecordError> {
    let mut words = None;
    for child in element.elements() {
        match local(child) {
            "heading" => {
                let words: &mut TableWords = words.get_or_insert_default();
                words.headings.push(HeadingMark {
                    row: number(child, "row")?,
                    column: number(child, "column")?,
                    columns: number(child, "columns")?,
                    pieces: pieces(child)?,
                });
            }
            "name" => words.get_or_insert_default().names.push(pieces(child)?),
            _ => {}
        }
    }
    Ok(words)
}

fn chart(element: &Element) -> Result<ChartMark, RecordError> {
    let points = element.elements().filter(|e| local(e) == "point");
    let points = points.map(|point| {
        Ok(ChartPoint {
            figure: identity(point)?,
            label: text(point, "label")?,
            text: text(point, "text")?,
        })
    });
    Ok(ChartMark {
        bookmark: text(element, "bookmark")?,
        id: text(element, "id")?,
        part: text(element, "part")?,
        points: points.collect::<Result<_, RecordError>>()?,
    })
}

fn line(element: &Element) -> Result<LineMark, RecordError> {
    Ok(LineMark {
        is_heading: text(element, "kind")? == "heading",
        pieces: pieces(element)?,
    })
}

fn pieces(element: &Element) -> Result<Vec<LinePiece>, RecordError> {
    let pieces = element.elements().filter_map(|piece| match local(piece) {
        "words" => Some(text(piece, "text").map(LinePiece::Words)),
        "at" => Some(text(piece, "bookmark").map(LinePiece::Figure)),
        _ => None,
    });
    pieces.collect()
}

pub(super) fn local(element: &Element) -> &str {
    element.name.rsplit(':').next().unwrap_or_default()
}

pub(super) fn text(element: &Element, attribute: &'static str) -> Result<String, RecordError> {
    element
        .attribute(attribute)
        .ok_or_else(|| unusable(element, attribute))
}

pub(super) fn number<N: std::str::FromStr>(
    element: &Element,
    attribute: &'static str,
) -> Result<N, RecordError> {
    text(element, attribute)?
        .parse()
        .map_err(|_| unusable(element, attribute))
}

fn unusable(element: &Element, attribute: &'static str) -> RecordError {
    RecordError::Attribute {
        element: element.name.to_string(),
        attribute,
        value: element.attribute(attribute),
    }
}
