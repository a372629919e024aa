//! What is known of a person, as a list writes it.

use super::row::Row;
use super::sheet::Cell;
use super::spec::{SheetSpec, Specs};
use anyhow::Result;
use chrono::{Datelike, NaiveDate};

/// The day from which a workbook counts.
const DAY_ZERO: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();

/// A person's line in the columns of a list; `nth` is its place on it.
pub fn cells(row: &Row, nth: usize, sheet: &SheetSpec, specs: &Specs) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    for (column, _) in &sheet.columns {
        cells.push(match row.written.get(column) {
            Some(cell) => cell.clone(),
            None => cell(row, nth, column, sheet, specs)?,
        });
    }
    Ok(cells)
}

fn cell(row: &Row, nth: usize, column: &str, sheet: &SheetSpec, specs: &Specs) -> Result<Cell> {
    let known = derived(row, nth, column);
    if let Some(format) = sheet.dates.get(column) {
        return Ok(date(&known, format));
    }
    if matches!(column, "单位" | "编制单位") && known == row.get("单位") {
        return Ok(Cell::from(sheet.called.as_str()));
    }
    if column == "姓名" && sheet.spaced_names {
        return Ok(Cell::Text(spaced(&known)));
    }
    // 硕士研究生|全日制 before 硕士研究生: what a second column says may be put into the first.
    let beside = match column {
        "学历" => row.get("学习方式"),
        "岗位类别" => row.get("双肩挑"),
        "工号" => row.get("姓名"),
        _ => "",
    };
    let both = format!("{known}|{beside}");
    let spellings = sheet
        .habits
        .iter()
        .rev()
        .filter_map(|habit| specs.habits.get(habit)?.get(column))
        .find_map(|words| words.get(&both).or_else(|| words.get(&known)));
    Ok(Cell::Text(match spellings {
        Some(words) => words[nth % words.len()].clone(),
        None => known,
    }))
}

/// The value of a column, also of those that follow from others.
fn derived(row: &Row, nth: usize, column: &str) -> String {
    let education = row.get("学历");
    let beside_the_job = !matches!(row.get("学习方式"), "全日制" | "");
    let text = match column {
        "序号" => return (nth + 1).to_string(),
        "年龄" => return age(row).map_or(String::new(), |age| age.to_string()),
        "全日制学历" if beside_the_job => before(education),
        "全日制学历" => education,
        "在职学历" if beside_the_job => education,
        "在职学历" => "",
        "专业技术资格" => row.get("职称"),
        other => row.get(other),
    };
    text.to_owned()
}

/// What somebody had learned full time who gained this beside the job.
fn before(education: &str) -> &'static str {
    match education {
        "硕士研究生" | "硕士" => "大学本科",
        "大学本科" | "本科" => "大专",
        "大学专科" | "大专" => "中专",
        _ => "",
    }
}

/// Full years at the end of 2024.
fn age(row: &Row) -> Option<i32> {
    let born = row.get("出生日期").get(..4);
    let born = born.or_else(|| row.get("身份证号").get(6..10))?;
    Some(2024 - born.parse::<i32>().ok()?)
}

/// A date in some format; what is no full date stays as it is.
fn date(known: &str, format: &str) -> Cell {
    let Ok(day) = NaiveDate::parse_from_str(known, "%Y-%m-%d") else {
        return Cell::from(known);
    };
    match format {
        "日期" => Cell::Date(day),
        "序列数" => Cell::Number((day - DAY_ZERO).num_days() as f64),
        // 1985.10 as a number is 1985.1.
        "年月数" => Cell::Number(f64::from(day.year()) + f64::from(day.month()) / 100.0),
        "年月和年龄" => Cell::Text(format!(
            "{}\n（{}岁）",
            day.format("%Y.%m"),
            2024 - day.year()
        )),
        format => Cell::Text(day.format(format).to_string()),
    }
}

/// Two characters with a wide blank between them.
fn spaced(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    match characters.as_slice() {
        [first, second] => format!("{first}\u{3000}{second}"),
        _ => name.to_owned(),
    }
}
