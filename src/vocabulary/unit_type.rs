//! 单位类型: the kinds of units, in the order in which reports list them.

use super::class::classes;
use super::spelling::read_toml;
use super::trouble::VocabularyError;
use serde::Deserialize;

classes! {
    /// The kind of a unit (单位类型), in report order.
    #[derive(PartialOrd, Ord)]
    UnitType of "单位类型" {
        /// The bureau's own office.
        Office = "局机关",
        /// City or county hospitals: general, Chinese medicine, maternal and child, special.
        City = "市直",
        /// Public health: disease control, inspection, emergency, blood.
        PublicHealth = "公卫",
        /// Community health centres.
        Community = "社区",
        /// Township health centres.
        Township = "乡镇",
        /// Village clinics.
        Village = "村卫生室",
        /// Private providers.
        Private = "民营",
    }
}

/// Which words in a unit's name tell its type: an ordered list, the first hit decides.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NameRules {
    rule: Vec<NameRule>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameRule {
    class: String,
    contains: Vec<String>,
}

impl NameRules {
    /// Reads the embedded rules.
    pub fn embedded() -> Result<Self, VocabularyError> {
        read_toml("unit_name.toml", include_str!("tables/unit_name.toml"))
    }

    /// The type that a unit's name tells.
    pub fn read(&self, name: &str) -> Option<UnitType> {
        use super::class::Class;
        let key = super::normalise::key(name);
        self.rule
            .iter()
            .find(|rule| rule.contains.iter().any(|word| key.contains(word.as_str())))
            .and_then(|rule| UnitType::with_label(&rule.class))
    }
}
