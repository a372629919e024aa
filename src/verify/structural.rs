//! Numbers that say no quantity: dates, years, document and list numbers, telephone
//! numbers, names such as 120急救. A list of numbers to look at is read only if they are
//! not among them.

use super::token::{Kind, Token, narrow};

/// Units in which people and things are counted or measured; the longest first.
pub const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "平方米",
    "周岁",
    "人次",
    "人天",
    "场次",
    "学时",
    "课时",
    "小时",
    "个月",
    "元/月",
    "人",
    "名",
    "位",
    "个",
    "项",
    "场",
    "次",
    "元",
    "家",
    "所",
    "岁",
    "张",
    "台",
    "期",
    "篇",
    "天",
    "件",
    "份",
    "户",
    "条",
    "支",
    "批",
    "周",
    "种",
    "部",
    "间",
    "倍",
    "分",
    "类",
    "年",
    "辆",
    "床",
    "例",
    "本",
    "门",
    "对",
];

/// The unit that follows a number, if it is one of the usual.
pub fn unit(after: &str) -> Option<&'static str> {
    let found = UNITS.iter().find(|unit| after.starts_with(**unit));
    found.copied()
}

/// The text of some pieces, in half width and without blanks.
pub fn words(line: &str, tokens: &[Token]) -> String {
    let pieces = tokens.iter().map(|token| &line[token.range.clone()]);
    let chars = pieces.flat_map(str::chars).map(narrow);
    chars.filter(|c| !c.is_whitespace()).collect()
}

/// No title of a document has more pieces.
const LONGEST_TITLE: usize = 200;
/// How many pieces on each side are looked at.
const NEAR: usize = 8;
/// After these words a number is a name: 附件2, 表1.
const NAMED: &[&str] = &["附件", "附表", "表", "图", "注", "附"];
/// After these words stands the number of a person or a line.
const CALLED: &[&str] = &[
    "电话",
    "手机",
    "传真",
    "邮编",
    "邮政编码",
    "编号",
    "工号",
    "身份证",
    "账号",
    "号码",
    "QQ",
];
/// Services known by their number, and what follows it then.
const SERVICES: &[&str] = &["110", "119", "120", "122", "12320", "12345", "12356"];
const SERVICE_WORDS: &[&str] = &["急救", "热线", "指挥", "调度", "平台", "中心", "服务"];
/// Between the ends of a range.
pub const RANGE: &[char] = &['—', '–', '-', '~', '～', '至', '到'];

/// Whether the piece at this place is a number that says no quantity.
pub fn is_structural(line: &str, tokens: &[Token], at: usize) -> bool {
    let digits = match &tokens[at].kind {
        Kind::Dotted(_) => return true,
        Kind::Char(_) => return false,
        Kind::Number(number) if number.percent => return is_title(tokens, at),
        Kind::Number(number) => number.digits.as_deref(),
    };
    let before = words(line, &tokens[at.saturating_sub(NEAR)..at]);
    let after = words(line, &tokens[at + 1..tokens.len().min(at + 1 + NEAR)]);
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let joined =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || "+·•×/_@".contains(c));
    if is_title(tokens, at) || joined(last) || (joined(next) && unit(&after).is_none()) {
        return true;
    }
    let hyphen = |side: &str| {
        side.split('-')
            .rev()
            .nth(1)
            .is_some_and(|w| w.ends_with(|c: char| c.is_ascii_alphabetic()))
    };
    if last == Some('-') && hyphen(&before) {
        return true;
    }
    let Some(digits) = digits else {
        return after.starts_with('版');
    };
    is_date(digits, &before, &after) || is_name(digits, &before, &after)
}

/// Whether it stands in the title of a document, 《…》.
fn is_title(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at.saturating_sub(LONGEST_TITLE)..at];
    let last = before
        .iter()
        .rev()
        .find_map(|token| token.char().filter(|c| "《》".contains(*c)));
    last == Some('《')
}

fn is_date(digits: &str, before: &str, after: &str) -> bool {
    let value: u32 = digits.parse().unwrap_or(u32::MAX);
    let is_year = digits.len() == 4 && (1900..2200).contains(&value);
    let mut next = after.chars();
    let (first, second) = (next.next(), next.next());
    match first {
        Some('年') if is_year => return true,
        Some('年') if digits.len() == 2 => {
            let word = second.is_some_and(|c| c == '度' || c == '代' || c.is_ascii_digit());
            return word || before.ends_with(['至', '—', '-']);
        }
        Some('月') => return value <= 12,
        Some('日') => return value <= 31,
        Some('时' | '点') if value <= 24 => return true,
        Some('分') => return before.ends_with(['时', '点']),
        Some('号') => return true,
        Some(':') if second.is_some_and(|c| c.is_ascii_digit()) => return true,
        _ => {}
    }
    if before.ends_with(':')
        && before
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit())
    {
        return true;
    }
    // 2023—2024年, 3、4、5月: the word stands after the last.
    let links = |c: char| "、和及与".contains(c) || RANGE.contains(&c);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || links(c));
    let goes_on = first.is_some_and(links);
    let is_list = goes_on && after.contains(|c: char| c.is_ascii_digit());
    is_list
        && match rest.chars().next() {
            Some('年') => is_year,
            Some('月') => value <= 12,
            Some('日') => value <= 31,
            _ => false,
        }
}

fn is_name(digits: &str, before: &str, after: &str) -> bool {
    let counted = unit(after).is_some();
    let last = before.chars().next_back();
    let next = after.chars().next();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let is_short = digits.len() <= 2;
    let in_brackets = matches!(
        (last, next),
        (Some('(' | '[' | '〔' | '【'), Some(')' | ']' | '〕' | '】'))
    );
    let begins = last.is_none_or(|c| "。;；:：!！?？".contains(c));
    let heads_list = begins
        && is_short
        && (matches!(next, Some(')'))
            || (matches!(next, Some('.' | '、'))
                && !after.chars().nth(1).is_some_and(|c| c.is_ascii_digit())));
    let called = CALLED.iter().any(|word| before.contains(word)) && digits.len() >= 3 && !counted;
    let service = SERVICES.contains(&digits) && SERVICE_WORDS.iter().any(|w| after.starts_with(w));
    let generation = is_short && digits.ends_with(['0', '5']) && next == Some('后');
    last == Some('第')
        || (in_brackets && (is_short || digits.len() == 4))
        || heads_list
        || (ends(NAMED) && is_short && !counted)
        || called
        || service
        || generation
        || (matches!(digits, "211" | "985") && !counted)
        || (digits == "24" && after.starts_with("小时"))
        || (digits.len() >= 7 && !counted)
        || next == Some('版')
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn left(line: &str) -> Vec<String> {
        let tokens = tokens(line);
        let numbers = (0..tokens.len()).filter(|at| tokens[*at].number().is_some());
        let data = numbers.filter(|at| !is_structural(line, &tokens, *at));
        data.map(|at| line[tokens[at].range.clone()].to_owned())
            .collect()
    }

    #[test]
    fn dates_years_and_numbers_of_documents_and_lists_are_no_quantities() {
        for line in [
            "截至2024年12月31日",
            "２０２４年",
            "2023—2024年",
            "2019、2020和2021年度",
            "3月、4月、10月",
            "3—5月",
            "24年度",
            "定于9时30分，即14:30",
            "卫人发〔2024〕12号",
            "卫人发(2024)3号",
            "第12条",
            "1.加强领导",
            "（1）加强领导",
            "1）加强；2）改进",
            "一是好；2.改进",
            "见附件2和表1",
            "联系电话：027-87654321",
            "GB/T 9704",
            "A4纸，COVID-19，5G",
            "120急救中心",
            "95后",
            "“1+3+N”",
            "《2024年100项任务》",
            "2024.12.31",
            "985、211高校",
            "“3·15”活动",
        ] {
            assert_eq!(left(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn quantities_are_left() {
        for (line, numbers) in [
            ("党代表12人", vec!["12"]),
            ("共4,225人，占46.2%", vec!["4,225", "46.2%"]),
            ("为期3个月", vec!["3"]),
            ("1.2万人次", vec!["1.2万"]),
            ("招聘3—5人", vec!["3", "5"]),
            ("（35人）", vec!["35"]),
            ("近5年", vec!["5"]),
            ("35岁及以下", vec!["35"]),
            ("录用12、15、18人", vec!["12", "15", "18"]),
        ] {
            assert_eq!(left(line), numbers, "{line}");
        }
    }
}
