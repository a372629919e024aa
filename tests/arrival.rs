//! The second example, a bureau's lists as they arrive: what was planted is found, and what
//! the clerk decided makes it the first example.

#[path = "../examples/make_bureau/bureau/mod.rs"]
mod bureau;
mod support;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use support::{in_repository, printed, talentsum, text};

/// What follows from many findings together, and stands in no line.
const OF_THE_WHOLE: &[&str] = &[
    "unit-absent",
    "home-unit-absent",
    "units-alike",
    "year-balance",
    "size-changed",
    // The table of numbers calls the units by their names, which the lists do not.
    "fact-unit-unknown",
];

/// Every file below a folder, by its path within it.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let within = path.strip_prefix(root).unwrap().to_owned();
                    found.insert(within, fs::read(path).unwrap());
                }
            }
        }
    }
    found
}

fn arrival() -> PathBuf {
    in_repository("examples/arrival")
}

/// The project after the clerk has put the decisions where they belong.
fn decided() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in files(&arrival()) {
        let to = copy.path().join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    for (from, to) in [
        ("decisions/talentsum.toml", "talentsum.toml"),
        ("decisions/裁定.csv", "data/2024/裁定.csv"),
    ] {
        fs::copy(copy.path().join(from), copy.path().join(to)).unwrap();
    }
    copy
}

/// What `check` says as JSON, with its exit code.
fn check(folder: &Path) -> (Option<i32>, Value) {
    let arguments = ["check", "--year", "2024", "--format", "json"];
    let output = talentsum(folder, &arguments);
    let json = serde_json::from_slice(&output.stdout).expect("JSON");
    (output.status.code(), json)
}

/// File, sheet, line, column and code of a finding; a fault that a whole file or a row has
/// is in no column.
type Finding = [String; 5];

fn findings(check: &Value) -> Vec<(Finding, String)> {
    let word = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let all = check["diagnostics"].as_array().unwrap();
    all.iter()
        .map(|d| {
            let place = ["file", "sheet", "line", "column", "code"].map(|key| word(&d[key]));
            (place, word(&d["severity"]))
        })
        .collect()
}

fn planted() -> Vec<Finding> {
    let table = text("examples/arrival/planted.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    rows.deserialize::<Finding>().map(Result::unwrap).collect()
}

#[test]
fn the_committed_files_are_those_the_generator_writes() {
    let fresh = tempfile::tempdir().unwrap();
    bureau::write(fresh.path()).unwrap();
    let fresh = files(&fresh.path().join("arrival"));
    let mut kept = files(&arrival());
    kept.remove(Path::new("README.md"));
    assert!(fresh.keys().eq(kept.keys()), "other files than before");
    for (path, bytes) in &fresh {
        let run = "cargo run --example make_bureau -- examples";
        let same = kept[path] == *bytes;
        assert!(same, "{} differs; run `{run}`", path.display());
    }
    assert!(kept.values().map(Vec::len).sum::<usize>() < 4_000_000);
}

#[test]
fn every_planted_fault_is_found_and_no_other() {
    let (exit, check) = check(&arrival());
    assert_eq!(exit, Some(1));
    let mut found: BTreeMap<Finding, usize> = BTreeMap::new();
    for (finding, _) in findings(&check) {
        *found.entry(finding).or_default() += 1;
    }
    let mut missed = Vec::new();
    for fault in planted() {
        match found.get_mut(&fault) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missed.push(fault),
        }
    }
    assert!(missed.is_empty(), "not found: {missed:#?}");
    found.retain(|finding, count| *count > 0 && !OF_THE_WHOLE.contains(&finding[4].as_str()));
    assert!(found.is_empty(), "not planted: {found:#?}");
}

#[test]
fn the_planted_faults_have_their_numbers() {
    let planted = planted();
    let count = |code: &str, files: &[&str]| {
        let among = |file: &str| files.is_empty() || files.iter().any(|f| file.ends_with(f));
        let all = planted.iter().filter(|f| f[4] == code && among(&f[0]));
        all.count()
    };
    assert_eq!(count("person-twice", &[]), 15);
    assert_eq!(count("files-overlap", &[]), 1);
    // One more stands on the list that was superseded.
    let superseded = ["妇幼保健院花名册.xlsx"];
    assert_eq!(count("past-retirement", &[]), 31 + 1);
    assert_eq!(count("past-retirement", &superseded), 1);

    let (_, check) = check(&arrival());
    let files = check["files"].as_array().unwrap();
    let named: BTreeSet<&str> = files.iter().filter_map(|f| f["file"].as_str()).collect();
    let read = named.iter().filter(|f| f.starts_with("data/2024/")).count();
    assert_eq!(read + count("file-skipped", &[]), 30);
}

#[test]
fn with_the_decisions_nothing_is_wrong_and_every_decision_is_used() {
    let folder = decided();
    let (exit, check) = check(folder.path());
    let findings = findings(&check);
    let errors: Vec<_> = findings.iter().filter(|(_, s)| s == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(exit, Some(0));
    assert_eq!(check["people"], 4225);
    let about = |code: &str| findings.iter().filter(|(f, _)| f[4] == code).count();
    for code in ["ruling-unused", "ruling-unclear", "ruling-conflict"] {
        assert_eq!(about(code), 0, "{code}");
    }
    for code in OF_THE_WHOLE {
        assert_eq!(about(code), 0, "{code}");
    }
}

#[test]
fn with_the_decisions_the_figures_and_the_report_are_those_of_the_clean_bureau() {
    let (tidied, clean) = (decided(), support::bureau());
    let [found, wanted] = [tidied.path(), &clean].map(|folder| figures(folder, &[]));
    assert_same(found, wanted);
    let arguments = ["report", "--year", "2024", "--format", "md", "-o", "-"];
    let [found, wanted] = [tidied.path(), &clean].map(|folder| {
        let text = String::from_utf8(printed(folder, &arguments)).expect("UTF-8");
        text.lines().filter_map(comparable).collect::<Vec<_>>()
    });
    assert_eq!(found, wanted, "the report differs");
}

/// A line of the report without what the lists as they arrive cannot say: why people left,
/// and the table of known numbers of last year, which is not among them.
fn comparable(line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let is_listed = cells.len() == 8;
    match cells.get(1).filter(|_| is_listed) {
        Some(label) if label.contains("流出") || label.contains("主动流失") => None,
        Some(_) => Some(cells[..5].join("|")),
        None => Some(line.to_owned()),
    }
}

/// The figures of a folder, but for the titles passed beside those appointed, which one
/// hospital's list alone has, and for why people left, which the lists as they arrive say
/// otherwise than the clean ones.
fn figures(folder: &Path, more: &[&str]) -> Value {
    let arguments = [&["figures", "--year", "2024", "--format", "json"], more].concat();
    let mut all: Value = serde_json::from_slice(&printed(folder, &arguments)).expect("JSON");
    let figures = all["figures"].as_object_mut().expect("figures");
    let apart = ["professional.title.waiting", "flow.left."];
    figures.retain(|id, _| !apart.iter().any(|start| id.starts_with(start)));
    all
}

/// The same figures, and the same changes where the lists as they arrive have a last year:
/// its table of known numbers is not among them.
fn assert_same(mut found: Value, mut wanted: Value) {
    let ids: Vec<String> = found["figures"]
        .as_object()
        .expect("figures")
        .keys()
        .cloned()
        .collect();
    for id in ids {
        if found["figures"][&id]["last"]["value"].is_null() {
            for all in [&mut found, &mut wanted] {
                let figure = all["figures"][&id].as_object_mut().expect("a figure");
                for key in ["last", "change", "change_percent", "share_change"] {
                    figure.remove(key);
                }
            }
        }
    }
    assert_eq!(found, wanted);
}

#[test]
fn the_decisions_can_be_given_on_the_command_line_as_well() {
    let settings = "decisions/talentsum.toml";
    let given = ["--config", settings, "--rulings", "decisions/裁定.csv"];
    let clean = figures(&support::bureau(), &[]);
    assert_same(figures(&arrival(), &given), clean);
}
