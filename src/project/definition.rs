//! The definition of a figure, as `templates/figures.toml` and `talentsum.toml` have it.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `[[figure]]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Unique id, e.g. `staff.professional`.
    pub id: String,
    /// Chinese name.
    pub label: String,
    /// Unit of count.
    pub unit: Option<String>,
    /// Where its number comes from.
    pub source: Source,
    /// Conditions: dimension → what must hold.
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, Condition>,
    /// Denominator of its share.
    pub share_of: Option<String>,
    /// The breakdown it is a part of.
    pub breakdown: Option<String>,
    /// Its name within the breakdown.
    pub part: Option<String>,
    /// Whether it belongs to the rest that is not printed in the text.
    #[serde(default)]
    pub rest: bool,
    /// Activities: the column added up.
    pub sum: Option<String>,
    /// Activities: rows are counted, as often as this column says.
    pub count: Option<String>,
    /// Activities: the column listed, or 月份.
    pub list: Option<String>,
    /// Activities: order of the list.
    pub order: Option<ListOrder>,
    /// Activities: only rows that fill this column.
    pub filled: Option<String>,
    /// Activities: which years.
    #[serde(default)]
    pub window: WindowName,
    /// Activities: divide by the number of years.
    #[serde(default)]
    pub per_year: bool,
    /// Facts: the whole's number is the sum of the units' where it is not given itself.
    #[serde(default)]
    pub add_units: bool,
    /// Computed: the sum of these figures.
    pub total: Option<Vec<String>>,
    /// Computed: the first less the second.
    pub difference: Option<[String; 2]>,
    /// Computed: by how much the first exceeds the second, unit by unit.
    pub excess: Option<[String; 2]>,
    /// Computed: so many of `to` to one of `of`.
    pub ratio: Option<Quotient>,
    /// Computed: so many of `of` to a thousand of `to`.
    pub per_thousand: Option<Quotient>,
}

/// Two figures, one of them divided by the other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotient {
    /// The figure it is about.
    pub of: String,
    /// The figure it is held against.
    pub to: String,
}

/// `[[breakdown]]`: one figure for each class of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakdownDefinition {
    /// Its name, and the beginning of its figures' ids.
    pub id: String,
    /// The dimension, or 年龄段.
    pub by: String,
    /// Conditions on everybody in it.
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, Condition>,
    /// Label of a part; `{part}` stands for the class, `{n}` for its number.
    pub label: Option<String>,
    /// Unit of count.
    #[serde(default = "people")]
    pub unit: String,
    /// Denominator of the shares.
    pub share_of: Option<String>,
    /// For open dimensions (称号, 专业类别): which values.
    pub parts: Option<Vec<String>>,
    /// Ids are this and a running number, instead of the name and the class.
    pub prefix: Option<String>,
    /// The figure after which it stands in the catalogue; at the end without it.
    pub after: Option<String>,
    /// Id of the part that is not known.
    pub unknown: Option<String>,
    /// Label of the part that is not known.
    pub unknown_label: Option<String>,
}

fn people() -> String {
    "人".to_owned()
}

/// Where a figure's number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The command line or what was read: years and dates.
    Option,
    /// Counted from rosters.
    Roster,
    /// Added up from activity logs.
    Activities,
    /// Given in a facts table.
    Facts,
    /// Counted from those who joined or left since last year.
    Flows,
    /// Computed from other figures.
    Figures,
}

/// What must hold of one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// It is this class.
    One(String),
    /// It is one of these.
    Any(Vec<String>),
    /// It is none of these.
    Not {
        /// One class or several.
        not: OneOrMany,
    },
    /// A number within limits, both included.
    Range(Range),
}

/// A number within limits, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Lower limit.
    pub min: Option<u32>,
    /// Upper limit.
    pub max: Option<u32>,
}

/// One word or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// All of them.
    pub fn list(&self) -> Vec<String> {
        match self {
            OneOrMany::One(one) => vec![one.clone()],
            OneOrMany::Many(many) => many.clone(),
        }
    }
}

/// Order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListOrder {
    /// Sorted, each once.
    Text,
    /// By date.
    Date,
}

/// Which years an activity figure looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WindowName {
    /// The report year.
    #[default]
    Year,
    /// The recent years.
    Recent,
}
