//! The unit of a table that has no 单位 column: its sheet's name, else its file's.

use crate::records::columns::Heading;

/// The unit a table stands for where it has no 单位 column: its sheet's name if that can be
/// a unit's, else the file's.
///
/// Also says whether it is the sheet's.
pub(super) fn unit_of(heading: &Heading<'_>) -> (String, bool) {
    let of_sheet = heading.sheet.as_deref().filter(|sheet| {
        let rest = NO_UNITS
            .iter()
            .fold(sheet.to_lowercase(), |rest, word| rest.replace(word, ""));
        rest.chars().any(char::is_alphabetic)
    });
    match of_sheet {
        Some(sheet) => (unit_of_name(sheet), true),
        None => {
            let name = heading.file.rsplit('/').next().unwrap_or(heading.file);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            (unit_of_name(stem), false)
        }
    }
}

/// Words of which names of sheets are made that name no unit.
const NO_UNITS: &[&str] = &[
    "sheet",
    "工作表",
    "花名册",
    "名册",
    "名单",
    "登记",
    "统计",
    "一览",
    "信息",
    "情况",
    "基本",
    "人员",
    "职工",
    "员工",
    "卫生",
    "专业",
    "技术",
    "全部",
    "全体",
    "全院",
    "本院",
    "本单位",
    "在职",
    "在岗",
    "在编",
    "编内",
    "编外",
    "备案",
    "合同",
    "聘用",
    "临聘",
    "派遣",
    "医生",
    "医师",
    "护士",
    "护理",
    "医护",
    "药剂",
    "医技",
    "行政",
    "后勤",
    "专技",
    "管理",
    "工勤",
    "学历",
    "学位",
    "职称",
    "岗位",
    "年龄",
    "编制",
    "结构",
    "分析",
    "分类",
    "人数",
    "汇总",
    "合计",
    "各",
    "按",
    "年",
    "月",
    "表",
];

/// What stands behind a unit's name where a unit sends several lists.
const PARTS: &[&str] = &[
    "人员",
    "职工",
    "在职",
    "在编",
    "编内",
    "编外",
    "备案制",
    "备案",
    "合同制",
    "劳务派遣",
    "聘用",
];

/// A name without the words that say what kind of table it is.
fn unit_of_name(name: &str) -> String {
    let mut unit = name.to_owned();
    for word in ["人员花名册", "职工花名册", "花名册", "名册", "roster"] {
        unit = unit.replace(word, "");
    }
    let unit = unit.trim_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || "-_—.()（）年".contains(c)
    });
    let mut bare = unit;
    while let Some(rest) = PARTS.iter().find_map(|part| bare.strip_suffix(part)) {
        bare = rest.trim_end_matches(['-', '_', '—', '(', '（']);
    }
    match (bare.is_empty(), unit.is_empty()) {
        (false, _) => bare.to_owned(),
        (true, false) => unit.to_owned(),
        (true, true) => name.to_owned(),
    }
}
