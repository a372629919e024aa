//! The report as a Word file (Office Open XML), laid out by GB/T 9704-2012.
//!
//! `docx-rs` builds the text; [`finish`] then puts the tables in, every element into the
//! order of the schema, adds what `docx-rs` cannot say, and zips the package. The same
//! document always gives the same bytes. [`record`] travels inside the file, so that
//! a later redraft knows which number stands where.

mod body;
mod chart;
mod columns;
mod finish;
mod footer;
mod generated;
mod heading_lines;
mod imprint;
mod layout;
mod masthead;
mod measure;
mod page;
mod piece;
pub mod record;
mod reference;
mod rows;
mod styles;
mod table;
mod xml;

use crate::report::document::Document;
use measure::Measures;

pub use chart::{Remade, remade, workbook};
pub use generated::{is_as_generated, is_as_written};
pub use record::{Record, RecordHead};
pub use reference::{Reference, ReferenceError};

/// Why a Word file could not be put together. None of it happens for any document we
/// know of; all are told rather than panicked over.
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
    /// The workbook of a chart could not be written.
    #[error("cannot write the workbook of a chart")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The package could not be zipped.
    #[error("cannot zip the Word file")]
    Zip(#[from] zip::result::ZipError),
    /// The package could not be written.
    #[error("cannot write the Word file")]
    Io(#[from] std::io::Error),
}

/// Makes ready what is the same in every Word file, on a thread of its own: while the
/// figures and the text are made there is room for it.
pub fn prepare() {
    // Without another thread it is made when it is needed.
    drop(std::thread::Builder::new().spawn(finish::prepare));
}

/// Writes the document as a Word file, with a record of every figure in it.
///
/// `head` tells the record, and nothing visible, for which year and reference date the
/// figures were counted.
pub fn write(document: &Document, head: &RecordHead) -> Result<Vec<u8>, DocxError> {
    Ok(built(document, head, None)?.bytes)
}

/// Writes the document with the styles, the page and the fonts of a reference file. Beside
/// the file: the names of the styles it uses that the reference lacks; for these there
/// are ours.
///
/// # Errors
/// As [`write`].
pub fn write_like(
    document: &Document,
    head: &RecordHead,
    reference: &Reference,
) -> Result<(Vec<u8>, Vec<String>), DocxError> {
    let finished = built(document, head, Some(reference))?;
    Ok((finished.bytes, finished.missing))
}

fn built(
    document: &Document,
    head: &RecordHead,
    reference: Option<&Reference>,
) -> Result<finish::Finished, DocxError> {
    let measures = reference.map_or(Measures::STANDARD, Reference::measures);
    let built = body::build(document, head, measures);
    finish::finish(built, &document.properties, reference)
}
