//! Masking: an identity number is never shown whole, valid or not.

use super::normalise::is_blank;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// From how many digits on a run in a text may be an identity number.
const RUN: usize = 15;

/// Whether a name is not written whole (张**, 张某, 张X) or is one character only: many people
/// share it, and it identifies nobody.
pub fn hides_name(name: &str) -> bool {
    let is_mark = |c: char| "*＊×○〇●□■_＿?？某".contains(c);
    let begins_chinese = name.starts_with(|c: char| !c.is_ascii());
    let is_letter = |c: char| matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ');
    name.chars().nth(1).is_none()
        || name.contains(is_mark)
        || (begins_chinese && name.ends_with(is_letter))
}

/// The content of an identity column as it may be shown: `420106********1234`.
/// What is shorter than an identity number shows less of its ends.
pub fn mask(raw: &str) -> String {
    let plain: Vec<char> = raw.nfkc().filter(|c| !is_blank(*c)).collect();
    let digits = plain.iter().filter(|c| c.is_ascii_digit()).count();
    // With so few digits there is nothing to hide: 无, 4.20106E+17, a wrong column's 男.
    if digits <= 8 {
        return mask_all(&plain.into_iter().collect::<String>());
    }
    let (head, tail) = if plain.len() >= RUN { (6, 4) } else { (3, 2) };
    stars(&plain, head, tail)
}

/// The same where the birth date stands beside it: its end is hidden as well, for the date
/// is all that the stars of [`mask`] hide.
pub fn mask_beside_birth(raw: &str) -> String {
    let shown: Vec<char> = mask(raw).chars().collect();
    stars(&shown, 6, 0)
}

/// A text with every run of fifteen or more digits masked, also full-width ones and those
/// written in groups (`420106 19850301 1234`).
pub fn mask_all(text: &str) -> String {
    if text
        .chars()
        .any(|c| figures(c) > 1 || (figures(c) > 0 && figure(c).is_none()))
    {
        // ⑫ and ½ are digits too, where there are enough of them.
        let folded: String = text.nfkc().collect();
        let shown = mask_runs(&folded);
        if shown != folded {
            return shown;
        }
    }
    mask_runs(text)
}

fn mask_runs(text: &str) -> String {
    // Pairs of a character and its digit, if it is one.
    let chars: Vec<(char, Option<char>)> = text.chars().map(|c| (c, figure(c))).collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&(c, figure)) = chars.get(at) {
        let run = if figure.is_some() {
            run_from(&chars, at)
        } else {
            Run::default()
        };
        if run.figures.len() >= RUN {
            shown.push_str(&stars(&run.figures, 6, 4));
            at += run.length;
        } else if run.unbroken > 0 {
            shown.extend(chars.iter().skip(at).take(run.unbroken).map(|(c, _)| c));
            at += run.unbroken;
        } else {
            shown.push(c);
            at += 1;
        }
    }
    shown
}

/// Same as [`mask_all`], without a copy where nothing could be hidden.
pub fn mask_text(text: &str) -> Cow<'_, str> {
    if text.chars().map(figures).sum::<usize>() < RUN {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(mask_all(text))
    }
}

fn stars(chars: &[char], head: usize, tail: usize) -> String {
    let end = chars.len().saturating_sub(tail);
    let hide = |(at, c): (usize, &char)| if at < head || at >= end { *c } else { '*' };
    chars.iter().enumerate().map(hide).collect()
}

/// The ASCII digit, or X, that a character stands for.
fn figure(c: char) -> Option<char> {
    if c.is_ascii() {
        return (c.is_ascii_digit() || matches!(c, 'X' | 'x')).then_some(c);
    }
    let mut folded = std::iter::once(c).nfkc();
    let first = folded
        .next()
        .filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'))?;
    folded.next().is_none().then_some(first)
}

/// How many digits, or X, a character stands for.
fn figures(c: char) -> usize {
    let is_figure = |c: &char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    match c {
        c if c.is_ascii() => usize::from(is_figure(&c)),
        // What nearly all text is made of.
        '\u{4e00}'..='\u{9fff}' => 0,
        c => std::iter::once(c).nfkc().filter(is_figure).count(),
    }
}

#[derive(Default)]
struct Run {
    figures: Vec<char>,
    /// Characters up to the run's end, groups included.
    length: usize,
    /// Characters up to the first one that is no digit.
    unbroken: usize,
}

/// The run of digits that begins here. Zero-width characters never break it; one blank or
/// hyphen does not where the groups are those of an identity number (6, 8 and 4 or 6, 6, 3).
fn run_from(chars: &[(char, Option<char>)], start: usize) -> Run {
    let mut run = Run::default();
    let mut groups = vec![0usize];
    let mut at = start;
    while let Some(&(c, figure)) = chars.get(at) {
        match figure {
            Some(digit) => {
                run.figures.push(digit);
                if let Some(group) = groups.last_mut() {
                    *group += 1;
                }
                run.length = at + 1 - start;
            }
            None if is_zero_width(c) => {}
            None if is_gap(c) && may_go_on(&groups) => groups.push(0),
            None => break,
        }
        if groups.len() == 1 {
            run.unbroken = run.length;
        }
        at += 1;
    }
    if groups.len() > 1 && !is_identity(&groups) {
        run.figures.truncate(groups.first().copied().unwrap_or(0));
        run.length = run.unbroken;
    }
    run
}

fn is_gap(c: char) -> bool {
    c == '-' || c == '—' || c.is_whitespace()
}

fn is_zero_width(c: char) -> bool {
    is_blank(c) && !c.is_whitespace()
}

fn may_go_on(groups: &[usize]) -> bool {
    matches!(
        groups,
        [6] | [6, 8] | [14] | [6, 6] | [6, 4] | [6, 4, 2] | [6, 4, 2, 2] | [6, 4, 4]
    )
}

fn is_identity(groups: &[usize]) -> bool {
    matches!(groups, [6 | 14, ..]) && groups.iter().sum::<usize>() >= RUN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_shows_its_region_and_its_last_four_only() {
        assert_eq!(mask("420106198503011234"), "420106********1234");
        assert_eq!(
            mask("４２０１０６１９８５０３０１１２３４"),
            "420106********1234"
        );
        assert_eq!(mask("420106 19850301 123X"), "420106********123X");
        assert_eq!(mask("420106850301123"), "420106*****1123");
    }

    #[test]
    fn malformed_numbers_are_masked_too() {
        assert_eq!(mask("4201061985030112"), "420106******0112");
        assert_eq!(mask("4201061985030112345"), "420106*********2345");
        assert_eq!(mask("4201061985"), "420*****85");
        assert_eq!(mask("4.20106198503011E+17"), "4.2010**********E+17");
        assert_eq!(mask("4.20106E+17"), "4.20106E+17");
        assert_eq!(mask("无"), "无");
    }

    #[test]
    fn numbers_inside_a_text_are_masked() {
        assert_eq!(
            mask_all("张三420106198503011234，12人"),
            "张三420106********1234，12人"
        );
        assert_eq!(
            mask_all("号：４２０１０６１９８５０３０１１２３Ｘ。"),
            "号：420106********123X。"
        );
        assert_eq!(
            mask_all("420106 19850301 1234 2024"),
            "420106********1234 2024"
        );
        assert_eq!(mask_all("420106-850301-123"), "420106*****1123");
        assert_eq!(mask_all("420106\u{200b}198503011234"), "420106********1234");
    }

    #[test]
    fn digits_within_other_characters_are_masked_where_there_are_enough() {
        assert_eq!(mask_all("½22222222222222"), "1⁄222222*****2222");
        assert_eq!(mask_all("⑫⑫⑫⑫⑫⑫⑫⑫⑫"), "121212********1212");
        assert_eq!(mask_text("⑫⑫⑫⑫⑫⑫⑫⑫⑫"), "121212********1212");
        assert_eq!(mask_all("⑫号楼½"), "⑫号楼½");
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "2024-12-31 共3120人",
            "13812345678",
            "420106 2024 12",
            "",
            "MAX 12",
        ] {
            assert_eq!(mask_all(text), text);
        }
    }
}
