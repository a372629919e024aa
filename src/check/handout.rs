//! A table that is filled in or sent on by people: as CSV and as a workbook.

use crate::csv_text;
use crate::spreadsheet::{Column, Layout, Sheet};

/// What it looks like.
pub struct Handout<const N: usize> {
    /// The columns: heading, width in characters.
    pub columns: [(&'static str, f64); N],
    /// The columns that hold numbers.
    pub numbers: &'static [usize],
    /// The name on the tab of the workbook.
    pub tab: &'static str,
}

impl<const N: usize> Handout<N> {
    /// As CSV with a byte order mark: without one, Excel takes it for GBK.
    pub fn csv(&self, rows: &[[String; N]]) -> Vec<u8> {
        let mut all = vec![self.columns.map(|(heading, _)| heading.to_owned())];
        all.extend(rows.iter().cloned());
        let guarded = all.into_iter().map(|row| {
            let mut column = 0..;
            row.map(|cell| match column.next() {
                Some(n) if self.numbers.contains(&n) => cell,
                _ => csv_text::guarded(&cell).into_owned(),
            })
        });
        let rows: Vec<_> = guarded.collect();
        format!("\u{feff}{}", csv_text::write(&rows)).into_bytes()
    }

    /// As a workbook, ready to be printed under a title.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn xlsx(&self, rows: &[[String; N]], title: &str) -> std::io::Result<Vec<u8>> {
        let columns: Vec<Column<'_>> = self
            .columns
            .iter()
            .enumerate()
            .map(|(i, (heading, width))| Column {
                heading,
                width: *width,
                number: self.numbers.contains(&i),
            })
            .collect();
        let layout = Layout {
            tab: self.tab,
            title,
            columns: &columns,
            wrapped: true,
        };
        let mut sheet = Sheet::new(&layout, None)?;
        for row in rows {
            sheet.row(row.iter().map(String::as_str))?;
        }
        let mut bytes = Vec::new();
        sheet.write(&mut bytes)?;
        Ok(bytes)
    }
}
