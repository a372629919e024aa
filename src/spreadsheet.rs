//! Workbooks as this program writes them: one sheet, its rows written one after the other
//! and never held in memory, the same bytes for the same rows.

use crate::csv_text::is_formula;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::io::{Error, Result, Write};
use std::path::Path;

/// The rows that a sheet can have below its header.
pub const ROWS: u64 = 1_048_575;

/// A cell holds no more characters.
const CHARACTERS: usize = 32_767;

/// A4 among the paper sizes of a workbook.
const A4: u8 = 9;

/// What a sheet looks like.
pub struct Layout<'a> {
    /// The name on its tab.
    pub tab: &'a str,
    /// What stands above every printed page.
    pub title: &'a str,
    /// Its columns.
    pub columns: &'a [Column<'a>],
    /// Whether long cells are broken into lines.
    pub wrapped: bool,
}

/// One column.
pub struct Column<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// How wide, in digits.
    pub width: f64,
    /// Whether its cells are numbers where they can be read as such.
    pub number: bool,
}

/// A workbook that is being written.
pub struct Sheet {
    workbook: Workbook,
    numbers: Vec<bool>,
    /// Of numbers.
    plain: Format,
    /// Of text.
    text: Format,
    quoted: Format,
    next: u32,
}

impl Sheet {
    /// A sheet with its header. Rows wait in a file without a name, in `folder` or where
    /// the system keeps such.
    ///
    /// # Errors
    /// When that file cannot be made.
    pub fn new(layout: &Layout<'_>, folder: Option<&Path>) -> Result<Self> {
        let mut workbook = Workbook::new();
        if let Some(folder) = folder {
            workbook.set_tempdir(folder).map_err(error)?;
        }
        // A date of its own would make every run another file.
        let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(error)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = workbook
            .add_worksheet_with_constant_memory()
            .map_err(error)?;
        set_up(sheet, layout).map_err(error)?;
        let plain = Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin);
        let plain = match layout.wrapped {
            true => plain.set_text_wrap(),
            false => plain,
        };
        // In what people fill in, 1985.10 is to stay what they have typed.
        let text = match layout.wrapped {
            true => plain.clone().set_num_format("@"),
            false => plain.clone(),
        };
        Ok(Sheet {
            workbook,
            numbers: layout.columns.iter().map(|c| c.number).collect(),
            quoted: text.clone().set_quote_prefix(),
            text,
            plain,
            next: 1,
        })
    }

    /// Writes the next row. What a spreadsheet would take for a formula is text, and stays
    /// text when somebody edits it.
    ///
    /// # Errors
    /// When it cannot be written, or the sheet is full.
    pub fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(error)?;
        for (column, cell) in (0u16..).zip(cells) {
            let number = self.numbers.get(usize::from(column)).is_some_and(|n| *n);
            let written = match number.then(|| cell.parse::<u32>()) {
                Some(Ok(number)) => {
                    sheet.write_number_with_format(self.next, column, number, &self.plain)
                }
                _ => {
                    let format = match is_formula(cell) {
                        true => &self.quoted,
                        false => &self.text,
                    };
                    sheet.write_string_with_format(self.next, column, cut(cell), format)
                }
            };
            written.map_err(error)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(mut self, out: impl Write + Send) -> Result<()> {
        let last = u16::try_from(self.numbers.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let sheet = self.workbook.worksheet_from_index(0).map_err(error)?;
        sheet.autofilter(0, 0, self.next - 1, last).map_err(error)?;
        self.workbook.save_to_writer(out).map_err(error)
    }
}

fn set_up(sheet: &mut Worksheet, layout: &Layout<'_>) -> std::result::Result<(), XlsxError> {
    // In a header & begins a command.
    let title = layout.title.replace('&', "&&");
    sheet
        .set_name(layout.tab)?
        .set_freeze_panes(1, 0)?
        .set_repeat_rows(0, 0)?
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&C{}", title.chars().take(200).collect::<String>()))
        .set_footer("&C第 &P 页，共 &N 页");
    let heading = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7E6E6");
    for (number, column) in (0u16..).zip(layout.columns) {
        sheet.set_column_width(number, column.width)?;
        if layout.wrapped && !column.number {
            sheet.set_column_format(number, &Format::new().set_num_format("@"))?;
        }
        sheet.write_string_with_format(0, number, column.heading, &heading)?;
    }
    Ok(())
}

fn cut(cell: &str) -> &str {
    // Counted as the format does, in units of UTF-16.
    let mut units = 0;
    for (at, c) in cell.char_indices() {
        units += c.len_utf16();
        if units > CHARACTERS {
            return &cell[..at];
        }
    }
    cell
}

fn error(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => error,
        other => Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook(cell: &str) -> Vec<u8> {
        let columns = [Column {
            heading: "原值",
            width: 10.0,
            number: false,
        }];
        let layout = Layout {
            tab: "甲",
            title: "A&B",
            columns: &columns,
            wrapped: true,
        };
        let mut sheet = Sheet::new(&layout, None).unwrap();
        sheet.row([cell].into_iter()).unwrap();
        let mut bytes = Vec::new();
        sheet.write(&mut bytes).unwrap();
        bytes
    }

    fn part(workbook: &[u8], name: &str) -> String {
        use std::io::Read;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
        let mut text = String::new();
        let mut file = archive.by_name(name).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let one = workbook("甲");
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(one == workbook("甲"));
    }

    #[test]
    fn what_looks_like_a_formula_is_quoted_text() {
        let bytes = workbook("=1+1");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "{sheet}");
        assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
        let harmless = workbook("甲");
        assert!(!part(&harmless, "xl/worksheets/sheet1.xml").contains("<f>"));
    }

    #[test]
    fn the_header_row_is_frozen_filtered_and_repeated_on_every_page() {
        let bytes = workbook("甲");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        for wanted in [
            "frozen",
            "autoFilter",
            "paperSize=\"9\"",
            "landscape",
            "A&amp;&amp;B",
        ] {
            assert!(sheet.contains(wanted), "{wanted}: {sheet}");
        }
        let book = part(&bytes, "xl/workbook.xml");
        assert!(book.contains("Print_Titles"), "{book}");
    }

    #[test]
    fn a_cell_is_cut_at_what_a_cell_can_hold() {
        let long = "長".repeat(40_000);
        assert_eq!(cut(&long).chars().count(), CHARACTERS);
        workbook(&long);
    }
}
