//! 职称: the levels of professional titles.

use super::class::classes;
use std::cmp::{Ordering, Reverse};

classes! {
    /// The level of a professional title (职称; WS/T 364 CV08.30.005, last digit of the health
    /// series in GB/T 8561).
    Title of "职称" {
        /// 正高级.
        FullSenior = "正高级" in "高级",
        /// 副高级.
        AssociateSenior = "副高级" in "高级",
        /// 高级 whose rank is not said: senior, but neither full nor associate.
        SeniorUnspecified = "高级（级别不明）" in "高级",
        /// 中级.
        Intermediate = "中级",
        /// 师级 (助理级).
        Assistant = "师级" in "初级",
        /// 士级 (员级).
        Staff = "士级" in "初级",
        /// Expressly none: 无, 未定级, 待聘; a worker's grade.
        None = "无",
        /// Not known.
        Unknown = "不详",
    }
}

impl Ord for Title {
    /// The higher title is the greater: `max` gives the highest.
    fn cmp(&self, other: &Self) -> Ordering {
        Reverse(*self as u8).cmp(&Reverse(*other as u8))
    }
}

impl PartialOrd for Title {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Which side of a title counts: the appointment or the qualification. They are two things;
/// a hospital with no vacant post leaves many qualified people unappointed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TitleBasis {
    /// 聘: the post that the person is appointed to.
    #[default]
    Appointed,
    /// 评: the qualification that the person has passed.
    Qualified,
}
