//! `[shares]`: how shares are rounded.

use serde::Deserialize;

/// `[shares]`
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShareSettings {
    /// Decimals of a share and of a mean.
    pub decimals: u32,
    /// How shares are rounded.
    pub method: ShareMethod,
}

impl Default for ShareSettings {
    fn default() -> Self {
        ShareSettings {
            decimals: 1,
            method: ShareMethod::Independent,
        }
    }
}

/// How the shares of a breakdown are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareMethod {
    /// Each on its own, half away from zero: a reader can check each by hand.
    Independent,
    /// By largest remainder over the whole breakdown, so that the column adds to 100.
    #[serde(rename = "sum-to-100")]
    SumTo100,
}
