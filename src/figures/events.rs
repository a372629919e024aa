//! Figures of the activity logs.

use super::evaluate::{Context, Whose};
use super::figure::{Missing, Value};
use super::share::quotient;
use crate::records::activity::ActivityDim;
use crate::tally::events::Sum;
use crate::tally::{EventQuestion, Measure, Term, Test, Window};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

impl Context<'_> {
    pub(super) fn events(&self, question: usize, whose: Whose<'_>) -> Result<Value, Missing> {
        let value = self.sum(question, whose)?;
        value.ok_or_else(|| self.no_column(question))
    }

    /// What the log says; `None`: no row fills the column.
    pub(super) fn sum(&self, question: usize, whose: Whose<'_>) -> Result<Option<Value>, Missing> {
        let asked = &self.catalogue.events()[question];
        let years = self.years(asked);
        let has_log = years.iter().any(|y| self.tally.recent_years.contains(y));
        if !has_log {
            return Err(Missing::ActivityLog);
        }
        let sums = match whose {
            Whose::All => Some(self.tally.events.whole(question)),
            Whose::Unit(unit) => self.tally.events.of_unit(unit, question),
            Whose::Units(_) => return Err(Missing::NotConfigured),
        };
        let sums = years.iter().filter_map(|y| sums.and_then(|s| s.get(y)));
        Ok(self.event_value(asked, sums.collect(), years.len()))
    }

    fn years(&self, asked: &EventQuestion) -> Vec<i32> {
        match asked.window {
            Window::Year => vec![self.year],
            Window::Recent => self.tally.recent_years.iter().copied().collect(),
        }
    }

    /// Why there is nothing to add up.
    pub(super) fn no_column(&self, question: usize) -> Missing {
        let asked = &self.catalogue.events()[question];
        missing_events(asked, &self.years(asked))
    }

    fn event_value(&self, asked: &EventQuestion, sums: Vec<&Sum>, years: usize) -> Option<Value> {
        match &asked.measure {
            Measure::Months => {
                let months = sums.iter().flat_map(|s| &s.months);
                let months: BTreeSet<u32> = months.copied().collect();
                list(months.into_iter().map(|m| format!("{m}月")).collect())
            }
            Measure::Distinct(_) => {
                let texts = sums.iter().flat_map(|s| &s.texts).map(|(_, t)| t.clone());
                let distinct: BTreeSet<String> = texts.collect();
                list(distinct.into_iter().collect())
            }
            Measure::ByDate(_) => {
                let mut names: Vec<String> = Vec::new();
                for (_, text) in sums.iter().flat_map(|s| &s.texts) {
                    // What is named again later (a revised list, a second row) is one still.
                    if !names.contains(text) {
                        names.push(text.clone());
                    }
                }
                list(names)
            }
            Measure::Sum(_) | Measure::Rows(_) => {
                let mut totals = sums.iter().filter_map(|s| s.total).peekable();
                let counts_rows = matches!(asked.measure, Measure::Rows(_));
                // No row at all is a known 0 for a count of rows, but not for a sum.
                if totals.peek().is_none() && !counts_rows {
                    return None;
                }
                let total: Decimal = totals.sum();
                let number = if asked.per_year {
                    quotient(total, years.into(), self.shares.decimals)?
                } else {
                    total
                };
                Some(Value::Number(number.normalize()))
            }
        }
    }
}

fn list(items: Vec<String>) -> Option<Value> {
    (!items.is_empty()).then_some(Value::List(items))
}

fn missing_events(asked: &EventQuestion, years: &[i32]) -> Missing {
    let words = |test: &Test| match test {
        Test::AnyOf(labels) => labels.join("、"),
        Test::NoneOf(labels) => format!("≠{}", labels.join("、")),
        Test::Between { .. } => String::new(),
    };
    let terms = || asked.terms.iter();
    let kinds = terms().filter(|t| t.dim == ActivityDim::Kind);
    let others = terms().filter(|t| t.dim != ActivityDim::Kind);
    let other = |t: &Term<ActivityDim>| format!("{}={}", t.dim.name(), words(&t.test));
    let column = match &asked.measure {
        Measure::Months => asked.filled.map_or("日期", |c| c.name()),
        Measure::Sum(c) | Measure::Distinct(c) | Measure::ByDate(c) => c.name(),
        Measure::Rows(c) => c.map_or("日期", |c| c.name()),
    };
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    Missing::ActivityColumn {
        kinds: kinds.map(|t| words(&t.test)).collect::<Vec<_>>().join("、"),
        filter: others.map(other).collect::<Vec<_>>().join("，"),
        column: column.to_owned(),
        years: years.join("、"),
    }
}
