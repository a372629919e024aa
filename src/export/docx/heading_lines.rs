//! Where the heading of a column breaks: never so that one character is left over, and
//! never inside `36—40岁`. Widths are in quarters of a Chinese character.

use super::measure;

/// Shorter headings stay on one line: 无职称 has no good place to break.
const WHOLE: usize = 14;

/// How wide a heading is on one line.
pub fn width(text: &str) -> usize {
    // The dash is as wide as a Chinese character, whatever the tables of Unicode say.
    let dashes = text.matches('—').count();
    usize::try_from(measure::width(text, 4)).unwrap_or_default() + 2 * dashes
}

/// The narrowest width in which the heading takes no more than so many lines.
pub fn narrowest(text: &str, lines: usize) -> usize {
    let whole = width(text);
    if whole <= WHOLE {
        return whole;
    }
    let pieces = pieces(text);
    let widest = pieces.iter().map(|p| width(p)).max().unwrap_or_default();
    (widest..whole)
        .find(|w| count(&pieces, *w) <= lines)
        .unwrap_or(whole)
}

/// The narrowest width in which the heading takes as many lines as it does in this one;
/// `None` where it has a single line anyway.
pub fn balanced(text: &str, available: usize) -> Option<usize> {
    let lines = count(&pieces(text), available);
    (lines > 1).then(|| narrowest(text, lines).min(available))
}

/// Lines that the pieces take, each line as full as it can be.
fn count(pieces: &[String], available: usize) -> usize {
    let mut lines = 1;
    let mut line = String::new();
    for piece in pieces {
        line.push_str(piece);
        if width(&line) > available && line.len() > piece.len() {
            lines += 1;
            line.clone_from(piece);
        }
    }
    lines
}

/// The heading cut where a line may end.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut joins = false;
    for c in text.chars() {
        let closes = matches!(c, '）' | ')' | '、' | '，' | '：' | '%' | '％' | '》' | '”');
        let narrow = c.is_ascii_alphanumeric() || matches!(c, '—' | '-' | '.');
        match out.last_mut() {
            Some(last) if joins || closes => last.push(c),
            _ => out.push(c.to_string()),
        }
        // A number stays with its unit, a bracket with what it opens.
        joins = narrow || matches!(c, '（' | '(' | '《' | '“');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_breaks_in_the_middle_and_short_ones_do_not() {
        assert_eq!(narrowest("大学本科", 2), 8);
        assert_eq!(narrowest("中专及高中", 2), 12);
        assert_eq!(narrowest("无职称", 2), 12);
        assert_eq!(narrowest("人数（人）", 2), 12);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(pieces("36—40岁"), ["36—40岁"]);
        assert_eq!(pieces("35岁及以下"), ["35岁", "及", "以", "下"]);
        assert_eq!(narrowest("36—40岁", 2), width("36—40岁"));
    }

    #[test]
    fn lines_are_balanced_only_where_there_are_several() {
        assert_eq!(balanced("大学本科", 16), None);
        assert_eq!(balanced("大学本科", 12), Some(8));
        assert_eq!(balanced("专业技术人员", 20), Some(12));
        assert_eq!(balanced("甲", 0), None);
        assert_eq!(balanced("", 8), None);
    }
}
