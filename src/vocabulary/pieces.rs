//! A cell that says several things: `大学/公共管理硕士`, `院长、主任医师`, `中级（聘初级）`.

use super::normalise::{cell, is_blank, is_empty, key};

/// Longer cells are prose, and no class is read out of prose.
const LONGEST: usize = 40;

/// Whether a cell is short enough to be taken apart.
pub(crate) fn is_short(key: &str) -> bool {
    key.chars().count() <= LONGEST
}

/// The pieces between `/ ， 、 ；` and line breaks, as they are written; what stands in brackets
/// is not parted.
pub(crate) fn by_marks(raw: &str) -> Vec<&str> {
    split(raw, |c| {
        matches!(
            c,
            '/' | '／' | '、' | '､' | ',' | '，' | ';' | '；' | '|' | '｜' | '\n' | '\r'
        )
    })
}

/// The entries of a cell that lists several, such as 称号 (`市管专家、学科带头人`), normalised.
/// Between marks; where there are none, the whole cell is one entry.
pub fn entries(raw: &str) -> Vec<String> {
    let parts = by_marks(raw).into_iter();
    parts
        .filter(|part| !is_empty(part))
        .map(|part| cell(part).into_owned())
        .collect()
}

/// The pieces between blanks.
pub(crate) fn by_blanks(raw: &str) -> Vec<&str> {
    split(raw, is_blank)
}

fn split(raw: &str, parts: impl Fn(char) -> bool) -> Vec<&str> {
    let mut depth = 0i32;
    let pieces = raw.split(|c| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth -= 1,
            _ => {}
        }
        depth <= 0 && parts(c)
    });
    pieces.filter(|piece| !key(piece).is_empty()).collect()
}

/// `头(尾)` as head and tail, when the brackets stand at the end and nothing in them is bracketed.
pub(crate) fn bracket_behind(key: &str) -> Option<(&str, &str)> {
    let (head, tail) = key.strip_suffix(')')?.split_once('(')?;
    (!head.is_empty() && !tail.contains(['(', ')'])).then_some((head, tail))
}

/// `(头)尾` as head and tail.
pub(crate) fn bracket_before(key: &str) -> Option<(&str, &str)> {
    let (head, tail) = key.strip_prefix('(')?.split_once(')')?;
    (!tail.is_empty() && !tail.contains(['(', ')'])).then_some((head, tail))
}

/// Every way to part a word in two, the longest second half first.
pub(crate) fn halves(key: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    key.char_indices()
        .filter(|(at, _)| *at > 0)
        .map(|(at, _)| key.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_a_cell_but_not_inside_brackets() {
        assert_eq!(by_marks("院长、主任医师"), ["院长", "主任医师"]);
        assert_eq!(by_marks("初级（师/士）"), ["初级（师/士）"]);
        assert_eq!(
            by_blanks("研究生\u{3000}医学 硕士"),
            ["研究生", "医学", "硕士"]
        );
    }

    #[test]
    fn entries_are_whole() {
        assert_eq!(
            entries("市管专家、学科 带头人；/"),
            ["市管专家", "学科带头人"]
        );
        assert!(entries("无").is_empty());
    }

    #[test]
    fn brackets_come_off_at_the_end() {
        assert_eq!(bracket_behind("护理学(中级)"), Some(("护理学", "中级")));
        assert_eq!(bracket_behind("(中级)"), None);
        assert_eq!(bracket_before("(中医)主治医师"), Some(("中医", "主治医师")));
    }
}
