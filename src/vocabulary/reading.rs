//! What a cell turned out to say.

use serde::Deserialize;

/// How a cell was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading<T> {
    /// Nothing is written: blank, a dash, 未知, 不详 and the like.
    Empty,
    /// Clearly of this class.
    Class(T),
    /// Counted as this class, but somebody should look at it.
    Doubtful(T, Doubt),
    /// Something is written that belongs to no class. Never guessed.
    Unclassified,
}

impl<T: Copy> Reading<T> {
    /// The class it counts as.
    pub fn class(self) -> Option<T> {
        match self {
            Reading::Class(class) | Reading::Doubtful(class, _) => Some(class),
            Reading::Empty | Reading::Unclassified => None,
        }
    }

    /// Why somebody should look at it.
    pub fn doubt(self) -> Option<Doubt> {
        match self {
            Reading::Doubtful(_, doubt) => Some(doubt),
            _ => None,
        }
    }

    /// Whether something is written that belongs to no class.
    pub fn is_unclassified(self) -> bool {
        matches!(self, Reading::Unclassified)
    }

    pub(crate) fn of(class: T, doubt: Option<Doubt>) -> Self {
        match doubt {
            Some(doubt) => Reading::Doubtful(class, doubt),
            None => Reading::Class(class),
        }
    }
}

/// Why a reading is doubtful. The wording is made elsewhere; `key()` names it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// 博士后 is neither an education nor a degree (it is a post held after the doctorate).
    PostDoctorate,
    /// 在职研究生, 研究生课程班: often only a course, without graduation as 研究生.
    DegreeCourseOnly,
    /// 在读, 结业, 肄业: no graduation, so the education is not known from this cell.
    Unfinished,
    /// The words cover more than one class (高中及以下, 师/士) or name several.
    TwoClasses,
    /// Only a degree is written where the education belongs (医学硕士 alone under 学历).
    DegreeNotEducation,
    /// A licence to practise (执业医师, 护士执业) is a qualification, not a title.
    QualificationNotTitle,
    /// Passed but, by its own words, not said to be appointed (主治医师任职资格).
    QualifiedOnly,
    /// A post or grade (护士长, 科员, 八级职员, 高级工) stands where the title belongs.
    NotATitle,
    /// The word does not say which side the person is on (借调, 进修).
    AmbiguousStatus,
    /// 聘用制, 合同制, 人事代理 mean different things in different units.
    AmbiguousEstablishment,
    /// 双肩挑 written as the post: management who also hold a professional post.
    DoubleRole,
}

impl Doubt {
    /// All doubts.
    pub const ALL: &'static [Doubt] = &[
        Doubt::PostDoctorate,
        Doubt::DegreeCourseOnly,
        Doubt::Unfinished,
        Doubt::TwoClasses,
        Doubt::DegreeNotEducation,
        Doubt::QualificationNotTitle,
        Doubt::QualifiedOnly,
        Doubt::NotATitle,
        Doubt::AmbiguousStatus,
        Doubt::AmbiguousEstablishment,
        Doubt::DoubleRole,
    ];

    /// Its name in the tables and in the files of wordings.
    pub fn key(self) -> &'static str {
        match self {
            Doubt::PostDoctorate => "post-doctorate",
            Doubt::DegreeCourseOnly => "degree-course-only",
            Doubt::Unfinished => "unfinished",
            Doubt::TwoClasses => "two-classes",
            Doubt::DegreeNotEducation => "degree-not-education",
            Doubt::QualificationNotTitle => "qualification-not-title",
            Doubt::QualifiedOnly => "qualified-only",
            Doubt::NotATitle => "not-a-title",
            Doubt::AmbiguousStatus => "ambiguous-status",
            Doubt::AmbiguousEstablishment => "ambiguous-establishment",
            Doubt::DoubleRole => "double-role",
        }
    }
}
