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
        !text.contains("Numbers that are not from the data"),
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
        "Numbers that are not from the data: 2",
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
