//! The example bureau is what its generator writes, and its numbers are those it is meant to have.

#[path = "../examples/make_bureau/bureau/mod.rs"]
mod bureau;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

type Row = BTreeMap<String, String>;

/// The committed bureau.
fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bureau")
}

/// Every file below `dir`, by its path within it.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for year in ["2023", "2024"] {
        let folder = Path::new("data").join(year);
        for entry in fs::read_dir(dir.join(&folder)).unwrap() {
            let entry = entry.unwrap();
            found.insert(
                folder.join(entry.file_name()),
                fs::read(entry.path()).unwrap(),
            );
        }
    }
    found
}

/// The rows of the year's files whose names begin with `kind`.
fn rows(year: i32, kind: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for (path, bytes) in files(&committed()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.starts_with(format!("data/{year}")) && name.starts_with(kind) {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            rows.extend(reader.deserialize::<Row>().map(Result::unwrap));
        }
    }
    rows
}

/// The people in post: in these lists, those without a date of leaving.
fn staff(year: i32) -> Vec<Row> {
    let mut rows = rows(year, "花名册");
    rows.retain(|row| row["离职日期"].is_empty());
    rows
}

/// How many rows satisfy a condition.
fn count(rows: &[Row], condition: impl Fn(&Row) -> bool) -> usize {
    rows.iter().filter(|row| condition(row)).count()
}

fn is_professional(row: &Row) -> bool {
    row["岗位类别"].starts_with("专") || row["双肩挑"] == "是"
}

fn has(row: &Row, column: &str, spellings: &[&str]) -> bool {
    spellings.contains(&row[column].as_str())
}

/// The year of birth, by the date or else the identity number.
fn birth_year(row: &Row) -> Option<i32> {
    let written = row["出生日期"]
        .get(..4)
        .or_else(|| row["身份证号"].get(6..10))?;
    written.parse().ok()
}

/// 正高级 or 副高级.
fn is_senior(row: &Row) -> bool {
    let title = &row["职称"];
    let begins = ["主任", "副主任", "正高级", "副高级", "高级"];
    begins.iter().any(|word| title.starts_with(word))
}

/// The sum of a column over the rows of a kind; empty cells don't count.
fn sum(log: &[Row], kind: &str, column: &str) -> u32 {
    log.iter()
        .filter(|row| row["类别"] == kind)
        .filter_map(|row| row.get(column)?.parse::<u32>().ok())
        .sum()
}

/// The same, of the rows where another column has a value.
fn sum_where(log: &[Row], kind: &str, column: &str, (key, value): (&str, &str)) -> u32 {
    let rows: Vec<Row> = log
        .iter()
        .filter(|row| row.get(key).is_some_and(|cell| cell == value))
        .cloned()
        .collect();
    sum(&rows, kind, column)
}

#[test]
fn the_committed_files_are_those_the_generator_writes() {
    let fresh = tempfile::tempdir().unwrap();
    bureau::write(fresh.path()).unwrap();
    let (fresh, kept) = (files(&fresh.path().join("bureau")), files(&committed()));
    assert!(fresh.keys().eq(kept.keys()), "other files than before");
    for (path, bytes) in &fresh {
        let run = "cargo run --example make_bureau -- examples";
        assert!(
            kept[path] == *bytes,
            "{} differs; run `{run}`",
            path.display()
        );
    }
}

#[test]
fn the_staff_of_2024_has_its_margins() {
    let staff = staff(2024);
    assert_eq!(staff.len(), 4225);
    let professionals: Vec<Row> = staff
        .iter()
        .filter(|r| is_professional(r))
        .cloned()
        .collect();
    assert_eq!(professionals.len(), 3676);
    assert_eq!(count(&professionals, |r| r["双肩挑"] == "是"), 96);
    assert_eq!(count(&staff, |r| r["性别"] == "女"), 3000);
    assert_eq!(count(&staff, |r| r["专业类别"].ends_with("医师")), 1268);
    assert_eq!(count(&staff, |r| r["专业类别"] == "注册护士"), 1604);

    assert_eq!(count(&staff, |r| r["专业类别"] == "管理人员"), 211);
    assert_eq!(count(&staff, |r| r["岗位类别"].starts_with("工勤")), 338);

    let aged = |ages: RangeInclusive<i32>| {
        count(&staff, |r| {
            birth_year(r).is_some_and(|year| ages.contains(&(2024 - year)))
        })
    };
    assert_eq!(
        [aged(18..=35), aged(36..=40), aged(41..=45)],
        [1712, 779, 566]
    );
    assert_eq!([aged(46..=50), aged(51..=59)], [503, 659]);
    assert_eq!(count(&staff, |r| birth_year(r).is_none()), 6);

    let education = |spellings: &[&str]| count(&professionals, |r| has(r, "学历", spellings));
    assert_eq!(education(&["博士", "博士研究生"]), 3);
    assert_eq!(education(&["硕士", "硕士研究生"]), 125);
    assert_eq!(education(&["本科", "大学本科"]), 1798);
    assert_eq!(education(&["大专", "大学专科"]), 1368);
    assert_eq!(education(&["中专"]), 357);
    assert_eq!(education(&["初中"]), 6);
    assert_eq!(education(&[""]), 19);

    assert_eq!(count(&professionals, is_senior), 476);
    assert_eq!(
        count(&professionals, |r| has(
            r,
            "职称",
            &["无", "无职称", "未定级"]
        )),
        436
    );
    assert_eq!(count(&professionals, |r| r["职称"].is_empty()), 12);
    let quota = |r: &Row| has(r, "编制", &["备案制", "员额"]);
    assert_eq!(count(&staff, quota), 294);
}

#[test]
fn the_staff_of_2023_has_its_margins() {
    let staff = staff(2023);
    assert_eq!(staff.len(), 4161);
    let professionals: Vec<Row> = staff
        .iter()
        .filter(|r| is_professional(r))
        .cloned()
        .collect();
    assert_eq!(professionals.len(), 3596);
    assert_eq!(
        count(&professionals, |r| has(r, "学历", &["本科", "大学本科"])),
        1690
    );
    assert_eq!(count(&professionals, is_senior), 448);
    assert_eq!(count(&staff, |r| r["专业类别"].ends_with("医师")), 1246);
    assert_eq!(count(&staff, |r| r["专业类别"] == "注册护士"), 1571);
    assert_eq!(count(&staff, |r| has(r, "编制", &["备案制", "员额"])), 252);
}

#[test]
fn last_years_staff_less_204_and_with_268_is_this_years() {
    let numbers = |year| -> BTreeSet<String> {
        staff(year).iter().map(|row| row["工号"].clone()).collect()
    };
    let (before, now) = (numbers(2023), numbers(2024));
    assert_eq!(
        (before.len(), now.len()),
        (4161, 4225),
        "a staff number twice"
    );
    assert_eq!(before.difference(&now).count(), 204);
    assert_eq!(now.difference(&before).count(), 268);
}

#[test]
fn identity_numbers_are_valid_and_unique() {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let mut seen = BTreeSet::new();
    for row in rows(2024, "花名册") {
        let id = &row["身份证号"];
        if id.is_empty() {
            continue;
        }
        assert_eq!(id.len(), 18, "{}", row["工号"]);
        let digits = id.bytes().map(|b| u32::from(b) - u32::from(b'0'));
        let sum: u32 = digits
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        assert_eq!(
            id.as_bytes()[17],
            b"10X98765432"[(sum % 11) as usize],
            "{}",
            row["工号"]
        );
        assert_eq!(
            id.as_bytes()[16] % 2 == 1,
            row["性别"] == "男",
            "{}",
            row["工号"]
        );
        assert!(
            !id.ends_with("000") && seen.insert(id.clone()),
            "{}",
            row["工号"]
        );
    }
}

#[test]
fn the_logs_of_2024_have_their_sums() {
    let log = rows(2024, "台账");
    let kinds: BTreeSet<&str> = log.iter().map(|row| row["类别"].as_str()).collect();
    assert_eq!(kinds.len(), 17, "{kinds:?}");
    assert!(log.iter().all(|row| row["日期"].starts_with("2024-")));

    let sums = [
        ("公开招聘", "岗位数", 96),
        ("公开招聘", "计划人数", 158),
        ("公开招聘", "报名人数", 1437),
        ("公开招聘", "参考人数", 884),
        ("公开招聘", "人数", 124),
        ("公开招聘", "到岗人数", 112),
        ("人才引进", "人数", 29),
        ("进修", "人次", 164),
        ("考察学习", "人次", 58),
        ("培训", "场次", 86),
        ("培训", "人次", 5940),
        ("乡村医生培训", "人数", 806),
        ("继续教育", "人数", 3580),
        ("学术讲座", "场次", 46),
        ("技能竞赛", "场次", 3),
        ("义诊", "场次", 74),
        ("义诊", "人次", 5630),
        ("党员学习", "场次", 152),
    ];
    for (kind, column, expected) in sums {
        assert_eq!(sum(&log, kind, column), expected, "{kind} {column}");
    }
    assert_eq!(count(&log, |row| row["类别"] == "外出招聘"), 7);
    assert_eq!(
        sum_where(&log, "公开招聘", "到岗人数", ("学历", "硕士研究生")),
        6
    );
    assert_eq!(
        sum_where(&log, "公开招聘", "到岗人数", ("学历", "大学本科")),
        71
    );
    assert_eq!(
        sum_where(&log, "公开招聘", "到岗人数", ("学历", "大学专科")),
        35
    );
    assert_eq!(sum_where(&log, "进修", "人数", ("单位类型", "市直")), 81);
    assert_eq!(sum_where(&log, "进修", "人数", ("单位类型", "乡镇")), 68);
}
