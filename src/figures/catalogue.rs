//! The catalogue: definitions checked and turned into questions to the rows.

mod builder;
mod flow;
mod formula;

use crate::nearest::nearest_name;
use crate::project::definition::{BreakdownDefinition, Definition};
use crate::records::activity::ActivityDim;
use crate::records::dimension::Values;
use crate::records::log::Asked;
use crate::tally::flows::FlowQuestion;
use crate::tally::{EventQuestion, Measure, PeopleQuestion, Term, Test};
use builder::Builder;
pub use builder::age_bands;
pub use formula::Formula;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The dimension name by which a breakdown asks for the configured age bands.
const AGE_BANDS: &str = "年龄段";

/// All figures there are, in order.
#[derive(Debug, Clone)]
pub struct Catalogue {
    entries: Vec<Entry>,
    breakdowns: BTreeMap<String, Vec<super::Part>>,
    /// Ids that no definition has, only a facts table.
    given: BTreeSet<String>,
    people: Vec<PeopleQuestion>,
    events: Vec<EventQuestion>,
    flows: Vec<FlowQuestion>,
    formulas: Vec<Formula>,
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

impl Entry {
    /// What its figure is, whosever it is.
    pub fn meaning(&self) -> super::Meaning {
        super::Meaning {
            id: self.id.clone(),
            label: self.label.clone(),
            unit: self.unit.clone(),
            share_of: self.share_of.clone(),
        }
    }
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
    /// A question to those who joined or left since last year, by its position.
    Flow(usize),
    /// A facts table.
    Fact {
        /// Whether the units' numbers add up to the whole's.
        add_units: bool,
    },
    /// Other figures, by the position of the formula.
    Computed(usize),
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
    /// A figure computed from others must have exactly one formula.
    Formula,
    /// A part of a formula does not exist.
    Part {
        /// As written.
        id: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// A part of a formula is itself computed, and stands later.
    PartLater(String),
    /// What is computed unit by unit has parts that units do not have.
    PartOfUnits(String),
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
                given: BTreeSet::new(),
                people: Vec::new(),
                events: Vec::new(),
                flows: Vec::new(),
                formulas: Vec::new(),
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
                builder.entry(
                    id,
                    label,
                    unit.clone(),
                    None,
                    Origin::Fact { add_units: false },
                );
                builder.catalogue.given.insert(id.clone());
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
        nearest_name(id, self.entries.iter().map(|e| e.id.as_str()))
    }

    /// For an id that only the facts tables know: the defined one it is most like, if it may
    /// be a slip.
    pub fn meant(&self, id: &str) -> Option<String> {
        if !self.given.contains(id) {
            return None;
        }
        let defined = self.entries.iter().map(|e| e.id.as_str());
        nearest_name(id, defined.filter(|e| !self.given.contains(*e)))
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

    /// The questions to those who joined or left since last year.
    pub fn flows(&self) -> &[FlowQuestion] {
        &self.flows
    }

    /// The formulas of figures that are computed from others.
    pub fn formulas(&self) -> &[Formula] {
        &self.formulas
    }

    /// What the figures ask of the activity logs.
    pub fn asked(&self) -> Asked<'_> {
        let measured = |question: &EventQuestion| match question.measure {
            Measure::Sum(column) => Some(column),
            Measure::Rows(column) => column,
            Measure::Months | Measure::Distinct(_) | Measure::ByDate(_) => None,
        };
        let mut numbers = Vec::new();
        for question in &self.events {
            for column in measured(question).into_iter().chain(question.filled) {
                numbers.push((column, kinds_of(question)));
            }
        }
        Asked {
            kinds: self.kinds(),
            numbers,
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

/// The kinds of activity a question names; `None` where it looks at every kind.
fn kinds_of(question: &EventQuestion) -> Option<BTreeSet<&str>> {
    let is_kind = |term: &&Term<ActivityDim>| term.dim == ActivityDim::Kind;
    match &question.terms.iter().find(is_kind)?.test {
        Test::AnyOf(labels) => Some(labels.iter().map(String::as_str).collect()),
        Test::NoneOf(_) | Test::Between { .. } => None,
    }
}
