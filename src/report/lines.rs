//! Small work on lines of marked Markdown.

use super::marker::{self, STRONG, Token, Use};

/// Marked text as a message shows it, shortened.
pub fn shown(text: &str, uses: &[Use]) -> String {
    const LENGTH: usize = 40;
    let mut out = String::new();
    for token in marker::tokens(text) {
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Mark(index) => match uses.get(index) {
                Some(Use::Figure(used)) => out.push_str(used.text.as_deref().unwrap_or("○")),
                Some(Use::Chart(chart)) => out.push_str(&chart.title),
                _ => out.push('○'),
            },
            Token::Strong => out.push_str("**"),
            Token::Broken => {}
        }
    }
    match out.char_indices().nth(LENGTH) {
        Some((at, _)) => format!("{}…", &out[..at]),
        None => out,
    }
}

/// Lines of one paragraph become one: with a blank only between two Latin words.
pub fn join_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let is_blank = |c: char| c.is_whitespace();
    for line in text.split('\n').map(|line| line.trim_matches(is_blank)) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().next_back()) && latin(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Cells of a table row as it was written.
pub fn cell_count(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut escaped = false;
    for c in row.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '|' => cells += 1,
            _ => {}
        }
    }
    // The bar at the end closes the last cell.
    if row.ends_with('|') && !row.ends_with("\\|") {
        cells -= 1;
    }
    cells
}

/// Replaces `**` by its stand-in, except where it is escaped.
pub fn mark_strong(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
                out.push(STRONG);
            }
            _ => out.push(c),
        }
    }
    out
}
