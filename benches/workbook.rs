//! How long a roster in a workbook takes, as a ratio to calamine reading the same workbook
//! alone, in the same run:
//!
//! ```text
//! cargo bench --bench workbook [-- ROWS [ROUNDS]]
//! ```
//!
//! The workbook holds the rows of `make_roster`: texts as shared strings, dates as cells
//! with a date format, as Excel saves them. `talentsum figures` is a process of its own, so
//! its start and its exit count; calamine reads the sheet into its table in this one. Both
//! take turns; printed are the medians and their ratio. The aim is 1.2.

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const AIM: f64 = 1.2;

fn main() {
    // `cargo bench` adds an option of its own.
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let rows = numbers.first().copied().unwrap_or(100_000);
    let rounds = numbers.get(1).copied().unwrap_or(9);
    let folder = tempfile::tempdir().expect("a folder");
    let (csv, xlsx) = (folder.path().join("a.csv"), folder.path().join("a.xlsx"));
    make_roster(rows, &csv);
    save_as_workbook(&csv, &xlsx);

    let (mut alone, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let start = Instant::now();
        let read = calamine_alone(&xlsx);
        alone.push(start.elapsed());
        assert_eq!(read, rows + 1, "rows read by calamine");

        let start = Instant::now();
        figures(&xlsx);
        whole.push(start.elapsed());
    }
    let (alone, whole) = (median(alone), median(whole));
    let ratio = whole.as_secs_f64() / alone.as_secs_f64();
    let is_reached = if ratio <= AIM {
        "reached"
    } else {
        "not reached"
    };
    println!(
        "{rows} rows: calamine alone {:.3} s, talentsum figures {:.3} s, ratio {ratio:.2}; \
         the aim of {AIM} is {is_reached}",
        alone.as_secs_f64(),
        whole.as_secs_f64()
    );
}

/// The roster of the other benches.
fn make_roster(rows: usize, path: &Path) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--release",
            "--example",
            "make_roster",
            "--",
        ])
        .arg(rows.to_string())
        .arg(path)
        .status()
        .expect("cargo");
    assert!(status.success(), "make_roster failed");
}

/// Saves a roster as Excel would: dates are numbers with a format.
fn save_as_workbook(csv: &Path, xlsx: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(csv)
        .expect("the roster");
    for (row, record) in (0u32..).zip(reader.records()) {
        for (column, text) in (0u16..).zip(record.expect("a record").iter()) {
            let written = match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
                _ if text.is_empty() => continue,
                Ok(day) => sheet.write_datetime_with_format(row, column, day, &format),
                Err(_) => sheet.write_string(row, column, text),
            };
            written.expect("a cell");
        }
    }
    book.save(xlsx).expect("a workbook");
}

/// How many rows calamine finds.
fn calamine_alone(path: &Path) -> usize {
    let file = BufReader::new(File::open(path).expect("the workbook"));
    let mut book: Xlsx<_> = Xlsx::new(file).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let has_text = |row: &[Data]| row.iter().any(|cell| *cell != Data::Empty);
    range.rows().filter(|row| has_text(row)).count()
}

fn figures(roster: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["figures", "--year", "2024", "--format", "json", "--roster"])
        .arg(roster)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("talentsum");
    // 1: the roster holds errors, and is counted all the same.
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
