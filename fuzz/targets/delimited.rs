//! Any bytes as separated text: fields as the csv crate splits them, lines that rise and are
//! there, and rows of data as wide as their header. The number of bytes chooses the separator
//! and, beside the encoding found, one that is given.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::cell::LazyCell;
use talentsum::source::delimited::Delimited;
use talentsum::source::encoding::Bytes;
use talentsum::source::{Encoding, Meaning, Record, Row, Table};
use talentsum_fuzz::Scratch;

thread_local! {
    static FILE: LazyCell<Scratch> = LazyCell::new(|| Scratch::new("table.csv"));
}

fuzz_target!(|data: &[u8]| {
    let separators = [b',', b'\t', b';'];
    fields_are_those_of_the_csv_crate(data, separators[data.len() % separators.len()]);
    FILE.with(|file| {
        let path = file.holding(data);
        let known = |name: &str| ["姓名", "学历", "职称", "日期", "a", "b"].contains(&name.trim());
        let meaning = Meaning {
            known: &known,
            essential: &|name| name.trim() == "学历" || name.trim() == "b",
            named: None,
            ditto: &["同上".to_owned(), "〃".to_owned()],
        };
        let given = Encoding::ALL[data.len() % Encoding::ALL.len()];
        for encoding in [None, Some(given)] {
            let Ok(mut table) = Table::of_text(path, encoding, meaning) else {
                continue;
            };
            let columns = table.headers().len();
            let mut line = table.header_line();
            while let Some(row) = table.next_row().expect("the file can be read") {
                let now = match row {
                    Row::Data(record) => {
                        assert_eq!(record.len(), columns);
                        assert_eq!(record.malformed_field(), None);
                        record.line()
                    }
                    Row::WrongFields { record, expected } => {
                        assert_eq!(expected, columns);
                        assert_ne!(record.len(), columns);
                        record.line()
                    }
                    Row::Total { record, .. }
                    | Row::Heading(record)
                    | Row::Malformed { record, .. } => record.line(),
                    Row::BrokenQuotes { line }
                    | Row::SecondHeader { line }
                    | Row::Unclosed { line } => line,
                };
                assert!(now > line, "line {now} after {line}");
                line = now;
            }
        }
    });
});

fn fields_are_those_of_the_csv_crate(data: &[u8], separator: u8) {
    let mut reader = Delimited::new(data, separator, Bytes::Utf8);
    let mut theirs = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(data);
    let mut theirs = theirs.byte_records().map(|record| record.expect("bytes"));
    let mut record = Record::default();
    let mut before = 0;
    loop {
        match reader.next(&mut record) {
            Ok(true) => {
                let other = theirs.next().expect("as many records");
                assert!(record.fields().eq(other.iter()));
                assert!(record.line() > before && record.line() <= lines(data));
                before = record.line();
            }
            Ok(false) => {
                assert!(theirs.next().is_none(), "as many records");
                return;
            }
            // The csv crate takes what is left for the last field.
            Err(_) => {
                theirs.next().expect("the record left open");
                assert!(theirs.next().is_none(), "nothing after a quote left open");
                return;
            }
        }
    }
}

/// How many physical lines there are.
fn lines(data: &[u8]) -> u64 {
    let end = |at: &usize| match data[*at] {
        b'\n' => *at == 0 || data[*at - 1] != b'\r',
        byte => byte == b'\r',
    };
    1 + (0..data.len()).filter(end).count() as u64
}
