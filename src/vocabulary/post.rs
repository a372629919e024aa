//! 岗位类别: the three kinds of posts.

use super::class::classes;

classes! {
    /// The kind of post (岗位类别) in a public institution: professional, management, worker.
    Post of "岗位类别" {
        /// 专业技术岗位.
        Professional = "专业技术",
        /// 管理岗位.
        Management = "管理",
        /// 工勤技能岗位.
        Worker = "工勤技能",
        /// Not known.
        Unknown = "不详",
    }
}
