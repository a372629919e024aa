//! 离职原因: why somebody has left.

use super::class::classes;

classes! {
    /// Why somebody has left the staff (离职原因). 主动流失 are those who went of their own
    /// accord; who retires, dies or is dismissed has not. A transfer within the system is
    /// known by the person's row in the other unit; 调出 is what is left of transfers.
    Leaving of "离职原因" {
        /// Retired.
        Retired = "退休",
        /// Resigned, stayed away of their own accord.
        Resigned = "辞职" in "主动流失",
        /// Passed an examination for another unit or office.
        Recruited = "考录其他单位" in "主动流失",
        /// Went to study, the post given up.
        Studying = "升学" in "主动流失",
        /// Transferred to a unit outside.
        TransferredOut = "调出" in "主动流失",
        /// Transferred by the authority to a unit of the same system.
        TransferredWithin = "系统内调动",
        /// The contract was not renewed.
        Expired = "合同到期",
        /// Dismissed, the contract ended by the unit.
        Dismissed = "解聘",
        /// Dead.
        Dead = "死亡",
        /// Still on the list and no longer counted: rehired, borrowed, in training.
        NotCounted = "在册不计",
        /// Another reason, or words that are in no class.
        Other = "其他",
        /// Nobody has written one.
        Unsaid = "未注明",
    }
}

impl Leaving {
    /// Whether people leave of their own accord.
    pub fn is_voluntary(self) -> bool {
        use super::class::Class;
        self.is_in("主动流失")
    }
}
