//! How each kind of unit writes the classes.

use crate::bureau::class::{Education, Establishment, Profession, Title};
use crate::bureau::staff::StudyMode;
use crate::bureau::table;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All ways of writing, and the names of titles.
pub struct Spellings {
    styles: BTreeMap<String, Style>,
    titles: Vec<TitleWords>,
}

/// One way of writing: a section of `spelling.toml`.
#[derive(Clone, Deserialize)]
pub struct Style {
    /// Which rows of `title-words.csv`.
    series: String,
    no_title: String,
    doctorate: String,
    master: String,
    bachelor: String,
    college: String,
    professional: String,
    management: String,
    worker: String,
    permanent: String,
    quota: String,
    contract: String,
    /// 人员状态 of ordinary service.
    pub at_work: String,
    /// 双肩挑 of who isn't.
    pub not_double: String,
    /// Format of dates.
    pub date: String,
}

/// What the levels of a profession's titles are called.
#[derive(Deserialize)]
struct TitleWords {
    #[serde(rename = "系列")]
    series: String,
    #[serde(rename = "专业类别")]
    profession: Profession,
    #[serde(rename = "正高级")]
    full_senior: String,
    #[serde(rename = "副高级")]
    associate_senior: String,
    #[serde(rename = "中级")]
    intermediate: String,
    #[serde(rename = "师级")]
    junior: String,
    #[serde(rename = "士级")]
    assistant: String,
}

impl Spellings {
    /// Those of the data files.
    pub fn load() -> Result<Self> {
        Ok(Spellings {
            styles: toml::from_str(include_str!("../../data/spelling.toml"))?,
            titles: table::rows(include_str!("../../data/title-words.csv"))?,
        })
    }

    /// A way of writing by its name.
    pub fn style(&self, name: &str) -> Result<&Style> {
        self.styles.get(name).with_context(|| name.to_string())
    }

    /// 职称.
    pub fn title(&self, style: &Style, profession: Profession, title: Title) -> Result<String> {
        let words = || {
            self.titles
                .iter()
                .find(|w| w.series == style.series && w.profession == profession)
                .with_context(|| format!("no title words for {profession:?}"))
        };
        Ok(match title {
            Title::FullSenior => words()?.full_senior.clone(),
            Title::AssociateSenior => words()?.associate_senior.clone(),
            Title::Intermediate => words()?.intermediate.clone(),
            Title::Junior => words()?.junior.clone(),
            Title::Assistant => words()?.assistant.clone(),
            Title::None => style.no_title.clone(),
            Title::Unknown => String::new(),
        })
    }
}

impl Style {
    /// 学历.
    pub fn education(&self, education: Education) -> &str {
        match education {
            Education::Doctorate => &self.doctorate,
            Education::FullTimeMaster | Education::PartTimeMaster => &self.master,
            Education::Bachelor => &self.bachelor,
            Education::College => &self.college,
            Education::Secondary => "中专",
            Education::High => "高中",
            Education::Middle => "初中",
            Education::Unknown => "",
        }
    }

    /// 岗位类别.
    pub fn post(&self, profession: Profession, double_post: bool) -> &str {
        match profession {
            Profession::Worker => &self.worker,
            Profession::Manager => &self.management,
            _ if double_post => &self.management,
            _ => &self.professional,
        }
    }

    /// 编制; the office's own staff are civil servants and office workers.
    pub fn establishment(
        &self,
        establishment: Establishment,
        profession: Profession,
        office: bool,
    ) -> &str {
        match (establishment, profession) {
            (Establishment::Permanent, Profession::Worker) if office => "机关工勤",
            (Establishment::Permanent, _) if office => "行政编",
            (Establishment::Permanent, _) => &self.permanent,
            (Establishment::Quota, _) => &self.quota,
            (Establishment::Contract, _) => &self.contract,
        }
    }
}

/// 学位: bachelors who studied full time, and all graduates.
pub fn degree(education: Education, mode: StudyMode) -> &'static str {
    match education {
        Education::Doctorate => "博士",
        Education::FullTimeMaster | Education::PartTimeMaster => "硕士",
        Education::Bachelor if mode == StudyMode::FullTime => "学士",
        _ => "",
    }
}

/// 学习方式.
pub fn study_mode(mode: StudyMode) -> &'static str {
    match mode {
        StudyMode::FullTime => "全日制",
        StudyMode::PartTime => "非全日制",
        StudyMode::Correspondence => "函授",
        StudyMode::SelfStudy => "自考",
        StudyMode::Adult => "成人教育",
        StudyMode::Network => "网络教育",
        StudyMode::Unknown => "",
    }
}
