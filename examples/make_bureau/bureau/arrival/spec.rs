//! `lists.toml`: how each unit fills in its list.

use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Debug, Deserialize)]
pub struct Specs {
    /// Sets of spellings that several lists share: column → as known → as written, in turn.
    pub habits: BTreeMap<String, Habit>,
    pub list: Vec<List>,
}

/// Column → as known → as written.
pub type Habit = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// One file.
#[derive(Debug, Deserialize)]
pub struct List {
    pub file: String,
    #[serde(default)]
    pub encoding: String,
    #[serde(default = "comma")]
    pub separator: String,
    pub sheet: Vec<SheetSpec>,
    /// A sheet of notes, by name and lines.
    #[serde(default)]
    pub notes: Option<Notes>,
    /// The name of a hidden sheet with last year's first people.
    #[serde(default)]
    pub hidden: Option<String>,
}

/// A sheet that is no list.
#[derive(Debug, Deserialize)]
pub struct Notes {
    pub name: String,
    pub lines: Vec<String>,
}

/// One list of people.
#[derive(Debug, Deserialize)]
pub struct SheetSpec {
    /// The name of its tab.
    #[serde(default)]
    pub name: String,
    /// The prefix of the unit.
    pub unit: String,
    /// What the list calls the unit.
    #[serde(default)]
    pub called: String,
    /// Only people of these establishments.
    #[serde(default)]
    pub only: Vec<String>,
    /// The unit's way of writing, where it is not its own of `units.csv`.
    #[serde(default)]
    pub style: String,
    /// As it was some months ago: who joined since is missing, who left is still there.
    #[serde(default)]
    pub outdated: bool,
    /// Lines above the header.
    #[serde(default)]
    pub above: Vec<String>,
    /// Whether the first of them is merged over all columns.
    #[serde(default)]
    pub wide_title: bool,
    /// Column and header; `学历|全日制` is a header of two rows.
    pub columns: Vec<(String, String)>,
    /// Names of sets of spellings; the last that knows a value decides.
    #[serde(default)]
    pub habits: Vec<String>,
    /// How dates are written, by column.
    #[serde(default)]
    pub dates: BTreeMap<String, String>,
    /// Whether names of two characters have a blank between them.
    #[serde(default)]
    pub spaced_names: bool,
    /// `merged` or `ditto` (同上 below the first); else the unit in every row.
    #[serde(default)]
    pub unit_cells: String,
    /// The header once more after so many people.
    #[serde(default)]
    pub repeat_header: usize,
    /// The column by which the list is parted, with a 小计 below each part.
    #[serde(default)]
    pub subtotals: String,
    /// A 合计 at the end.
    #[serde(default)]
    pub total: bool,
    /// By how much it is wrong.
    #[serde(default)]
    pub total_off: i32,
    /// Lines below the last person.
    #[serde(default)]
    pub below: Vec<String>,
}

fn comma() -> String {
    ",".to_owned()
}

impl Specs {
    /// The lists in the order of the file.
    pub fn load() -> Result<Self> {
        Ok(toml::from_str(include_str!(
            "../../data/arrival/lists.toml"
        ))?)
    }
}
