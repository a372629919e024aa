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
use crate::source::Meaning;
use crate::vocabulary::{FactField, normalise};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Reads all facts tables.
///
/// # Errors
/// When a file cannot be read.
pub fn read(
    project: &Project,
    readers: &Readers,
    diagnostics: &mut Diagnostics,
    manifest: &mut Vec<FileNote>,
) -> Result<Vec<Fact>, Failure> {
    let mut facts = Vec::new();
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
                        facts.extend(reader.read(record, diagnostics));
                        true
                    },
                    |_, _| {},
                )
            },
        )?);
    }
    Ok(facts)
}

/// The value of each fact. A figure that is counted is not taken from a table, and one
/// that two rows contradict each other about is not known: findings say so.
pub fn settle(
    given: &[Fact],
    catalogue: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Option<Decimal>> {
    let mut settled: BTreeMap<String, Option<Decimal>> = BTreeMap::new();
    let mut first: BTreeMap<&str, &Fact> = BTreeMap::new();
    for fact in given {
        let counted = catalogue
            .get(&fact.id)
            .is_some_and(|entry| entry.origin != Origin::Fact);
        if counted {
            let finding = Diagnostic::new(Code::FactCounted).at(fact.place.clone());
            diagnostics.push(finding.value(&fact.id).fact("figure", &fact.id));
            continue;
        }
        let Some(before) = first.get(fact.id.as_str()) else {
            if let Some(nearest) = catalogue.meant(&fact.id) {
                let finding = Diagnostic::new(Code::FactIdUnlisted).at(fact.place.clone());
                let finding = finding.value(&fact.id).fact("figure", &fact.id);
                diagnostics.push(finding.fact("nearest", nearest));
            }
            first.insert(&fact.id, fact);
            settled.insert(fact.id.clone(), Some(fact.value));
            continue;
        };
        if before.value != fact.value {
            settled.insert(fact.id.clone(), None);
            let finding = Diagnostic::new(Code::FactTwice)
                .at(fact.place.clone())
                .value(&fact.value.to_string())
                .fact("figure", &fact.id)
                .fact(
                    "other_file",
                    before.place.file.as_deref().unwrap_or_default(),
                )
                .number("other_line", before.place.line.unwrap_or_default())
                .fact("other_value", before.value.to_string());
            diagnostics.push(finding);
        }
    }
    settled
}
