//! Reports by unit as a clerk works with them: what is written again, what becomes of the
//! drafts, what a broken-off run leaves behind.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use support::{bureau, printed, talentsum};

const REPORTS: &[&str] = &["report", "--year", "2024", "--by", "unit", "-o", "报告"];

/// A bureau of three units with a roster, two people each.
fn small(folder: &Path) {
    let mut roster = "单位,姓名,出生日期,学历,职称,岗位类别\n".to_owned();
    for unit in ["甲市人民医院", "乙镇卫生院", "丙县疾病预防控制中心"] {
        for name in ["张一", "李二"] {
            roster.push_str(&format!(
                "{unit},{name},1985-03-01,本科,主治医师,专业技术\n"
            ));
        }
    }
    let data = folder.join("data/2024");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("花名册.csv"), roster).unwrap();
}

fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let of = |entry: fs::DirEntry| {
        let time = entry.metadata().unwrap().modified().unwrap();
        (entry.file_name().to_string_lossy().into_owned(), time)
    };
    entries.map(of).collect()
}

#[test]
fn a_second_run_over_the_same_data_says_so_and_writes_nothing_again() {
    for format in ["docx", "md"] {
        let place = tempfile::tempdir().unwrap();
        small(place.path());
        let arguments = [REPORTS, &["--format", format]].concat();
        printed(place.path(), &arguments);
        let before = times(&place.path().join("报告"));
        let again = talentsum(place.path(), &arguments);
        assert!(again.status.success());
        let said = String::from_utf8_lossy(&again.stderr).into_owned();
        assert!(said.contains("Reports written: 0; unchanged: 4"), "{said}");
        assert_eq!(times(&place.path().join("报告")), before);
        let single = ["report", "--year", "2024", "--format", format];
        printed(place.path(), &single);
        let again = talentsum(place.path(), &single);
        let said = String::from_utf8_lossy(&again.stderr).into_owned();
        assert!(said.contains("was not written again"), "{said}");
    }
}

#[test]
fn the_whole_is_the_very_report_that_is_written_alone_and_every_run_gives_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let into = |name: &str| place.path().join(name).to_string_lossy().into_owned();
    for name in ["a", "b"] {
        let asked = ["report", "--year", "2024", "--by", "unit", "-o"];
        printed(&bureau(), &[&asked[..], &[&into(name)]].concat());
    }
    let alone = into("alone.docx");
    printed(&bureau(), &["report", "--year", "2024", "-o", &alone]);
    let names: Vec<String> = times(Path::new(&into("a"))).into_keys().collect();
    assert_eq!(names.len(), 27);
    let read = |folder: &str, name: &str| fs::read(Path::new(&into(folder)).join(name)).unwrap();
    for name in &names {
        assert!(read("a", name) == read("b", name), "{name}");
    }
    let whole = names.iter().find(|name| name.contains("2024年")).unwrap();
    assert!(read("a", whole) == fs::read(alone).unwrap());
}

#[test]
fn the_draft_of_a_unit_is_refreshed_and_verified_with_the_figures_of_that_unit() {
    for format in ["docx", "md"] {
        let place = tempfile::tempdir().unwrap();
        let here = place.path();
        small(here);
        printed(here, &[REPORTS, &["--format", format]].concat());
        let draft = format!("报告/乙镇卫生院.{format}");
        let verify = ["verify", "--year", "2024", "--format", "json", &draft];
        let verified = |expected: bool| {
            let output = talentsum(here, &verify);
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(output.status.success(), expected, "{format}: {said}");
        };
        verified(true);
        let roster = here.join("data/2024/花名册.csv");
        let mut table = fs::read_to_string(&roster).unwrap();
        table.push_str("乙镇卫生院,王三,1985-03-01,本科,主治医师,专业技术\n");
        fs::write(&roster, table).unwrap();
        verified(false);
        printed(
            here,
            &["refresh", "--year", "2024", "-o", &draft, "--force", &draft],
        );
        verified(true);
        let explain = ["explain", "staff.total", "--in", &draft, "--year", "2024"];
        let json = printed(here, &[&explain[..], &["--format", "json"]].concat());
        let answer: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let text = answer.to_string();
        assert!(text.contains("乙镇卫生院"), "{text}");
        assert!(!text.contains("甲市人民医院"), "{text}");
        // A unit that is gone is said, with the names that are most like it.
        let table = fs::read_to_string(&roster).unwrap();
        fs::write(&roster, table.replace("乙镇卫生院", "乙镇中心卫生院")).unwrap();
        let output = talentsum(here, &["refresh", "--year", "2024", &draft]);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("乙镇中心卫生院"), "{said}");
    }
}

#[test]
fn a_report_that_somebody_has_worked_in_stays_and_the_others_are_written() {
    let place = tempfile::tempdir().unwrap();
    small(place.path());
    let arguments = [REPORTS, &["--format", "md"]].concat();
    printed(place.path(), &arguments);
    let edited = place.path().join("报告/乙镇卫生院.md");
    fs::write(&edited, "改过").unwrap();
    fs::remove_file(place.path().join("报告/甲市人民医院.md")).unwrap();
    let output = talentsum(place.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&edited).unwrap(), "改过");
    assert!(place.path().join("报告/甲市人民医院.md").exists());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("choose another folder with -o"), "{said}");
    printed(place.path(), &[&arguments[..], &["--force"]].concat());
    assert_ne!(fs::read_to_string(&edited).unwrap(), "改过");
}

#[test]
fn files_that_a_run_has_not_written_are_named_and_stay() {
    let place = tempfile::tempdir().unwrap();
    small(place.path());
    let arguments = [REPORTS, &["--format", "md"]].concat();
    printed(place.path(), &arguments);
    let into = place.path().join("报告");
    // A unit that is no more, and a list of doubts of errors that have been put right.
    let old = ["丁镇卫生院.md", "乙镇卫生院-存疑清单.md"];
    for name in old {
        fs::write(into.join(name), "旧").unwrap();
    }
    fs::write(into.join("说明.txt"), "不是报告").unwrap();
    let again = talentsum(
        place.path(),
        &[&arguments[..], &["--summary", "json"]].concat(),
    );
    assert_eq!(again.status.code(), Some(0));
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(said.contains("2 files are not of this run"), "{said}");
    let summary: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    let left = summary["left"].as_array().unwrap();
    for (left, name) in left.iter().zip(old) {
        assert!(said.contains(name), "{said}");
        assert!(left.as_str().unwrap().ends_with(name), "{left}");
        assert_eq!(fs::read_to_string(into.join(name)).unwrap(), "旧");
    }
    // Where some units were asked for, the others' reports are theirs.
    let one = talentsum(
        place.path(),
        &[&arguments[..], &["--unit", "乙镇卫生院"]].concat(),
    );
    let said = String::from_utf8_lossy(&one.stderr).into_owned();
    assert!(!said.contains("not of this run"), "{said}");
}

/// Many units, so that there is time to break the run off.
#[cfg(unix)]
#[test]
fn a_run_that_is_broken_off_leaves_whole_files_only() {
    use std::process::{Command, Stdio};
    let place = tempfile::tempdir().unwrap();
    let mut roster = "单位,姓名,出生日期,学历,职称,岗位类别\n".to_owned();
    for unit in 0..2000 {
        roster.push_str(&format!(
            "第{unit}卫生院,张一,1985-03-01,本科,主治医师,专业技术\n"
        ));
    }
    fs::create_dir_all(place.path().join("data/2024")).unwrap();
    fs::write(place.path().join("data/2024/花名册.csv"), roster).unwrap();
    let mut run = Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(REPORTS)
        .current_dir(place.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let into = place.path().join("报告");
    let written = || fs::read_dir(&into).map_or(0, Iterator::count);
    while written() < 20 {
        assert!(run.try_wait().unwrap().is_none(), "too soon at its end");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let id = run.id().to_string();
    let signal = Command::new("kill").args(["-INT", &id]).status();
    assert!(signal.unwrap().success());
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("Stopped: "), "{said}");
    assert!(
        said.contains("reports are finished, no file is half written"),
        "{said}"
    );
    let names: Vec<String> = times(&into).into_keys().collect();
    assert!(names.len() < 2000);
    for name in names {
        assert!(!name.starts_with('.'), "{name} is left");
        let bytes = fs::read(into.join(&name)).unwrap();
        let package = zip::ZipArchive::new(std::io::Cursor::new(bytes));
        assert!(package.is_ok(), "{name} is half a file");
    }
}
