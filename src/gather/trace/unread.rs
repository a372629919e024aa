//! Rows, sheets and files that were set aside before anybody could ask what they say.

use super::{LeftOut, Reason};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::gather::FileNote;
use crate::project::discover::{Kind, kinds};

/// The rows of totals of some tables.
pub(super) fn totals(notes: &[FileNote]) -> impl Iterator<Item = LeftOut> {
    notes.iter().flat_map(|note| {
        let at = |line: &u64| LeftOut::new(note.place().on_line(*line), Reason::Total);
        note.totals.iter().map(at)
    })
}

/// The rows and sheets that findings say were not read.
pub(super) fn not_read(diagnostics: &Diagnostics) -> impl Iterator<Item = LeftOut> {
    diagnostics.iter().filter_map(|finding| {
        let reason = match finding.code {
            Code::RecordFields
            | Code::RecordQuote
            | Code::RecordUnclosed
            | Code::EncodingMalformed
            | Code::RowNobody
            | Code::RowsAbove
            | Code::HeaderDiffers => Reason::BadRow,
            Code::SheetSkipped | Code::SheetHidden | Code::HeaderMissing => Reason::NotRead,
            _ => return None,
        };
        Some(because(finding, reason))
    })
}

/// The files of a kind that were left aside by their names, which was said when they were
/// looked for.
pub(super) fn files(diagnostics: &Diagnostics, kind: Kind) -> impl Iterator<Item = LeftOut> {
    let findings = diagnostics.iter().filter(move |finding| {
        let file = finding.place.file.as_deref().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or_default();
        matches!(finding.code, Code::FileSkipped | Code::FileUnread) && kinds(name).contains(&kind)
    });
    findings.map(|finding| because(finding, Reason::NotRead))
}

/// The finding's code says more than the reason.
fn because(finding: &Diagnostic, reason: Reason) -> LeftOut {
    let mut place = finding.place.clone();
    place.column = None;
    let mut left_out = LeftOut::new(place, reason);
    left_out.value = Some(finding.code.key().to_owned());
    left_out
}
