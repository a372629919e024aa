//! The folder of the lists that go back to the units.
//!
//! A list may come back with notes in it, so one that somebody has changed is never
//! written over without being told to. `.talentsum-lists` in the folder remembers what was
//! written: a file that is still the same is an old list of ours and may go, any other is
//! somebody's work.

use crate::Console;
use crate::check::lists::List;
use crate::commands::spare_inputs;
use crate::failure::Failure;
use crate::i18n::{Language, Words};
use crate::message::Message;
use crate::output::{file_name, unwritten, write_file};
use crate::project::{Project, shown};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The file that remembers what was written.
const RECORD: &str = ".talentsum-lists";

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What was written under each name: any of these is ours.
type Record = BTreeMap<String, BTreeSet<String>>;

/// Writes the lists, each as a workbook and as CSV. All or none are written when somebody
/// has changed one that is there.
///
/// # Errors
/// When that is so and `force` is not given, or a file cannot be written.
pub fn write(
    folder: &Path,
    lists: &[List],
    force: bool,
    project: &Project,
    console: &Console,
) -> Result<(), Failure> {
    let files = files(folder, lists)?;
    let before = read_record(folder);
    for name in files.keys() {
        spare_inputs(Some(&folder.join(name)), project)?;
    }
    if !force {
        refuse_changed(folder, &files, &before)?;
    }
    if !files.is_empty() {
        std::fs::create_dir_all(folder).map_err(|e| unwritten(&shown(folder), &e))?;
        // Remembered first, so that a run that is cut short knows its files again.
        let mut record = before.clone();
        for (name, bytes) in &files {
            record.entry(name.clone()).or_default().insert(mark(bytes));
        }
        write_record(folder, &record)?;
        for (name, bytes) in &files {
            write_file(&folder.join(name), bytes)?;
            record.insert(name.clone(), BTreeSet::from([mark(bytes)]));
        }
        record.retain(|name, _| folder.join(name).exists());
        write_record(folder, &record)?;
    }
    let wrote = match lists.is_empty() {
        true => Message::new("lists-none"),
        false => Message::new("lists-written")
            .text("directory", shown(folder))
            .number("lists", lists.len()),
    };
    console.note(&wrote);
    let stale: Vec<&str> = before
        .keys()
        .filter(|name| !files.contains_key(*name) && folder.join(name).exists())
        .map(String::as_str)
        .collect();
    if !stale.is_empty() {
        let note = Message::new("lists-stale").text("directory", shown(folder));
        console.note(&note.text("files", stale.join("、")));
    }
    Ok(())
}

/// The files to be written: name and bytes.
fn files(folder: &Path, lists: &[List]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let words = Words::new(Language::Zh);
    let mut taken = BTreeSet::new();
    let mut files = BTreeMap::new();
    for list in lists {
        let name = free_name(&list.name, &mut taken);
        let xlsx = list
            .xlsx(&words)
            .map_err(|e| unwritten(&shown(&folder.join(&name)), &e))?;
        files.insert(format!("{name}.xlsx"), xlsx);
        files.insert(format!("{name}.csv"), list.csv());
    }
    Ok(files)
}

/// A name that is a file name on every system and that no list before it has, whatever
/// the letter case.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut safe = file_name(name);
    let device = safe.split('.').next().unwrap_or_default().to_lowercase();
    if safe.is_empty() || safe.starts_with(['.', '~']) || DEVICES.contains(&device.as_str()) {
        safe.insert(0, '_');
    }
    let numbered = |n: usize| match n {
        1 => safe.clone(),
        n => format!("{safe}-{n}"),
    };
    let free = (1..)
        .map(numbered)
        .find(|n| !taken.contains(&n.to_lowercase()));
    let free = free.unwrap_or(safe);
    taken.insert(free.to_lowercase());
    free
}

fn refuse_changed(
    folder: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    record: &Record,
) -> Result<(), Failure> {
    let changed: Vec<&str> = files
        .iter()
        .filter(|(name, bytes)| {
            std::fs::read(folder.join(name)).is_ok_and(|there| {
                let ours = record.get(*name).is_some_and(|m| m.contains(&mark(&there)));
                there != **bytes && !ours
            })
        })
        .map(|(name, _)| name.as_str())
        .collect();
    match changed.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(
            Message::new("fail-lists-changed").text("files", changed.join("、")),
        )),
    }
}

/// What tells bytes from others.
fn mark(bytes: &[u8]) -> String {
    format!("{:08x}-{}", crc32fast::hash(bytes), bytes.len())
}

/// One line a file and mark; what cannot be read remembers nothing.
fn read_record(folder: &Path) -> Record {
    let text = std::fs::read_to_string(folder.join(RECORD)).unwrap_or_default();
    let mut record = Record::new();
    for (mark, name) in text.lines().filter_map(|line| line.split_once(' ')) {
        // A name from elsewhere leads to no file outside of the folder.
        if file_name(name) == name && !name.starts_with('.') {
            let marks = record.entry(name.to_owned()).or_default();
            marks.insert(mark.to_owned());
        }
    }
    record
}

fn write_record(folder: &Path, record: &Record) -> Result<(), Failure> {
    let lines = record
        .iter()
        .flat_map(|(name, marks)| marks.iter().map(move |mark| format!("{mark} {name}\n")));
    let text: String = lines.collect();
    write_file(&folder.join(RECORD), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system_and_never_the_same() {
        let mut taken = BTreeSet::new();
        let mut name = |name: &str| free_name(name, &mut taken);
        assert_eq!(name("甲/乙:院"), "甲_乙_院");
        assert_eq!(name("甲\\乙*院"), "甲_乙_院-2");
        assert_eq!(name("甲?乙\t院"), "甲_乙_院-3");
        assert_eq!(name("CON"), "_CON");
        assert_eq!(name("nul.txt"), "_nul.txt");
        assert_eq!(name("..\\..\\x"), "_.._.._x");
        assert_eq!(name("ABC"), "ABC");
        assert_eq!(name("abc"), "abc-2");
        assert_eq!(name(" . "), "_");
        assert!(name(&"院".repeat(300)).len() <= 200);
    }
}
