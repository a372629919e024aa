//! Who puts a finding right: a unit, whoever sent a file, or the bureau itself.

use super::Report;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
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
    pub findings: Vec<Found<'a>>,
}

/// A finding as one of those sees it whom it goes back to.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// What was found.
    pub finding: &'a Diagnostic,
    /// Their own place.
    pub here: &'a Place,
    /// The place of whoever else it is about.
    pub there: Option<&'a Place>,
}

impl Due<'_> {
    /// How many of the findings are this grave.
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        let of_severity = |found: &&Found<'_>| found.finding.severity == severity;
        findings.filter(of_severity).count()
    }
}

/// The findings by whom they go back to, in the order of names. Of one person on two lists
/// both units are told: either may have to take its row out.
pub fn by_owner<'a>(report: &Report<'a>) -> Vec<Due<'a>> {
    let tables = Tables::new(report.manifest);
    let mut dues: BTreeMap<Owner, Vec<Found<'a>>> = BTreeMap::new();
    let mut files: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for finding in report.diagnostics.sorted() {
        let (here, there) = (&finding.place, finding.other.as_ref());
        let owner = match is_bureaus(finding.code) {
            true => Owner::Other,
            false => tables.owner(here),
        };
        let found = Found {
            finding,
            here,
            there,
        };
        let next = files.len();
        files.entry(here.file.as_deref()).or_insert(next);
        if let Some(there) = there.filter(|_| is_of_two(finding.code)) {
            let other = tables.owner(there);
            let next = files.len();
            files.entry(there.file.as_deref()).or_insert(next);
            if other != owner {
                let turned = Found {
                    here: there,
                    there: Some(here),
                    ..found
                };
                dues.entry(other).or_default().push(turned);
            }
        }
        dues.entry(owner).or_default().push(found);
    }
    let due = |(owner, mut findings): (Owner, Vec<Found<'a>>)| {
        findings.sort_by_key(|found| {
            let file = files.get(&found.here.file.as_deref()).copied();
            (file, found.here.line, found.finding.code)
        });
        Due { owner, findings }
    };
    dues.into_iter().map(due).collect()
}

/// Whether a finding is about two rows that may be of two units.
pub fn is_of_two(code: Code) -> bool {
    matches!(code, Code::PersonTwice | Code::PersonPerhapsTwice)
}

/// Whether a finding is about how the program takes a unit's file, which only those who
/// run the program can judge.
fn is_bureaus(code: Code) -> bool {
    matches!(
        code,
        Code::UnitFromFile | Code::SheetSkipped | Code::SheetHidden
    )
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
        let Some(file) = &place.file else {
            return match &place.unit {
                Some(unit) => Owner::Unit(unit.clone()),
                None => Owner::Other,
            };
        };
        let is_roster = self.units.contains_key(&(file.as_str(), None));
        if let Some(unit) = &place.unit {
            // A log of many units is kept by the bureau; one that is named after the unit is
            // the unit's.
            return match is_roster || file.contains(unit.as_str()) {
                true => Owner::Unit(unit.clone()),
                false => Owner::Other,
            };
        }
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
