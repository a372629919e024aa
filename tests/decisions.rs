//! What the bureau decides itself: suggested, filled in, and from then on applied.

mod support;

use std::path::Path;
use support::{listed_figures, talentsum};

const ROSTER: &str = "\
姓名,性别,出生日期,身份证号,学历,职称,岗位类别,单位
赵一,男,1980-01-01,429981198001010017,大学生,主治医师,专业技术,甲医院
赵一,男,1980-01-01,429981198001010017,大学本科,主治医师,专业技术,乙卫生院
钱二,女,1965-03-04,,大专,护士师,专业技术,甲医院
孙三,女,1985-05-06,,大学生,=护师,专业技术,乙卫生院
李四,男,1979-07-08,,大专,护师,专业技术,丙卫生院
";

/// A table as its header and rows.
fn table(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn write(path: &Path, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

/// Fills in the decision about every row of a suggested table.
fn decide(rows: &mut [Vec<String>]) {
    let header = rows[0].clone();
    let at = |name: &str| header.iter().position(|h| h == name).unwrap();
    let (rule, unit, value) = (at("规则"), at("单位"), at("原值"));
    let (decision, corrected) = (at("裁定"), at("改为"));
    for row in &mut rows[1..] {
        assert_eq!(row[decision], "", "nothing is decided for anybody");
        let (said, instead) = match (row[rule].as_str(), row[value].as_str()) {
            ("person-twice", _) if row[unit] == "甲医院" => ("在此计入", ""),
            ("person-twice", _) => ("", ""),
            ("past-retirement", _) => ("不计入", ""),
            ("education-unclassified", "大学生") => ("更正", "大学本科"),
            ("title-unclassified", "护士师") => ("更正", "护师"),
            ("title-unclassified", "'=护师") => ("更正", "护师"),
            other => panic!("{other:?} was not expected"),
        };
        row[decision] = said.to_owned();
        row[corrected] = instead.to_owned();
    }
}

#[test]
fn what_was_suggested_and_filled_in_leaves_nothing_to_decide() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let data = folder.join("data/2024");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("roster.csv"), ROSTER).unwrap();

    let suggest = ["check", "--year", "2024", "--suggest-rulings", "裁定.csv"];
    assert_eq!(talentsum(folder, &suggest).status.code(), Some(1));
    // What is there may have been filled in.
    assert_eq!(talentsum(folder, &suggest).status.code(), Some(2));
    let suggested = folder.join("裁定.csv");
    let text = std::fs::read_to_string(&suggested).unwrap();
    assert!(!text.contains("429981198001010017") && text.contains("429981********0017"));

    let mut rows = table(&suggested);
    let spelling = rows.iter().filter(|row| row[5] == "大学生").count();
    assert_eq!(spelling, 1, "one spelling is one question");
    decide(&mut rows);
    write(&data.join("裁定.csv"), &rows);

    let check = ["check", "--year", "2024", "--format", "json"];
    let output = talentsum(folder, &check);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let found: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(found["diagnostics"], serde_json::json!([]), "{said}");
    let figures = listed_figures(folder, 2024);
    assert_eq!(figures["staff.total"]["value"], 3);
    assert_eq!(figures["professional.education.bachelor"]["value"], 2);
    assert_eq!(figures["professional.title.intermediate"]["value"], 1);

    let again = ["check", "--year", "2024", "--suggest-rulings", "再来.csv"];
    talentsum(folder, &again);
    assert!(
        !folder.join("再来.csv").exists(),
        "nothing is left to decide"
    );
}

#[test]
fn a_corrected_roster_finds_the_decisions_still_in_force_and_those_that_fit_no_more_are_told() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let data = folder.join("data/2024");
    std::fs::create_dir_all(&data).unwrap();
    let rulings = "规则,单位,姓名,列,原值,裁定,改为\n\
                   ,,,学历,大学生,更正,大学本科\n\
                   ,乙卫生院,赵一,,,不计入,\n";
    std::fs::write(data.join("裁定.csv"), rulings).unwrap();
    // Other rows in another order, and 赵一 gone from the second list.
    let lines: Vec<&str> = ROSTER.lines().collect();
    let corrected = [lines[0], lines[4], lines[1]]
        .join("\n")
        .replace("=护师", "护师");
    std::fs::write(data.join("花名册.csv"), corrected).unwrap();

    let check = ["check", "--year", "2024", "--format", "json"];
    let output = talentsum(folder, &check);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["errors"], 0);
    assert_eq!(found["diagnostics"][0]["code"], "ruling-unused");
    assert_eq!(found["diagnostics"][0]["line"], 3);
    assert_eq!(found["warnings"], 1);
    let figures = listed_figures(folder, 2024);
    assert_eq!(figures["professional.education.bachelor"]["value"], 2);
}
