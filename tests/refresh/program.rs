//! The command: what it writes, what it never writes over, what it tells.

use super::bench::*;
use super::support::{printed, talentsum};
use std::fs;
use std::process::Output;

const REFRESH: [&str; 4] = ["refresh", "总结.docx", "--year", "2024"];

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_refreshed_draft_stands_beside_the_draft() {
    let (folder, draft) = corrected();
    let before = fs::read(&draft).expect("the draft");
    let text = String::from_utf8(printed(folder.path(), &REFRESH)).expect("UTF-8");
    assert!(
        text.contains("Draft 总结.docx, year 2024, as of 2024-12-31"),
        "{text}"
    );
    assert!(
        text.contains("干部职工总数 (staff.total): 41 → 46"),
        "{text}"
    );
    assert!(fs::read(&draft).expect("the draft") == before);
    let fresh = ["report", "--year", "2024", "-o", "全新.docx"];
    printed(folder.path(), &fresh);
    let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");
    assert_eq!(lines(&read("总结（更新）.docx")), lines(&read("全新.docx")));
    // Nobody has saved it since: the next refresh may replace it.
    report_data(folder.path(), BEFORE);
    printed(folder.path(), &REFRESH);
    assert!(read("总结（更新）.docx") == before);
}

#[test]
fn the_result_as_json_has_the_sums_and_every_figure() {
    let (folder, _) = corrected();
    let told = told(folder.path(), &["总结.docx", "--dry-run"]);
    assert_eq!(told["schema"], 1);
    assert_eq!(told["as_of"], "2024-12-31");
    assert_eq!(told["dry_run"], true);
    assert_eq!(told["written"], serde_json::Value::Null);
    let figures = told["figures"].as_array().expect("figures");
    let sums = told["outcomes"].as_object().expect("sums").values();
    let sum: u64 = sums.filter_map(|count| count.as_u64()).sum();
    assert_eq!(sum, figures.len() as u64);
    let total = figures.iter().find(|f| f["id"] == "staff.total");
    let total = total.expect("the total");
    for (key, value) in [
        ("label", "干部职工总数"),
        ("form", "text"),
        ("outcome", "set"),
        ("old", "41"),
        ("new", "46"),
        ("text", "41"),
    ] {
        assert_eq!(total[key], value, "{key}");
    }
    assert!(
        total["context"]
            .as_str()
            .expect("a sentence")
            .contains("41人")
    );
    let unit = figures
        .iter()
        .find(|f| f["unit"] == "乙院")
        .expect("a unit");
    assert_eq!(unit["place"]["table"], "ts_table_01");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn the_draft_itself_is_changed_only_when_it_is_named() {
    let (folder, draft) = corrected();
    let over = [&REFRESH[..], &["-o", "总结.docx"]].concat();
    printed(folder.path(), &over);
    let total = bookmark(&fs::read(&draft).expect("the draft"), "staff.total");
    assert_eq!(texts(&fs::read(&draft).expect("the draft"))[&total], "46");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn a_file_that_somebody_has_saved_is_not_written_over() {
    let (folder, _) = corrected();
    let target = folder.path().join("总结（更新）.docx");
    let theirs = edited(&before().draft(), MAIN, |xml| {
        replaced(&xml, "人才", "人材")
    });
    fs::write(&target, &theirs).expect("a file");
    let output = talentsum(folder.path(), &REFRESH);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("was not overwritten"),
        "{}",
        said(&output)
    );
    assert!(output.stdout.is_empty());
    assert!(fs::read(&target).expect("a file") == theirs);
    let forced = [&REFRESH[..], &["--force"]].concat();
    printed(folder.path(), &forced);
    assert!(fs::read(&target).expect("a file") != theirs);
}

#[test]
fn a_refresh_of_one_draft_is_not_written_over_by_that_of_another() {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    let theirs = edited(&bytes, MAIN, |xml| replaced(&xml, "人才", "人材"));
    let other = folder.path().join("改过.docx");
    fs::write(other, theirs).expect("a file");
    let to = |draft| ["refresh", draft, "--year", "2024", "-o", "稿.docx"];
    printed(folder.path(), &to("改过.docx"));
    // The same draft may be refreshed there again.
    printed(folder.path(), &to("改过.docx"));
    let target = folder.path().join("稿.docx");
    let written = fs::read(&target).expect("a file");
    let output = talentsum(folder.path(), &to("总结.docx"));
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("was not overwritten"));
    assert!(fs::read(&target).expect("a file") == written);
}

#[test]
fn a_refreshed_draft_with_a_persons_words_is_no_new_report_and_not_written_over_by_one() {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    let theirs = edited(&bytes, MAIN, |xml| replaced(&xml, "人才", "人材"));
    fs::write(&draft, theirs).expect("a file");
    printed(
        folder.path(),
        &[&REFRESH[..], &["-o", "总结.docx"]].concat(),
    );
    let again = ["report", "--year", "2024", "-o", "总结.docx"];
    let output = talentsum(folder.path(), &again);
    assert_eq!(output.status.code(), Some(2));
    let help = "talentsum refresh \"总结.docx\" --year 2024";
    assert!(said(&output).contains(help), "{}", said(&output));
}

#[test]
fn without_new_data_nothing_is_written_unless_a_file_is_named_and_that_is_said() {
    let folder = folder(BEFORE);
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.docx"],
    );
    let output = talentsum(folder.path(), &REFRESH);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        said(&output).contains("No figure has changed"),
        "{}",
        said(&output)
    );
    assert!(!folder.path().join("总结（更新）.docx").exists());
    let named = [&REFRESH[..], &["-o", "又.docx"]].concat();
    let output = talentsum(folder.path(), &named);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("the very same"), "{}", said(&output));
    let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");
    assert!(read("总结.docx") == read("又.docx"));
}

#[test]
fn the_reference_date_is_the_drafts_own_unless_another_is_named() {
    let folder = folder(BEFORE);
    let report = [
        "report",
        "--year",
        "2024",
        "--as-of",
        "2024-06-30",
        "-o",
        "总结.docx",
    ];
    printed(folder.path(), &report);
    let own = told(folder.path(), &["总结.docx", "--dry-run"]);
    assert_eq!(
        (&own["as_of"], &own["changed"]),
        (&"2024-06-30".into(), &false.into())
    );
    let named = told(folder.path(), &["总结.docx", "--as-of", "2024-12-31"]);
    assert_eq!(
        (&named["as_of"], &named["changed"]),
        (&"2024-12-31".into(), &true.into())
    );
}

#[test]
fn errors_in_the_data_stop_it_and_a_draft_goes_on() {
    let (folder, _) = corrected();
    let roster = folder.path().join("data/2024/花名册.csv");
    let bad = fs::read_to_string(&roster)
        .expect("a roster")
        .replacen("本科", "大学生", 1);
    fs::write(&roster, bad).expect("a roster");
    let output = talentsum(folder.path(), &REFRESH);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(
        said(&output).contains("was not refreshed"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    let output = talentsum(folder.path(), &[&REFRESH[..], &["--draft"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(folder.path().join("总结（更新）.docx").exists());
}

#[test]
fn a_dash_is_standard_output_and_the_rest_is_told_on_standard_error() {
    let (folder, _) = corrected();
    let output = talentsum(folder.path(), &[&REFRESH[..], &["-o", "-"]].concat());
    assert_eq!(output.status.code(), Some(0));
    let total = bookmark(&output.stdout, "staff.total");
    assert_eq!(texts(&output.stdout)[&total], "46");
    assert!(said(&output).contains("41 → 46"), "{}", said(&output));
}

#[test]
fn another_year_is_told() {
    let (folder, _) = corrected();
    fs::rename(
        folder.path().join("data/2024"),
        folder.path().join("data/2025"),
    )
    .expect("a folder");
    let refresh = ["refresh", "总结.docx", "--year", "2025"];
    let output = talentsum(folder.path(), &refresh);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("the draft is of 2024"),
        "{}",
        said(&output)
    );
    let refreshed = fs::read(folder.path().join("总结（更新）.docx")).expect("a file");
    assert!(
        lines(&refreshed)[0].contains("2025年"),
        "{:?}",
        lines(&refreshed)[0]
    );
}

#[test]
fn a_word_draft_is_not_written_under_the_name_of_another_kind_of_file() {
    let (folder, _) = corrected();
    let output = talentsum(folder.path(), &[&REFRESH[..], &["-o", "总结.pdf"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains(".docx"), "{}", said(&output));
    assert!(!folder.path().join("总结.pdf").exists());
}

#[test]
fn the_draft_of_a_unit_whose_roster_is_gone_is_told_as_one() {
    let folder = folder(BEFORE);
    let by_unit = ["report", "--year", "2024", "--by", "unit", "-o", "各单位"];
    printed(folder.path(), &by_unit);
    let drafts = fs::read_dir(folder.path().join("各单位")).expect("drafts");
    let draft = drafts
        .map(|entry| entry.expect("a file").file_name())
        .find(|name| name.to_string_lossy().contains("乙院"));
    let draft = format!("各单位/{}", draft.expect("its draft").to_string_lossy());
    report_data(folder.path(), &[("丙院", 7), ("甲院", 23)]);
    for arguments in [
        vec!["refresh", &draft],
        vec!["verify", &draft],
        vec!["explain", "11", "--in", &draft],
    ] {
        let all = [&arguments[..], &["--year", "2024", "--lang", "zh"]].concat();
        let output = talentsum(folder.path(), &all);
        assert_eq!(output.status.code(), Some(2), "{all:?}");
        let said = said(&output);
        assert!(said.contains("草稿是“乙院”的报告"), "{said}");
        assert!(said.contains("data/2024/"), "{said}");
        assert!(!said.contains("单位名称要写全"), "{said}");
    }
}

/// A draft with a number typed over, a target that somebody has worked in, and the data
/// corrected.
fn typed_over() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    let own = bookmark(&bytes, "staff.total");
    let typed = at(&bytes, &own, |own| own.replace(">41<", ">43<"));
    assert!(typed != bytes);
    fs::write(&draft, typed).expect("the draft");
    let bytes = fs::read(&draft).expect("the draft");
    let theirs = edited(&bytes, MAIN, |xml| replaced(&xml, "人才", "人材"));
    let target = folder.path().join("总结（更新）.docx");
    fs::write(&target, theirs).expect("a file");
    (folder, target)
}

#[test]
fn writing_over_a_file_leaves_what_a_person_has_typed_unless_that_is_forced_and_then_it_is_said() {
    let (folder, target) = typed_over();
    let output = talentsum(folder.path(), &REFRESH);
    assert!(said(&output).contains("--overwrite"), "{}", said(&output));
    let with = |more: &'static str| [&REFRESH[..], &[more]].concat();
    let told = printed(folder.path(), &with("--overwrite"));
    let told = String::from_utf8(told).expect("UTF-8");
    assert!(
        told.contains("Changed by hand, differs from the data, kept: 1"),
        "{told}"
    );
    let text = || part(&fs::read(&target).expect("a file"), MAIN);
    assert!(text().contains(">43<"));
    let told = printed(folder.path(), &with("--force"));
    let told = String::from_utf8(told).expect("UTF-8");
    let said =
        "replaced by --force (what they typed is gone): 1\n  干部职工总数 (staff.total): 43 → 46";
    assert!(told.contains(said), "{told}");
    assert!(!text().contains(">43<"));
}
