//! All files that cannot be read, told at once: whoever asks a unit for a whole file does
//! not like to ask the next one an hour later.

use super::open::each_table;
use crate::diagnostic::{Diagnostics, Kept};
use crate::failure::Failure;
use crate::message::Message;
use crate::project::Project;
use crate::source::Meaning;
use std::collections::BTreeMap;

/// Failures of a file, by the keys of their wordings.
const OF_FILES: &[&str] = &[
    "fail-unreadable",
    "fail-workbook-protected",
    "fail-workbook-damaged",
    "fail-workbook-foreign",
    "fail-workbook-markup",
    "fail-workbook-old",
];

/// The failure that ended the reading, with those of all other files, in reading order; as it
/// is when it is about no file.
pub(super) fn all(failure: Failure, project: &Project) -> Failure {
    let is_of_file = |message: &Message| OF_FILES.contains(&message.key);
    if !failure.messages.iter().all(is_of_file) {
        return failure;
    }
    let mut messages: Vec<Message> = Vec::new();
    for file in &project.inputs.files {
        // Whatever a table means, it is gone through to its end.
        let any = |_: &str| true;
        let meaning = Meaning {
            named: None,
            known: &any,
            essential: &any,
            ditto: &[],
        };
        let mut unheard = Diagnostics::new(BTreeMap::new(), Kept::Some);
        let read = each_table(file, meaning, &mut unheard, |opened, diagnostics| {
            opened.rows(&any, diagnostics, |_, _| true, |_, _| {})
        });
        if let Err(failure) = read {
            messages.extend(failure.messages);
        }
    }
    match failure.messages.iter().all(|m| messages.contains(m)) {
        true => Failure::all(messages),
        // What was met on another way is told all the same.
        false => Failure::all(failure.messages.into_iter().chain(messages).collect()),
    }
}
