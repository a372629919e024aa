//! The file in other programs' hands. Where they are not installed the test says so and
//! passes (see `support`): the other tests do without them.

use super::package::{Package, bookmarks};
use super::support::{bureau, printed, skip, tools::answer};
use super::{official, reference, sample};
use std::path::{Path, PathBuf};
use std::process::Command;
use talentsum::export::docx::{Record, Reference, write, write_like};
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

/// Two validators look at every document that the tests make, at the example bureau's, and
/// at bureaus that have next to nothing.
#[test]
fn schema_validators_find_no_fault_in_any_file() {
    let mut files: Vec<PathBuf> = official::all()
        .iter()
        .map(|(name, document)| written(&format!("valid-{name}.docx"), document))
        .collect();
    let reference = Reference::read(&reference::bureaus_own()).expect("a reference");
    let like = write_like(&official::official(), &super::head(), &reference);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    files.push(folder.join("valid-like.docx"));
    std::fs::write(&files[files.len() - 1], like.expect("a file").0).expect("a writable folder");
    files.extend(reports());
    let validator = std::env::var("OOXML_VALIDATOR").unwrap_or("ooxml-validator".to_owned());
    for program in ["openxml-audit", &validator] {
        for file in &files {
            // Minutes, and nothing in it that the table of 200 rows has not.
            let is_long = file.ends_with("valid-three-thousand-rows.docx");
            if is_long && program == "openxml-audit" {
                continue;
            }
            let Ok(output) = answer(Command::new(program).arg(file)) else {
                skip(&format!("{program} is not installed"));
                break;
            };
            let said = String::from_utf8_lossy(&output.stdout);
            let good = said.contains("Errors: 0") || said.contains("\"ok\": true");
            assert!(good, "{program}: {}: {said}", file.display());
        }
    }
}

/// Reports by the program: the example bureau with and without its log, and one person.
fn reports() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let data = folder.join("tiny.csv");
    let tiny = "姓名,学历,职称,岗位类别,出生日期,单位\n张三,本科,主治医师,专业技术,1980-05-01,某镇卫生院\n";
    std::fs::write(&data, tiny).expect("a writable folder");
    let configuration = folder.join("full.toml");
    let settings = "[report]\nissuer_mark = '某市卫生健康局文件'\ndocument_number = '某卫〔2025〕1号'\n\
                    signatory = '张三'\nrecipient = '市政府'\n[report.imprint]\ncopy_to = '市委办'\n\
                    office = '某局办公室'\ndate = '{{ n(id=\"period.as_of\") }}'\n";
    std::fs::write(&configuration, settings).expect("a writable folder");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let (data, configuration) = (path(&data), path(&configuration));
    let logs = bureau().join("data/2024");
    let roster = std::fs::read_dir(logs).expect("the year's folder");
    let rosters = roster.filter_map(|entry| {
        let path = entry.ok()?.path();
        path.to_string_lossy().contains("花名册").then_some(path)
    });
    let mut alone: Vec<String> = vec!["--config".to_owned(), configuration.clone()];
    for roster in rosters {
        alone.extend(["--roster".to_owned(), path(&roster)]);
    }
    let empty = tempfile::tempdir().expect("a folder");
    let here = bureau();
    let cases: [(&str, &Path, Vec<String>); 4] = [
        ("bureau", &here, vec![]),
        (
            "everything",
            &here,
            vec!["--config".to_owned(), configuration],
        ),
        ("no-activities", empty.path(), alone),
        ("tiny", empty.path(), vec!["--roster".to_owned(), data]),
    ];
    cases
        .into_iter()
        .map(|(name, from, more)| {
            let file = folder.join(format!("report-{name}.docx"));
            let target = path(&file);
            let mut arguments = vec!["report", "--year", "2024", "--force", "-q", "-o", &target];
            arguments.extend(more.iter().map(String::as_str));
            printed(from, &arguments);
            file
        })
        .collect()
}
