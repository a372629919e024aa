//! Figures that are computed from other figures: what is computed, checked.

use super::builder::Builder;
use super::{Catalogue, Fault, Origin};
use crate::nearest::nearest_name;
use crate::project::definition::{Definition, Quotient};

/// How a figure is computed from others. Nothing of it is known where a part is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// The sum.
    Total(Vec<String>),
    /// The first less the second, negative too.
    Difference([String; 2]),
    /// By how much the first exceeds the second, unit by unit, and never less than 0: what
    /// one unit has too many makes up for nothing that another lacks. The whole is the sum
    /// over the units.
    Excess([String; 2]),
    /// So many of the second to one of the first: `1:1.26`.
    Ratio(Quotient),
    /// So many to a thousand.
    PerThousand(Quotient),
}

impl Formula {
    /// The formula of a definition; `None` unless there is exactly one.
    fn of(d: &Definition) -> Option<Formula> {
        let all = [
            d.total.clone().map(Formula::Total),
            d.difference.clone().map(Formula::Difference),
            d.excess.clone().map(Formula::Excess),
            d.ratio.clone().map(Formula::Ratio),
            d.per_thousand.clone().map(Formula::PerThousand),
        ];
        let mut all = all.into_iter().flatten();
        match (all.next(), all.next()) {
            (Some(formula), None) => Some(formula),
            _ => None,
        }
    }

    /// The figures it is computed from, in order.
    pub fn parts(&self) -> Vec<&str> {
        match self {
            Formula::Total(parts) => parts.iter().map(String::as_str).collect(),
            Formula::Difference([a, b]) | Formula::Excess([a, b]) => vec![a, b],
            Formula::Ratio(of) | Formula::PerThousand(of) => vec![&of.of, &of.to],
        }
    }

    /// Its name in JSON and in the wordings.
    pub fn key(&self) -> &'static str {
        match self {
            Formula::Total(_) => "total",
            Formula::Difference(_) => "difference",
            Formula::Excess(_) => "excess",
            Formula::Ratio(_) => "ratio",
            Formula::PerThousand(_) => "per-thousand",
        }
    }
}

impl Builder<'_> {
    /// The formula of a figure, kept; its parts are checked when all figures are known.
    pub(super) fn computed(&mut self, d: &Definition) -> Option<Origin> {
        let Some(formula) = Formula::of(d) else {
            self.fault(&d.id, Fault::Formula);
            return None;
        };
        self.catalogue.formulas.push(formula);
        Some(Origin::Computed(self.catalogue.formulas.len() - 1))
    }

    /// Whether the parts of all formulas exist and can be computed with, and none is computed
    /// from itself.
    pub(super) fn check_formulas(&mut self) {
        let mut faults = Vec::new();
        for (position, entry) in self.catalogue.entries.iter().enumerate() {
            let Origin::Computed(formula) = entry.origin else {
                continue;
            };
            let formula = &self.catalogue.formulas[formula];
            for part in formula.parts() {
                if let Some(fault) = fault(&self.catalogue, position, formula, part) {
                    faults.push((entry.id.clone(), fault));
                }
            }
        }
        for (id, fault) in faults {
            self.fault(&id, fault);
        }
    }
}

fn fault(catalogue: &Catalogue, position: usize, formula: &Formula, part: &str) -> Option<Fault> {
    let entries = &catalogue.entries;
    let Some(at) = entries.iter().position(|entry| entry.id == part) else {
        let ids = entries.iter().map(|entry| entry.id.as_str());
        return Some(Fault::Part {
            id: part.to_owned(),
            nearest: nearest_name(part, ids),
        });
    };
    let by_unit = matches!(formula, Formula::Excess(_));
    let allowed = match entries[at].origin {
        Origin::People(_) | Origin::Fact { .. } => true,
        Origin::Events(_) | Origin::Flow(_) | Origin::Option(_) | Origin::Unused => !by_unit,
        // What is computed stands before what is computed from it: no circles.
        Origin::Computed(_) => !by_unit && at < position,
    };
    (!allowed).then(|| match by_unit {
        true => Fault::PartOfUnits(part.to_owned()),
        false => Fault::PartLater(part.to_owned()),
    })
}
