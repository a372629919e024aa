//! A long table is read on several threads, a short one is not: what comes out is the same.

mod support;

use encoding_rs::Encoding;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use support::{Random, talentsum};

/// Rows of a part: too few to be read on several threads, which all parts together are.
const PART: usize = if cfg!(debug_assertions) { 1_800 } else { 9_000 };
const PARTS: usize = 3;

const HEADER: &str = "工号,姓名,性别,身份证号,出生日期,学历,学习方式,职称,岗位类别,单位,单位类型,编制单位,人员状态,称号,入职日期,离职日期\n";

/// Stands for a byte that is no text in either encoding.
const MALFORMED: char = '\u{e000}';

/// A date, seldom one that is vague or none.
fn day(random: &mut Random, from: usize, years: usize) -> String {
    let [year, month, day] = [years, 12, 30].map(|limit| random.index(limit));
    match random.below(200) {
        0 => format!("{}.{}", from + year, month + 1),
        1 => "不清楚".to_owned(),
        _ => format!("{}-{:02}-{:02}", from + year, month + 1, day + 1),
    }
}

/// A valid identity number of somebody who was born on this day, written as a date.
fn identity_number(random: &mut Random, born: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits: String = born.chars().filter(char::is_ascii_digit).collect();
    let body = format!("110101{digits}{:03}", 1 + random.below(998));
    let digits = body.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = char::from(b"10X98765432"[sum as usize % 11]);
    format!("{body}{check}")
}

/// A record of the table; `at` is its position in its part.
fn record(random: &mut Random, at: usize) -> String {
    // Behind the first third all rows are data, well set, as in most tables: such are read in
    // blocks, if there are enough of them.
    let is_calm = at > PART / 3;
    // The first says all that the next may take from it; a total closes what the next adds up.
    let is_plain = at == 0 || is_calm;
    if at == PART - 1 {
        return "小计,,,,,,,,,,,,,,,\n".to_owned();
    }
    match random.below(600) {
        0 if !is_plain => return "小计,,,,,,,,,,,,,,,\n".to_owned(),
        1 if !is_plain => return "张三,男\n".to_owned(),
        2 if !is_plain => return ",,,,,,,,,,,,,,,\n".to_owned(),
        3 if !is_plain => return "一、市直单位,,,,,,,,,,,,,,,\n".to_owned(),
        _ => {}
    }
    let name = match random.below(300) {
        0 if !is_calm => "王\"小\"明".to_owned(),
        1 if !is_calm => "\"李,四\n（曾用名）\"".to_owned(),
        2 if !is_calm => "\"周\"\"五\"\"\"".to_owned(),
        3 => String::new(),
        4 if !is_plain => format!("马{MALFORMED}六"),
        n => format!("\"人{n}{at}\""),
    };
    let education = match random.below(400) {
        0 => format!("奇怪的学历{}", random.below(50)),
        1 if !is_plain => "同上".to_owned(),
        2 => "全日制硕士".to_owned(),
        _ => random
            .pick(&["本科", "大专", "中专", "硕士研究生", "博士", ""])
            .to_string(),
    };
    let unit = match random.below(150) {
        0 if !is_plain => String::new(),
        1 if !is_plain => "同上".to_owned(),
        2 => format!("第{}医院", random.below(100_000)),
        3 => format!("第 {} 医院", random.below(40)),
        4 => "医院；分院".to_owned(),
        _ => format!("第{}医院", random.below(40)),
    };
    let home = match random.below(100) {
        0 => format!("第{}医院", random.below(60)),
        1 => format!("另外第{}医院", random.below(1000)),
        _ => String::new(),
    };
    // More are past retirement than places of a finding are kept: the rest is only counted.
    let born = day(random, 1955, 30);
    let is_day = born.len() == "1955-01-01".len();
    // Most have the number that goes with the birth date, some that of somebody else, a few
    // one that others have, too.
    let number = match random.below(20) {
        0 => "11010519491231002X".to_owned(),
        1 => "110105194912310021".to_owned(),
        2 => {
            let [month, day] = [10, 28].map(|limit| random.index(limit));
            identity_number(random, &format!("1980-{:02}-{:02}", month + 1, day + 1))
        }
        3..14 if is_day && !born.ends_with("02-30") && !born.ends_with("02-29") => {
            identity_number(random, &born)
        }
        _ => String::new(),
    };
    let sex = match random.below(20) {
        0 => "",
        1 => "男",
        2 => "女",
        // As the number has it.
        _ => match number.as_bytes().get(16).copied() {
            Some(digit) if digit % 2 == 1 => "男",
            Some(_) => "女",
            None => "男",
        },
    };
    let honours = match random.below(30) {
        0 => format!("先进{}、标兵", random.below(500)),
        _ => random.pick(&["", "", "劳模"]).to_string(),
    };
    // Seldom, as a word is looked for that each is most like.
    let title = match random.below(40) {
        0 => "某某",
        1 => "院长",
        _ => *random.pick(&["主任医师", "护师", "主治医师", "无"]),
    };
    let status = match random.below(40) {
        0 => "休假？",
        1 => "2024.6退休",
        _ => *random.pick(&["", "在岗", "在岗", "返聘"]),
    };
    let left = match random.below(20) {
        0 => day(random, 2023, 4),
        _ => String::new(),
    };
    // Most are in one of a few classes, as in most tables.
    let mut classes = [
        education,
        random.pick(&["", "全日制", "在职"]).to_string(),
        title.to_owned(),
        random
            .pick(&["专业技术", "专业技术", "管理", "工勤", "双肩挑"])
            .to_string(),
    ];
    let (mut kind, mut status, mut honours) =
        (*random.pick(&["", "市直", "乡镇"]), status, honours);
    if is_calm && random.below(4) > 0 {
        let few = [
            ["本科", "", "主治医师", "专业技术"],
            ["大专", "在职", "护师", "专业技术"],
            ["硕士研究生", "", "主任医师", "管理"],
        ];
        classes = random.pick(&few).map(str::to_owned);
        (kind, status) = (*random.pick(&["", "乡镇"]), "在岗");
        honours.clear();
    }
    let [education, mode, title, post] = classes;
    [
        at.to_string(),
        name,
        sex.to_owned(),
        number,
        born,
        education,
        mode,
        title,
        post,
        unit,
        kind.to_owned(),
        home,
        status.to_owned(),
        honours,
        day(random, 1980, 46),
        left,
    ]
    .join(",")
        + "\n"
}

/// Writes a table in an encoding and notes on which line each record starts.
fn write(path: &Path, records: &[String], encoding: &'static Encoding) -> BTreeMap<u64, usize> {
    let mut text = HEADER.to_owned();
    let mut starts = BTreeMap::new();
    let mut line = 2;
    for (number, record) in records.iter().enumerate() {
        starts.insert(line, number);
        text.push_str(record);
        line += record.matches('\n').count() as u64;
    }
    let parts: Vec<_> = text
        .split(MALFORMED)
        .map(|t| encoding.encode(t).0)
        .collect();
    std::fs::write(path, parts.join(&0xff)).expect("a table");
    starts
}

/// What is found, each with the position of its record, in order.
fn findings(folder: &Path, files: &[String], starts: &[BTreeMap<u64, usize>]) -> Vec<String> {
    let mut arguments = vec!["check", "--year", "2024", "--format", "json"];
    arguments.extend(files.iter().flat_map(|file| ["--roster", file]));
    let output = talentsum(folder, &arguments);
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut found = Vec::new();
    for finding in all["diagnostics"].as_array().expect("a list") {
        let file = files.iter().position(|file| finding["file"] == **file);
        let (Some(file), Some(line)) = (file, finding["line"].as_u64()) else {
            continue;
        };
        let Some(record) = starts[file].get(&line) else {
            continue;
        };
        let mut one = format!("{} ", file * PART + record);
        for key in ["code", "severity", "column", "value", "unit"] {
            write!(one, "{key}={} ", finding[key]).expect("room");
        }
        found.push(one);
    }
    assert!(found.len() > 500, "so many things are wrong");
    found
}

/// The figures, and what else is told: how many errors and warnings there are, and how it ended.
fn figures(folder: &Path, files: &[String]) -> (Value, String) {
    let mut arguments = vec!["figures", "--year", "2024", "--format", "json"];
    arguments.extend(files.iter().flat_map(|file| ["--roster", file]));
    let output = talentsum(folder, &arguments);
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let told = String::from_utf8_lossy(&output.stderr);
    let told = format!("{told}{}", output.status);
    (all, told)
}

/// What a report's record keeps of all its rosters together: rows, people, and how many of
/// each class.
fn recorded(folder: &Path, files: &[String], name: &str) -> BTreeMap<(String, String), u64> {
    let mut arguments = vec!["report", "--year", "2024", "--draft", "--format", "md"];
    arguments.extend(["-o", name]);
    arguments.extend(files.iter().flat_map(|file| ["--roster", file]));
    talentsum(folder, &arguments);
    let record = std::fs::read(folder.join(format!("{name}.talentsum.json")));
    let record: Value = serde_json::from_slice(&record.expect("a record")).expect("JSON");
    let mut all = BTreeMap::new();
    let mut add = |of: &str, what: &str, count: &Value| {
        let sum = all.entry((of.to_owned(), what.to_owned())).or_default();
        *sum += count.as_u64().expect("a number");
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for table in list(&record["basis"]["files"])
        .iter()
        .flat_map(|file| list(&file["tables"]))
    {
        add("", "rows", &table["rows"]);
        add("", "people", &table["people"]);
        for classes in list(&table["classes"]) {
            let of = classes["of"].as_str().expect("a dimension");
            for count in list(&classes["counts"]) {
                add(of, count[0].as_str().expect("a label"), &count[1]);
            }
        }
    }
    assert!(all.len() > 40, "so many classes there are");
    all
}

/// What is said of a log with more hires than people have joined by these rosters.
fn hires(folder: &Path, files: &[String], name: &str) -> Value {
    let year = folder.join(name).join("data/2024");
    std::fs::create_dir_all(&year).expect("a folder");
    for file in files {
        let roster = year.join(format!("花名册{file}"));
        std::fs::copy(folder.join(file), roster).expect("a roster");
    }
    let log = "日期,类别,名称,录用人数\n2024-06-01,公开招聘,公开招聘,90000\n";
    std::fs::write(year.join("台账.csv"), log).expect("a log");
    let arguments = ["check", "--year", "2024", "--format", "json"];
    let output = talentsum(&folder.join(name), &arguments);
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut all = all["diagnostics"].as_array().expect("a list").iter();
    let found = all.find(|finding| finding["code"] == "hires-differ");
    found.expect("too many hires")["message"].clone()
}

/// Compares a table of several parts with the parts, each a table of its own.
fn compare(encoding: &'static Encoding, seed: u64, last: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Random::new(seed);
    let mut parts: Vec<Vec<String>> = (0..PARTS)
        .map(|_| (0..PART).map(|at| record(&mut random, at)).collect())
        .collect();
    parts[PARTS - 1].push(last.to_owned());
    let path = |name: &str| folder.path().join(name);
    let whole = write(&path("whole.csv"), &parts.concat(), encoding);
    let names: Vec<String> = (1..=PARTS).map(|part| format!("{part}.csv")).collect();
    let starts: Vec<_> = names
        .iter()
        .zip(&parts)
        .map(|(name, part)| write(&path(name), part, encoding))
        .collect();
    let one = ["whole.csv".to_owned()];
    let of_whole = findings(folder.path(), &one, &[whole]);
    let of_parts = findings(folder.path(), &names, &starts);
    for (a, b) in of_whole.iter().zip(&of_parts) {
        assert_eq!(a, b);
    }
    assert_eq!(of_whole.len(), of_parts.len());
    let of_whole = figures(folder.path(), &one);
    assert_eq!(of_whole, figures(folder.path(), &names));
    assert_eq!(of_whole, figures(folder.path(), &one), "a second time");
    assert_eq!(
        hires(folder.path(), &one, "whole"),
        hires(folder.path(), &names, "parts")
    );
    assert_eq!(
        recorded(folder.path(), &one, "whole.md"),
        recorded(folder.path(), &names, "parts.md")
    );
}

#[test]
fn one_long_table_says_what_its_parts_say_one_after_the_other() {
    compare(encoding_rs::UTF_8, 7, "");
}

#[test]
fn so_it_does_in_gb18030_with_a_quote_left_open_at_its_end() {
    compare(encoding_rs::GB18030, 8, "1,\"张三,男\n2,李四,女\n");
}
