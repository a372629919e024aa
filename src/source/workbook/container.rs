//! Which kind of workbook a file is, by what its container holds.

use super::WorkbookError;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// A kind of workbook.
pub enum Kind {
    /// A zip of Office Open XML.
    Xlsx {
        /// Whether any of its sheets has merged cells.
        has_merged: bool,
    },
    /// A zip of OpenDocument.
    Ods,
    /// An OLE container.
    Xls {
        /// All of its records.
        stream: Vec<u8>,
    },
}

/// The most bytes that one part of a zip may have when unpacked, and an .xls altogether.
const PART: u64 = 4 << 30;

/// The most bytes of shared strings, tags included: all of them are held at once.
const STRINGS: u64 = 1 << 30;

/// Finds out what a file is.
///
/// # Errors
/// When it cannot be read, is protected, damaged or no workbook.
pub fn find(path: &Path) -> Result<Kind, WorkbookError> {
    let mut file = BufReader::new(File::open(path).map_err(WorkbookError::Io)?);
    let mut first = Vec::new();
    let eight = file.by_ref().take(8).read_to_end(&mut first);
    eight.map_err(WorkbookError::Io)?;
    file.seek(SeekFrom::Start(0)).map_err(WorkbookError::Io)?;
    if first.is_empty() {
        return Err(WorkbookError::damaged("the file is empty"));
    }
    if first.starts_with(b"\xd0\xcf\x11\xe0") {
        return ole(file);
    }
    if first.starts_with(b"PK") {
        return zip(file);
    }
    Err(WorkbookError::damaged("neither a zip nor an OLE container"))
}

fn ole(file: BufReader<File>) -> Result<Kind, WorkbookError> {
    let mut container = cfb::CompoundFile::open(file).map_err(WorkbookError::damaged)?;
    // A .xlsx with a password is a zip, encrypted, within an OLE container.
    if container.is_stream("/EncryptedPackage") {
        return Err(WorkbookError::Protected);
    }
    // Excel 5 and 95 call the stream Book; a file that serves both versions has both.
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| container.is_stream(name))
        .ok_or(WorkbookError::NotAWorkbook)?;
    let stream = container.open_stream(name);
    let stream = stream.map_err(WorkbookError::damaged)?;
    let mut bytes = Vec::new();
    let read = stream.take(PART).read_to_end(&mut bytes);
    read.map_err(WorkbookError::damaged)?;
    Ok(Kind::Xls { stream: bytes })
}

fn zip(file: BufReader<File>) -> Result<Kind, WorkbookError> {
    let mut archive = zip::ZipArchive::new(file).map_err(WorkbookError::damaged)?;
    let mut parts = Vec::new();
    let mut merged = Mention::default();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(WorkbookError::damaged)?;
        // Some programs write the paths as Windows does.
        let name = part.name().map_err(WorkbookError::damaged)?;
        let name = name.replace('\\', "/").to_lowercase();
        let limit = if name.ends_with("sharedstrings.xml") {
            STRINGS
        } else {
            PART
        };
        if name.ends_with(".xml") {
            sound(&mut part, limit, &mut merged)?;
        }
        parts.push(name);
    }
    let has = |name: &str| parts.iter().any(|part| part == name);
    let within = |folder: &str| parts.iter().any(|part| part.starts_with(folder));
    if has("mimetype") && has("content.xml") {
        let mut mimetype = String::new();
        let part = archive
            .by_name("mimetype")
            .map_err(WorkbookError::damaged)?;
        let read = part.take(200).read_to_string(&mut mimetype);
        read.map_err(WorkbookError::damaged)?;
        let spreadsheet = mimetype.contains("opendocument.spreadsheet");
        return match spreadsheet {
            true if encrypted(&mut archive)? => Err(WorkbookError::Protected),
            true => Ok(Kind::Ods),
            false => Err(WorkbookError::NotAWorkbook),
        };
    }
    // An encrypted .ods of LibreOffice 24.2 and later holds nothing else.
    if has("mimetype") && has("encrypted-package") {
        return Err(WorkbookError::Protected);
    }
    if has("xl/workbook.bin") || !within("xl/") {
        return Err(WorkbookError::NotAWorkbook);
    }
    // A sheet may be in a part of any name: what was not looked at may have some.
    let is_unseen = |part: &String| ![".xml", ".rels"].iter().any(|end| part.ends_with(end));
    let has_merged = merged.is_found || parts.iter().any(is_unseen);
    Ok(Kind::Xlsx { has_merged })
}

/// Unpacks a part to its end. Only there its checksum is looked at, and whoever reads a sheet
/// stops before: a digit that changed on the way would come out as if it had been written.
/// The size is measured too, for what a zip says of it need not be so.
fn sound(part: &mut impl Read, limit: u64, seen: &mut Mention) -> Result<(), WorkbookError> {
    let size = std::io::copy(&mut part.take(limit + 1), seen);
    match size.map_err(WorkbookError::damaged)? > limit {
        true => Err(WorkbookError::damaged("too large when unpacked")),
        false => Ok(()),
    }
}

/// Whether the manifest of an .ods names a key.
fn encrypted<R: Read + Seek>(archive: &mut zip::ZipArchive<R>) -> Result<bool, WorkbookError> {
    let Ok(part) = archive.by_name("META-INF/manifest.xml") else {
        return Ok(false);
    };
    let mut manifest = Vec::new();
    let read = part.take(1 << 24).read_to_end(&mut manifest);
    read.map_err(WorkbookError::damaged)?;
    Ok(memchr::memmem::find(&manifest, b"encryption-data").is_some())
}

/// The name of the element that lists the merged cells of a sheet (ECMA-376-1, 18.3.1.55),
/// in UTF-8, and in UTF-16 of either order.
const MERGED: [&[u8]; 2] = [b"mergeCells", b"m\0e\0r\0g\0e\0C\0e\0l\0l\0s"];

/// Whether merged cells are mentioned in what is written to it.
#[derive(Default)]
struct Mention {
    is_found: bool,
    /// The end of what came last: the name may lie across two pieces.
    end: Vec<u8>,
}

impl Write for Mention {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !self.is_found {
            let overlap = MERGED[1].len() - 1;
            self.end.extend(bytes.iter().take(overlap));
            self.is_found = MERGED.iter().any(|name| {
                memchr::memmem::find(&self.end, name).is_some()
                    || memchr::memmem::find(bytes, name).is_some()
            });
            match bytes.len().checked_sub(overlap) {
                Some(start) => {
                    self.end.clear();
                    self.end.extend(&bytes[start..]);
                }
                None => {
                    let before = self.end.len().saturating_sub(overlap);
                    self.end.drain(..before);
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_however_they_come() {
        let text = "<sheetData/><mergeCells count=\"1\"/>";
        let utf_16: Vec<u16> = text.encode_utf16().collect();
        let little = utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big = utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [text.as_bytes().to_vec(), little, big] {
            for size in 1..=bytes.len() {
                let mut mention = Mention::default();
                for piece in bytes.chunks(size) {
                    mention.write_all(piece).unwrap();
                }
                assert!(mention.is_found, "in pieces of {size}");
            }
        }
        let mut mention = Mention::default();
        mention.write_all(b"<mergeCell").unwrap();
        mention.write_all(b"<s/>").unwrap();
        assert!(!mention.is_found);
    }
}
