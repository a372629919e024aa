//! Numbers that somebody has typed: of which year they speak, and what they were before a
//! correction.

use super::bench::*;
use super::support::{printed, talentsum};
use super::words::told;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// After this sentence of the report something is typed.
const AFTER_THIS: &str = "专业技术人员是队伍的主体。";

/// What is said of the numbers of a draft, each in a line.
fn numbers(told: &Value) -> Vec<String> {
    let told = told["numbers"].as_array().expect("numbers");
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let named = |value: &Value| format!("{} {}", text(&value["id"]), text(&value["form"]));
    let lines = told.iter().map(|number| {
        let mut line = text(&number["text"]);
        for (sign, list) in [("=", &number["equals"]), (" was ", &number["were"])] {
            for figure in list.as_array().expect("a list") {
                line += &format!("{sign}{}", named(figure));
            }
        }
        if number["speaks_of"].is_string() {
            line += &format!(" of {}", text(&number["speaks_of"]));
        }
        if number["named"].is_object() {
            let figure = &number["named"];
            line += &format!("~{} {}", named(figure), text(&figure["text"]));
        }
        line
    });
    lines.collect()
}

/// A sentence somebody types, and what must be said of its numbers.
const TYPED: &[(&str, &[&str])] = &[
    (
        "2023年末，全市共有干部职工4161人。",
        &["4161人=staff.total last"],
    ),
    ("去年共有干部职工4161人。", &["4161人=staff.total last"]),
    (
        "2023年末，全市共有干部职工4225人。",
        &["4225人=staff.total text of 2023年底"],
    ),
    (
        "2023年末，全市共有干部职工1234人。",
        &["1234人~staff.total last 4161"],
    ),
    (
        "2020年共有干部职工4225人。",
        &["4225人=staff.total text of 2020年"],
    ),
    (
        "干部职工由4161人增加到4225人。",
        &["4161人=staff.total last", "4225人=staff.total text"],
    ),
    (
        "干部职工比去年多64人。",
        &["64人=staff.total change-number"],
    ),
    ("干部职工比去年少64人。", &["64人"]),
    (
        "录用人员较上一年增加了7人。",
        &["7人=recruitment.hired change-number"],
    ),
];

#[test]
fn a_number_is_compared_with_the_year_of_which_its_sentence_speaks() {
    let sentences: String = TYPED.iter().map(|(sentence, _)| *sentence).collect();
    let expected: Vec<&str> = TYPED.iter().flat_map(|(_, said)| *said).copied().collect();
    for name in ["总结.docx", "总结.md"] {
        let (_, told) = told(name, &[(AFTER_THIS, &format!("{AFTER_THIS}{sentences}"))]);
        assert_eq!(numbers(&told), expected, "{name}");
    }
}

#[test]
fn a_change_said_in_other_words_agrees() {
    let typed = [
        ("录用124人，比上年增加7人", "录用124人，比去年多7人"),
        (
            "4225人，比上年增加64人，增长1.5%",
            "4225人，比上年增加了64人，增幅1.5%",
        ),
    ];
    for name in ["总结.docx", "总结.md"] {
        let (code, told) = told(name, &typed);
        assert_eq!(code, Some(0), "{name}");
        let figures = told["figures"].as_array().expect("figures");
        let odd = figures
            .iter()
            .filter(|f| f["outcome"] != "agrees" || !f["words"].is_null());
        assert_eq!(odd.collect::<Vec<_>>(), [&json!(null); 0], "{name}");
        assert_eq!(numbers(&told), [""; 0], "{name}");
    }
}

#[test]
fn the_share_of_others_is_none_of_the_count_before_it() {
    let typed = [(
        "录用124人",
        "全系统干部职工4225人，女性占70.3%；录用的124人中硕士占5.6%，录用124人",
    )];
    for name in ["总结.docx", "总结.md"] {
        let (_, told) = told(name, &typed);
        let shares = told["shares"].as_array().expect("shares");
        assert_eq!(*shares, [json!(null); 0], "{name}");
    }
}

/// Refreshes a draft over itself and verifies it.
fn refreshed(folder: &Path, name: &str) -> Value {
    printed(folder, &["refresh", name, "--year", "2024", "-o", name]);
    let verify = ["verify", name, "--year", "2024", "--format", "json"];
    serde_json::from_slice(&talentsum(folder, &verify).stdout).expect("JSON")
}

#[test]
fn an_old_number_is_known_as_the_one_before_the_correction_after_a_refresh_too() {
    for name in ["总结.docx", "总结.md"] {
        let folder = folder(&[("丙院", 70), ("乙院", 110), ("甲院", 230)]);
        let report = ["report", "--year", "2024", "-o", name];
        printed(folder.path(), &report);
        let path = folder.path().join(name);
        let bytes = fs::read(&path).expect("the draft");
        let typed = "全系统干部职工410人各司其职。";
        let edited = match name.ends_with(".md") {
            true => {
                let text = String::from_utf8(bytes).expect("UTF-8");
                replaced(&text, "## 二、", &format!("{typed}\n\n## 二、")).into_bytes()
            }
            false => edited(&bytes, MAIN, |xml| {
                let end = xml.find("<w:sectPr").expect("the end");
                let paragraph = format!("<w:p>{}</w:p>", run(typed));
                format!("{}{paragraph}{}", &xml[..end], &xml[end..])
            }),
        };
        fs::write(&path, edited).expect("the draft");
        let was = ["410人 was staff.total text"];
        for doctors in [160, 170] {
            report_data(
                folder.path(),
                &[("丙院", 70), ("乙院", doctors), ("甲院", 230)],
            );
            assert_eq!(numbers(&refreshed(folder.path(), name)), was, "{name}");
        }
        // As it was: the number is right again, and only typed by hand.
        report_data(folder.path(), &[("丙院", 70), ("乙院", 110), ("甲院", 230)]);
        let told = refreshed(folder.path(), name);
        let [said] = numbers(&told).try_into().expect("one number");
        assert!(said.starts_with("410人=staff.total text"), "{said}");
        let written = fs::read(&path).expect("the draft");
        refreshed(folder.path(), name);
        assert!(fs::read(&path).expect("the draft") == written, "{name}");
    }
}

#[test]
fn an_old_number_that_its_sentence_does_not_name_is_in_the_verdict() {
    let folder = folder(&[("丙院", 70), ("乙院", 110), ("甲院", 230)]);
    let report = ["report", "--year", "2024", "-o", "总结.md"];
    printed(folder.path(), &report);
    let path = folder.path().join("总结.md");
    let text = fs::read_to_string(&path).expect("the draft");
    let typed = "这410位同志各司其职。\n\n## 二、";
    fs::write(&path, replaced(&text, "## 二、", typed)).expect("the draft");
    report_data(folder.path(), &[("丙院", 70), ("乙院", 160), ("甲院", 230)]);
    refreshed(folder.path(), "总结.md");
    let verify = ["verify", "总结.md", "--year", "2024"];
    let output = talentsum(folder.path(), &verify);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let verdict = "One number is what a figure was before a correction";
    assert!(said.contains(verdict), "{said}");
}

#[test]
fn the_ages_in_the_heading_of_a_table_that_somebody_has_changed_are_the_templates() {
    let (_, told) = told("总结.docx", &[("无职称", "未定职称")]);
    assert_eq!(numbers(&told), [""; 0]);
}

#[test]
fn a_copied_sentence_that_nobody_has_touched_is_not_told_as_edited() {
    let folder = folder(BEFORE);
    let name = "总结.md";
    let report = ["report", "--year", "2024", "-o", name];
    printed(folder.path(), &report);
    let path = folder.path().join(name);
    let text = fs::read_to_string(&path).expect("the draft");
    let copied = text.lines().find(|line| line.starts_with("按职称分"));
    let copy = format!("{}\n\n## 二、", copied.expect("the sentence"));
    fs::write(&path, replaced(&text, "## 二、", &copy)).expect("the draft");
    report_data(folder.path(), AFTER);
    let told = refreshed(folder.path(), name);
    let outcomes = &told["outcomes"];
    assert_eq!(outcomes["hand-edited"], 0, "{outcomes}");
    assert!(outcomes["stale"].as_u64() > Some(3), "{outcomes}");
    // Its shares follow from its counts, old as they are.
    assert_eq!(told["shares"], json!([]));
}
