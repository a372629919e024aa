//! Findings written down: for people, as JSON, as CSV, and as lists to hand back. Their
//! wording is chosen here and nowhere else.
//!
//! - [`text`]: for people, from [`manifest`], [`summary`], [`aliases`] and [`groups`].
//! - [`owner`]: whom a finding goes back to. [`lists`]: what each of them gets.
//! - [`suggestions`]: what the bureau may decide itself.

mod aliases;
pub mod aligned;
mod csv;
mod groups;
mod handout;
mod json;
pub mod lists;
mod manifest;
mod owner;
pub mod suggestions;
mod summary;
mod text;

pub use csv::csv;
pub use json::json;
pub use manifest::file_message;
pub use text::{finding_lines, text};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::gather::FileNote;
use crate::i18n::Words;
use crate::message::Message;
use crate::tally::RowCounts;

/// Everything a check has to say.
pub struct Report<'a> {
    /// The report year.
    pub year: i32,
    /// The findings.
    pub diagnostics: &'a Diagnostics,
    /// Rows read.
    pub rows: RowCounts,
    /// File by file.
    pub manifest: &'a [FileNote],
    /// People who stand in a roster and do not count: why, and how many.
    pub not_counted: Vec<(&'static str, u64)>,
    /// Whether the text lists every place.
    pub all: bool,
    /// The language.
    pub words: &'a Words,
}

impl Report<'_> {
    /// People who count.
    pub fn people(&self) -> u64 {
        self.manifest.iter().map(|note| note.people).sum()
    }
}

/// What is wrong, and what to do about it.
pub fn wording(diagnostic: &Diagnostic, words: &Words) -> (String, String) {
    let message = complete(diagnostic);
    let help = words.help(&message).unwrap_or_default();
    (words.say(&message), help)
}

/// The message of a finding with its column and value.
fn complete(diagnostic: &Diagnostic) -> Message {
    let place = &diagnostic.place;
    diagnostic
        .message
        .clone()
        .text("column", place.column.clone().unwrap_or_default())
        .text("value", diagnostic.value.clone().unwrap_or_default())
}
