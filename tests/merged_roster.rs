//! Whoever counts the merged roster by hand comes to the numbers of the report.

mod support;

use serde_json::Value;
use std::collections::HashMap;
use support::{bureau, printed};

/// A row of the merged roster by its headings.
type Row = HashMap<String, String>;

fn rows(year: &str) -> Vec<Row> {
    let bytes = printed(&bureau(), &["export", "roster", "--year", year]);
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headings = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        let cells = headings.iter().zip(record.iter());
        cells.map(|(h, c)| (h.to_owned(), c.to_owned())).collect()
    };
    reader.records().map(|r| row(r.unwrap())).collect()
}

fn figures(year: &str) -> Value {
    let bytes = printed(&bureau(), &["figures", "--year", year, "--format", "json"]);
    let all: Value = serde_json::from_slice(&bytes).unwrap();
    all["figures"].clone()
}

/// The people who count and for whom `holds`.
fn count(rows: &[Row], holds: impl Fn(&Row) -> bool) -> u64 {
    rows.iter()
        .filter(|row| row["是否计入"] == "是" && holds(row))
        .map(|row| row["人数"].parse::<u64>().unwrap())
        .sum()
}

#[test]
fn the_merged_roster_adds_to_the_figures() {
    let rows = rows("2024");
    let figures = figures("2024");
    let of = |id: &str| {
        let value = &figures[id]["value"];
        value.as_u64().unwrap_or_else(|| panic!("{id}: {value}"))
    };
    let is = |heading: &'static str, classes: &'static [&'static str]| {
        move |row: &Row| classes.contains(&row[heading].as_str())
    };
    let staff = |heading, classes| count(&rows, is(heading, classes));
    assert_eq!(count(&rows, |_| true), of("staff.total"));
    assert_eq!(staff("岗位", &["专业技术"]), of("staff.professional"));
    assert_eq!(staff("岗位", &["管理"]), of("staff.management"));
    let professional = |heading, classes| {
        let holds = is(heading, classes);
        count(&rows, |row| row["岗位"] == "专业技术" && holds(row))
    };
    let postgraduate: &[&str] = &["博士研究生", "硕士研究生", "研究生"];
    for (heading, classes, id) in [
        ("学历", postgraduate, "professional.education.postgraduate"),
        ("学历", &["大学本科"], "professional.education.bachelor"),
        ("学历", &["大学专科"], "professional.education.college"),
        (
            "职称",
            &["正高级", "副高级", "高级"],
            "professional.title.senior",
        ),
        ("职称", &["中级"], "professional.title.intermediate"),
    ] {
        assert_eq!(professional(heading, classes), of(id), "{id}");
    }
    let band1 = count(&rows, |row| {
        row["年龄"].parse::<u32>().is_ok_and(|age| age <= 35)
    });
    assert_eq!(band1, of("staff.age.band1"));
}

#[test]
fn every_row_of_the_rosters_is_in_the_merged_one_with_its_place() {
    let rows = rows("2024");
    let check = printed(&bureau(), &["check", "--year", "2024", "--format", "json"]);
    let check: Value = serde_json::from_slice(&check).unwrap();
    assert_eq!(rows.len() as u64, check["rows"]["roster"].as_u64().unwrap());
    assert_eq!(count(&rows, |_| true), check["people"].as_u64().unwrap());
    for file in check["files"].as_array().unwrap() {
        let named = file["file"].as_str().unwrap();
        let of_file: Vec<&Row> = rows.iter().filter(|row| row["文件"] == named).collect();
        if file["kind"] == "roster" {
            assert_eq!(
                of_file.len() as u64,
                file["rows"].as_u64().unwrap(),
                "{named}"
            );
            // The line is where the person stands.
            let text = std::fs::read_to_string(bureau().join(named)).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for row in of_file {
                let line: usize = row["行号"].parse().unwrap();
                assert!(lines[line - 1].contains(&row["姓名"]), "{named}:{line}");
            }
        }
    }
}
