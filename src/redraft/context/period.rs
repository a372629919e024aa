//! Years and periods in a clause: 2024年, 2023年12月31日, 近3年, 去年, 上半年.

use crate::vocabulary::change::{Way, last_year, way};
use std::ops::Range;

/// A year or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Where it stands, in characters of the clause.
    pub at: Range<usize>,
    /// Its words, its digits as in 2024.
    pub name: String,
    /// Whether something is compared with it: 比上年, 较2023年.
    pub is_compared: bool,
    /// Whether something is as much as then: 与上年一样.
    pub is_level: bool,
}

/// Periods in words, the longer before the shorter; and those of the year itself.
const WORDS: [&str; 26] = [
    "下年度",
    "上半年",
    "下半年",
    "前三季度",
    "十三五",
    "十四五",
    "十五五",
    "上季度",
    "本季度",
    "前年",
    "明年",
    "下年",
    "次年",
    "来年",
    "往年",
    "历年",
    "近年",
    "年初",
    "年中",
    "同期",
    "以来",
    "上月",
    "本月",
    "当月",
    "上届",
    "前期",
];
const THIS_YEAR: [&str; 11] = [
    "本年度",
    "一年来",
    "这一年",
    "今年",
    "本年",
    "全年",
    "当年",
    "年内",
    "年底",
    "年末",
    "年终",
];
/// What is compared with a period is not of it.
const COMPARED: [&str; 7] = ["比", "较", "同", "与", "跟", "对比", "相较"];
const DIGITS: [char; 12] = [
    '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '零',
];

/// No word for what became of a number has more characters, 相比 before it.
const LONGEST: usize = 8;

/// The periods of a clause that has no blanks.
pub fn periods(clause: &[char]) -> Vec<Period> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < clause.len() {
        match token(clause, at) {
            Some((end, name)) => {
                let before: String = clause[..at].iter().collect();
                let after: String = clause[end..].iter().take(LONGEST).collect();
                let after = after.strip_prefix("相比").unwrap_or(&after);
                let is_compared = COMPARED.iter().any(|word| before.ends_with(word));
                found.push(Period {
                    at: at..end,
                    name,
                    is_compared,
                    is_level: is_compared && matches!(way(after), Some((Way::Level, _))),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a period is the year of the data, all of it or its end.
pub fn is_this_year(name: &str, year: i32) -> bool {
    let rest = name.strip_prefix(&format!("{year}年"));
    THIS_YEAR.contains(&name) || rest.is_some_and(|rest| matches!(rest, "" | "底" | "12月31日"))
}

/// The periods that are not the year of the data; 上年 and that year's number are one.
pub fn others(periods: &[String], year: i32) -> Vec<String> {
    let others = periods.iter().filter(|p| !is_this_year(p, year));
    let named = others.map(|p| match p.as_str() {
        LAST_YEAR => format!("{}年", year - 1),
        _ => p.clone(),
    });
    named.collect()
}

/// What the year before is called, whatever its word: 去年, 上一年.
pub const LAST_YEAR: &str = "上年";

/// The year that a period is, all of it or its end; `year` is that of the data.
pub fn year(name: &str, year: i32) -> Option<i32> {
    if THIS_YEAR.contains(&name) {
        return Some(year);
    }
    if name == LAST_YEAR {
        return Some(year - 1);
    }
    let (digits, rest) = name.split_once('年')?;
    let is_whole = digits.len() == 4 && matches!(rest, "" | "底" | "12月31日");
    digits.parse().ok().filter(|_| is_whole)
}

/// With one of these every period begins, if not with a digit.
const FIRST: &str = "上下前十本去明次来往历近年同以当这一今全〇二三四五六七八九零";

fn token(clause: &[char], at: usize) -> Option<(usize, String)> {
    let is_first = |c: char| c.is_ascii_digit() || FIRST.contains(c);
    clause.get(at).filter(|c| is_first(**c))?;
    let rest = |from: usize| &clause[from.min(clause.len())..];
    for word in last_year() {
        if starts(rest(at), word) {
            return Some((at + word.chars().count(), LAST_YEAR.to_owned()));
        }
    }
    for word in WORDS.iter().chain(&THIS_YEAR) {
        if starts(rest(at), word) {
            return Some((at + word.chars().count(), (*word).to_owned()));
        }
    }
    let (mut end, mut name) = number(clause, at)?;
    // 2019—2024年, 2019至2024年.
    if name.len() == 4 && rest(end).first().is_some_and(|c| "—-–~～至到".contains(*c)) {
        let from = end
            + rest(end)
                .iter()
                .take_while(|c| "—-–~～至到".contains(**c))
                .count();
        if let Some((after, last)) = number(clause, from)
            && last.len() == 4
            && rest(after).first() == Some(&'年')
        {
            name = format!("{name}—{last}");
            end = after;
        }
    }
    let is_age = starts(rest(end), "年龄") || starts(rest(end), "年级");
    if rest(end).first() == Some(&'年') && !is_age {
        end += 1;
        name.push('年');
        if starts(rest(end), "度") {
            end += 1;
        }
        for (tail, says) in [
            ("全年", ""),
            ("底", "底"),
            ("末", "底"),
            ("初", "初"),
            ("上半年", "上半年"),
            ("下半年", "下半年"),
        ] {
            if starts(rest(end), tail) {
                name.push_str(says);
                return Some((end + tail.chars().count(), name));
            }
        }
        let from = end + usize::from(starts(rest(end), "第"));
        if let Some((after, tail)) = count(clause, from) {
            return Some((after, name + &tail));
        }
        return Some((end, name));
    }
    count(clause, at)
}

/// 12月31日, 12月, 三季度, 6个月.
fn count(clause: &[char], at: usize) -> Option<(usize, String)> {
    let (end, number) = number(clause, at)?;
    let rest = &clause[end..];
    for unit in ["季度", "个月", "月份", "周年"] {
        if starts(rest, unit) {
            return Some((end + 2, format!("{number}{unit}")));
        }
    }
    if rest.first() != Some(&'月') {
        return None;
    }
    let end = end + 1;
    match self::number(clause, end) {
        Some((after, day)) if matches!(clause.get(after), Some('日' | '号')) => {
            Some((after + 1, format!("{number}月{day}日")))
        }
        _ => Some((end, format!("{number}月"))),
    }
}

fn starts(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

/// A whole number, in digits: 二〇二四 is 2024, 十二 is itself.
fn number(clause: &[char], at: usize) -> Option<(usize, String)> {
    let is_before = |c: &char| c.is_ascii_digit();
    if at > 0 && clause.get(at).is_some_and(is_before) && is_before(&clause[at - 1]) {
        return None;
    }
    let rest = clause.get(at..)?;
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
    if !digits.is_empty() {
        return Some((at + digits.len(), digits));
    }
    let words: Vec<char> = rest
        .iter()
        .take_while(|c| DIGITS.contains(c))
        .copied()
        .collect();
    if words.is_empty() {
        return None;
    }
    let name = words
        .iter()
        .map(|c| match DIGITS.iter().position(|d| d == c) {
            Some(digit @ 0..=9) if words.len() == 4 => char::from(b'0' + digit as u8),
            Some(11) if words.len() == 4 => '0',
            _ => *c,
        });
    Some((at + words.len(), name.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_period_begins_as_it_is_looked_for() {
        let words = WORDS.iter().chain(&THIS_YEAR).copied();
        let words = words.chain(last_year().iter().map(String::as_str));
        let first = words.filter_map(|word| word.chars().next()).chain(DIGITS);
        let others: Vec<char> = first.filter(|c| !FIRST.contains(*c)).collect();
        assert_eq!(others, [] as [char; 0]);
    }
}
