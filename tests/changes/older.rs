//! Records of the version before, which have the printed figures only.

use super::bench::edited;
use super::bureau::*;
use super::support::{printed, talentsum};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A draft as the version before wrote it: without what it stands on.
fn older(folder: &TempDir, name: &str) {
    report(folder, name);
    if name.ends_with(".md") {
        let path = folder.path().join(format!("{name}.talentsum.json"));
        let text = fs::read_to_string(&path).expect("a record");
        let mut record: Value = serde_json::from_str(&text).expect("JSON");
        record
            .as_object_mut()
            .expect("an object")
            .remove("basis")
            .expect("a basis");
        fs::write(path, record.to_string()).expect("a record");
        return;
    }
    let path = folder.path().join(name);
    let bytes = edited(
        &fs::read(&path).expect("a draft"),
        "customXml/item1.xml",
        |xml| {
            let start = xml.find("<basis>").expect("a basis");
            let end = xml.find("</basis>").expect("its end") + "</basis>".len();
            format!("{}{}", &xml[..start], &xml[end..])
        },
    );
    fs::write(path, bytes).expect("a draft");
}

#[test]
fn printed_figures_are_compared_and_the_reason_is_said_to_be_unknown() {
    for name in ["旧.docx", "旧.md"] {
        let folder = bureau();
        let before = figures(&folder);
        older(&folder, name);
        put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
        report(&folder, "新.docx");
        let after = figures(&folder);
        let changes = changes(folder.path(), name, "新.docx");
        assert_eq!(
            (&changes["files"], &changes["unchanged_files"]),
            (&json!(null), &json!(null))
        );
        let told = told(&changes);
        // What was printed is told as it is, and all that changed was printed.
        for (id, expected) in differences(&before, &after) {
            // Units of one type have no table of types.
            let Some([old, new, _, _]) = told.get(&id) else {
                assert!(id.contains(".unit_type."), "no {id}");
                continue;
            };
            if old != new {
                assert_eq!([old, new], [&expected[0], &expected[1]], "{id}");
            }
        }
        assert_eq!(
            told["staff.total"][..2],
            [Some("50".into()), Some("48".into())]
        );
        let text = talentsum(folder.path(), &["changes", name, "新.docx"]).stdout;
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(text.contains("written by an older version"), "{text}");
    }
}

#[test]
fn two_old_records_are_compared_too_and_figures_have_their_names() {
    let folder = bureau();
    older(&folder, "旧.docx");
    put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
    older(&folder, "新.docx");
    let changes = changes(folder.path(), "旧.docx", "新.docx");
    let figures = changes["figures"].as_array().expect("figures");
    let total = figures.iter().find(|figure| figure["id"] == "staff.total");
    assert_eq!(total.expect("the total")["label"], "干部职工总数");
}

#[test]
fn a_draft_of_the_version_before_is_refreshed_and_knows_more_afterwards() {
    for name in ["总结.docx", "总结.md"] {
        let folder = bureau();
        older(&folder, name);
        let draft = fs::read(folder.path().join(name)).expect("a draft");
        let refresh = ["refresh", name, "--year", "2024"];
        printed(folder.path(), &refresh);
        let refreshed = name.replace("总结", "总结（更新）");
        // Nothing changed: not even the record is written anew.
        assert!(!folder.path().join(&refreshed).exists());
        assert!(fs::read(folder.path().join(name)).expect("a draft") == draft);
        put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
        let text = String::from_utf8(printed(folder.path(), &refresh)).expect("UTF-8");
        assert!(text.contains("written by an older version"), "{text}");
        assert!(
            text.contains("干部职工总数 (staff.total): 50 → 48"),
            "{text}"
        );
        report(&folder, "新.docx");
        let changes = changes(folder.path(), &refreshed, "新.docx");
        assert_eq!(
            (&changes["figures"], &changes["unchanged_files"]),
            (&json!([]), &json!(5))
        );
    }
}
