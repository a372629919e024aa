//! The words round the figures of a draft: as they were generated, and as they stand.

use super::context::{Around, Context};
use super::draft::Draft;
use super::outcome::Words;
use super::sentence;
use super::sites::Places;
use crate::export::docx::record::LinePiece;
use std::collections::HashMap;
use std::ops::Range;

/// What the record has of every line, and where in the draft figures stand.
pub struct Round {
    /// The paragraphs as generated, with where their figures stand.
    lines: Vec<(String, Vec<Range<usize>>)>,
    /// In which of them each bookmark stands, and as which of its figures.
    places: HashMap<String, (usize, usize)>,
    /// Where figures stand in the draft, by part and paragraph.
    known: HashMap<(usize, usize), Vec<Range<usize>>>,
}

impl Round {
    /// Gathers both.
    pub fn new(draft: &Draft, places: &Places<'_>) -> Self {
        let texts = draft.record.figures.iter();
        let texts = texts.map(|mark| (mark.bookmark.as_str(), mark.text.as_str()));
        let texts: HashMap<&str, &str> = texts.collect();
        let mut round = Round {
            lines: Vec::new(),
            places: HashMap::new(),
            known: HashMap::new(),
        };
        let lines = draft.record.lines.iter().flatten();
        // The number of a heading is not kept, so that its words cannot be compared.
        for line in lines.filter(|line| !line.is_heading) {
            let (mut text, mut figures) = (String::new(), Vec::new());
            for piece in &line.pieces {
                let start = text.len();
                match piece {
                    LinePiece::Words(words) => text.push_str(words),
                    LinePiece::Figure(bookmark) => {
                        text.push_str(texts.get(bookmark.as_str()).unwrap_or(&""));
                        let place = (round.lines.len(), figures.len());
                        round.places.insert(bookmark.clone(), place);
                        figures.push(start..text.len());
                    }
                }
            }
            round.lines.push((text, figures));
        }
        for (part, spot) in places.all() {
            let (_, at) = sentence::stretch(&draft.parts[part].scan, spot);
            let line = round.known.entry((part, spot.paragraphs.0)).or_default();
            line.push(at);
        }
        for ranges in round.known.values_mut() {
            ranges.sort_by_key(|at| (at.start, at.end));
        }
        round
    }

    /// The whole sentence of a figure as generated.
    pub fn whole(&self, bookmark: &str) -> Option<String> {
        let &(then, own) = self.places.get(bookmark)?;
        let (generated, figures) = &self.lines[then];
        Some(sentence::whole_in(generated, figures[own].clone()))
    }

    /// Where figures stand in a paragraph of the draft.
    pub fn known(&self, place: (usize, usize)) -> &[Range<usize>] {
        self.known.get(&place).map_or(&[], Vec::as_slice)
    }

    /// What the words round a figure are now, if they are others; `(line, at)` is its
    /// paragraph in the draft, `place` which one that is.
    pub fn judge(
        &self,
        bookmark: &str,
        (line, at): (&str, Range<usize>),
        place: (usize, usize),
        year: i32,
    ) -> Option<Words> {
        let &(then, own) = self.places.get(bookmark)?;
        let (generated, figures) = &self.lines[then];
        let others = |all: &[Range<usize>], own: &Range<usize>| -> Vec<Range<usize>> {
            let others = all.iter().filter(|range| *range != own);
            others.cloned().collect()
        };
        let was = figures[own].clone();
        let before = Around::new(generated, was.clone(), &others(figures, &was));
        let after = Around::new(line, at.clone(), &others(self.known(place), &at));
        let change = super::context::judge(&before, &after, year);
        (change != Context::Same).then(|| Words {
            change,
            was: sentence::around_in(generated, was),
        })
    }
}
