//! Where in a text file the characters of a line stand.

use std::ops::Range;

/// A stretch of a line that stands in the file as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its bytes in the line.
    pub at: Range<usize>,
    /// Where it begins in the file.
    pub source: usize,
}

/// The origins of a part of a line, which becomes a line of its own.
pub fn part(origins: &[Origin], part: &Range<usize>) -> Vec<Origin> {
    let within = origins.iter().filter_map(|origin| {
        let from = origin.at.start.max(part.start);
        let to = origin.at.end.min(part.end);
        (from < to).then(|| Origin {
            at: from - part.start..to - part.start,
            source: origin.source + (from - origin.at.start),
        })
    });
    within.collect()
}

/// The bytes of a line that are some bytes of the file, markup aside; `None` where they
/// are none of it.
pub fn within(origins: &[Origin], file: &Range<usize>) -> Option<Range<usize>> {
    let mut covered = origins.iter().filter_map(|origin| {
        let from = file.start.max(origin.source);
        let to = file.end.min(origin.source + origin.at.len());
        let start = origin.at.start;
        (from < to).then(|| start + from - origin.source..start + to - origin.source)
    });
    let first = covered.next()?;
    let end = covered.next_back().map_or(first.end, |last| last.end);
    Some(first.start..end)
}

/// The bytes of the file that are some bytes of a line; `None` where they do not stand
/// there as they are read, but for the backslashes before them.
pub fn source(
    origins: &[Origin],
    text: &str,
    range: &Range<usize>,
    file: &str,
) -> Option<Range<usize>> {
    let touched = part(origins, range);
    let (first, last) = touched.first().zip(touched.last())?;
    let found = first.source..last.source + last.at.len();
    let raw = file.get(found.clone())?;
    let is_same = raw == &text[range.clone()] || raw.replace('\\', "") == text[range.clone()];
    (is_same && first.at.start == 0 && last.at.end == range.len()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_found_where_it_stands_as_it_is_read() {
        let file = "占84\\.6%，**389**人";
        let text = "占84.6%，389人";
        let at = |words: &str| text.find(words).expect("the words");
        let origin = |from: &str, length: usize, source: &str| Origin {
            at: at(from)..at(from) + length,
            source: file.find(source).expect("the source"),
        };
        let origins = [
            origin("占84", "占84".len(), "占84"),
            origin(".6%，", ".6%，".len(), ".6%，"),
            origin("389", 3, "389"),
            origin("人", 3, "人"),
        ];
        let found = |words: &str| {
            let range = at(words)..at(words) + words.len();
            source(&origins, text, &range, file).map(|range| &file[range])
        };
        assert_eq!(found("389"), Some("389"));
        assert_eq!(found("84.6%"), Some("84\\.6%"));
        assert_eq!(found("389人"), None);
        let within = |words: &str| {
            let start = file.find(words).expect("the words");
            within(&origins, &(start..start + words.len())).map(|range| &text[range])
        };
        assert_eq!(within("**389**"), Some("389"));
        assert_eq!(within("84\\.6%"), Some("84.6%"));
        assert_eq!(within("**"), None);
    }
}
