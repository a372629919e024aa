//! Where a figure stands, in words: its sentence, or the row and column of its table.

use super::scan::{Scan, Spot};
use std::ops::Range;

/// After these a sentence, or a clause that can stand alone, is over.
const ENDS: [char; 6] = ['。', '；', '！', '？', '\n', '\t'];
/// A sentence longer than this is cut on both sides of the figure.
const LONG: usize = 60;

/// After these a sentence is over.
pub const FULL_STOPS: [char; 4] = ['。', '！', '？', '\n'];

/// The whole sentence around a spot, as it stands in the draft.
pub fn whole(scan: &Scan, spot: &Spot) -> String {
    let (text, at) = stretch(scan, spot);
    whole_in(&text, at)
}

/// The whole sentence around a stretch of a line.
pub fn whole_in(text: &str, at: Range<usize>) -> String {
    let (before, within, after) = parted(text, at, &FULL_STOPS);
    format!("{before}{within}{after}").trim().to_owned()
}

/// The sentence around a spot, as it stood in the draft; a long one is cut.
pub fn around(scan: &Scan, spot: &Spot) -> String {
    let (text, at) = stretch(scan, spot);
    around_in(&text, at)
}

/// The sentence around a stretch of a line; a long one is cut.
pub fn around_in(text: &str, at: Range<usize>) -> String {
    let (before, within, after) = parted(text, at, &ENDS);
    let before: Vec<char> = before.chars().collect();
    let after: Vec<char> = after.chars().collect();
    let mut out = String::new();
    if before.len() > LONG {
        out.push('…');
    }
    out.extend(&before[before.len().saturating_sub(LONG)..]);
    out.push_str(within);
    out.extend(&after[..after.len().min(LONG)]);
    if after.len() > LONG {
        out.push('…');
    }
    out.trim().to_owned()
}

/// The paragraph of a spot, and where in it the spot is.
pub fn stretch(scan: &Scan, spot: &Spot) -> (String, Range<usize>) {
    let (text, starts) = scan.paragraph(spot.paragraphs.0);
    let start_of = |atom: usize| starts.iter().find(|(a, _)| *a == atom).map(|(_, at)| *at);
    let from = start_of(spot.atoms.start).unwrap_or(text.len());
    let to = start_of(spot.atoms.end).unwrap_or(text.len()).max(from);
    (text, from..to)
}

/// What stands before, within and after a stretch, up to such a mark.
fn parted<'a>(text: &'a str, at: Range<usize>, ends: &[char]) -> (&'a str, &'a str, &'a str) {
    let (from, to) = (at.start, at.end);
    let left = text[..from].rfind(ends).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let right = text[to..].find(ends).map_or(text.len(), |at| {
        let end = to + at;
        end + text[end..].chars().next().map_or(1, char::len_utf8)
    });
    (&text[left..from], &text[at], &text[to..right])
}

/// What stands in a row's cell, its paragraphs without a break between them.
pub fn row_words(scan: &Scan, table: usize, row: usize) -> String {
    let row = scan.tables.get(table).and_then(|t| t.rows.get(row));
    let Some(row) = row else {
        return String::new();
    };
    let Some(first) = row.cells.first() else {
        return String::new();
    };
    scan.atoms[row.atoms.clone()]
        .iter()
        .filter(|atom| first.contains(&atom.element.start) && !atom.deleted)
        .map(|atom| atom.text.as_str())
        .collect()
}
