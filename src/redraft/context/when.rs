//! Of which time a number in the prose speaks, by the words before it.

use super::period::{self, Period};
use super::{chars, clauses, sentence};
use crate::vocabulary::change::{Way, comparison, link, way};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// Of which time a number speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Of the year of the data, or it says nothing of the time.
    Now,
    /// Of the year before; the words that say so.
    Last(String),
    /// It is what became of a number since the year before: 比去年多7人. Which way it went,
    /// where the words say it.
    Since(Option<Way>),
    /// Of another year or period; its words.
    Other(String),
}

/// A number of years is a period only after one of these: 近3年.
const PAST: [&str; 4] = ["近", "过去", "前", "最近"];

impl When {
    /// Reads the words around the number at `at` of a line, in bytes; the data are of `year`
    /// and stand as of a date.
    pub fn new(line: &str, at: Range<usize>, year: i32, as_of: NaiveDate) -> Self {
        let sentence = sentence(line, &at, &[]);
        let clauses = clauses(&sentence);
        let is_own = |sign: &super::Sign| sign.of == super::Whose::Own;
        let own = clauses.iter().position(|clause| clause.iter().any(is_own));
        let own = own.unwrap_or_default();
        let clause = clauses.get(own).copied().unwrap_or_default();
        let number = clause.iter().position(is_own).unwrap_or(clause.len());
        let text = chars(clause);
        let before: String = text[..number].iter().collect();
        if let Some(way) = since(&before) {
            return When::Since(Some(way));
        }
        if let Some(last) = spoken(&text[..number]).pop() {
            if last.is_compared {
                let between: String = text[last.at.end..number].iter().collect();
                let found = between
                    .char_indices()
                    .find_map(|(at, _)| way(&between[at..]));
                // 比2023年的4161人增加64人: the first is the number of that year.
                if let Some((way, _)) = found {
                    return match period::year(&last.name, year) == Some(year - 1) {
                        true => When::Since(Some(way)),
                        false => When::Other(last.name),
                    };
                }
            }
            return of(last, year, as_of);
        }
        // ，增长1.5% goes on with 比上年增加64人.
        let goes_on = way_to(&before).filter(|(_, length)| *length == number);
        for clause in clauses[..own].iter().rev() {
            let mut found = spoken(&chars(clause));
            if let (Some((way, _)), Some(last)) = (goes_on, found.last())
                && last.is_compared
                && period::year(&last.name, year) == Some(year - 1)
            {
                return When::Since(Some(way));
            }
            found.retain(|period| !period.is_compared);
            if let Some(last) = found.pop() {
                return of(last, year, as_of);
            }
        }
        When::Now
    }
}

/// Which way the words that end a text say that a number went since the year before:
/// 同比增长.
fn since(before: &str) -> Option<Way> {
    let mut starts = before.char_indices().map(|(at, _)| &before[at..]);
    starts.find_map(|text| {
        let length = comparison(text)?;
        let (at, _) = text.char_indices().nth(length)?;
        let (way, length) = way_to(&text[at..])?;
        (length == text[at..].chars().count()).then_some(way)
    })
}

/// Which way, and in how many characters up to where its number can stand.
pub(super) fn way_to(text: &str) -> Option<(Way, usize)> {
    let (way, length) = way(text)?;
    let rest = text.char_indices().nth(length);
    let rest = rest.map_or("", |(at, _)| &text[at..]);
    Some((way, length + link(rest)))
}

fn of(period: Period, year: i32, as_of: NaiveDate) -> When {
    let (month, day) = (as_of.month(), as_of.day());
    let date = format!("{}年{month}月{day}日", as_of.year());
    if period.name == date || period.name == format!("{month}月{day}日") {
        return When::Now;
    }
    match period::year(&period.name, year) {
        Some(said) if said == year => When::Now,
        Some(said) if said == year - 1 => When::Last(period.name),
        _ => When::Other(period.name),
    }
}

/// The periods of some words, those that belong together as one: 去年上半年, 2023年至2024年.
fn spoken(clause: &[char]) -> Vec<Period> {
    let mut out: Vec<Period> = Vec::new();
    for period in period::periods(clause) {
        if is_span(&period.name) && !is_past(clause, &period) {
            continue;
        }
        let Some(last) = out.last_mut() else {
            out.push(period);
            continue;
        };
        let between: String = clause[last.at.end..period.at.start].iter().collect();
        let is_more_of_it = between.is_empty() && period::is_this_year(&period.name, 0);
        match between.as_str() {
            _ if is_more_of_it => last.at.end = period.at.end,
            "" | "至" | "到" | "—" | "——" | "-" | "~" | "～" => {
                last.name = format!("{}{between}{}", last.name, period.name);
                last.at.end = period.at.end;
            }
            _ => out.push(period),
        }
    }
    out
}

/// Whether it is a length of time and no time: 5年, 3个月.
fn is_span(name: &str) -> bool {
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    let rest = name.trim_start_matches(is_numeral);
    let digits = name.chars().count() - rest.chars().count();
    matches!(rest, "个月" | "周年") || (rest == "年" && (1..4).contains(&digits))
}

fn is_past(clause: &[char], period: &Period) -> bool {
    let before: String = clause[..period.at.start].iter().collect();
    PAST.iter().any(|word| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number stands between braces.
    fn when(text: &str) -> When {
        let start = text.find('{').expect("a brace");
        let end = text.find('}').expect("a brace") - 1;
        let as_of = NaiveDate::from_ymd_opt(2024, 6, 30).expect("a date");
        When::new(&text.replace(['{', '}'], ""), start..end, 2024, as_of)
    }

    #[test]
    fn the_nearest_time_before_a_number_is_its_own() {
        let last = |words: &str| When::Last(words.to_owned());
        let other = |words: &str| When::Other(words.to_owned());
        for (text, expected) in [
            ("共有{4225}人", When::Now),
            ("2024年共有{4225}人", When::Now),
            ("截至2024年12月31日，全市共有{4225}人", When::Now),
            ("截至2024年6月30日，全市共有{4225}人", When::Now),
            ("截至6月30日，全市共有{4225}人", When::Now),
            ("截至2024年5月31日，共有{4225}人", other("2024年5月31日")),
            ("2023年末{4161}人", last("2023年底")),
            ("去年年底有{4161}人", last("上年")),
            ("上一年共有{4161}人", last("上年")),
            ("2023年，全市共有{4161}人", last("2023年")),
            ("从2023年的{4161}人增加到2024年的4225人", last("2023年")),
            ("从2023年的4161人增加到2024年的{4225}人", When::Now),
            ("比2023年的{4161}人增加64人", last("2023年")),
            ("2020年共有{4225}人", other("2020年")),
            ("去年上半年共有{4225}人", other("上年上半年")),
            ("2023年至2024年累计{4225}人次", other("2023年至2024年")),
            ("近3年累计{4225}人次", other("3年")),
            ("工作满5年的{4225}人", When::Now),
            ("去年工作。今年共有{4225}人", When::Now),
            ("2024年4225人，比上年多64人，其中女{300}人", When::Now),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }

    #[test]
    fn what_became_of_a_number_is_told_from_the_number() {
        let since = |way| When::Since(Some(way));
        for (text, expected) in [
            ("比去年多{7}人", since(Way::Up)),
            ("录用124人，比上年减少{7}人", since(Way::Down)),
            ("比2023年增加{64}人", since(Way::Up)),
            ("比上年增加64人，增长{1.5%}", since(Way::Up)),
            ("录用124人，同比下降{1.5%}", since(Way::Down)),
            ("较上一年增加了{7}人", since(Way::Up)),
            ("2024年比2020年增加{64}人", When::Other("2020年".to_owned())),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }
}
