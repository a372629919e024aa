//! What a report stands on: the value of every figure, and what each data file held.
//!
//! It is kept in the record of a draft, so that of two drafts it can be told later which
//! figures changed, and why. It says nothing of single people: only how many there were of
//! each class, and a checksum of each file. Even a fingerprint of an identity number could
//! be turned back, for there are not many numbers to try.

use serde::{Deserialize, Serialize};

/// Begins the id of a figure as last year's data give it, `last:staff.total`.
pub const LAST: &str = "last:";

/// What a report stands on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Every figure of the whole bureau, in the order of the catalogue.
    pub figures: Vec<Standing>,
    /// The files that were read, those of the data first, then the settings.
    pub files: Vec<DataFile>,
}

/// A figure as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its id in the catalogue.
    pub id: String,
    /// What it is called where people read it.
    pub label: String,
    /// Its value as text; `None` without data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its share with the sign, `84.6%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its path within the project, `/` between folders; its name alone where it lies
    /// elsewhere.
    pub name: String,
    /// `roster`, `activities`, `facts`, `rulings` or `settings`.
    pub kind: String,
    /// Checksum of its bytes; `None` where its rows are so few that one who knows all the
    /// rest of it could find a number out by trying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// Its tables: one, or the sheets of a workbook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<DataTable>,
}

/// A table of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataTable {
    /// The sheet, in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Rows of data.
    pub rows: u64,
    /// People in post, in a roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// How many there are of each class: of people in post (by 在岗情况: of all rows), or
    /// of activities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Classes>,
}

/// The classes by one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classes {
    /// The dimension: 学历, 职称, ….
    pub of: String,
    /// The classes that there are, each with its number.
    pub counts: Vec<(String, u64)>,
}
