//! Tables in which somebody has called one heading or one row otherwise: what `refresh` and
//! `verify` say of its numbers is the same.

use super::bench::*;
use super::columns::{FIGURES, UNITS, of, read, with_words};
use serde_json::Value;
use talentsum::redraft::Outcome;

/// The outcomes of `refresh` and of `verify` that are told of a renamed draft, how many
/// numbers each, where data are as generated; and the exit code of `verify`.
fn told(table: usize, from: &str, to: &str) -> ([Vec<(String, u64)>; 2], Option<i32>) {
    use super::support::talentsum;
    let folder = folder(BEFORE);
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    super::support::printed(folder.path(), &arguments);
    let draft = folder.path().join("总结.docx");
    let bytes = std::fs::read(&draft).expect("the draft");
    std::fs::write(&draft, with_words(&bytes, table, from, to)).expect("a file");
    let run = |command: &str| {
        let json = ["--year", "2024", "--format", "json"];
        let mut arguments = vec![command, "总结.docx"];
        arguments.extend(json);
        if command == "refresh" {
            arguments.push("--dry-run");
        }
        let output = talentsum(folder.path(), &arguments);
        let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let outcomes = told["outcomes"].as_object().expect("outcomes").clone();
        let is_told = |(key, count): (String, Value)| {
            let count = count.as_u64().filter(|count| *count > 0)?;
            (!["unchanged", "agrees"].contains(&key.as_str())).then_some((key, count))
        };
        let outcomes: Vec<_> = outcomes.into_iter().filter_map(is_told).collect();
        (outcomes, output.status.code())
    };
    let (refresh, _) = run("refresh");
    let (verify, exit) = run("verify");
    ([refresh, verify], exit)
}

fn all_of(outcome: &str, table: usize, from: &str, to: &str) {
    let ([refresh, verify], exit) = told(table, from, to);
    assert_eq!(refresh, verify, "{to}");
    let [(key, count)] = refresh.as_slice() else {
        panic!("{to}: {refresh:?}");
    };
    assert_eq!(key, outcome, "{to}");
    assert!(*count > 0);
    assert_eq!(exit, Some(1), "{to}");
}

#[test]
fn a_heading_or_a_row_with_another_figures_name_is_another_place() {
    all_of("other-place", UNITS, ">大学本科<", ">男性<");
    all_of("other-place", UNITS, ">大学本科<", ">男性（人）<");
    all_of("other-place", UNITS, ">合计<", ">专业技术人员<");
    all_of("other-place", UNITS, ">学历<", ">女性<");
    all_of("other-place", FIGURES, ">专业技术人员<", ">女性<");
    all_of("other-place", FIGURES, ">专业技术人员<", ">乙院<");
}

#[test]
fn a_heading_with_another_figures_name_is_not_written_under() {
    let draft = before().draft();
    for (table, from, to) in [
        (UNITS, ">合计<", ">女性<"),
        (FIGURES, ">专业技术人员<", ">女性<"),
    ] {
        let edited = with_words(&draft, table, from, to);
        let forced = after().refresh(&edited, true);
        assert!(of(&forced, Outcome::OtherPlace) > 0);
        let row = |docx: &[u8]| read(docx, table).into_iter().nth(2).expect("a row");
        if table == UNITS {
            assert_eq!(row(&edited)[1], row(&forced.bytes)[1]);
        }
    }
}

#[test]
fn another_name_of_the_same_figure_is_a_new_wording() {
    for (table, from, to) in [
        (UNITS, ">专业技术<", ">专业技术人员<"),
        (UNITS, ">合计<", ">干部职工总数<"),
        (UNITS, ">合计<", ">人数<"),
        (UNITS, ">学历<", ">专业技术人员<"),
        (FIGURES, ">数值<", ">人数<"),
        (FIGURES, ">专业技术人员<", ">卫生专业技术人员<"),
    ] {
        let (told, exit) = told(table, from, to);
        assert_eq!(told, [Vec::new(), Vec::new()], "{to}");
        assert_eq!(exit, Some(0), "{to}");
    }
}

#[test]
fn a_unit_under_the_name_of_something_else_is_another_place() {
    // The name is itself a figure, which somebody has typed over.
    let typed = ("hand-edited".to_owned(), 1);
    for (name, is_taken) in [(">专业技术人员<", true), (">乙县人民医院<", false)] {
        let ([refresh, verify], _) = told(UNITS, ">乙院<", name);
        assert_eq!(refresh, verify, "{name}");
        assert!(refresh.contains(&typed), "{name}: {refresh:?}");
        assert_eq!(refresh.len() == 2, is_taken, "{name}: {refresh:?}");
    }
}

#[test]
fn verify_lists_headings_and_rows_that_were_renamed() {
    let folder = folder(BEFORE);
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    super::support::printed(folder.path(), &arguments);
    let draft = folder.path().join("总结.docx");
    let bytes = std::fs::read(&draft).expect("the draft");
    let edited = with_words(&bytes, UNITS, ">合计<", ">在职人数<");
    std::fs::write(&draft, edited).expect("a file");
    let arguments = ["verify", "总结.docx", "--year", "2024", "--lang", "zh"];
    let said = super::support::printed(folder.path(), &arguments);
    let said = String::from_utf8(said).expect("UTF-8");
    assert!(said.contains("“合计”这一列"), "{said}");
    assert!(said.contains("+ ") && said.contains("在职人数"), "{said}");
}

#[test]
fn a_heading_or_a_row_of_another_year_is_told_alike() {
    all_of("other-period", FIGURES, ">数值<", ">2023年数值<");
    all_of(
        "other-period",
        FIGURES,
        ">专业技术人员<",
        ">专业技术人员（2023年末）<",
    );
    all_of("other-period", UNITS, ">合计<", ">2022年合计<");
}

#[test]
fn several_headings_under_new_names_are_told_as_such_unless_they_changed_places() {
    let rename = |names: [(&str, &str); 2]| {
        let draft = before().draft();
        let edited = names.iter().fold(draft, |draft, (from, to)| {
            with_words(&draft, UNITS, &format!(">{from}<"), &format!(">{to}<"))
        });
        after().refresh(&edited, false)
    };
    let plain = of(&after().refresh(&before().draft(), false), Outcome::Set);
    let redrafted = rename([("专业技术", "专技岗"), ("大学本科", "本科学历")]);
    assert_eq!(of(&redrafted, Outcome::Set), plain);
    assert!(redrafted.figures.iter().any(|f| f.words.is_some()));
    let redrafted = rename([("中级", "初级职务"), ("初级", "中级职务")]);
    assert!(of(&redrafted, Outcome::OtherPlace) > 0);
    assert!(of(&redrafted, Outcome::Set) < plain);
}
