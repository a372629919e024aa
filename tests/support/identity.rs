//! No identity number may stand whole in anything the program puts out: text in any
//! encoding, workbooks and Word files, and the names of files.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use talentsum::source::Record;
use talentsum::source::workbook::Workbook;
use unicode_normalization::UnicodeNormalization;

/// Digits in a row that may be an identity number: old ones have fifteen.
const RUN: usize = 15;

/// A file, or what was printed: its name and its bytes.
pub type Named<'a> = (&'a str, &'a [u8]);

/// The numbers of the inputs that some output shows whole, with their digits masked.
pub fn leaks<'a>(
    inputs: impl IntoIterator<Item = Named<'a>>,
    outputs: impl IntoIterator<Item = Named<'a>>,
) -> Vec<String> {
    let inputs = inputs.into_iter().flat_map(readings);
    let numbers: BTreeSet<String> = inputs.flat_map(|text| runs(&text)).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let said: Vec<String> = outputs.into_iter().flat_map(readings).collect();
    numbers
        .iter()
        .filter(|number| said.iter().any(|text| text.contains(number.as_str())))
        .map(|number| format!("shows {}… whole", &number[..6]))
        .collect()
}

/// Whether an input holds anything that may not be shown.
#[allow(dead_code, reason = "not every test binary asks")]
pub fn has_number(input: Named<'_>) -> bool {
    readings(input).iter().any(|text| !runs(text).is_empty())
}

/// All that a file can be read as, with its name.
fn readings((name, bytes): Named<'_>) -> Vec<String> {
    let mut all = vec![plain(name)];
    for bytes in parts(bytes) {
        all.push(plain(&String::from_utf8_lossy(&bytes)));
        if bytes.is_ascii() && !bytes.contains(&0) {
            continue;
        }
        for table in [
            encoding_rs::GB18030,
            encoding_rs::UTF_16LE,
            encoding_rs::UTF_16BE,
        ] {
            all.push(plain(&table.decode(&bytes).0));
        }
        // Digits of two bytes in the middle of something else, as in an old workbook.
        let without: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
        all.push(plain(&String::from_utf8_lossy(&without)));
    }
    all.extend(cells(bytes));
    all
}

/// The text with full-width digits as ASCII, and without what digits are grouped by.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{200b}' | '\0'))
        .collect()
}

fn runs(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        // What stands behind a point is a fraction.
        .map(|run| run.split('.').next().unwrap_or_default())
        .filter(|run| run.len() >= RUN)
        .map(str::to_owned)
        .collect()
}

/// What is in a package (.docx, .xlsx, .ods), or the bytes themselves.
fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![bytes.to_vec()];
    };
    (0..archive.len())
        .filter_map(|i| {
            let mut part = Vec::new();
            archive.by_index(i).ok()?.read_to_end(&mut part).ok()?;
            Some(part)
        })
        .collect()
}

/// The names of a workbook's sheets and all their cells: a number can be kept as one.
fn cells(bytes: &[u8]) -> Vec<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let Ok(mut book) = Workbook::open(file.path()) else {
        return Vec::new();
    };
    let sheets = book.sheets().to_vec();
    let mut all: Vec<String> = sheets.iter().map(|sheet| plain(&sheet.name)).collect();
    let mut record = Record::default();
    for index in 0..sheets.len() {
        let Ok(mut rows) = book.rows(index) else {
            continue;
        };
        while rows.next(&mut record) {
            let cells = (0..record.len()).map(|i| record.text(i).into_owned());
            all.push(plain(&cells.collect::<Vec<_>>().join("\n")));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook as Writer;

    const NUMBER: &str = "429981198503011234";
    const OLD: &str = "429981850301123";

    fn found(input: &[u8], output: &[u8]) -> usize {
        leaks([("in.csv", input)], [("out", output)]).len()
    }

    fn book(sheet: &str, cells: &[&str]) -> Vec<u8> {
        let mut book = Writer::new();
        let page = book.add_worksheet();
        page.set_name(sheet).unwrap();
        for (row, cell) in cells.iter().enumerate() {
            page.write_string(row as u32, 0, *cell).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_number_shown_whole_is_found_however_it_is_grouped() {
        let input = format!("姓名,身份证号\n甲,{NUMBER}\n乙,{OLD}\n");
        let of = |said: &str| found(input.as_bytes(), said.as_bytes());
        assert_eq!(of("429981 19850301 1234"), 1);
        assert_eq!(of("４２９９８１１９８５０３０１１２３４"), 1);
        assert_eq!(of(&format!("{NUMBER}，{OLD}")), 2);
        assert_eq!(of("429981********1234，429981*****1123"), 0);
    }

    #[test]
    fn a_number_is_found_in_every_encoding_of_input_and_output() {
        let wide = "４２９９８１１９８５０３０１１２３４";
        for text in [NUMBER, wide] {
            let text = format!("甲,{text}\n");
            let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
                text.encode_utf16().flat_map(bytes).collect()
            };
            for bytes in [
                text.clone().into_bytes(),
                encoding_rs::GBK.encode(&text).0.into_owned(),
                utf16(u16::to_le_bytes),
                utf16(u16::to_be_bytes),
            ] {
                assert_eq!(found(&bytes, NUMBER.as_bytes()), 1);
                assert_eq!(found(NUMBER.as_bytes(), &bytes), 1);
            }
        }
    }

    #[test]
    fn a_number_is_found_in_cells_names_of_sheets_and_names_of_files() {
        let text = NUMBER.as_bytes();
        let with_cell = book("名册", &["甲", NUMBER]);
        let with_name = book(NUMBER, &["甲"]);
        for book in [&with_cell, &with_name] {
            assert_eq!(found(book, text), 1);
            assert_eq!(found(text, book), 1);
        }
        let name = format!("{NUMBER}.csv");
        assert_eq!(leaks([("a", text)], [(name.as_str(), &b""[..])]).len(), 1);
        assert_eq!(leaks([(name.as_str(), &b""[..])], [("a", text)]).len(), 1);
        assert_eq!(found(&book("名册", &["429981********1234"]), text), 0);
    }

    #[test]
    fn a_number_kept_as_a_number_is_found() {
        let mut book = Writer::new();
        let page = book.add_worksheet();
        page.write_number(0, 0, 429_981_850_301_123_f64).unwrap();
        let book = book.save_to_buffer().unwrap();
        assert_eq!(found(&book, OLD.as_bytes()), 1);
    }
}
