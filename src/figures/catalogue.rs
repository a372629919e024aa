//! The catalogue: definitions checked and turned into questions to the rows.

use super::definition::{
    BreakdownDefinition, Condition, Definition, ListOrder, Source, WindowName,
};
use crate::project::config::nearest;
use crate::records::activity::{ActivityDim, Column};
use crate::records::dimension::{Dim, UNKNOWN, Values};
use crate::records::facts::is_id;
use crate::records::log::Asked;
use crate::tally::{EventQuestion, Measure, PeopleQuestion, Term, Test, Window};
use crate::vocabulary::{Class, Education, Level, UnitType};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The dimension name by which a breakdown asks for the configured age bands.
const AGE_BANDS: &str = "年龄段";

/// All figures there are, in order.
#[derive(Debug, Clone)]
pub struct Catalogue {
    entries: Vec<Entry>,
    breakdowns: BTreeMap<String, Vec<super::Part>>,
    people: Vec<PeopleQuestion>,
    events: Vec<EventQuestion>,
}

/// One figure of the catalogue.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Unique id.
    pub id: String,
    /// Chinese name.
    pub label: String,
    /// Unit of count.
    pub unit: Option<String>,
    /// Denominator.
    pub share_of: Option<String>,
    /// What gives its value.
    pub origin: Origin,
}

/// What gives a figure its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The command line or what was read.
    Option(Period),
    /// A question to the roster, by its position.
    People(usize),
    /// A question to the activity logs, by its position.
    Events(usize),
    /// A facts table.
    Fact,
    /// An id of the list that this configuration has no use for (a fifth age band of four).
    Unused,
}

/// Figures that are years and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The report year.
    Year,
    /// The reference date.
    AsOf,
    /// The year after the report year.
    NextYear,
    /// First of the recent years.
    RecentFirst,
    /// Last of the recent years.
    RecentLast,
}

impl Period {
    fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "period.year" => Period::Year,
            "period.as_of" => Period::AsOf,
            "period.next_year" => Period::NextYear,
            "period.recent_first" => Period::RecentFirst,
            "period.recent_last" => Period::RecentLast,
            _ => return None,
        })
    }
}

/// What is wrong with a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueError {
    /// The figure or breakdown.
    pub id: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The catalogue itself cannot be read.
    Syntax(String),
    /// Another figure has this id.
    Twice,
    /// An id may hold letters, digits, `.`, `_` and `-` only.
    Id,
    /// A condition on something that is no dimension.
    Dimension {
        /// As written.
        name: String,
        /// What there is.
        known: String,
    },
    /// A condition on a class that does not exist.
    Label {
        /// The dimension.
        dim: String,
        /// As written.
        label: String,
        /// What there is.
        known: String,
    },
    /// A column that cannot be added up or listed.
    Column {
        /// As written.
        name: String,
        /// What there is.
        known: String,
    },
    /// An activities figure must have exactly one of `sum`, `count` and `list`.
    Measure,
    /// The denominator does not exist.
    Denominator {
        /// As written.
        id: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A breakdown of an open dimension must list its parts.
    Parts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    figure: Vec<Definition>,
    #[serde(default)]
    breakdown: Vec<BreakdownDefinition>,
}

/// The embedded definitions.
pub const EMBEDDED: &str = include_str!("../../templates/figures.toml");

/// What a catalogue is built from besides its own file.
pub struct Additions<'a> {
    /// The bureau's own figures.
    pub figures: &'a [Definition],
    /// The bureau's own breakdowns.
    pub breakdowns: &'a [BreakdownDefinition],
    /// Upper limits of the age bands.
    pub age_limits: &'a [u32],
    /// Figures that only the facts tables name: id, label, unit.
    pub facts: &'a [(String, String, Option<String>)],
}

impl Catalogue {
    /// Builds the catalogue from its file and the bureau's additions.
    ///
    /// # Errors
    /// Everything that is wrong with the definitions.
    pub fn build(file: &str, additions: &Additions<'_>) -> Result<Self, Vec<CatalogueError>> {
        let file: File = toml::from_str(file).map_err(|e| {
            vec![CatalogueError {
                id: "figures.toml".to_owned(),
                fault: Fault::Syntax(e.to_string()),
            }]
        })?;
        let mut builder = Builder {
            catalogue: Catalogue {
                entries: Vec::new(),
                breakdowns: BTreeMap::new(),
                people: Vec::new(),
                events: Vec::new(),
            },
            values: Values::default(),
            errors: Vec::new(),
            ids: BTreeSet::new(),
            age_limits: additions.age_limits,
        };
        let breakdowns = || file.breakdown.iter().chain(additions.breakdowns);
        for figure in file.figure.iter().chain(additions.figures) {
            builder.figure(figure);
            let follows = |b: &&BreakdownDefinition| b.after.as_ref() == Some(&figure.id);
            breakdowns()
                .filter(follows)
                .for_each(|b| builder.breakdown(b));
        }
        let placed =
            |b: &&BreakdownDefinition| b.after.as_ref().is_some_and(|a| builder.ids.contains(a));
        let rest: Vec<&BreakdownDefinition> = breakdowns().filter(|b| !placed(b)).collect();
        rest.into_iter().for_each(|b| builder.breakdown(b));
        for (id, label, unit) in additions.facts {
            if !builder.ids.contains(id) {
                builder.entry(id, label, unit.clone(), None, Origin::Fact);
            }
        }
        builder.finish()
    }

    /// All figures in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The figure with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.id == id)
    }

    /// The id most like this one.
    pub fn nearest(&self, id: &str) -> Option<String> {
        let ids: Vec<&str> = self.entries.iter().map(|e| e.id.as_str()).collect();
        nearest(id, &ids)
    }

    /// Breakdowns and their parts.
    pub fn breakdowns(&self) -> &BTreeMap<String, Vec<super::Part>> {
        &self.breakdowns
    }

    /// The questions to the roster.
    pub fn people(&self) -> &[PeopleQuestion] {
        &self.people
    }

    /// The questions to the activity logs.
    pub fn events(&self) -> &[EventQuestion] {
        &self.events
    }

    /// What the figures ask of the activity logs.
    pub fn asked(&self) -> Asked<'_> {
        Asked {
            kinds: self.kinds(),
            numbers: self
                .events
                .iter()
                .flat_map(|question| {
                    let measured = match question.measure {
                        Measure::Sum(column) => Some(column),
                        Measure::Rows(column) => column,
                        Measure::Months | Measure::Distinct(_) | Measure::ByDate(_) => None,
                    };
                    let columns = measured.into_iter().chain(question.filled);
                    columns.map(move |column| (column, question))
                })
                .map(|(column, question)| (column, kinds_of(question)))
                .collect(),
        }
    }

    /// The kinds of activity (类别) that some figure asks for.
    fn kinds(&self) -> BTreeSet<&str> {
        let terms = self.events.iter().flat_map(|q| &q.terms);
        terms
            .filter(|t| t.dim == ActivityDim::Kind)
            .flat_map(|t| match &t.test {
                Test::AnyOf(labels) | Test::NoneOf(labels) => labels.as_slice(),
                Test::Between { .. } => &[],
            })
            .map(String::as_str)
            .collect()
    }
}

struct Builder<'a> {
    catalogue: Catalogue,
    values: Values,
    errors: Vec<CatalogueError>,
    ids: BTreeSet<String>,
    age_limits: &'a [u32],
}

impl Builder<'_> {
    fn fault(&mut self, id: &str, fault: Fault) {
        self.errors.push(CatalogueError {
            id: id.to_owned(),
            fault,
        });
    }

    fn entry(
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

    fn figure(&mut self, d: &Definition) {
        let origin = match d.source {
            Source::Option => match Period::from_id(&d.id) {
                Some(period) => Some(Origin::Option(period)),
                None => {
                    self.fault(&d.id, Fault::Id);
                    None
                }
            },
            Source::Facts => Some(Origin::Fact),
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
            let part = super::Part {
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

    fn people_terms(
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
            let test = test_of(condition);
            let known = self.values.filter_labels(dim);
            if !dim.is_open() {
                self.check_labels(id, name, &test, &known)?;
            }
            terms.push(Term { dim, test });
        }
        Some(terms)
    }

    fn check_labels(&mut self, id: &str, dim: &str, test: &Test, known: &[String]) -> Option<()> {
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
            known: known.join("、"),
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
            let test = test_of(condition);
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

    fn breakdown(&mut self, b: &BreakdownDefinition) {
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
            parts.push(super::Part { id, label: part });
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

    fn finish(mut self) -> Result<Catalogue, Vec<CatalogueError>> {
        let ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        for entry in &self.catalogue.entries {
            if let Some(id) = &entry.share_of
                && !self.ids.contains(id)
            {
                self.errors.push(CatalogueError {
                    id: entry.id.clone(),
                    fault: Fault::Denominator {
                        id: id.clone(),
                        nearest: nearest(id, &ids),
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

/// The kinds of activity a question names; `None` where it looks at every kind.
fn kinds_of(question: &EventQuestion) -> Option<BTreeSet<&str>> {
    let is_kind = |term: &&Term<ActivityDim>| term.dim == ActivityDim::Kind;
    match &question.terms.iter().find(is_kind)?.test {
        Test::AnyOf(labels) => Some(labels.iter().map(String::as_str).collect()),
        Test::NoneOf(_) | Test::Between { .. } => None,
    }
}

fn labels_of<C: Class>() -> Vec<String> {
    let groups = C::ALL.iter().flat_map(|c| c.groups());
    C::ALL
        .iter()
        .map(|c| c.label())
        .chain(groups.copied())
        .map(str::to_owned)
        .collect()
}

fn test_of(condition: &Condition) -> Test {
    match condition {
        Condition::One(label) => Test::AnyOf(vec![label.clone()]),
        Condition::Any(labels) => Test::AnyOf(labels.clone()),
        Condition::Not { not } => Test::NoneOf(not.list()),
        Condition::Range(range) => Test::Between {
            min: range.min,
            max: range.max,
        },
    }
}

/// The bands between upper limits, named as bulletins do: both ends belong to a band, so
/// that 50 stands in one of them only (`50岁以上` includes 50 in law and would overlap).
fn age_bands(limits: &[u32]) -> Vec<(String, Dim, Test)> {
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
