//! The facts: numbers that are known, not counted.

use super::open::each_table;
use super::{FileNote, Readers};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::figures::Catalogue;
use crate::figures::catalogue::Origin;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::facts::{Fact, FactReader};
use crate::records::units::Units;
use crate::source::Meaning;
use crate::tally::Given;
use crate::vocabulary::mask::mask_text;
use crate::vocabulary::{FactField, normalise};
use std::collections::{BTreeMap, BTreeSet};

/// Reads all facts tables. By the names of the `units` a finding knows whose row it is.
///
/// # Errors
/// When a file cannot be read.
pub fn read(
    project: &Project,
    readers: &Readers,
    mut units: Units,
    diagnostics: &mut Diagnostics,
    manifest: &mut Vec<FileNote>,
) -> Result<Vec<Fact>, Failure> {
    let mut facts = Vec::new();
    let mut named = |raw: &str| {
        let number = units.number(raw, &readers.vocabulary);
        units.entry(number).map(|unit| unit.name.clone())
    };
    for file in project.files(Kind::Facts) {
        let known = |header: &str| readers.vocabulary.fact_field(header).is_some();
        let meaning = Meaning {
            known: &known,
            essential: &|header| {
                matches!(readers.vocabulary.fact_field(header), Some(FactField::Id))
            },
            named: None,
            ditto: normalise::ditto_words(),
        };
        manifest.extend(each_table(
            file,
            meaning,
            diagnostics,
            |opened, diagnostics| {
                let reader = FactReader::new(&opened.heading(), &readers.vocabulary, diagnostics);
                opened.rows(
                    &known,
                    diagnostics,
                    |record, diagnostics| {
                        if reader.is_example(record, diagnostics) {
                            return false;
                        }
                        facts.extend(reader.read(record, &mut named, diagnostics));
                        true
                    },
                    |_, _| {},
                )
            },
        )?);
    }
    Ok(facts)
}

/// What the facts tables say.
#[derive(Debug, Default)]
pub struct Settled {
    /// Numbers of the whole.
    pub whole: BTreeMap<String, Given>,
    /// Numbers of single units, by the units' numbers.
    pub by_unit: BTreeMap<String, BTreeMap<u32, Given>>,
}

/// The value of each fact, of the whole and of each unit. A figure that is counted is not
/// taken from a table, and one that two rows contradict each other about is not known:
/// findings say so.
pub fn settle(
    given: &[Fact],
    catalogue: &Catalogue,
    readers: &Readers,
    units: &mut Units,
    diagnostics: &mut Diagnostics,
) -> Settled {
    let mut settled = Settled::default();
    let mut first: BTreeMap<(&str, Option<u32>), &Fact> = BTreeMap::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for fact in given {
        let counted = catalogue
            .get(&fact.id)
            .is_some_and(|entry| !matches!(entry.origin, Origin::Fact { .. }));
        if counted {
            let finding = Diagnostic::new(Code::FactCounted).at(fact.place.clone());
            diagnostics.push(finding.value(&fact.id).fact("figure", &fact.id));
            continue;
        }
        if let (true, Some(nearest)) = (named.insert(&fact.id), catalogue.meant(&fact.id)) {
            let finding = Diagnostic::new(Code::FactIdUnlisted).at(fact.place.clone());
            let finding = finding.value(&fact.id).fact("figure", &fact.id);
            diagnostics.push(finding.fact("nearest", nearest));
        }
        let unit =
            (fact.institution.as_deref()).map(|name| units.number(name, &readers.vocabulary));
        let whose = first.get(&(fact.id.as_str(), unit));
        let value = match whose {
            None => Some(fact.value),
            Some(before) if before.value == fact.value => continue,
            Some(before) => {
                diagnostics.push(contradicts(fact, before));
                None
            }
        };
        first.entry((&fact.id, unit)).or_insert(fact);
        match unit {
            None => settled.whole.insert(fact.id.clone(), value),
            Some(unit) => {
                let numbers = settled.by_unit.entry(fact.id.clone()).or_default();
                numbers.insert(unit, value)
            }
        };
    }
    report_sums(given, catalogue, &settled, diagnostics);
    settled
}

fn contradicts(fact: &Fact, before: &Fact) -> Diagnostic {
    let figure = match &fact.institution {
        Some(name) => format!("{}（{}）", fact.id, mask_text(name)),
        None => fact.id.clone(),
    };
    let other = &before.place;
    Diagnostic::new(Code::FactTwice)
        .at(fact.place.clone())
        .value(&fact.value.to_string())
        .fact("figure", figure)
        .fact("other_file", other.file.as_deref().unwrap_or_default())
        .number("other_line", other.line.unwrap_or_default())
        .fact("other_value", before.value.to_string())
}

/// Where the whole and its units are given, and adding makes sense, they are compared.
fn report_sums(
    given: &[Fact],
    catalogue: &Catalogue,
    settled: &Settled,
    diagnostics: &mut Diagnostics,
) {
    for (id, numbers) in &settled.by_unit {
        let adds_up = (catalogue.get(id))
            .is_some_and(|entry| entry.origin == Origin::Fact { add_units: true });
        let whole = settled.whole.get(id).copied().flatten();
        let sum: Given = numbers.values().copied().sum();
        let row = |fact: &&Fact| fact.id == *id && fact.institution.is_none();
        let (true, Some(whole), Some(sum), Some(fact)) =
            (adds_up, whole, sum, given.iter().find(row))
        else {
            continue;
        };
        if whole != sum {
            let finding = Diagnostic::new(Code::FactSumDiffers)
                .at(fact.place.clone())
                .value(&whole.to_string())
                .fact("figure", id)
                .fact("sum", sum.normalize().to_string())
                .number("units", numbers.len());
            diagnostics.push(finding);
        }
    }
}

/// Numbers of units that no roster has. Said when the rosters have been read; without any,
/// nothing can be said.
pub fn report_units(
    given: &[Fact],
    known: &Units,
    readers: &Readers,
    diagnostics: &mut Diagnostics,
) {
    if !known.list().iter().any(|unit| unit.in_roster) {
        return;
    }
    let mut units = known.clone();
    for fact in given {
        let Some(name) = &fact.institution else {
            continue;
        };
        let number = units.number(name, &readers.vocabulary);
        if units.entry(number).is_some_and(|unit| unit.in_roster) {
            continue;
        }
        let near = known.nearest(name);
        let finding = Diagnostic::new(Code::FactUnitUnknown)
            .at(fact.institution_place.clone())
            .value(&mask_text(name))
            .fact("nearest", near.unwrap_or_default());
        diagnostics.push(finding);
    }
}
