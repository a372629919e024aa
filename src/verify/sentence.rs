//! Where something stands, in words: the sentence around it, identity numbers masked.

use super::cut::ends_part;
use super::paper::{Line, Paper};
use super::token::narrow;
use crate::vocabulary::mask::mask_text;
use std::ops::Range;

/// A sentence longer than this is cut on both sides, in characters.
const LONG: usize = 60;

/// The sentence around some bytes of a line; in a table the row's name is put before it.
pub fn around(paper: &Paper, line: &Line, range: &Range<usize>) -> String {
    let sentence = part(&line.text, range);
    let row = match line.cell {
        Some((table, row, cell)) if cell > 0 => paper.row_name(table, row),
        _ => "",
    };
    let whole = match row.is_empty() {
        true => sentence,
        false => format!("{row} / {sentence}"),
    };
    mask_text(&whole).into_owned()
}

fn part(text: &str, range: &Range<usize>) -> String {
    let is_end = |c: char| ends_part(narrow(c)) || c == '\t';
    let after = |at: usize| at + text[at..].chars().next().map_or(1, char::len_utf8);
    let left = text[..range.start].rfind(is_end).map_or(0, after);
    let right = text[range.end..].find(is_end);
    let right = right.map_or(text.len(), |at| after(range.end + at));
    let before: Vec<char> = text[left..range.start].chars().collect();
    let behind: Vec<char> = text[range.end..right].chars().collect();
    let mut out = String::new();
    if before.len() > LONG {
        out.push('…');
    }
    out.extend(&before[before.len().saturating_sub(LONG)..]);
    out.push_str(&text[range.clone()]);
    out.extend(&behind[..behind.len().min(LONG)]);
    if behind.len() > LONG {
        out.push('…');
    }
    out.trim().to_owned()
}
