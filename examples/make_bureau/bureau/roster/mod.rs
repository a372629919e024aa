//! The staff lists (花名册), one file a unit.

mod spelling;

pub use spelling::{Spellings, Style};

use super::REPORT_YEAR;
use super::class::Sex;
use super::staff::{Person, Record};
use super::unit::Unit;
use anyhow::Result;
use chrono::NaiveDate;
use std::path::Path;

pub const COLUMNS: [&str; 22] = [
    "工号",
    "姓名",
    "性别",
    "身份证号",
    "出生日期",
    "学历",
    "学位",
    "学习方式",
    "职称",
    "岗位类别",
    "双肩挑",
    "专业类别",
    "编制",
    "人员状态",
    "单位",
    "编制单位",
    "单位类型",
    "称号",
    "参加工作时间",
    "入职日期",
    "离职日期",
    "离职原因",
];

/// Writes every unit's list as it stands at the end of the year.
pub fn write(folder: &Path, year: i32, units: &[Unit], people: &[Person]) -> Result<()> {
    let spellings = Spellings::load()?;
    for (index, unit) in units.iter().enumerate() {
        let mut writer = csv::Writer::from_path(folder.join(format!("花名册-{}.csv", unit.name)))?;
        writer.write_record(COLUMNS)?;
        for person in people.iter().filter(|p| p.unit == index) {
            let style = spellings.style(&unit.style)?;
            if let Some(row) = row(person, year, unit, style, &spellings)? {
                writer.write_record(row)?;
            }
        }
        writer.flush()?;
    }
    Ok(())
}

/// A person's row, if the unit's list of that year has one.
pub fn row(
    person: &Person,
    year: i32,
    unit: &Unit,
    style: &Style,
    spellings: &Spellings,
) -> Result<Option<[String; 22]>> {
    let leaving = person.leaving.as_ref().filter(|_| year == REPORT_YEAR);
    let listed = match leaving {
        Some(_) if unit.keeps_leavers() => person.before.as_ref(),
        _ => person.standing(year),
    };
    let Some(standing) = listed else {
        return Ok(None);
    };
    let day = |date: NaiveDate| date.format(&style.date).to_string();
    let status = leaving
        .map(|l| l.status.clone())
        .or_else(|| standing.status.clone());
    let education = standing.education;
    Ok(Some([
        person.number.clone(),
        person.name.clone(),
        if person.sex == Sex::Male {
            "男"
        } else {
            "女"
        }
        .to_string(),
        match person.record {
            Record::NoId | Record::NoAge => String::new(),
            _ => person.id.clone(),
        },
        match person.record {
            Record::NoBirth | Record::NoAge => String::new(),
            Record::BirthMonth => person.birth.format("%Y.%m").to_string(),
            _ => day(person.birth),
        },
        style.education(education).to_string(),
        spelling::degree(education, standing.mode).to_string(),
        spelling::study_mode(standing.mode).to_string(),
        spellings.title(style, person.profession, standing.title)?,
        style
            .post(person.profession, person.double_post)
            .to_string(),
        if person.double_post {
            "是"
        } else {
            &style.not_double
        }
        .to_string(),
        person.profession.name()?,
        style
            .establishment(standing.establishment, person.profession, unit.is_office())
            .to_string(),
        status.unwrap_or_else(|| style.at_work.clone()),
        unit.name.clone(),
        unit.name.clone(),
        unit.kind.clone(),
        standing.honours.join("、"),
        day(person.started),
        match person.record {
            Record::HireYear => person.hired.format("%Y年").to_string(),
            _ => day(person.hired),
        },
        leaving.map(|l| day(l.date)).unwrap_or_default(),
        leaving.map(|l| l.reason.clone()).unwrap_or_default(),
    ]))
}
