//! 学习方式: full-time or part-time study.

use super::class::classes;

classes! {
    /// How an education was acquired (学习方式).
    StudyMode of "学习方式" {
        /// 全日制 at a regular school.
        FullTime = "全日制",
        /// Everything else: 党校, 函授, 自考, 电大, 网络, and 脱产, which is not 全日制.
        PartTime = "非全日制",
    }
}
