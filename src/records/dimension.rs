//! What a person can be counted by: the dimensions, their values and the labels of these.
//!
//! Filters of the catalogue name dimensions and labels in Chinese; rows carry small
//! numbers. This file is where the two meet.

use super::combined::{Appointment, GeneralPractice, Retiring};
use crate::vocabulary::{
    Class, Education, Establishment, Licence, Occupation, Post, Sex, Standing, StudyMode, Title,
    UnitType,
};
use rustc_hash::FxHashMap;

/// The highest age told apart, in full years; the value after it means unknown.
pub const AGE_LIMIT: u32 = 130;

/// The label of a value that is not known, the same in every dimension.
pub const UNKNOWN: &str = "不详";

/// What stands for a column where it is not a header that tells whether there is something
/// to count, but what the rows say: known as soon as one row tells.
const BY_TITLE: &str = "职称（写明系列，如主治医师、主管护师）";
const BY_OCCUPATION: &str = "专业类别（写明执业医师、执业助理医师、注册护士）";
const BOTH_TITLES: &str = "职称（聘）和专业技术资格（评）";
const SEX_AND_BIRTH: &str = "性别和出生日期";

/// Dimensions that are known by what the rows say, the value that says nothing, and what
/// stands for their column.
pub fn told_by_rows() -> [(Dim, u32, &'static str); 4] {
    [
        (Dim::Occupation, value_of(Occupation::Unknown), BY_TITLE),
        (Dim::Licence, value_of(Licence::Unknown), BY_OCCUPATION),
        (
            Dim::Appointment,
            value_of(Appointment::Unknown),
            BOTH_TITLES,
        ),
        (Dim::Retiring, value_of(Retiring::Unknown), SEX_AND_BIRTH),
    ]
}

macro_rules! dimensions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal from $fields:expr;)*) => {
        /// A dimension of the roster.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Dim { $($(#[$doc])* $variant,)* }

        impl Dim {
            /// All dimensions; `dim as usize` is the position here.
            pub const ALL: &'static [Dim] = &[$(Dim::$variant,)*];
            /// How many there are.
            pub const COUNT: usize = Dim::ALL.len();

            /// Its name in filters.
            pub fn name(self) -> &'static str {
                match self { $(Dim::$variant => $name,)* }
            }

            /// The roster columns that give it: any one of them is enough. Empty: it is
            /// always known.
            pub fn columns(self) -> &'static [&'static str] {
                match self { $(Dim::$variant => $fields,)* }
            }
        }
    };
}

dimensions! {
    /// Whether the person is in post at the reference date, and if not, why not.
    InPost = "在岗情况" from &[];
    /// 岗位类别 after the rule about 双肩挑.
    Post = "岗位类别" from &["岗位类别"];
    /// Highest completed 学历.
    Education = "学历" from &["学历", "全日制学历", "在职学历", "第一学历"];
    /// 学历 gained in full-time study.
    FullTimeEducation = "全日制学历" from &["全日制学历", "学习方式"];
    /// 职称 on the configured basis.
    Title = "职称" from &["职称", "专业技术资格"];
    /// Age in full years at the reference date.
    Age = "年龄" from &["出生日期", "身份证号", "年龄"];
    /// 单位类型, from the column, the configuration or the unit's name.
    UnitType = "单位类型" from &[];
    /// 编制.
    Establishment = "编制" from &["编制"];
    /// 性别, from the column or the identity number.
    Sex = "性别" from &["性别", "身份证号"];
    /// 学习方式 of the highest 学历.
    StudyMode = "学习方式" from &["学习方式"];
    /// 人员状态.
    Status = "人员状态" from &["人员状态"];
    /// 称号: each entry of the cell is a label.
    Honours = "称号" from &["称号"];
    /// 专业类别 as written.
    Profession = "专业类别" from &["专业类别"];
    /// 双肩挑.
    DoublePost = "双肩挑" from &["双肩挑"];
    /// What a professional works as, from 专业类别, else 岗位类别, 执业资格, or the title.
    Occupation = "医护药技" from &["专业类别", "执业资格", BY_TITLE];
    /// What somebody is licensed to practise as.
    Licence = "执业资格" from &["执业资格", BY_OCCUPATION];
    /// General practitioners, registered or certified.
    GeneralPractice = "全科" from &["全科医学注册", "全科医生合格证"];
    /// The title passed beside the title appointed.
    Appointment = "评聘" from &[BOTH_TITLES];
    /// How far from the statutory retirement age.
    Retiring = "退休" from &[SEX_AND_BIRTH];
}

impl Dim {
    /// The dimension of this name.
    pub fn from_name(name: &str) -> Option<Dim> {
        Dim::ALL.iter().copied().find(|d| d.name() == name)
    }

    /// Whether its values are words of the data rather than classes of ours, so that a
    /// filter may name any of them.
    pub fn is_open(self) -> bool {
        matches!(self, Dim::Honours | Dim::Profession)
    }
}

/// Why a row counts or does not: the values of [`Dim::InPost`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InPost {
    /// Counts.
    Yes,
    /// 入职日期 lies after the reference date.
    NotYet,
    /// 离职日期 is not after the reference date.
    Left,
    /// 人员状态 is 借入, or 编制单位 is another unit: counts there.
    Borrowed,
    /// 退休返聘.
    Rehired,
    /// 人员状态 is another one that does not count.
    Status,
    /// The bureau has decided that the row does not count.
    Ruled,
}

impl Class for InPost {
    const FIELD: &'static str = "在岗情况";
    const ALL: &'static [Self] = &[
        InPost::Yes,
        InPost::NotYet,
        InPost::Left,
        InPost::Borrowed,
        InPost::Rehired,
        InPost::Status,
        InPost::Ruled,
    ];

    fn label(self) -> &'static str {
        match self {
            InPost::Yes => "在职",
            InPost::NotYet => "未到岗",
            InPost::Left => "已离职",
            InPost::Borrowed => "借入",
            InPost::Rehired => "返聘",
            InPost::Status => "状态不计",
            InPost::Ruled => "裁定不计",
        }
    }

    fn groups(self) -> &'static [&'static str] {
        &[]
    }
}

/// The values of all dimensions and their labels.
#[derive(Debug, Clone)]
pub struct Values {
    tables: Vec<Vec<Vec<String>>>,
    /// Values of the open dimensions by their labels.
    known: FxHashMap<(Dim, Vec<String>), u32>,
}

impl Default for Values {
    fn default() -> Self {
        let mut tables = vec![Vec::new(); Dim::COUNT];
        for dim in Dim::ALL {
            tables[*dim as usize] = match dim {
                Dim::InPost => labels::<InPost>(),
                Dim::Post => labels::<Post>(),
                Dim::Education => labels::<Education>(),
                Dim::Title => labels::<Title>(),
                Dim::UnitType => with_unknown(labels::<UnitType>()),
                Dim::Establishment => labels::<Establishment>(),
                Dim::Sex => labels::<Sex>(),
                Dim::Occupation => labels::<Occupation>(),
                Dim::Licence => labels::<Licence>(),
                Dim::GeneralPractice => labels::<GeneralPractice>(),
                Dim::Appointment => labels::<Appointment>(),
                Dim::Retiring => labels::<Retiring>(),
                Dim::StudyMode => with_unknown(labels::<StudyMode>()),
                Dim::Status => with_unknown(labels::<Standing>()),
                Dim::Age => (0..=AGE_LIMIT)
                    .map(|age| vec![age.to_string()])
                    .chain([vec![UNKNOWN.to_owned()]])
                    .collect(),
                Dim::DoublePost => [["是"], ["否"]]
                    .map(|l| l.map(str::to_owned).to_vec())
                    .to_vec(),
                Dim::FullTimeEducation | Dim::Honours | Dim::Profession => vec![Vec::new()],
            };
        }
        Values {
            tables,
            known: FxHashMap::default(),
        }
    }
}

impl Values {
    /// The labels of one value: its own and those of the groups it belongs to.
    pub fn labels(&self, dim: Dim, value: u32) -> &[String] {
        self.tables[dim as usize]
            .get(value as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// How many values a dimension has so far.
    pub fn count(&self, dim: Dim) -> usize {
        self.tables[dim as usize].len()
    }

    /// The value that bears these labels, made on first sight. Value 0 of an open
    /// dimension bears none.
    pub fn intern(&mut self, dim: Dim, labels: Vec<String>) -> u32 {
        if labels.is_empty() {
            return 0;
        }
        let table = &mut self.tables[dim as usize];
        *self
            .known
            .entry((dim, labels))
            .or_insert_with_key(|(_, labels)| {
                table.push(labels.clone());
                (table.len() - 1) as u32
            })
    }

    /// How many values there are of all open dimensions together.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether no open dimension has any value.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The value that bears these labels, if there is one.
    pub fn number(&self, dim: Dim, labels: &[String]) -> Option<u32> {
        self.known.get(&(dim, labels.to_vec())).copied()
    }

    /// Every label a filter on this dimension may name; empty for open dimensions.
    pub fn filter_labels(&self, dim: Dim) -> Vec<String> {
        let mut all: Vec<String> = match dim {
            Dim::FullTimeEducation => labels::<Education>().concat(),
            dim if dim.is_open() => Vec::new(),
            dim => self.tables[dim as usize].concat(),
        };
        let mut seen = std::collections::HashSet::new();
        all.retain(|label| seen.insert(label.clone()));
        all
    }
}

/// The value of a class in its dimension: its position among all classes.
pub fn value_of<C: Class + PartialEq>(class: C) -> u32 {
    C::ALL.iter().position(|c| *c == class).unwrap_or(0) as u32
}

/// The value that means unknown in a dimension made by [`with_unknown`].
pub fn unknown_after<C: Class>() -> u32 {
    C::ALL.len() as u32
}

fn labels<C: Class>() -> Vec<Vec<String>> {
    let labels_of = |class: &C| {
        let groups = class.groups().iter().map(|g| (*g).to_owned());
        std::iter::once(class.label().to_owned())
            .chain(groups)
            .collect()
    };
    C::ALL.iter().map(labels_of).collect()
}

fn with_unknown(mut table: Vec<Vec<String>>) -> Vec<Vec<String>> {
    table.push(vec![UNKNOWN.to_owned()]);
    table
}
