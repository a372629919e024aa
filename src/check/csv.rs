//! Findings as CSV, one row each.

use super::{Report, wording};

/// The findings as CSV with a header.
pub fn csv(report: &Report<'_>) -> String {
    let mut rows = vec![
        [
            "code", "severity", "file", "line", "sheet", "column", "value", "message", "help",
            "unit",
        ]
        .map(str::to_owned),
    ];
    for d in report.diagnostics.sorted() {
        let (message, help) = wording(d, report.words);
        let place = &d.place;
        rows.push([
            d.code.key().to_owned(),
            d.severity.key().to_owned(),
            place.file.clone().unwrap_or_default(),
            place.line.map(|l| l.to_string()).unwrap_or_default(),
            place.sheet.clone().unwrap_or_default(),
            place.column.clone().unwrap_or_default(),
            d.value.clone().unwrap_or_default(),
            message,
            help,
            place.unit.clone().unwrap_or_default(),
        ]);
    }
    crate::csv_text::write(&rows)
}
