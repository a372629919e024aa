//! Rows between and below the people that are nobody's: totals, headings, signature lines.

use crate::source::record::Record;

/// What a line says that has nothing but one cell, if that can be a title.
pub fn title(record: &Record) -> Option<String> {
    const ENDS: &[&str] = &["名册", "名单", "表", "人员", "台账"];
    let alone = record.fields().filter(|f| !f.is_empty()).count() == 1;
    first_word(record).filter(|word| {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || "（）()年 ".contains(c));
        alone && ENDS.iter().any(|end| bare.ends_with(end))
    })
}

/// A heading between the rows: nothing but one cell, which begins with 一、 or （一） or
/// names a table, as when lists are pasted together. A row with only a name in it is data.
pub fn is_heading(record: &Record) -> bool {
    const TABLES: &[&str] = &[
        "花名册",
        "名册",
        "台账",
        "一览表",
        "登记表",
        "统计表",
        "汇总表",
        "人员",
        "职工",
    ];
    const ORDINALS: &str = "一二三四五六七八九十";
    if record.fields().filter(|f| !f.is_empty()).count() != 1 {
        return false;
    }
    first_word(record).is_some_and(|word| {
        let bracketed = word.starts_with(['（', '(']);
        let rest = word.trim_start_matches(['（', '(']);
        let after = rest.trim_start_matches(|c| ORDINALS.contains(c));
        let ends = if bracketed {
            ['）', ')']
        } else {
            ['、', '．']
        };
        let numbered = after.len() < rest.len() && after.starts_with(ends);
        numbered || TABLES.iter().any(|table| word.ends_with(table))
    })
}

/// A line such as `填表人：…  审核人：…` at the foot of a form.
pub fn is_signature(record: &Record) -> bool {
    const WORDS: &[&str] = &[
        "填表人",
        "制表人",
        "审核人",
        "填报人",
        "负责人",
        "单位负责人",
        "填报日期",
        "填表日期",
        "制表日期",
        "联系电话",
        "报送日期",
        "填报单位",
        "单位盖章",
        "(盖章)",
        "（盖章）",
    ];
    // A signature line has at most a few cells filled; a person's row has many.
    let filled = record.fields().filter(|f| !f.is_empty()).count();
    if filled <= 2 && first_word(record).is_some_and(|word| is_remark(&word)) {
        return true;
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let is_label = |text: &str| WORDS.iter().any(|word| bare(text).starts_with(word));
    let labels = (0..record.len()).filter(|i| is_label(&record.text(*i)));
    // 负责人 can be somebody's post: a lone label without a colon stands before a name only.
    let says = |word: &str| filled <= 2 || word.contains(['：', ':']);
    filled <= 6
        && first_word(record)
            .is_some_and(|word| is_label(&word) && (says(&word) || labels.count() >= 2))
}

/// A remark at the foot (`注：以上人员均在编`), or the day on which a list was made, alone.
fn is_remark(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    let remark = ["注", "备注", "说明", "填表说明"].iter().any(|mark| {
        bare.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with([':', '：']))
    });
    let day = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with('日')
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || "年月日".contains(c));
    remark || day
}

fn first_word(record: &Record) -> Option<String> {
    (0..record.len())
        .map(|i| record.text(i))
        .find(|text| !text.trim().is_empty())
        .map(|text| text.trim().to_owned())
}
