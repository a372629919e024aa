//! Figures of a Word draft, found by their text.

use super::bench::*;
use super::support::{printed, talentsum};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn explained(folder: &Path, asked: &str) -> Value {
    let arguments = [
        "explain",
        "--in",
        "总结.docx",
        asked,
        "--year",
        "2024",
        "--format",
        "json",
    ];
    serde_json::from_slice(&printed(folder, &arguments)).expect("JSON")
}

#[test]
fn a_number_of_a_draft_that_the_data_have_outrun_is_explained_as_it_is_now() {
    let (folder, _) = corrected();
    let told = explained(folder.path(), "41人");
    assert_eq!(
        (&told["figure"], &told["value"]),
        (&json!(null), &json!(null)),
        "41 is the total, the institutions' and the professionals'"
    );
    let ids: Vec<&str> = told["found"]
        .as_array()
        .expect("found")
        .iter()
        .map(|f| f["id"].as_str().expect("an id"))
        .collect();
    assert!(
        ids.contains(&"staff.total") && ids.contains(&"staff.professional"),
        "{ids:?}"
    );
    let told = explained(folder.path(), "staff.total");
    assert_eq!(
        (&told["figure"], &told["value"]),
        (&json!("staff.total"), &json!(46))
    );
    let first = &told["found"][0];
    assert_eq!(
        (&first["text"], &first["data"], &first["by"]),
        (&json!("41"), &json!("46"), &json!("record"))
    );
    assert_eq!(first["outcome"], "differs");
    assert_eq!(told["rows"].as_array().expect("rows").len(), 46);
}

#[test]
fn a_number_of_one_unit_is_explained_by_the_rows_of_that_unit() {
    let (folder, _) = corrected();
    let arguments = [
        "explain",
        "--in",
        "总结.docx",
        "staff.total",
        "--unit",
        "乙院",
        "--year",
        "2024",
        "--format",
        "json",
    ];
    let told: Value = serde_json::from_slice(&printed(folder.path(), &arguments)).expect("JSON");
    assert_eq!(
        (&told["of_unit"], &told["value"]),
        (&json!("乙院"), &json!(16))
    );
    assert_eq!(told["found"][0]["text"], "11");
    let rows = told["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 16);
    assert!(rows.iter().all(|row| row["unit"] == "乙院"));
}

#[test]
fn a_number_that_somebody_has_typed_over_is_found_by_what_stands_there_now() {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    let mark = bookmark(&bytes, "staff.total");
    let theirs = at(&bytes, &mark, |inside| replaced(inside, "41", "４８"));
    fs::write(&draft, theirs).expect("the draft");
    let told = explained(folder.path(), "48");
    assert_eq!(told["figure"], "staff.total");
    assert_eq!(told["found"][0]["outcome"], "hand-edited");
    let text = printed(
        folder.path(),
        &["explain", "--in", "总结.docx", "48", "--year", "2024"],
    );
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(
        text.contains("draft ４８, data 46 (somebody has changed it)"),
        "{text}"
    );
}

#[test]
fn the_reference_date_is_the_drafts_own_and_stands_in_the_advice() {
    for draft in ["总结.docx", "总结.md"] {
        let folder = folder(BEFORE);
        let report = [
            "report",
            "--year",
            "2024",
            "--as-of",
            "2024-06-30",
            "-o",
            draft,
        ];
        printed(folder.path(), &report);
        let asked = ["explain", "--in", draft, "41", "--year", "2024"];
        let text = String::from_utf8(printed(folder.path(), &asked)).expect("UTF-8");
        assert!(text.contains("as of 2024-06-30"), "{text}");
        let advice = "talentsum explain staff.total --year 2024 --as-of 2024-06-30";
        assert!(text.contains(advice), "{text}");
    }
}

#[test]
fn what_stands_nowhere_gives_2_and_writes_nothing() {
    let (folder, draft) = corrected();
    let before = fs::read(&draft).expect("the draft");
    let output = talentsum(
        folder.path(),
        &["explain", "--in", "总结.docx", "99.9%", "--year", "2024"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(fs::read(&draft).expect("the draft") == before);
}

#[test]
fn a_number_typed_by_hand_beside_those_of_the_record_is_told_to_be_so() {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    let theirs = edited(&bytes, MAIN, |xml| {
        let words = "专业技术人员是队伍的主体。";
        replaced(&xml, words, &format!("{words}外聘专家37人。"))
    });
    fs::write(&draft, theirs).expect("the draft");
    let asked = ["explain", "--in", "总结.docx", "37", "--year", "2024"];
    let output = talentsum(folder.path(), &asked);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.contains(
            "'37' in 总结.docx was typed by hand and is no figure of the data: 外聘专家37人。"
        ),
        "{said}"
    );
}

/// A bureau with the data of two years and its draft.
fn of_two_years() -> tempfile::TempDir {
    let folder = folder(BEFORE);
    let last = folder.path().join("data/2023");
    fs::create_dir_all(&last).expect("a folder");
    let before = roster(&[("丙院", 6), ("乙院", 9), ("甲院", 23)]);
    fs::write(last.join("花名册.csv"), before).expect("a roster");
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    printed(folder.path(), &arguments);
    folder
}

#[test]
fn a_part_of_a_change_is_found_with_the_words_beside_it() {
    let folder = of_two_years();
    // 41 after 38.
    for asked in ["增长7.9%", "增加3人", "比上年增加3人，增长7.9%"] {
        let told = explained(folder.path(), asked);
        let found = told["found"].as_array().expect("found");
        assert!(
            found.iter().any(|f| f["id"] == "staff.total"),
            "{asked}: {told:#}"
        );
    }
}

#[test]
fn running_text_comes_before_tables_and_whatever_its_unit_is_found() {
    let folder = of_two_years();
    let told = explained(folder.path(), "41人");
    let found = told["found"].as_array().expect("found");
    let context = found[0]["context"].as_str().expect("a sentence");
    assert!(context.contains("干部职工41人"), "{context}");
    assert!(found.len() > 2);
}
