//! Tables that lie beside the lists and are no staff lists, and last year's one list.

use super::file;
use super::guests::Bureau;
use super::planted::{Place, Planted};
use super::sheet::{Cell, Sheet};
use crate::bureau::random::Random;
use crate::bureau::roster::COLUMNS;
use crate::bureau::{REPORT_YEAR, SEED, YEARS};
use anyhow::Result;
use chrono::Datelike;
use std::path::Path;

/// Writes them.
pub fn write(
    folder: &Path,
    before: &Path,
    bureau: &Bureau<'_>,
    planted: &mut Planted,
) -> Result<()> {
    let mut put = |name: &str, encoding: &str, sheet: Sheet| {
        let place = Place {
            file: name.to_owned(),
            sheet: None,
        };
        planted.add(&place, None, "file-skipped", "");
        file::write(&folder.join(name), &[sheet], encoding, ",")
    };
    put("退休人员名册.csv", "GBK", retired(bureau))?;
    put("花名册汇总表.xlsx", "", summary(bureau)?)?;
    put("村医花名册.xlsx", "", village_doctors())?;
    put("规培学员名册.csv", "UTF-8 BOM", trainees())?;
    put("党员名册.csv", "GBK", party_members(bureau))?;

    let mut list = Sheet::new("全市");
    list.push_text(&COLUMNS);
    for person in bureau.people {
        if let Some(row) = bureau.row(person, YEARS[0], person.unit)? {
            list.push(COLUMNS.iter().map(|c| Cell::from(row.get(c))).collect());
        }
    }
    file::write(&before.join("全市花名册.xlsx"), &[list], "", "")
}

/// Everyone who retired in the year.
fn retired(bureau: &Bureau<'_>) -> Sheet {
    let mut sheet = Sheet::new("");
    sheet.push_text(&["2024年退休人员名册"]);
    sheet.push_text(&["序号", "姓名", "性别", "出生年月", "原单位", "退休时间"]);
    for person in bureau.people {
        let Some(leaving) = person.leaving.as_ref().filter(|l| l.reason == "退休") else {
            continue;
        };
        let number = sheet.lines.len() - 1;
        let sex = match person.id.as_bytes().get(16).is_some_and(|d| d % 2 == 1) {
            true => "男",
            false => "女",
        };
        sheet.push_text(&[
            &number.to_string(),
            &person.name,
            sex,
            &person.birth.format("%Y.%m").to_string(),
            &bureau.units[person.unit].name,
            &leaving.date.format("%Y.%m").to_string(),
        ]);
    }
    sheet
}

/// Members of the party branch at the office: the same people once more.
fn party_members(bureau: &Bureau<'_>) -> Sheet {
    let mut sheet = Sheet::new("");
    sheet.push_text(&["姓名", "学历", "职务", "入党时间"]);
    let office = bureau.people.iter().filter(|p| p.unit == 0 && p.stays());
    for (nth, person) in office.step_by(2).enumerate() {
        let year = (person.started.year() + 2 + nth as i32 % 6).min(REPORT_YEAR);
        sheet.push_text(&[&person.name, "本科", "科员", &format!("{year}.07.01")]);
    }
    sheet
}

/// How many people each unit has, by establishment.
fn summary(bureau: &Bureau<'_>) -> Result<Sheet> {
    let mut sheet = Sheet::new("汇总");
    sheet.push_text(&["栖川市卫生健康系统人员汇总表"]);
    sheet.push_text(&["单位", "总人数", "专业技术", "其他"]);
    let mut all = [0, 0];
    for (index, unit) in bureau.units.iter().enumerate() {
        let staff = bureau.people.iter().filter(|p| p.unit == index);
        let staff = staff.filter(|p| p.standing(REPORT_YEAR).is_some());
        let professional = staff
            .clone()
            .filter(|p| p.profession.is_professional())
            .count();
        let counts = [staff.count(), professional];
        let cells = [counts[0], counts[1], counts[0] - counts[1]];
        let mut line = vec![Cell::from(unit.name.as_str())];
        line.extend(cells.map(|n| Cell::Number(n as f64)));
        sheet.push(line);
        all = [all[0] + counts[0], all[1] + counts[1]];
    }
    let mut line = vec![Cell::from("合计")];
    line.extend([all[0], all[1], all[0] - all[1]].map(|n| Cell::Number(n as f64)));
    sheet.push(line);
    Ok(sheet)
}

/// Surnames and given names of people who are on no other list.
const SURNAMES: &str = "樊褚滕骆詹关苗凌霍柯";
const GIVEN: &str = "春生秀兰国平玉梅家和月娥";

fn somebody(random: &mut Random) -> String {
    let [surnames, given]: [Vec<char>; 2] = [SURNAMES, GIVEN].map(|s| s.chars().collect());
    let mut name = String::from(*random.pick(&surnames));
    name.push(*random.pick(&given));
    name.push(*random.pick(&given));
    name
}

/// Village doctors, who are no staff.
fn village_doctors() -> Sheet {
    let mut random = Random::new(SEED + 1);
    let mut sheet = Sheet::new("村医");
    sheet.push_text(&["姓名", "出生年月", "学历", "职称", "岗位类别", "所属卫生院"]);
    let towns = [
        "南堰坪镇卫生院",
        "双槿镇卫生院",
        "茶垭镇卫生院",
        "竹篁镇卫生院",
    ];
    for nth in 0..60 {
        let born = format!(
            "{}.{:02}",
            random.between(1958, 1990),
            random.between(1, 12)
        );
        let name = somebody(&mut random);
        let town = towns[nth % towns.len()];
        sheet.push_text(&[&name, &born, "中专", "乡村医生", "村医", town]);
    }
    sheet
}

/// Young doctors from elsewhere who are here for their residency.
fn trainees() -> Sheet {
    let mut random = Random::new(SEED + 2);
    let mut sheet = Sheet::new("");
    sheet.push_text(&["姓名", "出生年月", "学历", "职称", "岗位类别", "派出单位"]);
    for _ in 0..24 {
        let born = format!(
            "{}.{:02}",
            random.between(1996, 2000),
            random.between(1, 12)
        );
        let name = somebody(&mut random);
        sheet.push_text(&[&name, &born, "本科", "医师", "规培", "外地医院"]);
    }
    sheet
}
