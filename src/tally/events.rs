//! Adding up activities, per question, unit and calendar year.

use super::question::{EventQuestion, Measure};
use crate::records::activity::{Activity, ActivityDim};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What has been added up for one question in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sum {
    /// The total; `None` while no row filled the column.
    pub total: Option<Decimal>,
    /// Months seen.
    pub months: BTreeSet<u32>,
    /// Texts seen, with their dates.
    pub texts: BTreeSet<(NaiveDate, String)>,
}

/// Sums of all questions.
#[derive(Debug, Clone)]
pub struct EventTally {
    questions: Vec<EventQuestion>,
    whole: Vec<BTreeMap<i32, Sum>>,
    by_unit: BTreeMap<(u32, usize), BTreeMap<i32, Sum>>,
}

impl EventTally {
    /// Nothing added up yet.
    pub fn new(questions: Vec<EventQuestion>) -> Self {
        EventTally {
            whole: vec![BTreeMap::new(); questions.len()],
            by_unit: BTreeMap::new(),
            questions,
        }
    }

    /// Adds one event to every question it answers.
    pub fn add(&mut self, activity: &Activity) {
        for (i, question) in self.questions.iter().enumerate() {
            if !answers(question, activity) {
                continue;
            }
            let year = activity.date.year();
            add(
                self.whole[i].entry(year).or_default(),
                &question.measure,
                activity,
            );
            if let Some(unit) = activity.unit {
                let sums = self.by_unit.entry((unit, i)).or_default();
                add(sums.entry(year).or_default(), &question.measure, activity);
            }
        }
    }

    /// Whether an event counts in a question, its year aside.
    pub fn counts_in(&self, activity: &Activity, question: usize) -> bool {
        self.questions
            .get(question)
            .is_some_and(|q| answers(q, activity) && contributes(&q.measure, activity))
    }

    /// The sums of a question over all units, by year.
    pub fn whole(&self, question: usize) -> &BTreeMap<i32, Sum> {
        &self.whole[question]
    }

    /// The sums of a question in one unit, by year.
    pub fn of_unit(&self, unit: u32, question: usize) -> Option<&BTreeMap<i32, Sum>> {
        self.by_unit.get(&(unit, question))
    }
}

fn answers(question: &EventQuestion, activity: &Activity) -> bool {
    let holds = |dim: ActivityDim| activity.labels[dim as usize].as_slice();
    question.terms.iter().all(|t| t.test.holds(holds(t.dim)))
        && question.filled.is_none_or(|column| activity.fills(column))
}

/// Whether the row gives the measure anything, beyond meeting the conditions.
fn contributes(measure: &Measure, activity: &Activity) -> bool {
    match measure {
        Measure::Rows(_) | Measure::Months => true,
        Measure::Sum(column) | Measure::Distinct(column) | Measure::ByDate(column) => {
            activity.fills(*column)
        }
    }
}

fn add(sum: &mut Sum, measure: &Measure, activity: &Activity) {
    if let Some(number) = measure.adds(activity) {
        sum.total = Some(sum.total.unwrap_or_default() + number);
    }
    match measure {
        Measure::Sum(_) | Measure::Rows(_) => {}
        Measure::Months => {
            sum.months.insert(activity.date.month());
        }
        Measure::Distinct(column) => {
            let found = activity.entries(*column).into_iter();
            sum.texts.extend(found.map(|entry| (NaiveDate::MIN, entry)));
        }
        Measure::ByDate(column) => {
            if let Some(text) = &activity.texts[*column as usize] {
                sum.texts.insert((activity.date, text.clone()));
            }
        }
    }
}
