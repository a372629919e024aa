//! The fields whose values are classified, by name.

use super::activity_kind::ActivityKind;
use super::class::Class;
use super::degree::Degree;
use super::education::Education;
use super::establishment::Establishment;
use super::leaving::Leaving;
use super::level::Level;
use super::occupation::{Licence, Occupation};
use super::post::Post;
use super::sex::Sex;
use super::standing::Standing;
use super::study_mode::StudyMode;
use super::title::Title;
use super::unit_type::UnitType;

/// A classified field: what the configuration may add spellings to and a catalogue filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// 学历.
    Education,
    /// 学位.
    Degree,
    /// 学习方式.
    StudyMode,
    /// 职称.
    Title,
    /// 岗位类别.
    Post,
    /// 编制.
    Establishment,
    /// 人员状态.
    Standing,
    /// 离职原因.
    Leaving,
    /// 性别.
    Sex,
    /// 单位类型.
    UnitType,
    /// 级别.
    Level,
    /// 类别.
    ActivityKind,
    /// 专业类别.
    Occupation,
    /// 执业资格.
    Licence,
}

/// Does something with the class type of a dimension.
macro_rules! for_class {
    ($dimension:expr, $class:ident => $body:expr) => {
        match $dimension {
            Dimension::Education => {
                type $class = Education;
                $body
            }
            Dimension::Degree => {
                type $class = Degree;
                $body
            }
            Dimension::StudyMode => {
                type $class = StudyMode;
                $body
            }
            Dimension::Title => {
                type $class = Title;
                $body
            }
            Dimension::Post => {
                type $class = Post;
                $body
            }
            Dimension::Establishment => {
                type $class = Establishment;
                $body
            }
            Dimension::Standing => {
                type $class = Standing;
                $body
            }
            Dimension::Leaving => {
                type $class = Leaving;
                $body
            }
            Dimension::Sex => {
                type $class = Sex;
                $body
            }
            Dimension::UnitType => {
                type $class = UnitType;
                $body
            }
            Dimension::Level => {
                type $class = Level;
                $body
            }
            Dimension::ActivityKind => {
                type $class = ActivityKind;
                $body
            }
            Dimension::Occupation => {
                type $class = Occupation;
                $body
            }
            Dimension::Licence => {
                type $class = Licence;
                $body
            }
        }
    };
}

impl Dimension {
    /// All dimensions.
    pub const ALL: &'static [Dimension] = &[
        Dimension::Education,
        Dimension::Degree,
        Dimension::StudyMode,
        Dimension::Title,
        Dimension::Post,
        Dimension::Establishment,
        Dimension::Standing,
        Dimension::Leaving,
        Dimension::Sex,
        Dimension::UnitType,
        Dimension::Level,
        Dimension::ActivityKind,
        Dimension::Occupation,
        Dimension::Licence,
    ];

    /// The field's name (`学历`, `职称` …).
    pub fn name(self) -> &'static str {
        for_class!(self, C => <C as Class>::FIELD)
    }

    /// The dimension with this name.
    pub fn with_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|d| d.name() == name)
    }

    /// The labels of its classes, in print order.
    pub fn labels(self) -> Vec<&'static str> {
        for_class!(self, C => C::ALL.iter().map(|c| c.label()).collect())
    }

    /// The first of them, for whoever asks what to write.
    pub fn some_labels(self) -> String {
        const SOME: usize = 6;
        let labels = self.labels().into_iter().take(SOME);
        labels.collect::<Vec<_>>().join("、")
    }

    /// Its groups (研究生, 高级, 初级, 编内), each once.
    pub fn groups(self) -> Vec<&'static str> {
        let mut groups: Vec<&'static str> =
            for_class!(self, C => C::ALL.iter().flat_map(|c| c.groups()).copied().collect());
        let mut seen = std::collections::BTreeSet::new();
        groups.retain(|group| seen.insert(*group));
        groups
    }
}
