//! The problems that the data shows, by stated rules: which there are, how strong each is,
//! and what the report says of it.
//!
//! - [`judge`]: a rule held against the figures. [`told`]: what the report says of it.
//!
//! A rule is data (`templates/problems.toml`): no problem has code of its own. What cannot
//! be judged, because a figure is missing, is not told: nothing is claimed that the figures
//! do not bear out.

mod judge;
mod told;

pub use judge::{Judged, Standing, Weighed};
pub use told::{Told, listed, told};

use crate::figures::Figures;
use crate::nearest::nearest_name;
use crate::project::problem::{
    ConditionDefinition, ProblemDefinition, ProblemSettings, ReportName, Threshold,
};
use serde::Deserialize;

/// The embedded definitions.
pub const EMBEDDED: &str = include_str!("../../templates/problems.toml");

/// All rules there are, and how many problems are told at most.
#[derive(Debug, Clone)]
pub struct Rules {
    rules: Vec<ProblemDefinition>,
    settings: ProblemSettings,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule.
    pub id: String,
    /// What is wrong.
    pub fault: RuleFault,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleFault {
    /// The file cannot be read.
    Syntax(String),
    /// Another rule of the same file has this id.
    Twice,
    /// Nothing to judge by.
    NoCondition,
    /// It asks for a figure that does not exist.
    Figure {
        /// As written.
        name: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// The settings turn off a rule that does not exist.
    Off {
        /// The nearest id.
        nearest: Option<String>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    problem: Vec<ProblemDefinition>,
}

impl Rules {
    /// The rules of a file with the bureau's own, which win over those of the same id.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn load(
        file: &str,
        own: &[ProblemDefinition],
        settings: &ProblemSettings,
    ) -> Result<Self, Vec<RuleError>> {
        let file: File = toml::from_str(file).map_err(|e| {
            vec![RuleError {
                id: "problems.toml".to_owned(),
                fault: RuleFault::Syntax(e.to_string()),
            }]
        })?;
        let mut errors = Vec::new();
        for rules in [file.problem.as_slice(), own] {
            for (i, rule) in rules.iter().enumerate() {
                let mut fault = |fault| {
                    let id = rule.id.clone();
                    errors.push(RuleError { id, fault });
                };
                if rules[..i].iter().any(|other| other.id == rule.id) {
                    fault(RuleFault::Twice);
                }
                if rule.when.is_empty() {
                    fault(RuleFault::NoCondition);
                }
            }
        }
        let is_own = |rule: &ProblemDefinition| own.iter().any(|own| own.id == rule.id);
        let mut rules = file.problem;
        rules.retain(|rule| !is_own(rule));
        rules.extend_from_slice(own);
        for id in &settings.off {
            if !rules.iter().any(|rule| rule.id == *id) {
                let nearest = nearest_name(id, rules.iter().map(|rule| rule.id.as_str()));
                let fault = RuleFault::Off { nearest };
                errors.push(RuleError {
                    id: id.clone(),
                    fault,
                });
            }
        }
        match errors.is_empty() {
            true => Ok(Rules {
                rules,
                settings: settings.clone(),
            }),
            false => Err(errors),
        }
    }

    /// The rules, in the order in which they are defined.
    pub fn all(&self) -> &[ProblemDefinition] {
        &self.rules
    }

    /// The figures that rules ask for and the catalogue does not have.
    ///
    /// # Errors
    /// All of them.
    pub fn check(&self, figures: &Figures) -> Result<(), Vec<RuleError>> {
        let mut errors = Vec::new();
        for rule in &self.rules {
            for name in rule.when.iter().flat_map(names) {
                if !figures.knows(name) {
                    let known = figures.whole().iter().map(|figure| figure.id.as_str());
                    let nearest = nearest_name(name, known);
                    let name = name.to_owned();
                    let fault = RuleFault::Figure { name, nearest };
                    errors.push(RuleError {
                        id: rule.id.clone(),
                        fault,
                    });
                }
            }
        }
        match errors.is_empty() {
            true => Ok(()),
            false => Err(errors),
        }
    }

    /// The rules of such a report as these figures make, in the order in which they are
    /// defined.
    pub fn of(&self, figures: &Figures) -> impl Iterator<Item = &ProblemDefinition> {
        let report = match figures.unit_of_report() {
            Some(_) => ReportName::Unit,
            None => ReportName::Whole,
        };
        let its = move |rule: &&ProblemDefinition| rule.report.is_none_or(|of| of == report);
        self.rules.iter().filter(its)
    }

    /// Every rule of such a report held against its figures: those that it tells first, in
    /// its order.
    pub fn judge(&self, figures: &Figures) -> Vec<Judged<'_>> {
        let mut all: Vec<Judged<'_>> = self
            .of(figures)
            .map(|rule| {
                let is_off = self.settings.off.contains(&rule.id);
                judge::judge(rule, figures, is_off)
            })
            .collect();
        // Of two that are equally strong the one that is defined first is told first.
        all.sort_by_key(|judged| std::cmp::Reverse(judged.shown()));
        let shown = all
            .iter_mut()
            .filter(|judged| judged.standing == Standing::Shown);
        for (position, judged) in shown.enumerate() {
            if position >= self.settings.most {
                judged.standing = Standing::TooMany;
            }
        }
        all
    }

    /// The problems that the report tells, strongest first.
    pub fn found(&self, figures: &Figures) -> Vec<&ProblemDefinition> {
        let judged = self.judge(figures).into_iter();
        let told = judged.filter(|judged| judged.standing == Standing::Shown);
        told.map(|judged| judged.rule).collect()
    }
}

/// The figures that a condition asks for.
fn names(condition: &ConditionDefinition) -> impl Iterator<Item = &str> {
    let other = match &condition.than {
        Threshold::Number(_) => None,
        Threshold::Figure(other) => Some(other.figure.as_str()),
    };
    std::iter::once(condition.figure.as_str()).chain(other)
}
