//! The properties of the file, as Word shows them under 文件 › 信息.

use crate::export::docx::record::Record;
use crate::export::docx::xml::Element;
use crate::export::text::clean;
use crate::report::document::Properties;
use chrono::NaiveDate;

/// `docProps/core.xml`.
///
/// The time of creation is midnight of the reference date, never the clock's: the same
/// figures make the same file.
pub fn core(properties: &Properties, record: &Record) -> String {
    let moment = created(&record.head.as_of);
    let time = |name: &str| {
        Element::new(name)
            .with("xsi:type", "dcterms:W3CDTF")
            .text(&moment)
    };
    let package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    Element::new("cp:coreProperties")
        .with("xmlns:cp", package)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(filled("dc:title", &properties.title))
        .child(filled("dc:subject", &properties.subject))
        .child(filled("dc:creator", &properties.organisation))
        .child(filled("dc:language", "zh-CN"))
        .child(time("dcterms:created"))
        .child(time("dcterms:modified"))
        .to_document()
}

/// `docProps/app.xml`: who signs, and which program wrote.
pub fn app(properties: &Properties, record: &Record) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Element::new("Properties")
        .with("xmlns", office)
        .child(filled("Application", &record.generator))
        .child(filled("Company", &properties.organisation))
        .to_document()
}

fn filled(name: &str, text: &str) -> Element {
    Element::new(name).text(&clean(text))
}

/// A date that Word can read, whatever the record says.
fn created(as_of: &str) -> String {
    let date = NaiveDate::parse_from_str(as_of, "%Y-%m-%d").unwrap_or_default();
    date.format("%Y-%m-%dT00:00:00Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_creation_is_the_reference_date_or_else_a_fixed_one() {
        assert_eq!(created("2024-12-31"), "2024-12-31T00:00:00Z");
        assert_eq!(created("年底"), "1970-01-01T00:00:00Z");
    }
}
