//! Text as it may stand in a file.

/// The text without what no format can carry.
///
/// XML 1.0 forbids most control characters even when escaped, and one in a name column
/// of a roster would make the whole Word file unreadable. Line breaks and tabs become
/// spaces, because an inline never breaks a line; other control characters and
/// non-characters vanish.
pub fn clean(text: &str) -> String {
    let is_fine = |c: char| {
        !(c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FDD0}'..='\u{FDEF}')
            || (c as u32) & 0xFFFE == 0xFFFE)
    };
    // As nearly all text is.
    if text.chars().all(is_fine) {
        return text.to_owned();
    }
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            c if (c as u32) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c) => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_vanish_and_line_breaks_become_spaces() {
        assert_eq!(
            clean("张\u{0}三\u{7}\u{1b}[0m\n李\t四\u{FFFF}"),
            "张三[0m 李 四"
        );
    }

    #[test]
    fn rare_characters_and_emoji_stay() {
        assert_eq!(clean("𠮷野家 👩‍⚕️ “引号”"), "𠮷野家 👩‍⚕️ “引号”");
    }
}
