//! A Word file taken apart, by the relationships between its parts rather than by names.

use super::ReferenceError;
use crate::export::docx::finish::WORD;
use crate::export::docx::xml::{Element, parse};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No part of a template is larger: what is, is no template.
const PART_LIMIT: u64 = 64 << 20;

/// The name space of "Strict Open XML".
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// How an OLE container begins: a .doc, or any file with a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An opened file.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// One part named by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// Its id in the part that names it.
    pub id: String,
    /// The last word of its type: `styles`, `footer`.
    pub kind: String,
    /// Its type as it stands.
    pub whole_kind: String,
    /// The part's name; an address where it is outside.
    pub target: String,
    /// Whether it lies outside the file.
    pub external: bool,
}

impl<'a> Archive<'a> {
    /// Opens a file by what is in it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReferenceError> {
        if bytes.starts_with(OLE) {
            let container = cfb::CompoundFile::open(Cursor::new(bytes));
            return Err(match container {
                Ok(c) if c.exists("/EncryptedPackage") => ReferenceError::Encrypted,
                Ok(c) if c.exists("/WordDocument") => ReferenceError::OldFormat,
                _ => ReferenceError::NotWord,
            });
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => Ok(Archive { zip }),
            Err(_) if bytes.starts_with(b"PK\x03\x04") => {
                Err(ReferenceError::Damaged("zip".to_owned()))
            }
            Err(_) => Err(ReferenceError::NotWord),
        }
    }

    /// The name of the part that holds the text.
    pub fn main_part(&mut self) -> Result<String, ReferenceError> {
        let parts = self.relationships("")?;
        let main = parts.into_iter().find(|r| r.kind == "officeDocument");
        let Some(main) = main else {
            return Err(ReferenceError::NotWord);
        };
        let root = match self.tree(&main.target) {
            Ok(root) => root,
            // A workbook's main part may be anything, even no XML.
            Err(_) if !main.target.starts_with("word/") => return Err(ReferenceError::NotWord),
            Err(damaged) => return Err(damaged),
        };
        match (root.name.as_str(), root.attribute("xmlns:w").as_deref()) {
            ("w:document", Some(WORD)) => Ok(main.target),
            ("w:document", Some(STRICT)) => Err(ReferenceError::Strict),
            _ => Err(ReferenceError::NotWord),
        }
    }

    /// A part as it is; `None` when there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReferenceError> {
        let damaged = || ReferenceError::Damaged(name.to_owned());
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        let read = entry.take(PART_LIMIT + 1).read_to_end(&mut bytes);
        match read {
            Ok(_) if bytes.len() as u64 <= PART_LIMIT => Ok(Some(bytes)),
            _ => Err(damaged()),
        }
    }

    /// A part as XML.
    pub fn tree(&mut self, name: &str) -> Result<Element, ReferenceError> {
        let damaged = || ReferenceError::Damaged(name.to_owned());
        let bytes = self.part(name)?.ok_or_else(damaged)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        parse(bytes).map_err(|_| damaged())
    }

    /// What a part names; the empty name stands for the package itself.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, ReferenceError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        if self.part(&name)?.is_none() {
            return Ok(Vec::new());
        }
        let root = self.tree(&name)?;
        let entries = root.elements().filter_map(|entry| {
            let whole_kind = entry.attribute("Type")?;
            let external = entry.attribute("TargetMode").as_deref() == Some("External");
            let target = entry.attribute("Target")?;
            Some(Relationship {
                id: entry.attribute("Id")?,
                kind: whole_kind.rsplit('/').next()?.to_owned(),
                whole_kind,
                target: match external {
                    true => target,
                    false => resolved(folder, &target),
                },
                external,
            })
        });
        Ok(entries.collect())
    }
}

/// A target as seen from a folder: `../media/a.png` from `word` is `media/a.png`.
fn resolved(folder: &str, target: &str) -> String {
    let (base, target) = match target.strip_prefix('/') {
        Some(whole) => ("", whole),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = base.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../media/a.png"), "media/a.png");
        assert_eq!(resolved("word", "/word/theme/t.xml"), "word/theme/t.xml");
        assert_eq!(resolved("", "../../x"), "x");
    }
}
