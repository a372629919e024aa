//! `init` and what one does right after it. The year in the names is the clock's.

use crate::program::{files, run, text};
use chrono::Datelike;

fn year() -> String {
    chrono::Local::now().year().to_string()
}

#[test]
fn a_new_folder_holds_settings_example_tables_and_a_way_to_go_on() {
    let place = tempfile::tempdir().unwrap();
    let output = run(place.path(), &["init", "我局", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
    let year = year();
    let there = files(place.path());
    for name in [
        "我局/talentsum.toml".to_owned(),
        format!("我局/data/{year}/花名册-示例单位.csv"),
        format!("我局/data/{year}/台账.csv"),
        format!("我局/data/{year}/指标.csv"),
    ] {
        assert!(
            there.contains_key(&name),
            "{name} is not among {:?}",
            there.keys()
        );
    }
    let said = text(&output.stderr);
    assert!(said.contains(&format!("check --year {year}")), "{said}");
    assert!(said.contains(&format!("report --year {year}")), "{said}");
}

#[test]
fn a_new_folder_checked_says_that_nothing_but_example_rows_is_there() {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), &["init", "我局", "--lang", "zh"]);
    let year = year();
    let common = ["-C", "我局", "--year", &year, "--lang", "zh"];
    let json = ["check", "--format", "json"];
    let output = run(place.path(), &[&json[..], &common].concat());
    assert_eq!(output.status.code(), Some(1));
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings["errors"], 0, "{findings}");
    let diagnostics = findings["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 3, "{findings}");
    for finding in diagnostics {
        assert_eq!(finding["code"], "example-row", "{finding}");
        assert_eq!(finding["severity"], "warning");
        assert_eq!(finding["line"], 2);
    }
    let said = text(&output.stderr);
    assert!(said.contains("没有可用的数据行"), "{said}");

    let output = run(place.path(), &[&["report"][..], &common].concat());
    assert_eq!(output.status.code(), Some(1));
    let kept = files(&place.path().join("我局"));
    let reports = kept.keys().filter(|name| name.ends_with(".docx"));
    assert_eq!(reports.count(), 0);
}

#[test]
fn with_people_of_its_own_a_new_folder_gives_a_report_at_once() {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), &["init", "我局", "--lang", "zh"]);
    let year = year();
    let folder = place.path().join("我局/data").join(&year);
    let roster = "姓名,学历,职称,岗位类别,出生日期,单位\n张三,大学本科,主治医师,专业技术,1980-01-01,示例市人民医院\n";
    std::fs::write(folder.join("花名册-人民医院.csv"), roster).unwrap();
    let arguments = ["-C", "我局", "report", "--year", &year, "--lang", "zh"];
    let output = run(place.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let name = format!(
        "示例市卫生健康局{year}年人才工作总结及{}年工作打算.docx",
        {
            let next: i32 = year.parse().unwrap();
            next + 1
        }
    );
    assert!(place.path().join("我局").join(name).exists());
}

#[test]
fn what_is_there_already_is_never_touched() {
    let place = tempfile::tempdir().unwrap();
    let settings = place.path().join("我局/talentsum.toml");
    std::fs::create_dir(place.path().join("我局")).unwrap();
    std::fs::write(&settings, "# 我的设置\n").unwrap();
    let output = run(place.path(), &["init", "我局", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("我局/talentsum.toml"));
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), "# 我的设置\n");
    assert_eq!(files(place.path()).len(), 1);
}

#[test]
fn a_folder_with_other_things_in_it_can_become_a_bureaus() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("通知.txt"), "别的事\n").unwrap();
    let output = run(place.path(), &["init", ".", "--lang", "en", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "-q says nothing");
    let kept = std::fs::read_to_string(place.path().join("通知.txt")).unwrap();
    assert_eq!(kept, "别的事\n");
}

#[test]
fn a_file_where_the_folder_should_be_is_a_failure_with_a_name() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("我局"), "").unwrap();
    let output = run(place.path(), &["init", "我局", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("我局"),
        "{}",
        text(&output.stderr)
    );
}
