//! Drafts that a person has worked on in LibreOffice, driven by a script.

use super::bench::*;
use super::support::{printed, skip, tools::answer};
use std::fs;
use std::path::Path;
use std::process::Command;
use talentsum::redraft::Outcome;

/// Opens a draft in LibreOffice, does what the script says, saves it; `false` where there
/// is no LibreOffice to do it.
fn saved(draft: &Path, round: &str) -> bool {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/edit_in_office.py");
    let output = answer(Command::new("python3").arg(script).arg(draft).arg(round));
    let Ok(output) = output else {
        skip("python3 is not installed");
        return false;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) {
        skip(said.trim());
        return false;
    }
    assert!(output.status.success(), "{said}");
    true
}

/// Generated, edited, corrected, refreshed, edited again, corrected again.
#[test]
fn a_draft_goes_back_and_forth_between_people_and_data() {
    let (folder, draft) = corrected();
    let original = fs::read(&draft).expect("the draft");
    let total = bookmark(&original, "staff.total");
    let professional = bookmark(&original, "staff.professional");
    if !saved(&draft, "first") {
        return;
    }
    let human = [
        "（此处由办公室改写）",
        "以上情况，请予审阅。",
        "另附说明一段。",
    ];
    let mut current = "总结.docx".to_owned();
    for (round, units) in [("first", AFTER), ("second", BEFORE)] {
        report_data(folder.path(), units);
        let path = folder.path().join(&current);
        if round == "second" && !saved(&path, round) {
            return;
        }
        let told = told(folder.path(), &[&current]);
        current = told["written"].as_str().expect("a name").to_owned();
        let bytes = fs::read(folder.path().join(&current)).expect("the refreshed draft");
        printed(
            folder.path(),
            &["report", "--year", "2024", "-o", "全新.docx"],
        );
        let fresh = texts(&fs::read(folder.path().join("全新.docx")).expect("a report"));
        let read = texts(&bytes);
        let mut touched = 0;
        for figure in told["figures"].as_array().expect("figures") {
            let name = figure["bookmark"].as_str().expect("a name");
            match figure["outcome"].as_str() {
                Some("set" | "unchanged" | "agrees") => assert_eq!(read[name], fresh[name]),
                _ => touched += 1,
            }
        }
        assert!((1..=6).contains(&touched), "{round}: {}", told["outcomes"]);
        let of = |name: &str| {
            let figures = told["figures"].as_array().expect("figures");
            let figure = figures.iter().find(|f| f["bookmark"] == name);
            figure.expect("the figure")["outcome"].clone()
        };
        // The script bolds the total and retypes the professionals.
        assert_eq!(of(&total), Outcome::Set.key(), "{round}");
        let retyped = of(&professional);
        assert!(retyped == "hand-edited" || retyped == "gone", "{retyped}");
        let text = lines(&bytes).join("\n");
        for words in human {
            assert!(text.contains(words), "{round}: {words} is lost");
        }
        assert!(text.contains("专业技术人员777人"), "{round}");
    }
}
