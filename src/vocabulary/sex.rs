//! 性别, after GB/T 2261.1.

use super::class::classes;

classes! {
    /// Sex (GB/T 2261.1: 1 男, 2 女, 0 and 9 not known or not stated).
    Sex of "性别" {
        /// 男.
        Male = "男",
        /// 女.
        Female = "女",
        /// 未知的性别, 未说明的性别.
        Unknown = "未说明",
    }
}
