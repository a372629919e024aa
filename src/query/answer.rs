//! The rows gone over once more: how many satisfy a question, and who they are.

use super::breakdown::Breakdown;
use super::cross::{Cross, CrossTable};
use super::expr::Expr;
use super::fields::Field;
use super::truth::Row;
use crate::failure::Failure;
use crate::figures::order_units;
use crate::gather::rosters::again;
use crate::gather::{Gathered, Readers};
use crate::project::Project;
use crate::records::dimension::{Dim, InPost, value_of};
use std::collections::{BTreeMap, HashMap};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Of whom it must hold; `None`: of everybody.
    pub expr: Option<&'a Expr>,
    /// Everybody in the rosters, not only those in post.
    pub all_rows: bool,
    /// By what they are divided.
    pub by: Option<&'a Field>,
    /// By what each part is divided again.
    pub across: Option<&'a Field>,
    /// The columns of the list of names; empty: no list.
    pub columns: &'a [Field],
    /// Whether identity numbers are shown whole.
    pub show_ids: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// How many people.
    pub count: u64,
    /// In how many rows they stand.
    pub rows: u64,
    /// People of whom it cannot be said, by the field that is not known.
    pub undecided: BTreeMap<String, u64>,
    /// The parts, where it was asked for.
    pub parts: Vec<(String, u64)>,
    /// The parts of the parts, where it was asked for.
    pub cross: Option<CrossTable>,
    /// The cells of each row: by unit in report order, then by file and line.
    pub people: Vec<Vec<String>>,
}

impl Question<'_> {
    /// Whether everybody in the rosters is asked about.
    pub fn is_about_all(&self) -> bool {
        self.all_rows || self.expr.is_some_and(Expr::asks_who_counts)
    }
}

/// Answers a question.
///
/// # Errors
/// When a roster cannot be read.
pub fn ask(
    question: &Question<'_>,
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
) -> Result<Answer, Failure> {
    let order = order_units(&gathered.tally, &project.config.units.order);
    let places = (0..)
        .zip(&order)
        .map(|(place, (number, _))| (*number, place));
    let places: HashMap<u32, usize> = places.collect();
    let limits = project.config.age.limits();
    let parted = |field| Breakdown::new(field, &limits, &places);
    let mut breakdown = question.by.map(parted);
    let both = question.by.zip(question.across);
    let mut cross = both.map(|(by, across)| Cross::new(parted(by), parted(across)));
    let mut answer = Answer::default();
    let mut people: Vec<((usize, usize, u64), Vec<String>)> = Vec::new();
    let about_all = question.is_about_all();
    again(project, readers, gathered, |seen| {
        let person = seen.person;
        if !about_all && person.values[Dim::InPost as usize] != value_of(InPost::Yes) {
            return;
        }
        let row = Row {
            seen,
            vocabulary: &readers.vocabulary,
        };
        match question.expr.map_or(Some(true), |expr| row.holds(expr)) {
            Some(true) => {}
            Some(false) => return,
            None => {
                let field = question.expr.and_then(|expr| row.undecided(expr));
                let field = field.unwrap_or_default().to_owned();
                *answer.undecided.entry(field).or_default() += person.heads;
                return;
            }
        }
        answer.count += person.heads;
        answer.rows += 1;
        if let Some(breakdown) = &mut breakdown {
            breakdown.add(&row);
        }
        if let Some(cross) = &mut cross {
            cross.add(&row);
        }
        if !question.columns.is_empty() {
            let place = places.get(&person.unit).copied().unwrap_or(usize::MAX);
            let cells = question.columns.iter();
            let cells = cells
                .map(|field| row.cell(field, question.show_ids))
                .collect();
            people.push(((place, seen.table, seen.line), cells));
        }
    })?;
    people.sort_by_key(|(place, _)| *place);
    answer.people = people.into_iter().map(|(_, cells)| cells).collect();
    answer.cross = cross.map(Cross::finish);
    answer.parts = breakdown.map(Breakdown::finish).unwrap_or_default();
    Ok(answer)
}
