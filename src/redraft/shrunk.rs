//! Bookmarks that a program has shortened. LibreOffice, reading a file that it has saved
//! itself, now and then takes the last character out of a bookmark near the end of a
//! section: of `2024年12月31日` the 日 then stands beside the bookmark.

use super::scan::{Atom, AtomKind, Scan};
use std::collections::BTreeMap;
use std::ops::Range;

/// How the bookmarks of figures and tables begin.
const OURS: &str = "ts_";

/// How far a bookmark reaches when it is whole again.
struct Reach {
    bookmark: String,
    /// Behind its last piece.
    end: usize,
    /// So many bytes of that piece belong to it; `None` where all of it does.
    cut: Option<usize>,
}

/// Makes every bookmark reach to the end of its figure again, where what stands in it and
/// right behind it is just what was written, and stands in no other figure's bookmark.
/// `written`: the bookmarks, and what was written into each.
pub fn widen<'a>(scan: &mut Scan, written: impl Iterator<Item = (&'a str, &'a str)>) {
    let owned = owned(scan);
    let mut claimed = BTreeMap::new();
    let mut reaches = Vec::new();
    for (bookmark, text) in written {
        let Some(reach) = reach(scan, &owned, bookmark, text) else {
            continue;
        };
        let start = scan.spots[bookmark][0].atoms.end;
        // Two bookmarks that end in one place: which of them was shortened is not known.
        let clash = claimed.insert(start, reaches.len());
        reaches.push(Some(reach));
        for index in clash.into_iter().chain(clash.map(|_| reaches.len() - 1)) {
            reaches[index] = None;
        }
    }
    let reaches: Vec<Reach> = reaches.into_iter().flatten().collect();
    let mut cuts: Vec<(usize, usize)> = (reaches.iter())
        .filter_map(|reach| Some((reach.end - 1, reach.cut?)))
        .collect();
    cuts.sort_unstable();
    cut(scan, &cuts);
    for reach in reaches {
        let before = cuts.partition_point(|(atom, _)| *atom < reach.end - 1);
        if let Some([spot]) = (scan.spots.get_mut(&reach.bookmark)).map(Vec::as_mut_slice) {
            spot.atoms.end = reach.end + before;
        }
    }
}

/// Whether each piece stands in a bookmark of this program's.
fn owned(scan: &Scan) -> Vec<bool> {
    let mut steps = vec![0i64; scan.atoms.len() + 1];
    let ours = scan.spots.iter().filter(|(name, _)| name.starts_with(OURS));
    for spot in ours.flat_map(|(_, spots)| spots) {
        if !spot.atoms.is_empty() {
            steps[spot.atoms.start] += 1;
            steps[spot.atoms.end] -= 1;
        }
    }
    let mut open = 0;
    let depth = steps.into_iter().map(|step| {
        open += step;
        open > 0
    });
    depth.collect()
}

/// How far a bookmark would have to reach; `None` where it is whole, or what stands behind
/// it is not the rest of what was written.
fn reach(scan: &Scan, owned: &[bool], bookmark: &str, written: &str) -> Option<Reach> {
    let [spot] = scan.spots.get(bookmark)?.as_slice() else {
        return None;
    };
    let inside = &scan.atoms[spot.atoms.clone()];
    let is_plain = |atom: &Atom| atom.kind == AtomKind::Text && !atom.tracked;
    let text: String = inside.iter().map(|atom| atom.text.as_str()).collect();
    let mut rest = written.strip_prefix(text.as_str())?;
    let is_whole = spot.tracked || text.is_empty() || rest.is_empty();
    if is_whole || spot.paragraphs.0 != spot.paragraphs.1 || !inside.iter().all(is_plain) {
        return None;
    }
    let (mut end, mut last) = (spot.atoms.end, None);
    while !rest.is_empty() {
        let atom = scan.atoms.get(end)?;
        if !is_plain(atom) || atom.paragraph != spot.paragraphs.0 || owned[end] {
            return None;
        }
        rest = match rest.strip_prefix(atom.text.as_str()) {
            Some(left) => left,
            // Only what stands in the file as it is read can be cut.
            None if atom.text.starts_with(rest) && atom.inner.len() == atom.text.len() => {
                last = Some(rest.len());
                ""
            }
            None => return None,
        };
        end += 1;
    }
    Some(Reach {
        bookmark: bookmark.to_owned(),
        end,
        cut: last,
    })
}

/// Makes two of each of these pieces, the first of so many bytes; the pieces in order.
fn cut(scan: &mut Scan, cuts: &[(usize, usize)]) {
    if cuts.is_empty() {
        return;
    }
    let mut atoms = Vec::with_capacity(scan.atoms.len() + cuts.len());
    let mut next = cuts.iter().copied().peekable();
    for (index, mut atom) in std::mem::take(&mut scan.atoms).into_iter().enumerate() {
        let Some((_, length)) = next.next_if(|(at, _)| *at == index) else {
            atoms.push(atom);
            continue;
        };
        let middle = atom.inner.start + length;
        let second = Atom {
            text: atom.text.split_off(length),
            element: atom.element.clone(),
            inner: middle..atom.inner.end,
            ..atom
        };
        atom.inner.end = middle;
        atoms.extend([atom, second]);
    }
    scan.atoms = atoms;
    let moved = |at: usize| at + cuts.partition_point(|(atom, _)| *atom < at);
    let shift = |range: &mut Range<usize>| *range = moved(range.start)..moved(range.end);
    let spots = scan.spots.values_mut().flatten();
    spots.for_each(|spot| shift(&mut spot.atoms));
    let rows = scan.tables.iter_mut().flat_map(|table| &mut table.rows);
    rows.for_each(|row| shift(&mut row.atoms));
    for paragraph in &mut scan.paragraphs {
        let pieces = std::mem::take(paragraph).into_iter().flat_map(|atom| {
            let is_cut = cuts.binary_search_by_key(&atom, |(at, _)| *at).is_ok();
            moved(atom)..=moved(atom) + usize::from(is_cut)
        });
        *paragraph = pieces.collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// A part with these runs in a paragraph, its bookmarks made whole again.
    fn widened(inside: &str, written: &[(&str, &str)]) -> Scan {
        let source = format!("<w:p xmlns:w=\"{WORD}\">{inside}</w:p>");
        let mut scan = Scan::read("x", source.as_bytes()).expect("well-formed");
        widen(&mut scan, written.iter().copied());
        scan
    }

    fn run(text: &str) -> String {
        format!("<w:r><w:t>{text}</w:t></w:r>")
    }

    fn marked(id: usize, name: &str, text: &str) -> String {
        let (start, end) = (
            format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"),
            format!("<w:bookmarkEnd w:id=\"{id}\"/>"),
        );
        format!("{start}{}{end}", run(text))
    }

    /// What a bookmark is around.
    fn text(scan: &Scan, bookmark: &str) -> String {
        let atoms = &scan.atoms[scan.spots[bookmark][0].atoms.clone()];
        atoms.iter().map(|atom| atom.text.as_str()).collect()
    }

    #[test]
    fn a_shortened_bookmark_takes_the_rest_of_its_figure_and_no_more() {
        let inside = format!("{}{}", marked(1, "ts_0001", "4"), run("1人，共"));
        let scan = widened(&inside, &[("ts_0001", "41")]);
        assert_eq!(text(&scan, "ts_0001"), "41");
        assert_eq!(scan.paragraph(0).0, "41人，共");
        assert_eq!(scan.atoms[2].text, "人，共");
    }

    #[test]
    fn a_bookmark_never_reaches_into_that_of_the_next_figure() {
        let inside = format!("{}{}", marked(1, "ts_0001", "4"), marked(2, "ts_0002", "1"));
        let scan = widened(&inside, &[("ts_0001", "41"), ("ts_0002", "1")]);
        assert_eq!(text(&scan, "ts_0001"), "4");
        assert_eq!(text(&scan, "ts_0002"), "1");
    }

    #[test]
    fn of_two_bookmarks_that_end_in_one_place_neither_takes_what_follows() {
        let both = marked(1, "ts_0001", "4");
        let both = format!(
            "<w:bookmarkStart w:id=\"2\" w:name=\"ts_0002\"/>{both}<w:bookmarkEnd w:id=\"2\"/>{}",
            run("1人")
        );
        let scan = widened(&both, &[("ts_0001", "41"), ("ts_0002", "41")]);
        assert_eq!(text(&scan, "ts_0001"), "4");
        assert_eq!(text(&scan, "ts_0002"), "4");
    }

    #[test]
    fn many_shortened_bookmarks_are_each_made_whole() {
        let names: Vec<String> = (0..20_000).map(|i| format!("ts_{i:05}")).collect();
        let inside: Vec<String> = (names.iter().enumerate())
            .map(|(i, name)| format!("{}{}", marked(i, name, "12"), run("34人")))
            .collect();
        let written: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "1234")).collect();
        let start = std::time::Instant::now();
        let scan = widened(&inside.concat(), &written);
        assert!(names.iter().all(|name| text(&scan, name) == "1234"));
        // Quadratic, it took the better part of a minute.
        assert!(start.elapsed().as_secs() < 10);
    }
}
