//! What a text says of last year: 比上年增加64人，增长1.5%, 比上年提高0.5个百分点, 与上年持平.
//! It is one figure, whichever way the number went, and the comma in it ends no clause.

use super::structural::UNITS;
use super::token::Token;
use crate::figures::Form;
use crate::vocabulary::change::{Way, comparison, link, way};

/// How many pieces at the start say what became of a figure, in this form; 0 where they say
/// no such thing.
pub fn length(form: Form, tokens: &[Token]) -> usize {
    if let Some(length) = level(tokens) {
        return length;
    }
    match form {
        Form::ChangePercent => since(tokens).and_then(|at| grown(tokens, at)).unwrap_or(0),
        Form::ShareChange => points(tokens).unwrap_or(0),
        Form::ChangeNumber => more(tokens).unwrap_or(0),
        Form::Change => {
            let Some(more) = more(tokens) else {
                return 0;
            };
            and_grown(&tokens[more..]).map_or(more, |grown| more + grown)
        }
        _ => 0,
    }
}

/// Whether the comma at this place parts the two halves of such words.
pub fn is_inner_comma(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[..at];
    let is_more = |from: usize| more(&before[from..]).is_some_and(|length| from + length == at);
    // 与上一年相比增加, a number and a unit of at most four characters.
    and_grown(&tokens[at..]).is_some() && (at.saturating_sub(14)..at).any(is_more)
}

/// The words at a place, as far as a comparison or a direction can go.
fn words(tokens: &[Token]) -> String {
    const LONGEST: usize = 10;
    let chars = tokens.iter().take(LONGEST).map_while(Token::char);
    chars.collect()
}

/// 比上年.
fn since(tokens: &[Token]) -> Option<usize> {
    comparison(&words(tokens))
}

/// 与上年持平, 与上年基本持平.
fn level(tokens: &[Token]) -> Option<usize> {
    const NEARLY: &str = "基本";
    let mut at = since(tokens)?;
    if begins(&tokens[at..], NEARLY) {
        at += NEARLY.chars().count();
    }
    match way(&words(&tokens[at..])) {
        Some((Way::Level, length)) => Some(at + length),
        _ => None,
    }
}

/// 增加 or 减少, and where it ends.
fn direction(tokens: &[Token], at: usize) -> Option<usize> {
    let (way, length) = way(&words(tokens.get(at..)?))?;
    let end = at + length;
    let link = link(&words(tokens.get(end..)?));
    (way != Way::Level).then_some(end + link)
}

/// 比上年增加64人.
fn more(tokens: &[Token]) -> Option<usize> {
    let at = direction(tokens, since(tokens)?)?;
    tokens.get(at)?.number().filter(|number| !number.percent)?;
    let rest = &tokens[at + 1..];
    let unit = UNITS.iter().find(|unit| begins(rest, unit));
    Some(at + 1 + unit.map_or(0, |unit| unit.chars().count()))
}

/// 增长1.5%, and where it ends.
fn grown(tokens: &[Token], at: usize) -> Option<usize> {
    let at = direction(tokens, at)?;
    tokens.get(at)?.number().filter(|number| number.percent)?;
    Some(at + 1)
}

/// ，增长1.5%.
fn and_grown(tokens: &[Token]) -> Option<usize> {
    tokens.first().filter(|t| t.char() == Some(','))?;
    grown(tokens, 1)
}

/// 比上年提高0.5个百分点.
fn points(tokens: &[Token]) -> Option<usize> {
    const UNIT: &str = "个百分点";
    let at = direction(tokens, since(tokens)?)?;
    tokens.get(at)?.number().filter(|number| !number.percent)?;
    begins(&tokens[at + 1..], UNIT).then(|| at + 1 + UNIT.chars().count())
}

fn begins(tokens: &[Token], words: &str) -> bool {
    let mut tokens = tokens.iter();
    words
        .chars()
        .all(|c| tokens.next().and_then(Token::char) == Some(c))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(form: Form, line: &str) -> String {
        let tokens = tokens(line);
        let last = length(form, &tokens).checked_sub(1);
        last.map_or(String::new(), |last| {
            line[..tokens[last].range.end].to_owned()
        })
    }

    #[test]
    fn a_change_is_read_to_its_end_and_no_further() {
        let change = |line: &str| read(Form::Change, line);
        assert_eq!(
            change("比上年增加64人，增长1.5%，占"),
            "比上年增加64人，增长1.5%"
        );
        assert_eq!(change("比上年减少2人次，占1.5%"), "比上年减少2人次");
        assert_eq!(change("与上年持平。"), "与上年持平");
        assert_eq!(change("比上年增加。"), "");
        let number = "比上年增加1,064人，增长1.5%";
        assert_eq!(read(Form::ChangeNumber, number), "比上年增加1,064人");
        assert_eq!(
            read(Form::ChangePercent, "比上年增长1.5%。"),
            "比上年增长1.5%"
        );
        let points = "比上年下降0.5个百分点";
        assert_eq!(read(Form::ShareChange, points), points);
        assert_eq!(read(Form::ShareChange, "比上年下降0.5%"), "");
        let other_words = "较去年多64人，上升1.5%";
        assert_eq!(change(&format!("{other_words}，占9%")), other_words);
        let other_words = "较去年增加了64人，增幅为1.5%";
        assert_eq!(change(&format!("{other_words}，占9%")), other_words);
        assert_eq!(change("与去年一样。"), "与去年一样");
    }

    #[test]
    fn the_comma_within_a_change_is_told_from_others() {
        let inner = |line: &str| {
            let tokens = tokens(line);
            let at = |at: &usize| tokens[*at].char() == Some(',');
            let commas: Vec<usize> = (0..tokens.len()).filter(at).collect();
            commas
                .iter()
                .filter(|at| is_inner_comma(&tokens, **at))
                .count()
        };
        assert_eq!(inner("共4225人，比上年增加64人，增长1.5%，占9%"), 1);
        assert_eq!(inner("共4225人，增长1.5%，与上年持平，下降1%"), 0);
    }
}
