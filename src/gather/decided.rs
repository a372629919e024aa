//! The rulings: what the bureau has decided, read before the people it is about.

use super::FileNote;
use super::Readers;
use super::open::each_table;
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::rulings::{RulingReader, Rulings};
use crate::records::units::Units;
use crate::source::Meaning;
use crate::vocabulary::{RulingField, normalise};

/// Reads all tables of rulings into the readers.
///
/// # Errors
/// When a file cannot be read.
pub fn read(
    project: &Project,
    readers: &mut Readers,
    units: &mut Units,
    diagnostics: &mut Diagnostics,
    manifest: &mut Vec<FileNote>,
) -> Result<(), Failure> {
    let mut list = Vec::new();
    for file in project.files(Kind::Rulings) {
        let known = |header: &str| readers.vocabulary.ruling_field(header).is_some();
        let meaning = Meaning {
            known: &known,
            essential: &|header| {
                let field = readers.vocabulary.ruling_field(header);
                matches!(field, Some(RulingField::Decision))
            },
            named: None,
            ditto: normalise::ditto_words(),
        };
        manifest.extend(each_table(
            file,
            meaning,
            diagnostics,
            |opened, diagnostics| {
                let heading = opened.heading();
                let reader = RulingReader::new(&heading, &readers.vocabulary, diagnostics);
                opened.rows(
                    &known,
                    diagnostics,
                    |record, diagnostics| {
                        let ruling = reader.read(record, units, diagnostics);
                        let decided = ruling.is_some();
                        list.extend(ruling);
                        decided
                    },
                    |_, _| {},
                )
            },
        )?);
    }
    readers.rulings = Rulings::new(list, diagnostics);
    Ok(())
}
