//! Drafts whose record is gone: figures are placed by the words around them, shown first,
//! and written only when that was asked for.

use super::bench::*;
use super::support::{printed, talentsum};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

const BY_TEXT: [&str; 5] = ["refresh", "总结.docx", "--year", "2024", "--by-text"];

/// The file without its record, as a program that does not know of it saves it.
fn without_record(docx: &[u8]) -> Vec<u8> {
    let mut parts = parts(docx);
    parts.remove("customXml/item1.xml").expect("the record");
    zipped(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

/// A folder with a draft without its record, whose data have been corrected since.
fn bare() -> (TempDir, PathBuf) {
    let (folder, draft) = corrected();
    let bytes = fs::read(&draft).expect("the draft");
    fs::write(&draft, without_record(&bytes)).expect("the draft");
    (folder, draft)
}

/// The same with its text edited.
fn edited_bare(edit: impl FnOnce(String) -> String) -> (TempDir, PathBuf) {
    let (folder, draft) = bare();
    let bytes = fs::read(&draft).expect("the draft");
    fs::write(&draft, edited(&bytes, MAIN, edit)).expect("the draft");
    (folder, draft)
}

/// The same as Markdown, edited.
fn bare_markdown(edit: impl FnOnce(String) -> String) -> (TempDir, PathBuf) {
    let folder = folder(BEFORE);
    let draft = folder.path().join("总结.md");
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.md"],
    );
    fs::remove_file(folder.path().join("总结.md.talentsum.json")).expect("the record");
    report_data(folder.path(), AFTER);
    let text = fs::read_to_string(&draft).expect("the draft");
    fs::write(&draft, edit(text)).expect("the draft");
    (folder, draft)
}

/// The report that the data give now.
fn fresh(folder: &Path, name: &str) -> Vec<u8> {
    printed(folder, &["report", "--year", "2024", "-o", name]);
    fs::read(folder.join(name)).expect("a report")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json"]].concat();
    let output = talentsum(folder, &all);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

/// The reason why a number was left, by the number and a piece of its sentence.
fn reason(told: &Value, text: &str, context: &str) -> String {
    let left = told["left"].as_array().expect("numbers");
    let found = left.iter().find(|number| {
        let has = |key: &str, words: &str| number[key].as_str().is_some_and(|t| t.contains(words));
        has("text", text) && has("context", context)
    });
    let found = found.unwrap_or_else(|| panic!("no {text} in “{context}”: {left:#?}"));
    found["reason"].as_str().expect("a reason").to_owned()
}

#[test]
fn without_consent_the_figures_are_shown_and_nothing_is_written() {
    let (folder, draft) = bare();
    let before = fs::read(&draft).expect("the draft");
    let output = talentsum(folder.path(), &BY_TEXT[..4]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert!(
        text.contains("干部职工总数 (staff.total): 41 → 46"),
        "{text}"
    );
    assert!(text.contains("共有干部职工41人"), "{text}");
    assert!(said(&output).contains("--by-text"), "{}", said(&output));
    assert_eq!(names(folder.path()), 2);
    assert!(fs::read(&draft).expect("the draft") == before);
    let preview = talentsum(folder.path(), &[&BY_TEXT[..4], &["--dry-run"]].concat());
    assert_eq!(preview.status.code(), Some(0), "{}", said(&preview));
    assert_eq!(preview.stdout, output.stdout);
    assert_eq!(names(folder.path()), 2);
}

/// The text of every paragraph of the refreshed draft is that of the draft with figures as
/// a fresh report has them, and every other byte of the file is the draft's.
#[test]
fn with_consent_only_the_digits_of_certain_figures_change() {
    let (folder, draft) = bare();
    let told = json(folder.path(), &BY_TEXT);
    assert_eq!(told["by_text"], true);
    assert_eq!(told["written"], "总结（更新）.docx");
    assert!(
        told["outcomes"]["set"].as_u64() >= Some(20),
        "{}",
        told["outcomes"]
    );
    let old = fs::read(&draft).expect("the draft");
    let new = fs::read(folder.path().join("总结（更新）.docx")).expect("the refreshed draft");
    let (old_parts, new_parts) = (parts(&old), parts(&new));
    assert_eq!(
        old_parts.keys().collect::<Vec<_>>(),
        new_parts.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &old_parts {
        assert!(name == MAIN || new_parts[name] == *bytes, "{name}");
    }
    let bare = |bytes: &[u8]| {
        let xml = part(bytes, MAIN);
        xml.replace(|c: char| c.is_ascii_digit() || c == '.', "")
    };
    assert!(bare(&old) == bare(&new));
    let wanted: BTreeMap<String, String> = texts(&fresh(folder.path(), "全新.docx"));
    let (then, now) = (texts(&old), texts(&new));
    let mut set = 0;
    for (bookmark, text) in &now {
        let is_right = wanted.get(bookmark) == Some(text);
        assert!(is_right || then[bookmark] == *text, "{bookmark}: {text}");
        set += u64::from(then[bookmark] != *text);
    }
    assert_eq!(told["outcomes"]["set"].as_u64(), Some(set));
    // The charts keep their old numbers, and that is said.
    assert!(told["charts_left"].as_u64() >= Some(1));
    let again = json(
        folder.path(),
        &["refresh", "总结（更新）.docx", "--year", "2024"],
    );
    assert_eq!(again["outcomes"]["set"], 0);
}

#[test]
fn a_figure_parted_by_formatting_or_beside_an_entity_is_written_in_its_place() {
    let (folder, _) = edited_bare(|xml| {
        let at = xml.find("系统共有干部职工").expect("the sentence");
        let (head, rest) = xml.split_at(at);
        let parted = ">4</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t>";
        let rest = replaced(rest, ">41</w:t>", parted);
        let rest = replaced(&rest, ">人", ">&#x4EBA;");
        format!("{head}{rest}")
    });
    printed(folder.path(), &BY_TEXT);
    let new = fs::read(folder.path().join("总结（更新）.docx")).expect("the refreshed draft");
    let xml = part(&new, MAIN);
    assert!(xml.contains(">46</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t>"));
    assert!(xml.contains(">&#x4EBA;"));
}

#[test]
fn several_figures_in_one_run_are_written_as_in_pasted_text() {
    let (folder, draft) = bare();
    let lines = lines(&fs::read(&draft).expect("the draft"));
    let line = lines
        .iter()
        .find(|l| l.contains("共有干部职工41人"))
        .expect("the sentence");
    let pasted = edited(&fs::read(&draft).expect("the draft"), MAIN, |xml| {
        let (open, _) = xml.split_once("<w:body>").expect("a body");
        let typed = format!(
            "<w:p>{}</w:p><w:p>{}</w:p>",
            run("说明 & 其他".replace('&', "&amp;").as_str()),
            run(line)
        );
        format!("{open}<w:body>{typed}</w:body></w:document>")
    });
    fs::write(&draft, &pasted).expect("the draft");
    let told = json(folder.path(), &BY_TEXT);
    let new = fs::read(folder.path().join("总结（更新）.docx")).expect("the refreshed draft");
    let fresh = super::bench::lines(&fresh(folder.path(), "全新.docx"));
    let wanted = fresh
        .iter()
        .find(|l| l.contains("共有干部职工46人"))
        .expect("the sentence");
    let read = super::bench::lines(&new);
    assert_eq!(read[0], "说明 &amp; 其他");
    assert_eq!(&read[1], wanted, "{told:#}");
}

#[test]
fn what_is_not_certain_is_left_and_counted_with_the_reason() {
    let said = "系统共有干部职工";
    let before = |xml: &str, tag: &str| {
        let at = xml.find(said).expect("the sentence");
        xml[..at].rfind(tag).unwrap_or(0)
    };
    // The whole paragraph a second time.
    let (folder, _) = edited_bare(|mut xml| {
        let start = before(&xml, "<w:p>").max(before(&xml, "<w:p "));
        let end = start + xml[start..].find("</w:p>").expect("an end") + 6;
        let copy = xml[start..end].to_owned();
        xml.insert_str(end, &copy);
        xml
    });
    let told = json(folder.path(), &BY_TEXT[..4]);
    assert_eq!(reason(&told, "41", said), "repeated");
    // A word inserted under tracking.
    let (folder, _) = edited_bare(|mut xml| {
        let at = xml.find(said).expect("the sentence");
        let end = at + xml[at..].find("</w:r>").expect("an end") + 6;
        xml.insert_str(
            end,
            "<w:del w:id=\"9\" w:author=\"甲\"><w:r><w:delText>约</w:delText></w:r></w:del>",
        );
        xml
    });
    let told = json(folder.path(), &BY_TEXT[..4]);
    assert_eq!(reason(&told, "41", said), "tracked");
    // A field, which Word may fill anew at any time.
    let (folder, _) = edited_bare(|xml| {
        let at = xml.find(said).expect("the sentence");
        let open = at + xml[at..].find(">41<").expect("the number");
        let open = xml[..open].rfind("<w:r>").expect("its run");
        let close = open + xml[open..].find("</w:r>").expect("an end") + 6;
        format!(
            "{}<w:fldSimple w:instr=\"REF x\">{}</w:fldSimple>{}",
            &xml[..open],
            &xml[open..close],
            &xml[close..]
        )
    });
    let told = json(folder.path(), &BY_TEXT[..4]);
    assert_eq!(reason(&told, "41", said), "not-plain");
    // Words changed, and a number of one's own.
    let (folder, _) = edited_bare(|xml| replaced(&xml, said, "系统现共有在册干部职工7类、"));
    let told = json(folder.path(), &BY_TEXT[..4]);
    let left = told["left"].as_array().expect("numbers");
    assert!(
        left.iter()
            .any(|n| n["text"].as_str().is_some_and(|t| t.starts_with('7')))
    );
    let figures = told["figures"].as_array().expect("figures");
    let is_in = |f: &&Value| f["context"].as_str().is_some_and(|c| c.contains("现共有"));
    assert_eq!(figures.iter().find(is_in), None);
}

#[test]
fn a_markdown_draft_changes_in_its_digits_only() {
    let (folder, draft) = bare_markdown(|text| {
        let text = replaced(&text, "共有干部职工41人", "共有干部职工**41**人");
        text.replace('\n', "\r\n")
    });
    let preview = talentsum(folder.path(), &["refresh", "总结.md", "--year", "2024"]);
    assert_eq!(preview.status.code(), Some(2), "{}", said(&preview));
    let told = json(
        folder.path(),
        &["refresh", "总结.md", "--year", "2024", "--by-text"],
    );
    let old = fs::read_to_string(&draft).expect("the draft");
    let new = fs::read_to_string(folder.path().join("总结（更新）.md")).expect("the draft");
    assert!(new.contains("共有干部职工**46**人"));
    let bare = |text: &str| text.replace(|c: char| c.is_ascii_digit() || c == '.', "");
    assert_eq!(bare(&old), bare(&new));
    assert!(
        !folder
            .path()
            .join("总结（更新）.md.talentsum.json")
            .exists()
    );
    // Every line is as it was or as a fresh report has it.
    let fresh = String::from_utf8(fresh(folder.path(), "全新.md")).expect("UTF-8");
    // The blanks that line up a table may be others.
    let bare = |line: &str| line.replace(' ', "");
    let fresh: Vec<String> = fresh.lines().map(bare).collect();
    for (then, now) in old.lines().zip(new.lines()) {
        let now_plain = match now.starts_with('|') {
            true => now.to_owned(),
            false => now.replace("**46**", "46"),
        };
        assert!(
            then == now || fresh.contains(&bare(&now_plain)),
            "{now}: {told:#}"
        );
    }
    // The tables of charts have bars, which are not drawn anew: their numbers stay, too.
    let bars: Vec<&str> = new.lines().filter(|l| l.contains('█')).collect();
    assert!(!bars.is_empty() && bars.iter().all(|bar| old.contains(bar)));
}

#[test]
fn a_draft_of_another_date_is_refused() {
    let (folder, _) = bare();
    let other = [&BY_TEXT[..], &["--as-of", "2024-06-30"]].concat();
    let output = talentsum(folder.path(), &other);
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    assert!(
        told.contains("2024年12月31日") && told.contains("2024年6月30日"),
        "{told}"
    );
    assert_eq!(names(folder.path()), 2);
}

#[test]
fn where_nothing_can_be_placed_it_is_refused_with_the_reason() {
    let (folder, draft) = bare();
    let bytes = fs::read(&draft).expect("the draft");
    let other = edited(&bytes, MAIN, |xml| {
        let (open, _) = xml.split_once("<w:body>").expect("a body");
        format!(
            "{open}<w:body><w:p>{}</w:p></w:body></w:document>",
            run("另有41人。")
        )
    });
    fs::write(&draft, other).expect("the draft");
    let output = talentsum(folder.path(), &BY_TEXT);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("has no record"), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert_eq!(names(folder.path()), 2);
}
