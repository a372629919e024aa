//! The workbook inside the Word file: what 编辑数据 opens.
//!
//! The workbooks of one breakdown differ in their numbers only, whichever unit's they are:
//! one is made with marks in place of the numbers, and kept.

use super::super::DocxError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The part with the numbers.
const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The number that stands for the first one; those after it for the others.
const MARK: u32 = 2_000_000_001;
/// So many are kept: more breakdowns than any report has charts.
const MOST: usize = 16;

/// A workbook without its numbers.
struct Form {
    heading: String,
    labels: Vec<String>,
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    /// The sheet, cut where the numbers go.
    sheet: Vec<String>,
}

static FORMS: Mutex<Vec<Arc<Form>>> = Mutex::new(Vec::new());

/// One sheet: the classes, and the numbers beside them.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook<'a>(
    heading: &str,
    rows: impl Iterator<Item = (&'a str, f64)>,
) -> Result<Vec<u8>, DocxError> {
    let (labels, numbers): (Vec<&str>, Vec<f64>) = rows.unzip();
    let form = form(heading, &labels)?;
    let mut sheet = form.sheet.first().cloned().unwrap_or_default();
    for (number, rest) in numbers.iter().zip(form.sheet.iter().skip(1)) {
        sheet.push_str(&number.to_string());
        sheet.push_str(rest);
    }
    let mut archive = form.archive.clone();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at)?;
        if part.name()? == SHEET {
            // A few lines: not worth deflating.
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(DateTime::default());
            writer.start_file(SHEET, options)?;
            writer.write_all(sheet.as_bytes())?;
        } else {
            writer.raw_copy_file(part)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether the workbook of these classes is kept.
pub fn is_known(heading: &str, labels: &[String]) -> bool {
    let known = FORMS.lock().unwrap_or_else(PoisonError::into_inner);
    (known.iter()).any(|form| form.heading == heading && form.labels == labels)
}

fn form(heading: &str, labels: &[&str]) -> Result<Arc<Form>, DocxError> {
    let known = || FORMS.lock().unwrap_or_else(PoisonError::into_inner);
    let is_it = |form: &&Arc<Form>| form.heading == heading && form.labels == labels;
    let found = known().iter().find(is_it).cloned();
    if let Some(form) = found {
        return Ok(form);
    }
    let bytes: Arc<[u8]> = marked(heading, labels)?.into();
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut sheet = String::new();
    archive.by_name(SHEET)?.read_to_string(&mut sheet)?;
    let form = Arc::new(Form {
        heading: heading.to_owned(),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        sheet: cut(&sheet, labels.len()),
        archive,
    });
    let mut known = known();
    if known.len() == MOST {
        known.remove(0);
    }
    known.push(Arc::clone(&form));
    Ok(form)
}

/// The text between the marks.
fn cut(sheet: &str, marks: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = sheet;
    for mark in (MARK..).take(marks) {
        let (before, after) = rest.split_once(&mark.to_string()).unwrap_or((rest, ""));
        pieces.push(before.to_owned());
        rest = after;
    }
    pieces.push(rest.to_owned());
    pieces
}

/// The workbook with the marks.
fn marked(heading: &str, labels: &[&str]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of its own would make every run another file.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Sheet1")?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 14)?;
    sheet.write_string(0, 0, "类别")?;
    sheet.write_string(0, 1, heading)?;
    for ((row, mark), label) in (1u32..).zip(MARK..).zip(labels) {
        sheet.write_string(row, 0, *label)?;
        sheet.write_number(row, 1, mark)?;
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_cut_at_its_numbers_and_nowhere_else() {
        let sheet = format!("<v>{MARK}</v><v>{}</v>", MARK + 1);
        assert_eq!(cut(&sheet, 2), ["<v>", "</v><v>", "</v>"]);
        assert_eq!(cut("<v/>", 0), ["<v/>"]);
    }
}
