//! Bookmarks that a program has shortened. LibreOffice, reading a file that it has saved
//! itself, now and then takes the last character out of a bookmark near the end of a
//! section: of `2024年12月31日` the 日 then stands beside the bookmark.

use super::scan::{Atom, AtomKind, Scan};
use std::ops::Range;

/// Makes a bookmark reach to the end of its figure again, where what stands in it and right
/// behind it is just what was written.
pub fn widen(scan: &mut Scan, bookmark: &str, written: &str) {
    let Some([spot]) = scan.spots.get(bookmark).map(Vec::as_slice) else {
        return;
    };
    let inside = &scan.atoms[spot.atoms.clone()];
    let is_plain = |atom: &Atom| atom.kind == AtomKind::Text && !atom.tracked;
    let text: String = inside.iter().map(|atom| atom.text.as_str()).collect();
    let Some(mut rest) = written.strip_prefix(text.as_str()) else {
        return;
    };
    let is_whole = spot.tracked || text.is_empty() || rest.is_empty();
    if is_whole || spot.paragraphs.0 != spot.paragraphs.1 || !inside.iter().all(is_plain) {
        return;
    }
    let (mut end, paragraph) = (spot.atoms.end, spot.paragraphs.0);
    while let Some(atom) = scan.atoms.get(end).filter(|_| !rest.is_empty()) {
        if !is_plain(atom) || atom.paragraph != paragraph {
            return;
        }
        rest = match rest.strip_prefix(atom.text.as_str()) {
            Some(left) => left,
            None if atom.text.starts_with(rest) && can_split(scan, end) => {
                split(scan, end, rest.len());
                ""
            }
            None => return,
        };
        end += 1;
    }
    if let (true, Some([spot])) = (
        rest.is_empty(),
        scan.spots.get_mut(bookmark).map(Vec::as_mut_slice),
    ) {
        spot.atoms.end = end;
    }
}

/// Whether a piece stands in the file as it is read, and in no bookmark.
fn can_split(scan: &Scan, index: usize) -> bool {
    let atom = &scan.atoms[index];
    let mut spots = scan.spots.values().flatten();
    atom.inner.len() == atom.text.len() && !spots.any(|spot| spot.atoms.contains(&index))
}

/// Makes two pieces of one, the first of so many bytes.
fn split(scan: &mut Scan, index: usize, length: usize) {
    let atom = &mut scan.atoms[index];
    let middle = atom.inner.start + length;
    let second = Atom {
        text: atom.text.split_off(length),
        element: atom.element.clone(),
        inner: middle..atom.inner.end,
        ..*atom
    };
    atom.inner.end = middle;
    scan.atoms.insert(index + 1, second);
    let shift = |range: &mut Range<usize>| {
        range.start += usize::from(range.start > index);
        range.end += usize::from(range.end > index);
    };
    let spots = scan.spots.values_mut().flatten();
    spots.for_each(|spot| shift(&mut spot.atoms));
    let rows = scan.tables.iter_mut().flat_map(|table| &mut table.rows);
    rows.for_each(|row| shift(&mut row.atoms));
    for paragraph in &mut scan.paragraphs {
        for atom in &mut *paragraph {
            *atom += usize::from(*atom > index);
        }
        if let Some(at) = paragraph.iter().position(|atom| *atom == index) {
            paragraph.insert(at + 1, index + 1);
        }
    }
}
