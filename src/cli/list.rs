//! What `list` is asked for.

use super::Output;
use crate::project::Selection;

/// Options of `list`.
#[derive(Debug, Clone)]
pub struct List {
    /// The data.
    pub selection: Selection,
    /// `--where`: of whom it must hold.
    pub condition: Option<String>,
    /// `--by`: by what they are divided.
    pub by: Option<String>,
    /// `--columns`: the columns of the list.
    pub columns: Option<String>,
    /// `--count`: no names.
    pub count: bool,
    /// `--all-rows`: everybody in the rosters.
    pub all_rows: bool,
    /// `--show-ids`: identity numbers whole.
    pub show_ids: bool,
    /// The result.
    pub output: Output<ListFormat>,
    /// `--force`: write over a file that is there.
    pub force: bool,
}

impl List {
    /// Whether names are listed: with a breakdown only where columns were named, or a file
    /// gets them.
    pub fn names(&self) -> bool {
        let asked = self.columns.is_some() || self.output.path.is_some();
        !self.count && (self.by.is_none() || asked)
    }
}

/// Formats of `list`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// For people.
    Table,
    /// One row a person.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// For programs.
    Json,
}

impl ListFormat {
    pub(super) fn from_name(name: Option<&str>) -> Self {
        match name.map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => ListFormat::Csv,
            Some("xlsx") => ListFormat::Xlsx,
            Some("json") => ListFormat::Json,
            _ => ListFormat::Table,
        }
    }
}
