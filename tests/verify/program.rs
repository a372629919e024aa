//! The command: what it says, what it answers, and that it writes nothing.

use super::bench::*;
use super::support::{printed, talentsum};
use serde_json::{Value, json};
use std::fs;

const VERIFY: [&str; 4] = ["verify", "总结.docx", "--year", "2024"];

#[test]
fn a_draft_whose_data_have_been_corrected_since_differs_and_gives_1() {
    let (folder, draft) = corrected();
    let before = fs::read(&draft).expect("the draft");
    let output = talentsum(folder.path(), &VERIFY);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        text.starts_with("Draft 总结.docx, year 2024, as of 2024-12-31\n"),
        "{text}"
    );
    let figure = "干部职工总数 (staff.total): draft 41, data 46\n      截至2024年12月31日，";
    assert!(text.contains(figure), "{text}");
    let cell = "乙院 干部职工总数 (staff.total): draft 11, data 16\n      表1　";
    assert!(text.contains(cell), "{text}");
    assert!(
        !text.contains("Other numbers, typed by hand or not placed"),
        "{text}"
    );
    // It only reads.
    assert!(fs::read(&draft).expect("the draft") == before);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn after_a_refresh_nothing_differs_but_what_a_refresh_leaves() {
    let (folder, _) = corrected();
    printed(folder.path(), &["refresh", "总结.docx", "--year", "2024"]);
    let verify = [
        "verify",
        "总结（更新）.docx",
        "--year",
        "2024",
        "--format",
        "json",
    ];
    let told: Value =
        serde_json::from_slice(&talentsum(folder.path(), &verify).stdout).expect("JSON");
    assert_eq!(
        (&told["shares"], &told["numbers"]),
        (&json!([]), &json!([]))
    );
    for figure in told["figures"].as_array().expect("figures") {
        assert!(figure["outcome"] == "agrees", "{figure}");
    }
}

#[test]
fn the_reference_date_is_the_drafts_own_unless_another_is_named() {
    let folder = folder(BEFORE);
    let report = ["report", "--year", "2024", "--as-of", "2024-06-30"];
    printed(folder.path(), &[&report[..], &["-o", "总结.docx"]].concat());
    let text = String::from_utf8(printed(folder.path(), &VERIFY)).expect("UTF-8");
    assert!(text.contains("as of 2024-06-30"), "{text}");
    let other = [&VERIFY[..], &["--as-of", "2024-12-31"]].concat();
    assert_eq!(talentsum(folder.path(), &other).status.code(), Some(1));
}

const TEXT: [&str; 6] = ["verify", "总结.md", "--year", "2024", "--format", "json"];

fn told(folder: &std::path::Path) -> Value {
    serde_json::from_slice(&talentsum(folder, &TEXT).stdout).expect("JSON")
}

/// A Markdown draft with the record beside it, of data that have been corrected since.
fn text_of_before(edit: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = folder(BEFORE);
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.md"],
    );
    let path = folder.path().join("总结.md");
    let text = fs::read_to_string(&path).expect("the draft");
    fs::write(&path, edit(&text)).expect("the draft");
    report_data(folder.path(), AFTER);
    folder
}

#[test]
fn a_markdown_draft_is_compared_by_the_record_beside_it() {
    let typed = "共有干部职工43人";
    let folder = text_of_before(|text| replaced(text, "共有干部职工41人", typed));
    let found = told(folder.path());
    assert_eq!(found["record"], json!(true));
    assert_eq!(found["outcomes"]["gone"], json!(0));
    let figures = found["figures"].as_array().expect("figures");
    assert!(figures.iter().all(|figure| figure["by"] == "record"));
    let by_hand = figures.iter().find(|f| f["outcome"] == "hand-edited");
    let by_hand = by_hand.expect("one was typed over");
    assert_eq!(
        (&by_hand["generated"], &by_hand["text"], &by_hand["data"]),
        (&json!("41"), &json!("43"), &json!("46"))
    );
    assert_eq!(by_hand["line"], json!(7));
    let cell = figures.iter().find(|f| f["unit"] == "乙院");
    let context = cell.expect("a cell")["context"].as_str().expect("words");
    assert!(context.starts_with("乙院 / "), "{context}");
}

#[test]
fn a_copy_that_was_not_kept_up_is_told_as_one() {
    let folder = text_of_before(|text| {
        let copy = "又，全系统共有干部职工41人。\n\n## 二、";
        replaced(text, "## 二、", copy)
    });
    let found = told(folder.path());
    let copies = found["numbers"].as_array().expect("numbers");
    let [copy] = copies.as_slice() else {
        panic!("{copies:?}");
    };
    assert_eq!(copy["text"], "41人");
    assert_eq!(copy["equals"], json!([]));
    let now = &copy["were"][0];
    assert_eq!(
        (&now["id"], &now["text"]),
        (&json!("staff.total"), &json!("46"))
    );
    assert_eq!(found["differs"], json!(true));
}

#[test]
fn a_record_that_cannot_be_read_is_told_and_the_words_are_compared() {
    let folder = text_of_before(str::to_owned);
    fs::write(folder.path().join("总结.md.talentsum.json"), "{").expect("a record");
    let output = talentsum(folder.path(), &TEXT[..4]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let head = text.lines().next().unwrap_or_default();
    assert!(head.contains("cannot be read"), "{head}");
}

#[test]
fn sentences_that_no_longer_hold_are_told_and_give_1() {
    let folder = folder(BEFORE);
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.docx"],
    );
    let told = |folder: &std::path::Path| -> (Option<i32>, Value) {
        let output = talentsum(folder, &[&VERIFY[..], &["--format", "json"]].concat());
        let told = serde_json::from_slice(&output.stdout).expect("JSON");
        (output.status.code(), told)
    };
    let (code, found) = told(folder.path());
    assert_eq!((code, &found["sentences"]), (Some(0), &json!([])));
    // Of nobody is a birth date known: what is said of ages goes.
    let data = folder.path().join("data/2024");
    for file in fs::read_dir(&data).expect("the data") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a table");
        let without = text.lines().map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let is_date = |cell: &str| cell.len() == 10 && cell.starts_with("19");
            let kept = cells.iter().map(|c| if is_date(c) { "" } else { c });
            kept.collect::<Vec<_>>().join(",") + "\n"
        });
        fs::write(&path, without.collect::<String>()).expect("a table");
    }
    let (code, found) = told(folder.path());
    assert_eq!((code, &found["differs"]), (Some(1), &json!(true)));
    let sentences = found["sentences"].as_array().expect("sentences");
    assert!(
        sentences.iter().any(|s| s["change"] == "vanishes"),
        "{found}"
    );
}

#[test]
fn numbers_typed_by_hand_are_told_and_give_0() {
    let (folder, draft) = corrected();
    report_data(folder.path(), BEFORE);
    let bytes = fs::read(&draft).expect("the draft");
    let theirs = edited(&bytes, MAIN, |xml| {
        let words = "专业技术人员是队伍的主体。";
        replaced(&xml, words, &format!("{words}外聘专家37人，党费2万元。"))
    });
    fs::write(&draft, theirs).expect("the draft");
    let text = String::from_utf8(printed(folder.path(), &VERIFY)).expect("UTF-8");
    for said in [
        "Other numbers, typed by hand or not placed: 2",
        "  37人\n      外聘专家37人，党费2万元。",
        "are yours to check",
    ] {
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_draft_of_which_nothing_can_be_placed_is_not_called_sound() {
    let folder = folder(BEFORE);
    fs::write(folder.path().join("别的.txt"), "关于放假的通知。\n").expect("a file");
    let verify = ["verify", "别的.txt", "--year", "2024"];
    let text = String::from_utf8(printed(folder.path(), &verify)).expect("UTF-8");
    assert!(text.contains("has not been compared"), "{text}");
}

#[test]
fn without_a_record_the_figures_of_charts_are_one_line() {
    let made = super::sample::example();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("总结.docx");
    let super::sample::Draft::Word(bytes) = super::sample::Draft::word(made) else {
        unreachable!()
    };
    let mut parts = parts(&bytes);
    parts.remove("customXml/item1.xml").expect("the record");
    let bare = zipped(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())));
    fs::write(&path, bare).expect("the draft");
    let path = path.to_str().expect("a path");
    let verify = ["verify", path, "--year", "2024"];
    let output = talentsum(&super::support::bureau(), &verify);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("figures of charts: "), "{text}");
    assert!(!text.contains("(chart)"), "{text}");
}
