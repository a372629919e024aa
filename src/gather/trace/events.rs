//! The rows of activity logs behind a figure.

use super::people::{is_broad, shown};
use super::ruled::{Row, Ruling, Without};
use super::{Counted, LeftOut, Reason, Trace, unread};
use crate::diagnostic::{Diagnostics, Kept, Place};
use crate::failure::Failure;
use crate::gather::logs::{LogRow, each_row};
use crate::gather::{FileNote, Gathered, Readers};
use crate::project::Project;
use crate::project::discover::{InputFile, Kind};
use crate::records::activity::{Activity, ActivityDim, Column};
use crate::records::dimension::UNKNOWN;
use crate::records::log::{Dated, field_of};
use crate::records::units::Units;
use crate::tally::{EventQuestion, EventTally, Measure, Term, Window};
use crate::vocabulary::{ActivityField as F, Class, Education, Field, normalise};
use chrono::Datelike;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn trace(
    project: &Project,
    readers: &mut Readers,
    gathered: &mut Gathered,
    question: usize,
) -> Result<Trace, Failure> {
    let without = without_rulings(project, readers, gathered, question)?;
    let asking = Asking::new(project, gathered, question);
    let mut trace = Trace::default();
    let mut ruling = Ruling::new(&readers.rulings, without);
    let mut diagnostics = Diagnostics::new(BTreeMap::new(), Kept::All);
    let notes = asking.go(
        project,
        readers,
        gathered,
        &mut diagnostics,
        |key, file, row| {
            let applied = ruling.of_row();
            let activity = &row.logged.activity;
            let adds = asking.asked.measure.adds(activity);
            let place = place(file, row);
            if asking.counts(row) {
                if !applied.is_empty() {
                    ruling.note(key, &place, applied, Some(adds));
                }
                trace.counted.push(Counted {
                    file: file.shown.clone(),
                    sheet: place.sheet,
                    line: row.record.line(),
                    unit: place.unit,
                    adds,
                    gives: gives(&asking.asked.measure, activity),
                });
                return;
            }
            let why = match ruling.would_count(key) {
                true => {
                    let by = ruling.taking_out(&applied);
                    Some(LeftOut::new(place.clone(), Reason::Ruled).by("裁定", by))
                }
                false => asking.why(file, row, &place),
            };
            let Some(why) = why else { return };
            if !applied.is_empty() {
                ruling.note(key, &place, applied, None);
            }
            trace.left_out.push(why.adding(adds));
        },
    )?;
    trace.rulings = ruling.finish();
    trace.left_out.extend(unread::totals(&notes));
    trace.left_out.extend(unread::not_read(&diagnostics));
    Ok(trace)
}

/// What would count if nothing had been decided.
fn without_rulings(
    project: &Project,
    readers: &mut Readers,
    gathered: &Gathered,
    question: usize,
) -> Result<Without, Failure> {
    if readers.rulings.is_empty() {
        return Ok(None);
    }
    let rulings = std::mem::take(&mut readers.rulings);
    let asking = Asking::new(project, gathered, question);
    let mut found = FxHashMap::default();
    let nowhere = &mut Diagnostics::default();
    let read = asking.go(project, readers, gathered, nowhere, |key, _, row| {
        if asking.counts(row) {
            let adds = asking.asked.measure.adds(&row.logged.activity);
            found.insert(key, adds);
        }
    });
    readers.rulings = rulings;
    read?;
    Ok(Some(found))
}

/// What a figure asks of the rows of logs.
struct Asking {
    asked: EventQuestion,
    question: usize,
    tally: EventTally,
    /// The calendar years it looks at.
    years: BTreeSet<i32>,
}

impl Asking {
    fn new(project: &Project, gathered: &Gathered, question: usize) -> Self {
        let asked = gathered.catalogue.events()[question].clone();
        let years = match asked.window {
            Window::Year => BTreeSet::from([project.year]),
            Window::Recent => gathered.tally.recent_years.clone(),
        };
        Asking {
            asked,
            question,
            tally: gathered.tally.events.clone(),
            years,
        }
    }

    /// Goes over all rows of all logs.
    fn go(
        &self,
        project: &Project,
        readers: &Readers,
        gathered: &Gathered,
        diagnostics: &mut Diagnostics,
        mut each: impl FnMut(Row, &InputFile, &LogRow<'_>),
    ) -> Result<Vec<FileNote>, Failure> {
        let asked_of_logs = gathered.catalogue.asked();
        let mut units: Units = gathered.tally.units.clone();
        let mut notes = Vec::new();
        let mut table = 0;
        for file in project.files(Kind::Activities) {
            let in_window = self.years.contains(&file.year);
            let mut elsewhere = Diagnostics::default();
            let mut sheet: Option<Option<String>> = None;
            let found = match in_window {
                true => &mut *diagnostics,
                false => &mut elsewhere,
            };
            let of_file = each_row(
                project,
                readers,
                file,
                &asked_of_logs,
                &mut units,
                found,
                |row| {
                    let here = row.sheet.map(str::to_owned);
                    if sheet.as_ref().is_none_or(|last| *last != here) {
                        (table, sheet) = (table + 1, Some(here));
                    }
                    each((table, row.record.line()), file, &row);
                },
            )?;
            if in_window {
                notes.extend(of_file);
            }
        }
        Ok(notes)
    }

    fn counts(&self, row: &LogRow<'_>) -> bool {
        let activity = &row.logged.activity;
        row.logged.counts()
            && self.years.contains(&activity.date.year())
            && self.tally.counts_in(activity, self.question)
    }

    /// Why a row does not count that but for one thing would; `None` for all the others. Of
    /// a row in the folder of a year that the figure does not look at nobody expects it.
    fn why(&self, file: &InputFile, row: &LogRow<'_>, place: &Place) -> Option<LeftOut> {
        let activity = &row.logged.activity;
        let year = activity.date.year();
        let is_dated = matches!(row.logged.dated, Dated::Day | Dated::Later);
        let in_window = is_dated && self.years.contains(&year);
        if !self.years.contains(&file.year) && !in_window {
            return None;
        }
        let mut undecided = None;
        for term in &self.asked.terms {
            let labels = &activity.labels[term.dim as usize];
            if term.test.holds(labels) {
                continue;
            }
            let reason = match labels.first() {
                // A row without a kind bears no label, one without a level 不详.
                None => Reason::Unclassified,
                Some(label) if label == UNKNOWN => Reason::Unclassified,
                Some(_) if is_broad(labels) && may_hold(term, labels) => Reason::TooBroad,
                Some(_) => return None,
            };
            undecided = undecided.or(Some((field_of_dim(term.dim), reason)));
        }
        let left_out = |reason| LeftOut::new(place.clone(), reason);
        let date = || Some(activity.date.to_string());
        let unread = |field: F, otherwise: Reason| {
            let text = text(row, field);
            let (reason, value) = match normalise::is_empty(&text) {
                true => (Reason::Empty, None),
                false => (otherwise, Some(shown(&text))),
            };
            left_out(reason).by(field.name(), value)
        };
        let wanted = match &self.asked.measure {
            Measure::Sum(c) | Measure::Distinct(c) | Measure::ByDate(c) => Some(*c),
            Measure::Rows(_) | Measure::Months => None,
        };
        let columns: [Option<Column>; 2] = [self.asked.filled, wanted];
        let mut columns = columns.into_iter().flatten();
        let lacking = columns.find(|column| !activity.fills(*column));
        Some(match row.logged.dated {
            _ if undecided.is_some() => {
                let (field, otherwise) = undecided?;
                unread(field, otherwise)
            }
            Dated::Missing => left_out(Reason::Empty).by(F::Date.name(), None),
            Dated::Unreadable => unread(F::Date, Reason::Unreadable),
            Dated::Day | Dated::Later if !self.years.contains(&year) => {
                left_out(Reason::OtherYear).by(F::Date.name(), date())
            }
            Dated::Later => left_out(Reason::Later).by(F::Date.name(), date()),
            Dated::Day => unread(field_of(lacking?)?, Reason::Unreadable),
        })
    }
}

/// Whether a condition on 学历 would hold of some class of a group, where only the group is
/// known.
fn may_hold(term: &Term<ActivityDim>, labels: &[String]) -> bool {
    let bears = |class: &&Education| {
        let mut groups = class.groups().iter();
        groups.any(|group| labels.iter().any(|label| label == group))
    };
    let mut sisters = Education::ALL.iter().filter(bears);
    term.dim == ActivityDim::Education && sisters.any(|class| term.test.holds(&[class.label()]))
}

fn field_of_dim(dim: ActivityDim) -> F {
    match dim {
        ActivityDim::Kind => F::Kind,
        ActivityDim::Education => F::Education,
        ActivityDim::Level => F::Level,
        ActivityDim::UnitType => F::UnitType,
        ActivityDim::Unit => F::Unit,
    }
}

fn text(row: &LogRow<'_>, field: F) -> String {
    let position = row.reader.columns().position(field);
    let text = position.map(|position| row.record.text(position));
    text.unwrap_or_default().into_owned()
}

fn place(file: &InputFile, row: &LogRow<'_>) -> Place {
    let unit = row.logged.activity.unit;
    let unit = unit.and_then(|unit| row.units.entry(unit));
    Place {
        file: Some(file.shown.clone()),
        line: Some(row.record.line()),
        sheet: row.sheet.map(str::to_owned),
        column: None,
        unit: unit.map(|unit| unit.name.clone()),
    }
}

/// What a row gives a list.
fn gives(measure: &Measure, activity: &Activity) -> Vec<String> {
    match measure {
        Measure::Months => vec![format!("{}月", activity.date.month())],
        Measure::Distinct(column) => activity.entries(*column),
        Measure::ByDate(column) => {
            let text = activity.texts[*column as usize].clone();
            text.into_iter().collect()
        }
        Measure::Sum(_) | Measure::Rows(_) => Vec::new(),
    }
}
