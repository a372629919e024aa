//! Drafts with everything that is optional: red head, recipient, imprint, charts, and the
//! looks of a reference document.

use super::bench::*;
use super::support::{printed, talentsum};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const SETTINGS: &str = r#"[report]
issuer_mark = "示范局文件"
document_number = '示发〔{{ n(id="period.next_year") }}〕1号'
signatory = "张三"
recipient = "市政府"
reference = "样式.docx"
charts = "body"

[report.imprint]
copy_to = '全系统{{ n(id="staff.total") }}人'
office = "示范局办公室"
date = '{{ n(id="period.as_of") }}'
"#;

/// A folder with such a draft; the reference, which only a new report needs, is gone.
fn drafted() -> (TempDir, PathBuf) {
    let folder = folder(BEFORE);
    let looks = edited(&before().draft(), "word/styles.xml", |styles| {
        assert!(styles.contains("\"黑体\""));
        styles.replace("\"黑体\"", "\"微软雅黑\"")
    });
    let reference = folder.path().join("样式.docx");
    fs::write(&reference, looks).expect("a file");
    fs::write(folder.path().join("talentsum.toml"), SETTINGS).expect("the settings");
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    printed(folder.path(), &arguments);
    fs::remove_file(reference).expect("the reference");
    let draft = folder.path().join("总结.docx");
    (folder, draft)
}

const REFRESH: [&str; 4] = ["refresh", "总结.docx", "--year", "2024"];

#[test]
fn a_draft_with_every_optional_part_gets_its_figures_and_nothing_else() {
    let (folder, draft) = drafted();
    let draft = fs::read(draft).expect("the draft");
    let styles = part(&draft, "word/styles.xml");
    assert!(styles.contains("\"微软雅黑\""));
    report_data(folder.path(), AFTER);
    printed(folder.path(), &REFRESH);
    let target = folder.path().join("总结（更新）.docx");
    let refreshed = fs::read(target).expect("the new draft");
    let (old, new) = (parts(&draft), parts(&refreshed));
    assert!(old.keys().eq(new.keys()));
    let changed: BTreeSet<&str> = (old.iter())
        .filter(|(name, bytes)| kept(name, &new[*name]) != kept(name, bytes))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(changed, BTreeSet::from([MAIN]));
    let (before, after) = (part(&draft, MAIN), part(&refreshed, MAIN));
    let bookmarks: Vec<String> = texts(&draft).into_keys().collect();
    assert_eq!(outside(&before, &bookmarks), outside(&after, &bookmarks));
    assert!(texts(&refreshed).into_keys().eq(texts(&draft).into_keys()));
    let lines = lines(&refreshed);
    assert_eq!(&lines[..2], ["示范局文件", "示发〔2025〕1号签发人：张三"]);
    assert!(lines.contains(&"市政府：".to_owned()), "{lines:?}");
    assert!(
        lines.contains(&"抄送：全系统46人。".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn without_new_data_such_a_draft_stays_the_very_same() {
    let (folder, draft) = drafted();
    let named = [&REFRESH[..], &["-o", "又.docx"]].concat();
    printed(folder.path(), &named);
    let copy = folder.path().join("又.docx");
    assert!(fs::read(copy).expect("the copy") == fs::read(draft).expect("the draft"));
}

#[test]
fn what_a_person_has_written_into_head_and_imprint_stays() {
    let (folder, path) = drafted();
    let draft = fs::read(&path).expect("the draft");
    let number = bookmark(&draft, "period.next_year");
    let theirs = at(&draft, &number, |inside| replaced(inside, "2025", "2026"));
    let theirs = edited(&theirs, MAIN, |xml| {
        replaced(
            &replaced(&xml, "示范局办公室", "示范局人事科"),
            "市政府",
            "市委",
        )
    });
    fs::write(&path, theirs).expect("a file");
    report_data(folder.path(), AFTER);
    let output = talentsum(folder.path(), &REFRESH);
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("2026"), "{told}");
    let target = folder.path().join("总结（更新）.docx");
    let lines = lines(&fs::read(target).expect("the new draft"));
    for kept in ["示发〔2026〕1号", "市委", "示范局人事科", "全系统46人"] {
        assert!(
            lines.iter().any(|line| line.contains(kept)),
            "{kept}: {lines:?}"
        );
    }
}
