//! What is told: the figures as `figures` has them, and each file that is not the same.

use super::bureau::*;
use super::support::talentsum;
use serde_json::json;
use std::fs;

/// Everything at once: a unit corrects its list, one sends none, a new one comes, another
/// stays as it is.
fn upheaval(name: &str) -> (tempfile::TempDir, [Figures; 2]) {
    let folder = bureau();
    let before = figures(&folder);
    report(&folder, &format!("旧.{name}"));
    put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
    take(&folder, "花名册-丙院.csv");
    put(&folder, "花名册-丁院.csv", &roster("丁院", 19, 1));
    put(&folder, "指标.csv", "编号,数值\nvillage.doctors,320\n");
    report(&folder, &format!("新.{name}"));
    let after = figures(&folder);
    (folder, [before, after])
}

#[test]
fn every_figure_that_changed_is_told_with_the_values_that_figures_has() {
    for name in ["docx", "md"] {
        let (folder, [before, after]) = upheaval(name);
        let changes = changes(folder.path(), &format!("旧.{name}"), &format!("新.{name}"));
        assert_eq!(changes["schema"], 1);
        let expected = differences(&before, &after);
        assert!(expected.len() > 10, "{expected:?}");
        assert_eq!(told(&changes), expected, "{name}");
    }
}

#[test]
fn every_file_that_is_not_the_same_is_told_with_what_moved_in_it() {
    let (folder, _) = upheaval("docx");
    let changes = changes(folder.path(), "旧.docx", "新.docx");
    let files = changes["files"].as_array().expect("files");
    assert_eq!(files.len(), 4, "{files:?}");
    // 乙院 and the log.
    assert_eq!(changes["unchanged_files"], 2);
    let corrected = file(&changes, "data/2024/花名册-甲院.csv");
    assert_eq!(corrected["status"], "changed");
    let table = &corrected["tables"][0];
    assert_eq!(table["rows"], json!({"old": 23, "new": 21}));
    assert_eq!(table["people"], json!({"old": 23, "new": 21}));
    let classes = table["classes"].as_array().expect("classes");
    for (dimension, class, old, new) in [
        ("学历", "大学本科", 21, 16),
        ("学历", "硕士研究生", 2, 5),
        ("在岗情况", "在职", 23, 21),
        ("单位", "甲院", 23, 21),
    ] {
        let expected = json!({"dimension": dimension, "class": class, "old": old, "new": new});
        assert!(classes.contains(&expected), "{expected} not in {classes:?}");
    }
    let gone = file(&changes, "data/2024/花名册-丙院.csv");
    assert_eq!(gone["status"], "gone");
    assert_eq!(gone["tables"][0]["people"], json!({"old": 12, "new": null}));
    let new = file(&changes, "data/2024/花名册-丁院.csv");
    assert_eq!(new["status"], "new");
    assert_eq!(new["tables"][0]["rows"], json!({"old": null, "new": 19}));
    let facts = file(&changes, "data/2024/指标.csv");
    assert_eq!(
        (&facts["kind"], &facts["status"]),
        (&json!("facts"), &json!("changed"))
    );
}

#[test]
fn the_same_data_are_the_same_whatever_kind_the_records_are_of() {
    let folder = bureau();
    for name in ["一.docx", "二.md", "三.docx"] {
        report(&folder, name);
    }
    for (old, new) in [
        ("一.docx", "三.docx"),
        ("一.docx", "二.md"),
        ("二.md.talentsum.json", "三.docx"),
    ] {
        let changes = changes(folder.path(), old, new);
        assert_eq!(changes["figures"], json!([]), "{old} {new}");
        assert_eq!(changes["files"], json!([]), "{old} {new}");
        assert_eq!(changes["unchanged_files"], 5);
    }
}

#[test]
fn rulings_and_settings_are_told_as_the_reason_of_files_counted_otherwise() {
    let folder = bureau();
    report(&folder, "旧.docx");
    let ruling = "规则,单位,姓名,裁定\nperson-twice,甲院,欧阳甲院3,不计入\n";
    put(&folder, "裁定.csv", ruling);
    fs::write(
        folder.path().join("talentsum.toml"),
        "[age]\nlimits = [30, 40]\n",
    )
    .expect("settings");
    report(&folder, "新.docx");
    let changes = changes(folder.path(), "旧.docx", "新.docx");
    assert_eq!(file(&changes, "data/2024/裁定.csv")["status"], "new");
    assert_eq!(file(&changes, "talentsum.toml")["status"], "new");
    let counted = file(&changes, "data/2024/花名册-甲院.csv");
    assert_eq!(counted["status"], "recounted");
    let table = &counted["tables"][0];
    assert_eq!(table["rows"], json!({"old": 23, "new": 23}));
    assert_eq!(table["people"], json!({"old": 23, "new": 22}));
}

#[test]
fn another_date_is_told_first() {
    let folder = bureau();
    report(&folder, "旧.md");
    let earlier = [
        "report",
        "--year",
        "2024",
        "--as-of",
        "2024-06-30",
        "-o",
        "新.md",
    ];
    super::support::printed(folder.path(), &earlier);
    let output = talentsum(folder.path(), &["changes", "旧.md", "新.md"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let third = text.lines().nth(3).unwrap_or_default();
    let expected = "Year or reference date differ: 2024, as of 2024-12-31 → 2024, as of 2024-06-30";
    assert_eq!(third, expected, "{text}");
    let told = changes(folder.path(), "旧.md", "新.md");
    assert_eq!(told["new"]["as_of"], "2024-06-30");
    assert_eq!(told["new"]["file"], "新.md");
}

#[test]
fn a_report_that_takes_the_place_of_one_tells_what_changed_and_quietly_nothing() {
    for name in ["总结.docx", "总结.md"] {
        let folder = bureau();
        let first = talentsum(folder.path(), &["report", "--year", "2024", "-o", name]);
        let said = String::from_utf8(first.stderr).expect("UTF-8");
        assert!(!said.contains("Compared"), "{said}");
        put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
        let again = talentsum(folder.path(), &["report", "--year", "2024", "-o", name]);
        let said = String::from_utf8(again.stderr).expect("UTF-8");
        for line in [
            &format!("Compared with {name} as it was:\n"),
            "干部职工总数 (staff.total): 50 → 48\n",
            "data/2024/花名册-甲院.csv (roster): changed, in post 23 → 21, rows 23 → 21 (",
            "学历 大学本科−5",
        ] {
            assert!(said.contains(line), "{line} not in {said}");
        }
        let same = talentsum(folder.path(), &["report", "--year", "2024", "-o", name]);
        let said = String::from_utf8(same.stderr).expect("UTF-8");
        assert!(
            said.contains(&format!(
                "{name} is up to date and was not written again.\n"
            )),
            "{said}"
        );
        assert!(!said.contains("Compared"), "{said}");
        // Other words, the same figures.
        put(&folder, "1-overview.md", "领导重视。\n");
        let worded = talentsum(folder.path(), &["report", "--year", "2024", "-o", name]);
        let said = String::from_utf8(worded.stderr).expect("UTF-8");
        assert!(
            said.contains("No figure has changed; data and settings are the same.\n"),
            "{said}"
        );
        put(&folder, "花名册-甲院.csv", &roster("甲院", 20, 5));
        let quiet = talentsum(
            folder.path(),
            &["report", "--year", "2024", "-q", "-o", name],
        );
        assert_eq!(String::from_utf8_lossy(&quiet.stderr), "");
    }
}

/// Facts of the bureau's own.
fn facts(value: u32) -> String {
    let rows = (0..25).map(|n| format!("own.fact{n:02},{value}\n"));
    format!("编号,数值\n{}", rows.collect::<String>())
}

#[test]
fn a_long_list_is_cut_on_the_terminal_and_whole_when_asked_for() {
    for (more, count, hint) in [(&[][..], 8, true), (&["-v"][..], 25, false)] {
        let folder = bureau();
        put(&folder, "指标.csv", &facts(3));
        report(&folder, "总结.docx");
        put(&folder, "指标.csv", &facts(4));
        let arguments = [&["report", "--year", "2024", "-o", "总结.docx"], more].concat();
        let said = talentsum(folder.path(), &arguments).stderr;
        let said = String::from_utf8(said).expect("UTF-8");
        assert_eq!(said.matches(": 3 → 4\n").count(), count, "{said}");
        assert!(
            said.contains("25 figures have changed; 1 file is involved."),
            "{said}"
        );
        assert_eq!(
            said.contains("Not listed: 17 figures. -v lists all"),
            hint,
            "{said}"
        );
    }
}

#[test]
fn refresh_tells_what_changed_in_both_forms() {
    for name in ["旧.docx", "旧.md"] {
        let (folder, [before, after]) = upheaval(name.split('.').nth(1).expect("an ending"));
        let arguments = ["refresh", name, "--year", "2024", "--dry-run"];
        let text = talentsum(folder.path(), &arguments).stdout;
        let text = String::from_utf8(text).expect("UTF-8");
        let told_at = text.find("Compared with the data when the draft was written:\n");
        assert!(told_at.is_some(), "{text}");
        assert!(text.contains("data/2024/花名册-丁院.csv (roster): new, in post 19, rows 19\n"));
        let json = [&arguments[..], &["--format", "json"]].concat();
        let json = talentsum(folder.path(), &json).stdout;
        let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(
            told(&json["changes"]),
            differences(&before, &after),
            "{name}"
        );
        let corrected = file(&json["changes"], "data/2024/花名册-甲院.csv");
        assert_eq!(corrected["status"], "changed");
    }
}
