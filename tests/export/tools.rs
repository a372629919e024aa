//! The file in other programs' hands. Where they are not installed the test says so and
//! passes (see `support`): the other tests do without them.

use super::package::{Package, bookmarks};
use super::support::{skip, tools::answer};
use super::{official, sample};
use std::path::{Path, PathBuf};
use std::process::Command;
use talentsum::export::docx::{Record, write};
use talentsum::export::markdown;
use talentsum::report::document::Document;

/// Writes a document where a person can open it, too: in `target/tmp/`, with its Markdown.
pub fn written(name: &str, document: &Document) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    let bytes = write(document, &super::head()).expect("a Word file");
    std::fs::write(&path, bytes).expect("a writable folder");
    let text = markdown::write(document);
    std::fs::write(path.with_extension("md"), text).expect("a writable folder");
    path
}

/// Layout as python-docx reads it and as LibreOffice prints it.
#[test]
fn other_programs_read_the_layout_of_the_standard() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/docx_check.py");
    let output = answer(
        Command::new("python3")
            .arg(script)
            .arg(written("sample.docx", &sample::document())),
    );
    let Ok(output) = output else {
        skip("python3 is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    eprintln!("{said}");
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Somebody opens the draft in LibreOffice and saves it: a redraft must still find every
/// figure and the record.
#[test]
fn figures_and_record_survive_a_save_in_libreoffice() {
    let before = written("saved.docx", &sample::document());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let profile = folder.join("profile");
    let output = answer(
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args([
                "--headless",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
            ])
            .arg(folder.join("after"))
            .arg(&before),
    );
    if output.is_err() {
        skip("LibreOffice is not installed");
        return;
    }
    let open = |path: &Path| Package::open(&std::fs::read(path).expect("a file"));
    let (before, after) = (open(&before), open(&folder.join("after/saved.docx")));
    let figures = |package: &Package| bookmarks(package.part("word/document.xml"));
    assert_eq!(figures(&after), figures(&before));
    let record =
        |package: &Package| Record::from_xml(package.part("customXml/item1.xml").as_bytes());
    assert!(record(&before).is_ok());
    assert_eq!(record(&after), record(&before));
}

/// Layout as it comes out of LibreOffice, measured on the page.
#[test]
fn printed_pages_measure_what_the_standard_says() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/page_check.py");
    let output = answer(
        Command::new("python3")
            .arg(script)
            .arg(written("official.docx", &official::official())),
    );
    let Ok(output) = output else {
        skip("python3 is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    eprintln!("{said}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
}
