//! The workbook inside the Word file: what 编辑数据 opens.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// One sheet: the classes, and the numbers beside them.
pub fn workbook<'a>(
    heading: &str,
    rows: impl Iterator<Item = (&'a str, f64)>,
) -> Result<Vec<u8>, XlsxError> {
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
    for (row, (label, value)) in (1u32..).zip(rows) {
        sheet.write_string(row, 0, label)?;
        sheet.write_number(row, 1, value)?;
    }
    workbook.save_to_buffer()
}
