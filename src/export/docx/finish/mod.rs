//! From the parts that `docx-rs` built to a finished package: schema order, what is
//! missing, the parts that never change, the record, the zip.

mod order;
mod package;
mod parts;
mod properties;
mod repair;
mod sideways;

pub use package::RECORD;

use super::DocxError;
use super::chart::{self, Drawing};
use super::record::Record;
use super::styles;
use super::xml::{Element, parse};
use crate::report::document::Properties;
use docx_rs::XMLDocx;

/// The name space of WordprocessingML.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Finishes and zips the package.
pub fn finish(
    built: XMLDocx,
    properties: &Properties,
    record: &Record,
    drawings: &[Drawing],
) -> Result<Vec<u8>, DocxError> {
    // One count for all parts: paragraph ids must be unique in the whole file.
    let mut paragraphs = 0;
    let mut repaired = |part: &'static str, bytes: &[u8]| -> Result<String, DocxError> {
        let mut root = part_tree(part, bytes)?;
        repair::repair(&mut root, &mut paragraphs);
        chart::place(&mut root, drawings);
        Ok(root.to_document())
    };
    let document = repaired("word/document.xml", &built.document)?;
    // docx-rs sorts footers by relationship id, in the order in which they were set.
    let mut footers = built.footers.iter();
    let odd = repaired("word/footer1.xml", footers.next().map_or(&[], |f| f))?;
    let even = repaired("word/footer2.xml", footers.next().map_or(&[], |f| f))?;
    // In the order of the relationships: odd and even pages that lie on their side.
    let turned = document.contains("w:orient=\"landscape\"");
    let sideways = |odd: bool| sideways::footer(odd).to_document().into_bytes();
    let sideways = match turned {
        true => vec![sideways(true), sideways(false)],
        false => Vec::new(),
    };
    let record = &Record {
        body: Some(crc32fast::hash(document.as_bytes())),
        ..record.clone()
    };
    let parts = [
        (
            "[Content_Types].xml",
            package::content_types(drawings, turned),
        ),
        ("_rels/.rels", package::package_relationships()),
        ("docProps/core.xml", properties::core(properties, record)),
        ("docProps/app.xml", properties::app(properties, record)),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            package::document_relationships(drawings, turned),
        ),
        ("word/styles.xml", styles::part()),
        ("word/settings.xml", parts::settings()),
        ("word/fontTable.xml", parts::font_table()),
        ("word/theme/theme1.xml", parts::THEME.to_owned()),
        ("word/footer1.xml", odd),
        ("word/footer2.xml", even),
        (package::RECORD, record.to_xml()),
        (
            "customXml/_rels/item1.xml.rels",
            package::record_relationships(),
        ),
        ("customXml/itemProps1.xml", package::record_properties()),
    ];
    let mut files: Vec<(String, Vec<u8>)> = parts
        .into_iter()
        .map(|(name, content)| (name.to_owned(), content.into_bytes()))
        .collect();
    for (name, footer) in package::SIDEWAYS_FOOTERS.iter().zip(sideways) {
        files.push((format!("word/{}", name.1), footer));
    }
    for drawing in drawings {
        let relationships = package::chart_relationships(drawing);
        files.push((drawing.part_name(), drawing.part().into_bytes()));
        files.push((drawing.relationships_name(), relationships.into_bytes()));
        files.push((drawing.workbook_name(), drawing.workbook()?));
    }
    package::zip(&files)
}

fn part_tree(part: &'static str, bytes: &[u8]) -> Result<Element, DocxError> {
    parse(bytes).map_err(|reason| DocxError::Part { part, reason })
}
