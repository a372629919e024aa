//! A value as somebody writes it, and the class or group that it means.
//!
//! Only what means the whole class is taken for it. 主任医师 is a full senior title, but who
//! asks for it does not ask for all full senior titles: that is said, and nothing counted.

use super::fields::Kind;
use crate::records::dimension::{Dim, UNKNOWN, Values};
use crate::vocabulary::{
    Class, Dimension, Reading, Sex, StandingColumn, TitleBasis, Vocabulary, normalise,
};

/// What a value means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This class or group.
    Label(String),
    /// A part of this class only.
    Narrower(String),
    /// Nothing that is known.
    Nothing,
}

/// Short and common words for a class or group as a whole.
fn short(kind: Kind) -> &'static [(&'static str, &'static str)] {
    let Kind::Class(dim) = kind else {
        return &[("博士学位", "博士"), ("无学位", "无"), ("没有", "无")];
    };
    match dim {
        Dim::Education | Dim::FullTimeEducation => &[
            ("博士", "博士研究生"),
            ("硕士", "硕士研究生"),
            ("本科", "大学本科"),
            ("大学", "大学本科"),
            ("大本", "大学本科"),
            ("大专", "大学专科"),
            ("专科", "大学专科"),
            ("中专", "中专及高中"),
            ("高中", "中专及高中"),
            ("初中", "初中及以下"),
            ("未知", UNKNOWN),
        ],
        Dim::Title => &[
            ("正高", "正高级"),
            ("副高", "副高级"),
            ("师", "师级"),
            ("士", "士级"),
            ("没有", "无"),
            ("未评", "无"),
            ("未知", UNKNOWN),
        ],
        Dim::Post => &[
            ("专技", "专业技术"),
            ("工勤", "工勤技能"),
            ("未知", UNKNOWN),
        ],
        Dim::Establishment => &[
            ("在编", "编内"),
            ("事业", "事业编"),
            ("行政", "行政编"),
            ("员额", "员额备案"),
            ("备案", "员额备案"),
            ("备案制", "员额备案"),
            ("非在编", "编外"),
            ("不在编", "编外"),
            ("项目", "项目人员"),
            ("未知", UNKNOWN),
        ],
        Dim::Sex => &[
            ("male", "男"),
            ("m", "男"),
            ("female", "女"),
            ("f", "女"),
            (UNKNOWN, "未说明"),
            ("未知", "未说明"),
        ],
        Dim::UnitType => &[
            ("机关", "局机关"),
            ("公共卫生", "公卫"),
            ("乡镇卫生院", "乡镇"),
            ("卫生院", "乡镇"),
            ("社区卫生服务中心", "社区"),
            ("未知", UNKNOWN),
        ],
        Dim::Occupation => &[
            ("医师", "医"),
            ("医生", "医"),
            ("护士", "护"),
            ("护理", "护"),
            ("药师", "药"),
            ("技师", "技"),
            ("医技", "技"),
            ("卫技", "卫生技术"),
            ("卫生技术人员", "卫生技术"),
            ("未知", UNKNOWN),
        ],
        Dim::Retiring => &[
            ("已超龄", "已过"),
            ("超龄", "已过"),
            ("5年内", "五年内"),
            ("未知", UNKNOWN),
        ],
        Dim::GeneralPractice => &[("是", "全科医生"), ("否", "非全科"), ("未知", UNKNOWN)],
        Dim::DoublePost => &[("yes", "是"), ("true", "是"), ("no", "否"), ("false", "否")],
        Dim::InPost => &[
            ("是", "在职"),
            ("yes", "在职"),
            ("在岗", "在职"),
            ("计入", "在职"),
        ],
        _ => &[("未知", UNKNOWN)],
    }
}

/// Endings that change nothing about a class.
const ENDINGS: &[&str] = &[
    "职称", "学历", "学位", "人员", "岗位", "单位", "编制", "岗", "性", "类", "级", "制",
];

/// Every class and group of a field.
pub fn labels(kind: Kind, values: &Values) -> Vec<String> {
    match kind {
        Kind::Class(dim) => {
            let mut labels = values.filter_labels(dim);
            if dim == Dim::FullTimeEducation {
                labels.retain(|label| label != UNKNOWN);
            }
            labels
        }
        Kind::Degree => {
            let labels = Dimension::Degree.labels().into_iter().map(str::to_owned);
            labels.chain([UNKNOWN.to_owned()]).collect()
        }
        _ => Vec::new(),
    }
}

/// What a value means in a field.
pub fn meaning(kind: Kind, value: &str, values: &Values, vocabulary: &Vocabulary) -> Meaning {
    let known = labels(kind, values);
    let key = normalise::key(value);
    let whole = |key: &str| {
        let labelled = known.iter().find(|label| normalise::key(label) == key);
        labelled.cloned().or_else(|| {
            let short = short(kind).iter().find(|(word, _)| *word == key);
            short.map(|(_, label)| (*label).to_owned())
        })
    };
    let without = |ending: &&str| {
        let bare = key.strip_suffix(*ending)?;
        whole(bare).or_else(|| whole(&format!("{bare}级")))
    };
    let with_level = || whole(&format!("{key}级")).or_else(|| whole(&format!("{key}研究生")));
    if let Some(label) = whole(&key)
        .or_else(|| ENDINGS.iter().find_map(without))
        .or_else(with_level)
    {
        return Meaning::Label(label);
    }
    match spelled(kind, value, vocabulary) {
        Some(label) => Meaning::Narrower(label.to_owned()),
        None => Meaning::Nothing,
    }
}

/// The class of which a value is a spelling.
fn spelled(kind: Kind, value: &str, vocabulary: &Vocabulary) -> Option<&'static str> {
    fn label<C: Class>(reading: Reading<C>) -> Option<&'static str> {
        reading.class().map(Class::label)
    }
    let Kind::Class(dim) = kind else {
        return label(vocabulary.degree(value));
    };
    match dim {
        Dim::Education | Dim::FullTimeEducation => label(vocabulary.education(value, None)),
        Dim::Title => label(vocabulary.title(value, false, TitleBasis::Appointed)),
        Dim::Post => label(vocabulary.post(value)),
        Dim::Establishment => label(vocabulary.establishment(value)),
        Dim::Sex => label::<Sex>(vocabulary.sex(value)),
        Dim::UnitType => label(vocabulary.unit_type(value)),
        Dim::StudyMode => label(vocabulary.study_mode(value)),
        Dim::Occupation => label(vocabulary.occupation(value)),
        Dim::Licence => label(vocabulary.licence(value)),
        Dim::Status => label(vocabulary.standing(value, StandingColumn::Status)),
        _ => None,
    }
}

/// The class that a value is most like, when near enough to be a slip.
pub fn nearest(
    kind: Kind,
    value: &str,
    values: &Values,
    vocabulary: &Vocabulary,
) -> Option<String> {
    let known = labels(kind, values);
    let near = crate::nearest::nearest_name(value, known.iter().map(String::as_str));
    let dimension = match kind {
        Kind::Class(dim) => Dimension::with_name(dim.name()),
        _ => Some(Dimension::Degree),
    };
    let spelled = || {
        let near = vocabulary.suggest(dimension?, value);
        near.first().map(|(_, label)| (*label).to_owned())
    };
    near.or_else(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::ExtraSpellings;

    #[test]
    fn short_words_mean_the_whole_class_and_a_part_of_it_does_not() {
        let vocabulary = Vocabulary::new(&ExtraSpellings::default()).unwrap();
        let values = Values::default();
        let of = |dim, value| meaning(Kind::Class(dim), value, &values, &vocabulary);
        let label = |label: &str| Meaning::Label(label.to_owned());
        for (dim, value, wanted) in [
            (Dim::Title, "副高", "副高级"),
            (Dim::Title, "副高级职称", "副高级"),
            (Dim::Title, "高级职称", "高级"),
            (Dim::Title, "高级（级别不明）", "高级（级别不明）"),
            (Dim::Title, "中级", "中级"),
            (Dim::Title, "无职称", "无"),
            (Dim::Education, "硕士", "硕士研究生"),
            (Dim::Education, "研究生学历", "研究生"),
            (Dim::Education, "本科", "大学本科"),
            (Dim::Sex, "女性", "女"),
            (Dim::Establishment, "在编", "编内"),
            (Dim::Post, "专业技术岗位", "专业技术"),
            (Dim::UnitType, "乡镇卫生院", "乡镇"),
            (Dim::StudyMode, "全日制", "全日制"),
        ] {
            assert_eq!(of(dim, value), label(wanted), "{value}");
        }
        let narrower = |label: &str| Meaning::Narrower(label.to_owned());
        assert_eq!(of(Dim::Title, "主任医师"), narrower("正高级"));
        assert_eq!(of(Dim::Education, "函授本科"), narrower("大学本科"));
        assert_eq!(of(Dim::Establishment, "参公"), narrower("行政编"));
        assert_eq!(of(Dim::Title, "院士"), Meaning::Nothing);
    }
}
