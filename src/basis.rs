//! What a report stands on: the value of every figure, and what each data file held.
//!
//! It is kept in the record of a draft, so that of two drafts it can be told later which
//! figures changed, and why: of each file how many there were of each class, and a checksum.
//! Even a fingerprint of an identity number could be turned back, for there are not many
//! numbers to try.
//!
//! Of a table of one row the classes are those of one person, and its name may be that
//! person's. Of files and sheets with fewer than [`FEW`] rows there is therefore only told
//! how many they are and how many rows they have together: neither names nor classes nor
//! checksums. What the report itself prints of a unit of one person is not hidden by that.

use serde::{Deserialize, Serialize};

/// Begins the id of a figure as last year's data give it, `last:staff.total`.
pub const LAST: &str = "last:";

/// A file or a sheet with fewer rows of people or activities than this is not told of by
/// itself.
pub const FEW: u64 = 10;

/// What stands for the name of all files with few rows.
pub const SMALL: &str = "不到10行的文件";

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
    /// rest of it could find an identity number out by trying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// Its tables: one, or the sheets of a workbook; those with few rows as one, without a
    /// name, people and classes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<DataTable>,
    /// For how many files with few rows this stands; `None` of a file of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<u64>,
}

impl DataFile {
    fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Whether people or what they did are counted in it.
    fn is_of_people(&self) -> bool {
        ["roster", "activities"].contains(&self.kind.as_str())
    }
}

/// The files with those of few rows together, by kind, where the first of them stood; and
/// of each file the sheets of few rows together.
pub fn without_few(files: Vec<DataFile>) -> Vec<DataFile> {
    let mut out: Vec<DataFile> = Vec::new();
    for mut file in files {
        if !file.is_of_people() {
            // Identity numbers stand in rulings, too.
            if file.kind == "rulings" && file.rows() < FEW {
                file.sum = None;
            }
            out.push(file);
            continue;
        }
        if file.rows() >= FEW && file.small.is_none() {
            let (few, mut tables): (Vec<_>, Vec<_>) = std::mem::take(&mut file.tables)
                .into_iter()
                .partition(|t| t.rows < FEW);
            tables.extend(together(&few));
            file.tables = tables;
            out.push(file);
            continue;
        }
        let count = file.small.unwrap_or(1);
        let before = out
            .iter_mut()
            .find(|f| f.small.is_some() && f.kind == file.kind);
        match before {
            Some(before) => {
                let tables = [&before.tables[..], &file.tables[..]].concat();
                before.tables = together(&tables).into_iter().collect();
                before.small = before.small.map(|before| before + count);
            }
            None => out.push(DataFile {
                name: SMALL.to_owned(),
                sum: None,
                tables: together(&file.tables).into_iter().collect(),
                small: Some(count),
                kind: file.kind,
            }),
        }
    }
    out
}

/// Some tables as one: how many rows they have.
fn together(tables: &[DataTable]) -> Option<DataTable> {
    (!tables.is_empty()).then(|| DataTable {
        rows: tables.iter().map(|table| table.rows).sum(),
        ..DataTable::default()
    })
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
