//! The problems that the data shows, as texts of the report.

use crate::failure::Failure;
use crate::figures::Figures;
use crate::message::Message;
use crate::problems::{EMBEDDED, RuleError, RuleFault, Rules};
use crate::project::problem::ProblemDefinition;
use crate::project::{CONFIG_FILE, Project, texts as files};
use crate::report::OwnParagraphs;
use serde_json::{Value, json};

/// The sections in which a problem stands: as such, with what is asked for, with what will
/// be done.
const SECTIONS: [&str; 3] = ["3-problems", "4-proposals", "5-plan"];

/// The rules, with the bureau's own, all of whose figures exist.
pub(in crate::commands) fn rules(project: &Project, figures: &Figures) -> Result<Rules, Failure> {
    let file = files::problems()?;
    let (own, settings) = (&project.config.problem, &project.config.problems);
    Rules::load(file.as_deref().unwrap_or(EMBEDDED), own, settings)
        .and_then(|rules| rules.check(figures).map(|()| rules))
        .map_err(|errors| Failure::all(errors.into_iter().map(wrong).collect()))
}

/// What each problem says in each of its sections, in the same order in all of them.
pub(super) fn texts(found: &[&ProblemDefinition]) -> Vec<OwnParagraphs> {
    let mut texts = Vec::new();
    for rule in found {
        let parts = [
            (&rule.title, "evidence", &rule.evidence),
            (&rule.proposal.title, "proposal", &rule.proposal.text),
            (&rule.measure.title, "measure", &rule.measure.text),
        ];
        for (section, (title, key, text)) in SECTIONS.into_iter().zip(parts) {
            texts.push(OwnParagraphs {
                section: section.to_owned(),
                path_shown: format!("{CONFIG_FILE} (problem {} {key})", rule.id),
                source: format!("## {}\n\n{}\n", title.trim(), text.trim()),
            });
        }
    }
    texts
}

/// `problems` of the templates: the id and the title of each, in the report's order.
pub(super) fn variable(found: &[&ProblemDefinition]) -> Value {
    let each = found
        .iter()
        .map(|rule| json!({"id": rule.id, "title": rule.title}));
    Value::Array(each.collect())
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
