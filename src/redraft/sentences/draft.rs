//! The sentences of a Word draft as people have left it.

use super::Text;
use super::split::Sentence;
use crate::redraft::draft::Draft;
use crate::redraft::sentence;

/// The paragraphs of a draft, to be searched.
pub struct Paragraphs<'a> {
    draft: &'a Draft,
    /// Without blanks.
    paragraphs: Vec<String>,
}

impl<'a> Paragraphs<'a> {
    /// The text of all parts.
    pub fn new(draft: &'a Draft) -> Self {
        let scans = draft.parts.iter().map(|part| &part.scan);
        let paragraphs = scans.flat_map(|scan| scan.all_paragraphs());
        Paragraphs {
            draft,
            paragraphs: paragraphs.map(|text| without_blanks(&text)).collect(),
        }
    }
}

impl Text for Paragraphs<'_> {
    /// Around the first of its figures that is still there, else by its words.
    fn find(&self, sentence: &Sentence) -> Option<String> {
        let mut spots = sentence.bookmarks().filter_map(|b| self.draft.spots(b));
        if let Some((part, [spot, ..])) = spots.next() {
            let scan = &self.draft.parts[part].scan;
            return Some(sentence::whole(scan, spot));
        }
        let words = sentence.words();
        self.has(&words).then_some(words)
    }

    fn has(&self, words: &str) -> bool {
        let words = without_blanks(words);
        self.paragraphs.iter().any(|text| text.contains(&words))
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
