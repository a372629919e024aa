//! How long a line of text will be, without asking a font: Chinese characters are square
//! and the rest is half as wide, as in every font that the standard names.

use super::layout::{CHARACTER, CHARACTER_SPACING, LEFT, SIZE_2, TEXT_WIDTH, TEXT_WIDTH_LANDSCAPE};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Fewer characters than this in the last line of a title look lost.
const LONELY: i32 = 4;

/// Words after which a title may break. The names of these documents are made of few.
const WORDS: [&str; 20] = [
    "人才", "队伍", "工作", "情况", "系统", "卫生", "健康", "基本", "单位", "机构", "总结", "打算",
    "计划", "统计", "年度", "年", "的", "及", "和", "与",
];

/// What indents and tables are reckoned by, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// From the edge of the upright page to the text.
    pub left: i32,
    /// Width of the text.
    pub text: i32,
    /// Width of the text on a page that lies on its side.
    pub text_landscape: i32,
    /// One character of the text.
    pub character: i32,
    /// Whether titles are in our own type, whose lines can be reckoned.
    pub title_is_ours: bool,
}

impl Measures {
    /// Those of the standard.
    pub const STANDARD: Measures = Measures {
        left: LEFT,
        text: TEXT_WIDTH,
        text_landscape: TEXT_WIDTH_LANDSCAPE,
        character: CHARACTER,
        title_is_ours: true,
    };

    /// Width of the text, upright or on its side.
    pub fn width(&self, landscape: bool) -> i32 {
        match landscape {
            true => self.text_landscape,
            false => self.text,
        }
    }
}

/// Width of a line in twips; `character` is that of one Chinese character. Word and
/// LibreOffice put a quarter of one between Chinese and digits.
pub fn width(text: &str, character: i32) -> i32 {
    let wide = |c: char| c.width().unwrap_or(0) > 1;
    let ideograph = |c: char| wide(c) && c.is_alphanumeric();
    let seams = text
        .chars()
        .zip(text.chars().skip(1))
        .filter(|&(a, b)| {
            (ideograph(a) && b.is_ascii_digit()) || (a.is_ascii_digit() && ideograph(b))
        })
        .count();
    // Far longer than any page, and far from where the product would overflow.
    let quarters = (text.width() * 2 + seams).min(100_000) as i32;
    quarters * character / 4
}

/// How far in from both edges, in twips, a title in 2号 must stand so that its lines
/// are about equal; `None` where they are well as they fall.
pub fn even_edge(title: &str, available: i32) -> Option<i32> {
    let character = SIZE_2 as i32 * 10 + CHARACTER_SPACING;
    let (long, full) = (width(title, character), available - available % character);
    let (lines, last) = (long / full + 1, long % full);
    if long <= full || last >= LONELY * character {
        return None;
    }
    // Room to spare, less than would take in another character.
    let after_word = first_line_of_two(title, character).map(|first| first + character / 2);
    let even = after_word.unwrap_or(long / lines + character);
    Some(((available - even) / 2).max(0))
}

/// The shortest first line, in twips, that ends with a word and leaves no longer one
/// below it: 回行时词意完整 (7.3.1).
fn first_line_of_two(title: &str, character: i32) -> Option<i32> {
    title
        .char_indices()
        .map(|(at, _)| title.split_at(at))
        .filter(|(first, _)| WORDS.iter().any(|word| first.ends_with(word)))
        .map(|(first, rest)| (width(first, character), width(rest, character)))
        .find(|(first, rest)| first >= rest)
        .map(|(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_drawn_in_only_when_its_last_line_would_be_lonely() {
        assert_eq!(even_edge(&"题".repeat(20), TEXT_WIDTH), None);
        assert_eq!(even_edge(&"题".repeat(25), TEXT_WIDTH), None);
        let edge = even_edge(&"题".repeat(21), TEXT_WIDTH);
        assert!(edge.is_some_and(|e| (1500..2000).contains(&e)), "{edge:?}");
    }

    #[test]
    fn a_title_breaks_after_a_word() {
        let title = "2024年卫生健康系统人才队伍基本情况统计表";
        let edge = even_edge(title, TEXT_WIDTH).expect("a lonely last character");
        let first_line = TEXT_WIDTH - 2 * edge;
        let character = 435;
        assert!(first_line > width("2024年卫生健康系统人才", character));
        assert!(first_line < width("2024年卫生健康系统人才队", character));
    }

    #[test]
    fn digits_are_half_as_wide_with_a_quarter_on_either_side() {
        assert_eq!(width("年12月", 400), 800 + 400 + 200);
        assert_eq!(width("附件：1.", 400), 4 * 400, "none after a mark");
    }
}
