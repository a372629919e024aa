//! Code lists: numbers written instead of words.

use super::class::Class;
use super::reading::Doubt;
use super::spelling::{SpellingTable, read_toml};
use super::trouble::VocabularyError;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All embedded code lists.
#[derive(Deserialize)]
pub(crate) struct CodeLists {
    list: Vec<CodeList>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeList {
    field: String,
    name: String,
    #[serde(default)]
    always: bool,
    class: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    doubt: BTreeMap<Doubt, BTreeMap<String, Vec<String>>>,
}

impl CodeLists {
    /// Reads the embedded lists.
    pub fn embedded() -> Result<Self, VocabularyError> {
        read_toml("codes.toml", include_str!("tables/codes.toml"))
    }

    /// Adds to a table the lists of its field that are always understood, and the one that
    /// the configuration names.
    pub fn add_to<T: Class>(
        &self,
        table: &mut SpellingTable<T>,
        field: &'static str,
        chosen: Option<&str>,
    ) -> Result<(), VocabularyError> {
        let of_field = || self.list.iter().filter(|list| list.field == field);
        if let Some(name) = chosen
            && !of_field().any(|list| list.name == name)
        {
            return Err(VocabularyError::UnknownCodeList {
                field,
                list: name.to_owned(),
                known: of_field().map(|list| list.name.clone()).collect(),
            });
        }
        for list in of_field().filter(|l| l.always || chosen == Some(l.name.as_str())) {
            add_classes(table, &list.class, None)?;
            for (doubt, classes) in &list.doubt {
                add_classes(table, classes, Some(*doubt))?;
            }
        }
        Ok(())
    }
}

fn add_classes<T: Class>(
    table: &mut SpellingTable<T>,
    classes: &BTreeMap<String, Vec<String>>,
    doubt: Option<Doubt>,
) -> Result<(), VocabularyError> {
    for (label, codes) in classes {
        let class = T::with_label(label).ok_or_else(|| VocabularyError::Table {
            file: "codes.toml",
            message: format!("{label} is no class of {}", T::FIELD),
        })?;
        for code in codes {
            table.add_code(code, class, doubt);
        }
    }
    Ok(())
}
