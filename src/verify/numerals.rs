//! Numbers in Chinese numerals that count something: 三百二十人, 百分之四点三. They are only
//! told: 十余 and 一二 have no value to compare.

use super::structural::{UNITS, unit, words};
use super::token::Token;
use std::ops::Range;

/// The numerals.
const NUMERALS: &str = "〇零一二两三四五六七八九十百千万亿";
/// Those that stand in numbers of two digits and more.
const LARGE: [char; 4] = ['十', '百', '千', '万'];
/// What stands between a number and its unit.
const ABOUT: &[char] = &['余', '多', '来', '几'];
/// Units that also follow numerals that count nothing.
const NOT_COUNTED: &[&str] = &["年", "分", "天", "类", "种", "条", "对", "本", "门", "部"];

/// The bytes of each, its unit included.
pub fn find(line: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let is_numeral = |at: usize| {
        let c = tokens.get(at).and_then(Token::char);
        c.filter(|c| NUMERALS.contains(*c))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let start = at;
        while is_numeral(at).is_some() {
            at += 1;
        }
        let digits: Vec<char> = (start..at).filter_map(is_numeral).collect();
        if digits.is_empty() {
            at += 1;
            continue;
        }
        let text = words(line, &tokens[at..tokens.len().min(at + 12)]);
        let before = start.checked_sub(1).and_then(|at| tokens[at].char());
        // 百分之四点三: what follows is the share.
        if digits.ends_with(&['百']) && text.starts_with("分之") {
            let share = |c: &char| NUMERALS.contains(*c) || *c == '点';
            let length = text.chars().skip(2).take_while(share).count();
            if length > 0 {
                at += 2 + length;
                found.push(tokens[start].range.start..tokens[at - 1].range.end);
            }
            continue;
        }
        let rest = text.trim_start_matches(ABOUT);
        let about = (text.len() - rest.len()) / '余'.len_utf8();
        let is_several = digits.len() > 1 || about > 0;
        let counts = is_several && digits.iter().any(|c| LARGE.contains(c));
        let unit = unit(rest).filter(|unit| !NOT_COUNTED.contains(unit));
        let is_digit = tokens
            .get(start.wrapping_sub(1))
            .is_some_and(|t| t.number().is_some());
        if let (true, Some(unit)) = (counts && before != Some('第') && !is_digit, unit) {
            debug_assert!(UNITS.contains(&unit));
            at = (at + about + unit.chars().count()).min(tokens.len());
            found.push(tokens[start].range.start..tokens[at - 1].range.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::find;

    fn found(line: &str) -> Vec<&str> {
        let ranges = find(line, &tokens(line));
        ranges.into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn numerals_that_count_people_and_things_are_found() {
        assert_eq!(found("共有三千五百人，十余项"), ["三千五百人", "十余项"]);
        assert_eq!(found("增长百分之四点三。"), ["百分之四点三"]);
    }

    #[test]
    fn numerals_in_words_and_lists_are_not() {
        for line in [
            "二十大精神",
            "十四五时期",
            "第十二个五年规划",
            "一是加强，二是改进",
            "百分百",
            "三个部分",
            "二、十佳",
            "2.3个百分点",
            "千方百计",
            "百分之",
        ] {
            assert_eq!(found(line), [""; 0], "{line}");
        }
    }
}
