//! Drafts that LibreOffice has saved: as generated, with faults planted before, and with
//! faults planted after. It also writes the text files that people keep of a draft.

use super::bench::MAIN;
use super::planted::{PLANTED, wrong};
use super::sample::*;
use super::support::{skip, tools::answer};
use std::fs;
use std::process::Command;
use talentsum::verify::Outcome;

/// The draft opened in LibreOffice and saved as another kind of file; `None` where it is
/// not installed.
fn saved(draft: &Draft, filter: &str, ending: &str) -> Option<Vec<u8>> {
    let Draft::Word(bytes) = draft else {
        unreachable!()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.docx");
    fs::write(&path, bytes).expect("the draft");
    let profile = folder.path().join("profile");
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", filter, "--outdir"]);
    let output = answer(command.arg(folder.path().join("out")).arg(&path));
    let Ok(output) = output else {
        skip("LibreOffice is not installed");
        return None;
    };
    let written = fs::read(folder.path().join("out").join(format!("draft.{ending}")));
    Some(written.unwrap_or_else(|e| panic!("{e}: {output:?}")))
}

fn as_word(draft: &Draft) -> Option<Draft> {
    let bytes = saved(draft, "docx:MS Word 2007 XML", "docx")?;
    assert_ne!(super::bench::part(&bytes, MAIN), "");
    Some(Draft::Word(bytes))
}

#[test]
fn nothing_is_said_of_an_untouched_draft_that_libreoffice_has_saved_and_faults_planted_then_are_found()
 {
    let Some(draft) = as_word(&Draft::word(example())) else {
        return;
    };
    let verified = draft.verify(example());
    assert_eq!(short(&verified), [""; 0]);
    assert!(
        verified
            .figures
            .iter()
            .all(|f| f.outcome == Outcome::Agrees)
    );
    let wrong = wrong(&draft, PLANTED);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_planted_together_are_found_after_libreoffice_has_saved_the_draft() {
    let mut draft = Draft::word(example());
    let mut planted = Vec::new();
    for (from, to) in [
        ("干部职工4225人", "干部职工4252人"),
        ("占干部职工总数的57.6%", "占干部职工总数的56.7%"),
        (
            "专业技术人员是队伍的主体。",
            "专业技术人员是队伍的主体。大学本科1200人，占46.2%。",
        ),
        (
            "现将有关情况报告如下。",
            "现将有关情况报告如下。全年投入专项资金320万元。",
        ),
        ("共有1437人报名", "共有1347人报名"),
        ("2025年，我局将", "2026年，我局将"),
    ] {
        draft = draft.typed(from, to);
        planted = short(&draft.verify(example()));
    }
    assert_eq!(planted.len(), 9, "{planted:?}");
    let Some(saved) = as_word(&draft) else {
        return;
    };
    assert_eq!(short(&saved.verify(example())), planted);
}

#[test]
fn a_text_file_that_libreoffice_has_written_is_compared_by_its_words() {
    let made = example();
    let Some(bytes) = saved(&Draft::word(made), "txt:Text (encoded):UTF8", "txt") else {
        return;
    };
    let text = String::from_utf8(bytes).expect("UTF-8");
    // Its tables are a cell a line, and tell nothing any more.
    let body = text.split("表1　").next().expect("the text").to_owned();
    assert_eq!(short(&Draft::Plain(body.clone()).verify(made)), [""; 0]);
    let changed = body.replacen("干部职工4225人", "干部职工4252人", 1);
    assert_eq!(
        short(&Draft::Plain(changed).verify(made)),
        ["differs staff.total 4252≠4225"]
    );
}
