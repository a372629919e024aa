//! Text as words: a number, a word of Latin letters, a Chinese character, a mark each.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it is compared by: itself, but one blank for any number of them, and a line
    /// feed for a line's end of any system.
    pub key: String,
}

impl Token {
    /// Whether a line ends here.
    pub fn is_end(&self) -> bool {
        self.key == "\n"
    }

    /// Whether it is blank.
    pub fn is_blank(&self) -> bool {
        self.key == " "
    }
}

/// The words of a text that begins at this byte of its file.
pub fn tokens(text: &str, base: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices() {
        let kind = kind(c);
        let at = base + at;
        let end = at + c.len_utf8();
        let goes_on = kind != Kind::Single && last == Some(kind);
        match tokens.last_mut() {
            Some(token) if goes_on => {
                token.at.end = end;
                if kind != Kind::Blank {
                    token.key.push(c);
                }
            }
            _ => tokens.push(Token {
                at: at..end,
                key: match kind {
                    Kind::Blank => " ".to_owned(),
                    _ => c.to_string(),
                },
            }),
        }
        last = Some(kind);
    }
    crlf(tokens)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Digits, with the point or comma among them.
    Number,
    Latin,
    Blank,
    Single,
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' | '０'..='９' | '.' | ',' | '．' => Kind::Number,
        c if c.is_ascii_alphabetic() => Kind::Latin,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' => Kind::Blank,
        _ => Kind::Single,
    }
}

/// `\r\n` and `\r` end a line as `\n` does.
fn crlf(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.key == "\n"
            && let Some(last) = out.last_mut()
            && last.key == "\r"
        {
            last.at.end = token.at.end;
            last.key = "\n".to_owned();
            continue;
        }
        if let Some(last) = out.last_mut()
            && last.key == "\r"
        {
            last.key = "\n".to_owned();
        }
        out.push(token);
    }
    if let Some(last) = out.last_mut()
        && last.key == "\r"
    {
        last.key = "\n".to_owned();
    }
    out
}

/// The lines, each with the end of it.
pub fn lines(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if token.is_end() {
            lines.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        lines.push(start..tokens.len());
    }
    lines
}

/// What a line is compared by: its words without the blanks at its ends, and its end.
pub fn key(tokens: &[Token]) -> Vec<&str> {
    let words = tokens.iter().filter(|token| !token.is_end());
    let words: Vec<&Token> = words.collect();
    let start = words.iter().take_while(|token| token.is_blank()).count();
    let words = &words[start.min(words.len())..];
    let end = words
        .iter()
        .rev()
        .take_while(|token| token.is_blank())
        .count();
    let words = &words[..words.len() - end];
    words.iter().map(|token| token.key.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        tokens(text, 0).into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn a_number_is_a_word_and_a_chinese_character_another() {
        assert_eq!(
            keys("共1,389.5人（DRG）  占84.6%"),
            [
                "共", "1,389.5", "人", "（", "DRG", "）", " ", "占", "84.6", "%"
            ]
        );
    }

    #[test]
    fn a_line_ends_as_on_any_system() {
        assert_eq!(
            keys("甲\r\n乙\n丙\r丁\r"),
            ["甲", "\n", "乙", "\n", "丙", "\n", "丁", "\n"]
        );
        assert_eq!(lines(&tokens("甲\r\n\n乙", 0)), [0..2, 2..3, 3..4]);
    }
}
