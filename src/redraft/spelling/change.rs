//! What a text says of a number since last year, whatever the words: 比上年增加7人, 比去年多7人.

use super::squeezed;
use crate::redraft::token::{Token, tokens};
use crate::vocabulary::change::{Way, comparison, link, way};
use rust_decimal::Decimal;

/// Whether two texts say the same of a number since last year: 比上年增加7人, 比去年多7人.
pub fn is_same(one: &str, other: &str) -> bool {
    change(one).is_some_and(|change| self::change(other) == Some(change))
}

/// A piece of what a text says of a number since last year.
#[derive(Debug, Clone, PartialEq)]
enum Sign {
    Way(Way),
    Number(Decimal, bool),
    Char(char),
}

/// What a text says of a number since last year, its words aside; `None` where it says
/// nothing of the kind.
fn change(text: &str) -> Option<Vec<Sign>> {
    let text = squeezed(text);
    let mut rest = from(&text, comparison(&text)?);
    if rest.is_empty() {
        return None;
    }
    let mut signs = Vec::new();
    while let Some(c) = rest.chars().next() {
        if let Some((way, length)) = way(rest) {
            let after = from(rest, length);
            signs.push(Sign::Way(way));
            rest = match way {
                Way::Level => after,
                Way::Up | Way::Down => from(after, link(after)),
            };
        } else if let Some(token) = tokens(rest).first().filter(|_| c.is_ascii_digit()) {
            match token.number() {
                Some(number) => signs.push(Sign::Number(number.value, number.percent)),
                None => return None,
            }
            rest = &rest[token.range.end..];
        } else {
            // 增加64人（增长1.5%） and 增加64人、增长1.5% are 增加64人，增长1.5%.
            match c {
                '、' | '(' => signs.push(Sign::Char(',')),
                ')' => {}
                _ => signs.push(Sign::Char(c)),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(signs)
}

/// A text without so many characters at its start.
fn from(text: &str, characters: usize) -> &str {
    let at = text.char_indices().nth(characters).map(|(at, _)| at);
    &text[at.unwrap_or(text.len())..]
}

/// No words for a comparison and a direction are longer, in characters.
const LONGEST: usize = 12;

/// The words before what is left of a change since last year that make it whole again:
/// somebody has typed 较上年提升 over the beginning of 比上年提高0.6个百分点.
pub fn lead<'a>(before: &'a str, text: &str, was: &str) -> Option<&'a str> {
    change(was)?;
    let starts = before.char_indices().rev().take(LONGEST);
    let mut leads = starts.map(|(at, _)| &before[at..]);
    leads.find(|lead| is_same(&format!("{lead}{text}"), was))
}

/// What a person has made of a change since last year, with the new numbers: 比去年多7人
/// over 比上年增加7人 becomes 比去年多12人. `None` where the number went the other way, or
/// something else is said of it than was.
pub fn respelled(written: &str, stands: &str, new: &str) -> Option<String> {
    let (was, is) = (change(written)?, change(new)?);
    let is_number = |sign: &Sign| matches!(sign, Sign::Number(..));
    let mut pairs = was.iter().zip(&is);
    let is_alike = |(a, b): (&Sign, &Sign)| match (a, b) {
        (Sign::Number(_, a), Sign::Number(_, b)) => a == b,
        _ => a == b,
    };
    if was.len() != is.len() || !pairs.all(is_alike) || change(stands)? != was {
        return None;
    }
    let (there, numbers) = (tokens(stands), tokens(new));
    let there: Vec<&Token> = there.iter().filter(|t| t.number().is_some()).collect();
    let numbers: Vec<&Token> = numbers.iter().filter(|t| t.number().is_some()).collect();
    let count = was.iter().filter(|sign| is_number(sign)).count();
    if there.len() != count || numbers.len() != count {
        return None;
    }
    let (mut out, mut at) = (String::new(), 0);
    for (old, new_one) in there.iter().zip(numbers) {
        out.push_str(&stands[at..old.range.start]);
        out.push_str(&new[new_one.range.clone()]);
        at = old.range.end;
    }
    Some(out + &stands[at..])
}

#[cfg(test)]
mod tests {
    use super::lead;
    use crate::redraft::spelling::{respelled, same};

    #[test]
    fn a_change_whose_beginning_was_typed_over_is_found_with_the_words_before_it() {
        let was = "比上年提高0.6个百分点";
        for (before, text, found) in [
            ("人员，占比较上年提升", "0.6个百分点", Some("较上年提升")),
            ("人员，占比较上年下降", "0.6个百分点", None),
            ("人员，占比较上年提升", "0.7个百分点", None),
            ("人员，", "比上年提高0.6个百分点", None),
        ] {
            assert_eq!(lead(before, text, was), found, "{before}{text}");
        }
    }

    #[test]
    fn a_change_said_in_other_words_is_the_same_change() {
        for (one, other) in [
            ("比上年增加7人", "比去年多7人"),
            (
                "比上年增加1064人，增长1.5%",
                "较上年增加了1,064人，上升1.5%",
            ),
            ("比上年减少7人，下降0.5%", "比上一年少7人,降低0.5%"),
            ("比上年提高0.5个百分点", "同比上升0.5个百分点"),
            ("与上年持平", "和去年持平"),
            ("与上年持平", "与去年一样"),
            ("与上年持平", "与上年相比没有变化"),
            ("比上年增加64人，增长1.5%", "比去年增加了64人，增幅1.5%"),
            ("比上年增加64人，增长1.5%", "较上年净增64人（增幅为1.5%）"),
            ("比上年减少64人，下降1.5%", "同比减少64人、降幅达到1.5%"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("比上年增加7人", "比去年少7人"),
            ("比上年增加7人", "比去年多8人"),
            ("比上年增加7人", "比前年多7人"),
            ("比上年增加7人", "比去年多7人次"),
            ("与上年持平", "与上年基本持平"),
            ("比上年增加7人", "多7人"),
            ("比上年增加64人，增长1.5%", "比上年增加64人，降幅1.5%"),
            ("比上年增加7人", "与去年一样"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_change_in_a_persons_words_gets_its_new_numbers_as_long_as_it_goes_the_same_way() {
        let written = "比上年增加64人，增长1.5%";
        for (stands, new, expected) in [
            (
                "比去年多64人，增幅1.5%",
                "比上年增加44人，增长1.1%",
                Some("比去年多44人，增幅1.1%"),
            ),
            (
                "较上年净增64人（增幅为1.5%）",
                "比上年增加1044人，增长11.1%",
                Some("较上年净增1044人（增幅为11.1%）"),
            ),
            ("比去年多64人，增幅1.5%", "比上年减少4人，下降0.1%", None),
            ("比去年多64人，增幅1.5%", "比上年增加4人", None),
            ("比去年多64人，增幅1.5%", "与上年持平", None),
            ("比去年多63人，增幅1.5%", "比上年增加44人，增长1.1%", None),
        ] {
            let told = respelled(written, stands, new);
            assert_eq!(told.as_deref(), expected, "{stands}, {new}");
        }
        assert_eq!(
            respelled(
                "比上年提高0.6个百分点",
                "同比上升0.6个百分点",
                "比上年提高1.2个百分点"
            )
            .as_deref(),
            Some("同比上升1.2个百分点")
        );
    }
}
