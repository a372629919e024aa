//! Which files are the same, and what moved in the others.

use super::Files;
use crate::basis::{DataFile, DataTable};
use std::collections::BTreeSet;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStatus {
    /// It was not read before.
    New,
    /// Its content has changed.
    Changed,
    /// Its content is the same, but was counted otherwise: for another date, by other
    /// settings, rulings or another version of the program.
    Recounted,
    /// It is no longer read.
    Gone,
    /// Its content is the same under another name.
    Renamed,
    /// As many rows as before; with so few neither classes nor a checksum were kept.
    Unsure,
    /// It was not read before, or was one of those with few rows.
    NewOrGrown,
    /// It is no longer read, or is one of those with few rows.
    GoneOrShrunk,
}

impl FileStatus {
    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            FileStatus::New => "new",
            FileStatus::Changed => "changed",
            FileStatus::Recounted => "recounted",
            FileStatus::Gone => "gone",
            FileStatus::Renamed => "renamed",
            FileStatus::Unsure => "unsure",
            FileStatus::NewOrGrown => "new-or-grown",
            FileStatus::GoneOrShrunk => "gone-or-shrunk",
        }
    }

    /// Whether it may be why a figure changed.
    pub fn can_matter(self) -> bool {
        !matches!(self, FileStatus::Renamed | FileStatus::Unsure)
    }
}

/// A file that is not the same as before, or of which that is not certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its name: the later one.
    pub name: String,
    /// Its earlier name, where that was another.
    pub was: Option<String>,
    /// What it holds.
    pub kind: String,
    /// What became of it.
    pub status: FileStatus,
    /// The tables in which a number moved.
    pub tables: Vec<TableChange>,
    /// For how many files with few rows it stands, before and after; `None` of a file of
    /// its own.
    pub small: Option<(u64, u64)>,
}

/// A table in which a number moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableChange {
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// Rows before and after; `None` where the table was or is not there.
    pub rows: (Option<u64>, Option<u64>),
    /// People in post before and after, in a roster.
    pub people: (Option<u64>, Option<u64>),
    /// The classes whose number moved.
    pub classes: Vec<ClassChange>,
}

/// A class whose number moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassChange {
    /// The dimension: 学历, 职称, ….
    pub of: String,
    /// The class.
    pub class: String,
    /// Its number before.
    pub old: u64,
    /// Its number after.
    pub new: u64,
}

/// Whether a file of before is one of now.
type IsSame<'a> = dyn Fn(&DataFile, &DataFile) -> bool + 'a;

/// Compares the files of two states. Files are the same by their names; then by their
/// names within the folders of the two `years`; then by their bytes.
pub fn compare(old: &[DataFile], new: &[DataFile], years: (i32, i32)) -> Files {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = BTreeSet::new();
    let within = |file: &DataFile, year: i32| {
        let folder = format!("data/{year}/");
        file.name.strip_prefix(&folder).map(str::to_owned)
    };
    let is_same_name = |a: &DataFile, b: &DataFile| a.name == b.name;
    let is_counterpart = |a: &DataFile, b: &DataFile| {
        let name = within(a, years.0);
        name.is_some() && name == within(b, years.1)
    };
    let is_same_content = |a: &DataFile, b: &DataFile| a.sum.is_some() && a.sum == b.sum;
    let tests: [&IsSame<'_>; 3] = [&is_same_name, &is_counterpart, &is_same_content];
    for test in tests {
        for (file, partner) in new.iter().zip(&mut partners) {
            if partner.is_none() {
                let mut free = old.iter().enumerate().filter(|(at, _)| !taken.contains(at));
                let found = free.find(|(_, before)| before.kind == file.kind && test(before, file));
                *partner = found.map(|(at, _)| at);
                taken.extend(*partner);
            }
        }
    }
    let mut files = Files::default();
    for (file, partner) in new.iter().zip(partners) {
        let change = pair(partner.map(|at| &old[at]), file);
        let change = change.map(|mut change| {
            if change.status == FileStatus::New && small(old, file) > small(new, file) {
                change.status = FileStatus::NewOrGrown;
            }
            change
        });
        match change {
            Some(change) => files.changed.push(change),
            None => files.unchanged += 1,
        }
    }
    for (_, file) in old.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        files.changed.push(FileChange {
            name: file.name.clone(),
            was: None,
            kind: file.kind.clone(),
            status: match file.small.is_none() && small(new, file) > small(old, file) {
                true => FileStatus::GoneOrShrunk,
                false => FileStatus::Gone,
            },
            tables: tables(&file.tables, &[]),
            small: file.small.map(|files| (files, 0)),
        });
    }
    files
}

/// What is to be said of a file; nothing where it is the same.
fn pair(old: Option<&DataFile>, new: &DataFile) -> Option<FileChange> {
    let was = old.filter(|old| old.name != new.name);
    let moved = tables(old.map_or(&[], |old| &old.tables), &new.tables);
    let status = match old {
        None => FileStatus::New,
        Some(old) => match (&old.sum, &new.sum) {
            (Some(a), Some(b)) if a == b => match (moved.is_empty(), was) {
                (false, _) => FileStatus::Recounted,
                (true, Some(_)) => FileStatus::Renamed,
                (true, None) => return None,
            },
            (None, None) if moved.is_empty() && old.small == new.small => FileStatus::Unsure,
            _ => FileStatus::Changed,
        },
    };
    Some(FileChange {
        name: new.name.clone(),
        was: was.map(|old| old.name.clone()),
        kind: new.kind.clone(),
        status,
        tables: moved,
        small: (new.small).map(|files| (old.and_then(|old| old.small).unwrap_or(0), files)),
    })
}

/// How many files with few rows there are of this file's kind.
fn small(files: &[DataFile], like: &DataFile) -> u64 {
    let of_kind = files.iter().filter(|file| file.kind == like.kind);
    of_kind.filter_map(|file| file.small).sum()
}

/// The tables in which a number moved, by their sheets; those that are gone last.
fn tables(old: &[DataTable], new: &[DataTable]) -> Vec<TableChange> {
    let find = |all: &[DataTable], sheet: &Option<String>| -> Option<DataTable> {
        all.iter().find(|table| table.sheet == *sheet).cloned()
    };
    let pairs = new
        .iter()
        .map(|table| (find(old, &table.sheet), Some(table.clone())));
    let gone = old.iter().filter(|table| find(new, &table.sheet).is_none());
    let gone = gone.map(|table| (Some(table.clone()), None));
    let differ = pairs.chain(gone).filter(|(old, new)| old != new);
    differ
        .map(|(old, new)| table(old.as_ref(), new.as_ref()))
        .collect()
}

fn table(old: Option<&DataTable>, new: Option<&DataTable>) -> TableChange {
    let sheet = new.or(old).and_then(|table| table.sheet.clone());
    let people = |table: Option<&DataTable>| table.and_then(|table| table.people);
    TableChange {
        sheet,
        rows: (old.map(|table| table.rows), new.map(|table| table.rows)),
        people: (people(old), people(new)),
        classes: classes(old, new),
    }
}

fn classes(old: Option<&DataTable>, new: Option<&DataTable>) -> Vec<ClassChange> {
    let count = |table: Option<&DataTable>, of: &str, class: &str| {
        let classes = table.into_iter().flat_map(|table| &table.classes);
        let mut counts = classes.filter(|c| c.of == of).flat_map(|c| &c.counts);
        counts
            .find(|(name, _)| name == class)
            .map_or(0, |(_, n)| *n)
    };
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    let dimensions = [new, old]
        .into_iter()
        .flatten()
        .flat_map(|table| &table.classes);
    for of in dimensions.map(|classes| classes.of.as_str()) {
        let both = [new, old]
            .into_iter()
            .flatten()
            .flat_map(|table| &table.classes);
        for (class, _) in both.filter(|c| c.of == of).flat_map(|c| &c.counts) {
            let (old, new) = (count(old, of, class), count(new, of, class));
            if old != new && seen.insert((of, class)) {
                changes.push(ClassChange {
                    of: of.to_owned(),
                    class: class.clone(),
                    old,
                    new,
                });
            }
        }
    }
    changes
}
