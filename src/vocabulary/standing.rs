//! 人员状态: whether somebody counts as staff.

use super::class::classes;
use super::dates::{DateError, PartialDate};
use super::reading::Reading;

classes! {
    /// Where a person on a list stands (人员状态). Who counts is custom of the field: those on
    /// the unit's payroll while the post is held, at the unit of their establishment.
    Standing of "人员状态" {
        /// On duty.
        InPost = "在职",
        /// On probation, reported for duty.
        Probation = "试用",
        /// Lent to another unit; this unit's list is the one that counts.
        LentOut = "借出",
        /// Seconded: 挂职, 驻村, 下派.
        Seconded = "挂职",
        /// Sent out: 援外, 援藏, 因公外派.
        SentAway = "外派",
        /// Maternity and other ordinary leave.
        OnLeave = "产假",
        /// Long sick leave.
        LongSickLeave = "长病假",
        /// Retired from duty, not from the post: 内退, 离岗退养.
        InternallyRetired = "内退",
        /// On leave to start a business, the post kept.
        OwnBusiness = "离岗创业",
        /// Leave without pay.
        UnpaidLeave = "停薪留职",
        /// Waiting for a post.
        AwaitingPost = "待岗",
        /// Suspended.
        Suspended = "停职",
        /// The unit's own doctors in standardised training elsewhere.
        SentToTraining = "规培（单位选派）",
        /// Full-time study or further study, sent by the unit.
        Studying = "脱产学习",
        /// Not on duty, the reason not said (是否在岗 = 否).
        OffDuty = "不在岗",
        /// Retired.
        Retired = "退休",
        /// Left by any way but retirement, transfer and death.
        Left = "离职",
        /// Transferred to another unit.
        TransferredOut = "调出",
        /// Dead.
        Dead = "死亡",
        /// Retired and taken on again.
        Rehired = "返聘",
        /// Standardised training of doctors who belong to no unit.
        Trainee = "规培",
        /// Interns and trainees from schools.
        Intern = "实习",
        /// From another unit, here for further study.
        VisitingStudent = "进修生",
        /// Borrowed from another unit, on whose list the person stands.
        BorrowedIn = "借入",
        /// Village doctors: a line of their own.
        VillageDoctor = "村医",
        /// Of another firm: cleaners, guards.
        Outsourced = "外包",
        /// Chosen but not yet employed.
        Prospective = "拟聘",
    }
}

impl Standing {
    /// Whether such a person is counted as staff by default.
    pub fn counts(self) -> bool {
        use Standing::*;
        match self {
            InPost | Probation | LentOut | Seconded | SentAway | OnLeave | LongSickLeave
            | InternallyRetired | OwnBusiness | UnpaidLeave | AwaitingPost | Suspended
            | SentToTraining | Studying | OffDuty => true,
            Retired | Left | TransferredOut | Dead | Rehired | Trainee | Intern
            | VisitingStudent | BorrowedIn | VillageDoctor | Outsourced | Prospective => false,
        }
    }

    /// Whether the person is said to have gone, so that a date of leaving should be there.
    pub fn gone(self) -> bool {
        matches!(
            self,
            Standing::Retired | Standing::Left | Standing::TransferredOut | Standing::Dead
        )
    }

    /// Whether the person is counted but not at work for long: worth a line in the note.
    pub fn absent(self) -> bool {
        matches!(
            self,
            Standing::LongSickLeave
                | Standing::InternallyRetired
                | Standing::OwnBusiness
                | Standing::UnpaidLeave
                | Standing::AwaitingPost
                | Standing::Suspended
        )
    }
}

/// A standing, and the date beside it in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedStanding {
    /// What the words say.
    pub standing: Reading<Standing>,
    /// The date.
    pub date: Option<Beside>,
}

/// A date beside a standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The day, or why it cannot be read.
    pub date: Result<PartialDate, DateError>,
    /// Whether it is the end (至) and not the beginning.
    pub until: bool,
}

/// Which column a standing is read from: 是 means one thing under 是否在岗 and another under 是否返聘.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StandingColumn {
    /// 人员状态 and its like.
    Status,
    /// 是否在岗.
    OnDuty,
    /// 不在岗原因: what stands there is about the unit's own people.
    AbsenceReason,
    /// 年内人员流动情况, with the two-digit codes of the health-personnel form.
    YearFlow,
    /// 是否返聘.
    Rehired,
}
