//! Where a figure stands whose bookmark is there more than once: a paragraph was copied,
//! its bookmarks with it. One of the places is the figure; the others are copies, which are
//! told and never written.

use super::draft::Draft;
use super::find::{Found, find};
use super::scan::{Scan, Spot};
use super::spelling::same;
use super::splice::clashes;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// One place: a bookmark, and its twin where a text box is written twice, for programs old
/// and new.
pub struct Site<'a> {
    /// Which part of the file it stands in, counted from 0.
    pub part: usize,
    /// The bookmark, and its twins.
    pub spots: Vec<&'a Spot>,
    /// Whether it has the name that a program gives to a copy.
    renamed: bool,
}

/// What LibreOffice puts behind the name of a bookmark that was copied, and a number.
const COPY: &str = "_Copy_";

/// The name that a bookmark had before it was copied, if it is one of a copy.
pub fn name_of_original(name: &str) -> Option<&str> {
    let (original, number) = name.rsplit_once(COPY)?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    // The copy of a copy.
    is_number.then(|| name_of_original(original).unwrap_or(original))
}

/// The copies that LibreOffice has named anew, by the names of their originals.
pub fn renamed(scan: &Scan) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in scan.spots.keys() {
        if let Some(original) = name_of_original(name) {
            names
                .entry(original.to_owned())
                .or_default()
                .push(name.clone());
        }
    }
    names
}

/// The places of a figure in one part: first those of its very name.
pub fn sites<'a>(
    scan: &'a Scan,
    part: usize,
    bookmark: &str,
    renamed: &BTreeMap<String, Vec<String>>,
) -> Vec<Site<'a>> {
    let mut sites: Vec<Site<'a>> = Vec::new();
    let copies = renamed.get(bookmark).into_iter().flatten();
    let names = std::iter::once((bookmark, false));
    let names = names.chain(copies.map(|name| (name.as_str(), true)));
    for (name, renamed) in names {
        let first = sites.len();
        for spot in scan.spots.get(name).into_iter().flatten() {
            match sites[first..].last_mut() {
                Some(site) if spot.fallback => site.spots.push(spot),
                _ => sites.push(Site {
                    part,
                    spots: vec![spot],
                    renamed,
                }),
            }
        }
    }
    sites
}

/// Which of the places of a figure, in the order of the file, is the figure itself: the
/// first that still reads as it was written, else the first; one of the figure's own name
/// before one that was named anew.
pub fn original<'a>(
    sites: &[Site<'a>],
    written: &str,
    scan: impl Fn(usize) -> &'a Scan,
    pristine: bool,
) -> Option<usize> {
    if let [_] = sites {
        return Some(0);
    }
    let reads = |site: &Site<'a>, is: &dyn Fn(&str) -> bool| {
        let found = find(scan(site.part), &site.spots, pristine);
        matches!(found, Found::Text(text) if is(&text))
    };
    let tests: [&dyn Fn(&str) -> bool; 2] = [&|text| text == written, &|text| same(text, written)];
    let own_first = |renamed: bool| sites.iter().position(move |site| site.renamed == renamed);
    for renamed in [false, true] {
        for test in tests {
            let mut here = sites.iter().enumerate();
            let found = here.find(|(_, site)| site.renamed == renamed && reads(site, test));
            if let Some((at, _)) = found {
                return Some(at);
            }
        }
    }
    own_first(false).or(own_first(true))
}

/// Where each figure of a draft stands.
pub struct Places<'a>(HashMap<&'a str, Placed<'a>>);

/// Where a figure stands.
pub struct Placed<'a> {
    /// The figure itself.
    pub original: Site<'a>,
    /// Where it stands once more.
    pub copies: Vec<Site<'a>>,
    /// Whether another figure's bookmark is around some of the same text.
    pub shared: bool,
}

impl<'a> Places<'a> {
    /// Looks for every figure of the record.
    pub fn new(draft: &'a Draft) -> Self {
        let scans: Vec<&Scan> = draft.parts.iter().map(|part| &part.scan).collect();
        let renamed: Vec<_> = scans.iter().map(|scan| self::renamed(scan)).collect();
        let mut places = HashMap::new();
        let mut stretches: BTreeMap<usize, Vec<(usize, Range<usize>)>> = BTreeMap::new();
        for (index, mark) in draft.record.figures.iter().enumerate() {
            let mut sites: Vec<Site<'a>> = Vec::new();
            for (part, scan) in scans.iter().enumerate() {
                sites.extend(self::sites(scan, part, &mark.bookmark, &renamed[part]));
            }
            let scan = |part: usize| scans[part];
            let Some(at) = original(&sites, &mark.text, scan, draft.pristine) else {
                continue;
            };
            let original = sites.remove(at);
            let ranges = stretches.entry(original.part).or_default();
            let spots = original
                .spots
                .iter()
                .map(|spot| (index, spot.atoms.clone()));
            ranges.extend(spots.filter(|(_, atoms)| !atoms.is_empty()));
            let placed = Placed {
                original,
                copies: sites,
                shared: false,
            };
            places.insert(mark.bookmark.as_str(), placed);
        }
        for ranges in stretches.values() {
            for index in clashes(ranges) {
                let bookmark = draft.record.figures[index].bookmark.as_str();
                if let Some(placed) = places.get_mut(bookmark) {
                    placed.shared = true;
                }
            }
        }
        Places(places)
    }

    /// Where a figure stands; `None` where it is gone.
    pub fn of(&self, bookmark: &str) -> Option<&Placed<'a>> {
        self.0.get(bookmark)
    }

    /// The bookmarks of all figures and their copies, by part.
    pub fn all(&self) -> impl Iterator<Item = (usize, &'a Spot)> + '_ {
        let sites = self
            .0
            .values()
            .flat_map(|placed| std::iter::once(&placed.original).chain(&placed.copies));
        sites.flat_map(|site| site.spots.iter().map(|spot| (site.part, *spot)))
    }
}

#[cfg(test)]
mod tests {
    use super::name_of_original;

    #[test]
    fn a_copy_is_known_by_what_libreoffice_puts_behind_its_name() {
        assert_eq!(name_of_original("ts_0004_Copy_1"), Some("ts_0004"));
        assert_eq!(name_of_original("ts_0004_Copy_1_Copy_12"), Some("ts_0004"));
        assert_eq!(name_of_original("ts_0004"), None);
        assert_eq!(name_of_original("ts_0004_Copy_"), None);
    }
}
