//! The units of the bureau.

use super::table;
use anyhow::Result;
use serde::Deserialize;

/// A unit (单位).
#[derive(Debug, Deserialize)]
pub struct Unit {
    /// Full name.
    #[serde(rename = "单位")]
    pub name: String,
    /// 单位类型.
    #[serde(rename = "单位类型")]
    pub kind: String,
    /// How its staff numbers begin.
    #[serde(rename = "工号前缀")]
    pub prefix: String,
    /// How many of its professionals hold a management post as well.
    #[serde(rename = "双肩挑")]
    pub double_posts: usize,
    /// How it spells its list: a section of `spelling.toml`.
    #[serde(rename = "写法")]
    pub style: String,
    /// Whether those who left stay on its list, with the date.
    #[serde(rename = "保留离职人员")]
    keeps_leavers: String,
}

impl Unit {
    /// Whether those who left stay on its list.
    pub fn keeps_leavers(&self) -> bool {
        self.keeps_leavers == "是"
    }

    /// Whether it is the bureau's own office, whose staff are civil servants.
    pub fn is_office(&self) -> bool {
        self.kind == "局机关"
    }

    /// Whether its prefix begins with one of `scopes`.
    pub fn is_among<S: AsRef<str>>(&self, scopes: &[S]) -> bool {
        scopes
            .iter()
            .any(|scope| self.prefix.starts_with(scope.as_ref()))
    }
}

/// The units in the order of the report.
pub fn load() -> Result<Vec<Unit>> {
    table::rows(include_str!("../data/units.csv"))
}
