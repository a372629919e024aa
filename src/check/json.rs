//! Findings as JSON, as scripts rely on it.

use super::owner::{Owner, by_owner};
use super::{Report, wording};
use crate::diagnostic::Severity;
use crate::gather::FileNote;
use serde::Serialize;

#[derive(Serialize)]
struct Root<'a> {
    schema: u32,
    errors: u64,
    warnings: u64,
    rows: Rows,
    people: u64,
    files: Vec<File<'a>>,
    by_unit: Vec<Share>,
    diagnostics: Vec<Entry<'a>>,
}

/// One table that was read.
#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    kind: &'a str,
    /// The unit, where all its people are of one.
    unit: Option<&'a str>,
    units: &'a [String],
    encoding: Option<&'a str>,
    rows: u64,
    people: Option<u64>,
    people_last_year: Option<u64>,
    skipped: Skipped,
    unknown_columns: &'a [String],
}

#[derive(Serialize)]
struct Skipped {
    above: u64,
    repeated_headers: u64,
    blank: u64,
    totals: u64,
    headings: u64,
    signatures: u64,
}

/// What goes back to one unit, or to whoever sent a file; with neither, it is the
/// bureau's own.
#[derive(Serialize)]
struct Share {
    unit: Option<String>,
    file: Option<String>,
    errors: usize,
    warnings: usize,
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
    unit: Option<&'a str>,
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
            unit: d.place.unit.as_deref(),
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
        people: report.people(),
        files: report.manifest.iter().map(file).collect(),
        by_unit: shares(report),
        diagnostics: report.diagnostics.sorted().into_iter().map(entry).collect(),
    };
    crate::json::pretty(&root)
}

fn file(note: &FileNote) -> File<'_> {
    let skipped = note.skipped;
    File {
        file: &note.file,
        sheet: note.sheet.as_deref(),
        kind: note.kind.key(),
        unit: match note.units.as_slice() {
            [unit] => Some(unit),
            _ => None,
        },
        units: &note.units,
        encoding: note.encoding,
        rows: note.rows,
        people: note.is_roster().then_some(note.people),
        people_last_year: note.last_year,
        skipped: Skipped {
            above: skipped.above,
            repeated_headers: skipped.repeated_headers,
            blank: skipped.blank,
            totals: skipped.totals,
            headings: skipped.headings,
            signatures: skipped.signatures,
        },
        unknown_columns: &note.unknown,
    }
}

fn shares(report: &Report<'_>) -> Vec<Share> {
    let dues = by_owner(report);
    let share = |due: super::owner::Due<'_>| {
        let (errors, warnings) = (due.count(Severity::Error), due.count(Severity::Warning));
        let (unit, file) = match due.owner {
            Owner::Unit(unit) => (Some(unit), None),
            Owner::File(file) => (None, Some(file)),
            Owner::Other => (None, None),
        };
        Share {
            unit,
            file,
            errors,
            warnings,
        }
    };
    dues.into_iter().map(share).collect()
}
