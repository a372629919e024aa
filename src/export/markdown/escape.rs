//! Backslashes where Markdown would otherwise take text for markup, and nowhere else.

use super::marks::{is_sign, plain};

/// Where a piece of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the beginning of a line, where `-` or `1.` would make a list.
    Line,
    /// In a heading, after its marks.
    Heading,
    /// In a cell of a table, where `|` ends the cell.
    Cell,
}

/// A piece of a line, of clean text, escaped; [`guard`] then sees to the line's ends.
pub fn escape(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let words = |c: &&char| !is_sign(**c);
    for (i, &c) in chars.iter().enumerate() {
        let before = chars[..i].iter().rev().find(words).copied();
        let after = chars[i + 1..].iter().find(words).copied();
        if is_markup(c, before, after) || (c == '|' && place == Place::Cell) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Guards the two ends of a whole line whose pieces are already escaped.
pub fn guard(line: &str, place: Place) -> String {
    let words = plain(line);
    let guarded = match place {
        Place::Line => guard_line_start(&words),
        // A closing row of # marks would vanish from a heading.
        Place::Heading if words.ends_with('#') => guard_last(&words),
        Place::Heading | Place::Cell => return line.to_owned(),
    };
    signed(line, &words, &guarded)
}

/// The guarded line with the signs of the line: blanks at its start are gone, and at most
/// one backslash has come into it.
fn signed(line: &str, words: &str, guarded: &str) -> String {
    let start = words.len() - words.trim_start_matches(' ').len();
    let start = if guarded.starts_with(' ') { 0 } else { start };
    let new = guarded
        .chars()
        .zip(words[start..].chars().map(Some).chain([None]));
    let backslash = new.take_while(|(new, old)| Some(*new) == *old).count();
    let has_backslash = guarded.len() > words.len() - start;
    let mut out = String::with_capacity(line.len() + 1);
    let mut seen = 0;
    for c in line.chars() {
        if is_sign(c) {
            out.push(c);
            continue;
        }
        seen += 1;
        if seen <= start {
            continue;
        }
        if has_backslash && seen == start + backslash + 1 {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether this character, between its neighbours, means something in running text.
fn is_markup(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\\' => after.is_none_or(|a| a.is_ascii_punctuation()),
        // Without its [ a ] means nothing.
        '*' | '`' | '[' | '~' => true,
        // Inside a word (staff_total) an underline is only an underline.
        '_' => !(word(before) && word(after)),
        '<' => after.is_some_and(|a| a.is_ascii_alphabetic() || matches!(a, '/' | '!' | '?')),
        // An entity such as &lt; or &#35;.
        '&' => after.is_some_and(|a| a.is_ascii_alphabetic() || a == '#'),
        _ => false,
    }
}

fn word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn guard_last(text: &str) -> String {
    let cut = text.len() - 1;
    format!("{}\\{}", &text[..cut], &text[cut..])
}

/// Escapes what begins a block: headings, quotations, lists, rules, indented code.
fn guard_line_start(text: &str) -> String {
    let text = text.trim_start_matches(' ');
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after_digits = &text[digits..];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if (1..=9).contains(&digits) && after_digits.starts_with(['.', ')']) && ends(&after_digits[1..])
    {
        return format!("{}\\{after_digits}", &text[..digits]);
    }
    let marks = text.chars().take_while(|&c| c == '#').count();
    let begins_block = text.starts_with('>')
        || (text.starts_with(['-', '+']) && ends(&text[1..]))
        || ((1..=6).contains(&marks) && ends(&text[marks..]))
        || text.starts_with('=')
        || is_rule(text);
    match begins_block {
        true => format!("\\{text}"),
        false => text.to_owned(),
    }
}

/// `---`, `- - -`: a line across the page, or a heading made of the line above.
fn is_rule(text: &str) -> bool {
    text.starts_with('-') && text.chars().all(|c| matches!(c, '-' | ' ' | '|' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_running_text_is_escaped() {
        assert_eq!(
            escape("*甲* [乙](丙) `丁`", Place::Line),
            "\\*甲\\* \\[乙](丙) \\`丁\\`"
        );
        assert_eq!(escape("<b>&lt;", Place::Line), "\\<b>\\&lt;");
    }

    #[test]
    fn what_means_nothing_is_left_alone() {
        let plain = "占84.6%（a|b）；3<5 & 5>3！staff_total # 1、甲-乙 C:路径";
        assert_eq!(escape(plain, Place::Line), plain);
        assert_eq!(guard("1.甲", Place::Line), "1.甲");
        assert_eq!(guard("2024年", Place::Line), "2024年");
    }

    #[test]
    fn a_pipe_is_escaped_in_cells_only() {
        assert_eq!(escape("a|b", Place::Cell), "a\\|b");
        assert_eq!(escape("a|b", Place::Line), "a|b");
    }

    #[test]
    fn text_that_looks_like_a_block_at_the_start_of_a_line_stays_text() {
        for (text, expected) in [
            ("# 甲", "\\# 甲"),
            ("- 甲", "\\- 甲"),
            ("+ 甲", "\\+ 甲"),
            ("> 甲", "\\> 甲"),
            ("1. 甲", "1\\. 甲"),
            ("---", "\\---"),
            ("    甲", "甲"),
            ("#甲", "#甲"),
        ] {
            assert_eq!(guard(text, Place::Line), expected, "{text}");
        }
    }
}
