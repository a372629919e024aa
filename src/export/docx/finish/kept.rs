//! Parts that are the same in nearly every file of a run are deflated once.

use super::super::DocxError;
use super::package::options;
use std::collections::BTreeMap;
use std::io::{Cursor, Seek, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::{ZipArchive, ZipWriter};

/// Those that depend on the looks and on the number of charts, and on nothing that is
/// counted.
const ALIKE: &[&str] = &[
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/theme/theme1.xml",
    "customXml/_rels/item1.xml.rels",
    "customXml/itemProps1.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/footer3.xml",
    "word/footer4.xml",
];

/// A part as it was last deflated.
struct Kept {
    content: Vec<u8>,
    /// A zip with this part alone.
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
}

/// By name; each has the last content only, so that this does not grow.
static KEPT: Mutex<BTreeMap<String, Arc<Kept>>> = Mutex::new(BTreeMap::new());

/// Whether a part is the same in nearly every file.
pub fn is_alike(name: &str) -> bool {
    ALIKE.contains(&name) || name.starts_with("word/charts/_rels/")
}

/// Puts a part into a package; also the first time from a zip of its own, so that the same
/// part always makes the same bytes.
///
/// # Errors
/// When it cannot be zipped.
pub fn copy<W: Write + Seek>(
    name: &str,
    content: &[u8],
    into: &mut ZipWriter<W>,
) -> Result<(), DocxError> {
    let kept = deflated(name, content)?;
    let mut archive = kept.archive.clone();
    into.raw_copy_file(archive.by_index_raw(0)?)?;
    Ok(())
}

/// Deflates a part that will be needed.
///
/// # Errors
/// When it cannot be zipped.
pub fn keep(name: &str, content: &[u8]) -> Result<(), DocxError> {
    deflated(name, content).map(drop)
}

fn deflated(name: &str, content: &[u8]) -> Result<Arc<Kept>, DocxError> {
    let known = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known().get(name).cloned();
    if let Some(kept) = found.filter(|kept| kept.content == content) {
        return Ok(kept);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, options())?;
    writer.write_all(content)?;
    let kept = Arc::new(Kept {
        content: content.to_vec(),
        archive: ZipArchive::new(Cursor::new(writer.finish()?.into_inner().into()))?,
    });
    known().insert(name.to_owned(), Arc::clone(&kept));
    Ok(kept)
}
