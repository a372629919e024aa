//! Units that may be one under two names: the lines for the settings, ready to be copied.
//! They come before everything else, for what a unit is called decides whose list its
//! findings are on and with what last year is compared.

use super::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The step to be done first, or nothing where no two names are alike.
pub fn first_step(report: &Report<'_>) -> String {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in report.diagnostics.iter() {
        if let Some((known, other)) = pair(finding) {
            names.entry(known).or_default().insert(other);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    let words = report.words;
    let head = Message::new("check-first-names").number("names", names.len());
    let mut out = format!("\n{}\n\n    [units.aliases]\n", words.say(&head));
    for (known, others) in names {
        let others: Vec<String> = others.into_iter().map(quoted).collect();
        let _ = writeln!(out, "    {} = [{}]", quoted(known), others.join(", "));
    }
    let _ = writeln!(out, "\n{}", words.text("check-first-names-then"));
    out
}

/// The name to be known by, and the one that is to be taken for it.
fn pair(finding: &Diagnostic) -> Option<(&str, &str)> {
    let fact = |name: &str| {
        let mut args = finding.message.args.iter();
        args.find_map(|(key, arg)| match arg {
            Arg::Text(text) if *key == name && !text.is_empty() => Some(text.as_str()),
            Arg::Text(_) | Arg::Number(_) => None,
        })
    };
    match finding.code {
        Code::UnitsAlike => Some((fact("other")?, fact("unit")?)),
        Code::HomeUnitAbsent => Some((fact("unit")?, fact("alike")?)),
        _ => None,
    }
}

/// A name as TOML has it.
fn quoted(name: &str) -> String {
    toml::Value::String(name.to_owned()).to_string()
}
