//! Drafts that a person has worked on in LibreOffice, driven by a script.

use super::bench::*;
use super::support::{printed, skip, tools::answer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

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

/// What the schema validator finds in a file, by kind; `None` where it is not installed.
fn errors(file: &Path) -> Option<BTreeMap<String, usize>> {
    let program = std::env::var("OOXML_VALIDATOR").unwrap_or("ooxml-validator".to_owned());
    let Ok(output) = answer(Command::new(program).arg(file)) else {
        skip("ooxml-validator is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let told: Value = serde_json::from_str(&said).unwrap_or_else(|e| panic!("{e}: {said}"));
    let mut kinds = BTreeMap::new();
    for error in told["errors"].as_array().expect("errors") {
        let kind = ["id", "errorType", "description"].map(|key| error[key].to_string());
        *kinds.entry(kind.join(" ")).or_default() += 1;
    }
    Some(kinds)
}

/// The bookmarks that begin in the paragraph with these words.
fn bookmarks_in(docx: &[u8], words: &str) -> Vec<String> {
    let xml = part(docx, MAIN);
    let paragraph = xml.split("</w:p>").find(|p| p.contains(words));
    let names = paragraph.expect("the paragraph").split("w:name=\"").skip(1);
    let names = names.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
    names.filter(|name| name.starts_with("ts_")).collect()
}

/// What the script does to the draft.
struct Edits {
    total: String,
    professional: String,
    tracked: String,
    /// The figures of the paragraph that it deletes.
    deleted: Vec<String>,
}

impl Edits {
    fn of(original: &[u8]) -> Self {
        Edits {
            total: bookmark(original, "staff.total"),
            professional: bookmark(original, "staff.professional"),
            tracked: bookmark(original, "staff.age.band5"),
            deleted: bookmarks_in(original, "按职称分"),
        }
    }

    /// Every edit is still there.
    fn are_in(&self, bytes: &[u8], round: &str) {
        let text = lines(bytes).join("\n");
        for words in [
            "（此处由办公室改写）",
            "以上情况，请予审阅。",
            "另附说明一段。",
            "手工一行",
            "专业技术人员777人",
            "从年龄看",
            "888",
        ] {
            assert!(text.contains(words), "{round}: {words} is lost");
        }
        assert!(
            !text.contains("按职称分"),
            "{round}: what was deleted is back"
        );
        let xml = part(bytes, MAIN);
        let total = &xml[stretch(&xml, &self.total)];
        assert!(
            total.contains("<w:b/>") || total.contains("<w:b w:val=\"true\"/>"),
            "{round}: {total}"
        );
        for change in ["<w:ins ", "<w:del "] {
            assert_eq!(xml.matches(change).count(), 2, "{round}: {change}");
        }
    }

    /// What has become of the figures is what must, and those that nobody touched are as
    /// in a fresh report.
    fn hold(&self, told: &Value, bytes: &[u8], fresh: &[u8], round: &str) {
        let (read, fresh) = (texts(bytes), texts(fresh));
        for figure in told["figures"].as_array().expect("figures") {
            let name = figure["bookmark"].as_str().expect("a name").to_owned();
            let outcome = figure["outcome"].as_str().expect("an outcome");
            let may = match () {
                () if name == self.tracked => &["tracked"][..],
                () if name == self.professional => &["hand-edited", "gone"],
                () if self.deleted.contains(&name) => &["gone"],
                () => &["set", "unchanged"],
            };
            assert!(may.contains(&outcome), "{round}: {figure:#}");
            // LibreOffice takes the last character out of some bookmarks: what stands there
            // is what counts.
            match outcome {
                "set" => assert_eq!(read[&name], fresh[&name], "{round}"),
                "unchanged" => assert_eq!(figure["text"], *fresh[&name], "{round}"),
                _ => {}
            }
            assert!(
                name != self.total || outcome == "set",
                "{round}: {figure:#}"
            );
        }
    }
}

/// Generated, edited, corrected, refreshed, edited again, corrected again.
#[test]
fn a_draft_goes_back_and_forth_between_people_and_data() {
    let (folder, draft) = corrected();
    let edits = Edits::of(&fs::read(&draft).expect("the draft"));
    let mut current = draft;
    for (round, units) in [("first", AFTER), ("second", BEFORE)] {
        report_data(folder.path(), units);
        if !saved(&current, round) {
            return;
        }
        edits.are_in(&fs::read(&current).expect("the draft"), "saved");
        let name = current.file_name().expect("a name").to_string_lossy();
        let told = told(folder.path(), &[&name]);
        let written = folder
            .path()
            .join(told["written"].as_str().expect("a name"));
        let bytes = fs::read(&written).expect("the refreshed draft");
        let fresh = folder.path().join("全新.docx");
        printed(
            folder.path(),
            &["report", "--year", "2024", "-o", "全新.docx"],
        );
        edits.hold(&told, &bytes, &fs::read(fresh).expect("a report"), round);
        edits.are_in(&bytes, round);
        // LibreOffice's own files are not without fault; a refresh adds none.
        if let (Some(before), Some(after)) = (errors(&current), errors(&written)) {
            for (kind, count) in after {
                assert!(
                    before.get(&kind) >= Some(&count),
                    "{round}: {count} of {kind}"
                );
            }
        }
        current = written;
    }
}
