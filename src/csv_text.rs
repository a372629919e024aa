//! CSV as this program writes it: UTF-8, LF, quoted where needed, harmless in a spreadsheet.

use std::borrow::Cow;

/// Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe
/// before it, unless it is a number.
pub fn write<const N: usize>(rows: &[[String; N]]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and all rows have the same length.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A cell made harmless, numbers left as they are: figures and values are for scripts too.
fn harmless(cell: &str) -> Cow<'_, str> {
    let number = cell.parse::<f64>().is_ok() && cell.contains(|c: char| c.is_ascii_digit());
    match number {
        true => Cow::Borrowed(cell),
        false => guarded(cell),
    }
}

/// A cell made harmless, numbers with a sign too: for tables that go to other people.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    match is_formula(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// Whether a spreadsheet may take a cell for a formula: it begins, blanks aside, with `=`,
/// `+`, `-` or `@` of either width, or with a tab or line end.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_also_after_blanks_and_numbers_do_not() {
        for cell in [
            "=1+1",
            " =1",
            "\t@x",
            "\u{3000}+cmd",
            "＝A1",
            "-inf",
            "\r甲",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["-5", "+3.2", "甲=乙", "", " 5"] {
            assert_eq!(harmless(cell), cell);
        }
        assert_eq!(guarded("-5"), "'-5");
    }
}
