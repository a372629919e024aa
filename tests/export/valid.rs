//! Two validators look at every document that the tests make, and at reports by the program:
//! the example bureau's, one with everything on, and bureaus that have next to nothing or
//! names that no form was made for.

use super::support::{bureau, printed, skip, tools::answer};
use super::tools::written;
use super::{annex, charts, official, reference, together};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file has no fault by this validator, where it is installed.
fn check(program: &str, file: &Path) {
    let Ok(output) = answer(Command::new(program).arg(file)) else {
        skip(&format!("{program} is not installed"));
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let good = said.contains("Errors: 0") || said.contains("\"ok\": true");
    assert!(good, "{program}: {}: {said}", file.display());
}

/// Both validators.
fn check_all(files: &[PathBuf]) {
    let sdk = std::env::var("OOXML_VALIDATOR").unwrap_or("ooxml-validator".to_owned());
    for file in files {
        check(&sdk, file);
        // Minutes for thousands of cells, and nothing in them that shorter tables have not.
        if std::fs::metadata(file).is_ok_and(|file| file.len() < LONG) {
            check("openxml-audit", file);
        }
    }
}

/// Bytes of a file that openxml-audit takes minutes for.
const LONG: u64 = 200_000;

fn folder() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

#[test]
fn schema_validators_find_no_fault_in_any_document() {
    let mut files: Vec<PathBuf> = official::all()
        .iter()
        .map(|(name, document)| written(&format!("valid-{name}.docx"), document))
        .collect();
    files.push(written("valid-charts.docx", &charts::document()));
    files.push(written("valid-annex.docx", &annex::document(200)));
    check_all(&files);
}

#[test]
fn schema_validators_find_no_fault_when_everything_is_on() {
    let files: Vec<PathBuf> = together::files()
        .into_iter()
        .map(|(name, bytes)| {
            let path = folder().join(format!("together-{name}.docx"));
            std::fs::write(&path, bytes).expect("a writable folder");
            path
        })
        .collect();
    check_all(&files);
}

#[test]
fn schema_validators_find_no_fault_in_the_reports_of_units() {
    let place = tempfile::tempdir().expect("a folder");
    let into = place.path().join("out");
    let into = into.to_str().expect("a path");
    let asked = ["report", "--year", "2024", "--by", "unit", "-o", into];
    let units = [
        "--unit",
        "栖川市中医医院",
        "--unit",
        "栖川市罗汊乡卫生院",
        "--unit",
        "栖川市卫生健康局",
    ];
    printed(&bureau(), &[&asked[..], &units[..]].concat());
    let made = std::fs::read_dir(into).expect("the folder");
    let made: Vec<PathBuf> = made.map(|entry| entry.expect("a file").path()).collect();
    assert_eq!(made.len(), 3);
    check_all(&made);
}

#[test]
fn schema_validators_find_no_fault_in_reports() {
    check_all(&reports());
}

/// A file for the program to read; its path as an argument.
fn given(name: &str, content: &[u8]) -> String {
    let path = folder().join(name);
    std::fs::write(&path, content).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

/// A roster with a person for each unit.
fn roster(units: impl Iterator<Item = String>) -> String {
    let mut table = "姓名,学历,职称,岗位类别,出生日期,单位\n".to_owned();
    for (number, unit) in units.enumerate() {
        let unit = unit.replace('"', "\"\"");
        table.push_str(&format!(
            "人{number},本科,主治医师,专业技术,1980-05-01,\"{unit}\"\n"
        ));
    }
    table
}

/// Reports by the program, each from a folder with these further arguments.
fn reports() -> Vec<PathBuf> {
    let full = given(
        "full.toml",
        "[report]\nissuer_mark = '某市卫生健康局文件'\ndocument_number = '某卫〔2025〕1号'\n\
         signatory = '张三'\nrecipient = '市政府'\ncharts = 'body'\n[report.imprint]\n\
         copy_to = '市委办'\noffice = '某局办公室'\ndate = '{{ n(id=\"period.as_of\") }}'\n"
            .as_bytes(),
    );
    let like = given("like.docx", &reference::bureaus_own());
    let odd = [
        "长".repeat(200),
        "\"甲\"<乙>&丙's卫生院".to_owned(),
        "控制\u{1}\u{b}\u{1f}字符卫生院".to_owned(),
        "👩‍⚕️🏥卫生院".to_owned(),
        "𠮷𠀋𪚥卫生院".to_owned(),
        "=HYPERLINK(1)".to_owned(),
    ];
    let many = (1..=3000).map(|number| format!("示例市第{number}卫生院"));
    let odd = given("odd-units.csv", roster(odd.into_iter()).as_bytes());
    let many = given("many-units.csv", roster(many).as_bytes());
    let tiny = given(
        "tiny.csv",
        roster(["某镇卫生院".to_owned()].into_iter()).as_bytes(),
    );
    let year = std::fs::read_dir(bureau().join("data/2024")).expect("the year's folder");
    let rosters = year.filter_map(|entry| {
        let path = entry.ok()?.path().to_string_lossy().into_owned();
        path.contains("花名册").then_some(path)
    });
    let mut rosters: Vec<String> = rosters.flat_map(|r| ["--roster".to_owned(), r]).collect();
    rosters.extend(["--config".to_owned(), full.clone()]);
    let named = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
    let empty = tempfile::tempdir().expect("a folder");
    let (here, nowhere) = (bureau(), empty.path());
    let cases: [(&str, &Path, Vec<String>); 7] = [
        ("bureau", &here, vec![]),
        ("everything", &here, named(&["--config", &full])),
        (
            "everything-like",
            &here,
            named(&["--config", &full, "--reference", &like]),
        ),
        ("no-activities", nowhere, rosters),
        ("tiny", nowhere, named(&["--roster", &tiny])),
        (
            "odd-units",
            nowhere,
            named(&["--roster", &odd, "--config", &full]),
        ),
        ("many-units", nowhere, named(&["--roster", &many])),
    ];
    let made = cases.into_iter().map(|(name, from, more)| {
        let file = folder().join(format!("report-{name}.docx"));
        let target = file.to_string_lossy().into_owned();
        let mut arguments = vec!["report", "--year", "2024", "--force", "-q", "-o", &target];
        arguments.extend(more.iter().map(String::as_str));
        printed(from, &arguments);
        file
    });
    made.collect()
}
