//! Where the refreshed draft goes: never over what a person has written, unless told.

use crate::cli::Refresh;
use crate::export::docx;
use crate::export::markdown::Record;
use crate::failure::Failure;
use crate::message::Message;
use crate::output::fits;
use crate::project::shown;
use std::path::{Path, PathBuf};

/// Where the refreshed draft goes.
pub enum Target {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// What is added to the draft's name.
const WORD: &str = "更新";

impl Target {
    /// The target that was asked for; without one, a file beside the draft.
    ///
    /// # Errors
    /// When its name says another kind of file than the draft is.
    pub fn new(options: &Refresh) -> Result<Self, Failure> {
        let ending = options.file.extension().and_then(|e| e.to_str());
        let forms = match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
            "docx" => ".docx",
            "md" | "markdown" | "txt" => ".md、.txt",
            _ => "",
        };
        Ok(match &options.output {
            Some(path) if path == Path::new("-") => Target::Stdout,
            Some(path) => {
                if !forms.is_empty() {
                    fits(path, forms)?;
                }
                Target::File(path.clone())
            }
            None => Target::File(beside(&options.file)),
        })
    }
}

/// `总结.docx` → `总结（更新）.docx` → `总结（更新2）.docx`; a text keeps its ending.
fn beside(draft: &Path) -> PathBuf {
    let stem = draft.file_stem().unwrap_or_default().to_string_lossy();
    let last = stem
        .strip_suffix('）')
        .and_then(|stem| stem.rsplit_once('（'))
        .and_then(|(stem, word)| Some((stem, word.strip_prefix(WORD)?)));
    let ending = draft.extension().map(|ending| ending.to_string_lossy());
    let ending = match &ending {
        Some(ending) if !ending.eq_ignore_ascii_case("docx") => ending,
        _ => "docx",
    };
    let name = match last {
        Some((stem, "")) => format!("{stem}（{WORD}2）.{ending}"),
        Some((stem, number)) if number.parse::<u32>().is_ok_and(|n| n < u32::MAX) => {
            let next = number.parse::<u32>().unwrap_or_default() + 1;
            format!("{stem}（{WORD}{next}）.{ending}")
        }
        _ => format!("{stem}（{WORD}）.{ending}"),
    };
    draft.with_file_name(name)
}

/// Whether both paths lead to one file that is there.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Whether the draft may go there: to nothing, over itself when it was named, over the
/// same bytes, over a report that nobody has saved since it was generated, or over an earlier
/// refresh that nobody has saved. Under the name that the draft's own gives, that is one of
/// this draft; under any other it may be of another one and have the words of those who worked
/// in that, unless it has none but this one's, which `is_same_text` tells.
///
/// # Errors
/// When something else is there; `--overwrite` and `--force` write over it.
pub fn may_write(
    path: &Path,
    options: &Refresh,
    bytes: &[u8],
    is_same_text: impl FnOnce(&[u8]) -> bool,
) -> Result<(), Failure> {
    if options.force || options.overwrite || options.dry_run || is_same_file(path, &options.file) {
        return Ok(());
    }
    match std::fs::read(path) {
        Ok(there)
            if there != bytes
                && !is_generated(path, &there)
                && !(is_as_written(path, &there)
                    && (options.output.is_none() || is_same_text(&there))) =>
        {
            let message = Message::new("fail-refresh-exists").text("file", shown(path));
            Err(Failure::new(message))
        }
        // What cannot be read is for the writing itself to complain about.
        _ => Ok(()),
    }
}

fn is_generated(path: &Path, bytes: &[u8]) -> bool {
    let beside = || Record::beside(path).is_some_and(|record| record.is_as_generated(bytes));
    docx::is_as_generated(bytes) || beside()
}

fn is_as_written(path: &Path, bytes: &[u8]) -> bool {
    let beside = || Record::beside(path).is_some_and(|record| record.is_as_written(bytes));
    docx::is_as_written(bytes) || beside()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_that_it_is_an_update_and_which() {
        for (draft, name) in [
            ("a/总结.docx", "a/总结（更新）.docx"),
            ("总结（更新）.docx", "总结（更新2）.docx"),
            ("总结（更新9）.DOCX", "总结（更新10）.docx"),
            ("总结（更新稿）.docx", "总结（更新稿）（更新）.docx"),
            ("（更新）", "（更新2）.docx"),
            ("总结.md", "总结（更新）.md"),
        ] {
            assert_eq!(beside(Path::new(draft)), Path::new(name));
        }
    }
}
