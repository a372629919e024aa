//! How the parts hang together (ECMA-376 part 2, Open Packaging Conventions), and the zip.

use super::super::chart::Drawing;
use super::super::record::{NAMESPACE, Record};
use super::super::{DocxError, xml::Element};
use super::kept;
use std::io::{self, Cursor, Write};
use std::panic::resume_unwind;
use std::thread::Builder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Where the record lies in the package.
pub const RECORD: &str = "customXml/item1.xml";
/// Where the text lies in the package.
pub const TEXT: &str = "word/document.xml";
/// Relationship of the footer of odd pages.
pub const ODD_FOOTER: &str = "rId5";
/// Relationship of the footer of even pages.
pub const EVEN_FOOTER: &str = "rId6";

/// Relationship and name of the footers of pages that lie on their side: odd, even.
pub const SIDEWAYS_FOOTERS: [(&str, &str); 2] =
    [("rIdFooter3", "footer3.xml"), ("rIdFooter4", "footer4.xml")];

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `[Content_Types].xml`.
pub fn content_types(drawings: &[Drawing], turned: bool) -> String {
    let default = |extension: &str, kind: &str| {
        Element::new("Default")
            .with("Extension", extension)
            .with("ContentType", kind)
    };
    let xml = "application/xml";
    let relationships = "application/vnd.openxmlformats-package.relationships+xml";
    let office = "application/vnd.openxmlformats-officedocument";
    let mut types = Element::new("Types")
        .with("xmlns", &format!("{PACKAGE}/content-types"))
        .child(default("rels", relationships))
        .child(default("xml", xml));
    if !drawings.is_empty() {
        let sheet = format!("{office}.spreadsheetml.sheet");
        types.push(default("xlsx", &sheet));
    }
    for (part, kind) in [
        (
            "/word/document.xml",
            format!("{WORD_TYPE}.document.main+xml"),
        ),
        ("/word/styles.xml", format!("{WORD_TYPE}.styles+xml")),
        ("/word/settings.xml", format!("{WORD_TYPE}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD_TYPE}.fontTable+xml")),
        ("/word/theme/theme1.xml", format!("{office}.theme+xml")),
        ("/word/footer1.xml", format!("{WORD_TYPE}.footer+xml")),
        ("/word/footer2.xml", format!("{WORD_TYPE}.footer+xml")),
        (
            "/customXml/itemProps1.xml",
            format!("{office}.customXmlProperties+xml"),
        ),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml",
            format!("{office}.extended-properties+xml"),
        ),
    ] {
        let part = Element::new("Override").with("PartName", part);
        types.push(part.with("ContentType", &kind));
    }
    for (_, name) in SIDEWAYS_FOOTERS.iter().filter(|_| turned) {
        let part = Element::new("Override").with("PartName", &format!("/word/{name}"));
        types.push(part.with("ContentType", &format!("{WORD_TYPE}.footer+xml")));
    }
    for drawing in drawings {
        let part = Element::new("Override").with("PartName", &format!("/{}", drawing.part_name()));
        types.push(part.with("ContentType", &format!("{office}.drawingml.chart+xml")));
    }
    types.to_document()
}

/// `_rels/.rels`.
pub fn package_relationships() -> String {
    relationships(&[
        (
            "rId1",
            format!("{OFFICE}/relationships/officeDocument"),
            "word/document.xml",
        ),
        (
            "rId2",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (
            "rId3",
            format!("{OFFICE}/relationships/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

/// `word/_rels/document.xml.rels`.
pub fn document_relationships(drawings: &[Drawing], turned: bool) -> String {
    let fixed = [
        (
            "rId1",
            format!("{OFFICE}/relationships/styles"),
            "styles.xml",
        ),
        (
            "rId2",
            format!("{OFFICE}/relationships/settings"),
            "settings.xml",
        ),
        (
            "rId3",
            format!("{OFFICE}/relationships/fontTable"),
            "fontTable.xml",
        ),
        (
            "rId4",
            format!("{OFFICE}/relationships/theme"),
            "theme/theme1.xml",
        ),
        (
            ODD_FOOTER,
            format!("{OFFICE}/relationships/footer"),
            "footer1.xml",
        ),
        (
            EVEN_FOOTER,
            format!("{OFFICE}/relationships/footer"),
            "footer2.xml",
        ),
        (
            "rId7",
            format!("{OFFICE}/relationships/customXml"),
            "../customXml/item1.xml",
        ),
    ];
    let fixed = fixed.iter();
    let fixed = fixed.map(|(id, kind, target)| relationship(id, kind, target));
    let sideways = SIDEWAYS_FOOTERS.iter().filter(|_| turned);
    let sideways = sideways.map(|(id, name)| relationship(id, &office_type("footer"), name));
    let charts = drawings.iter().map(|drawing| {
        let target = format!("charts/chart{}.xml", drawing.number);
        relationship(&drawing.relationship(), &office_type("chart"), &target)
    });
    relationship_list(fixed.chain(sideways).chain(charts))
}

/// `word/charts/_rels/chartN.xml.rels`.
pub fn chart_relationships(drawing: &Drawing) -> String {
    let target = format!("../embeddings/chart{}.xlsx", drawing.number);
    let kind = format!("{OFFICE}/relationships/package");
    relationships(&[("rId1", kind, &target)])
}

/// `customXml/_rels/item1.xml.rels`.
pub fn record_relationships() -> String {
    relationships(&[(
        "rId1",
        format!("{OFFICE}/relationships/customXmlProps"),
        "itemProps1.xml",
    )])
}

/// `customXml/itemProps1.xml`: which schema the record follows, and an id of its own, as
/// Word wants of every custom part.
pub fn record_properties() -> String {
    let schema = Element::new("ds:schemaRef").with("ds:uri", NAMESPACE);
    Element::new("ds:datastoreItem")
        .with("xmlns:ds", &format!("{OFFICE}/customXml"))
        .with("ds:itemID", "{7A1E5B0C-54F1-4C56-9E0B-6D2B1F0A7C31}")
        .child(Element::new("ds:schemaRefs").child(schema))
        .to_document()
}

fn relationships(entries: &[(&str, String, &str)]) -> String {
    let entries = entries.iter();
    relationship_list(entries.map(|(id, kind, target)| relationship(id, kind, target)))
}

/// A list of relationships as a part.
pub fn relationship_list(entries: impl Iterator<Item = Element>) -> String {
    let root = Element::new("Relationships").with("xmlns", &format!("{PACKAGE}/relationships"));
    entries.fold(root, Element::child).to_document()
}

/// One relationship.
pub fn relationship(id: &str, kind: &str, target: &str) -> Element {
    Element::new("Relationship")
        .with("Id", id)
        .with("Type", kind)
        .with("Target", target)
}

/// So short a part is not deflated: making ready for it takes longer than all the rest.
const FEW: usize = 1500;
/// A report with more figures than this is long: more than a unit's own ever has.
const MANY: usize = 500;
/// How hard to look for repetitions (6 is usual): more takes longer and gains little.
const LEVEL: i64 = 4;

/// The content type of a part of the text: `footer`.
pub fn word_type(what: &str) -> String {
    format!("{WORD_TYPE}.{what}+xml")
}

/// The type of a relationship: `footer`.
pub fn office_type(what: &str) -> String {
    format!("{OFFICE}/relationships/{what}")
}

/// Zips the parts in the order given: the content types first, as readers expect. The text
/// is written on the way, and the record, which knows its checksum, after it; of a long
/// report beside it, on a thread of its own. No part carries a time, so that equal parts make equal files.
pub fn zip(
    parts: &[(String, Vec<u8>)],
    text: &Element,
    record: &Record,
) -> Result<Vec<u8>, DocxError> {
    std::thread::scope(|scope| {
        let sum_up = || {
            let mut summed = Summed(io::sink(), crc32fast::Hasher::new());
            text.send(&mut summed)?;
            recorded(record, summed.1.finalize())
        };
        let thread = || Builder::new().spawn_scoped(scope, sum_up);
        let running = (record.figures.len() > MANY).then(thread);
        zip_with(parts, text, |sum| match running.and_then(Result::ok) {
            Some(running) => running.join().unwrap_or_else(|e| resume_unwind(e)),
            None => recorded(record, sum),
        })
    })
}

type Zipped = ZipArchive<Cursor<Vec<u8>>>;

/// The record, deflated in a zip of its own.
fn recorded(record: &Record, sum: u32) -> Result<Zipped, DocxError> {
    let xml = record.to_xml_of(sum);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(RECORD, options())?;
    writer.write_all(xml.as_bytes())?;
    Ok(ZipArchive::new(Cursor::new(writer.finish()?.into_inner()))?)
}

fn zip_with(
    parts: &[(String, Vec<u8>)],
    text: &Element,
    record: impl FnOnce(u32) -> Result<Zipped, DocxError>,
) -> Result<Vec<u8>, DocxError> {
    let mut record = Some(record);
    let mut sum = 0;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        if name == TEXT {
            writer.start_file(name.as_str(), options())?;
            let mut summed = Summed(&mut writer, crc32fast::Hasher::new());
            text.send(&mut summed)?;
            sum = summed.1.finalize();
            continue;
        }
        if name == RECORD {
            if let Some(record) = record.take() {
                writer.raw_copy_file(record(sum)?.by_index_raw(0)?)?;
            }
            continue;
        }
        if kept::is_alike(name) {
            kept::copy(name, content, &mut writer)?;
            continue;
        }
        // A workbook is a zip itself, and of a few lines little is gained.
        let options = match name.ends_with(".xlsx") || content.len() < FEW {
            true => {
                (options().compression_level(None)).compression_method(CompressionMethod::Stored)
            }
            false => options(),
        };
        writer.start_file(name.as_str(), options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Adds up a checksum of what is written.
struct Summed<W>(W, crc32fast::Hasher);

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        self.1.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// No time, so that equal parts make equal files.
pub fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
}
