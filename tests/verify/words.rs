//! The words round a figure that a person has changed: the number is the data's, and the
//! sentence says something else of it.

use super::bench::*;
use super::sample::{Draft, short};
use super::support::{bureau, printed, talentsum};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What was typed over what.
type Typed<'a> = &'a [(&'a str, &'a str)];

/// What the program says of the draft of the example bureau after some typing, with the
/// exit code.
pub fn told(name: &str, typed: Typed<'_>) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    write(&path, name.ends_with(".md"), typed);
    verified(&path)
}

fn write(path: &Path, is_markdown: bool, typed: Typed<'_>) {
    let shown = path.to_str().expect("a path");
    printed(&bureau(), &["report", "--year", "2024", "-o", shown]);
    let bytes = fs::read(path).expect("the draft");
    let draft = match is_markdown {
        true => Draft::Markdown(String::from_utf8(bytes).expect("UTF-8")),
        false => Draft::Word(bytes),
    };
    let edit = |draft: Draft, (from, to): &(&str, &str)| draft.typed(from, to);
    match typed.iter().fold(draft, edit) {
        Draft::Word(bytes) => fs::write(path, bytes),
        Draft::Markdown(text) | Draft::Plain(text) => fs::write(path, text),
    }
    .expect("the edited draft");
}

fn verified(path: &Path) -> (Option<i32>, Value) {
    let shown = path.to_str().expect("a path");
    let verify = ["verify", shown, "--year", "2024", "--format", "json"];
    let output = talentsum(&bureau(), &verify);
    let told = serde_json::from_slice(&output.stdout).expect("JSON");
    (output.status.code(), told)
}

fn figures<'a>(told: &'a Value, outcome: &str) -> Vec<&'a Value> {
    let figures = told["figures"].as_array().expect("figures");
    let found = figures.iter().filter(|figure| figure["outcome"] == outcome);
    found.collect()
}

#[test]
fn a_number_that_a_person_has_made_one_of_another_year_does_not_pass() {
    for name in ["总结.docx", "总结.md"] {
        let typed = [("按职称分，专业技术人员中", "2023年，专业技术人员中")];
        let (code, told) = told(name, &typed);
        assert_eq!(code, Some(1), "{name}");
        let found = figures(&told, "other-period");
        let senior = found
            .iter()
            .find(|figure| figure["id"] == "professional.title.senior" && figure["form"] == "text");
        let senior = senior.unwrap_or_else(|| panic!("{name}: {found:?}"));
        assert_eq!(
            (&senior["text"], &senior["data"]),
            (&json!("476"), &json!("476"))
        );
        let words = &senior["words"];
        assert_eq!(words["change"], "other-period");
        assert_eq!(
            (&words["year"], &words["data"]),
            (&json!(2023), &json!("448"))
        );
        let was = words["was"].as_str().expect("a sentence");
        assert!(was.starts_with("按职称分，"), "{was}");
        let is = senior["context"].as_str().expect("a sentence");
        assert!(is.starts_with("2023年，"), "{is}");
    }
}

#[test]
fn a_number_that_a_person_has_made_the_one_of_last_year_is_right() {
    let typed = [
        ("招聘158人，录用124", "招聘158人，录用117"),
        ("计划招聘158", "计划招聘146"),
        ("117人，到岗112", "117人，到岗105"),
        ("2024年计划招聘", "2023年计划招聘"),
    ];
    for name in ["总结.docx", "总结.md"] {
        let (_, told) = told(name, &typed);
        let found = figures(&told, "other-period");
        assert_eq!(found.len(), 3, "{name}: {found:?}");
        for figure in found {
            assert_eq!(figure["words"]["data"], figure["text"], "{name}");
        }
        assert!(figures(&told, "hand-edited").len() < 2, "{name}");
    }
}

#[test]
fn a_number_whose_subject_a_person_has_changed_is_told_and_gives_0() {
    for name in ["总结.docx", "总结.md"] {
        let (code, told) = told(name, &[("按编制分，编内人员", "按编制分，在编人员")]);
        assert_eq!(code, Some(0), "{name}");
        let figures = told["figures"].as_array().expect("figures");
        let reworded = figures.iter().filter(|f| !f["words"].is_null());
        let reworded: Vec<&Value> = reworded.collect();
        assert_eq!(reworded.len(), 3, "{name}");
        for figure in reworded {
            assert_eq!(figure["outcome"], "agrees");
            assert_eq!(figure["words"]["change"], "reworded");
        }
    }
}

#[test]
fn the_words_are_told_with_the_sentence_as_it_was_and_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("总结.md");
    write(&path, true, &[("按编制分，编内人员", "按编制分，在编人员")]);
    let shown = path.to_str().expect("a path");
    let text = printed(&bureau(), &["verify", shown, "--year", "2024"]);
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(
        text.contains("figures whose words were changed, to be read: 3"),
        "{text}"
    );
    let sentences = "      - 按编制分，编内人员2432人，";
    assert_eq!(text.matches(sentences).count(), 1, "{text}");
    assert!(
        text.contains("      + 按编制分，在编人员2432人，"),
        "{text}"
    );
}

#[test]
fn a_sentence_whose_other_number_was_typed_anew_is_no_other_sentence() {
    let draft = before().draft();
    // The number of one figure without its bookmark, in other words the same.
    let anew = at(&draft, &bookmark(&draft, "staff.professional"), |_| {
        run("41")
    });
    assert_ne!(anew, draft);
    let verified = Draft::Word(anew).verify(before());
    assert_eq!(short(&verified), ["retyped staff.professional 41"]);
    assert!(verified.figures.iter().all(|figure| figure.words.is_none()));
}

#[test]
fn the_name_of_a_unit_is_of_no_year() {
    let typed = [("其中栖川市人民医院42人次", "其中2023年栖川市人民医院42人次")];
    let (_, told) = told("总结.docx", &typed);
    let found = figures(&told, "other-period");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["id"], "study.further.person_times");
}

#[test]
fn what_is_as_it_was_last_year_is_of_this_year() {
    for (from, to) in [
        ("按编制分，编内人员2432人", "与去年一样，编内人员2432人"),
        ("编内人员2432人，占", "编内人员与去年一样2432人，占"),
    ] {
        let (code, told) = told("总结.docx", &[(from, to)]);
        assert_eq!(code, Some(0), "{to}");
        assert!(figures(&told, "other-period").is_empty(), "{to}");
    }
}

#[test]
fn a_share_of_another_year_is_held_against_that_years_totals() {
    const AFTER: &str = "专业技术人员是队伍的主体。";
    for (typed, wrong) in [
        ("2023年末专业技术人员3596人，占86.4%。", 0),
        ("2023年末专业技术人员3596人，占84.6%。", 1),
        // Nothing is known of that year.
        ("2020年专业技术人员3296人，占84.6%。", 0),
    ] {
        let (_, told) = told("总结.docx", &[(AFTER, &format!("{AFTER}{typed}"))]);
        let shares = told["shares"].as_array().expect("shares");
        assert_eq!(shares.len(), wrong, "{typed}: {shares:?}");
    }
}

#[test]
fn a_units_name_made_shorter_is_the_same_unit() {
    let typed = [("其中栖川市人民医院42人次", "其中市人民医院42人次")];
    let (code, told) = told("总结.docx", &typed);
    assert_eq!(code, Some(0), "{}", told["outcomes"]);
    let typed = [("其中栖川市人民医院42人次", "其中某医院42人次")];
    let (code, _) = self::told("总结.docx", &typed);
    assert_eq!(code, Some(1));
}

#[test]
fn what_says_the_same_of_the_year_is_no_fault() {
    for (from, to) in [
        ("截至2024年12月31日，全市", "截至2024年底，全市"),
        ("2024年，栖川市卫生健康局在", "今年，栖川市卫生健康局在"),
        ("，比上年增加12人；", "，比2023年增加12人；"),
        ("所占比例比上年提高0.6个百分点", "占比较上年提升0.6个百分点"),
    ] {
        let (code, told) = told("总结.docx", &[(from, to)]);
        assert_eq!(code, Some(0), "{to}: {}", told["outcomes"]);
    }
    for (from, to) in [
        ("截至2024年12月31日，全市", "截至2023年底，全市"),
        ("，比上年增加12人；", "，比2022年增加12人；"),
        ("所占比例比上年提高0.6个百分点", "占比较上年下降0.6个百分点"),
    ] {
        let (code, _) = told("总结.docx", &[(from, to)]);
        assert_eq!(code, Some(1), "{to}");
    }
}
