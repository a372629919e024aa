//! The classes in which the staff is counted, named as in the data files.

use anyhow::Result;
use serde::{Deserialize, Serialize};

/// 专业类别, in the words of the national health-personnel form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Profession {
    #[serde(rename = "执业医师")]
    Physician,
    #[serde(rename = "执业助理医师")]
    AssistantPhysician,
    #[serde(rename = "注册护士")]
    Nurse,
    #[serde(rename = "药师(士)")]
    Pharmacist,
    #[serde(rename = "检验技师(士)")]
    Laboratory,
    #[serde(rename = "影像技师(士)")]
    Imaging,
    #[serde(rename = "其他卫生技术人员")]
    OtherHealth,
    #[serde(rename = "其他技术人员")]
    OtherTechnical,
    #[serde(rename = "管理人员")]
    Manager,
    #[serde(rename = "工勤及技能人员")]
    Worker,
}

impl Profession {
    /// Whether the person counts as 专业技术.
    pub fn is_professional(self) -> bool {
        !matches!(self, Profession::Manager | Profession::Worker)
    }

    /// As the rosters write it.
    pub fn name(self) -> Result<String> {
        Ok(serde_json::from_value(serde_json::to_value(self)?)?)
    }
}

/// Highest 学历, masters by 学习方式.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Education {
    #[serde(rename = "博士研究生")]
    Doctorate,
    #[serde(rename = "全日制硕士研究生")]
    FullTimeMaster,
    #[serde(rename = "在职硕士研究生")]
    PartTimeMaster,
    #[serde(rename = "大学本科")]
    Bachelor,
    #[serde(rename = "大学专科")]
    College,
    #[serde(rename = "中专")]
    Secondary,
    #[serde(rename = "高中")]
    High,
    #[serde(rename = "初中")]
    Middle,
    #[serde(rename = "不详")]
    Unknown,
}

/// Level of the appointed 职称, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Title {
    #[serde(rename = "正高级")]
    FullSenior,
    #[serde(rename = "副高级")]
    AssociateSenior,
    #[serde(rename = "中级")]
    Intermediate,
    #[serde(rename = "师级")]
    Junior,
    #[serde(rename = "士级")]
    Assistant,
    #[serde(rename = "无")]
    None,
    #[serde(rename = "不详")]
    Unknown,
}

impl Title {
    /// 正高级 or 副高级.
    pub fn is_senior(self) -> bool {
        self <= Title::AssociateSenior
    }
}

/// 编制.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Establishment {
    #[serde(rename = "在编")]
    Permanent,
    #[serde(rename = "备案")]
    Quota,
    #[serde(rename = "编外")]
    Contract,
}

/// Age in full years at the end of the report year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum AgeBand {
    #[serde(rename = "不详")]
    Unknown,
    #[serde(rename = "51岁及以上")]
    From51,
    #[serde(rename = "46—50岁")]
    To50,
    #[serde(rename = "41—45岁")]
    To45,
    #[serde(rename = "36—40岁")]
    To40,
    #[serde(rename = "35岁及以下")]
    To35,
}

impl AgeBand {
    /// The band of an age.
    pub fn of(age: i32) -> Self {
        match age {
            ..=35 => AgeBand::To35,
            36..=40 => AgeBand::To40,
            41..=45 => AgeBand::To45,
            46..=50 => AgeBand::To50,
            _ => AgeBand::From51,
        }
    }
}

/// 性别.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}
