//! A draft held against the data: first what its record knows, then what the words around
//! a figure tell, then what is left.

mod words;

use super::align::{Aligned, Placed, align};
use super::equal::Names;
use super::findings::{By, FigureFinding, Outcome, Verified};
use super::in_tables::InTables;
use super::paper::Paper;
use super::reference::Reference;
use super::tables::Sure;
use super::{rest, sentence, tables};
use crate::export::docx::Record;
use crate::export::docx::record::FigureMark;
use crate::figures::{FigureRef, Figures, Printed};
pub use crate::redraft::spelling::same;
use crate::redraft::spelling::{lead, of_year};
use crate::redraft::{
    ChartValues, Context, Found, FoundFigure, Wanted, is_short_name, spoken_year,
};
use crate::report::document::Document;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// What a stretch of a line reads.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The figure.
    pub figure: FigureRef,
    /// Whether it reads what the data say.
    pub agrees: bool,
    /// Whether it stands as the program wrote it, as far as can be told.
    pub as_written: bool,
}

/// A stretch of a line that is accounted for.
pub struct Known {
    /// The line.
    pub line: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// The figure there; `None` for a number of the template's own words.
    pub mark: Option<Mark>,
}

/// Holds a draft against the data. `document` is the report that would be written from
/// nothing.
pub fn verify(paper: &Paper, figures: &Figures, document: &Document) -> Verified {
    let reference = Reference::new(document);
    let mut aligned = align(paper, &reference, figures);
    tables::place(paper, &reference, Sure::Told, &mut aligned);
    let mut comparing = Comparing {
        paper,
        figures,
        known: Vec::new(),
        verified: Verified::default(),
    };
    if let Some(record) = &paper.record {
        comparing.recorded(record, document, &mut aligned);
        comparing.charts(record);
    } else {
        comparing.unrecorded(&reference, &aligned);
    }
    for (line, ranges) in aligned.said {
        let known = ranges.into_iter().map(|range| Known {
            line,
            range,
            mark: None,
        });
        comparing.known.extend(known);
    }
    let mut verified = comparing.verified;
    let names = Names::new(figures);
    let known = rest::Accounted {
        known: &comparing.known,
        read: &aligned.read,
    };
    rest::look(paper, &reference, &names, &known, &mut verified);
    verified
}

struct Comparing<'a> {
    paper: &'a Paper,
    figures: &'a Figures,
    known: Vec<Known>,
    verified: Verified,
}

impl Comparing<'_> {
    /// The figures of the record. One whose bookmark is gone may still be found by the
    /// words around it: somebody has typed its number anew.
    fn recorded(&mut self, record: &Record, document: &Document, aligned: &mut Aligned) {
        let wanted = Wanted::new(self.figures, document, record);
        let places = InTables::new(record, &wanted, self.figures);
        let mut taken: BTreeMap<usize, Vec<&Range<usize>>> = BTreeMap::new();
        for (line, range) in self
            .paper
            .found
            .iter()
            .filter_map(|found| found.place.as_ref())
        {
            taken.entry(*line).or_default().push(range);
        }
        let is_free = |placed: &Placed| {
            let mut taken = taken.get(&placed.line).into_iter().flatten();
            !taken.any(|r| r.start < placed.range.end && placed.range.start < r.end)
        };
        aligned.placed.retain(is_free);
        for (mark, found) in record.figures.iter().zip(&self.paper.found) {
            let data = wanted.text(mark);
            let by_text = match found.found {
                Found::Nothing => take(&mut aligned.placed, mark),
                _ => None,
            };
            match by_text {
                Some(placed) => self.retyped(mark, &placed, data),
                None => self.bookmarked(mark, found, data, (&wanted, &places)),
            }
        }
        // What else the words would place is a copy, or a sentence pasted in.
        for placed in std::mem::take(&mut aligned.placed) {
            self.placed(&placed, None);
        }
    }

    fn bookmarked(
        &mut self,
        mark: &FigureMark,
        found: &FoundFigure,
        data: Option<String>,
        (wanted, places): (&Wanted<'_>, &InTables<'_>),
    ) {
        let record = self.paper.record.as_ref();
        let reads = |text: &str| {
            let is_short = data.as_deref() == Some(&mark.text)
                && record.is_some_and(|record| is_short_name(record, mark, text));
            let line = found.place.as_ref().zip(data.as_deref());
            let lead = line.and_then(|((line, at), data)| {
                lead(&self.paper.lines[*line].text[..at.start], text, data)
            });
            let text = format!("{}{text}", lead.unwrap_or_default());
            let text = of_year(&text, self.figures.year);
            is_short || data.as_deref().is_some_and(|data| same(&text, data))
        };
        let (outcome, text) = match &found.found {
            Found::Nothing => (Outcome::Gone, None),
            Found::Tracked(text) => (Outcome::Tracked, Some(text)),
            Found::Unclear(text) => (Outcome::Unclear, Some(text)),
            Found::Text(text) | Found::Grown(text) if data.is_none() => {
                (Outcome::NoData, Some(text))
            }
            Found::Text(text) if reads(text) => (Outcome::Agrees, Some(text)),
            Found::Text(text) if *text == mark.text => (Outcome::Differs, Some(text)),
            Found::Text(text) | Found::Grown(text) => (Outcome::HandEdited, Some(text)),
        };
        let words = match found.found {
            Found::Text(_) | Found::Grown(_) => self.words(mark, found),
            _ => None,
        };
        let mut outcome = match words.as_ref().map(|(words, _)| words.change) {
            Some(Context::OtherPeriod) => Outcome::OtherPeriod,
            Some(Context::OtherPlace) => Outcome::OtherPlace,
            _ => outcome,
        };
        let mut context = String::new();
        if let Some((line, range)) = &found.place {
            context = sentence::around(self.paper, &self.paper.lines[*line], range);
            if let (Some(place), Some((table, row, _))) =
                (&mark.place, self.paper.lines[*line].cell)
            {
                let (caption, mut column) = wanted.column_words(place);
                if caption.is_empty() && column.is_empty() {
                    column = self.heading(*line);
                }
                let words = [caption, self.paper.row_name(table, row).to_owned(), column];
                let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
                context = words.join(" / ");
            }
            let as_written = text.is_some_and(|text| *text == mark.text);
            self.known.push(Known {
                line: *line,
                range: grown(&self.paper.lines[*line].text, range, &found.found),
                mark: Some(Mark {
                    figure: mark.figure.clone(),
                    agrees: outcome == Outcome::Agrees,
                    as_written,
                }),
            });
        }
        let text = text.cloned();
        let cell = places.cell(mark);
        let line = found.place.as_ref();
        let mut words = words.map(|(words, is)| {
            context = is;
            words
        });
        if let Some(standing) = places.standing(mark, found) {
            let change = standing.known.context();
            let reads = match change {
                Context::OtherPlace => {
                    !places.is_right(&standing, text.as_deref(), data.as_deref())
                }
                Context::OtherPeriod | Context::Reworded => true,
                Context::Same => false,
            };
            let is_judged = match outcome {
                Outcome::Agrees | Outcome::Differs => reads,
                // Somebody may have typed the number of the other year.
                Outcome::HandEdited => change == Context::OtherPeriod,
                _ => false,
            };
            if is_judged {
                outcome = match change {
                    Context::OtherPlace => Outcome::OtherPlace,
                    Context::OtherPeriod => Outcome::OtherPeriod,
                    _ => outcome,
                };
                context = places.words(mark, &standing.is);
                let was = places.words(mark, &standing.was);
                let mut names = standing.renamed.iter();
                let spoken = names.find_map(|name| spoken_year(name, self.figures.year));
                words = Some(self.reworded(mark, change, was, spoken));
            }
        }
        let is_earlier = outcome == Outcome::HandEdited
            && (text.as_ref()).is_some_and(|text| self.was_generated(&mark.figure, text));
        self.verified.figures.push(FigureFinding {
            figure: mark.figure.clone(),
            outcome,
            is_earlier,
            by: By::Record,
            generated: Some(mark.text.clone()),
            text,
            data,
            context,
            line: line.and_then(|(line, _)| self.paper.lines[*line].number),
            cell,
            at: found.place.clone(),
            words,
        });
    }

    /// What heads the column of a cell, as the draft has it.
    fn heading(&self, line: usize) -> String {
        let lines = &self.paper.lines;
        let head = lines[line].cell.map(|(table, _, cell)| (table, 0, cell));
        let head = head.and_then(|head| lines.iter().find(|line| line.cell == Some(head)));
        head.map_or_else(String::new, |line| line.text.clone())
    }

    /// Whether a figure was generated or refreshed into the draft with this text, once.
    fn was_generated(&self, figure: &FigureRef, text: &str) -> bool {
        let marks = self.paper.record.iter().flat_map(|record| &record.figures);
        let marks = marks.map(|mark| (&mark.figure, mark.text.as_str()));
        let earlier = self.paper.record.iter().flat_map(|r| r.earlier.all());
        let mut all = marks.chain(earlier);
        all.any(|(of, was)| of == figure && same(was, text))
    }

    fn retyped(&mut self, mark: &FigureMark, placed: &Placed, data: Option<String>) {
        let mut placed = placed.clone();
        if let Some(data) = data {
            placed.data = data;
        }
        self.placed(&placed, Some(mark));
    }

    /// A figure found by the words around it.
    fn placed(&mut self, placed: &Placed, mark: Option<&FigureMark>) {
        let line = &self.paper.lines[placed.line];
        let text = line.text[placed.range.clone()].to_owned();
        let agrees = same(&text, &placed.data);
        let outcome = match (agrees, mark.is_some() || self.paper.record.is_some()) {
            (true, false) => Outcome::Agrees,
            (false, false) => Outcome::Differs,
            (true, true) => Outcome::Retyped,
            (false, true) if self.was_generated(&placed.figure, &text) => Outcome::Stale,
            (false, true) => Outcome::HandEdited,
        };
        let context = match &placed.cell {
            Some(cell) => cell.clone(),
            None => sentence::around(self.paper, line, &placed.range),
        };
        self.known.push(Known {
            line: placed.line,
            range: placed.range.clone(),
            mark: Some(Mark {
                figure: placed.figure.clone(),
                agrees,
                // Without a record: what differs may have been right once.
                as_written: match outcome {
                    Outcome::Agrees | Outcome::Retyped => text == placed.data,
                    _ => matches!(outcome, Outcome::Differs | Outcome::Stale),
                },
            }),
        });
        self.verified.figures.push(FigureFinding {
            figure: placed.figure.clone(),
            outcome,
            is_earlier: false,
            by: By::Text,
            generated: mark.map(|mark| mark.text.clone()),
            text: Some(text),
            data: Some(placed.data.clone()),
            context,
            line: line.number,
            cell: None,
            at: Some((placed.line, placed.range.clone())),
            words: None,
        });
    }

    /// Without a record: every figure that was placed, and those of the report that were
    /// not.
    fn unrecorded(&mut self, reference: &Reference, aligned: &Aligned) {
        for placed in &aligned.placed {
            self.placed(placed, None);
        }
        let mut left: HashMap<&FigureRef, usize> = HashMap::new();
        for placed in &aligned.placed {
            *left.entry(&placed.figure).or_default() += 1;
        }
        for (figure, text, is_chart) in reference.figures() {
            match left.get_mut(figure).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => self.verified.figures.push(FigureFinding {
                    figure: figure.clone(),
                    outcome: Outcome::Gone,
                    is_earlier: false,
                    by: match is_chart && !self.paper.is_text() {
                        true => By::Chart,
                        false => By::Text,
                    },
                    generated: None,
                    text: None,
                    data: Some(text.to_owned()),
                    context: String::new(),
                    line: None,
                    cell: None,
                    at: None,
                    words: None,
                }),
            }
        }
    }

    fn charts(&mut self, record: &Record) {
        for (chart, values) in record.charts.iter().zip(&self.paper.charts) {
            for (index, point) in chart.points.iter().enumerate() {
                let printed = self.figures.print(&point.figure);
                let data = match printed {
                    Ok(Printed::Text(text)) => Some(text),
                    _ => None,
                };
                let text = match values {
                    ChartValues::Found(values) => values.get(index).cloned(),
                    ChartValues::Unclear | ChartValues::Gone => None,
                };
                let outcome = match (&text, &data) {
                    (None, _) if *values == ChartValues::Unclear => Outcome::Unclear,
                    (None, _) => Outcome::Gone,
                    (Some(_), None) => Outcome::NoData,
                    (Some(text), Some(data)) if same(text, data) => Outcome::Agrees,
                    (Some(text), _) if same(text, &point.text) => Outcome::Differs,
                    _ => Outcome::HandEdited,
                };
                self.verified.figures.push(FigureFinding {
                    figure: point.figure.clone(),
                    outcome,
                    is_earlier: false,
                    by: By::Chart,
                    generated: Some(point.text.clone()),
                    text,
                    data,
                    context: point.label.clone(),
                    line: None,
                    cell: None,
                    at: None,
                    words: None,
                });
            }
        }
    }
}

/// The first placed figure that is the one of this mark, in a table or in running text as
/// it was.
fn take(placed: &mut Vec<Placed>, mark: &FigureMark) -> Option<Placed> {
    let is_it = |p: &Placed| p.figure == mark.figure && p.cell.is_some() == mark.place.is_some();
    let at = placed.iter().position(is_it)?;
    Some(placed.remove(at))
}

/// The digits typed beside a bookmark belong to what it reads.
fn grown(line: &str, range: &Range<usize>, found: &Found) -> Range<usize> {
    let Found::Grown(text) = found else {
        return range.clone();
    };
    let within = &line[range.clone()];
    let before = text.find(within).unwrap_or(0);
    let start = range.start.saturating_sub(before);
    let end = (start + text.len()).min(line.len());
    match line.is_char_boundary(start) && line.is_char_boundary(end) {
        true => start..end,
        false => range.clone(),
    }
}
