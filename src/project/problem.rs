//! The definition of a problem, as `templates/problems.toml` and `talentsum.toml` have it.

use serde::Deserialize;

/// `[[problem]]`: when the data shows it, and what the report then says of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProblemDefinition {
    /// Unique id, e.g. `recruitment.unfilled`.
    pub id: String,
    /// The heading in section three; may quote figures.
    pub title: String,
    /// All of these must hold. The first says how strong the problem is.
    pub when: Vec<ConditionDefinition>,
    /// Where the threshold comes from.
    pub because: String,
    /// What the strength is multiplied by; 1 without it.
    pub weight: Option<f64>,
    /// Of which reports it is; of all without it.
    pub report: Option<ReportName>,
    /// The problem with its figures; a template.
    pub evidence: String,
    /// What is asked for in section four.
    pub proposal: AnswerDefinition,
    /// What will be done next year, in section five.
    pub measure: AnswerDefinition,
}

/// Whose report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportName {
    /// The bureau's, of all units.
    Whole,
    /// A unit's own.
    Unit,
}

/// What answers a problem: a heading and a text, both templates.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerDefinition {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
}

/// One condition on a figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionDefinition {
    /// The figure's id.
    pub figure: String,
    /// Which number of it.
    #[serde(default)]
    pub of: Measured,
    /// That of the units of this 单位类型 together.
    #[serde(rename = "type")]
    pub unit_type: Option<String>,
    /// On which side of the threshold.
    pub is: Side,
    /// The threshold.
    pub than: Threshold,
}

/// A number of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Its value.
    #[default]
    Value,
    /// Its share in per cent, as printed.
    Share,
    /// Last year's value.
    Last,
    /// Last year's share in per cent, as printed.
    LastShare,
    /// The change of the value since last year.
    Change,
    /// The same in per cent, as printed.
    ChangePercent,
    /// The change of the share since last year in per cent points, as printed.
    ShareChange,
}

/// On which side of a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Less.
    Below,
    /// Less or the same.
    AtMost,
    /// More.
    Above,
    /// More or the same.
    AtLeast,
}

/// A threshold: a number, or another figure's number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Threshold {
    /// A number.
    Number(f64),
    /// Another figure's.
    Figure(OtherFigure),
}

/// Another figure's number, or a part or multiple of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherFigure {
    /// The figure's id.
    pub figure: String,
    /// Which number of it.
    #[serde(default)]
    pub of: Measured,
    /// That of the units of this 单位类型 together.
    #[serde(rename = "type")]
    pub unit_type: Option<String>,
    /// What it is multiplied by; 1 without it.
    pub times: Option<f64>,
}

/// `[problems]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProblemSettings {
    /// At most so many problems are told.
    pub most: usize,
    /// The ids of problems that are never told.
    pub off: Vec<String>,
}

impl Default for ProblemSettings {
    fn default() -> Self {
        // 三至四个, as such reports have it.
        ProblemSettings {
            most: 4,
            off: Vec::new(),
        }
    }
}
