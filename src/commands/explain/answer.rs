//! Everything there is to say about one figure, before it is written as text or JSON.

use super::since::Since;
use crate::figures::catalogue::{Entry, Formula, Origin};
use crate::figures::{Figure, Figures, Scope, Value};
use crate::gather::Gathered;
use crate::gather::trace::{Counted, Reason, Trace};
use crate::tally::{Measure, Term, Test, Window};
use crate::vocabulary::{Class, Leaving};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The answer.
pub struct Answer {
    /// The figure.
    pub figure: Figure,
    /// What it is called where people read it.
    pub name: String,
    /// Whose figure.
    pub scope: Scope,
    /// Where its number comes from.
    pub source: SourceKind,
    /// Its conditions: dimension and what must hold.
    pub conditions: Vec<(String, String)>,
    /// What is added up.
    pub measure: Option<MeasureKind>,
    /// The calendar years looked at.
    pub years: Vec<i32>,
    /// How it is computed from other figures, and these.
    pub formula: Option<(Formula, Vec<Figure>)>,
    /// The denominator.
    pub base: Option<Figure>,
    /// Values by unit, in report order; units with none or 0 are left out.
    pub by_unit: Vec<(String, Value)>,
    /// Of a sum: what belongs to no unit of the rosters.
    pub rest: Option<Decimal>,
    /// Last year, where there are data of it.
    pub since: Option<Since>,
    /// The rows that count and those that do not, and the rulings.
    pub trace: Trace,
}

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// The command line.
    Option,
    /// Rosters.
    Roster,
    /// Activity logs.
    Activities,
    /// Facts tables.
    Facts,
    /// Rosters of two years.
    Flows,
    /// Other figures.
    Figures,
}

impl SourceKind {
    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            SourceKind::Option => "option",
            SourceKind::Roster => "roster",
            SourceKind::Activities => "activities",
            SourceKind::Facts => "facts",
            SourceKind::Flows => "flows",
            SourceKind::Figures => "figures",
        }
    }
}

/// What an activity figure adds up, with the column's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureKind {
    /// The sum of a column.
    Sum(&'static str),
    /// Rows, or a column where it is filled.
    Rows(&'static str),
    /// Months.
    Months,
    /// Entries of a column.
    List(&'static str),
    /// The mean a year of the sum of a column.
    YearlyMean(&'static str),
}

impl MeasureKind {
    /// Its name in JSON and in the wordings, and its column.
    pub fn parts(&self) -> (&'static str, &'static str) {
        match self {
            MeasureKind::Sum(column) => ("sum", column),
            MeasureKind::Rows(column) => ("rows", column),
            MeasureKind::Months => ("months", "日期"),
            MeasureKind::List(column) => ("list", column),
            MeasureKind::YearlyMean(column) => ("yearly-mean", column),
        }
    }
}

impl Answer {
    /// Puts the answer together.
    pub fn new(
        entry: &Entry,
        scope: Scope,
        gathered: &Gathered,
        figures: &Figures,
        mut trace: Trace,
    ) -> Self {
        let (source, conditions, measure, years) = definition(entry, gathered, figures.year);
        let of_scope = |id: &str| figures.get(&scope, id).cloned();
        let units: Vec<&str> = (figures.units.iter())
            .filter(|unit| match &scope {
                Scope::Whole => true,
                Scope::Unit(_) => false,
                Scope::Kind(kind) => unit.kind.as_ref() == Some(kind),
            })
            .map(|unit| unit.name.as_str())
            .collect();
        let counted = !matches!(source, SourceKind::Option);
        let by_unit: Vec<(String, Value)> = (units.iter())
            .filter(|_| counted)
            .filter_map(|unit| {
                let of_unit = Scope::Unit((*unit).to_owned());
                let value = figures.get(&of_unit, &entry.id)?.value.clone();
                let empty = match &value {
                    Value::Null => true,
                    Value::Number(n) => n.is_zero(),
                    Value::Ratio(_) | Value::List(_) | Value::Date(_) => false,
                };
                (!empty).then(|| ((*unit).to_owned(), value))
            })
            .collect();
        let formula = match entry.origin {
            Origin::Computed(formula) => gathered.catalogue.formulas().get(formula),
            _ => None,
        };
        let formula = formula.map(|formula| {
            let parts = formula.parts().into_iter().filter_map(of_scope).collect();
            (formula.clone(), parts)
        });
        let figure = of_scope(&entry.id).unwrap_or_else(|| nothing(entry));
        restrict(&mut trace, &scope, &units);
        // Without the column that it asks for nothing counts: no row says 不详 of it either.
        if matches!(source, SourceKind::Roster) && figure.value == Value::Null {
            trace.counted.clear();
        }
        // A number given for the whole counts instead of those of its units.
        let is_whole = |row: &Counted| row.unit.is_none();
        if source == SourceKind::Facts && trace.counted.iter().any(is_whole) {
            trace.counted.retain(is_whole);
        }
        Answer {
            rest: rest(&figure, &by_unit, measure.as_ref(), &scope),
            since: match counted {
                true => Since::new(&entry.id, &scope, &units, figures),
                false => Since::new(&entry.id, &scope, &[], figures),
            },
            formula,
            base: entry.share_of.as_deref().and_then(of_scope),
            name: figures.told(&figure),
            figure,
            scope,
            source,
            conditions,
            measure,
            years,
            by_unit,
            trace,
        }
    }
}

/// Only the rows of a unit, or of the units of a type; what could not be read may be theirs.
fn restrict(trace: &mut Trace, scope: &Scope, of_kind: &[&str]) {
    let is_theirs = |unit: Option<&str>| match scope {
        Scope::Whole => true,
        Scope::Unit(name) => unit == Some(name),
        Scope::Kind(_) => unit.is_some_and(|unit| of_kind.contains(&unit)),
    };
    trace.counted.retain(|row| is_theirs(row.unit.as_deref()));
    trace.left_out.retain(|row| {
        let is_nobodys = row.place.unit.is_none();
        let may_be = matches!(row.reason, Reason::BadRow | Reason::NotRead);
        is_theirs(row.place.unit.as_deref()) || (is_nobodys && may_be)
    });
    for ruling in &mut trace.rulings {
        let rows = &mut ruling.rows;
        rows.retain(|(place, _)| is_theirs(place.unit.as_deref()));
    }
    trace.rulings.retain(|ruling| !ruling.rows.is_empty());
}

/// What of a sum stands beside the units: rows of a log that name none, or one without a
/// roster.
fn rest(
    figure: &Figure,
    by_unit: &[(String, Value)],
    measure: Option<&MeasureKind>,
    scope: &Scope,
) -> Option<Decimal> {
    let is_sum = matches!(measure, Some(MeasureKind::Sum(_) | MeasureKind::Rows(_)));
    let Value::Number(whole) = figure.value else {
        return None;
    };
    let of_units: Decimal = (by_unit.iter())
        .filter_map(|(_, value)| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
        .sum();
    let rest = whole - of_units;
    (is_sum && *scope == Scope::Whole && !rest.is_zero()).then(|| rest.normalize())
}

type Definition = (
    SourceKind,
    Vec<(String, String)>,
    Option<MeasureKind>,
    Vec<i32>,
);

fn definition(entry: &Entry, gathered: &Gathered, year: i32) -> Definition {
    match entry.origin {
        Origin::Option(_) => (SourceKind::Option, Vec::new(), None, Vec::new()),
        Origin::Fact { .. } => (SourceKind::Facts, Vec::new(), None, Vec::new()),
        Origin::Computed(_) => (SourceKind::Figures, Vec::new(), None, Vec::new()),
        Origin::Unused => (SourceKind::Roster, Vec::new(), None, Vec::new()),
        Origin::Flow(question) => {
            let asked = &gathered.catalogue.flows()[question];
            let mut conditions = vec![("流动".to_owned(), asked.way.label().to_owned())];
            conditions.extend(asked.reasons.as_ref().map(|test| {
                let of = Leaving::FIELD.to_owned();
                (of, told(test))
            }));
            conditions.extend(asked.terms.iter().map(|t| condition(t, t.dim.name())));
            (SourceKind::Flows, conditions, None, Vec::new())
        }
        Origin::People(question) => {
            let terms = &gathered.catalogue.people()[question].terms;
            let conditions = terms.iter().map(|t| condition(t, t.dim.name())).collect();
            (SourceKind::Roster, conditions, None, Vec::new())
        }
        Origin::Events(question) => {
            let asked = &gathered.catalogue.events()[question];
            let terms = asked.terms.iter();
            let mut conditions: Vec<_> = terms.map(|t| condition(t, t.dim.name())).collect();
            if let Some(column) = asked.filled {
                conditions.push((column.name().to_owned(), "≠空".to_owned()));
            }
            let measure = match &asked.measure {
                Measure::Sum(c) if asked.per_year => MeasureKind::YearlyMean(c.name()),
                Measure::Sum(c) => MeasureKind::Sum(c.name()),
                Measure::Rows(c) => MeasureKind::Rows(c.map_or("", |c| c.name())),
                Measure::Months => MeasureKind::Months,
                Measure::Distinct(c) | Measure::ByDate(c) => MeasureKind::List(c.name()),
            };
            let years = match asked.window {
                Window::Year => vec![year],
                Window::Recent => gathered.tally.recent_years.iter().copied().collect(),
            };
            (SourceKind::Activities, conditions, Some(measure), years)
        }
    }
}

/// A condition in the catalogue's own Chinese terms: they are the same in every language.
fn condition<D>(term: &Term<D>, dim: &str) -> (String, String) {
    (dim.to_owned(), told(&term.test))
}

fn told(test: &Test) -> String {
    match test {
        Test::AnyOf(labels) => labels.join("、"),
        Test::NoneOf(labels) => format!("≠{}", labels.join("、")),
        Test::Between { min, max } => match (min, max) {
            (Some(min), Some(max)) => format!("{min}—{max}"),
            (Some(min), None) => format!("≥{min}"),
            (None, Some(max)) => format!("≤{max}"),
            (None, None) => String::new(),
        },
    }
}

fn nothing(entry: &Entry) -> Figure {
    Figure {
        meaning: Arc::new(entry.meaning()),
        value: Value::Null,
        share: None,
        missing: None,
    }
}
