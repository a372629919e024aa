//! Findings for people: what was read, a summary, then the findings file by file.

use super::{Report, wording};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::gather::FileNote;
use crate::i18n::Words;
use crate::message::Message;
use std::collections::BTreeMap;
use std::fmt::Write;

/// At most so many places of one code are listed; the true total is always told.
const PLACES_PER_CODE: usize = 20;

/// The findings as text: totals, totals by code, then the places by file.
pub fn text(report: &Report<'_>) -> String {
    let words = report.words;
    let mut out = String::new();
    for note in report.manifest {
        let _ = writeln!(out, "{}", words.say(&file_message(note)));
        let skipped = skipped(note, words);
        if !skipped.is_empty() {
            let message = Message::new("check-skipped")
                .text("what", skipped.join(&words.text("list-separator")));
            let _ = writeln!(out, "{}", words.say(&message));
        }
    }
    for note in report.manifest.iter().filter(|n| !n.unknown.is_empty()) {
        let message = Message::new("check-unknown")
            .text("file", &note.file)
            .text("columns", note.unknown.join("、"));
        let _ = writeln!(out, "{}", words.say(&message));
    }
    if !report.not_counted.is_empty() {
        let separator = words.text("list-separator");
        let what: Vec<String> = report
            .not_counted
            .iter()
            .map(|(why, heads)| format!("{why} {heads}"))
            .collect();
        let message = Message::new("check-not-counted").text("what", what.join(&separator));
        let _ = writeln!(out, "{}", words.say(&message));
    }
    let summary = Message::new("check-summary")
        .number("roster", report.rows.roster)
        .number("activities", report.rows.activities)
        .number("facts", report.rows.facts)
        .number("errors", report.diagnostics.errors())
        .number("warnings", report.diagnostics.warnings());
    let _ = writeln!(out, "{}", words.say(&summary));
    for ((severity, code), total) in report.diagnostics.totals() {
        let line = Message::new("check-total")
            .text("severity", severity_word(*severity, words))
            .text("code", code.key())
            .number("total", *total);
        let _ = writeln!(out, "{}", words.say(&line));
    }
    out.push_str(&places(report));
    out
}

/// What a file is and how many rows of data it has.
pub fn file_message(note: &FileNote) -> Message {
    Message::new("check-file")
        .text("file", &note.file)
        .text("kind", note.kind.key())
        .number("rows", note.rows)
}

/// What was set aside in a file, by reason, so that nobody need wonder where rows went.
fn skipped(note: &FileNote, words: &Words) -> Vec<String> {
    let skipped = note.skipped;
    [
        ("check-skipped-above", skipped.above),
        ("check-skipped-headers", skipped.repeated_headers),
        ("check-skipped-blank", skipped.blank),
        ("check-skipped-totals", skipped.totals),
        ("check-skipped-headings", skipped.headings),
        ("check-skipped-signatures", skipped.signatures),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| words.say(&Message::new(key).number("count", count)))
    .collect()
}

fn places(report: &Report<'_>) -> String {
    let mut out = String::new();
    let mut listed: BTreeMap<Code, usize> = BTreeMap::new();
    let mut file: Option<&Option<String>> = None;
    for finding in report.diagnostics.sorted() {
        let count = listed.entry(finding.code).or_default();
        *count += 1;
        if *count > PLACES_PER_CODE {
            continue;
        }
        if file != Some(&finding.place.file) {
            file = Some(&finding.place.file);
            let name = finding.place.file.as_deref().unwrap_or("-");
            let _ = writeln!(out, "\n{name}");
        }
        out.push_str(&finding_lines(finding, report.words));
    }
    for (code, count) in listed {
        if count > PLACES_PER_CODE {
            let more = Message::new("check-more")
                .text("code", code.key())
                .number("more", count - PLACES_PER_CODE);
            let _ = writeln!(out, "\n{}", report.words.say(&more));
        }
    }
    out
}

/// One finding: line and column, what is wrong, what to do.
pub fn finding_lines(finding: &Diagnostic, words: &Words) -> String {
    let (message, help) = wording(finding, words);
    let line = match finding.place.line {
        Some(line) => words.say(&Message::new("check-line").number("line", line)),
        None => words.text("check-whole-file"),
    };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "  {line}  {}[{}] {message}",
        severity_word(finding.severity, words),
        finding.code.key(),
    );
    if !help.is_empty() {
        let _ = writeln!(out, "      {help}");
    }
    out
}

fn severity_word(severity: Severity, words: &Words) -> String {
    words.text(match severity {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
    })
}
