//! What the program does, seen from outside: one folder a case, its name a sentence.
//!
//! `tests/cases/<group>/<case>/` holds `cmd` (the arguments, on one line) and whatever of
//! the following the case is about:
//!
//! | name | what must hold |
//! |---|---|
//! | `input/` | copied to a temporary folder, which is the current directory |
//! | `stdin` | piped into the program |
//! | `exit` | the exit code; 0 without it |
//! | `stdout`, `stderr` | the whole text |
//! | `stdout.contains`, `stderr.contains` | each line stands in it |
//! | `stdout.lacks`, `stderr.lacks` | no line stands in it |
//! | `json` | stdout is JSON that contains this: objects by the keys given, lists of objects by the elements given, all else exactly; `"<absent>"` for a key that must not be there |
//! | `files/` | files that are there afterwards, the very same bytes; `.docx`, `.xlsx` and the record of lists only by name |
//!
//! A file that is new or changed afterwards and not in `files/` fails the case, so that
//! nothing is ever written unseen. No identity number of any input may stand whole in any
//! output. `UPDATE_CASES=1 cargo test --test cases` rewrites `exit`, `stdout`, `stderr`
//! and the texts in `files/` where they are given.

mod bureau;
mod case;
mod determinism;
#[path = "../support/identity.rs"]
mod identity;
mod large;
mod new_folder;
mod program;
mod subset;

use std::path::{Path, PathBuf};

/// The folder of the groups.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The folders in a folder, by name.
fn folders(within: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(within)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// Runs every case of a group and tells of all that fail.
fn group(name: &str) {
    let cases = folders(&root().join(name));
    assert!(!cases.is_empty(), "{name} has no case");
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|folder| case::run(folder).err())
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases failed\n\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

macro_rules! groups {
    ($($test:ident = $folder:literal;)*) => {
        $(#[test] fn $test() { group($folder); })*

        const GROUPS: &[&str] = &[$($folder,)*];
    };
}

groups! {
    errors = "errors";
    warnings = "warnings";
    encodings = "encodings";
    workbooks = "workbooks";
    places = "places";
    who_counts = "who-counts";
    figures = "figures";
    year_on_year = "year-on-year";
    activities = "activities";
    own = "own";
    rulings = "rulings";
    configuration = "configuration";
    templates = "templates";
    report = "report";
    refresh = "refresh";
    verify = "verify";
    changes = "changes";
    two_years = "people";
    command_line = "command-line";
    bad_input = "bad-input";
    explain = "explain";
    check_text = "check-text";
    lists = "lists";
    people = "list";
    fill = "fill";
    export = "export";
    database = "sql";
    problems = "problems";
}

#[test]
fn every_group_is_run() {
    let there: Vec<String> = folders(&root())
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    let mut named = GROUPS.to_vec();
    named.sort_unstable();
    assert_eq!(there, named);
}

/// Every code of a finding is what some case is about.
#[test]
fn every_code_has_a_case() {
    let mut expectations = String::new();
    for folder in folders(&root()).iter().flat_map(|group| folders(group)) {
        for name in ["json", "stdout", "stdout.contains"] {
            expectations += &std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        }
    }
    let missing: Vec<&str> = talentsum::diagnostic::Code::ALL
        .iter()
        .map(|code| code.key())
        .filter(|key| !expectations.contains(&format!("\"{key}\"")))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
