//! Who puts a finding right: a unit, whoever sent a file, or the bureau itself.

use super::Report;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::gather::FileNote;
use std::collections::{BTreeMap, BTreeSet};

/// Whom a finding goes back to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A unit.
    Unit(String),
    /// Whoever sent a roster of several units, or of none that could be read.
    File(String),
    /// The bureau: its settings, logs and facts, and the names of files and units.
    Other,
}

/// What one of them has to put right.
#[derive(Debug)]
pub struct Due<'a> {
    /// Who.
    pub owner: Owner,
    /// The findings, by file and line.
    pub findings: Vec<&'a Diagnostic>,
}

impl Due<'_> {
    /// How many of the findings are this grave.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings.filter(|d| d.severity == severity).count()
    }
}

/// The findings by whom they go back to, in the order of names.
pub fn by_owner<'a>(report: &Report<'a>) -> Vec<Due<'a>> {
    let tables = Tables::new(report.manifest);
    let mut dues: BTreeMap<Owner, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in report.diagnostics.sorted() {
        let owner = tables.owner(&finding.place);
        dues.entry(owner).or_default().push(finding);
    }
    let due = |(owner, findings)| Due { owner, findings };
    dues.into_iter().map(due).collect()
}

/// The units of each roster, and of each sheet of it.
struct Tables<'a> {
    units: BTreeMap<(&'a str, Option<&'a str>), BTreeSet<&'a str>>,
}

impl<'a> Tables<'a> {
    fn new(manifest: &'a [FileNote]) -> Self {
        let mut units: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        for note in manifest.iter().filter(|note| note.is_roster()) {
            for sheet in [None, note.sheet.as_deref()] {
                let held = note.units.iter().map(String::as_str);
                let table = units.entry((note.file.as_str(), sheet)).or_default();
                table.extend(held);
            }
        }
        Tables { units }
    }

    fn owner(&self, place: &Place) -> Owner {
        if let Some(unit) = &place.unit {
            return Owner::Unit(unit.clone());
        }
        let Some(file) = &place.file else {
            return Owner::Other;
        };
        let sheet = place.sheet.as_deref();
        let units = self.units.get(&(file.as_str(), sheet));
        match units.or_else(|| self.units.get(&(file.as_str(), None))) {
            Some(units) => match units.first() {
                Some(unit) if units.len() == 1 => Owner::Unit((*unit).to_owned()),
                _ => Owner::File(file.clone()),
            },
            None => Owner::Other,
        }
    }
}
