//! A person's edits are never written over without being told to.

use crate::export::docx;
use crate::export::markdown::Record;
use crate::failure::Failure;
use crate::message::Message;
use crate::project::shown;
use std::path::Path;

/// Whether the report may take the place of what is there: nothing, the very same bytes,
/// or a draft that nobody has saved since it was generated. `is_one_of_many`: whether `-o`
/// names the folder that it lies in.
///
/// # Errors
/// When something else is there; `--force` writes over it.
pub fn may_replace(
    path: &Path,
    bytes: &[u8],
    year: i32,
    is_one_of_many: bool,
) -> Result<(), Failure> {
    let there = match std::fs::read(path) {
        Ok(there) => there,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        // What cannot be read is for the writing itself to complain about.
        Err(_) => return Ok(()),
    };
    let beside = || Record::beside(path).is_some_and(|record| record.is_as_generated(&there));
    if there == bytes || docx::is_as_generated(&there) || beside() {
        return Ok(());
    }
    let is_word = there.starts_with(b"PK") && bytes.starts_with(b"PK");
    // A draft that somebody has worked in: there is a way to have both.
    let key = match (is_word || Record::path(path).exists(), is_one_of_many) {
        (true, false) => "fail-exists-draft",
        (true, true) => "fail-batch-exists-draft",
        (false, false) => "fail-exists",
        (false, true) => "fail-batch-exists",
    };
    let message = Message::new(key).text("file", shown(path));
    Err(Failure::new(message.text("year", year.to_string())))
}
