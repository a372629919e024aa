//! One case: a folder, a run, and what must hold of it.

use crate::program::{self, files, text};
use crate::{identity, subset};
use std::collections::BTreeMap;
use std::path::Path;

/// Runs a case; what does not hold, under its name.
pub fn run(folder: &Path) -> Result<(), String> {
    let inputs = files(&folder.join("input"));
    let place = tempfile::tempdir().unwrap();
    program::write(place.path(), &inputs);
    // git keeps no empty folder, so a case can name the ones it needs.
    for name in lines(folder, "folders") {
        std::fs::create_dir_all(place.path().join(name)).unwrap();
    }
    let cmd = read(folder, "cmd").unwrap_or_default();
    let arguments = words(cmd.trim());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let stdin = std::fs::read(folder.join("stdin")).ok();
    let output = match &stdin {
        Some(stdin) => program::run_with(place.path(), &arguments, stdin),
        None => program::run(place.path(), &arguments),
    };
    let outcome = Outcome {
        exit: output.status.code(),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
        stdout_bytes: output.stdout,
        written: files(place.path())
            .into_iter()
            .filter(|(name, bytes)| inputs.get(name) != Some(bytes))
            .collect(),
    };
    if std::env::var_os("UPDATE_CASES").is_some() {
        outcome.bless(folder);
    }
    let mut faults = outcome.faults(folder);
    let gone = inputs
        .keys()
        .filter(|name| !place.path().join(name).exists());
    faults.extend(gone.map(|name| format!("{name} is gone")));
    let said = [
        ("stdout", outcome.stdout_bytes.as_slice()),
        ("stderr", outcome.stderr.as_bytes()),
    ];
    let named =
        |(name, bytes)| -> identity::Named<'_> { (String::as_str(name), Vec::as_slice(bytes)) };
    faults.extend(identity::leaks(
        inputs
            .iter()
            .map(named)
            .chain(stdin.as_deref().map(|bytes| ("stdin", bytes))),
        said.into_iter().chain(outcome.written.iter().map(named)),
    ));
    match faults.is_empty() {
        true => Ok(()),
        false => Err(outcome.report(folder, &cmd, &faults)),
    }
}

struct Outcome {
    exit: Option<i32>,
    stdout: String,
    stderr: String,
    stdout_bytes: Vec<u8>,
    /// Files that are new or changed.
    written: BTreeMap<String, Vec<u8>>,
}

impl Outcome {
    fn faults(&self, folder: &Path) -> Vec<String> {
        let mut faults = Vec::new();
        let exit = read(folder, "exit").map_or(0, |exit| exit.trim().parse().unwrap());
        if self.exit != Some(exit) {
            faults.push(format!("exit code {:?}, not {exit}", self.exit));
        }
        for (name, said) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if read(folder, name).is_some_and(|expected| expected != *said) {
                faults.push(format!("{name} is not as in the case"));
            }
            for line in lines(folder, &format!("{name}.contains")) {
                if !said.contains(&line) {
                    faults.push(format!("{name} lacks: {line}"));
                }
            }
            for line in lines(folder, &format!("{name}.lacks")) {
                if said.contains(&line) {
                    faults.push(format!("{name} has: {line}"));
                }
            }
            if said.contains('\u{1b}') {
                faults.push(format!("{name} has colours and no terminal"));
            }
            if said.contains("panicked at") {
                faults.push("the program panicked".to_owned());
            }
        }
        if let Some(expected) = read(folder, "json") {
            let expected = serde_json::from_str(&expected).unwrap();
            match serde_json::from_str(&self.stdout) {
                Ok(actual) => faults.extend(subset::differences(&expected, &actual)),
                Err(error) => faults.push(format!("stdout is no JSON: {error}")),
            }
        }
        let expected = files(&folder.join("files"));
        for (name, bytes) in &self.written {
            match expected.get(name) {
                None if is_record(name, &expected, bytes) => {}
                None => faults.push(format!("{name} was written")),
                Some(_) if is_only_named(name) => {}
                Some(wanted) if wanted != bytes => {
                    faults.push(format!("{name} is not as in the case:\n{}", text(bytes)));
                }
                Some(_) => {}
            }
        }
        let missing = expected.keys().filter(|n| !self.written.contains_key(*n));
        faults.extend(missing.map(|name| format!("{name} was not written")));
        faults
    }

    fn report(&self, folder: &Path, cmd: &str, faults: &[String]) -> String {
        let mut report = format!("── {}\n", folder.display());
        report += &format!("   talentsum {}\n", cmd.trim());
        for fault in faults {
            report += &format!("   ✗ {fault}\n");
        }
        for (name, said) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !said.is_empty() {
                report += &format!("   {name}:\n{}\n", cut(said));
            }
        }
        report
    }

    fn bless(&self, folder: &Path) {
        let update = |name: &str, now: &str| {
            let path = folder.join(name);
            if path.exists() {
                std::fs::write(path, now).unwrap();
            }
        };
        update("exit", &format!("{}\n", self.exit.unwrap_or(-1)));
        update("stdout", &self.stdout);
        update("stderr", &self.stderr);
        for (name, bytes) in &self.written {
            if !is_only_named(name) && folder.join("files").join(name).exists() {
                std::fs::write(folder.join("files").join(name), bytes).unwrap();
            }
        }
    }
}

/// Whether it is the record that is kept beside an expected Markdown report: the tests of
/// refresh look into it.
fn is_record(name: &str, expected: &BTreeMap<String, Vec<u8>>, bytes: &[u8]) -> bool {
    let report = name.strip_suffix(".talentsum.json");
    report.is_some_and(|report| expected.contains_key(report))
        && serde_json::from_slice::<serde_json::Value>(bytes).is_ok()
}

/// Whether only the name of a written file matters: what is in it, other tests look at.
fn is_only_named(name: &str) -> bool {
    [".docx", ".xlsx", ".talentsum-lists"]
        .iter()
        .any(|end| name.ends_with(end))
}

fn cut(said: &str) -> String {
    let mut shown: String = said.chars().take(3000).collect();
    if shown.len() < said.len() {
        shown.push('…');
    }
    shown
}

fn read(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

fn lines(folder: &Path, name: &str) -> Vec<String> {
    let text = read(folder, name).unwrap_or_default();
    text.lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The arguments on a line, parted by blanks; '…' keeps blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        match i % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}
