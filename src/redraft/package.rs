//! A Word file as a zip of parts: opened with distrust, written back part by part.
//!
//! Every entry is unpacked once, to know that the file is whole, within bounds that no
//! report comes near. What is not changed is copied as it was compressed.

use super::markup;
use super::trouble::DraftError;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Entries of a package.
const ENTRIES: usize = 4096;
/// Bytes of one part, unpacked.
const PART: u64 = 64 << 20;
/// Bytes of all parts, unpacked.
const TOTAL: u64 = 256 << 20;
/// How many times larger than packed a part may be; tables of XML reach fifty.
const RATIO: u64 = 300;
/// Parts up to this size may be packed as tightly as they like.
const SMALL: u64 = 1 << 20;

/// What a package must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// A Word file.
    Word,
    /// An Excel workbook.
    Excel,
}

/// A Word file, or a workbook, in memory.
pub struct Package {
    bytes: Vec<u8>,
    /// The parts that are looked into.
    parts: BTreeMap<String, Vec<u8>>,
    main: String,
}

impl Package {
    /// The most bytes that a draft may have.
    pub const LIMIT: u64 = TOTAL;

    /// Opens a Word file.
    ///
    /// # Errors
    /// When it is none, is damaged, protected, or larger than any draft.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DraftError> {
        Self::open_as(bytes, Office::Word)
    }

    /// Opens a Word file or a workbook.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_as(bytes: Vec<u8>, office: Office) -> Result<Self, DraftError> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(kind(&bytes));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(damaged)?;
        if archive.len() > ENTRIES {
            return Err(DraftError::TooLarge(format!("{} entries", archive.len())));
        }
        if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(damaged)? {
            let detail = "two entries of one name or in one place";
            return Err(DraftError::Unsafe(detail.to_owned()));
        }
        let (mut parts, mut total) = (BTreeMap::new(), 0);
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(damaged)?;
            let name = safe_name(&entry)?;
            let content = unpack(entry, &name, &mut total)?;
            if is_read(&name) {
                if memchr::memmem::find(&content, b"<!DOCTYPE").is_some() {
                    return Err(markup::doctype(&name));
                }
                parts.insert(name, content);
            }
        }
        let main = main_part(&parts, office)?;
        Ok(Package { bytes, parts, main })
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The name of the part that holds the text.
    pub fn main(&self) -> &str {
        &self.main
    }

    /// The parts that are looked into, by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let parts = self.parts.iter();
        parts.map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The parts in which figures can stand: the text first, then headers and the like.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let main = self.parts.get_key_value(&self.main);
        let others = self.parts.iter().filter(|(name, _)| is_side_text(name));
        let others = others.filter(|(name, _)| **name != self.main);
        main.into_iter()
            .chain(others)
            .map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The custom XML parts, one of which is the record; programs move it about.
    pub fn custom(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let custom = self.parts.iter().filter(|(name, _)| is_custom(name));
        custom.map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The charts, under whatever names the last program gave them.
    pub fn charts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let is_chart = |name: &str| name.starts_with(CHARTS) && name.ends_with(".xml");
        let charts = self.parts.iter().filter(move |(name, _)| is_chart(name));
        charts.map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The workbook of a chart: the relationship of the chart to it, and its part.
    ///
    /// # Errors
    /// When the chart's relationships are not well-formed.
    pub fn workbook(&self, chart: &str) -> Result<Option<(String, String)>, DraftError> {
        let file = chart.strip_prefix(CHARTS).unwrap_or(chart);
        let name = format!("{CHARTS}_rels/{file}.rels");
        let Some(links) = self.parts.get(&name) else {
            return Ok(None);
        };
        let is_workbook = |kind: &String| kind.ends_with("/relationships/package");
        let mut links = markup::elements(&name, links, "Relationship")?.into_iter();
        let link = links.find(|link| link.get("Type").is_some_and(is_workbook));
        Ok(link.and_then(|mut link| {
            let (id, target) = (link.remove("Id")?, link.remove("Target")?);
            let part = match target.strip_prefix('/') {
                Some(part) => part.to_owned(),
                None => format!("word/{}", target.strip_prefix("../")?),
            };
            // Whatever else a made-up link names is not to be written over.
            let is_workbook = part.starts_with("word/embeddings/") && part.ends_with(".xlsx");
            is_workbook.then_some((id, part))
        }))
    }

    /// An entry of the file, unpacked; `None` where there is none of this name.
    pub fn entry(&self, name: &str) -> Option<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes.as_slice())).ok()?;
        let mut content = Vec::new();
        // How large it may be was seen to when the file was opened.
        let entry = archive.by_name(name).ok()?;
        entry.take(PART).read_to_end(&mut content).ok()?;
        Some(content)
    }

    /// The relationships of the part that holds the text: their kinds and parts by id.
    ///
    /// # Errors
    /// When they are not well-formed.
    pub fn targets(&self) -> Result<BTreeMap<String, (String, String)>, DraftError> {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let links = format!("{folder}/_rels/{file}.rels");
        let linked = self.parts.get(&links).map_or(&[][..], Vec::as_slice);
        let mut targets = BTreeMap::new();
        for mut link in markup::elements(&links, linked, "Relationship")? {
            let (id, kind) = (link.remove("Id"), link.remove("Type"));
            if let (Some(id), Some(kind), Some(target)) = (id, kind, link.remove("Target")) {
                let part = match target.strip_prefix('/') {
                    Some(part) => part.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                targets.insert(id, (kind, part));
            }
        }
        Ok(targets)
    }

    /// The file with some parts replaced; all others keep their bytes, also as compressed,
    /// and their places. Without a change the very same file.
    ///
    /// # Errors
    /// When it cannot be zipped.
    pub fn with(&self, changed: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
        if changed.is_empty() {
            return Ok(self.bytes.clone());
        }
        let mut archive = ZipArchive::new(Cursor::new(self.bytes.as_slice()))?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index)?;
            let name = entry.name()?.into_owned();
            match changed.get(&name) {
                None => writer.raw_copy_file(entry)?,
                Some(content) => {
                    let time = entry.last_modified().filter(DateTime::is_valid);
                    let options = SimpleFileOptions::default()
                        .compression_method(CompressionMethod::Deflated)
                        .last_modified_time(time.unwrap_or_default());
                    writer.start_file(name, options)?;
                    writer.write_all(content)?;
                }
            }
        }
        Ok(writer.finish()?.into_inner())
    }
}

fn damaged(error: ZipError) -> DraftError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DraftError::Protected,
        error => DraftError::Damaged(error.to_string()),
    }
}

/// What a file is that is no zip.
fn kind(bytes: &[u8]) -> DraftError {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        // A Word file with a password is a zip, encrypted, within an OLE container.
        return match cfb::CompoundFile::open(Cursor::new(bytes)) {
            Ok(container) if container.is_stream("/EncryptedPackage") => DraftError::Protected,
            Ok(container) if container.is_stream("/WordDocument") => DraftError::OldWord,
            Ok(container) if container.is_stream("/Workbook") => DraftError::OldExcel,
            Ok(_) => DraftError::NotWord,
            Err(e) => DraftError::Damaged(e.to_string()),
        };
    }
    let start = &bytes[..bytes.len().min(4096)];
    let is_text = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(e) => e.error_len().is_none(),
    };
    let is_text = is_text && !start.contains(&0) && !start.trim_ascii_start().starts_with(b"<");
    match is_text && !start.trim_ascii().is_empty() {
        true => DraftError::Markdown,
        false => DraftError::NotWord,
    }
}

/// A name that stays within the package, on every system.
fn safe_name<R: Read>(entry: &ZipFile<'_, R>) -> Result<String, DraftError> {
    if entry.encrypted() {
        return Err(DraftError::Protected);
    }
    let name = entry.name().map_err(damaged)?.into_owned();
    let leads_out = name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|step| step == "..");
    match leads_out || entry.is_symlink() {
        true => Err(DraftError::Unsafe(name.escape_debug().to_string())),
        false => Ok(name),
    }
}

fn unpack<R: Read>(
    entry: ZipFile<'_, R>,
    name: &str,
    total: &mut u64,
) -> Result<Vec<u8>, DraftError> {
    let packed = entry.compressed_size();
    let limit = PART.min(TOTAL.saturating_sub(*total));
    let limit = limit.min(SMALL.max(packed.saturating_mul(RATIO)));
    let too_large = || DraftError::TooLarge(name.to_owned());
    // What an entry says of its size may be a lie, in both directions.
    if entry.size() > limit {
        return Err(too_large());
    }
    let mut content = Vec::new();
    let read = entry.take(limit + 1).read_to_end(&mut content);
    read.map_err(|e| DraftError::Damaged(format!("{name}: {e}")))?;
    if content.len() as u64 > limit {
        return Err(too_large());
    }
    *total += content.len() as u64;
    Ok(content)
}

fn is_read(name: &str) -> bool {
    name == TYPES || name == "_rels/.rels" || is_custom(name) || {
        let of_main = name.starts_with("xl/_rels/") || name.starts_with("word/_rels/");
        let is_link = (name.starts_with(CHARTS) || of_main) && name.ends_with(".rels");
        is_link || name.ends_with(".xml") && !name.starts_with("docProps/") && name.contains('/')
    }
}

fn is_custom(name: &str) -> bool {
    name.starts_with("customXml/") && name.ends_with(".xml")
}

/// Headers, footers and notes: a person may have put a figure there.
fn is_side_text(name: &str) -> bool {
    let file = name.strip_prefix("word/").unwrap_or_default();
    let is = |kind| file.starts_with(kind) && file.ends_with(".xml");
    ["header", "footer", "footnotes", "endnotes"]
        .into_iter()
        .any(is)
}

/// Where the charts lie.
const CHARTS: &str = "word/charts/";

const TYPES: &str = "[Content_Types].xml";

/// The part that holds the text: what the package says it is, and it must be of the kind
/// that was asked for.
fn main_part(parts: &BTreeMap<String, Vec<u8>>, office: Office) -> Result<String, DraftError> {
    let expected = match office {
        Office::Word => "wordprocessingml.document.main+xml",
        Office::Excel => "spreadsheetml.sheet.main+xml",
    };
    let (Some(types), Some(links)) = (parts.get(TYPES), parts.get("_rels/.rels")) else {
        return Err(DraftError::NotWord);
    };
    let links = markup::elements("_rels/.rels", links, "Relationship")?;
    let is_document = |kind: &String| kind.ends_with("/relationships/officeDocument");
    let main = links
        .into_iter()
        .find(|link| link.get("Type").is_some_and(is_document))
        .and_then(|mut link| link.remove("Target"))
        .map(|target| target.trim_start_matches('/').to_owned());
    let main = main.ok_or(DraftError::NotWord)?;
    let overrides = markup::elements(TYPES, types, "Override")?;
    let kind = overrides
        .into_iter()
        .find(|part| part.get("PartName").map(|n| n.trim_start_matches('/')) == Some(&main))
        .and_then(|mut part| part.remove("ContentType"));
    match kind.unwrap_or_default() {
        kind if kind.contains("macroEnabled") => Err(DraftError::Macros),
        kind if kind.ends_with(expected) => match parts.contains_key(&main) {
            true => Ok(main),
            false => Err(DraftError::Damaged(main)),
        },
        _ => Err(DraftError::NotWord),
    }
}
