//! The sentences of a Word draft as people have left it.

use super::split::{Sentence, generated, wanted};
use super::{SentenceChange, Text, changes};
use crate::redraft::draft::Draft;
use crate::redraft::sentence;
use crate::report::document::Document;

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

impl Draft {
    /// The sentences that a new report, which `document` is, would have, would not have or
    /// would word otherwise, and that nobody has seen to; `None` where the record of an
    /// older version says nothing of sentences.
    pub fn sentences(&self, document: &Document) -> Option<Vec<SentenceChange>> {
        let old = generated(&self.record)?;
        let new = wanted(document);
        Some(changes(&old, &new, &Paragraphs::new(self)))
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
