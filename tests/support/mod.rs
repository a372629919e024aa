//! What several tests need: the program run as a clerk would, and its answers.
#![allow(dead_code)] // Each test binary uses some of it.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A path within the repository.
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The example bureau.
pub fn bureau() -> PathBuf {
    in_repository("examples/bureau")
}

/// A file of the repository as text.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Runs the program in a folder, in English.
pub fn talentsum(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["--lang", "en"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

/// What a command printed, which must have gone well.
pub fn printed(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = talentsum(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    output.stdout
}

/// The figures of a year as `figures --format json` has them.
pub fn figures(folder: &Path, year: i32) -> serde_json::Map<String, Value> {
    let year = year.to_string();
    let bytes = printed(folder, &["figures", "--year", &year, "--format", "json"]);
    let listing: Value = serde_json::from_slice(&bytes).expect("JSON");
    listing["figures"].as_object().expect("an object").clone()
}

/// One row of the list of figures.
pub struct Listed {
    pub id: String,
    pub label: String,
    pub unit: Option<String>,
    pub share_of: Option<String>,
}

/// The list of figures, in its order.
pub fn list() -> Vec<Listed> {
    let text = text("tests/expected/figures.csv");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let filled = |cell: &str| Some(cell.to_owned()).filter(|c| !c.is_empty());
    rows.records()
        .map(|row| row.expect("a row"))
        .map(|row| Listed {
            id: row[0].to_owned(),
            label: row[1].to_owned(),
            unit: filled(&row[2]),
            share_of: filled(&row[3]),
        })
        .collect()
}

/// Whether this is the machine where nothing may be left out.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|v| v == "true")
}
