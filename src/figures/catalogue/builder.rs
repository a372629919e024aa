//! Builds the catalogue: every definition checked, all faults told at once.

use super::{AGE_BANDS, Catalogue, CatalogueError, Entry, Fault, Origin, Period};
use crate::nearest::nearest_name;
use crate::project::definition::{
    BreakdownDefinition, Condition, Definition, ListOrder, Source, WindowName,
};
use crate::records::activity::{ActivityDim, Column};
use crate::records::dimension::{Dim, UNKNOWN, Values};
use crate::records::facts::is_id;
use crate::records::units::display;
use crate::tally::{EventQuestion, Measure, PeopleQuestion, Term, Test, Window};
use crate::vocabulary::{Class, Education, Level, UnitType, normalise};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Builder<'a> {
    pub(super) catalogue: Catalogue,
    pub(super) values: Values,
    pub(super) errors: Vec<CatalogueError>,
    pub(super) ids: BTreeSet<String>,
    pub(super) age_limits: &'a [u32],
}

impl Builder<'_> {
    pub(super) fn fault(&mut self, id: &str, fault: Fault) {
        self.errors.push(CatalogueError {
            id: id.to_owned(),
            fault,
        });
    }

    pub(super) fn entry(
        &mut self,
        id: &str,
        label: &str,
        unit: Option<String>,
        share_of: Option<String>,
        origin: Origin,
    ) {
        if !is_id(id) {
            return self.fault(id, Fault::Id);
        }
        if !self.ids.insert(id.to_owned()) {
            return self.fault(id, Fault::Twice);
        }
        self.catalogue.entries.push(Entry {
            id: id.to_owned(),
            label: label.to_owned(),
            unit,
            share_of,
            origin,
        });
    }

    pub(super) fn figure(&mut self, d: &Definition) {
        let origin = match d.source {
            Source::Option => match Period::from_id(&d.id) {
                Some(period) => Some(Origin::Option(period)),
                None => {
                    self.fault(&d.id, Fault::Id);
                    None
                }
            },
            Source::Flows => self.flow(d),
            Source::Facts => Some(Origin::Fact {
                add_units: d.add_units,
            }),
            Source::Figures => self.computed(d),
            Source::Roster => {
                let terms = self.people_terms(&d.id, &d.conditions);
                terms.map(|terms| self.people(terms))
            }
            Source::Activities => self.event_question(d).map(|question| {
                self.catalogue.events.push(question);
                Origin::Events(self.catalogue.events.len() - 1)
            }),
        };
        let Some(origin) = origin else { return };
        self.entry(&d.id, &d.label, d.unit.clone(), d.share_of.clone(), origin);
        if let Some(breakdown) = &d.breakdown {
            let part = crate::figures::Part {
                id: d.id.clone(),
                label: d.part.clone().unwrap_or_else(|| d.label.clone()),
            };
            let parts = self.catalogue.breakdowns.entry(breakdown.clone());
            parts.or_default().push(part);
        }
    }

    fn people(&mut self, mut terms: Vec<Term<Dim>>) -> Origin {
        // Whoever is not in post is counted only by a figure that asks for it.
        if !terms.iter().any(|t| t.dim == Dim::InPost) {
            terms.push(Term {
                dim: Dim::InPost,
                test: Test::AnyOf(vec!["在职".to_owned()]),
            });
        }
        self.catalogue.people.push(PeopleQuestion { terms });
        Origin::People(self.catalogue.people.len() - 1)
    }

    pub(super) fn people_terms(
        &mut self,
        id: &str,
        conditions: &BTreeMap<String, Condition>,
    ) -> Option<Vec<Term<Dim>>> {
        let mut terms = Vec::new();
        for (name, condition) in conditions {
            let Some(dim) = Dim::from_name(name) else {
                let known: Vec<&str> = Dim::ALL.iter().map(|d| d.name()).collect();
                let fault = Fault::Dimension {
                    name: name.clone(),
                    known: known.join("、"),
                };
                self.fault(id, fault);
                return None;
            };
            let test = match dim.is_open() {
                // What the data say is compared normalised.
                true => test_of(condition, |label| normalise::cell(label).into_owned()),
                false => test_of(condition, str::to_owned),
            };
            let known = self.values.filter_labels(dim);
            if !dim.is_open() {
                self.check_labels(id, name, &test, &known)?;
            }
            terms.push(Term { dim, test });
        }
        Some(terms)
    }

    pub(super) fn check_labels(
        &mut self,
        id: &str,
        dim: &str,
        test: &Test,
        known: &[String],
    ) -> Option<()> {
        let (Test::AnyOf(labels) | Test::NoneOf(labels)) = test else {
            return Some(());
        };
        let is_unknown = |l: &&String| !known.contains(l) && *l != UNKNOWN;
        let Some(unknown) = labels.iter().find(is_unknown) else {
            return Some(());
        };
        let fault = Fault::Label {
            dim: dim.to_owned(),
            label: unknown.clone(),
            // A hundred and thirty ages help nobody: an age is asked for by its limits.
            known: match dim == Dim::Age.name() {
                true => "{ min = 51 }、{ max = 35 }、{ min = 36, max = 40 }".to_owned(),
                false => known.join("、"),
            },
        };
        self.fault(id, fault);
        None
    }

    fn event_question(&mut self, d: &Definition) -> Option<EventQuestion> {
        let mut terms = Vec::new();
        for (name, condition) in &d.conditions {
            let Some(dim) = ActivityDim::from_name(name) else {
                let known: Vec<&str> = ActivityDim::ALL.iter().map(|d| d.name()).collect();
                let fault = Fault::Dimension {
                    name: name.clone(),
                    known: known.join("、"),
                };
                self.fault(&d.id, fault);
                return None;
            };
            let test = match dim {
                ActivityDim::Kind => test_of(condition, |l| normalise::cell(l).into_owned()),
                ActivityDim::Unit => test_of(condition, display),
                _ => test_of(condition, str::to_owned),
            };
            let known = match dim {
                ActivityDim::Education => labels_of::<Education>(),
                ActivityDim::Level => labels_of::<Level>(),
                ActivityDim::UnitType => labels_of::<UnitType>(),
                // A bureau may have kinds of its own, and any unit.
                ActivityDim::Kind | ActivityDim::Unit => Vec::new(),
            };
            if !known.is_empty() {
                self.check_labels(&d.id, name, &test, &known)?;
            }
            terms.push(Term { dim, test });
        }
        let filled = match &d.filled {
            Some(name) => Some(self.column(&d.id, name, |_| true)?),
            None => None,
        };
        Some(EventQuestion {
            terms,
            filled,
            measure: self.measure(d)?,
            window: match d.window {
                WindowName::Year => Window::Year,
                WindowName::Recent => Window::Recent,
            },
            per_year: d.per_year,
        })
    }

    fn measure(&mut self, d: &Definition) -> Option<Measure> {
        match (&d.sum, &d.count, &d.list) {
            (Some(name), None, None) => {
                Some(Measure::Sum(self.column(&d.id, name, Column::is_number)?))
            }
            (None, Some(name), None) => Some(Measure::Rows(Some(self.column(
                &d.id,
                name,
                Column::is_count,
            )?))),
            (None, None, Some(name)) if name == "月份" => Some(Measure::Months),
            (None, None, Some(name)) => {
                let column = self.column(&d.id, name, |c| !c.is_number())?;
                Some(match d.order {
                    Some(ListOrder::Date) => Measure::ByDate(column),
                    Some(ListOrder::Text) | None => Measure::Distinct(column),
                })
            }
            _ => {
                self.fault(&d.id, Fault::Measure);
                None
            }
        }
    }

    fn column(&mut self, id: &str, name: &str, fits: impl Fn(Column) -> bool) -> Option<Column> {
        let column = Column::from_name(name).filter(|c| fits(*c));
        if column.is_none() {
            let known: Vec<&str> = Column::ALL
                .iter()
                .filter(|c| fits(**c))
                .map(|c| c.name())
                .collect();
            let fault = Fault::Column {
                name: name.to_owned(),
                known: known.join("、"),
            };
            self.fault(id, fault);
        }
        column
    }

    pub(super) fn breakdown(&mut self, b: &BreakdownDefinition) {
        let Some(base) = self.people_terms(&b.id, &b.conditions) else {
            return;
        };
        let Some(classes) = self.classes(b) else {
            return;
        };
        let mut parts = Vec::new();
        for (position, (part, dim, test)) in classes.into_iter().enumerate() {
            let number = (position + 1).to_string();
            let is_unknown = part == UNKNOWN;
            let id = match (&b.unknown, &b.prefix) {
                (Some(id), _) if is_unknown => id.clone(),
                (_, Some(prefix)) => format!("{prefix}{number}"),
                _ => format!("{}.{part}", b.id),
            };
            let label = match (&b.unknown_label, &b.label) {
                (Some(label), _) if is_unknown => label.clone(),
                (_, Some(label)) => label.replace("{part}", &part).replace("{n}", &number),
                _ => part.clone(),
            };
            let mut terms = base.clone();
            terms.push(Term { dim, test });
            let origin = self.people(terms);
            self.entry(
                &id,
                &label,
                Some(b.unit.clone()),
                b.share_of.clone(),
                origin,
            );
            parts.push(crate::figures::Part { id, label: part });
        }
        self.catalogue.breakdowns.insert(b.id.clone(), parts);
        if b.by == AGE_BANDS {
            self.unused_bands(b);
        }
    }

    /// The list of figures has five bands; with fewer the others exist and are null.
    fn unused_bands(&mut self, b: &BreakdownDefinition) {
        let (Some(prefix), Some(label)) = (&b.prefix, &b.label) else {
            return;
        };
        for n in self.age_limits.len() + 2..=5 {
            let label = label.replace("{n}", &n.to_string());
            let unit = Some(b.unit.clone());
            let id = format!("{prefix}{n}");
            self.entry(&id, &label, unit, b.share_of.clone(), Origin::Unused);
        }
    }

    /// The parts of a breakdown: name, dimension, condition.
    fn classes(&mut self, b: &BreakdownDefinition) -> Option<Vec<(String, Dim, Test)>> {
        if b.by == AGE_BANDS {
            return Some(age_bands(self.age_limits));
        }
        let Some(dim) = Dim::from_name(&b.by) else {
            let known: Vec<&str> = Dim::ALL.iter().map(|d| d.name()).collect();
            let fault = Fault::Dimension {
                name: b.by.clone(),
                known: format!("{}、{AGE_BANDS}", known.join("、")),
            };
            self.fault(&b.id, fault);
            return None;
        };
        let labels = match &b.parts {
            Some(parts) if dim.is_open() => parts
                .iter()
                .map(|part| normalise::cell(part).into_owned())
                .collect(),
            Some(parts) => parts.clone(),
            None if dim.is_open() || matches!(dim, Dim::Age | Dim::FullTimeEducation) => {
                self.fault(&b.id, Fault::Parts);
                return None;
            }
            None => (0..self.values.count(dim))
                .filter_map(|v| self.values.labels(dim, v as u32).first().cloned())
                .collect(),
        };
        if !dim.is_open() {
            let known = self.values.filter_labels(dim);
            self.check_labels(&b.id, &b.by, &Test::AnyOf(labels.clone()), &known)?;
        }
        let class = |label: String| (label.clone(), dim, Test::AnyOf(vec![label]));
        Some(labels.into_iter().map(class).collect())
    }

    pub(super) fn finish(mut self) -> Result<Catalogue, Vec<CatalogueError>> {
        self.check_formulas();
        for entry in &self.catalogue.entries {
            if let Some(id) = &entry.share_of
                && !self.ids.contains(id)
            {
                self.errors.push(CatalogueError {
                    id: entry.id.clone(),
                    fault: Fault::Denominator {
                        id: id.clone(),
                        nearest: nearest_name(id, self.ids.iter().map(String::as_str)),
                    },
                });
            }
        }
        if self.errors.is_empty() {
            Ok(self.catalogue)
        } else {
            Err(self.errors)
        }
    }
}

pub(super) fn labels_of<C: Class>() -> Vec<String> {
    let groups = C::ALL.iter().flat_map(|c| c.groups());
    C::ALL
        .iter()
        .map(|c| c.label())
        .chain(groups.copied())
        .map(str::to_owned)
        .collect()
}

pub(super) fn test_of(condition: &Condition, form: impl Fn(&str) -> String) -> Test {
    let forms = |labels: &[String]| labels.iter().map(|l| form(l)).collect();
    match condition {
        Condition::One(label) => Test::AnyOf(vec![form(label)]),
        Condition::Any(labels) => Test::AnyOf(forms(labels)),
        Condition::Not { not } => Test::NoneOf(forms(&not.list())),
        Condition::Range(range) => Test::Between {
            min: range.min,
            max: range.max,
        },
    }
}

/// The bands between upper limits, named as bulletins do: both ends belong to a band, so
/// that 50 stands in one of them only (`50岁以上` includes 50 in law and would overlap).
pub fn age_bands(limits: &[u32]) -> Vec<(String, Dim, Test)> {
    let mut bands = Vec::new();
    let mut min: Option<u32> = None;
    for max in limits {
        let name = match min {
            None => format!("{max}岁及以下"),
            Some(min) if min == *max => format!("{max}岁"),
            Some(min) => format!("{min}—{max}岁"),
        };
        let test = Test::Between {
            min,
            max: Some(*max),
        };
        bands.push((name, Dim::Age, test));
        min = Some(max + 1);
    }
    if let Some(min) = min {
        let test = Test::Between {
            min: Some(min),
            max: None,
        };
        bands.push((format!("{min}岁及以上"), Dim::Age, test));
    }
    let unknown = Test::AnyOf(vec![UNKNOWN.to_owned()]);
    bands.push((UNKNOWN.to_owned(), Dim::Age, unknown));
    bands
}
