//! Reads every file of a project once and counts: project → tally, findings, manifest.
//!
//! - [`decided`]: what the bureau has decided. [`rosters`]: the people, the [`rows`] of each
//!   table. [`logs`]: the activities. [`given`]: the facts.
//! - [`ledger`]: what is added up row by row; [`scouts`]: rows read on several threads, with
//!   sums of their own in [`aside`].
//! - [`note`]: what a file held, [`classes`]: how many of each class; [`stand`]: what a report
//!   stands on. [`sheets`]: which sheets of a workbook are read.
//! - [`twice`]: the same person in post in two rows, rosters that overlap.
//!   [`same_file`]: one roster under two names. [`same_event`]: an event in two rows.
//!   [`counted_twice`]: people beside numbers of people, by [`groups`]. [`homes`]: people whom another
//!   unit should have, and has not. [`same_names`]: one unit's names in two tables.
//!   [`sums`]: rows that are the sum of others.
//! - [`totals`]: rows of totals against the rows above them. [`hires`]: the log's hires
//!   against the rosters. [`last_year`]: this year's people against last year's, by the
//!   [`flows`] between them.
//! - [`unnamed`]: what stands in columns without a header. [`unreadable`]: all files that
//!   cannot be read.
//! - [`roll`]: the people of the year, to be compared with another year's; [`movers`]: who
//!   of them joined and left, for the figures.
//! - [`year_before`]: last year counted like this one, to compare the figures.
//! - [`absent`]: who stood in last year's rosters and is in none of this year's.
//! - [`merged`]: every row of every roster once more, with its classes.
//! - [`whose`]: once more over the rosters, for the units and names behind findings.
//! - [`trace`]: once more over the rows, for the places that count in one figure.

pub mod absent;
mod aside;
mod classes;
mod counted_twice;
mod decided;
pub mod flows;
pub mod given;
mod groups;
pub mod hires;
mod homes;
pub mod last_year;
mod ledger;
pub mod logs;
pub mod merged;
mod movers;
mod names;
pub mod note;
pub mod open;
pub mod roll;
pub mod rosters;
mod rows;
mod same_event;
mod same_file;
mod same_names;
mod scouts;
mod sheets;
mod stand;
mod sums;
pub mod totals;
pub mod trace;
pub mod twice;
mod unnamed;
mod unreadable;
pub mod whose;
mod wording;
pub mod year_before;

pub use movers::Moved;
pub use note::FileNote;
pub use stand::{Ground, Summing, Sums, are_long};

use crate::diagnostic::{Diagnostics, Kept};
use crate::failure::Failure;
use crate::figures::catalogue::{Additions, EMBEDDED};
use crate::figures::{Catalogue, Figures, ShareRule, UnitFigures, evaluate};
use crate::people::Roll;
use crate::project::config::{Config, ConfigError};
use crate::project::{Project, texts};
use crate::records::dimension::{InPost, Values};
use crate::records::rules::{Rules, configured_types};
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use crate::tally::{EventTally, PeopleTally, RowCounts, Tally};
use crate::vocabulary::{Class, Vocabulary, VocabularyError};
use classes::Classes;
use flows::Flows;
use last_year::LastYear;
use std::collections::BTreeSet;
use year_before::YearBefore;

/// What was read.
pub struct Gathered {
    /// Every figure there is.
    pub catalogue: Catalogue,
    /// What was counted.
    pub tally: Tally,
    /// Values of dimensions, with their labels.
    pub values: Values,
    /// Findings.
    pub diagnostics: Diagnostics,
    /// File by file.
    pub manifest: Vec<FileNote>,
    /// How many rows of each class each table holds.
    pub classes: Classes,
    /// Who came and who went in the year.
    pub flows: Flows,
    /// The people themselves, where they are to be compared.
    pub roll: Option<Roll>,
    /// Who joined and who left since last year.
    pub moved: Vec<Moved>,
    /// Last year's people, where [`last_year::compare`] found some.
    pub last_year: Option<LastYear>,
    /// Last year counted like this one, where figures are compared with its.
    pub year_before: Option<Box<YearBefore>>,
}

/// What reading goes by: the vocabulary and the rules.
pub struct Readers {
    /// Spelling → class.
    pub vocabulary: Vocabulary,
    /// What the configuration decides.
    pub rules: Rules,
    /// What the bureau has decided about single people and spellings: read with the data.
    pub rulings: Rulings,
    /// Whether the people are collected, to be compared with another year's.
    pub keeps_people: bool,
}

impl Readers {
    /// Prepares what a project is read by.
    ///
    /// # Errors
    /// When the configuration names a field, class or unit type that does not exist.
    pub fn new(project: &Project) -> Result<Self, Failure> {
        let config = &project.config;
        let vocabulary = Vocabulary::new(&config.extra_spellings()).map_err(vocabulary_failure)?;
        let rules = Rules::new(config, project.as_of).map_err(config_failure)?;
        Ok(Readers {
            vocabulary,
            rules,
            rulings: Rulings::default(),
            keeps_people: false,
        })
    }
}

/// Reads everything once.
///
/// # Errors
/// When files cannot be read, all of them named, or the configuration or the catalogue is
/// wrong.
pub fn gather(project: &Project, readers: &mut Readers, kept: Kept) -> Result<Gathered, Failure> {
    read(project, readers, kept).map_err(|failure| unreadable::all(failure, project))
}

fn read(project: &Project, readers: &mut Readers, kept: Kept) -> Result<Gathered, Failure> {
    let config = &project.config;
    let severities = config.severities().map_err(config_failure)?;
    let mut diagnostics = Diagnostics::new(severities, kept);
    for finding in &project.inputs.diagnostics {
        diagnostics.push(finding.clone());
    }
    let mut manifest = Vec::new();
    let mut units = units(config)?;
    let known = units.clone();
    let given = given::read(project, readers, known, &mut diagnostics, &mut manifest)?;
    let catalogue = catalogue(config, &given)?;
    let facts = manifest.iter().map(|note| note.rows).sum();
    decided::read(
        project,
        readers,
        &mut units,
        &mut diagnostics,
        &mut manifest,
    )?;
    let readers = &*readers;
    let settled = given::settle(&given, &catalogue, readers, &mut units, &mut diagnostics);
    let mut gathered = Gathered {
        tally: Tally {
            people: PeopleTally::new(catalogue.people().to_vec()),
            in_post: vec![0; InPost::ALL.len()],
            events: EventTally::new(catalogue.events().to_vec()),
            flows: crate::tally::Flows::default(),
            facts: settled.whole,
            unit_facts: settled.by_unit,
            units,
            roster_columns: BTreeSet::new(),
            rosters: 0,
            recent_years: project.inputs.years_with_log.clone(),
            rows: RowCounts {
                facts,
                ..RowCounts::default()
            },
        },
        classes: Classes::new(&catalogue),
        catalogue,
        values: Values::default(),
        diagnostics,
        manifest,
        flows: Flows::new(project.year, &readers.rules),
        roll: None,
        moved: Vec::new(),
        last_year: None,
        year_before: None,
    };
    rosters::read(project, readers, &mut gathered)?;
    names::report(project, &gathered.tally.units, &mut gathered.diagnostics);
    logs::read(project, readers, &mut gathered)?;
    let known = &gathered.tally.units;
    given::report_units(&given, known, readers, &mut gathered.diagnostics);
    readers.rulings.report_unused(&mut gathered.diagnostics);
    Ok(gathered)
}

impl Gathered {
    /// The figures of everything that was read, of all units too if asked for; last year's
    /// beside them where that has been read.
    pub fn figures(&self, project: &Project, units: UnitFigures) -> Figures {
        let rule = ShareRule {
            decimals: project.config.shares.decimals,
            method: project.config.shares.method,
        };
        let figures = evaluate(
            &self.catalogue,
            &self.tally,
            project.year,
            project.as_of,
            rule,
            &project.config.units.order,
            units,
        );
        match &self.year_before {
            Some(last) => last.beside(figures, self, rule.decimals, units),
            None => figures,
        }
    }

    /// People who stand in a roster and do not count: why, and how many.
    pub fn not_counted(&self) -> Vec<(&'static str, u64)> {
        let classes = InPost::ALL.iter().zip(&self.tally.in_post);
        classes
            .filter(|(class, heads)| **class != InPost::Yes && **heads > 0)
            .map(|(class, heads)| (class.label(), *heads))
            .collect()
    }

    /// Whether the data allow a report: no error, and some row to count.
    pub fn is_sound(&self) -> bool {
        self.diagnostics.errors() == 0 && self.tally.rows.usable > 0
    }
}

/// An empty directory of units that knows the configuration's aliases and types.
fn units(config: &Config) -> Result<Units, Failure> {
    let aliases = config
        .units
        .aliases
        .iter()
        .flat_map(|(name, others)| others.iter().map(|other| (other.clone(), name.clone())));
    let types = configured_types(config).map_err(config_failure)?;
    Ok(Units::new(aliases, types))
}

fn catalogue(config: &Config, given: &[crate::records::facts::Fact]) -> Result<Catalogue, Failure> {
    let file = texts::catalogue()?;
    let facts: Vec<(String, String, Option<String>)> = given
        .iter()
        .map(|fact| {
            let label = fact.label.clone().unwrap_or_else(|| fact.id.clone());
            (fact.id.clone(), label, fact.unit.clone())
        })
        .collect();
    let additions = Additions {
        figures: &config.figure,
        breakdowns: &config.breakdown,
        age_limits: &config.age.limits(),
        facts: &facts,
    };
    Catalogue::build(file.as_deref().unwrap_or(EMBEDDED), &additions)
        .map_err(|errors| Failure::all(errors.into_iter().map(wording::catalogue).collect()))
}

fn config_failure(error: ConfigError) -> Failure {
    Failure::new(crate::project::config_message(
        crate::project::CONFIG_FILE,
        error,
    ))
}

fn vocabulary_failure(error: VocabularyError) -> Failure {
    Failure::new(wording::vocabulary(error))
}

/// The place of a finding about a whole file.
pub(crate) fn file_place(file: &str) -> crate::diagnostic::Place {
    crate::diagnostic::Place {
        file: Some(file.to_owned()),
        ..Default::default()
    }
}
