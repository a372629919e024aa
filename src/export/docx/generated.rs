//! Whether a Word file is still as the program wrote it.

use super::finish::RECORD;
use super::record::Record;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No record of ours is larger than this.
const RECORD_LIMIT: u64 = 64 << 20;

/// Whether these bytes are a Word file of ours whose text nobody has saved since: its main
/// part has the checksum that the record took of it. Anything else, also anything that
/// cannot be read, counts as edited.
pub fn is_as_generated(bytes: &[u8]) -> bool {
    checksums(bytes).is_some_and(|(record, found)| record.body == Some(found))
}

/// Whether these bytes are a Word file that nobody has saved since the program wrote it:
/// as generated, or as a redraft left it with people's words in it.
pub fn is_as_written(bytes: &[u8]) -> bool {
    let Some((record, found)) = checksums(bytes) else {
        return false;
    };
    record.body == Some(found) || record.refreshed == Some(found)
}

fn checksums(bytes: &[u8]) -> Option<(Record, u32)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = Vec::new();
    let entry = archive.by_name(RECORD).ok()?;
    entry.take(RECORD_LIMIT).read_to_end(&mut xml).ok()?;
    let record = Record::from_xml(&xml).ok()?;
    let document = archive.by_name("word/document.xml").ok()?;
    Some((record, document.crc32()))
}
