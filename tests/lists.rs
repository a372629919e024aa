//! The answers of `list` agree with the figures, and its files are as they should be.

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use support::{bureau, printed, text};

fn json(arguments: &[&str]) -> Value {
    serde_json::from_slice(&printed(&bureau(), arguments)).unwrap()
}

fn counted(year: &str, condition: &str) -> Value {
    let base = [
        "list", "--year", year, "--count", "--format", "json", "--where",
    ];
    json(&[&base[..], &[condition]].concat())["count"].clone()
}

/// The condition of each figure as a clerk would write it.
const CONDITIONS: &[(&str, &str)] = &[
    ("staff.total", "是否计入=是"),
    ("staff.institutions", "单位类型!=局机关"),
    ("staff.professional", "岗位=专业技术"),
    ("staff.management", "岗位类别是管理"),
    ("staff.workers", "post=工勤"),
    ("staff.post_unknown", "岗位为空"),
    ("staff.establishment.inside", "编制=在编"),
    ("staff.establishment.quota", "编制=员额"),
    ("staff.establishment.outside", "编制 是 编外人员"),
    ("staff.establishment.unknown", "编制 is empty"),
    (
        "professional.education.postgraduate",
        "岗位=专技 且 学历>=硕士",
    ),
    ("professional.education.bachelor", "岗位=专技 且 学历=本科"),
    ("professional.education.college", "岗位=专技 且 学历=大专"),
    ("professional.education.secondary", "岗位=专技 且 学历=中专"),
    ("professional.education.below", "岗位=专技 且 学历<中专"),
    ("professional.education.unknown", "岗位=专技 且 学历=不详"),
    ("professional.title.senior", "岗位=专技 且 职称>=副高"),
    ("professional.title.senior_full", "岗位=专技 且 职称=正高"),
    (
        "professional.title.senior_associate",
        "岗位=专技 且 职称=副高",
    ),
    (
        "professional.title.intermediate",
        "岗位=专技 且 职称=中级职称",
    ),
    ("professional.title.junior", "岗位=专技 且 职称=初级"),
    ("professional.title.none", "岗位=专技 且 职称=无职称"),
    ("township.professional", "单位类型=乡镇卫生院 且 岗位=专技"),
    (
        "township.title.senior",
        "单位类型=乡镇 且 岗位=专技 且 职称=高级",
    ),
    ("staff.age.band1", "年龄<=35"),
    ("staff.age.band2", "年龄＝36—40岁"),
    ("staff.age.band3", "年龄>40 and age<46"),
    ("staff.age.band4", "非(年龄<46 或 年龄>50)"),
    ("staff.age.band5", "年龄至少51"),
    ("staff.age.unknown", "年龄为空"),
    ("honours.discipline_leaders", "称号=学科带头人"),
    ("honours.city_experts", "称号 含 市管专家"),
    ("staff.education.master_fulltime", "全日制学历=硕士"),
];

#[test]
fn the_counts_are_those_of_the_figures() {
    let figures = json(&["figures", "--year", "2024", "--format", "json"]);
    for (id, condition) in CONDITIONS {
        let value = &figures["figures"][id]["value"];
        assert!(value.is_number(), "{id}: {value}");
        assert_eq!(&counted("2024", condition), value, "{id}: {condition}");
    }
}

#[test]
fn the_parts_of_a_breakdown_are_those_of_the_figures() {
    let list = |by: &str| {
        let base = ["list", "--year", "2024", "--format", "json", "--where"];
        let list = json(&[&base[..], &["岗位=专技", "--by", by]].concat());
        let parts = list["by"]["parts"].as_array().unwrap().clone();
        move |value: &str| {
            let part = parts.iter().find(|part| part["value"] == value).unwrap();
            (part["count"].clone(), part["share"].clone())
        }
    };
    let figures = json(&["figures", "--year", "2024", "--format", "json"]);
    let figure = |id: &str| {
        let figure = &figures["figures"][id];
        (figure["value"].clone(), figure["share"].clone())
    };
    let titles = list("职称");
    assert_eq!(titles("中级"), figure("professional.title.intermediate"));
    assert_eq!(titles("正高级"), figure("professional.title.senior_full"));
    let educations = list("education");
    assert_eq!(
        educations("大学本科"),
        figure("professional.education.bachelor")
    );
}

#[test]
fn a_list_has_as_many_rows_as_it_counts_in_the_order_of_the_units() {
    let list = json(&[
        "list",
        "--year",
        "2024",
        "--where",
        "职称=正高",
        "--format",
        "json",
    ]);
    let people = list["people"].as_array().unwrap();
    assert_eq!(people.len() as u64, list["count"].as_u64().unwrap());
    let mut units: Vec<&str> = people.iter().map(|p| p["单位"].as_str().unwrap()).collect();
    units.dedup();
    let mut once = units.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(units.len(), once.len(), "{units:?}");
    assert_eq!(units[0], "栖川市人民医院");
}

/// Runs the program in a folder, in Chinese.
fn program(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["--lang", "zh"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

const NUMBER: &str = "429981198503011234";

fn folder(roster: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data/2024");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("花名册.csv"), roster).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = program(folder, &[&["list", "--year", "2024"], arguments].concat());
    let said = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (said(&output.stdout), said(&output.stderr))
}

#[test]
fn identity_numbers_are_whole_only_when_asked_for_and_only_in_their_column() {
    let roster = format!(
        "姓名,身份证号,出生日期,学历,职称,岗位类别,单位,科室\n\
         甲某,{NUMBER},1985-03-01,本科,医师,专业技术,甲院,{NUMBER}\n"
    );
    let folder = folder(&roster);
    let columns = ["--columns", "姓名,身份证号,科室", "--format", "csv"];
    let (masked, _) = run(folder.path(), &columns);
    assert!(!masked.contains(NUMBER), "{masked}");
    assert!(masked.contains("429981****"), "{masked}");
    let (shown, _) = run(folder.path(), &[&columns[..], &["--show-ids"]].concat());
    assert_eq!(shown.matches(NUMBER).count(), 1, "{shown}");
    let question = format!("身份证号={NUMBER}");
    let (text, said) = run(folder.path(), &["--where", &question, "--show-ids"]);
    assert!(
        text.contains("条件：身份证号=429981********1234") || text.contains("429981********1234")
    );
    assert!(!said.contains(NUMBER), "{said}");
    let (_, said) = run(folder.path(), &["--where", &format!("年龄={NUMBER}")]);
    assert!(!said.contains(NUMBER), "{said}");
    let (_, said) = run(folder.path(), &["--by", NUMBER]);
    assert!(!said.contains(NUMBER), "{said}");
}

#[test]
fn a_workbook_holds_the_names_as_text_and_nothing_that_runs() {
    let folder =
        folder("姓名,出生日期,学历,职称,岗位类别,单位\n=1+1,1985-03-01,本科,医师,专业技术,甲院\n");
    let (head, _) = run(folder.path(), &["-o", "名单.xlsx"]);
    assert!(head.contains('1'), "{head}");
    let bytes = std::fs::read(folder.path().join("名单.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "{sheet}");
    run(folder.path(), &["-o", "名单.csv"]);
    let csv = std::fs::read_to_string(folder.path().join("名单.csv")).unwrap();
    assert!(csv.contains("'=1+1"), "{csv}");
}

/// Each command of the page is run on the example bureau; what stands below it is what it
/// prints, …… a line left out or more.
#[test]
fn the_questions_of_the_page_have_the_answers_of_the_page() {
    let page = text("docs/questions.md");
    let mut lines = page.lines();
    let (mut run, mut printed_last): (usize, Option<String>) = (0, None);
    while let Some(line) = lines.next() {
        if line != "```" && line != "```text" {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
        if let Some(command) = block[0].strip_prefix("talentsum ") {
            let mut words: Vec<String> = Vec::new();
            for (i, part) in command.split('"').enumerate() {
                match i % 2 {
                    0 => words.extend(part.split_whitespace().map(str::to_owned)),
                    _ => words.push(part.to_owned()),
                }
            }
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let output = program(&bureau(), &words);
            let said = [output.stdout, output.stderr].concat();
            printed_last = Some(String::from_utf8(said).unwrap());
            run += 1;
            continue;
        }
        let Some(printed) = printed_last.take() else {
            continue;
        };
        let mut rest = printed.lines();
        for wanted in block {
            if wanted.trim() == "……" || wanted.is_empty() {
                continue;
            }
            assert!(rest.any(|line| line == wanted), "{wanted}\n{printed}");
        }
    }
    assert!(run >= 10, "{run}");
}
