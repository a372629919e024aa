//! Rows and cells of a pipe table.

use std::ops::Range;

/// The cells of a line that is a row of a table, each without its blanks, in bytes of the
/// line; `None` for any other line.
pub fn cells(line: &str) -> Option<Vec<Range<usize>>> {
    let words = line.trim_end();
    let start = words.len() - words.trim_start().len();
    if !words[start..].starts_with('|') {
        return None;
    }
    let mut pipes = Vec::new();
    let mut is_escaped = false;
    for (at, c) in words.char_indices() {
        if c == '|' && !is_escaped {
            pipes.push(at);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    let mut cells = Vec::new();
    for pair in pipes.windows(2) {
        cells.push(trimmed(words, pair[0] + 1..pair[1]));
    }
    // The last pipe may have been left out.
    let last = pipes.last().map_or(start, |at| at + 1);
    let rest = trimmed(words, last..words.len());
    if !rest.is_empty() {
        cells.push(rest);
    }
    Some(cells)
}

fn trimmed(line: &str, at: Range<usize>) -> Range<usize> {
    let text = &line[at.clone()];
    let words = text.trim();
    if words.is_empty() {
        // Where something would be written: after the first blank.
        let start = at.start + text.chars().next().map_or(0, char::len_utf8);
        return start..start;
    }
    let start = at.start + (text.len() - text.trim_start().len());
    start..start + words.len()
}

/// Whether the line is the rule below the heading of a table.
pub fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line
            .trim()
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Option<Vec<&str>> {
        Some(cells(line)?.into_iter().map(|at| &line[at]).collect())
    }

    #[test]
    fn a_row_has_its_cells_and_a_line_of_words_none() {
        assert_eq!(texts("| 甲\\|乙 |  3 | |"), Some(vec!["甲\\|乙", "3", ""]));
        assert_eq!(texts("  |甲|3"), Some(vec!["甲", "3"]));
        assert_eq!(texts("甲|乙"), None);
    }

    #[test]
    fn the_rule_is_told_from_a_row() {
        assert!(is_rule("| --- | ---: |"));
        assert!(!is_rule("| - | 甲 |"));
    }
}
