//! Figures placed by the words alone, where that is certain enough to write over them.
//!
//! [`super::verify`] only tells what differs; here somebody's number is replaced, and what
//! stood there is not known. So a sentence must read as one of the report from end to end,
//! but for its numbers, must be the only one of the draft that does, and the report must
//! have no second one that reads like it. Names and dates in it must be those of the data:
//! of another date, or with other names, it may say something else.

mod doubt;

pub use doubt::Doubt;

use super::align::{Aligned, OWN_WORDS, Placed, align, own_words};
use super::compare::{Known, Mark, same};
use super::cut::{cut, ends_sentence};
use super::equal::Names;
use super::findings::Verified;
use super::paper::Paper;
use super::pattern::{Piece, matches};
use super::reference::Reference;
use super::tables::{self, Sure};
use super::token::{Token, tokens};
use super::{rest, sentence};
use crate::figures::{FigureRef, Figures};
use crate::report::document::Document;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the words of a draft tell.
#[derive(Debug, Default)]
pub struct ByText {
    /// The figures whose place is certain, in the order of the draft.
    pub figures: Vec<PlacedFigure>,
    /// The other numbers of the draft, and why they were left.
    pub left: Vec<LeftNumber>,
    /// The year or the date of which the draft speaks, and that of the data, where the
    /// two differ.
    pub period: Option<(String, String)>,
}

/// A figure whose place is certain.
#[derive(Debug, Clone)]
pub struct PlacedFigure {
    /// Which figure.
    pub figure: FigureRef,
    /// The line of the draft.
    pub line: usize,
    /// The bytes of that line that read it.
    pub range: Range<usize>,
    /// What stands there.
    pub text: String,
    /// What the data say.
    pub data: String,
    /// The sentence, or the table, row and column.
    pub context: String,
    /// The line of a text file, from 1.
    pub number: Option<usize>,
}

impl PlacedFigure {
    /// Whether the draft already says what the data say, however it is typed.
    pub fn agrees(&self) -> bool {
        same(&self.text, &self.data)
    }
}

/// A number that is left as it is.
#[derive(Debug, Clone)]
pub struct LeftNumber {
    /// The number as typed.
    pub text: String,
    /// The sentence, or the row of the table.
    pub context: String,
    /// The line of a text file, from 1.
    pub number: Option<usize>,
    /// Why.
    pub doubt: Doubt,
    /// What the data say, if it is the figure that it seems to be.
    pub data: Option<String>,
}

/// These figures say of which time the report is.
const PERIODS: [&str; 2] = ["period.year", "period.as_of"];

/// Why a stretch of a line, with these numbers in it, cannot be written over.
type Fault<'a> = dyn Fn(usize, &Range<usize>, &[Range<usize>]) -> Option<Doubt> + 'a;

/// Places the figures of a draft by its words. `document` is the report that would be
/// written from nothing; `fault` says why a stretch of a line, with these numbers to be
/// written in it, cannot be written over.
pub fn by_text(paper: &Paper, figures: &Figures, document: &Document, fault: &Fault<'_>) -> ByText {
    let reference = Reference::new(document);
    let mut placing = Placing {
        paper,
        reference: &reference,
        fault,
        sure: Vec::new(),
        doubted: Vec::new(),
        accounted: Aligned::default(),
        periods: BTreeMap::new(),
    };
    placing.sentences();
    placing.tables();
    placing.result(figures)
}

struct Placing<'a> {
    paper: &'a Paper,
    reference: &'a Reference,
    fault: &'a Fault<'a>,
    sure: Vec<Placed>,
    /// Numbers that were found but not surely.
    doubted: Vec<Doubted>,
    /// The stretches that are the report's, and the numbers that the template says.
    accounted: Aligned,
    /// Of which times the draft speaks: what it reads and what the data say.
    periods: BTreeMap<String, Vec<(String, String)>>,
}

/// A number that was found but not surely.
struct Doubted {
    line: usize,
    range: Range<usize>,
    why: Doubt,
    data: String,
}

/// A sentence of the draft.
struct Sentence {
    line: usize,
    tokens: Vec<Token>,
}

impl Sentence {
    fn range(&self) -> Range<usize> {
        let first = self.tokens.first().map_or(0, |token| token.range.start);
        first..self.tokens.last().map_or(first, |token| token.range.end)
    }
}

/// A figure of a sentence: what is printed by the data, and its bytes of the line.
struct Slot {
    figure: FigureRef,
    data: String,
    range: Range<usize>,
    is_number: bool,
}

impl Placing<'_> {
    fn text(&self, line: usize, range: &Range<usize>) -> &str {
        &self.paper.lines[line].text[range.clone()]
    }

    fn sentences(&mut self) {
        let drafts = self.of_draft();
        let lines = self.reference.lines.iter();
        let wanted = lines.flat_map(|line| line.sentences.iter().map(|s| &line.pieces[s.clone()]));
        let wanted: Vec<&[Piece]> = wanted.collect();
        let mut of_draft: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
        let mut counts = vec![0; wanted.len()];
        for (index, sentence) in drafts.iter().enumerate() {
            for (at, pieces) in wanted.iter().enumerate() {
                if matches(pieces, &sentence.tokens).is_some() {
                    of_draft[index].push(at);
                    counts[at] += 1;
                }
            }
        }
        for (sentence, found) in drafts.iter().zip(&of_draft) {
            let Some(&first) = found.first() else {
                continue;
            };
            let slots = slots(wanted[first], sentence);
            self.account(sentence, &slots);
            let doubt = match () {
                () if found.len() > 1 || counts[first] > 1 => Some(Doubt::Repeated),
                () if own_words(wanted[first]) < OWN_WORDS => Some(Doubt::Short),
                () => self.doubt(sentence, &slots),
            };
            match doubt {
                Some(doubt) => {
                    let numbers = slots.iter().filter(|slot| slot.is_number);
                    let line = sentence.line;
                    let doubted = numbers.map(|slot| Doubted {
                        line,
                        range: slot.range.clone(),
                        why: doubt,
                        data: slot.data.clone(),
                    });
                    self.doubted.extend(doubted);
                }
                None => self.sure.extend(slots.into_iter().map(|slot| Placed {
                    figure: slot.figure,
                    data: slot.data,
                    line: sentence.line,
                    range: slot.range,
                    cell: None,
                })),
            }
        }
    }

    /// The sentences of the draft, those in tables left out.
    fn of_draft(&self) -> Vec<Sentence> {
        let mut out = Vec::new();
        for (line, read) in self.paper.lines.iter().enumerate() {
            if read.cell.is_some() {
                continue;
            }
            let tokens = tokens(&read.text);
            let cut = cut(&tokens, 0..tokens.len(), Token::char, ends_sentence);
            out.extend(cut.into_iter().map(|range| Sentence {
                line,
                tokens: tokens[range].to_vec(),
            }));
        }
        out
    }

    /// Why the numbers of a sentence are not written over.
    fn doubt(&mut self, sentence: &Sentence, slots: &[Slot]) -> Option<Doubt> {
        let line = sentence.line;
        let (mut other_period, mut other_words) = (false, false);
        for slot in slots {
            let text = self.text(line, &slot.range).to_owned();
            let agrees = same(&text, &slot.data);
            if slot.figure.id.starts_with("period.") {
                other_period |= !agrees;
            } else if !slot.is_number {
                other_words |= !agrees;
            }
            if PERIODS.contains(&slot.figure.id.as_str()) {
                let said = self.periods.entry(slot.figure.id.clone()).or_default();
                said.push((text, slot.data.clone()));
            }
        }
        let numbers = slots.iter().filter(|slot| slot.is_number);
        let numbers: Vec<Range<usize>> = numbers.map(|slot| slot.range.clone()).collect();
        match () {
            () if other_period => Some(Doubt::Period),
            () if other_words => Some(Doubt::Words),
            () => (self.fault)(line, &sentence.range(), &numbers),
        }
    }

    /// Writes down that a sentence is the report's: numbers of the template in it are
    /// nobody's.
    fn account(&mut self, sentence: &Sentence, slots: &[Slot]) {
        let line = sentence.line;
        let read = self.accounted.read.entry(line).or_default();
        read.push(sentence.range());
        let is_figure = |token: &&Token| {
            let mut slots = slots.iter();
            slots.any(|slot| slot.range.contains(&token.range.start))
        };
        let numbers = sentence
            .tokens
            .iter()
            .filter(|token| token.char().is_none());
        let said = numbers.filter(|token| !is_figure(token));
        let said = said.map(|token| token.range.clone());
        let all = self.accounted.said.entry(line).or_default();
        all.extend(said);
    }

    fn tables(&mut self) {
        let mut found = Aligned::default();
        tables::place(self.paper, self.reference, Sure::Written, &mut found);
        for placed in found.placed {
            let whole = 0..self.paper.lines[placed.line].text.len();
            let numbers = [placed.range.clone()];
            match (self.fault)(placed.line, &whole, &numbers) {
                None => self.sure.push(placed),
                Some(why) => self.doubt_of(placed, why),
            }
        }
    }

    fn doubt_of(&mut self, placed: Placed, why: Doubt) {
        self.doubted.push(Doubted {
            line: placed.line,
            range: placed.range,
            why,
            data: placed.data,
        });
    }

    fn result(mut self, figures: &Figures) -> ByText {
        // What verify would place, and is not sure enough to be written over.
        let mut told = align(self.paper, self.reference, figures);
        tables::place(self.paper, self.reference, Sure::Told, &mut told);
        for placed in told.placed {
            let text = self.text(placed.line, &placed.range);
            let read = tokens(text);
            let has_number = read.iter().any(|token| token.number().is_some());
            if has_number && !self.is_known(placed.line, &placed.range) {
                let why = match (read.as_slice(), &placed.cell) {
                    ([_, _, ..], _) => Doubt::List,
                    (_, Some(_)) => Doubt::Table,
                    (_, None) => Doubt::Changed,
                };
                self.doubt_of(placed, why);
            }
        }
        for (line, said) in told.said {
            self.accounted.said.entry(line).or_default().extend(said);
        }
        for (line, read) in told.read {
            self.accounted.read.entry(line).or_default().extend(read);
        }
        let mut left: Vec<(usize, usize, LeftNumber)> = Vec::new();
        for doubted in &self.doubted {
            let (line, range) = (doubted.line, &doubted.range);
            let read = &self.paper.lines[line];
            let number = LeftNumber {
                text: self.text(line, range).to_owned(),
                context: sentence::around(self.paper, read, range),
                number: read.number,
                doubt: doubted.why,
                data: Some(doubted.data.clone()),
            };
            left.push((line, range.start, number));
        }
        left.sort_by_key(|(line, start, _)| (*line, *start));
        let mut left: Vec<LeftNumber> = left.into_iter().map(|(_, _, number)| number).collect();
        left.extend(self.others(figures));
        self.sure
            .sort_by_key(|placed| (placed.line, placed.range.start));
        ByText {
            figures: self.sure.iter().map(|placed| self.figure(placed)).collect(),
            left,
            period: self.other_period(),
        }
    }

    fn is_known(&self, line: usize, range: &Range<usize>) -> bool {
        let meets =
            |l: usize, r: &Range<usize>| l == line && r.start < range.end && range.start < r.end;
        self.sure.iter().any(|sure| meets(sure.line, &sure.range))
            || self.doubted.iter().any(|d| meets(d.line, &d.range))
    }

    /// The numbers that no sentence of the report accounts for.
    fn others(&self, figures: &Figures) -> Vec<LeftNumber> {
        let known = |line: usize, range: &Range<usize>, mark: Option<Mark>| Known {
            line,
            range: range.clone(),
            mark,
        };
        let mut all: Vec<Known> = Vec::new();
        for (line, ranges) in &self.accounted.said {
            all.extend(ranges.iter().map(|range| known(*line, range, None)));
        }
        all.extend(self.doubted.iter().map(|d| known(d.line, &d.range, None)));
        all.extend(self.sure.iter().map(|s| known(s.line, &s.range, None)));
        let accounted = rest::Accounted {
            known: &all,
            read: &self.accounted.read,
        };
        let mut verified = Verified::default();
        let names = Names::new(figures);
        rest::look(
            self.paper,
            self.reference,
            &names,
            &accounted,
            &mut verified,
        );
        let numbers = verified.numbers.into_iter().map(|number| LeftNumber {
            text: number.text,
            context: number.context,
            number: number.line,
            doubt: Doubt::Unknown,
            data: None,
        });
        numbers.collect()
    }

    fn figure(&self, placed: &Placed) -> PlacedFigure {
        let line = &self.paper.lines[placed.line];
        let context = match &placed.cell {
            Some(cell) => cell.clone(),
            None => sentence::around(self.paper, line, &placed.range),
        };
        PlacedFigure {
            figure: placed.figure.clone(),
            line: placed.line,
            range: placed.range.clone(),
            text: self.text(placed.line, &placed.range).to_owned(),
            data: placed.data.clone(),
            context,
            number: line.number,
        }
    }

    /// Where nothing in the draft is of the time of the data, none of it can be trusted
    /// to be.
    fn other_period(&self) -> Option<(String, String)> {
        let mut said = self.periods.values();
        let other = said.find(|said| said.iter().all(|(text, data)| !same(text, data)))?;
        other.first().cloned()
    }
}

/// The figures of a sentence that reads as this pattern.
fn slots(pieces: &[Piece], sentence: &Sentence) -> Vec<Slot> {
    let found = matches(pieces, &sentence.tokens).unwrap_or_default();
    let slots = found.into_iter().filter_map(|(piece, range)| {
        let slot = pieces[piece].slot()?;
        let read = &sentence.tokens[range];
        let (first, last) = read.first().zip(read.last())?;
        Some(Slot {
            figure: slot.figure.clone(),
            data: slot.text.clone(),
            range: first.range.start..last.range.end,
            is_number: slot.is_number(),
        })
    });
    slots.collect()
}
