//! Two years made so that the truth is known: what the program says changed is what was
//! made to change, in the listing, in a report, and in a draft that is refreshed.

mod support;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use support::{printed, talentsum};
use tempfile::TempDir;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// What is counted of a year; `None` where its tables do not say.
#[derive(Debug, Default)]
struct Truth {
    numbers: BTreeMap<&'static str, Option<i64>>,
}

impl Truth {
    fn of(&self, id: &str) -> Option<i64> {
        self.numbers.get(id).copied().flatten()
    }

    fn add(&mut self, id: &'static str, more: i64) {
        *self.numbers.entry(id).or_insert(Some(0)).get_or_insert(0) += more;
    }
}

/// The figures that are looked at, each with its denominator.
const LOOKED_AT: &[(&str, Option<&str>)] = &[
    ("staff.total", None),
    ("staff.professional", Some("staff.total")),
    ("staff.workers", Some("staff.total")),
    ("staff.establishment.outside", Some("staff.total")),
    (
        "professional.education.bachelor",
        Some("staff.professional"),
    ),
    ("professional.title.senior", Some("staff.professional")),
    ("training.lectures", None),
    ("introduction.year", None),
    ("party.branches", None),
];

/// Writes a year's tables and says what is in them.
fn made(folder: &Path, year: i32, chance: &mut Chance) -> Truth {
    let mut truth = Truth::default();
    for id in ["staff.total", "staff.professional", "staff.workers"] {
        truth.add(id, 0);
    }
    truth.add("professional.education.bachelor", 0);
    truth.add("professional.title.senior", 0);
    let outside = "staff.establishment.outside";
    // Some years have no such column, and so no such figure.
    let has_column = chance.below(4) > 0;
    truth.numbers.insert(outside, has_column.then_some(0));
    let column = if has_column { ",编制" } else { "" };
    let mut roster = format!("单位,岗位类别,学历,职称,年龄,人数{column}\n");
    for _ in 0..1 + chance.below(12) {
        let most = [3000, 20, 20][chance.below(3) as usize];
        let heads = chance.below(most) as i64 + 1;
        let post = ["专业技术", "工勤技能"][chance.below(2) as usize];
        let education = ["大学本科", "大学专科"][chance.below(2) as usize];
        let title = ["副主任医师", "医师"][chance.below(2) as usize];
        let kind = ["在编", "编外"][chance.below(2) as usize];
        let kind_cell = if has_column {
            format!(",{kind}")
        } else {
            String::new()
        };
        let unit = ["示例市人民医院", "示例市中医医院"][chance.below(2) as usize];
        let _ = writeln!(
            roster,
            "{unit},{post},{education},{title},45,{heads}{kind_cell}"
        );
        truth.add("staff.total", heads);
        if has_column && kind == "编外" {
            truth.add(outside, heads);
        }
        if post == "工勤技能" {
            truth.add("staff.workers", heads);
            continue;
        }
        truth.add("staff.professional", heads);
        if education == "大学本科" {
            truth.add("professional.education.bachelor", heads);
        }
        if title == "副主任医师" {
            truth.add("professional.title.senior", heads);
        }
    }
    let data = folder.join("data").join(year.to_string());
    fs::create_dir_all(&data).expect("a folder");
    fs::write(data.join("roster.csv"), roster).expect("a file");
    if chance.below(3) > 0 {
        let mut log = "日期,类别,单位,人数,场次\n".to_owned();
        for month in 1..=chance.below(6) {
            let times = chance.below(5) as i64 + 1;
            let _ = writeln!(log, "{year}-{month:02}-03,学术讲座,示例市人民医院,,{times}");
            truth.add("training.lectures", times);
            if chance.below(2) == 0 {
                let heads = chance.below(9) as i64;
                let _ = writeln!(log, "{year}-{month:02}-04,人才引进,示例市人民医院,{heads},");
                truth.add("introduction.year", heads);
            }
        }
        fs::write(data.join("activities.csv"), log).expect("a file");
    }
    if chance.below(3) > 0 {
        let branches = chance.below(40) as i64;
        let facts = format!("编号,数值\nparty.branches,{branches}\n");
        fs::write(data.join("facts.csv"), facts).expect("a file");
        truth.add("party.branches", branches);
    }
    truth
}

/// `part` in per cent of `whole` in tenths, half away from zero, by whole numbers alone.
fn tenths(part: i64, whole: i64) -> i64 {
    (part.abs() * 2000 + whole) / (2 * whole) * part.signum()
}

fn as_tenths(value: &Value) -> Option<i64> {
    value.as_f64().map(|number| (number * 10.0).round() as i64)
}

/// What a report says of a number that was `was`.
fn said(now: i64, was: i64, unit: &str) -> String {
    let change = now - was;
    if change == 0 {
        return "与上年持平".to_owned();
    }
    let [more, grown] = match change > 0 {
        true => ["增加", "增长"],
        false => ["减少", "下降"],
    };
    let percent = if was > 0 {
        tenths(change, was).abs()
    } else {
        0
    };
    let grown = match percent {
        0 => String::new(),
        percent => format!("，{grown}{}.{}%", percent / 10, percent % 10),
    };
    format!("比上年{more}{}{unit}{grown}", change.abs())
}

fn listed(folder: &Path) -> Value {
    let bytes = printed(folder, &["figures", "--year", "2024", "--format", "json"]);
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn forty_pairs_of_years_are_compared_as_they_were_made() {
    for seed in 0..40 {
        let folder = TempDir::new().expect("a folder");
        let mut chance = Chance(seed * 7919 + 17);
        let was = made(folder.path(), 2023, &mut chance);
        let now = made(folder.path(), 2024, &mut chance);
        let listing = listed(folder.path());
        for (id, base) in LOOKED_AT {
            let figure = &listing["figures"][*id];
            // Without a row of its kind a sum is not known, but a count of rows with a log is 0.
            let is_count = *id == "training.lectures";
            let number = |truth: &Truth, value: &Value| match truth.of(id) {
                None if is_count && value.as_i64() == Some(0) => Some(0),
                number => number,
            };
            let (n, w) = (
                number(&now, &figure["value"]),
                number(&was, &figure["last"]["value"]),
            );
            let at = format!("{id}, seed {seed}: {figure}");
            assert_eq!(figure["value"].as_i64(), n, "{at}");
            assert_eq!(figure["last"]["value"].as_i64(), w, "{at}");
            let both = n.zip(w);
            assert_eq!(figure["change"].as_i64(), both.map(|(n, w)| n - w), "{at}");
            let percent = both.filter(|(_, w)| *w > 0).map(|(n, w)| tenths(n - w, w));
            assert_eq!(as_tenths(&figure["change_percent"]), percent, "{at}");
            if let Some(base) = base {
                let share = |truth: &Truth| {
                    let whole = truth.of(base).filter(|whole| *whole > 0);
                    truth
                        .of(id)
                        .zip(whole)
                        .map(|(part, whole)| tenths(part, whole))
                };
                let points = share(&now).zip(share(&was)).map(|(n, w)| n - w);
                assert_eq!(as_tenths(&figure["share_change"]), points, "{at}");
            }
        }
        // Every tenth pair as a report, too.
        if seed % 10 == 0 {
            let arguments = ["report", "--year", "2024", "--format", "md", "-o", "-"];
            let text = String::from_utf8(printed(folder.path(), &arguments)).expect("UTF-8");
            let (n, w) = (now.of("staff.total"), was.of("staff.total"));
            let words = said(n.unwrap_or(0), w.unwrap_or(0), "人");
            let sentence = format!("共有干部职工{}人，{words}", n.unwrap_or(0));
            assert!(text.contains(&sentence), "seed {seed}: {sentence}\n{text}");
        }
    }
}

/// A year of people of whom so many are 副主任医师.
fn year(folder: &Path, year: i32, seniors: u32, others: u32) {
    let data = folder.join("data").join(year.to_string());
    fs::create_dir_all(&data).expect("a folder");
    let row =
        |title: &str, heads: u32| format!("示例市人民医院,专业技术,大学本科,{title},45,{heads}\n");
    let roster = format!(
        "单位,岗位类别,学历,职称,年龄,人数\n{}{}",
        row("副主任医师", seniors),
        row("主治医师", others)
    );
    fs::write(data.join("roster.csv"), roster).expect("a file");
}

fn json_of(folder: &Path, arguments: &[&str]) -> Value {
    let output = talentsum(folder, arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{arguments:?}: {e}"))
}

/// A bureau and its draft, and then last year's data corrected: this year's are the same.
fn corrected(draft: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    year(folder.path(), 2023, 10, 90);
    year(folder.path(), 2024, 12, 108);
    printed(folder.path(), &["report", "--year", "2024", "-o", draft]);
    let fresh = json_of(
        folder.path(),
        &["verify", draft, "--year", "2024", "--format", "json"],
    );
    let figures = fresh["figures"].as_array().expect("figures");
    let wrong = figures.iter().filter(|f| f["outcome"] != "agrees");
    assert_eq!(wrong.count(), 0, "{fresh}");
    year(folder.path(), 2023, 12, 68);
    folder
}

/// What became of the changes that are printed in running text, as form, old and new.
fn of_last_year(found: &Value, outcome: &str) -> Vec<(String, String)> {
    let figures = found["figures"].as_array().expect("figures").iter();
    let told = figures.filter(|f| f["outcome"] == outcome);
    let words = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    told.map(|f| (words(&f["id"]), words(&f["form"]))).collect()
}

#[test]
fn a_draft_follows_last_years_data_when_they_are_corrected() {
    for draft in ["r.docx", "r.md"] {
        let folder = corrected(draft);
        let verify = ["verify", draft, "--year", "2024", "--format", "json"];
        let differs = of_last_year(&json_of(folder.path(), &verify), "differs");
        let total = ("staff.total".to_owned(), "change".to_owned());
        assert!(differs.contains(&total), "{draft}: {differs:?}");
        assert!(
            differs
                .iter()
                .all(|(_, form)| form != "text" && form != "share")
        );

        let output = format!("new-{draft}");
        let refresh = [
            "refresh", draft, "--year", "2024", "-o", &output, "--format", "json",
        ];
        let result = json_of(folder.path(), &refresh);
        let set = of_last_year(&result, "set");
        assert!(set.contains(&total), "{draft}: {result}");
        let again = ["verify", &output, "--year", "2024", "--format", "json"];
        let after = json_of(folder.path(), &again);
        assert_eq!(of_last_year(&after, "differs"), [], "{draft}");

        // What changed is last year's value, and the list of changes knows why.
        let told = printed(folder.path(), &["changes", draft, &output]);
        let told = String::from_utf8(told).expect("UTF-8");
        let total = "上年干部职工总数 (last:staff.total): 100 → 80";
        assert!(told.contains(total), "{told}");
        assert!(told.contains("last year's data did"), "{told}");

        // The new draft says what a new report would.
        let asked = ["explain", "--in", &output, "50.0%", "--year", "2024"];
        let told = String::from_utf8(printed(folder.path(), &asked)).expect("UTF-8");
        assert!(told.contains("staff.total"), "{told}");
        assert!(told.contains("比上年增加40人，增长50.0%"), "{told}");
    }
}

#[test]
fn without_last_years_folder_a_draft_keeps_what_it_says_of_it_and_that_is_told() {
    let folder = corrected("r.docx");
    fs::remove_dir_all(folder.path().join("data/2023")).expect("removed");
    let refresh = ["refresh", "r.docx", "--year", "2024", "--format", "json"];
    let result = json_of(folder.path(), &refresh);
    let left = of_last_year(&result, "no-data");
    let total = ("staff.total".to_owned(), "change".to_owned());
    assert!(left.contains(&total), "{result}");
}

#[test]
fn the_listing_of_two_small_years_is_this() {
    let folder = TempDir::new().expect("a folder");
    year(folder.path(), 2023, 10, 90);
    year(folder.path(), 2024, 12, 108);
    let listing = listed(folder.path());
    let senior = &listing["figures"]["professional.title.senior"];
    assert_eq!(
        senior["last"],
        json!({"value": 10, "text": "10", "share": 10.0})
    );
    assert_eq!(
        (&senior["change"], &senior["change_percent"]),
        (&json!(2), &json!(20.0))
    );
    assert_eq!(senior["share_change"], json!(0.0));
}

/// A bureau whose report of 2023 was written before a list of 2023 was corrected.
fn corrected_since(last_report: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    year(folder.path(), 2023, 10, 90);
    year(folder.path(), 2024, 12, 108);
    printed(
        folder.path(),
        &["report", "--year", "2023", "-o", last_report],
    );
    let settings = format!("[report]\nlast_report = \"{last_report}\"\n");
    fs::write(folder.path().join("talentsum.toml"), settings).expect("a file");
    folder
}

const TO_SHOW: [&str; 7] = ["report", "--year", "2024", "--format", "md", "-o", "-"];

#[test]
fn where_last_years_report_printed_another_value_a_note_says_so() {
    for last_report in ["old.docx", "old.md"] {
        let folder = corrected_since(last_report);
        let shown = |folder: &Path| {
            let output = talentsum(folder, &TO_SHOW);
            assert!(output.status.success());
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (text(&output.stdout), text(&output.stderr))
        };
        // As long as both agree there is nothing to say.
        let (report, told) = shown(folder.path());
        assert!(!report.contains("上年公布"), "{report}");
        assert!(!told.contains(last_report), "{told}");
        year(folder.path(), 2023, 10, 92);
        let (report, told) = shown(folder.path());
        let note = "上年数按上年数据现在的核算结果填列，与上年公布数不同的有：\
                    干部职工总数上年公布100人，现核算为102人；";
        assert!(report.contains(note), "{report}");
        assert!(report.contains("共有干部职工120人，比上年增加18人，增长17.6%"));
        assert!(told.contains("100 → 102"), "{told}");
        assert!(told.contains(last_report), "{told}");
        let listing = listed(folder.path());
        assert_eq!(
            listing["figures"]["staff.total"]["last"]["published"],
            "100"
        );
    }
}

#[test]
fn a_number_that_was_changed_by_hand_in_last_years_word_report_is_what_was_printed() {
    let folder = corrected_since("old.docx");
    let path = folder.path().join("old.docx");
    let bytes = fs::read(&path).expect("the report");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut written = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("the whole part");
        if name == "word/document.xml" {
            let text = String::from_utf8(content).expect("UTF-8");
            content = text.replacen(">100<", ">101<", 1).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        written.start_file(name, options).expect("a part");
        std::io::Write::write_all(&mut written, &content).expect("written");
    }
    fs::write(&path, written.finish().expect("a package").into_inner()).expect("a file");
    let text = String::from_utf8(printed(folder.path(), &TO_SHOW)).expect("UTF-8");
    assert!(
        text.contains("干部职工总数上年公布101人，现核算为100人"),
        "{text}"
    );
}

#[test]
fn a_last_report_that_says_nothing_is_refused_and_one_of_another_date_is_noted() {
    let folder = corrected_since("old.docx");
    let settings = |file: &str| {
        let text = format!("[report]\nlast_report = \"{file}\"\n");
        fs::write(folder.path().join("talentsum.toml"), text).expect("a file");
    };
    for missing in ["none.docx", "typed.md"] {
        fs::write(folder.path().join("typed.md"), "共有干部职工100人。").expect("a file");
        settings(missing);
        let output = talentsum(folder.path(), &TO_SHOW);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(missing), "{told}");
    }
    settings("old.docx");
    let half = [
        "report",
        "--year",
        "2024",
        "--as-of",
        "2024-06-30",
        "--format",
        "md",
        "-o",
        "-",
    ];
    let output = talentsum(folder.path(), &half);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("2023-12-31"), "{told}");
    // Where there is no last year at all, nobody asks for its report.
    fs::remove_dir_all(folder.path().join("data/2023")).expect("removed");
    settings("none.docx");
    let output = talentsum(folder.path(), &TO_SHOW);
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("none.docx"), "{told}");
}
