//! The catalogue applied to what was counted.

use super::catalogue::{Catalogue, Entry, Origin, Period};
use super::figure::{Figure, Meaning, Missing, Value};
use super::share::{percent, sum_to_hundred};
use super::{Figures, Unit, UnitKind};
use crate::project::config::ShareMethod;
use crate::records::units::display;
use crate::tally::{Flows, Given, Tally};
use crate::vocabulary::{Class, UnitType};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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
    let context = Context::new(catalogue, tally, year, as_of, shares);
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
    let mut places: HashMap<String, usize> = HashMap::with_capacity(configured.len());
    for (place, name) in configured.iter().enumerate() {
        places.entry(display(name)).or_insert(place);
    }
    units.sort_by_cached_key(|(_, kind, name)| {
        let kind = kind.and_then(|k| UnitType::ALL.iter().position(|a| *a == k));
        let place = places.get(name).copied();
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
    pub(super) year: i32,
    as_of: NaiveDate,
    pub(super) shares: ShareRule,
    /// What each figure of the catalogue is.
    meanings: Vec<Arc<Meaning>>,
    /// Where a figure of this id stands in it.
    index: FxHashMap<&'a str, usize>,
    /// Why each is nobody's, where it is; and why it was last missing for somebody. With
    /// thousands of units the reasons would be more than all the numbers.
    unasked: Vec<Option<Arc<Missing>>>,
    lacking: RefCell<Vec<Option<Arc<Missing>>>>,
}

impl<'a> Context<'a> {
    fn new(
        catalogue: &'a Catalogue,
        tally: &'a Tally,
        year: i32,
        as_of: NaiveDate,
        shares: ShareRule,
    ) -> Self {
        let entries = catalogue.entries();
        let meaning = |entry: &Entry| Arc::new(entry.meaning());
        let ids = entries.iter().map(|entry| entry.id.as_str());
        let mut context = Context {
            catalogue,
            tally,
            year,
            as_of,
            shares,
            meanings: entries.iter().map(meaning).collect(),
            index: ids.zip(0..).collect(),
            unasked: Vec::new(),
            lacking: RefCell::new(vec![None; entries.len()]),
        };
        let unasked = entries.iter().map(|entry| match entry.origin {
            Origin::People(question) => context.unasked(question).map(Arc::new),
            _ => None,
        });
        context.unasked = unasked.collect();
        context
    }

    /// All figures of one scope.
    fn figures(&self, whose: Whose<'_>) -> Vec<Figure> {
        let entries = self.catalogue.entries().iter().enumerate();
        let mut figures: Vec<Figure> = entries
            .map(|(position, entry)| self.figure(position, entry, whose))
            .collect();
        self.compute(&mut figures, whose);
        self.add_shares(&mut figures);
        figures
    }

    fn figure(&self, position: usize, entry: &Entry, whose: Whose<'_>) -> Figure {
        let found = match entry.origin {
            Origin::People(question) => match &self.unasked[position] {
                Some(missing) => Err(Arc::clone(missing)),
                None => Ok(self.count(question, whose)),
            },
            Origin::Events(question) => match self.sum(question, whose) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => Err(self.same_column(position, question)),
                Err(missing) => Err(self.same(position, missing)),
            },
            _ => (self.found(entry, whose)).map_err(|missing| self.same(position, missing)),
        };
        let (value, missing) = match found {
            Ok(value) => (value, None),
            Err(missing) => (Value::Null, Some(missing)),
        };
        Figure {
            meaning: Arc::clone(&self.meanings[position]),
            value,
            share: None,
            missing,
        }
    }

    /// Where the figure of this id stands in the catalogue.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The reason why a figure is missing, the last one if it is the same.
    fn same(&self, position: usize, missing: Missing) -> Arc<Missing> {
        let mut lacking = self.lacking.borrow_mut();
        match &lacking[position] {
            Some(last) if **last == missing => Arc::clone(last),
            _ => Arc::clone(lacking[position].insert(Arc::new(missing))),
        }
    }

    /// That no row fills its column: the same reason whosever figure it is.
    fn same_column(&self, position: usize, question: usize) -> Arc<Missing> {
        let mut lacking = self.lacking.borrow_mut();
        match &lacking[position] {
            Some(last) if matches!(**last, Missing::ActivityColumn { .. }) => Arc::clone(last),
            _ => Arc::clone(lacking[position].insert(Arc::new(self.no_column(question)))),
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
        match self.unasked(question) {
            Some(missing) => Err(missing),
            None => Ok(self.count(question, whose)),
        }
    }

    /// Why nobody can be counted by this question.
    fn unasked(&self, question: usize) -> Option<Missing> {
        if self.tally.rosters == 0 {
            return Some(Missing::Roster);
        }
        self.catalogue.people()[question]
            .terms
            .iter()
            .find_map(|term| {
                let columns = term.dim.columns();
                let there = |c: &&str| self.tally.roster_columns.contains(*c);
                let lacks = !columns.is_empty() && !columns.iter().any(there);
                let names = || columns.iter().map(|c| (*c).to_owned()).collect();
                lacks.then(|| Missing::RosterColumn(names()))
            })
    }

    fn count(&self, question: usize, whose: Whose<'_>) -> Value {
        let people = &self.tally.people;
        let count: u64 = match whose {
            Whose::All => people.whole(question),
            Whose::Unit(unit) => people.of_unit(unit, question),
            Whose::Units(units) => units.iter().map(|u| people.of_unit(*u, question)).sum(),
        };
        Value::Number(count.into())
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
        let number = |figure: &Figure| match figure.value {
            Value::Number(n) => Some(n),
            _ => None,
        };
        let numbers: Vec<Option<Decimal>> = figures.iter().map(number).collect();
        for (figure, part) in figures.iter_mut().zip(&numbers) {
            let base = (figure.share_of.as_deref()).and_then(|base| self.position(base));
            let whole = base.and_then(|base| numbers[base]);
            if let (Some(part), Some(whole)) = (part, whole) {
                figure.share = percent(*part, whole, self.shares.decimals);
            }
        }
        if self.shares.method == ShareMethod::SumTo100 {
            let known = figures.iter().zip(numbers);
            let numbers = known.filter_map(|(figure, n)| Some((figure.id.clone(), n?)));
            let numbers = numbers.collect();
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
