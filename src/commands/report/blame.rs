//! Whose report an error in the data stops.
//!
//! An error stops the reports of the units that its rows are of. Where that is not known it
//! stops those of all units that it may be about: a wrong number printed with confidence is
//! worse than a report that has to wait.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::gather::{FileNote, Gathered};
use crate::project::discover::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// The errors, by the units whose reports they stop.
#[derive(Debug, Default)]
pub struct Blame<'a> {
    of_unit: BTreeMap<&'a str, Vec<&'a Diagnostic>>,
    /// Those that may be about any unit.
    everywhere: Vec<&'a Diagnostic>,
}

/// What an error is about.
enum About<'a> {
    Units(BTreeSet<&'a str>),
    /// Something of the bureau's that is in no unit's report.
    Bureau,
    Everything,
}

impl<'a> Blame<'a> {
    /// Looks at every error that was kept.
    pub fn of(gathered: &'a Gathered) -> Self {
        let mut blame = Blame::default();
        let sorted = gathered.diagnostics.sorted().into_iter();
        let errors: Vec<&Diagnostic> = sorted.filter(|d| d.severity == Severity::Error).collect();
        let kept = u64::try_from(errors.len()).unwrap_or(u64::MAX);
        if kept < gathered.diagnostics.errors() {
            // Of the others nobody knows any more where they are.
            blame.everywhere = errors;
            return blame;
        }
        for error in errors {
            match about(error, &gathered.manifest) {
                About::Units(units) => {
                    for unit in units {
                        blame.of_unit.entry(unit).or_default().push(error);
                    }
                }
                About::Bureau => {}
                About::Everything => blame.everywhere.push(error),
            }
        }
        blame
    }

    /// The errors that stop the report of a unit, by file and line.
    pub fn on(&self, unit: &str) -> Vec<&'a Diagnostic> {
        let own = self.of_unit.get(unit).into_iter().flatten();
        own.chain(&self.everywhere).copied().collect()
    }
}

/// Whether some error in a row does not know whose row it is.
pub fn is_unknown(gathered: &Gathered) -> bool {
    let mut errors = gathered.diagnostics.iter();
    errors.any(|d| {
        let lacks = |place: &crate::diagnostic::Place| place.line.is_some() && place.unit.is_none();
        d.severity == Severity::Error && (lacks(&d.place) || d.other.as_ref().is_some_and(lacks))
    })
}

fn about<'a>(error: &'a Diagnostic, manifest: &'a [FileNote]) -> About<'a> {
    let places = [Some(&error.place), error.other.as_ref()];
    let units = places.into_iter().flatten();
    let mut units: BTreeSet<&str> = units.filter_map(|p| p.unit.as_deref()).collect();
    if !units.is_empty() {
        return About::Units(units);
    }
    let place = &error.place;
    let is_here = |note: &&FileNote| {
        let sheet = place.sheet.is_none() || place.sheet == note.sheet;
        Some(note.file.as_str()) == place.file.as_deref() && sheet
    };
    let mut kind = None;
    for note in manifest.iter().filter(is_here) {
        kind = Some(note.kind);
        units.extend(note.units.iter().map(String::as_str));
    }
    match kind {
        Some(Kind::Roster) if !units.is_empty() => About::Units(units),
        // A row of the log or of facts that was read and names no unit is the bureau's own.
        Some(Kind::Activities | Kind::Facts) if place.line.is_some() && !is_unread(error.code) => {
            About::Bureau
        }
        _ => About::Everything,
    }
}

/// Whether the row was not read at all, so that it may be anybody's.
fn is_unread(code: Code) -> bool {
    matches!(
        code,
        Code::RecordFields
            | Code::RecordUnclosed
            | Code::RecordQuote
            | Code::EncodingMalformed
            | Code::ColumnMissing
            | Code::ColumnTwice
            | Code::HeaderMissing
            | Code::HeaderDiffers
    )
}
