//! Small tables as bureaus really send them, each with one deviation from a clean one (the
//! group `several` has more), and what the program must make of them.
//!
//! `tests/corpus/<group>/<name>.<ending>` is the table, `<name>.toml` beside it what must
//! hold:
//!
//! | key | what it says |
//! |---|---|
//! | `about` | which deviation, and which rule asks for it |
//! | `kind` | `roster` (without it), `activities` or `facts`; the last two go with `clean-roster.csv` |
//! | `name` | the file's name in `data/<year>/`; without it the kind and the ending |
//! | `year`, `as_of`, `config` | the year (2024), the reference date, `talentsum.toml` |
//! | `with` | further files of the run: path below `data/` = file of the group |
//! | `encoding` | a note for the reader of the case |
//! | `exit` | the exit code; without it 1 if an error is expected, else 0. With 2, `stderr_contains` and nothing else |
//! | `other_warnings` | warnings that are not listed may be there too |
//! | `[figures]` | the exact value of figures, `"null"` for none; others are not looked at |
//! | `[[diagnostics]]` | every error, and every warning: `code` and `severity`, and `file`, `sheet`, `line`, `column`, `value` where given; `line = 0`, `column = ""` and so on mean that there is none |
//!
//! No identity number of an input may stand whole in any output.

#[path = "support/identity.rs"]
mod identity;

use identity::{Named, has_number, leaks};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// At least so many tables belong to the corpus.
const TABLES: usize = 140;

/// A `.toml` of the corpus.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    #[serde(default)]
    kind: Kind,
    name: Option<String>,
    #[serde(default = "usual_year")]
    year: i32,
    as_of: Option<String>,
    config: Option<String>,
    #[serde(default)]
    with: BTreeMap<String, String>,
    #[serde(default, rename = "encoding")]
    _encoding: String,
    exit: Option<i32>,
    #[serde(default)]
    stderr_contains: Vec<String>,
    #[serde(default)]
    other_warnings: bool,
    #[serde(default)]
    figures: BTreeMap<String, Value>,
    #[serde(default)]
    diagnostics: Vec<Finding>,
}

#[derive(Deserialize, Default, PartialEq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Roster,
    Activities,
    Facts,
}

fn usual_year() -> i32 {
    2024
}

/// A finding that must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    code: String,
    severity: String,
    file: Option<String>,
    sheet: Option<String>,
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
}

impl Finding {
    /// Whether this is the finding, as far as the case says.
    fn is(&self, actual: &Value) -> bool {
        let text = |key: &str, expected: &Option<String>| match expected.as_deref() {
            None => true,
            Some("") => actual[key].is_null(),
            Some(expected) => actual[key].as_str() == Some(expected),
        };
        let line = match self.line {
            None => true,
            Some(0) => actual["line"].is_null(),
            Some(line) => actual["line"].as_u64() == Some(line),
        };
        actual["code"] == self.code
            && actual["severity"] == self.severity
            && line
            && text("file", &self.file)
            && text("sheet", &self.sheet)
            && text("column", &self.column)
            && text("value", &self.value)
    }

    fn shown(&self) -> String {
        let given = [
            self.file.clone(),
            self.sheet.clone(),
            self.line.map(|line| format!("line {line}")),
            self.column.clone(),
            self.value.clone(),
        ];
        let given: Vec<String> = given.into_iter().flatten().collect();
        format!("{} {} ({})", self.severity, self.code, given.join(", "))
    }
}

/// A finding that is there, in words.
fn shown(actual: &Value) -> String {
    let given: Vec<String> = ["file", "sheet", "line", "column", "value"]
        .iter()
        .filter(|key| !actual[**key].is_null())
        .map(|key| format!("{key} {}", actual[*key]))
        .collect();
    let text = |key: &str| actual[key].as_str().unwrap_or_default().to_owned();
    format!(
        "{} {} ({})",
        text("severity"),
        text("code"),
        given.join(", ")
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{folder:?}: {e}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// A table with what must hold of it.
struct Pair {
    table: PathBuf,
    case: Case,
}

/// The pairs of a group; every other file in it belongs to one of them.
fn pairs(group: &str) -> Vec<Pair> {
    let folder = root().join(group);
    let (cases, mut tables): (Vec<PathBuf>, Vec<PathBuf>) = entries(&folder)
        .into_iter()
        .partition(|path| path.extension().is_some_and(|e| e == "toml"));
    let mut pairs = Vec::new();
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let at = tables
            .iter()
            .position(|t| t.file_stem() == path.file_stem());
        let at = at.unwrap_or_else(|| panic!("{path:?} has no table"));
        let table = tables.remove(at);
        pairs.push(Pair { table, case });
    }
    let named: BTreeSet<&String> = pairs.iter().flat_map(|p| p.case.with.values()).collect();
    tables.retain(|table| !named.contains(&file_name(table)));
    assert!(tables.is_empty(), "no case has {tables:?}");
    pairs
}

impl Pair {
    /// Where the files lie in the project, with their bytes.
    fn inputs(&self) -> BTreeMap<String, Vec<u8>> {
        let case = &self.case;
        let ending = self.table.extension().unwrap().to_string_lossy();
        let kind = match case.kind {
            Kind::Roster => "roster",
            Kind::Activities => "activities",
            Kind::Facts => "facts",
        };
        let name = case.name.clone().unwrap_or(format!("{kind}.{ending}"));
        let read = |path: &Path| std::fs::read(path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let mut inputs = BTreeMap::new();
        if case.kind != Kind::Roster {
            let clean = read(&root().join("clean-roster.csv"));
            inputs.insert(format!("data/{}/roster.csv", case.year), clean);
        }
        inputs.insert(format!("data/{}/{name}", case.year), read(&self.table));
        for (path, file) in &case.with {
            let bytes = read(&self.table.with_file_name(file));
            inputs.insert(format!("data/{path}"), bytes);
        }
        if let Some(config) = &case.config {
            inputs.insert("talentsum.toml".to_owned(), config.clone().into_bytes());
        }
        inputs
    }

    /// What does not hold.
    fn faults(&self) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let inputs = self.inputs();
        for (path, bytes) in &inputs {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let figures = self.run(folder.path(), "figures");
        let check = self.run(folder.path(), "check");
        let mut faults = Vec::new();
        let is_error = |finding: &Finding| finding.severity == "error";
        let has_errors = self.case.diagnostics.iter().any(is_error);
        let exit = self.case.exit.unwrap_or(i32::from(has_errors));
        for (command, output) in [("figures", &figures), ("check", &check)] {
            let said = String::from_utf8_lossy(&output.stderr);
            if output.status.code() != Some(exit) {
                let code = output.status.code();
                faults.push(format!("{command} exits with {code:?}, not {exit}: {said}"));
            }
            if said.contains("panicked at") {
                faults.push(format!("{command} panics: {said}"));
            }
            for part in &self.case.stderr_contains {
                if !said.contains(part.as_str()) {
                    faults.push(format!("{command} does not say {part:?}: {said}"));
                }
            }
        }
        faults.extend(self.leaks(folder.path(), &inputs, [figures.clone(), check.clone()]));
        if exit != 2 {
            faults.extend(self.wrong_figures(&figures));
            faults.extend(self.wrong_findings(&check));
        }
        faults
    }

    /// The identity numbers of the inputs that anything the program puts out shows whole.
    fn leaks(
        &self,
        folder: &Path,
        inputs: &BTreeMap<String, Vec<u8>>,
        outputs: [Output; 2],
    ) -> Vec<String> {
        let named = |(name, bytes)| -> Named<'_> { (String::as_str(name), Vec::as_slice(bytes)) };
        if !inputs.iter().map(named).any(has_number) {
            return Vec::new();
        }
        let mut outputs = outputs.to_vec();
        for arguments in [
            &["check", "-v", "--all", "--by", "unit", "lists"][..],
            &["check", "-o", "check.csv"],
            &["export", "roster", "-o", "merged.xlsx"],
            &["export", "roster", "-o", "merged.csv"],
            &["explain", "staff.total"],
            &["report", "--draft", "-o", "report.docx"],
        ] {
            outputs.push(self.run_with(folder, arguments));
        }
        let mut files = BTreeMap::new();
        written(folder, folder, &mut files);
        let streams = outputs.iter().flat_map(|o| [&o.stdout, &o.stderr]);
        let said = streams.map(|bytes| ("", bytes.as_slice()));
        let new = files.iter().filter(|(name, _)| !inputs.contains_key(*name));
        leaks(inputs.iter().map(named), said.chain(new.map(named)))
    }

    fn run(&self, folder: &Path, command: &str) -> Output {
        self.run_with(folder, &[command, "--format", "json"])
    }

    fn run_with(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_talentsum"));
        let year = self.case.year.to_string();
        program
            .args(arguments)
            .args(["--lang", "zh", "--year", &year]);
        if let Some(date) = &self.case.as_of {
            program.args(["--as-of", date]);
        }
        program.current_dir(folder).output().unwrap()
    }

    fn wrong_figures(&self, output: &Output) -> Vec<String> {
        let listing: Value = match serde_json::from_slice(&output.stdout) {
            Ok(listing) => listing,
            Err(error) => return vec![format!("figures are no JSON: {error}")],
        };
        let mut wrong: Vec<String> = Vec::new();
        for (id, expected) in &self.case.figures {
            let expected = match expected {
                Value::String(text) if text == "null" => &Value::Null,
                other => other,
            };
            match listing["figures"].get(id) {
                None => wrong.push(format!("no figure {id}")),
                Some(figure) if same(&figure["value"], expected) => {}
                Some(figure) => {
                    wrong.push(format!("{id} is {}, not {expected}", figure["value"]));
                }
            }
        }
        match wrong.is_empty() {
            true => Vec::new(),
            false => vec![wrong.join("; ")],
        }
    }

    fn wrong_findings(&self, output: &Output) -> Vec<String> {
        let listing: Value = match serde_json::from_slice(&output.stdout) {
            Ok(listing) => listing,
            Err(error) => return vec![format!("the findings are no JSON: {error}")],
        };
        let mut actual: Vec<&Value> = match &listing["diagnostics"] {
            Value::Array(all) => all.iter().collect(),
            _ => return vec!["the findings are no list".to_owned()],
        };
        let mut wrong = Vec::new();
        for expected in &self.case.diagnostics {
            match actual.iter().position(|found| expected.is(found)) {
                Some(at) => drop(actual.remove(at)),
                None => wrong.push(format!("missing: {}", expected.shown())),
            }
        }
        let allowed = |found: &Value| self.case.other_warnings && found["severity"] == "warning";
        let more = actual.iter().filter(|found| !allowed(found));
        wrong.extend(more.map(|found| format!("not expected: {}", shown(found))));
        wrong
    }
}

/// The same value, 3 and 3.0 included.
fn same(actual: &Value, expected: &Value) -> bool {
    match (actual.as_f64(), expected.as_f64()) {
        (Some(actual), Some(expected)) => actual == expected,
        _ => actual == expected,
    }
}

/// The files below a folder, by their paths in it.
fn written(folder: &Path, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for path in entries(folder) {
        if path.is_dir() {
            written(&path, root, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            files.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
        }
    }
}

/// Runs every pair of a group and tells of all that fail.
fn group(name: &str) {
    let pairs = pairs(name);
    let mut report = String::new();
    let mut failed = 0;
    for pair in &pairs {
        let faults = pair.faults();
        if faults.is_empty() {
            continue;
        }
        failed += 1;
        report += &format!("── {name}/{}\n", file_name(&pair.table));
        report += &format!("   {}\n", pair.case.about);
        for fault in faults {
            report += &format!("   ✗ {}\n", fault.trim_end());
        }
    }
    assert!(failed == 0, "{failed} of {} fail\n\n{report}", pairs.len());
}

macro_rules! groups {
    ($($test:ident = $folder:literal;)*) => {
        $(#[test] fn $test() { group($folder); })*

        const GROUPS: &[&str] = &[$($folder,)*];
    };
}

groups! {
    activities = "activities";
    dates = "dates";
    delimiters = "delimiters";
    education = "education";
    encodings = "encodings";
    establishment = "establishment";
    facts = "facts";
    files = "files";
    headers = "headers";
    identity = "identity";
    layout = "layout";
    line_ends = "line-ends";
    people = "people";
    posts = "posts";
    quoting = "quoting";
    several = "several";
    titles = "titles";
    units = "units";
    who_counts = "who-counts";
    workbooks = "workbooks";
    years = "years";
}

#[test]
fn every_group_is_run_and_none_is_empty() {
    let folders = entries(&root()).into_iter().filter(|path| path.is_dir());
    let there: Vec<String> = folders.map(|path| file_name(&path)).collect();
    assert_eq!(there, GROUPS);
    assert!(GROUPS.iter().all(|name| !pairs(name).is_empty()));
    let all: usize = GROUPS.iter().map(|name| pairs(name).len()).sum();
    assert!(all >= TABLES, "only {all} tables");
}
