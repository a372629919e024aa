//! A figure looked for in the draft: what stands in its bookmark, and whether that is
//! surely the figure and nothing else.

use super::scan::{Atom, AtomKind, Scan, Spot};

/// What was found of a figure.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// No bookmark, or nothing in it.
    Nothing,
    /// Its text.
    Text(String),
    /// Its text, with digits typed right beside it that belong to the number a reader sees.
    Grown(String),
    /// Its text, with a tracked change in or beside it.
    Tracked(String),
    /// Text that may or may not be the figure.
    Unclear(String),
}

/// Looks into a bookmark, and into its twins if it has any. `pristine`: nobody has saved the draft, so what
/// stands beside a figure is the template's.
pub fn find(scan: &Scan, spots: &[&Spot], pristine: bool) -> Found {
    let Some((first, others)) = spots.split_first() else {
        return Found::Nothing;
    };
    let found = one(scan, first, pristine);
    // A text box is written twice, for old programs and new, and must read the same.
    match others.iter().all(|spot| one(scan, spot, pristine) == found) {
        true => found,
        false => Found::Unclear(text(&scan.atoms[first.atoms.clone()])),
    }
}

fn one(scan: &Scan, spot: &Spot, pristine: bool) -> Found {
    let atoms = &scan.atoms[spot.atoms.clone()];
    let text = text(atoms);
    let beside = Beside::new(scan, spot);
    if spot.tracked || atoms.iter().any(|atom| atom.tracked) || beside.is_tracked(&text) {
        return match text.is_empty() && !atoms.iter().any(|atom| atom.tracked) {
            true => Found::Nothing,
            false => Found::Tracked(text),
        };
    }
    if text.is_empty() && atoms.iter().all(|atom| atom.kind != AtomKind::Object) {
        return Found::Nothing;
    }
    let is_plain = atoms.iter().all(|atom| atom.kind != AtomKind::Object);
    if spot.paragraphs.0 != spot.paragraphs.1 || !is_plain {
        return Found::Unclear(text);
    }
    if !pristine && let Some(grown) = beside.grown(&text) {
        return Found::Grown(grown);
    }
    Found::Text(text)
}

fn text(atoms: &[Atom]) -> String {
    let seen = atoms.iter().filter(|atom| !atom.deleted);
    seen.map(|atom| atom.text.as_str()).collect()
}

/// What stands right before and right after a bookmark, in its paragraph.
struct Beside<'a> {
    before: Option<&'a Atom>,
    after: Option<&'a Atom>,
}

impl<'a> Beside<'a> {
    fn new(scan: &'a Scan, spot: &Spot) -> Self {
        let here = |atom: &&Atom| atom.paragraph == spot.paragraphs.0 && !atom.text.is_empty();
        let (before, rest) = scan.atoms.split_at(spot.atoms.start);
        let after = &rest[spot.atoms.len()..];
        Beside {
            before: before.last().filter(here),
            after: after.first().filter(here),
        }
    }

    /// Whether a tracked change beside the figure may be a change of the figure: of words
    /// beside a number it is not.
    fn is_tracked(&self, text: &str) -> bool {
        let touches =
            |atom: Option<&Atom>, inner: Option<char>, outer: fn(&str) -> Option<char>| {
                let Some(atom) = atom.filter(|atom| atom.tracked) else {
                    return false;
                };
                let is_number = inner.is_some_and(|c| c.is_ascii_digit() || c == '%');
                match outer(&atom.text) {
                    _ if !is_number => true,
                    Some(c) => c.is_numeric() || NUMBER_WORDS.contains(c),
                    None => false,
                }
            };
        touches(self.before, text.chars().next(), |t| t.chars().next_back())
            || touches(self.after, text.chars().next_back(), |t| t.chars().next())
    }

    /// The number as it reads, where digits stand right beside the bookmark.
    fn grown(&self, text: &str) -> Option<String> {
        let is_digit = |c: &char| c.is_ascii_digit();
        let seen = |atom: Option<&'a Atom>| {
            atom.filter(|atom| !atom.deleted && atom.kind == AtomKind::Text)
                .map_or("", |atom| atom.text.as_str())
        };
        let (mut before, mut after) = (String::new(), String::new());
        if text.chars().next().is_some_and(|c| c.is_ascii_digit()) {
            let words = seen(self.before);
            let digits = trailing(words, |c| is_digit(&c) || matches!(c, '.' | ','));
            if digits.chars().any(|c| is_digit(&c)) {
                before = digits.trim_start_matches(['.', ',']).to_owned();
            }
        }
        if text.chars().next_back().is_some_and(|c| c.is_ascii_digit()) {
            let words = seen(self.after);
            let end = words.find(|c: char| !is_digit(&c) && !matches!(c, '.' | ','));
            let digits = &words[..end.unwrap_or(words.len())];
            if digits.chars().any(|c| is_digit(&c)) {
                after = digits.trim_end_matches(['.', ',']).to_owned();
            }
        }
        match before.is_empty() && after.is_empty() {
            true => None,
            false => Some(format!("{before}{text}{after}")),
        }
    }
}

/// Characters that make another number of one they stand beside.
const NUMBER_WORDS: &str = "%％‰.．,，点百千万亿余多几";

fn trailing(text: &str, is: impl Fn(char) -> bool) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| is(*c))
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}
