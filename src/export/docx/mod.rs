//! The report as a Word file (Office Open XML), laid out by GB/T 9704-2012.
//!
//! `docx-rs` builds the text and the tables; [`finish`] then puts every element into the
//! order of the schema, adds what `docx-rs` cannot say, and zips the package. The same
//! document always gives the same bytes. [`record`] travels inside the file, so that
//! a later redraft knows which number stands where.

mod body;
mod columns;
mod finish;
mod footer;
mod generated;
mod imprint;
mod layout;
mod masthead;
mod measure;
mod page;
pub mod record;
mod styles;
mod table;
mod xml;

use crate::report::document::Document;

pub use generated::is_as_generated;
pub use record::{Record, RecordHead};

/// Why a Word file could not be put together. Neither happens for any document we know
/// of; both are told rather than panicked over.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A part that was built is not well-formed XML.
    #[error("cannot read back the part {part}: {reason}")]
    Part {
        /// Its name inside the package.
        part: &'static str,
        /// What the XML reader says.
        reason: String,
    },
    /// The package could not be zipped.
    #[error("cannot zip the Word file")]
    Zip(#[from] zip::result::ZipError),
    /// The package could not be written.
    #[error("cannot write the Word file")]
    Io(#[from] std::io::Error),
}

/// Writes the document as a Word file, with a record of every figure in it.
///
/// `head` tells the record, and nothing visible, for which year and reference date the
/// figures were counted.
pub fn write(document: &Document, head: &RecordHead) -> Result<Vec<u8>, DocxError> {
    let (docx, record) = body::build(document, head, measure::Measures::STANDARD);
    finish::finish(docx.build(), &document.properties, &record)
}
