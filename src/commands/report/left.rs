//! Files in the folder of the reports that this run has not written: of units that are no
//! more, of units that errors have stopped, lists of doubts that are cleared. They look like
//! the others, and nobody would tell them apart. None is ever removed.

use super::made::{Made, Status};
use crate::Console;
use crate::cli::ReportFormat;
use crate::message::Message;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So many are named.
const NAMED: usize = 5;

/// The list of doubts that stands beside a draft.
pub fn doubts(report: &Path, format: ReportFormat) -> PathBuf {
    let stem = report.file_stem().unwrap_or_default().to_string_lossy();
    report.with_file_name(format!("{stem}-存疑清单.{}", format.ending()))
}

/// The files of the format that are neither reports of this run nor their lists of doubts,
/// by name.
pub fn left(folder: &Path, format: ReportFormat, made: &[Made]) -> Vec<PathBuf> {
    let mut own = BTreeSet::new();
    for made in made {
        let Some(file) = made.file.as_ref().filter(|_| made.status != Status::Failed) else {
            continue;
        };
        if made.errors > 0 {
            own.insert(doubts(file, format));
        }
        own.insert(file.clone());
    }
    let is_left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_hidden = name.starts_with(['.', '~']);
        let ending = path.extension().is_some_and(|e| e == format.ending());
        ending && !is_hidden && path.is_file() && !own.contains(path)
    };
    // A folder that cannot be read has been written into a moment ago.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut left: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_left).collect();
    left.sort();
    left
}

/// Names them.
pub fn tell(left: &[PathBuf], console: &Console) {
    if left.is_empty() {
        return;
    }
    let names = left.iter().take(NAMED);
    let names: Vec<String> = names.map(|path| console.seen(path)).collect();
    let message = Message::new("batch-left")
        .number("count", left.len())
        .text("files", names.join("、"))
        .number("more", left.len().saturating_sub(NAMED));
    console.note(&message);
}
