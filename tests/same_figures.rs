//! One roster, in every form in which it may arrive: the figures are the same to the byte.

#[allow(dead_code, reason = "of the two tables one is enough")]
#[path = "pollute/tables.rs"]
mod tables;

mod support;

use std::path::Path;
use std::process::Output;
use support::{in_repository, talentsum};
use tables::{ROSTER, Target};

/// The figures of a folder's roster.
fn figures(folder: &Path, name: &str) -> Output {
    let arguments = [
        "figures",
        "--year",
        "2024",
        "--as-of",
        "2024-06-30",
        "--roster",
        name,
        "--format",
        "json",
    ];
    talentsum(folder, &arguments)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// The roster under each of its names.
fn forms() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let marked = format!("\u{feff}{ROSTER}");
    let excel = ROSTER.replace(['\n'], "\r\n");
    let tabs = marked.replace(',', "\t").replace('\n', "\r\n");
    let workbook = |ending: &str| {
        let path = in_repository(&format!("tests/fixtures/workbooks/roster.{ending}"));
        std::fs::read(path).unwrap()
    };
    vec![
        ("UTF-8", "roster.csv", ROSTER.into()),
        ("UTF-8 with its mark", "roster.csv", marked.clone().into()),
        (
            "GBK",
            "roster.csv",
            encoding_rs::GBK.encode(&excel).0.into_owned(),
        ),
        ("UTF-16", "roster.csv", utf16(&marked, u16::to_le_bytes)),
        (
            "UTF-16, high byte first",
            "roster.csv",
            utf16(&marked, u16::to_be_bytes),
        ),
        (
            "UTF-16 without its mark",
            "roster.csv",
            utf16(ROSTER, u16::to_le_bytes),
        ),
        ("Unicode text", "roster.csv", utf16(&tabs, u16::to_le_bytes)),
        ("xlsx", "roster.xlsx", workbook("xlsx")),
        ("xls", "roster.xls", workbook("xls")),
        ("ods", "roster.ods", workbook("ods")),
    ]
}

#[test]
fn figures_are_the_same_to_the_byte_in_every_form() {
    let mut first: Option<String> = None;
    for (form, name, bytes) in forms() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let output = figures(folder.path(), name);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{form}: {said}");
        let figures = String::from_utf8(output.stdout).unwrap();
        assert!(figures.contains("\"value\": 7"), "{form}: {figures}");
        match &first {
            None => first = Some(figures),
            Some(first) => assert_eq!(&figures, first, "{form}"),
        }
    }
}

#[test]
fn the_workbooks_hold_the_roster_cell_by_cell() {
    use talentsum::source::Record;
    use talentsum::source::workbook::Workbook;
    for ending in ["xlsx", "xls", "ods"] {
        let path = in_repository(&format!("tests/fixtures/workbooks/roster.{ending}"));
        let mut book = Workbook::open(&path).unwrap();
        let mut rows = book.rows(0).unwrap();
        let mut record = Record::default();
        let mut held = Vec::new();
        while rows.next(&mut record) {
            let cells = (0..record.len()).map(|i| record.text(i).into_owned());
            held.push(cells.collect::<Vec<String>>());
        }
        assert_eq!(held, Target::Roster.rows(), "{ending}");
    }
}
