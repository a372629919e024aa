//! Figures that are computed from other figures of the same scope.

use super::catalogue::{Formula, Origin};
use super::evaluate::{Context, Whose};
use super::figure::{Figure, Missing, Value};
use super::share::quotient;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Decimals of ratios and of numbers to a thousand, as the bulletins print them.
const DECIMALS: u32 = 2;

impl Context<'_> {
    /// Fills in what is computed. Parts that are computed themselves stand before, which the
    /// catalogue has checked.
    pub(super) fn compute(&self, figures: &mut [Figure], whose: Whose<'_>) {
        for (position, entry) in self.catalogue.entries().iter().enumerate() {
            let Origin::Computed(formula) = entry.origin else {
                continue;
            };
            let found = match &self.catalogue.formulas()[formula] {
                Formula::Excess([a, b]) => self.excess(a, b, whose).map_err(Arc::new),
                formula => self.of_figures(formula, figures),
            };
            let figure = &mut figures[position];
            (figure.value, figure.missing) = match found {
                Ok(value) => (value, None),
                Err(missing) => (Value::Null, Some(missing)),
            };
        }
    }

    /// By how much one figure exceeds another, unit by unit.
    fn excess(&self, a: &str, b: &str, whose: Whose<'_>) -> Result<Value, Missing> {
        let units: Vec<u32> = match whose {
            Whose::Unit(unit) => vec![unit],
            Whose::Units(units) => units.to_vec(),
            Whose::All => self.units_with(a, b),
        };
        let mut sum = Decimal::ZERO;
        let mut without: BTreeSet<String> = BTreeSet::new();
        let mut lacking = None;
        let mut known = 0;
        for unit in &units {
            let pair = (self.of_unit(a, *unit), self.of_unit(b, *unit));
            let (first, second) = match pair {
                (Ok(first), Ok(second)) => (first, second),
                // A unit that has nothing of the one needs no number of the other: no one on
                // the establishment of a private clinic, and no posts approved for it.
                (Ok(n), Err(_)) | (Err(_), Ok(n)) if n.is_zero() && units.len() > 1 => continue,
                (first, second) => {
                    let missing = first.err().map(|m| (a, m)).or(second.err().map(|m| (b, m)));
                    lacking = lacking.or(missing);
                    let name = self.tally.units.entry(*unit).map(|u| u.name.clone());
                    without.extend(name);
                    continue;
                }
            };
            known += 1;
            sum += (first - second).max(Decimal::ZERO);
        }
        match lacking {
            None if known > 0 => Ok(Value::Number(sum.normalize())),
            Some((id, Missing::Fact(_) | Missing::Roster)) if known > 0 => Err(Missing::OfUnits {
                id: id.to_owned(),
                units: without.into_iter().collect(),
            }),
            Some((_, missing)) => Err(missing),
            None => Err(Missing::Fact(a.to_owned())),
        }
    }

    /// All units of the rosters, and those for which one of the numbers is given.
    fn units_with(&self, a: &str, b: &str) -> Vec<u32> {
        let list = self.tally.units.list().iter().zip(0u32..);
        let mut units: BTreeSet<u32> = list
            .filter(|(unit, _)| unit.in_roster)
            .map(|(_, number)| number)
            .collect();
        for id in [a, b] {
            let given = self.tally.unit_facts.get(id);
            units.extend(given.into_iter().flat_map(|numbers| numbers.keys()));
        }
        units.into_iter().collect()
    }

    fn of_unit(&self, id: &str, unit: u32) -> Result<Decimal, Missing> {
        let entry = self.catalogue.get(id);
        let entry = entry.ok_or(Missing::NotConfigured)?;
        // A unit without a single row is not one that has nobody: its roster has not come.
        let in_roster = self.tally.units.entry(unit).is_some_and(|u| u.in_roster);
        if matches!(entry.origin, Origin::People(_)) && !in_roster {
            return Err(Missing::Roster);
        }
        match self.found(entry, Whose::Unit(unit))? {
            Value::Number(number) => Ok(number),
            _ => Err(Missing::NotConfigured),
        }
    }

    /// What is computed from figures of the same scope.
    fn of_figures(&self, formula: &Formula, figures: &[Figure]) -> Result<Value, Arc<Missing>> {
        let number = |id: &str| {
            let figure = self.position(id).and_then(|at| figures.get(at));
            match figure.map(|figure| (&figure.value, &figure.missing)) {
                Some((Value::Number(number), _)) => Ok(*number),
                Some((_, Some(missing))) => Err(Arc::clone(missing)),
                _ => Err(Arc::new(Missing::NotConfigured)),
            }
        };
        let divided = |part: Decimal, by: Decimal, id: &str| {
            quotient(part, by, DECIMALS).ok_or_else(|| Arc::new(Missing::Zero(id.to_owned())))
        };
        match formula {
            Formula::Total(parts) => {
                let numbers: Result<Vec<Decimal>, _> = parts.iter().map(|p| number(p)).collect();
                let sum: Decimal = numbers?.into_iter().sum();
                Ok(Value::Number(sum.normalize()))
            }
            Formula::Difference([a, b]) | Formula::Excess([a, b]) => {
                Ok(Value::Number((number(a)? - number(b)?).normalize()))
            }
            Formula::Ratio(of) => {
                let (one, many) = (number(&of.of)?, number(&of.to)?);
                Ok(Value::Ratio(divided(many, one, &of.of)?))
            }
            Formula::PerThousand(of) => {
                let (part, whole) = (number(&of.of)?, number(&of.to)?);
                let thousand = part * Decimal::ONE_THOUSAND;
                Ok(Value::Number(divided(thousand, whole, &of.to)?))
            }
        }
    }
}
