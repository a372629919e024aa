//! A person as the rosters know them.

use super::draft::Draft;
use super::record::Record;
use crate::bureau::REPORT_YEAR;
use crate::bureau::class::{Education, Establishment, Profession, Sex, Title};
use chrono::{Datelike, NaiveDate};

/// Someone in post at the end of at least one of the two years.
#[derive(Debug)]
pub struct Person {
    /// Index of the unit.
    pub unit: usize,
    /// 工号.
    pub number: String,
    pub name: String,
    pub sex: Sex,
    pub birth: NaiveDate,
    /// 身份证号.
    pub id: String,
    pub profession: Profession,
    /// 双肩挑.
    pub double_post: bool,
    /// 参加工作时间.
    pub started: NaiveDate,
    /// 入职日期.
    pub hired: NaiveDate,
    pub leaving: Option<Leaving>,
    /// As of the year before; absent for who joined since.
    pub before: Option<Standing>,
    /// As of the report year; absent for who has left.
    pub now: Option<Standing>,
    /// What the rosters leave out.
    pub record: Record,
}

/// What can change from one year to the next.
#[derive(Debug, Clone)]
pub struct Standing {
    pub title: Title,
    pub education: Education,
    pub mode: StudyMode,
    pub establishment: Establishment,
    /// 人员状态; `None` for those at work.
    pub status: Option<String>,
    /// 称号.
    pub honours: Vec<&'static str>,
}

/// How and why someone left.
#[derive(Debug)]
pub struct Leaving {
    pub date: NaiveDate,
    pub reason: String,
    /// 人员状态 from then on.
    pub status: String,
}

/// 学习方式.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudyMode {
    FullTime,
    /// 非全日制 graduate study.
    PartTime,
    Correspondence,
    SelfStudy,
    Adult,
    Network,
    /// Not written down.
    Unknown,
}

impl Person {
    /// The standing at the end of a year, if the person is in post.
    pub fn standing(&self, year: i32) -> Option<&Standing> {
        if year == REPORT_YEAR {
            self.now.as_ref()
        } else {
            self.before.as_ref()
        }
    }

    /// The standing to change for a year.
    pub fn standing_mut(&mut self, year: i32) -> Option<&mut Standing> {
        if year == REPORT_YEAR {
            self.now.as_mut()
        } else {
            self.before.as_mut()
        }
    }

    /// In post at the end of both years.
    pub fn stays(&self) -> bool {
        self.before.is_some() && self.now.is_some()
    }

    /// Full years at the end of a year.
    pub fn age(&self, year: i32) -> i32 {
        year - self.birth.year()
    }
}

impl Standing {
    /// What a draft says, in ordinary service.
    pub fn new(draft: &Draft, mode: StudyMode) -> Self {
        Standing {
            title: draft.title,
            education: draft.education,
            mode,
            establishment: draft.establishment,
            status: None,
            honours: Vec::new(),
        }
    }
}
