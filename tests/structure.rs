//! The house keeps its order: rooms, printing, lengths of files, wordings, pages.

mod support;

use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::{bureau, in_repository, printed, text};
use talentsum::diagnostic::Code;
use talentsum::i18n::{FILES, Language, Words};
use talentsum::message::Message;

/// The rooms from the ground up, each with the rooms it may look into; all of those stand
/// above it in this list, so that no two can look into each other.
const ROOMS: &[(&str, &[&str])] = &[
    // What all may see.
    ("message", &[]),
    ("nearest", &[]),
    ("basis", &[]),
    ("csv_text", &[]),
    ("json", &[]),
    ("spreadsheet", &["csv_text"]),
    ("i18n", &["message"]),
    ("failure", &["message"]),
    ("vocabulary", &["nearest"]),
    ("diagnostic", &["message", "vocabulary"]),
    // The way of the data.
    ("source", &[]),
    (
        "project",
        &[
            "message",
            "nearest",
            "failure",
            "vocabulary",
            "diagnostic",
            "source",
        ],
    ),
    ("output", &["message", "failure", "project"]),
    (
        "records",
        &[
            "nearest",
            "csv_text",
            "vocabulary",
            "diagnostic",
            "source",
            "project",
        ],
    ),
    ("tally", &["vocabulary", "records"]),
    ("people", &["vocabulary", "records"]),
    (
        "figures",
        &[
            "nearest",
            "csv_text",
            "json",
            "i18n",
            "vocabulary",
            "project",
            "records",
            "tally",
        ],
    ),
    (
        "gather",
        &[
            "message",
            "basis",
            "failure",
            "vocabulary",
            "diagnostic",
            "source",
            "project",
            "records",
            "tally",
            "people",
            "figures",
        ],
    ),
    (
        "check",
        &[
            "message",
            "csv_text",
            "json",
            "spreadsheet",
            "i18n",
            "diagnostic",
            "tally",
            "gather",
        ],
    ),
    (
        "query",
        &[
            "message",
            "nearest",
            "failure",
            "vocabulary",
            "project",
            "records",
            "tally",
            "figures",
            "gather",
        ],
    ),
    ("aggregate", &["vocabulary"]),
    ("problems", &["nearest", "project", "figures"]),
    ("report", &["message", "nearest", "figures"]),
    ("export", &["basis", "figures", "report"]),
    (
        "redraft",
        &["message", "vocabulary", "figures", "report", "export"],
    ),
    ("fill", &["nearest", "figures", "redraft"]),
    (
        "verify",
        &["vocabulary", "figures", "report", "export", "redraft"],
    ),
    ("changes", &["basis", "figures", "export"]),
    (
        "cli",
        &["message", "i18n", "source", "project", "aggregate"],
    ),
    (
        "commands",
        &[
            "message",
            "csv_text",
            "json",
            "spreadsheet",
            "i18n",
            "failure",
            "vocabulary",
            "diagnostic",
            "project",
            "output",
            "figures",
            "gather",
            "check",
            "query",
            "problems",
            "report",
            "export",
            "redraft",
            "fill",
            "verify",
            "changes",
            "people",
            "records",
            "tally",
            "aggregate",
            "nearest",
            "cli",
            "Console",
        ],
    ),
];

/// No file is longer than this.
const LINES: usize = 450;

/// A source file: its path within `src`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The room it is in.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// Whether it is all tests.
    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("tests.rs")
    }

    /// The lines that are program: no comments, nothing from the tests at its end on.
    fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {");
        let program = &self.text[..tests.unwrap_or(self.text.len())];
        let lines = program.lines().enumerate();
        lines
            .map(|(i, line)| (i + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let within = path.strip_prefix(root).unwrap();
                found.push(Source {
                    path: within.to_string_lossy().replace('\\', "/"),
                    text: std::fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    let root = in_repository("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Every string literal of a line that is a key: small letters and digits parted by `-`.
fn keys_in(line: &str) -> impl Iterator<Item = &str> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    line.split('"')
        .skip(1)
        .step_by(2)
        .filter(move |s| s.contains('-') && s.chars().all(plain))
}

/// The rooms that a line names after `crate::`.
fn rooms_in(line: &str) -> Vec<&str> {
    let word = |rest: &'_ str| rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let mut rooms = Vec::new();
    for rest in line.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => rooms.push(&rest[..word(rest).unwrap_or(rest.len())]),
            Some(several) => rooms.extend(
                several
                    .split(',')
                    .map(str::trim)
                    .map(|one| &one[..word(one).unwrap_or(one.len())])
                    .filter(|one| !one.is_empty()),
            ),
        }
    }
    rooms
}

#[test]
fn the_list_of_rooms_goes_one_way() {
    for (i, (room, seen)) in ROOMS.iter().enumerate() {
        let above: Vec<&str> = ROOMS[..i].iter().map(|r| r.0).collect();
        for other in *seen {
            assert!(
                above.contains(other) || *other == "Console",
                "{room} → {other}"
            );
        }
    }
}

#[test]
fn imports_go_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.room();
        if ["main", "lib"].contains(&room) {
            continue;
        }
        let seen = allowed
            .get(room)
            .unwrap_or_else(|| panic!("{room} is not in the list of rooms"));
        for (line, text) in source.program() {
            for other in rooms_in(text) {
                if other != room && !seen.contains(&other) {
                    wrong.push(format!("{}:{line}: {room} → {other}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_place_prints() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["lib.rs", "output.rs"].contains(&source.path.as_str()) || source.is_test() {
            continue;
        }
        for (line, text) in source.program() {
            let prints = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
            if prints.iter().any(|p| text.contains(p)) {
                wrong.push(format!("{}:{line}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_long() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", source.path);
    }
}

/// The messages of a Fluent file: per key and attribute, the facts it uses.
fn wordings(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        let named = line.split_once(" =").map(|(name, _)| name);
        match named {
            Some(name) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                message = name.trim().to_owned();
                key = message.clone();
                let new = found.insert(key.clone(), BTreeSet::new()).is_none();
                assert!(new, "{key} twice");
            }
            Some(name) if name.trim_start().starts_with('.') => {
                key = format!("{message}{}", name.trim());
                found.insert(key.clone(), BTreeSet::new());
            }
            _ => {}
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
            let fact = &rest[..end.unwrap_or(rest.len())];
            found
                .entry(key.clone())
                .or_default()
                .insert(fact.to_owned());
        }
    }
    found
}

/// Every key of the wordings, attributes aside.
fn keys() -> BTreeSet<String> {
    let all = FILES.iter().flat_map(|(_, zh, _)| wordings(zh).into_keys());
    all.filter(|key| !key.contains('.')).collect()
}

#[test]
fn every_file_of_wordings_can_be_read() {
    for (room, zh, en) in FILES {
        for (language, source) in [("zh", zh), ("en", en)] {
            let file = format!("locales/{language}/{room}.ftl");
            assert_eq!(text(&file), *source, "{file} is not the one built in");
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{file}: {errors:?}");
            }
        }
    }
    for language in ["zh", "en"] {
        let folder = in_repository("locales").join(language);
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(files, FILES.len(), "a file of {language} is not built in");
    }
}

#[test]
fn both_languages_have_the_same_keys_and_use_the_same_facts() {
    for (room, zh, en) in FILES {
        let (zh, en) = (wordings(zh), wordings(en));
        let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| -> Vec<String> {
            a.keys().filter(|k| !b.contains_key(*k)).cloned().collect()
        };
        assert_eq!(only(&zh, &en), [""; 0], "{room}: Chinese only");
        assert_eq!(only(&en, &zh), [""; 0], "{room}: English only");
        // Whether there is a fact, and whether it is one or many, English may ask alone.
        let plain = |facts: &BTreeSet<String>| -> BTreeSet<String> {
            facts
                .iter()
                .map(|f| f.trim_start_matches("has-").to_owned())
                .collect()
        };
        for (key, facts) in &zh {
            assert_eq!(plain(facts), plain(&en[key]), "{room}: {key}");
        }
    }
}

#[test]
fn no_key_is_in_two_files() {
    let mut seen = BTreeSet::new();
    for (room, zh, _) in FILES {
        for key in wordings(zh).into_keys() {
            assert!(seen.insert(key.clone()), "{key} of {room} is elsewhere too");
        }
    }
}

#[test]
fn every_key_that_the_program_names_has_a_wording_and_the_other_way_round() {
    let known = keys();
    let families: BTreeSet<&str> = known.iter().filter_map(|k| k.split('-').next()).collect();
    let mut named: BTreeSet<String> = Code::ALL
        .iter()
        .map(|c| c.message_key().to_owned())
        .collect();
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !s.is_test()) {
        for (line, text) in source.program() {
            let certain = text.contains("Message::new(\"") || text.contains("words.text(\"");
            for key in keys_in(text) {
                let family = key.split('-').next().unwrap_or_default();
                named.insert(key.to_owned());
                let is_key = certain
                    || ["cli", "fail", "diag", "usage", "explain", "problem"].contains(&family);
                if is_key
                    && families.contains(family)
                    && !known.contains(key)
                    && !key.ends_with('-')
                {
                    wrong.push(format!("{}:{line}: {key}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "no wording:\n{}", wrong.join("\n"));
    let unused: Vec<&String> = known.iter().filter(|key| !named.contains(*key)).collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
}

#[test]
fn every_finding_has_its_wording_its_help_and_its_page() {
    let page = text("docs/diagnostics.md");
    let headings: Vec<&str> = page.lines().filter(|l| l.starts_with('#')).collect();
    let mut missing = Vec::new();
    for code in Code::ALL {
        let message = Message::new(code.message_key());
        for language in [Language::Zh, Language::En] {
            let words = Words::new(language);
            assert_ne!(words.say(&message), message.key, "{language:?}");
            assert!(
                words.help(&message).is_some(),
                "{}: {language:?}",
                code.key()
            );
        }
        let quoted = format!("`{}`", code.key());
        if !headings.iter().any(|heading| heading.contains(&quoted)) {
            missing.push(code.key());
        }
    }
    assert!(
        missing.is_empty(),
        "not in docs/diagnostics.md: {missing:?}"
    );
}

#[test]
fn every_code_is_its_own() {
    let keys: BTreeSet<&str> = Code::ALL.iter().map(|c| c.key()).collect();
    assert_eq!(keys.len(), Code::ALL.len());
}

#[test]
fn the_report_has_no_hole() {
    let report = ["report", "--year", "2024", "--format", "md", "-o", "-"];
    let report = String::from_utf8(printed(&bureau(), &report)).expect("UTF-8");
    for hole in [
        "[[",
        "]]",
        "{{",
        "}}",
        "{%",
        "[object]",
        "undefined",
        "null",
        "NaN",
        "TODO",
    ] {
        assert!(!report.contains(hole), "{hole:?} in the report");
    }
    for pair in ["，，", "。。", "，。", "、、", "；。", "（）", "“”", "《》"] {
        assert!(!report.contains(pair), "{pair:?} in the report");
    }
}
