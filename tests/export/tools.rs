//! The file in other programs' hands. Where they are not installed the test says so and
//! passes: the other tests do without them.

use std::path::{Path, PathBuf};
use std::process::Command;
use talentsum::export::docx::write;
use talentsum::export::markdown;

/// Writes the sample where a person can open it, too: `target/tmp/sample.docx`.
fn written() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let document = super::sample::document();
    let path = folder.join("sample.docx");
    let bytes = write(&document, &super::head()).expect("a Word file");
    std::fs::write(&path, bytes).expect("a writable folder");
    std::fs::write(folder.join("sample.md"), markdown::write(&document))
        .expect("a writable folder");
    path
}

/// Layout as python-docx reads it and as LibreOffice prints it.
#[test]
fn other_programs_read_the_layout_of_the_standard() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/docx_check.py");
    let output = Command::new("python3").arg(script).arg(written()).output();
    let Ok(output) = output else {
        eprintln!("skipped: python3 is not installed");
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
