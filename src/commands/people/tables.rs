//! The list of names as CSV and as a workbook.

use super::rows::Row;
use super::told::Answer;
use crate::csv_text::guarded;
use crate::spreadsheet::{Column, Layout, Sheet};
use std::io::{BufWriter, Result, Write};
use std::path::Path;

/// Headings with the widths of their columns.
const COLUMNS: [(&str, f64); 16] = [
    ("类别", 13.0),
    ("单位", 26.0),
    ("原单位", 26.0),
    ("姓名", 10.0),
    ("性别", 6.0),
    ("身份证号", 20.0),
    ("出生日期", 12.0),
    ("项目", 10.0),
    ("原为", 18.0),
    ("现为", 18.0),
    ("原因", 14.0),
    ("原因原文", 16.0),
    ("日期", 12.0),
    ("上年位置", 36.0),
    ("本年位置", 36.0),
    ("说明", 40.0),
];

fn cells<'r>(row: &'r Row, places: &'r [String; 2]) -> [&'r str; COLUMNS.len()] {
    let person = &row.person;
    let [old, new] = [&row.units[0], &row.units[1]].map(|u| u.as_deref().unwrap_or(""));
    [
        row.kind.label(),
        if new.is_empty() { old } else { new },
        // Of whoever stands in one year only there is one unit.
        if new.is_empty() || old == new {
            ""
        } else {
            old
        },
        &person.name,
        &person.sex,
        &person.identity,
        &person.born,
        row.item,
        &row.values[0],
        &row.values[1],
        row.reason_label(),
        &row.written,
        &row.date,
        &places[0],
        &places[1],
        &row.remark,
    ]
}

/// Heading and rows; a cell that a spreadsheet would take for a formula is harmless.
pub fn csv(answer: &Answer) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows have the same length.
    let _ = writer.write_record(COLUMNS.map(|(heading, _)| heading));
    for row in &answer.rows {
        let _ = writer
            .write_record(cells(row, &row.shown_places()).map(|cell| guarded(cell).into_owned()));
    }
    String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()).into_owned()
}

/// Writes the workbook; rows wait in a file in `folder` meanwhile.
///
/// # Errors
/// When it cannot be written.
pub fn xlsx(answer: &Answer, out: impl Write + Send, folder: &Path) -> Result<()> {
    let columns = COLUMNS.map(|(heading, width)| Column {
        heading,
        width,
        number: false,
    });
    let [(old, _), (new, _)] = answer.years;
    let layout = Layout {
        tab: "人员变化",
        title: &format!("{old}年至{new}年人员变化"),
        columns: &columns,
        wrapped: false,
    };
    let mut sheet = Sheet::new(&layout, Some(folder))?;
    for row in &answer.rows {
        sheet.row(cells(row, &row.shown_places()).into_iter())?;
    }
    let mut out = BufWriter::new(out);
    sheet.write(&mut out)?;
    out.flush()
}
