//! The problems that the data shows, as texts of the report.

use crate::failure::Failure;
use crate::figures::Figures;
use crate::message::Message;
use crate::problems::{EMBEDDED, RuleError, RuleFault, Rules, told};
use crate::project::problem::ProblemDefinition;
use crate::project::{CONFIG_FILE, Project, texts as files};
use crate::report::{FoundText, OwnParagraphs};

/// The rules, with the bureau's own, all of whose figures exist.
pub(in crate::commands) fn rules(project: &Project, figures: &Figures) -> Result<Rules, Failure> {
    let file = files::problems()?;
    let (own, settings) = (&project.config.problem, &project.config.problems);
    Rules::load(file.as_deref().unwrap_or(EMBEDDED), own, settings)
        .and_then(|rules| rules.check(figures).map(|()| rules))
        .map_err(|errors| Failure::all(errors.into_iter().map(wrong).collect()))
}

/// What the problems that one report tells say in their sections.
pub(super) fn texts(found: &[&ProblemDefinition]) -> Vec<FoundText> {
    let texts = found.iter().flat_map(|rule| text(rule, None));
    texts.collect()
}

/// What all problems would say that a report of this kind may tell; each report has those
/// of its own figures.
pub(super) fn choices(rules: &Rules, figures: &Figures) -> Vec<FoundText> {
    let rules = rules.of(figures);
    rules
        .flat_map(|rule| text(rule, Some(rule.id.clone())))
        .collect()
}

fn text(rule: &ProblemDefinition, problem: Option<String>) -> impl Iterator<Item = FoundText> {
    let told = told(rule, CONFIG_FILE).into_iter();
    told.map(move |text| FoundText {
        problem: problem.clone(),
        text: OwnParagraphs {
            section: text.section.to_owned(),
            path_shown: text.shown,
            source: text.source,
        },
    })
}

fn wrong(error: RuleError) -> Message {
    let (key, name, nearest) = match error.fault {
        RuleFault::Syntax(detail) => {
            return Message::new("fail-problem-syntax")
                .text("file", error.id)
                .text("detail", detail);
        }
        RuleFault::Twice => ("fail-problem-twice", None, None),
        RuleFault::NoCondition => ("fail-problem-condition", None, None),
        RuleFault::Figure { name, nearest } => ("fail-problem-figure", Some(name), nearest),
        RuleFault::Off { nearest } => ("fail-problem-off", None, nearest),
    };
    Message::new(key)
        .text("problem", error.id)
        .text("name", name.unwrap_or_default())
        .text("has-nearest", if nearest.is_some() { "yes" } else { "no" })
        .text("nearest", nearest.unwrap_or_default())
}
