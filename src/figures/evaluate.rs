//! The catalogue applied to what was counted.

use super::catalogue::{Catalogue, Entry, Origin, Period};
use super::figure::{Figure, Missing, Value};
use super::share::{percent, quotient, sum_to_hundred};
use super::{Figures, Unit, UnitKind};
use crate::project::config::ShareMethod;
use crate::records::activity::ActivityDim;
use crate::records::units::display;
use crate::tally::events::Sum;
use crate::tally::{EventQuestion, Flows, Given, Measure, Tally, Term, Test, Window};
use crate::vocabulary::{Class, UnitType};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How shares are made.
#[derive(Debug, Clone, Copy)]
pub struct ShareRule {
    /// Decimals of shares and means.
    pub decimals: u32,
    /// Each on its own, or adding to 100.
    pub method: ShareMethod,
}

/// Whether the figures of every unit are made beside the whole's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitFigures {
    /// For a report's tables, or to explain a figure.
    Made,
    /// With thousands of units they are most of the work, and nobody would see them.
    LeftOut,
}

/// Makes all figures of all scopes.
///
/// `unit_order` is the configuration's order of units within a type.
pub fn evaluate(
    catalogue: &Catalogue,
    tally: &Tally,
    year: i32,
    as_of: NaiveDate,
    shares: ShareRule,
    unit_order: &[String],
    unit_figures: UnitFigures,
) -> Figures {
    let context = Context {
        catalogue,
        tally,
        year,
        as_of,
        shares,
    };
    let ordered = match unit_figures {
        UnitFigures::Made => order_units(tally, unit_order),
        UnitFigures::LeftOut => Vec::new(),
    };
    let by_unit = ordered
        .iter()
        .map(|(number, _)| context.figures(Whose::Unit(*number)))
        .collect();
    let kinds = kinds(&ordered)
        .into_iter()
        .map(|(kind, units)| (kind, context.figures(Whose::Units(&units))))
        .collect();
    let units = ordered.into_iter().map(|(_, unit)| unit).collect();
    Figures::new(year, as_of, units, context.figures(Whose::All), by_unit)
        .with_kinds(kinds)
        .with_breakdowns(catalogue.breakdowns().clone())
}

/// Units by 单位类型, then in the configuration's order, then by name; never in the
/// order in which files happen to name them. Each with its number in the directory.
pub fn order_units(tally: &Tally, configured: &[String]) -> Vec<(u32, Unit)> {
    let mut units: Vec<(u32, Option<UnitType>, String)> = tally
        .units
        .list()
        .iter()
        .zip(0u32..)
        .filter(|(entry, _)| entry.in_roster)
        .map(|(entry, n)| (n, tally.units.kind(n), entry.name.clone()))
        .collect();
    units.sort_by_cached_key(|(_, kind, name)| {
        let kind = kind.and_then(|k| UnitType::ALL.iter().position(|a| *a == k));
        let place = configured.iter().position(|c| display(c) == *name);
        (
            kind.unwrap_or(usize::MAX),
            place.unwrap_or(usize::MAX),
            name.clone(),
        )
    });
    let unit = |(n, kind, name): (u32, Option<UnitType>, String)| {
        let kind = kind.map(|k| k.label().to_owned());
        (n, Unit { name, kind })
    };
    units.into_iter().map(unit).collect()
}

/// The types of the units, in the order of the units, with the units' numbers.
fn kinds(ordered: &[(u32, Unit)]) -> Vec<(UnitKind, Vec<u32>)> {
    let mut kinds: Vec<(UnitKind, Vec<u32>)> = Vec::new();
    for (number, unit) in ordered {
        let Some(name) = &unit.kind else { continue };
        match kinds.iter_mut().find(|(kind, _)| kind.name == *name) {
            Some((kind, numbers)) => {
                kind.units += 1;
                numbers.push(*number);
            }
            None => {
                let name = name.clone();
                kinds.push((UnitKind { name, units: 1 }, vec![*number]));
            }
        }
    }
    kinds
}

/// Whose figures are made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose<'a> {
    /// Everybody's.
    All,
    /// One unit's.
    Unit(u32),
    /// Those of several units together. Only people are added up: the log and the facts
    /// say things of the whole that belong to no unit.
    Units(&'a [u32]),
}

pub(super) struct Context<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) tally: &'a Tally,
    year: i32,
    as_of: NaiveDate,
    shares: ShareRule,
}

impl Context<'_> {
    /// All figures of one scope.
    fn figures(&self, whose: Whose<'_>) -> Vec<Figure> {
        let mut figures: Vec<Figure> = self
            .catalogue
            .entries()
            .iter()
            .map(|entry| self.figure(entry, whose))
            .collect();
        self.compute(&mut figures, whose);
        self.add_shares(&mut figures);
        figures
    }

    fn figure(&self, entry: &Entry, whose: Whose<'_>) -> Figure {
        let (value, missing) = match self.found(entry, whose) {
            Ok(value) => (value, None),
            Err(missing) => (Value::Null, Some(missing)),
        };
        Figure {
            id: entry.id.clone(),
            label: entry.label.clone(),
            unit: entry.unit.clone(),
            value,
            share: None,
            share_of: entry.share_of.clone(),
            missing,
        }
    }

    /// What a figure is by itself; one that is computed from others comes later.
    pub(super) fn found(&self, entry: &Entry, whose: Whose<'_>) -> Result<Value, Missing> {
        match entry.origin {
            Origin::Option(period) => self.period(period),
            Origin::People(question) => self.people(question, whose),
            Origin::Events(question) => self.events(question, whose),
            Origin::Flow(question) => self.flow(question, whose),
            Origin::Fact { add_units } => self.fact(&entry.id, add_units, whose),
            Origin::Unused | Origin::Computed(_) => Err(Missing::NotConfigured),
        }
    }

    fn period(&self, period: Period) -> Result<Value, Missing> {
        let recent = &self.tally.recent_years;
        let year = match period {
            Period::AsOf => return Ok(Value::Date(self.as_of)),
            Period::Year => Some(self.year),
            Period::NextYear => Some(self.year + 1),
            Period::RecentFirst => recent.first().copied(),
            Period::RecentLast => recent.last().copied(),
        };
        year.map(|y| Value::Number(y.into()))
            .ok_or(Missing::ActivityLog)
    }

    fn people(&self, question: usize, whose: Whose<'_>) -> Result<Value, Missing> {
        if self.tally.rosters == 0 {
            return Err(Missing::Roster);
        }
        for term in &self.catalogue.people()[question].terms {
            let columns = term.dim.columns();
            let there = |c: &&str| self.tally.roster_columns.contains(*c);
            if !columns.is_empty() && !columns.iter().any(there) {
                let columns = columns.iter().map(|c| (*c).to_owned()).collect();
                return Err(Missing::RosterColumn(columns));
            }
        }
        let people = &self.tally.people;
        let count: u64 = match whose {
            Whose::All => people.whole(question),
            Whose::Unit(unit) => people.of_unit(unit, question),
            Whose::Units(units) => units.iter().map(|u| people.of_unit(*u, question)).sum(),
        };
        Ok(Value::Number(count.into()))
    }

    fn flow(&self, question: usize, whose: Whose<'_>) -> Result<Value, Missing> {
        let flows = match &self.tally.flows {
            Flows::NoLastYear => return Err(Missing::LastYear),
            Flows::Unsure => return Err(Missing::PeopleUnsure),
            Flows::Known(flows) => flows,
        };
        let count: u64 = match whose {
            Whose::All => flows.whole(question),
            Whose::Unit(unit) => flows.of_unit(unit, question),
            Whose::Units(units) => units.iter().map(|u| flows.of_unit(*u, question)).sum(),
        };
        Ok(Value::Number(count.into()))
    }

    fn events(&self, question: usize, whose: Whose<'_>) -> Result<Value, Missing> {
        let asked = &self.catalogue.events()[question];
        let years: Vec<i32> = match asked.window {
            Window::Year => vec![self.year],
            Window::Recent => self.tally.recent_years.iter().copied().collect(),
        };
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
        let value = self.event_value(asked, sums.collect(), years.len());
        value.ok_or_else(|| missing_events(asked, &years))
    }

    fn event_value(&self, asked: &EventQuestion, sums: Vec<&Sum>, years: usize) -> Option<Value> {
        match &asked.measure {
            Measure::Months => {
                let months = sums.iter().flat_map(|s| &s.months);
                let months: std::collections::BTreeSet<u32> = months.copied().collect();
                list(months.into_iter().map(|m| format!("{m}月")).collect())
            }
            Measure::Distinct(_) => {
                let texts = sums.iter().flat_map(|s| &s.texts).map(|(_, t)| t.clone());
                let distinct: std::collections::BTreeSet<String> = texts.collect();
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

    /// A number that is given. The whole's is its own row, else, where adding makes sense,
    /// the sum of the units'; several units together have the sum of theirs.
    fn fact(&self, id: &str, add_units: bool, whose: Whose<'_>) -> Result<Value, Missing> {
        let of_units = self.tally.unit_facts.get(id);
        let sum_of = |numbers: Vec<Given>| match numbers.is_empty() || !add_units {
            true => None,
            false => numbers.into_iter().sum(),
        };
        let given = match whose {
            Whose::All => match self.tally.facts.get(id) {
                Some(given) => *given,
                None => sum_of(of_units.into_iter().flatten().map(|(_, n)| *n).collect()),
            },
            Whose::Unit(unit) => of_units.and_then(|n| n.get(&unit).copied()).flatten(),
            Whose::Units(units) => {
                let of_unit = |unit: &u32| of_units?.get(unit).copied();
                sum_of(units.iter().filter_map(of_unit).collect())
            }
        };
        given
            .map(|n| Value::Number(n.normalize()))
            .ok_or_else(|| Missing::Fact(id.to_owned()))
    }

    fn add_shares(&self, figures: &mut [Figure]) {
        let numbers: BTreeMap<String, Decimal> = figures
            .iter()
            .filter_map(|f| match f.value {
                Value::Number(n) => Some((f.id.clone(), n)),
                _ => None,
            })
            .collect();
        for figure in figures.iter_mut() {
            let Some(base) = &figure.share_of else {
                continue;
            };
            if let (Some(part), Some(whole)) = (numbers.get(&figure.id), numbers.get(base)) {
                figure.share = percent(*part, *whole, self.shares.decimals);
            }
        }
        if self.shares.method == ShareMethod::SumTo100 {
            self.make_shares_add_up(figures, &numbers);
        }
    }

    fn make_shares_add_up(&self, figures: &mut [Figure], numbers: &BTreeMap<String, Decimal>) {
        for parts in self.catalogue.breakdowns().values() {
            let ids: Vec<&str> = parts.iter().map(|p| p.id.as_str()).collect();
            let counts: Option<Vec<u64>> = ids
                .iter()
                .map(|id| numbers.get(*id).and_then(|n| u64::try_from(*n).ok()))
                .collect();
            let base = figures
                .iter()
                .find(|f| ids.contains(&f.id.as_str()))
                .and_then(|f| f.share_of.as_ref())
                .and_then(|base| numbers.get(base))
                .and_then(|n| u64::try_from(*n).ok());
            let (Some(counts), Some(base)) = (counts, base) else {
                continue;
            };
            // Parts that do not make up the whole are left as they are, each on its own.
            let Some(shares) = sum_to_hundred(&counts, base, self.shares.decimals) else {
                continue;
            };
            for (id, share) in ids.iter().zip(shares) {
                if let Some(figure) = figures.iter_mut().find(|f| f.id == *id) {
                    figure.share = Some(share);
                }
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
