//! What becomes of a figure: what stands in the draft, held against what was generated and
//! against what the data say now.

use super::called::is_short_name;
use super::context::Context;
use super::draft::Draft;
use super::find::{Found, find};
use super::outcome::{FigureOutcome, Outcome, Words};
use super::round::Round;
use super::scan::{Scan, Spot};
use super::sentence;
use super::sites::{Places, Site};
use super::spelling::{lead, of_year, respelled, same};
use super::splice::{self, Edit};
use super::standing::{Known, Standing, Standings};
use super::wanted::Wanted;
use crate::export::docx::record::FigureMark;

/// What everything is decided by.
pub struct Deciding<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Where its figures stand.
    pub places: &'a Places<'a>,
    /// What the data say.
    pub wanted: &'a Wanted<'a>,
    /// The words round the figures, then and now.
    pub round: &'a Round,
    /// The figures of tables that stand under other headings or in other rows.
    pub standings: &'a Standings,
    /// The year of the data.
    pub year: i32,
    /// Whether what a person has typed is written over, too.
    pub force: bool,
}

/// What becomes of a figure.
pub struct Decided {
    /// What is told of it.
    pub outcome: FigureOutcome,
    /// The edits that make it so, by part.
    pub edits: Vec<(usize, Edit)>,
}

impl Decided {
    fn told(outcome: FigureOutcome) -> Self {
        Decided {
            outcome,
            edits: Vec::new(),
        }
    }

    /// The same figure left alone, because its place is not certain after all.
    pub fn unclear(&mut self) {
        self.outcome.outcome = Outcome::Unclear;
        self.edits.clear();
    }
}

impl Deciding<'_> {
    /// What becomes of a figure.
    pub fn figure(&self, mark: &FigureMark) -> Decided {
        let new = self.wanted.text(mark);
        let Some(placed) = self.places.of(&mark.bookmark) else {
            return Decided::told(told(mark, Outcome::Gone, new, None));
        };
        let (site, scan) = (&placed.original, self.scan(&placed.original));
        let result = |outcome, text| {
            let mut told = told(mark, outcome, new.clone(), text);
            told.context = self.context(site.part, site.spots[0], mark);
            told
        };
        let text = match find(scan, &site.spots, self.draft.pristine) {
            Found::Nothing => return Decided::told(result(Outcome::Gone, None)),
            Found::Tracked(text) => return Decided::told(result(Outcome::Tracked, Some(text))),
            Found::Unclear(text) => return Decided::told(result(Outcome::Unclear, Some(text))),
            Found::Text(text) | Found::Grown(text) if placed.shared => {
                return Decided::told(result(Outcome::Unclear, Some(text)));
            }
            Found::Text(text) | Found::Grown(text) if new.is_none() => {
                return Decided::told(result(Outcome::NoData, Some(text)));
            }
            Found::Grown(text) => return Decided::told(result(Outcome::HandEdited, Some(text))),
            Found::Text(text) => text,
        };
        let value = new.as_deref().unwrap_or_default();
        let is_change = mark.figure.form.is_of_last_year() && text != mark.text;
        let lead = is_change.then(|| {
            let (line, at) = sentence::stretch(scan, site.spots[0]);
            lead(&line[..at.start], &text, &mark.text).map(str::to_owned)
        });
        let lead = lead.flatten().unwrap_or_default();
        let whole = format!("{lead}{text}");
        let plain = of_year(&whole, self.year);
        let is_ours = same(&plain, &mark.text);
        // 市人民医院 is 栖川市人民医院, as long as that is called so.
        let is_short = value == mark.text && is_short_name(&self.draft.record, mark, &text);
        let outcome = match (is_ours, same(&plain, value)) {
            _ if is_short => Outcome::Unchanged,
            (true, true) => Outcome::Unchanged,
            (false, true) => Outcome::Agrees,
            (false, false) if !self.force => Outcome::HandEdited,
            (_, false) => Outcome::Set,
        };
        let standing = self.standings.get(&mark.bookmark);
        if let Some(standing) = standing
            && let Some(left) = self.displaced(standing, outcome, (&text, value))
        {
            let left = self.with_place(result(left, Some(text)), standing);
            return Decided::told(left);
        }
        let is_judged = matches!(outcome, Outcome::Set | Outcome::Unchanged | Outcome::Agrees);
        let words = is_judged.then(|| self.words(site, mark)).flatten();
        let other = match words.as_ref().map(|words| words.change) {
            Some(Context::OtherPeriod) if mark.figure.is_name() => None,
            Some(Context::OtherPeriod) => Some(Outcome::OtherPeriod),
            Some(Context::OtherPlace) => Some(Outcome::OtherPlace),
            _ => None,
        };
        if let Some(other) = other {
            // What it speaks of now is another number, whatever the data say of this one.
            let left = result(other, Some(text));
            return Decided::told(self.with_words(left, words, site));
        }
        if outcome != Outcome::Set {
            return Decided::told(result(outcome, Some(text)));
        }
        // As it was spelled; what a person has typed otherwise goes only with force.
        let with = match text == mark.text || !is_ours {
            true => Some(value.to_owned()),
            false => {
                let with = respelled(&mark.text, &whole, value);
                let with = with.and_then(|with| Some(with.strip_prefix(&lead)?.to_owned()));
                // The whole would stand behind words that say the half of it.
                let is_forced = self.force && lead.is_empty();
                with.or_else(|| is_forced.then(|| value.to_owned()))
            }
        };
        let Some(with) = with else {
            let mut left = result(Outcome::HandEdited, Some(text));
            left.spelling = true;
            return Decided::told(left);
        };
        match self.written(site, &with) {
            Some(edits) => {
                let mut outcome = result(Outcome::Set, Some(text));
                outcome.written = Some(with);
                let outcome = match standing {
                    Some(standing) => self.with_place(outcome, standing),
                    None => self.with_words(outcome, words, site),
                };
                Decided { outcome, edits }
            }
            None => Decided::told(result(Outcome::HandEdited, Some(text))),
        }
    }

    /// The copies of a figure that do not read what the data say.
    pub fn copies(&self, mark: &FigureMark, new: Option<&str>) -> Vec<FigureOutcome> {
        let placed = self.places.of(&mark.bookmark);
        let copies = placed.into_iter().flat_map(|placed| &placed.copies);
        let told = copies.filter_map(|site| {
            let found = find(self.scan(site), &site.spots, self.draft.pristine);
            let text = match found {
                Found::Nothing => return None,
                Found::Text(text)
                | Found::Grown(text)
                | Found::Tracked(text)
                | Found::Unclear(text) => text,
            };
            if new.is_some_and(|new| same(&text, new)) {
                return None;
            }
            let mut copy = told(mark, Outcome::Copy, new.map(str::to_owned), Some(text));
            copy.context = self.context(site.part, site.spots[0], mark);
            Some(copy)
        });
        told.collect()
    }

    /// What becomes of a figure that stands under another heading or in another row; `None`
    /// where that does not matter to it.
    fn displaced(
        &self,
        standing: &Standing,
        outcome: Outcome,
        (text, value): (&str, &str),
    ) -> Option<Outcome> {
        match (standing.known, outcome) {
            (Known::OtherPlace, Outcome::Set | Outcome::Unchanged | Outcome::Agrees) => {
                let mut marks = self.draft.record.figures.iter();
                let there = marks.find(|mark| Some(&mark.bookmark) == standing.there.as_ref());
                let right = there.and_then(|mark| self.wanted.text(mark));
                // Two that read the same may well have changed places.
                let is_right = same(text, value) && right.is_some_and(|right| same(text, &right));
                (!is_right).then_some(Outcome::OtherPlace)
            }
            (Known::OtherPeriod, Outcome::Set | Outcome::Unchanged | Outcome::Agrees) => {
                Some(Outcome::OtherPeriod)
            }
            (Known::Unknown, Outcome::Set) => Some(Outcome::Unclear),
            _ => None,
        }
    }

    /// A figure of a table told with its row and its column, as they were and as they are.
    fn with_place(&self, mut told: FigureOutcome, standing: &Standing) -> FigureOutcome {
        let change = standing.known.context();
        let place = told.mark.place.as_ref();
        let caption = place.map(|place| self.wanted.column_words(place).0);
        let caption = caption.unwrap_or_default();
        let words = |[row, column]: &[String; 2]| {
            let words = [caption.as_str(), row, column];
            let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
            words.join(" / ")
        };
        if standing.is != <[String; 2]>::default() {
            told.context = words(&standing.is);
        }
        told.words = (change != Context::Same).then(|| Words {
            change,
            was: words(&standing.was),
        });
        told
    }

    /// What a person has made of the words round a figure in running text.
    fn words(&self, site: &Site<'_>, mark: &FigureMark) -> Option<Words> {
        if self.draft.pristine || mark.place.is_some() {
            return None;
        }
        let spot = site.spots[0];
        let (line, at) = sentence::stretch(self.scan(site), spot);
        let place = (site.part, spot.paragraphs.0);
        self.round
            .judge(&mark.bookmark, (&line, at), place, self.year)
    }

    /// The words told with a figure; where they were changed further off, the whole sentence.
    fn with_words(
        &self,
        mut told: FigureOutcome,
        words: Option<Words>,
        site: &Site<'_>,
    ) -> FigureOutcome {
        if words
            .as_ref()
            .is_some_and(|words| words.was == told.context)
        {
            let spot = site.spots[0];
            told.context = sentence::whole(self.scan(site), spot);
            let whole = self.round.whole(&told.mark.bookmark);
            told.words = words.map(|words| Words {
                was: whole.unwrap_or(words.was),
                ..words
            });
        } else {
            told.words = words;
        }
        told
    }

    fn written(&self, site: &Site<'_>, text: &str) -> Option<Vec<(usize, Edit)>> {
        let part = &self.draft.parts[site.part];
        let mut edits = Vec::new();
        for spot in &site.spots {
            let atoms = &part.scan.atoms[spot.atoms.clone()];
            let written = splice::rewrite(&part.bytes, atoms, text)?;
            edits.extend(written.into_iter().map(|edit| (site.part, edit)));
        }
        Some(edits)
    }

    fn scan(&self, site: &Site<'_>) -> &Scan {
        &self.draft.parts[site.part].scan
    }

    /// Where a figure stands, in words.
    pub fn context(&self, part: usize, spot: &Spot, mark: &FigureMark) -> String {
        let scan = &self.draft.parts[part].scan;
        let (Some(cell), Some(place)) = (spot.cell, &mark.place) else {
            return sentence::around(scan, spot);
        };
        let row = sentence::row_words(scan, cell.table, cell.row);
        let (caption, column) = self.wanted.column_words(place);
        let words = [caption, row, column];
        let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        words.join(" / ")
    }
}

/// What is told of a figure, without its place.
pub fn told(
    mark: &FigureMark,
    outcome: Outcome,
    new: Option<String>,
    text: Option<String>,
) -> FigureOutcome {
    FigureOutcome {
        mark: mark.clone(),
        outcome,
        new,
        text,
        line: None,
        context: String::new(),
        spelling: false,
        is_earlier: false,
        written: None,
        words: None,
        cell: None,
    }
}
