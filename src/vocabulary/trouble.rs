//! What can be wrong with a vocabulary.

use thiserror::Error;

/// Why a vocabulary could not be built. The Display texts are for developers; the wording
/// for users is made elsewhere from the fields.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VocabularyError {
    /// An embedded table is broken (held impossible by tests).
    #[error("embedded table {file}: {message}")]
    Table {
        /// The table's file name.
        file: &'static str,
        /// What is wrong.
        message: String,
    },
    /// The configuration adds spellings or codes to a field that has no classes.
    #[error("unknown field {field}")]
    UnknownField {
        /// The name found.
        field: String,
        /// The nearest known one.
        nearest: Option<&'static str>,
        /// All known ones.
        known: Vec<&'static str>,
    },
    /// The configuration adds spellings to a class that the field does not have.
    #[error("unknown class {class} of {field}")]
    UnknownClass {
        /// The field.
        field: &'static str,
        /// The label found.
        class: String,
        /// The nearest known one.
        nearest: Option<&'static str>,
        /// All known ones.
        known: Vec<&'static str>,
    },
    /// The configuration gives one spelling to two classes.
    #[error("{spelling} of {field} is given to {first} and {second}")]
    TwoMeanings {
        /// The field.
        field: &'static str,
        /// The spelling.
        spelling: String,
        /// One class.
        first: &'static str,
        /// The other class.
        second: &'static str,
    },
    /// The configuration adds a header to a column that does not exist.
    #[error("unknown column {column}")]
    UnknownColumn {
        /// The name found.
        column: String,
        /// The nearest known one.
        nearest: Option<&'static str>,
    },
    /// The configuration gives one header to two columns of one table.
    #[error("header {header} is given to {first} and {second}")]
    TwoColumns {
        /// The header.
        header: String,
        /// One column.
        first: &'static str,
        /// The other column.
        second: &'static str,
    },
    /// The configuration names a code list that is not known for the field.
    #[error("unknown code list {list} of {field}")]
    UnknownCodeList {
        /// The field.
        field: &'static str,
        /// The name found.
        list: String,
        /// Those known for the field.
        known: Vec<String>,
    },
}
