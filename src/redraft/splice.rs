//! New text put between the tags of a part; every other byte stays.

use super::scan::{Atom, AtomKind};
use quick_xml::escape::{partial_escape, unescape};
use std::collections::BTreeSet;
use std::ops::Range;

/// A stretch of bytes and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes replaced; empty for an insertion.
    pub at: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
}

/// Whose stretches get in the way of another's.
pub fn clashes<O: Copy + Ord>(stretches: &[(O, Range<usize>)]) -> BTreeSet<O> {
    let mut order: Vec<&(O, Range<usize>)> = stretches.iter().collect();
    order.sort_by_key(|(_, at)| (at.start, at.end));
    let mut clashing = BTreeSet::new();
    let mut last: Option<&(O, Range<usize>)> = None;
    for stretch in order {
        if let Some(before) = last
            && stretch.1.start < before.1.end
        {
            clashing.extend([before.0, stretch.0]);
        }
        if last.is_none_or(|before| stretch.1.end >= before.1.end) {
            last = Some(stretch);
        }
    }
    clashing
}

/// The part after some edits, which do not overlap; whoever makes them sees to that, with
/// [`clashes`] where they come from several places.
pub fn apply(source: &[u8], mut edits: Vec<Edit>) -> Vec<u8> {
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let mut out = Vec::with_capacity(source.len() + 64);
    let mut done = 0;
    for edit in edits {
        debug_assert!(edit.at.start >= done, "two edits of one place");
        // What overlaps would spoil the file; it is left out rather than written.
        if edit.at.start < done {
            continue;
        }
        out.extend_from_slice(&source[done..edit.at.start]);
        out.extend_from_slice(edit.with.as_bytes());
        done = edit.at.end;
    }
    out.extend_from_slice(&source[done..]);
    out
}

/// The edits that make this stretch of atoms read `text`: all of it goes into the first
/// piece of text that is not empty, so that it looks as that did, and the others are
/// emptied. `None` where there is no piece of text, or something else is among them.
pub fn rewrite(source: &[u8], atoms: &[Atom], text: &str) -> Option<Vec<Edit>> {
    if atoms.iter().any(|atom| atom.kind != AtomKind::Text) {
        return None;
    }
    let first = atoms.iter().position(|atom| !atom.text.is_empty());
    let first = first.or_else(|| (!atoms.is_empty()).then_some(0))?;
    let mut edits = Vec::new();
    for (index, atom) in atoms.iter().enumerate() {
        if index == first {
            edits.extend(write(source, atom, text));
        } else if !atom.text.is_empty() {
            edits.push(Edit {
                at: atom.inner.clone(),
                with: String::new(),
            });
        }
    }
    Some(edits)
}

/// The edits that write over some bytes of the text of one piece and leave the others as
/// they are in the file. `None` where it does not stand there as plain text.
pub fn overwrite(
    source: &[u8],
    atom: &Atom,
    within: Range<usize>,
    text: &str,
) -> Option<Vec<Edit>> {
    let raw = std::str::from_utf8(source.get(atom.inner.clone())?).ok()?;
    if atom.kind != AtomKind::Text || atom.deleted || raw.contains('<') {
        return None;
    }
    let start = raw_at(raw, within.start)?;
    let end = raw_at(raw, within.end)?;
    let left = atom.text.get(..within.start)?;
    let right = atom.text.get(within.end..)?;
    let read = format!("{left}{text}{right}");
    let mut edits = vec![Edit {
        at: atom.inner.start + start..atom.inner.start + end,
        with: partial_escape(text).into_owned(),
    }];
    edits.extend(space(source, atom, &read));
    Some(edits)
}

/// Where in the raw text of an element a byte of what it reads stands.
fn raw_at(raw: &str, byte: usize) -> Option<usize> {
    let (mut at, mut read) = (0, 0);
    while read < byte {
        let rest = raw.get(at..)?;
        if rest.starts_with('&') {
            let end = rest.find(';')? + 1;
            read += unescape(&rest[..end]).ok()?.len();
            at += end;
        } else {
            let length = rest.chars().next()?.len_utf8();
            // A line end of Windows reads as one character, and may not stand here.
            if rest.starts_with('\r') {
                return None;
            }
            read += length;
            at += length;
        }
    }
    (read == byte).then_some(at)
}

/// The edits that put text into one `w:t`.
fn write(source: &[u8], atom: &Atom, text: &str) -> Vec<Edit> {
    let escaped = partial_escape(text).into_owned();
    let tag = tag(source, atom);
    let space = match needs_space(&tag, text) {
        true => KEEP,
        false => "",
    };
    if atom.inner.start == atom.element.end {
        // <w:t/>: it has to be opened first.
        let open = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
        let name = open.trim_start_matches('<').split_whitespace().next();
        let name = name.unwrap_or("w:t");
        return vec![Edit {
            at: atom.element.clone(),
            with: format!("{open}{space}>{escaped}</{name}>"),
        }];
    }
    let mut edits = vec![Edit {
        at: atom.inner.clone(),
        with: escaped,
    }];
    edits.extend(self::space(source, atom, text));
    edits
}

/// Without it Word drops blanks at the ends.
const KEEP: &str = " xml:space=\"preserve\"";

fn tag(source: &[u8], atom: &Atom) -> String {
    let tag = &source[atom.element.start..atom.inner.start.min(atom.element.end)];
    String::from_utf8_lossy(tag).into_owned()
}

fn needs_space(tag: &str, text: &str) -> bool {
    !tag.contains("xml:space") && text.trim() != text
}

/// The edit that keeps the blanks at the ends of an element's new text.
fn space(source: &[u8], atom: &Atom, text: &str) -> Option<Edit> {
    let close = atom.inner.start.checked_sub(1)?;
    needs_space(&tag(source, atom), text).then(|| Edit {
        at: close..close,
        with: KEEP.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redraft::scan::Scan;

    fn rewritten(runs: &str, text: &str) -> Option<String> {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let head = format!("<w:p xmlns:w=\"{word}\">");
        let source = format!("{head}{runs}</w:p>");
        let scan = Scan::read("x", source.as_bytes()).expect("well-formed");
        let edits = rewrite(source.as_bytes(), &scan.atoms, text)?;
        let out = String::from_utf8(apply(source.as_bytes(), edits)).expect("UTF-8");
        let runs = out.strip_prefix(&head)?.strip_suffix("</w:p>")?;
        Some(runs.to_owned())
    }

    #[test]
    fn edits_of_one_place_are_found_with_whose_they_are() {
        let apart = [(0, 0..4), (1, 4..4), (2, 4..9), (3, 12..12)];
        assert!(clashes(&apart).is_empty());
        let nested = [(0, 0..20), (1, 2..4), (2, 10..12), (3, 20..21)];
        assert_eq!(clashes(&nested), BTreeSet::from([0, 1, 2]));
        assert_eq!(clashes(&[(7, 3..5), (8, 3..5)]), BTreeSet::from([7, 8]));
    }

    #[test]
    fn all_of_it_goes_into_the_first_piece_and_the_others_are_emptied() {
        let runs = "<w:r><w:t>3</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>89</w:t></w:r>";
        assert_eq!(
            rewritten(runs, "391").as_deref(),
            Some("<w:r><w:t>391</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r>")
        );
    }

    #[test]
    fn markup_in_the_text_is_escaped_and_blanks_at_its_ends_are_kept() {
        assert_eq!(
            rewritten("<w:r><w:t>甲</w:t></w:r>", " <乙>&").as_deref(),
            Some("<w:r><w:t xml:space=\"preserve\"> &lt;乙&gt;&amp;</w:t></w:r>")
        );
    }

    #[test]
    fn an_empty_element_is_opened() {
        assert_eq!(
            rewritten("<w:r><w:t /></w:r>", "5").as_deref(),
            Some("<w:r><w:t>5</w:t></w:r>")
        );
    }

    #[test]
    fn what_is_not_only_text_is_not_touched() {
        assert_eq!(rewritten("<w:r><w:t>1</w:t><w:tab/></w:r>", "5"), None);
        assert_eq!(rewritten("<w:r/>", "5"), None);
    }
}
