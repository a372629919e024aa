//! What a bureau's configuration adds to the vocabulary.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The bureau's own spellings, headers and code lists; they win over ours.
///
/// In TOML, keys in Chinese stand in quotes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExtraSpellings {
    /// Field → class label → spellings: `[spellings."学历"] "大学本科" = ["本科(双学位)"]`.
    pub spellings: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Column → headers: `[headers] "学历" = ["文化水平"]`.
    pub headers: BTreeMap<String, Vec<String>>,
    /// Field → name of the code list that its one-digit codes come from:
    /// `[codes] "学历" = "卫生人力调查表"`.
    pub codes: BTreeMap<String, String>,
    /// Whether the bureau's city is one of county level, so that 市级 is 本级; if not, 市级 is
    /// 地市级.
    pub county_level_city: bool,
}

impl Default for ExtraSpellings {
    fn default() -> Self {
        ExtraSpellings {
            spellings: BTreeMap::new(),
            headers: BTreeMap::new(),
            codes: BTreeMap::new(),
            county_level_city: true,
        }
    }
}
