//! The bureau's own additions: checked against what exists, then put over ours.

use super::class::Class;
use super::dimension::Dimension;
use super::extra::ExtraSpellings;
use super::fields::{ActivityField, FactField, Field, RosterField};
use super::spelling::SpellingTable;
use super::trouble::VocabularyError;
use super::vocabulary::Vocabulary;
use crate::nearest::nearest;
use std::collections::BTreeMap;

/// Fields whose one-digit codes a list can settle.
const CODED: [&str; 5] = ["学历", "学位", "职称", "岗位类别", "编制"];

/// Adds spellings and headers.
pub(super) fn add(to: &mut Vocabulary, extra: &ExtraSpellings) -> Result<(), VocabularyError> {
    for (field, classes) in &extra.spellings {
        let known = || Dimension::ALL.iter().map(|d| d.name());
        let dimension =
            Dimension::with_name(field).ok_or_else(|| unknown_field(field, known().collect()))?;
        add_spellings(to, dimension, classes)?;
    }
    for (column, words) in &extra.headers {
        let fields = (
            RosterField::with_name(column),
            ActivityField::with_name(column),
            FactField::with_name(column),
        );
        if let (None, None, None) = fields {
            let names = RosterField::ALL.iter().map(|f| f.name());
            let names = names.chain(ActivityField::ALL.iter().map(|f| f.name()));
            return Err(VocabularyError::UnknownColumn {
                column: column.clone(),
                nearest: nearest_name(column, names),
            });
        }
        // A column of one name in several tables has the header in all of them.
        for word in words {
            if let Some(field) = fields.0 {
                to.roster.add_own(word, field)?;
            }
            if let Some(field) = fields.1 {
                to.activities.add_own(word, field)?;
            }
            if let Some(field) = fields.2 {
                to.facts.add_own(word, field)?;
            }
        }
    }
    Ok(())
}

/// Refuses a code list for a field that has no codes.
pub(super) fn check_code_fields(extra: &ExtraSpellings) -> Result<(), VocabularyError> {
    match extra
        .codes
        .keys()
        .find(|field| !CODED.contains(&field.as_str()))
    {
        Some(field) => Err(unknown_field(field, CODED.to_vec())),
        None => Ok(()),
    }
}

fn unknown_field(field: &str, known: Vec<&'static str>) -> VocabularyError {
    VocabularyError::UnknownField {
        field: field.to_owned(),
        nearest: nearest_name(field, known.iter().copied()),
        known,
    }
}

fn nearest_name(word: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    nearest(word, names.map(|name| (name, ()))).map(|(name, ())| name)
}

type OwnClasses = BTreeMap<String, Vec<String>>;

fn add_spellings(
    to: &mut Vocabulary,
    dimension: Dimension,
    classes: &OwnClasses,
) -> Result<(), VocabularyError> {
    match dimension {
        Dimension::Education => put(&mut to.educations.table, classes),
        Dimension::Degree => put(&mut to.educations.degrees.table, classes),
        Dimension::StudyMode => put(&mut to.educations.modes.table, classes),
        Dimension::Title => put(&mut to.titles.table, classes),
        Dimension::Post => put(&mut to.posts, classes),
        Dimension::Establishment => put(&mut to.establishments, classes),
        Dimension::Standing => {
            put(&mut to.standings, classes)?;
            put(&mut to.year_flows, classes)
        }
        Dimension::Leaving => put(&mut to.leavings, classes),
        Dimension::Sex => put(&mut to.sexes, classes),
        Dimension::UnitType => put(&mut to.unit_types, classes),
        Dimension::Level => put(&mut to.levels, classes),
        Dimension::ActivityKind => put(&mut to.activity_kinds, classes),
        Dimension::Occupation => put(&mut to.occupations.table, classes),
        Dimension::Licence => put(&mut to.occupations.licences, classes),
    }
}

fn put<T: Class>(
    table: &mut SpellingTable<T>,
    classes: &OwnClasses,
) -> Result<(), VocabularyError> {
    for (label, words) in classes {
        let labels = || T::ALL.iter().map(|class| class.label());
        let class = T::with_label(label).ok_or_else(|| VocabularyError::UnknownClass {
            field: T::FIELD,
            class: label.clone(),
            // 本科 is a spelling of ours, though no label: its class is what was meant.
            nearest: table
                .get(&super::normalise::key(label))
                .and_then(|r| r.class())
                .map(Class::label)
                .or_else(|| nearest_name(label, labels())),
            known: labels().collect(),
        })?;
        for word in words {
            table
                .add_own(word, class)
                .map_err(|other| VocabularyError::TwoMeanings {
                    field: T::FIELD,
                    spelling: word.clone(),
                    first: other.label(),
                    second: class.label(),
                })?;
        }
    }
    Ok(())
}
