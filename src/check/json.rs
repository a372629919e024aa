//! Findings as JSON, as scripts rely on it.

use super::{Report, wording};
use serde::Serialize;

#[derive(Serialize)]
struct Root<'a> {
    schema: u32,
    errors: u64,
    warnings: u64,
    rows: Rows,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Rows {
    roster: u64,
    activities: u64,
    facts: u64,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<u64>,
    sheet: Option<&'a str>,
    column: Option<&'a str>,
    value: Option<&'a str>,
    message: String,
    help: String,
}

/// The findings as one JSON object, with a line end.
pub fn json(report: &Report<'_>) -> String {
    let entry = |d| {
        let d: &crate::diagnostic::Diagnostic = d;
        let (message, help) = wording(d, report.words);
        Entry {
            code: d.code.key(),
            severity: d.severity.key(),
            file: d.place.file.as_deref(),
            line: d.place.line,
            sheet: d.place.sheet.as_deref(),
            column: d.place.column.as_deref(),
            value: d.value.as_deref(),
            message,
            help,
        }
    };
    let root = Root {
        schema: 1,
        errors: report.diagnostics.errors(),
        warnings: report.diagnostics.warnings(),
        rows: Rows {
            roster: report.rows.roster,
            activities: report.rows.activities,
            facts: report.rows.facts,
        },
        diagnostics: report.diagnostics.sorted().into_iter().map(entry).collect(),
    };
    crate::json::pretty(&root)
}
