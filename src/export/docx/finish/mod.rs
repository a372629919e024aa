//! From the parts that `docx-rs` built to a finished package: schema order, what is
//! missing, the parts that never change, the record, the zip.

mod kept;
mod look;
mod order;
mod package;
mod parts;
mod properties;
mod repair;
mod sideways;

pub use package::{ODD_FOOTER, RECORD};

use super::DocxError;
use super::body::Built;
use super::chart::{self, Drawing};
use super::record::Record;
use super::reference::{PageEdges, Reference};
use super::xml::{Element, parse};
use super::{styles, table};
use crate::report::document::Properties;
use docx_rs::Docx;
use std::panic::resume_unwind;
use std::thread::Builder;

/// The name space of WordprocessingML.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A finished file.
pub struct Finished {
    /// The file.
    pub bytes: Vec<u8>,
    /// Styles that the document uses and the reference lacks.
    pub missing: Vec<String>,
}

/// Finishes and zips the package, with the looks of a reference where there is one.
pub fn finish(
    built: Built,
    properties: &Properties,
    reference: Option<&Reference>,
) -> Result<Finished, DocxError> {
    let Built {
        docx,
        tables,
        drawings,
        record,
    } = built;
    let drawings = drawings.as_slice();
    let text = Text {
        docx,
        tables,
        drawings,
        record,
    };
    if drawings.iter().all(Drawing::has_form) {
        return assemble(text, properties, reference, || charts(drawings));
    }
    // The first workbooks of a run take long: they are made beside the text.
    std::thread::scope(|scope| {
        let beside = Builder::new().spawn_scoped(scope, || charts(drawings));
        assemble(text, properties, reference, || match beside {
            Ok(beside) => beside.join().unwrap_or_else(|e| resume_unwind(e)),
            Err(_) => charts(drawings),
        })
    })
}

/// The text of a report and what it has at hand.
struct Text<'a> {
    docx: Docx,
    tables: Vec<Element>,
    drawings: &'a [Drawing],
    record: Record,
}

/// Parts of the package, with their names.
type Files = Vec<(String, Vec<u8>)>;

/// The charts, each with its workbook.
fn charts(drawings: &[Drawing]) -> Result<Files, DocxError> {
    let mut files = Vec::new();
    for drawing in drawings {
        let (name, relationships) = (
            drawing.relationships_name(),
            package::chart_relationships(drawing),
        );
        kept::keep(&name, relationships.as_bytes())?;
        files.push((drawing.part_name(), drawing.part().into_bytes()));
        files.push((name, relationships.into_bytes()));
        files.push((drawing.workbook_name(), drawing.workbook()?));
    }
    Ok(files)
}

fn assemble(
    text: Text<'_>,
    properties: &Properties,
    reference: Option<&Reference>,
    charts: impl FnOnce() -> Result<Files, DocxError>,
) -> Result<Finished, DocxError> {
    let Text {
        docx,
        tables,
        drawings,
        record,
    } = text;
    let built = docx.build();
    // One count for all parts: paragraph ids must be unique in the whole file.
    let mut paragraphs = 0;
    let mut repaired = |mut root: Element| {
        repair::repair(&mut root, &mut paragraphs);
        root
    };
    let mut text = part_tree("word/document.xml", &built.document)?;
    table::place(&mut text, tables);
    let mut document = repaired(text);
    chart::place(&mut document, drawings);
    // docx-rs sorts footers by relationship id, in the order in which they were set.
    let mut footers = built.footers.iter();
    let mut footer = |part| part_tree(part, footers.next().map_or(&[], |f| f));
    let odd = repaired(footer("word/footer1.xml")?);
    let even = repaired(footer("word/footer2.xml")?);
    let mut footers = vec![odd, even];
    // In the order of the relationships: odd and even pages that lie on their side.
    let turned =
        reference.is_none_or(Reference::has_sideways_numbers) && sideways::is_needed(&document);
    if turned {
        let edges = reference.map_or(PageEdges::STANDARD, |r| r.page.upright());
        footers.extend([true, false].map(|odd| sideways::footer(odd, edges)));
    }
    let look = reference.map(|r| look::lay(r, &mut document, &mut footers));
    let theme = reference.and_then(|r| r.theme.clone());
    let fonts = reference.and_then(|r| r.font_table.clone());
    let styles = look.as_ref().map(|adopted| adopted.styles.to_document());
    let (differ, mirrored) =
        reference.map_or((true, false), |r| (r.edges.differ(), r.edges.mirrored));
    let parts = [
        (
            "[Content_Types].xml",
            package::content_types(drawings, turned),
        ),
        ("_rels/.rels", package::package_relationships()),
        ("docProps/core.xml", properties::core(properties, &record)),
        ("docProps/app.xml", properties::app(properties, &record)),
        (package::TEXT, String::new()),
        (
            "word/_rels/document.xml.rels",
            package::document_relationships(drawings, turned),
        ),
        ("word/styles.xml", styles.unwrap_or_else(styles::part)),
        ("word/settings.xml", parts::settings(differ, mirrored)),
        (
            "word/fontTable.xml",
            fonts.unwrap_or_else(parts::font_table),
        ),
        (
            "word/theme/theme1.xml",
            theme.unwrap_or_else(|| parts::THEME.to_owned()),
        ),
        (package::RECORD, String::new()),
        (
            "customXml/_rels/item1.xml.rels",
            package::record_relationships(),
        ),
        ("customXml/itemProps1.xml", package::record_properties()),
    ];
    let mut files: Files = parts
        .into_iter()
        .map(|(name, content)| (name.to_owned(), content.into_bytes()))
        .collect();
    for (index, footer) in footers.iter().enumerate() {
        let name = format!("word/footer{}.xml", index + 1);
        files.push((name, footer.to_document().into_bytes()));
    }
    files.extend(charts()?);
    if let Some(reference) = reference {
        look::add_parts(&reference.edges, &mut files)?;
    }
    Ok(Finished {
        bytes: package::zip(&files, &document, &record)?,
        missing: look.map(|adopted| adopted.missing).unwrap_or_default(),
    })
}

/// Deflates the parts that are the same in every report in our own looks.
pub fn prepare() {
    let parts = [
        ("word/styles.xml", styles::part()),
        ("word/theme/theme1.xml", parts::THEME.to_owned()),
        ("word/settings.xml", parts::settings(true, false)),
        ("word/fontTable.xml", parts::font_table()),
        ("_rels/.rels", package::package_relationships()),
        (
            "customXml/_rels/item1.xml.rels",
            package::record_relationships(),
        ),
        ("customXml/itemProps1.xml", package::record_properties()),
    ];
    for (name, content) in &parts {
        // Whoever needs it tells what is wrong.
        let _ = kept::keep(name, content.as_bytes());
    }
}

fn part_tree(part: &'static str, bytes: &[u8]) -> Result<Element, DocxError> {
    parse(bytes).map_err(|reason| DocxError::Part { part, reason })
}
