//! Faults of the catalogue and of the configuration's spellings as messages.

use crate::figures::catalogue::{CatalogueError, Fault};
use crate::message::Message;
use crate::project::CONFIG_FILE;
use crate::vocabulary::VocabularyError;

/// A fault of a figure's definition.
pub fn catalogue(error: CatalogueError) -> Message {
    let with = |key| Message::new(key).text("figure", error.id.clone());
    match error.fault {
        Fault::Syntax(detail) => with("fail-catalogue-syntax").text("detail", detail),
        Fault::Twice => with("fail-catalogue-twice"),
        Fault::Id => with("fail-catalogue-id"),
        Fault::Measure => with("fail-catalogue-measure"),
        Fault::Parts => with("fail-catalogue-parts"),
        Fault::Dimension { name, known } => with("fail-catalogue-dimension")
            .text("name", name)
            .text("known", known),
        Fault::Label { dim, label, known } => with("fail-catalogue-label")
            .text("dimension", dim)
            .text("label", label)
            .text("known", known),
        Fault::Column { name, known } => with("fail-catalogue-column")
            .text("name", name)
            .text("known", known),
        Fault::Formula => with("fail-catalogue-formula"),
        Fault::Part { id, nearest } => with("fail-catalogue-part")
            .text("part", id)
            .text("nearest", nearest.as_deref().unwrap_or("none")),
        Fault::PartLater(id) => with("fail-catalogue-part-later").text("part", id),
        Fault::PartOfUnits(id) => with("fail-catalogue-part-of-units").text("part", id),
        Fault::Denominator { id, nearest } => {
            let key = match nearest {
                Some(_) => "fail-catalogue-denominator-nearest",
                None => "fail-catalogue-denominator",
            };
            with(key)
                .text("denominator", id)
                .text("nearest", nearest.unwrap_or_default())
        }
    }
}

/// A fault of the bureau's own spellings, headers and code lists.
pub fn vocabulary(error: VocabularyError) -> Message {
    use VocabularyError as E;
    let with = |key| Message::new(key).text("file", CONFIG_FILE);
    let known = |words: Vec<&'static str>| words.join("、");
    match error {
        E::Table { file, message } => with("fail-vocabulary-table")
            .text("table", file)
            .text("detail", message),
        E::UnknownField {
            field, known: all, ..
        } => with("fail-vocabulary-field")
            .text("field", field)
            .text("known", known(all)),
        E::UnknownClass {
            field,
            class,
            known: all,
            ..
        } => with("fail-vocabulary-class")
            .text("field", field)
            .text("class", class)
            .text("known", known(all)),
        E::TwoMeanings {
            field,
            spelling,
            first,
            second,
        } => with("fail-vocabulary-two-meanings")
            .text("field", field)
            .text("spelling", spelling)
            .text("first", first)
            .text("second", second),
        E::UnknownColumn { column, nearest } => with("fail-vocabulary-column")
            .text("column", column)
            .text("nearest", nearest.unwrap_or("—")),
        E::TwoColumns {
            header,
            first,
            second,
        } => with("fail-vocabulary-two-columns")
            .text("header", header)
            .text("first", first)
            .text("second", second),
        E::UnknownCodeList { field, list, known } => with("fail-vocabulary-codes")
            .text("field", field)
            .text("list", list)
            .text("known", known.join("、")),
    }
}
