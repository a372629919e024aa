//! Findings written down: for people, as JSON, as CSV. Their wording is chosen here and
//! nowhere else.

mod csv;
mod json;
mod text;

pub use csv::csv;
pub use json::json;
pub use text::{file_message, finding_lines, text};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::gather::FileNote;
use crate::i18n::Words;
use crate::tally::RowCounts;

/// Everything a check has to say.
pub struct Report<'a> {
    /// The findings.
    pub diagnostics: &'a Diagnostics,
    /// Rows read.
    pub rows: RowCounts,
    /// File by file.
    pub manifest: &'a [FileNote],
    /// The language.
    pub words: &'a Words,
}

/// What is wrong, and what to do about it.
pub fn wording(diagnostic: &Diagnostic, words: &Words) -> (String, String) {
    let place = &diagnostic.place;
    let message = diagnostic
        .message
        .clone()
        .text("column", place.column.clone().unwrap_or_default())
        .text("value", diagnostic.value.clone().unwrap_or_default());
    let help = words.help(&message).unwrap_or_default();
    (words.say(&message), help)
}
