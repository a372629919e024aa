//! What a text says of last year: 比上年增加64人，增长1.5%, 比上年提高0.5个百分点, 与上年持平.
//! It is one figure, whichever way the number went, and the comma in it ends no clause.

use super::structural::UNITS;
use super::token::Token;
use crate::figures::Form;

/// How many pieces at the start say what became of a figure, in this form; 0 where they say
/// no such thing.
pub fn length(form: Form, tokens: &[Token]) -> usize {
    for same in ["与上年持平", "与上年基本持平"] {
        if begins(tokens, same) {
            return same.chars().count();
        }
    }
    match form {
        Form::ChangePercent => share(tokens, "比上年", true).unwrap_or(0),
        Form::ShareChange => points(tokens).unwrap_or(0),
        Form::ChangeNumber => more(tokens).unwrap_or(0),
        Form::Change => {
            let Some(more) = more(tokens) else {
                return 0;
            };
            more + grown(&tokens[more..]).unwrap_or(0)
        }
        _ => 0,
    }
}

/// Whether the comma at this place parts the two halves of such words.
pub fn is_inner_comma(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[..at];
    let is_more = |from: usize| more(&before[from..]).is_some_and(|length| from + length == at);
    // 比上年增加, a number and a unit of at most four characters.
    grown(&tokens[at..]).is_some() && (at.saturating_sub(10)..at).any(is_more)
}

/// 比上年增加64人.
fn more(tokens: &[Token]) -> Option<usize> {
    let at = ["比上年增加", "比上年减少"]
        .iter()
        .find(|words| begins(tokens, words))?
        .chars()
        .count();
    tokens.get(at)?.number().filter(|number| !number.percent)?;
    let rest = &tokens[at + 1..];
    let unit = UNITS.iter().find(|unit| begins(rest, unit));
    Some(at + 1 + unit.map_or(0, |unit| unit.chars().count()))
}

/// ，增长1.5%.
fn grown(tokens: &[Token]) -> Option<usize> {
    share(tokens, ",", true)
}

/// Some words, 增长 or 下降, and a number.
fn share(tokens: &[Token], words: &str, percent: bool) -> Option<usize> {
    let rest = tokens.get(words.chars().count()..)?;
    let directions = match percent {
        true => ["增长", "下降"],
        false => ["提高", "下降"],
    };
    let goes = directions.iter().any(|word| begins(rest, word));
    let number = rest.get(2)?.number()?;
    (begins(tokens, words) && goes && number.percent == percent).then(|| words.chars().count() + 3)
}

/// 比上年提高0.5个百分点.
fn points(tokens: &[Token]) -> Option<usize> {
    const UNIT: &str = "个百分点";
    let at = share(tokens, "比上年", false)?;
    begins(&tokens[at..], UNIT).then(|| at + UNIT.chars().count())
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
