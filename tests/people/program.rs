//! Some dozens of pairs through the program, with the spellings of several offices.

use super::random::Random;
use super::world::{
    EDUCATIONS, NEW, OLD, Person, State, Style, TITLES, UNITS, people, truth, written,
};
use chrono::Datelike;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Headers as different offices write them.
const HEADERS: [[&str; 12]; 3] = [
    [
        "工号",
        "姓名",
        "性别",
        "身份证号",
        "出生日期",
        "学历",
        "职称",
        "岗位类别",
        "单位",
        "入职日期",
        "离职日期",
        "离职原因",
    ],
    [
        "人员编号",
        "职工姓名",
        "性 别",
        "公民身份号码",
        "出生年月",
        "最高学历",
        "现聘职称",
        "岗位类型",
        "工作单位",
        "来院时间",
        "流出时间",
        "流出原因",
    ],
    [
        "员工号",
        "真实姓名",
        "性别",
        "身份证件号码",
        "生日",
        "文化程度",
        "专业技术职务",
        "人员类别",
        "所属单位",
        "入职时间",
        "调出时间",
        "减员原因",
    ],
];

fn row(person: &Person, state: &State, office: usize, has_left: bool) -> Vec<String> {
    let date = |text: String| match office {
        1 => text.replace('-', "."),
        2 => text.replace('-', "/"),
        _ => text,
    };
    let left = person.left.filter(|_| has_left);
    let sex = if state.sex_is_male { "男" } else { "女" };
    vec![
        person.staff_number.clone(),
        state.name.clone(),
        sex.to_owned(),
        match state.has_number {
            true => person.number.clone(),
            false => String::new(),
        },
        date(written(state)),
        EDUCATIONS[state.education].to_owned(),
        TITLES[state.title].to_owned(),
        "专业技术".to_owned(),
        UNITS[state.unit].to_owned(),
        date(person.joined.to_string()),
        left.map(|day| date(day.to_string())).unwrap_or_default(),
        person
            .reason
            .filter(|_| has_left)
            .unwrap_or_default()
            .to_owned(),
    ]
}

/// Writes a year's rosters, one a unit; each has the headers of an office of its own.
fn write(folder: &Path, year: i32, people: &[Person], style: Style) {
    let folder = folder.join(format!("data/{year}"));
    std::fs::create_dir_all(&folder).unwrap();
    for (unit, name) in UNITS.iter().enumerate() {
        let office = (unit + year as usize) % HEADERS.len();
        let dated = style.keeps_leavers && year == NEW;
        let columns = if dated { 12 } else { 10 };
        let path = folder.join(format!("花名册-{name}.csv"));
        let mut file = csv::Writer::from_path(path).unwrap();
        file.write_record(&HEADERS[office][..columns]).unwrap();
        for person in people {
            let state = if year == OLD {
                &person.old
            } else {
                &person.new
            };
            let gone = person.between.as_ref().or(person.old.as_ref());
            let gone = gone.filter(|_| dated && person.left.is_some());
            for (state, has_left) in [(state.as_ref(), false), (gone, true)] {
                if let Some(state) = state.filter(|state| state.unit == unit) {
                    let row = row(person, state, office, has_left);
                    file.write_record(&row[..columns]).unwrap();
                }
            }
        }
        file.flush().unwrap();
    }
}

fn compare(folder: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["changes", "--people", "2023", "2024", "--format", "json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn hold(seed: u64, style: Style) {
    let mut random = Random(seed);
    let people = people(&mut random, 120, style);
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), OLD, &people, style);
    write(folder.path(), NEW, &people, style);
    let answer = compare(folder.path());
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut reasons: BTreeMap<String, String> = BTreeMap::new();
    for row in answer["people"].as_array().unwrap() {
        let kinds = found.entry(text(&row["name"])).or_default();
        kinds.insert(text(&row["kind"]));
        reasons.insert(text(&row["name"]), text(&row["reason"]));
    }
    for person in &people {
        let last = person.new.as_ref().or(person.between.as_ref());
        let name = &last.or(person.old.as_ref()).unwrap().name;
        let truth: BTreeSet<String> = truth(person, style)
            .into_iter()
            .map(str::to_owned)
            .collect();
        let found = found.get(name).cloned().unwrap_or_default();
        assert_eq!(truth, found, "seed {seed}: {person:?}");
        if truth.contains("left") {
            let reason = person.reason.filter(|_| style.keeps_leavers);
            assert_eq!(
                reasons[name],
                reason.unwrap_or("未注明"),
                "seed {seed}: {person:?}"
            );
        }
    }
    let whole = &answer["whole"];
    let count = |of: &dyn Fn(&Person) -> bool| people.iter().filter(|p| of(p)).count();
    assert_eq!(answer["agrees"], true);
    assert_eq!(whole["people"]["old"], count(&|p| p.old.is_some()));
    assert_eq!(whole["people"]["new"], count(&|p| p.new.is_some()));
    let passing = count(&|p| p.between.is_some() && style.keeps_leavers);
    let joined = count(&|p| p.old.is_none() && p.new.is_some());
    assert_eq!(whole["joined"], joined + passing);
    // The figures of the report are the same, and their parts make up the whole.
    let figures = figures(folder.path());
    let value = |id: &str| figures[id]["value"].as_u64().unwrap();
    assert_eq!(value("flow.joined"), (joined + passing) as u64);
    let left = count(&|p| p.old.is_some() && p.new.is_none());
    assert_eq!(value("flow.left"), (left + passing) as u64);
    for (id, reason) in [
        ("flow.left.retired", "退休"),
        ("flow.left.resigned", "辞职"),
        ("flow.left.transferred", "调出"),
        ("flow.left.dead", "死亡"),
        ("flow.left.recruited", "考录其他单位"),
    ] {
        let known = count(&|p| style.keeps_leavers && p.reason == Some(reason));
        assert_eq!(value(id), known as u64, "{id}");
    }
    let unsaid = if style.keeps_leavers { 0 } else { left };
    assert_eq!(value("flow.left.unsaid"), unsaid as u64);
    let young = count(&|p| {
        let voluntary = ["辞职", "调出", "考录其他单位"];
        let goes = style.keeps_leavers && p.reason.is_some_and(|r| voluntary.contains(&r));
        // At the reference date of the year of the row.
        let state = p.old.as_ref().map(|old| (old, OLD));
        let state = state.or(p.between.as_ref().map(|state| (state, NEW)));
        goes && state.is_some_and(|(state, year)| year - state.birth.year() <= 35)
    });
    assert_eq!(value("flow.left.voluntary.under36"), young as u64);
}

fn figures(folder: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["figures", "--year", "2024", "--format", "json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let listing: Value = serde_json::from_slice(&output.stdout).unwrap();
    listing["figures"].clone()
}

const STYLE: Style = Style {
    unnumbered: 0,
    unborn: 0,
    by_month: 0,
    // The program's answer tells people by their names.
    namesakes: false,
    keeps_leavers: true,
};

#[test]
fn what_the_program_tells_is_what_happened_where_leavers_are_kept_with_date_and_reason() {
    (0..12).for_each(|seed| hold(seed, STYLE));
}

#[test]
fn what_the_program_tells_is_what_happened_where_nobody_wrote_who_left() {
    let style = Style {
        keeps_leavers: false,
        ..STYLE
    };
    (100..112).for_each(|seed| hold(seed, style));
}

#[test]
fn what_the_program_tells_is_what_happened_without_identity_numbers_for_some_and_for_all() {
    for (seed, unnumbered) in (200..216).zip([30, 100].into_iter().cycle()) {
        let style = Style {
            unnumbered,
            keeps_leavers: seed % 4 < 2,
            ..STYLE
        };
        hold(seed, style);
    }
}

/// What stands on the page is what the example bureau gives, but for the units left out.
#[test]
fn the_page_shows_what_the_program_tells() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/people.md")).unwrap();
    let (_, from) = page.split_once("```text\n").unwrap();
    let shown = from.split_once("\n```").unwrap().0;
    let output = Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["--lang", "zh", "changes", "--people", "2023", "2024"])
        .current_dir(root.join("examples/bureau"))
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let (before, after) = shown.split_once("  ……\n").unwrap();
    assert!(told.starts_with(before), "{told}");
    assert!(told.trim_end().ends_with(after), "{told}");
}
