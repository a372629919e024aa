//! What the report says of the problems that were found, as templates.

use crate::project::problem::ProblemDefinition;
use serde_json::{Value, json};

/// The sections in which a problem stands: as such, with what is asked for, with what will
/// be done.
const SECTIONS: [&str; 3] = ["3-problems", "4-proposals", "5-plan"];

/// A text that follows a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The section, as the templates' files are called.
    pub section: &'static str,
    /// Where it comes from, as messages show it.
    pub shown: String,
    /// The template.
    pub source: String,
}

/// What a problem says in each of its sections. `file` is the one that a bureau would look
/// into.
pub fn told(rule: &ProblemDefinition, file: &str) -> [Told; 3] {
    let [problem, proposal, measure] = SECTIONS;
    let told = |section, title: &str, key, text: &str| Told {
        section,
        shown: format!("{file} (problem {} {key})", rule.id),
        source: format!("## {}\n\n{}\n", title.trim(), text.trim()),
    };
    [
        told(problem, &rule.title, "evidence", &rule.evidence),
        told(
            proposal,
            &rule.proposal.title,
            "proposal",
            &rule.proposal.text,
        ),
        told(measure, &rule.measure.title, "measure", &rule.measure.text),
    ]
}

/// The variable `problems` of the templates: the id and the title of each, in order.
pub fn listed(found: &[&ProblemDefinition]) -> Value {
    let each = found
        .iter()
        .map(|rule| json!({"id": rule.id, "title": rule.title}));
    Value::Array(each.collect())
}
