//! What a record keeps, and when it is written anew.

use super::bench::{part, parts};
use super::bureau::*;
use super::support::{printed, talentsum};
use std::fs;

/// The part of a Word file that is the record.
const RECORD: &str = "customXml/item1.xml";

#[test]
fn a_record_names_nobody_and_tells_nothing_of_the_machine() {
    let folder = bureau();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let roster = elsewhere.path().join("外面的花名册.csv");
    fs::write(&roster, super::bureau::roster("戊院", 12, 3)).expect("a roster");
    let inside = folder.path().join("data/2024/花名册-甲院.csv");
    for name in ["总结.docx", "总结.md"] {
        let arguments = [
            "report",
            "--year",
            "2024",
            "-o",
            name,
            "--roster",
            roster.to_str().expect("UTF-8"),
            "--roster",
            inside.to_str().expect("UTF-8"),
        ];
        printed(folder.path(), &arguments);
    }
    let bytes = fs::read(folder.path().join("总结.docx")).expect("a report");
    let beside = fs::read_to_string(folder.path().join("总结.md.talentsum.json"));
    for record in [part(&bytes, RECORD), beside.expect("a record")] {
        for said in [
            "外面的花名册.csv",
            "data/2024/花名册-甲院.csv",
            "硕士研究生",
        ] {
            assert!(record.contains(said), "no {said}");
        }
        let place = folder.path().to_str().expect("UTF-8");
        let other = elsewhere.path().to_str().expect("UTF-8");
        for secret in ["欧阳", "4201061", "住址", place, other] {
            assert!(!record.contains(secret), "{secret} in {record}");
        }
    }
}

#[test]
fn of_a_file_of_few_people_neither_name_nor_checksum_nor_classes_are_kept() {
    let folder = bureau();
    put(&folder, "花名册-张三丰.csv", &roster("小站", 1, 0));
    put(&folder, "花名册-戊院.csv", &roster("戊院", 3, 0));
    report(&folder, "总结.docx");
    let bytes = fs::read(folder.path().join("总结.docx")).expect("a report");
    let record = part(&bytes, RECORD);
    let files: Vec<&str> = record.split("<file ").skip(1).collect();
    let of = |name: &str| {
        let mut files = files.iter();
        *files.find(|f| f.contains(name)).expect("the file")
    };
    assert!(of("花名册-甲院.csv").contains(" sum=\""));
    for name in ["张三丰", "花名册-戊院"] {
        assert!(!record.contains(name), "{name}");
    }
    let few = of("不到10行的文件");
    assert!(
        few.contains("small=\"2\"") && few.contains("rows=\"4\""),
        "{few}"
    );
    for word in [" sum=", "<class", "people="] {
        assert!(!few.contains(word), "{word}: {few}");
    }
    // That they have not changed is not claimed, then.
    report(&folder, "又.docx");
    let told = changes(folder.path(), "总结.docx", "又.docx");
    let few = file(&told, "不到10行的文件");
    assert_eq!(few["status"], "unsure");
    assert_eq!(few["small_files"]["new"], 2);
    let said = talentsum(
        folder.path(),
        &["changes", "总结.docx", "又.docx", "--lang", "zh"],
    );
    let said = String::from_utf8(said.stdout).expect("UTF-8");
    assert!(said.contains("不到 10 行的文件 2 个（花名册）"), "{said}");
}

#[test]
fn a_record_is_small() {
    let folder = bureau();
    report(&folder, "总结.docx");
    let bytes = fs::read(folder.path().join("总结.docx")).expect("a report");
    let record = part(&bytes, RECORD);
    let basis = record.find("<basis>").expect("what it stands on");
    assert!(record.len() - basis < 25_000, "{}", record.len() - basis);
}

#[test]
fn a_refresh_without_new_figures_leaves_the_record_as_it_is() {
    let folder = bureau();
    report(&folder, "总结.docx");
    let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");
    let draft = read("总结.docx");
    let updated = folder.path().join("总结（更新）.docx");
    // A file that changes no figure is told, and nothing is written for it.
    let roster = roster("甲院", 23, 2).replace("住址不详", "住址已知");
    put(&folder, "花名册-甲院.csv", &roster);
    let refresh = ["refresh", "总结.docx", "--year", "2024"];
    let text = String::from_utf8(printed(folder.path(), &refresh)).expect("UTF-8");
    let line = "data/2024/花名册-甲院.csv (roster): changed, as many rows and as many of each class as before\n";
    assert!(text.contains(line), "{text}");
    assert!(!updated.exists() && read("总结.docx") == draft);
}

#[test]
fn a_refreshed_draft_stands_on_the_new_data() {
    for name in ["docx", "md"] {
        let folder = bureau();
        report(&folder, &format!("总结.{name}"));
        put(&folder, "花名册-甲院.csv", &roster("甲院", 21, 5));
        let draft = format!("总结.{name}");
        printed(folder.path(), &["refresh", &draft, "--year", "2024"]);
        report(&folder, &format!("全新.{name}"));
        let (refreshed, fresh) = (format!("总结（更新）.{name}"), format!("全新.{name}"));
        let between = changes(folder.path(), &refreshed, &fresh);
        assert_eq!(between["figures"], serde_json::json!([]));
        assert_eq!(between["unchanged_files"], 5);
        let since = changes(folder.path(), &draft, &refreshed);
        assert_eq!(
            file(&since, "data/2024/花名册-甲院.csv")["status"],
            "changed"
        );
    }
}

#[test]
fn nothing_of_the_package_but_the_record_tells_of_the_files() {
    let folder = bureau();
    report(&folder, "总结.docx");
    let bytes = fs::read(folder.path().join("总结.docx")).expect("a report");
    for (name, content) in parts(&bytes) {
        let text = String::from_utf8_lossy(&content).into_owned();
        assert!(
            name == RECORD || !text.contains("花名册-甲院.csv"),
            "{name}"
        );
    }
}

#[test]
fn a_file_without_a_record_is_refused_with_2() {
    let folder = bureau();
    fs::write(folder.path().join("话.md"), "# 总结\n\n全市41人。\n").expect("a text");
    report(&folder, "总结.md");
    for (old, new) in [
        ("话.md", "总结.md"),
        ("总结.md", "话.md"),
        ("没有.docx", "总结.md"),
    ] {
        let output = talentsum(folder.path(), &["changes", old, new]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(
            said.contains("话.md") || said.contains("没有.docx"),
            "{said}"
        );
    }
}
