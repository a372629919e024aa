//! CSV as this program writes it: UTF-8, LF, quoted where needed, harmless in a spreadsheet.

/// Rows as CSV. A cell that a spreadsheet would take for a formula (it begins with `=`,
/// `+`, `-` or `@`) gets an apostrophe before it, unless it is a number.
pub fn write<const N: usize>(rows: &[[String; N]]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and all rows have the same length.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match formula && cell.parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}
