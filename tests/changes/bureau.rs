//! A bureau with a file a unit, and what may become of them.

use super::support::{listed_figures, printed};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The roster of a unit: so many doctors, the first of them with a master's degree. Who
/// they are is written as in a real one.
pub fn roster(unit: &str, doctors: usize, masters: usize) -> String {
    let mut roster = "姓名,身份证号,出生日期,学历,职称,岗位类别,单位,单位类型,备注\n".to_owned();
    for person in 0..doctors {
        let education = if person < masters {
            "硕士研究生"
        } else {
            "本科"
        };
        let (year, month) = (1970 + person % 20, 1 + person % 12);
        let title = ["主治医师", "医师", "副主任医师"][person % 3];
        let number = identity(
            year,
            month,
            unit.chars().next().map_or(0, u32::from) as usize + person,
        );
        roster.push_str(&format!(
            "欧阳{unit}{person},{number},{year}-{month:02}-01,{education},{title},专业技术,{unit},乡镇,住址不详\n"
        ));
    }
    roster
}

/// A valid identity number.
fn identity(year: usize, month: usize, serial: usize) -> String {
    let digits = format!("420106{year}{month:02}01{:03}", serial % 999);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let values = digits.bytes().map(|b| usize::from(b - b'0'));
    let sum: usize = values
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = b"10X98765432"[sum % 11] as char;
    format!("{digits}{check}")
}

/// A bureau of three units with a log and facts.
pub fn bureau() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (unit, doctors, masters) in [("甲院", 23, 2), ("乙院", 15, 1), ("丙院", 12, 0)] {
        put(
            &folder,
            &format!("花名册-{unit}.csv"),
            &roster(unit, doctors, masters),
        );
    }
    let trainings = (1..=12).map(|month| format!("2024-{month:02}-05,培训,第{month}期,30\n"));
    let log = trainings.collect::<String>();
    put(&folder, "台账.csv", &format!("日期,类别,名称,人次\n{log}"));
    put(&folder, "指标.csv", "编号,数值\nvillage.doctors,321\n");
    folder
}

/// Puts a table into the year's folder.
pub fn put(folder: &TempDir, name: &str, text: &str) {
    let year = folder.path().join("data/2024");
    fs::create_dir_all(&year).expect("a folder");
    fs::write(year.join(name), text).expect("a table");
}

/// Takes a table out of it.
pub fn take(folder: &TempDir, name: &str) {
    fs::remove_file(folder.path().join("data/2024").join(name)).expect("a table");
}

/// Writes a report.
pub fn report(folder: &TempDir, name: &str) {
    printed(folder.path(), &["report", "--year", "2024", "-o", name]);
}

/// What `changes` tells as JSON.
pub fn changes(folder: &Path, old: &str, new: &str) -> Value {
    let told = printed(folder, &["changes", old, new, "--format", "json"]);
    serde_json::from_slice(&told).expect("JSON")
}

/// Text and share of every figure, as `figures` has them.
pub type Figures = BTreeMap<String, (Option<String>, Option<String>)>;

pub fn figures(folder: &TempDir) -> Figures {
    let all: Map<String, Value> = listed_figures(folder.path(), 2024);
    let read = |(id, figure): (String, Value)| {
        let text = figure["text"].as_str().map(str::to_owned);
        let share = figure.get("share").filter(|share| !share.is_null());
        (id, (text, share.map(|share| format!("{share}%"))))
    };
    all.into_iter().map(read).collect()
}

/// The figures that differ, as `changes` should tell them.
pub fn differences(old: &Figures, new: &Figures) -> BTreeMap<String, [Option<String>; 4]> {
    let all = old.iter().filter(|(id, values)| new[*id] != **values);
    let told = all.map(|(id, (text, share))| {
        let (new_text, new_share) = &new[id];
        let values = [text, new_text, share, new_share].map(Option::clone);
        (id.clone(), values)
    });
    told.collect()
}

/// The figures that were told.
pub fn told(changes: &Value) -> BTreeMap<String, [Option<String>; 4]> {
    let figures = changes["figures"].as_array().expect("figures");
    let told = figures.iter().map(|figure| {
        let value = |key: &str| figure[key].as_str().map(str::to_owned);
        let values = ["old", "new", "old_share", "new_share"].map(value);
        (figure["id"].as_str().expect("an id").to_owned(), values)
    });
    told.collect()
}

/// What was told of a file.
pub fn file<'a>(changes: &'a Value, name: &str) -> &'a Value {
    let files = changes["files"].as_array().expect("files");
    let found = files.iter().find(|file| file["file"] == name);
    found.unwrap_or_else(|| panic!("no {name}: {changes}"))
}
