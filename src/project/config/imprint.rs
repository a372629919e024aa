//! `[report.imprint]`: what stands at the foot of the last page.

use serde::Deserialize;

/// `[report.imprint]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Imprint {
    /// 抄送机关.
    pub copy_to: String,
    /// 印发机关.
    pub office: String,
    /// 印发日期; may quote figures.
    pub date: String,
}
