//! The words round the figures of a draft: as they were generated, and as they stand.

use super::context::{Around, Context, is_of_another};
use super::draft::Draft;
use super::outcome::Words;
use super::sentence;
use super::sites::Places;
use crate::export::docx::Record;
use crate::export::docx::record::LinePiece;
use std::collections::HashMap;
use std::ops::Range;

/// A line, where in it a figure stands, and where all recorded figures of it do, in bytes.
pub type Stretch<'a> = (&'a str, &'a Range<usize>, &'a [Range<usize>]);

/// The paragraphs of a record, as they were generated.
pub struct Generated {
    /// Each with where its figures stand.
    lines: Vec<(String, Vec<Range<usize>>)>,
    /// In which of them each bookmark stands, and as which of its figures.
    places: HashMap<String, (usize, usize)>,
}

/// What the record has of every line, and where in the draft figures stand.
pub struct Round {
    generated: Generated,
    /// Where figures stand in the draft, by part and paragraph.
    known: HashMap<(usize, usize), Vec<Range<usize>>>,
}

/// The words round a figure as they were generated and as they stand, not yet judged: that
/// needs the year of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    then: Around,
    now: Around,
    /// Those of the other figures of its paragraph, as generated, where the words are others.
    others: Vec<Around>,
    /// The sentence as it was generated.
    was: String,
    /// The sentence as it stands.
    is: String,
}

impl Wording {
    /// `then` and `now` are the lines and where in them figures stand, that of which the
    /// words are first.
    pub fn new(then: Stretch<'_>, now: Stretch<'_>) -> Self {
        let cut = |(line, own, _): Stretch<'_>| sentence::around_in(line, own.clone());
        let (mut was, mut is) = (cut(then), cut(now));
        if was == is {
            // They were changed further off.
            was = sentence::whole_in(then.0, then.1.clone());
            is = sentence::whole_in(now.0, now.1.clone());
        }
        Wording {
            then: around(then),
            now: around(now),
            others: Vec::new(),
            was,
            is,
        }
    }

    /// What has become of them, by the year of the data.
    pub fn change(&self, year: i32) -> Context {
        match super::context::judge(&self.then, &self.now, year) {
            Context::Reworded if is_of_another(&self.then, &self.now, self.others.iter()) => {
                Context::OtherPlace
            }
            change => change,
        }
    }

    /// The sentence as it was generated, and as it stands.
    pub fn sentences(&self) -> [&str; 2] {
        [&self.was, &self.is]
    }

    /// Of which year the words speak now, if of one.
    pub fn year(&self, year: i32) -> Option<i32> {
        self.now.year(year)
    }
}

impl Generated {
    /// Gathers the paragraphs of a record.
    pub fn new(record: &Record) -> Self {
        let texts = record.figures.iter();
        let texts = texts.map(|mark| (mark.bookmark.as_str(), mark.text.as_str()));
        let texts: HashMap<&str, &str> = texts.collect();
        let mut generated = Generated {
            lines: Vec::new(),
            places: HashMap::new(),
        };
        let lines = record.lines.iter().flatten();
        // The number of a heading is not kept, so that its words cannot be compared.
        for line in lines.filter(|line| !line.is_heading) {
            let (mut text, mut figures) = (String::new(), Vec::new());
            for piece in &line.pieces {
                let start = text.len();
                match piece {
                    LinePiece::Words(words) => text.push_str(words),
                    LinePiece::Figure(bookmark) => {
                        text.push_str(texts.get(bookmark.as_str()).unwrap_or(&""));
                        let place = (generated.lines.len(), figures.len());
                        generated.places.insert(bookmark.clone(), place);
                        figures.push(start..text.len());
                    }
                }
            }
            generated.lines.push((text, figures));
        }
        generated
    }

    /// The line of a figure, where in it the figure stands, and where all of them do.
    fn of(&self, bookmark: &str) -> Option<Stretch<'_>> {
        let &(line, own) = self.places.get(bookmark)?;
        let (text, figures) = &self.lines[line];
        Some((text, &figures[own], figures))
    }

    /// The words round a figure, then and now; `now` is its line in the draft, where in it
    /// the figure stands, and where the recorded figures of the line do.
    pub fn wording(&self, bookmark: &str, now: Stretch<'_>) -> Option<Wording> {
        let then = self.of(bookmark)?;
        let mut wording = Wording::new(then, now);
        if wording.was != wording.is {
            let (line, own, all) = then;
            let others = all.iter().filter(|range| *range != own);
            wording.others = others.map(|range| around((line, range, all))).collect();
        }
        Some(wording)
    }
}

/// The words round one figure of a line.
fn around((line, own, all): Stretch<'_>) -> Around {
    let others = all.iter().filter(|range| *range != own);
    let others: Vec<Range<usize>> = others.cloned().collect();
    Around::new(line, own.clone(), &others)
}

impl Round {
    /// Gathers both.
    pub fn new(draft: &Draft, places: &Places<'_>) -> Self {
        let mut round = Round {
            generated: Generated::new(&draft.record),
            known: HashMap::new(),
        };
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
        let (generated, own, _) = self.generated.of(bookmark)?;
        Some(sentence::whole_in(generated, own.clone()))
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
        let now = (line, &at, self.known(place));
        let change = self.generated.wording(bookmark, now)?.change(year);
        let (was, own, _) = self.generated.of(bookmark)?;
        (change != Context::Same).then(|| Words {
            change,
            was: sentence::around_in(was, own.clone()),
        })
    }
}
