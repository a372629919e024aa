//! The rows behind figures of the example bureaus.

use super::support::{in_repository, talentsum};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What a command says as JSON; errors in the data are no matter here.
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let all = [arguments, &["--year", "2024", "--format", "json"]].concat();
    let output = talentsum(folder, &all);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{arguments:?}: {e}\n{said}"))
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().unwrap_or_else(|| panic!("no {key}"))
}

/// Where a row stands.
fn place(row: &Value) -> String {
    format!("{}[{}]:{}", row["file"], row["sheet"], row["line"])
}

fn is_row_of_data(left_out: &Value) -> bool {
    let reason = left_out["reason"].as_str().unwrap_or_default();
    !["total-row", "unreadable-row", "not-read", "counted-instead"].contains(&reason)
}

#[test]
fn every_row_of_the_rosters_counts_in_the_total_or_is_left_out_for_a_reason() {
    for bureau in ["examples/bureau", "examples/arrival"] {
        let folder = in_repository(bureau);
        let answer = json(&folder, &["explain", "staff.total"]);
        let (counted, left_out) = (list(&answer, "rows"), list(&answer, "left_out"));
        let left_out: Vec<&Value> = left_out.iter().filter(|row| is_row_of_data(row)).collect();
        let places = counted.iter().chain(left_out.iter().copied()).map(place);
        let different: BTreeSet<String> = places.collect();
        assert_eq!(different.len(), counted.len() + left_out.len(), "{bureau}");
        let checked = json(&folder, &["check"]);
        let rows = checked["rows"]["roster"].as_u64().expect("a number");
        assert_eq!(different.len() as u64, rows, "{bureau}");
    }
}

#[test]
fn what_rulings_did_is_the_difference_that_they_make() {
    let folder = in_repository("examples/arrival");
    let decided = "decisions/裁定.csv";
    let config = "decisions/talentsum.toml";
    let with = ["--config", config, "--rulings", decided];
    let without = ["--config", config];
    let before = json(&folder, &[&["figures"][..], &without].concat());
    let mut told = 0;
    for id in [
        "staff.total",
        "professional.education.bachelor",
        "professional.title.senior",
    ] {
        let answer = json(&folder, &[&["explain", id][..], &with].concat());
        let is = |row: &Value, effect: &str| i64::from(row["effect"] == effect);
        // A row to which two rulings apply is one row.
        let mut seen = BTreeSet::new();
        let rulings = list(&answer, "rulings").iter();
        let rows = rulings.flat_map(|ruling| list(ruling, "rows"));
        let rows = rows.filter(|row| row["effect"] != "none" && seen.insert(place(row)));
        let difference: i64 = rows.map(|row| is(row, "in") - is(row, "out")).sum();
        let value = |answer: &Value| answer.as_i64().expect("a number");
        let was = value(&before["figures"][id]["value"]);
        assert_eq!(value(&answer["value"]) - was, difference, "{id}");
        told += seen.len();
        let out = list(&answer, "left_out").iter();
        let ruled: BTreeSet<String> = out
            .filter(|row| row["reason"] == "ruled")
            .map(place)
            .collect();
        let rulings = list(&answer, "rulings").iter();
        let rows = rulings.flat_map(|ruling| list(ruling, "rows"));
        for row in rows.filter(|row| row["effect"] == "out") {
            assert!(ruled.contains(&place(row)), "{id}: {row}");
        }
    }
    assert!(told > 5, "only {told} rows changed by rulings");
}

#[test]
fn nobody_is_named_where_rows_are_told() {
    let folder = in_repository("examples/bureau");
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder.join("data/2024")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if !path.to_string_lossy().contains("花名册") {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).expect("a roster");
        let headers = reader.headers().expect("a header").clone();
        let column = headers.iter().position(|h| h == "姓名").expect("姓名");
        let rows = reader.records().map(|row| row.expect("a row"));
        names.extend(rows.map(|row| row[column].to_owned()));
    }
    assert!(names.len() > 1000, "only {} names", names.len());
    for id in ["staff.total", "professional.title.senior"] {
        let output = talentsum(
            &folder,
            &["explain", id, "--year", "2024", "--rows", "9999"],
        );
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        let words: BTreeSet<&str> = said
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| names.contains(*word))
            .collect();
        assert!(words.is_empty(), "{id}: {words:?}");
    }
}
