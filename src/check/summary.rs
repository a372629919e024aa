//! How many findings there are: in all, by code, by unit.

use super::aligned::{Side, lines};
use super::owner::{Owner, by_owner};
use super::text::severity_word;
use super::{Report, owner};
use crate::diagnostic::Severity;
use crate::message::Message;
use std::cmp::Reverse;
use std::fmt::Write;

/// At most so many units are listed; `--all` lists every one.
const UNITS: usize = 40;

/// Rows, people and findings in all; errors and warnings by code, then by unit.
pub fn summary(report: &Report<'_>) -> String {
    let words = report.words;
    let mut out = String::new();
    let summary = Message::new("check-summary")
        .number("roster", report.rows.roster)
        .number("people", report.people())
        .number("activities", report.rows.activities)
        .number("facts", report.rows.facts)
        .number("errors", report.diagnostics.errors())
        .number("warnings", report.diagnostics.warnings());
    let _ = writeln!(out, "{}", words.say(&summary));
    let mut rows = vec![Vec::new()];
    for ((severity, code), total) in report.diagnostics.totals() {
        let line = Message::new("check-total")
            .text("code", code.key())
            .number("total", *total);
        rows.push(vec![
            severity_word(*severity, words),
            words.say(&line),
            words
                .title(&Message::new(code.message_key()))
                .unwrap_or_default(),
        ]);
    }
    for line in lines(&[Side::Left; 3], &rows).iter().skip(1) {
        let _ = writeln!(out, "  {line}");
    }
    out.push_str(&units(report));
    out
}

/// Errors and warnings by whom they go back to, those with most errors first.
fn units(report: &Report<'_>) -> String {
    let words = report.words;
    let mut dues = by_owner(report);
    if dues.is_empty() {
        return String::new();
    }
    dues.sort_by_cached_key(|due| {
        let of = |severity| Reverse(due.count(severity));
        let rest = due.owner == Owner::Other;
        (
            rest,
            of(Severity::Error),
            of(Severity::Warning),
            due.owner.clone(),
        )
    });
    let header = ["check-head-unit", "check-error", "check-warning"];
    let mut rows = vec![header.map(|key| words.text(key)).to_vec()];
    let shown = if report.all { dues.len() } else { UNITS };
    for due in dues.iter().take(shown) {
        rows.push(vec![
            owner_name(&due.owner, report),
            due.count(Severity::Error).to_string(),
            due.count(Severity::Warning).to_string(),
        ]);
    }
    let sides = [Side::Left, Side::Right, Side::Right];
    let mut out = format!("\n{}\n", words.text("check-by-unit"));
    for line in lines(&sides, &rows) {
        let _ = writeln!(out, "  {line}");
    }
    if dues.len() > shown {
        let more = Message::new("check-more-units").number("more", dues.len() - shown);
        let _ = writeln!(out, "  {}", words.say(&more));
    }
    out
}

fn owner_name(owner: &owner::Owner, report: &Report<'_>) -> String {
    match owner {
        Owner::Unit(unit) => unit.clone(),
        Owner::File(file) => file.clone(),
        Owner::Other => report.words.text("check-owner-other"),
    }
}
