//! A text in lines, sentences and words.

use super::tokens::{Token, tokens};
use std::collections::HashMap;
use std::ops::Range;

/// A text with its words, and where its lines and sentences lie.
pub struct Text {
    /// All of it.
    pub text: String,
    /// Its words.
    pub tokens: Vec<Token>,
    /// The numbers of its words: the same for the same keys in two texts read together.
    pub ids: Vec<u32>,
    /// Its lines, in words, each with its end.
    pub lines: Vec<Range<usize>>,
    /// Its lines, in bytes, each with its end.
    pub bytes: Vec<Range<usize>>,
    /// Its sentences, in words, each with its stop; none reaches over a line.
    pub sentences: Vec<Range<usize>>,
}

/// Gives the keys of words their numbers.
#[derive(Default)]
pub struct Numbers(HashMap<String, u32>);

impl Text {
    /// Reads a text from this byte on.
    pub fn new(text: String, start: usize, cuts: &[usize], numbers: &mut Numbers) -> Self {
        let tokens = tokens(&text, start, cuts);
        let mut ids = Vec::with_capacity(tokens.len());
        for token in &tokens {
            let next = numbers.0.len() as u32;
            ids.push(match numbers.0.get(&token.key) {
                Some(id) => *id,
                None => *numbers.0.entry(token.key.clone()).or_insert(next),
            });
        }
        let mut out = Text {
            lines: parts(&tokens, Token::is_end),
            sentences: parts(&tokens, Token::is_stop),
            bytes: Vec::new(),
            text,
            tokens,
            ids,
        };
        let mut from = start;
        for line in &out.lines {
            let last = &out.tokens[line.end - 1];
            let end = match last.is_end() {
                true => last.at.end,
                // Marks of emphasis may follow the last word.
                false => out.text.len(),
            };
            out.bytes.push(from..end);
            from = end;
        }
        out
    }

    /// What a line says, with its end.
    pub fn line(&self, line: usize) -> &str {
        self.bytes.get(line).map_or("", |at| &self.text[at.clone()])
    }

    /// Which line this byte stands in.
    pub fn line_of(&self, byte: usize) -> usize {
        let after = self.bytes.partition_point(|line| line.end <= byte);
        after.min(self.bytes.len().saturating_sub(1))
    }

    /// Which sentence this word stands in.
    pub fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= word)
    }

    /// The words in these bytes.
    pub fn words_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.at.start < bytes.start);
        let end = self.tokens.partition_point(|t| t.at.end <= bytes.end);
        start..end.max(start)
    }

    /// The bytes of these words, of which there is at least one.
    pub fn bytes_of(&self, words: &Range<usize>) -> Range<usize> {
        self.tokens[words.start].at.start..self.tokens[words.end - 1].at.end
    }

    /// What a line is compared by: its words, without its end.
    pub fn line_key(&self, line: usize) -> &[u32] {
        self.key(&self.lines[line], Token::is_end)
    }

    /// What a sentence is compared by: its words, without its stop.
    pub fn sentence_key(&self, sentence: usize) -> &[u32] {
        self.key(&self.sentences[sentence], Token::is_stop)
    }

    fn key(&self, words: &Range<usize>, is_last: impl Fn(&Token) -> bool) -> &[u32] {
        let has_last = words.end > words.start && is_last(&self.tokens[words.end - 1]);
        &self.ids[words.start..words.end - usize::from(has_last)]
    }
}

fn parts(tokens: &[Token], is_last: impl Fn(&Token) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if is_last(token) {
            parts.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        parts.push(start..tokens.len());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_lines_and_sentences() {
        let text = "**甲。**乙\r\n\n丙**";
        let text = Text::new(text.to_owned(), 0, &[], &mut Numbers::default());
        let lines: Vec<&str> = (0..3).map(|line| text.line(line)).collect();
        assert_eq!(lines, ["**甲。**乙\r\n", "\n", "丙**"]);
        assert_eq!(text.sentences, [0..2, 2..4, 4..5, 5..6]);
        assert_eq!(text.line_of(text.text.len() - 1), 2);
        assert_eq!(text.sentence_key(1), &text.ids[2..3]);
        assert_eq!(text.line_key(0), &text.ids[0..3]);
    }
}
