//! 是 and 否.

use super::class::classes;

classes! {
    /// A column that asks yes or no (双肩挑, 是否在岗, 是否返聘).
    YesNo of "是否" {
        /// 是.
        Yes = "是",
        /// 否.
        No = "否",
    }
}
