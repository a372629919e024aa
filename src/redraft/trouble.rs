//! Why a draft cannot be refreshed, and in which words that is said.

use crate::message::Message;

/// Why a file is not a draft that can be refreshed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Neither a package nor anything else that is known here.
    #[error("not a Word file")]
    NotWord,
    /// Text: a Markdown draft, most likely.
    #[error("plain text")]
    Markdown,
    /// A Markdown draft in another encoding.
    #[error("not UTF-8")]
    NotUtf8,
    /// A Word file of before 2007.
    #[error("a .doc file")]
    OldWord,
    /// A workbook of before 2007.
    #[error("a .xls file")]
    OldExcel,
    /// Encrypted with a password.
    #[error("encrypted")]
    Protected,
    /// A Word file with macros.
    #[error("a Word file with macros")]
    Macros,
    /// Not whole, or not well-formed.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Larger than any draft, or made to fill the machine.
    #[error("too large: {0}")]
    TooLarge(String),
    /// Made to do harm: names that lead out of the package, entities.
    #[error("unsafe: {0}")]
    Unsafe(String),
    /// There is no record of figures in it.
    #[error("no record")]
    NoRecord,
    /// The record is damaged.
    #[error("unreadable record: {0}")]
    BadRecord(String),
}

impl DraftError {
    /// What is wrong with this file, and what to do.
    pub fn to_message(&self, file: &str) -> Message {
        let about = |key| Message::new(key).text("file", file);
        match self {
            DraftError::NotWord | DraftError::Markdown | DraftError::OldExcel => {
                about("fail-draft-foreign")
            }
            DraftError::NotUtf8 => about("fail-draft-utf8"),
            DraftError::OldWord => about("fail-draft-old"),
            DraftError::Protected => about("fail-draft-protected"),
            DraftError::Macros => about("fail-draft-macros"),
            DraftError::Damaged(detail) => about("fail-draft-damaged").text("detail", detail),
            DraftError::TooLarge(detail) => about("fail-draft-large").text("detail", detail),
            DraftError::Unsafe(detail) => about("fail-draft-unsafe").text("detail", detail),
            DraftError::NoRecord => about("fail-draft-no-record"),
            DraftError::BadRecord(detail) => about("fail-draft-record").text("detail", detail),
        }
    }
}
