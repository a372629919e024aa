//! A draft without a record, and writing over numbers in it.

use crate::commands::verify::paper;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::message::Message;
use crate::project::shown;
use crate::redraft::{BareDraft, Change, DraftError, NotPlain};
use crate::report::document::Document;
use crate::verify::{ByText, Doubt, Paper, PlacedFigure, by_text};
use anyhow::Context;
use std::ops::Range;
use std::path::Path;

/// A draft without a record.
pub struct Bare {
    kind: Kind,
    paper: Paper,
    /// How it is said that there is no record.
    none: Message,
}

enum Kind {
    Word(Box<BareDraft>),
    Text(String),
}

impl Bare {
    /// Opens a Word file that has no record in it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn word(path: &Path, bytes: Vec<u8>) -> Result<Self, Failure> {
        let failed = |e: DraftError| Failure::new(e.to_message(&shown(path)));
        let paper = paper(path, bytes.clone())?;
        Ok(Bare {
            kind: Kind::Word(Box::new(BareDraft::open(bytes).map_err(failed)?)),
            paper,
            none: DraftError::NoRecord.to_message(&shown(path)),
        })
    }

    /// Opens a text that has no record beside it; `none` says so.
    ///
    /// # Errors
    /// When it is not in UTF-8.
    pub fn text(path: &Path, bytes: Vec<u8>, none: Message) -> Result<Self, Failure> {
        let paper = paper(path, bytes.clone())?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|_| Failure::new(DraftError::NotUtf8.to_message(&shown(path))))?;
        Ok(Bare {
            kind: Kind::Text(text),
            paper,
            none,
        })
    }

    /// The file as it is.
    pub fn bytes(&self) -> &[u8] {
        match &self.kind {
            Kind::Word(draft) => draft.bytes(),
            Kind::Text(text) => text.as_bytes(),
        }
    }

    /// How many charts have numbers that are beyond reach.
    pub fn charts(&self) -> usize {
        match &self.kind {
            Kind::Word(draft) => draft.charts(),
            Kind::Text(_) => 0,
        }
    }

    /// Why it cannot be refreshed where nothing in it can be placed.
    pub fn refused(&self) -> Failure {
        Failure::new(self.none.clone())
    }

    /// Finds the figures whose place is certain.
    pub fn place(&self, figures: &Figures, document: &Document) -> ByText {
        by_text(&self.paper, figures, document, &|line, whole, numbers| {
            self.fault(line, whole, numbers)
        })
    }

    /// Why a stretch of the draft, with these numbers in it, is not written over.
    fn fault(&self, line: usize, whole: &Range<usize>, numbers: &[Range<usize>]) -> Option<Doubt> {
        let can_write = |number: &Range<usize>| match &self.kind {
            Kind::Word(draft) => draft.can_write(line, number),
            Kind::Text(text) => self.paper.source(line, number, text).is_some(),
        };
        let plain = match &self.kind {
            Kind::Word(draft) => draft.plain(line, whole),
            Kind::Text(_) => Ok(()),
        };
        match plain {
            Err(NotPlain::Tracked) => Some(Doubt::Tracked),
            Err(NotPlain::Object) => Some(Doubt::NotPlain),
            Ok(()) if numbers.iter().all(can_write) => None,
            Ok(()) => Some(Doubt::NotPlain),
        }
    }

    /// The draft with these figures as the data have them, and nothing else changed.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn with(&self, figures: &[&PlacedFigure]) -> anyhow::Result<Vec<u8>> {
        let text = match &self.kind {
            Kind::Word(draft) => {
                let changes = figures.iter().map(|figure| Change {
                    line: figure.line,
                    range: figure.range.clone(),
                    with: figure.data.clone(),
                });
                return draft.with(&changes.collect::<Vec<_>>()).context("docx");
            }
            Kind::Text(text) => text,
        };
        let places = figures.iter().filter_map(|figure| {
            let range = self.paper.source(figure.line, &figure.range, text)?;
            Some((range, figure.data.as_str()))
        });
        let mut places: Vec<(Range<usize>, &str)> = places.collect();
        places.sort_by_key(|(range, _)| range.start);
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for (range, data) in places {
            out.push_str(&text[done..range.start]);
            // Digits, a point and a sign of per cent mean nothing else in Markdown.
            out.push_str(data);
            done = range.end;
        }
        out.push_str(&text[done..]);
        Ok(out.into_bytes())
    }
}
