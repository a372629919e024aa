//! Sheets become files, in the formats in which lists arrive.

use super::sheet::{Cell, Sheet};
use anyhow::{Result, bail};
use encoding_rs::GB18030;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};
use std::fs;
use std::path::Path;

/// Writes a workbook, or the first sheet as text in an encoding, parted by a separator.
pub fn write(path: &Path, sheets: &[Sheet], encoding: &str, separator: &str) -> Result<()> {
    match (path.extension().and_then(|e| e.to_str()), sheets) {
        (Some("xlsx"), sheets) => workbook(path, sheets),
        (_, [sheet]) => Ok(fs::write(
            path,
            encoded(&text(sheet, separator), encoding)?,
        )?),
        _ => bail!("{}: a text file has one sheet", path.display()),
    }
}

/// The lines as Excel saves them: all of one width, quotes where they are needed.
fn text(sheet: &Sheet, separator: &str) -> String {
    let width = sheet.width();
    let mut text = String::new();
    for line in &sheet.lines {
        let cells = (0..width).map(|i| line.get(i).map(Cell::text).unwrap_or_default());
        let cells: Vec<String> = cells
            .map(
                |cell| match cell.contains(separator) || cell.contains(['"', '\n']) {
                    true => format!("\"{}\"", cell.replace('"', "\"\"")),
                    false => cell,
                },
            )
            .collect();
        text.push_str(&cells.join(separator));
        text.push_str("\r\n");
    }
    text
}

fn encoded(text: &str, encoding: &str) -> Result<Vec<u8>> {
    let marked = format!("\u{feff}{text}");
    Ok(match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-8 BOM" => marked.into_bytes(),
        "GBK" => {
            let (bytes, _, lossy) = GB18030.encode(text);
            if lossy {
                bail!("a character that GBK does not have");
            }
            bytes.into_owned()
        }
        "UTF-16LE" => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        other => bail!("{other}: no such encoding"),
    })
}

fn workbook(path: &Path, sheets: &[Sheet]) -> Result<()> {
    let mut book = Workbook::new();
    // A date of its own would make every run another file.
    let created = ExcelDateTime::from_ymd(2024, 12, 31)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let day = Format::new().set_num_format("yyyy/m/d");
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_hidden(sheet.hidden);
        for (row, line) in sheet.lines.iter().enumerate() {
            for (column, cell) in line.iter().enumerate() {
                put(page, row as u32, column as u16, cell, &day)?;
            }
        }
        let middle = Format::new().set_align(FormatAlign::VerticalCenter);
        for merged in &sheet.merged {
            let ((top, bottom), (left, right)) = (merged.lines, merged.columns);
            let (top, bottom) = (top as u32, bottom as u32);
            let (left, right) = (left as u16, right as u16);
            let first = sheet.lines[merged.lines.0][merged.columns.0].text();
            page.merge_range(top, left, bottom, right, &first, &middle)?;
        }
    }
    Ok(book.save(path)?)
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, day: &Format) -> Result<()> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            page.write_string(row, column, text)?;
        }
        Cell::Number(number) => {
            page.write_number(row, column, *number)?;
        }
        Cell::Date(date) => {
            page.write_datetime_with_format(row, column, *date, day)?;
        }
    }
    Ok(())
}
