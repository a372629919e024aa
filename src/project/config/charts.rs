//! Where the charts stand.

use serde::Deserialize;

/// Where the charts of education, titles and ages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Charts {
    /// Beside the paragraphs that say the same.
    Body,
    /// After the table of the units.
    #[default]
    Annex,
    /// Nowhere.
    None,
}
