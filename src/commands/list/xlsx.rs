//! The list as a workbook.

use super::{Told, csv, is_number};
use crate::i18n::Words;
use crate::spreadsheet::{Column, Layout, Sheet};
use std::io::{BufWriter, Result, Write};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// No column is wider, in digits.
const WIDEST: usize = 40;

/// Writes the list; rows wait in a file in `folder` meanwhile.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    told: &Told<'_>,
    words: &Words,
    out: impl Write + Send,
    folder: Option<&Path>,
) -> Result<()> {
    let rows = csv::rows(told, words);
    let heading = rows.first().cloned().unwrap_or_default();
    let number = |at: usize| match told.question.columns.get(at) {
        Some(field) => is_number(field),
        None if told.answer.cross.is_some() => at > 0,
        None => heading[at] == "人数",
    };
    let width = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0);
    let columns: Vec<Column<'_>> = (0..heading.len())
        .map(|at| Column {
            heading: &heading[at],
            width: (width(at) + 2).min(WIDEST) as f64,
            number: number(at),
        })
        .collect();
    let layout = Layout {
        tab: "名单",
        title: &format!("{}年名单", told.project.year),
        columns: &columns,
        wrapped: false,
    };
    let mut sheet = Sheet::new(&layout, folder)?;
    for row in rows.iter().skip(1) {
        sheet.row(row.iter().map(String::as_str))?;
    }
    let mut out = BufWriter::new(out);
    sheet.write(&mut out)?;
    out.flush()
}
