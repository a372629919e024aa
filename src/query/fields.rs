//! What can be asked for: fields of the roster, by their Chinese and English names.

use crate::gather::merged::From;
use crate::nearest::nearest_name;
use crate::records::dimension::Dim;
use crate::vocabulary::{Field as _, RosterField as F, Vocabulary, normalise};

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Classes.
    Class(Dim),
    /// Words of the data, each entry of a cell by itself.
    Open(Dim),
    /// Degrees, read from their column.
    Degree,
    /// Full years.
    Age,
    /// How many people a row stands for.
    Heads,
    /// A line.
    Line,
    /// The birth date.
    Birth,
    /// 入职日期.
    Joined,
    /// 离职日期.
    Left,
    /// A date as it is written.
    Date(F),
    /// A unit.
    Unit,
    /// Text as it is written.
    Text,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, as headings have it.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// Where its cell comes from; `None`: from the column of this name.
    pub from: Option<From>,
    /// The roster columns that give it: one is enough. Empty: it is always known.
    pub columns: Vec<&'static str>,
}

/// Name, other names, kind, cell.
type Known = (&'static str, &'static [&'static str], Kind, From);

const KNOWN: &[Known] = &[
    ("单位", &["单位名称", "unit"], Kind::Unit, From::Unit),
    (
        "单位类型",
        &["机构类型", "unit_type"],
        Kind::Class(Dim::UnitType),
        From::Class(Dim::UnitType),
    ),
    ("姓名", &["name"], Kind::Text, From::Written(F::Name)),
    (
        "性别",
        &["sex", "gender"],
        Kind::Class(Dim::Sex),
        From::Class(Dim::Sex),
    ),
    (
        "年龄",
        &["周岁", "岁数", "age"],
        Kind::Age,
        From::Class(Dim::Age),
    ),
    (
        "出生日期",
        &["出生年月", "生日", "birth"],
        Kind::Birth,
        From::Birth,
    ),
    (
        "学历",
        &["education"],
        Kind::Class(Dim::Education),
        From::Class(Dim::Education),
    ),
    ("学历原文", &["education_text"], Kind::Text, From::Education),
    (
        "全日制学历",
        &["full_time_education"],
        Kind::Class(Dim::FullTimeEducation),
        From::Class(Dim::FullTimeEducation),
    ),
    ("学位", &["degree"], Kind::Degree, From::Written(F::Degree)),
    (
        "学习方式",
        &["study_mode"],
        Kind::Class(Dim::StudyMode),
        From::Class(Dim::StudyMode),
    ),
    (
        "职称",
        &["职称级别", "职称等级", "title"],
        Kind::Class(Dim::Title),
        From::Class(Dim::Title),
    ),
    (
        "职称原文",
        &["职称名称", "title_text"],
        Kind::Text,
        From::Title,
    ),
    (
        "岗位",
        &["岗位类别", "岗位类型", "post"],
        Kind::Class(Dim::Post),
        From::Class(Dim::Post),
    ),
    (
        "岗位原文",
        &["post_text"],
        Kind::Text,
        From::Written(F::Post),
    ),
    (
        "双肩挑",
        &["double_post"],
        Kind::Class(Dim::DoublePost),
        From::Class(Dim::DoublePost),
    ),
    (
        "专业类别",
        &["专业", "specialty", "profession"],
        Kind::Open(Dim::Profession),
        From::Written(F::Profession),
    ),
    (
        "医护药技",
        &["occupation"],
        Kind::Class(Dim::Occupation),
        From::Class(Dim::Occupation),
    ),
    (
        "执业资格",
        &["licence", "license"],
        Kind::Class(Dim::Licence),
        From::Class(Dim::Licence),
    ),
    (
        "全科",
        &["general_practice"],
        Kind::Class(Dim::GeneralPractice),
        From::Class(Dim::GeneralPractice),
    ),
    (
        "评聘",
        &["appointment"],
        Kind::Class(Dim::Appointment),
        From::Class(Dim::Appointment),
    ),
    (
        "退休",
        &["retirement"],
        Kind::Class(Dim::Retiring),
        From::Class(Dim::Retiring),
    ),
    (
        "编制",
        &["establishment"],
        Kind::Class(Dim::Establishment),
        From::Class(Dim::Establishment),
    ),
    (
        "编制原文",
        &["establishment_text"],
        Kind::Text,
        From::Written(F::Establishment),
    ),
    (
        "称号",
        &["honours", "honors"],
        Kind::Open(Dim::Honours),
        From::Written(F::Honours),
    ),
    (
        "人员状态",
        &["状态", "status"],
        Kind::Class(Dim::Status),
        From::Class(Dim::Status),
    ),
    (
        "状态原文",
        &["status_text"],
        Kind::Text,
        From::Written(F::Status),
    ),
    (
        "参加工作时间",
        &["参加工作日期", "career_start"],
        Kind::Date(F::CareerStart),
        From::Date(F::CareerStart),
    ),
    (
        "入职日期",
        &["入职时间", "joined"],
        Kind::Joined,
        From::Date(F::Joined),
    ),
    (
        "离职日期",
        &["离职时间", "left"],
        Kind::Left,
        From::Date(F::Left),
    ),
    (
        "离职原因",
        &["leaving_reason"],
        Kind::Text,
        From::Written(F::LeavingReason),
    ),
    (
        "编制单位",
        &["home_unit"],
        Kind::Text,
        From::Written(F::EstablishmentUnit),
    ),
    (
        "工号",
        &["staff_number"],
        Kind::Text,
        From::Written(F::StaffNumber),
    ),
    ("身份证号", &["identity", "id"], Kind::Text, From::Identity),
    (
        "是否计入",
        &["在职", "在岗情况", "counted", "in_post"],
        Kind::Class(Dim::InPost),
        From::Counted,
    ),
    ("人数", &["heads"], Kind::Heads, From::Heads),
    ("文件", &["file"], Kind::Text, From::File),
    ("工作表", &["sheet"], Kind::Text, From::Sheet),
    ("行号", &["行", "line"], Kind::Line, From::Line),
];

/// All fields of some rosters.
#[derive(Debug, Clone)]
pub struct Fields<'v> {
    vocabulary: &'v Vocabulary,
    /// Headers that mean no field of ours: asked for by what they are called.
    others: Vec<String>,
}

impl<'v> Fields<'v> {
    /// The fields of rosters that have these other headers.
    pub fn new<'h>(
        vocabulary: &'v Vocabulary,
        others: impl IntoIterator<Item = &'h String>,
    ) -> Self {
        let mut all: Vec<String> = others.into_iter().map(|h| h.trim().to_owned()).collect();
        all.retain(|header| known(header).is_none() && !header.is_empty());
        all.sort_unstable();
        all.dedup_by_key(|header| normalise::header(header));
        Fields {
            vocabulary,
            others: all,
        }
    }

    /// Every name a question may use, folded as questions are.
    pub fn names(&self) -> Vec<String> {
        let known = KNOWN.iter().flat_map(|(name, others, _, _)| {
            std::iter::once(*name)
                .chain(others.iter().copied())
                .map(str::to_owned)
        });
        let others = self.others.iter().map(|h| normalise::cell(h).into_owned());
        known.chain(others).collect()
    }

    /// The names to choose from, for a message.
    pub fn told(&self) -> String {
        let known = KNOWN.iter().map(|(name, others, _, _)| {
            let latin = others.iter().find(|other| other.is_ascii());
            latin.map_or_else(|| (*name).to_owned(), |latin| format!("{name}({latin})"))
        });
        let others = self.others.iter().cloned();
        known.chain(others).collect::<Vec<_>>().join("、")
    }

    /// The field of this name, or of a header that means it.
    pub fn find(&self, name: &str) -> Option<Field> {
        let header = || {
            let wanted = normalise::header(name);
            let mut others = self.others.iter();
            let other = others.find(|other| normalise::header(other) == wanted)?;
            Some(Field {
                name: other.clone(),
                kind: Kind::Text,
                from: None,
                columns: Vec::new(),
            })
        };
        let spelled = || known(self.vocabulary.roster_field(name)?.name());
        known(name)
            .map(field)
            .or_else(header)
            .or_else(|| spelled().map(field))
    }

    /// The name nearest to one that is none. Of names of two characters one character is
    /// half; but they are few, so that the one that has it in the same place is still worth
    /// naming: 职成 is 职称.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let names = self.names();
        let near = nearest_name(name, names.iter().map(String::as_str));
        let spelled = || {
            let (field, _) = self.vocabulary.nearest_roster_header(name)?;
            known(field.name()).map(|(name, ..)| (*name).to_owned())
        };
        let half = || {
            let half = KNOWN.iter().map(|(known, ..)| *known);
            let mut half = half.filter(|known| half_alike(name, known));
            match (half.next(), half.next()) {
                (Some(only), None) => Some(only),
                _ => None,
            }
        };
        near.or_else(spelled).or_else(|| half().map(str::to_owned))
    }
}

/// Whether two words of two characters have one of them in common.
fn half_alike(word: &str, other: &str) -> bool {
    let two = |text: &str| text.chars().nth(1).is_some() && text.chars().nth(2).is_none();
    let same = word.chars().zip(other.chars()).any(|(a, b)| a == b);
    two(word) && two(other) && same
}

fn known(name: &str) -> Option<&'static Known> {
    let name = normalise::cell(name).to_lowercase();
    KNOWN
        .iter()
        .find(|(n, others, _, _)| *n == name || others.contains(&name.as_str()))
}

fn field((name, _, kind, from): &Known) -> Field {
    let columns = match (kind, from) {
        (Kind::Class(dim) | Kind::Open(dim), _) => dim.columns().to_vec(),
        (Kind::Age | Kind::Birth, _) => Dim::Age.columns().to_vec(),
        (Kind::Heads, _) => Vec::new(),
        (_, From::Written(column) | From::Date(column)) => vec![column.name()],
        (_, From::Education) => Dim::Education.columns().to_vec(),
        (_, From::Title) => Dim::Title.columns().to_vec(),
        (_, From::Identity) => vec![F::IdentityNumber.name()],
        _ => Vec::new(),
    };
    Field {
        name: (*name).to_owned(),
        kind: *kind,
        from: Some(*from),
        columns,
    }
}

/// The field with the text from which a class was read, where it has one.
pub(super) fn written(dim: Dim) -> Option<Field> {
    let name = match dim {
        Dim::Education | Dim::FullTimeEducation => "学历原文",
        Dim::Title => "职称原文",
        Dim::Post => "岗位原文",
        Dim::Establishment => "编制原文",
        Dim::Status => "状态原文",
        _ => return None,
    };
    known(name).map(field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::ExtraSpellings;

    #[test]
    fn every_name_leads_to_its_field_and_no_name_to_two() {
        let vocabulary = Vocabulary::new(&ExtraSpellings::default()).unwrap();
        let other = "科室".to_owned();
        let fields = Fields::new(&vocabulary, [&other]);
        let names = fields.names();
        for name in &names {
            assert!(fields.find(name).is_some(), "{name}");
            assert_eq!(names.iter().filter(|n| *n == name).count(), 1, "{name}");
        }
        assert_eq!(fields.find("文化程度").unwrap().name, "学历");
        assert_eq!(fields.find("科 室").unwrap().from, None);
        assert_eq!(fields.find("职务"), None);
    }

    #[test]
    fn a_name_of_two_characters_that_is_half_another_one_names_it() {
        let vocabulary = Vocabulary::new(&ExtraSpellings::default()).unwrap();
        let fields = Fields::new(&vocabulary, []);
        assert_eq!(fields.nearest("职成").as_deref(), Some("职称"));
        assert_eq!(fields.nearest("性比").as_deref(), Some("性别"));
        // 学历 or 学位: nobody knows.
        assert_eq!(fields.nearest("学理"), None);
    }
}
