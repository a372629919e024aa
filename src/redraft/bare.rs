//! A Word file without a record: nothing in it says which number is which figure. Whoever
//! knows that from the words can write over single numbers here, and over nothing else.

use super::package::Package;
use super::reading::shown;
use super::scan::{Atom, AtomKind, Scan};
use super::splice::{self, Edit};
use super::trouble::DraftError;
use super::wrapped::wrapped;
use crate::export::docx::DocxError;
use std::collections::BTreeMap;
use std::ops::Range;

/// A Word file without a record.
pub struct BareDraft {
    package: Package,
    parts: Vec<Part>,
    /// The part and the paragraph of each line, as [`super::DraftText`] counts them.
    lines: Vec<(usize, usize)>,
}

struct Part {
    name: String,
    bytes: Vec<u8>,
    scan: Scan,
    /// The bytes within fields and content controls.
    wrapped: Vec<Range<usize>>,
}

/// Why a stretch of a draft is not written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPlain {
    /// There is a tracked change in it.
    Tracked,
    /// There is a field, a picture, a note or a content control in it.
    Object,
}

/// New text for a stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line, as [`super::DraftText`] counts them.
    pub line: usize,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// What takes their place.
    pub with: String,
}

impl BareDraft {
    /// Opens a Word file.
    ///
    /// # Errors
    /// When it is no Word file, unsafe or damaged.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DraftError> {
        let package = Package::open(bytes)?;
        let (mut parts, mut lines) = (Vec::new(), Vec::new());
        for (index, (name, bytes)) in package.texts().enumerate() {
            let scan = Scan::read(name, bytes)?;
            lines.extend(shown(&scan, index > 0).map(|paragraph| (index, paragraph)));
            parts.push(Part {
                name: name.to_owned(),
                wrapped: wrapped(name, bytes)?,
                bytes: bytes.to_vec(),
                scan,
            });
        }
        Ok(BareDraft {
            package,
            parts,
            lines,
        })
    }

    /// The bytes of the file as it is.
    pub fn bytes(&self) -> &[u8] {
        self.package.bytes()
    }

    /// How many charts are in it; their numbers are beyond reach.
    pub fn charts(&self) -> usize {
        self.package.charts().count()
    }

    /// Whether a stretch of a line is text and nothing else.
    ///
    /// # Errors
    /// What else is in it.
    pub fn plain(&self, line: usize, range: &Range<usize>) -> Result<(), NotPlain> {
        let (part, atoms) = self.atoms(line);
        let touches = |at: &Range<usize>| match at.is_empty() {
            true => range.start <= at.start && at.start <= range.end,
            false => at.start < range.end && range.start < at.end,
        };
        let mut found = Ok(());
        for (atom, at) in atoms.iter().filter(|(_, at)| touches(at)) {
            let is_wrapped = |wrap: &Range<usize>| wrap.contains(&atom.element.start);
            if atom.tracked || atom.deleted || part.scan.is_in_tracked_row(atom) {
                return Err(NotPlain::Tracked);
            }
            let is_empty_text = atom.kind == AtomKind::Text && at.is_empty();
            if !is_empty_text
                && (atom.kind != AtomKind::Text || part.wrapped.iter().any(is_wrapped))
            {
                found = Err(NotPlain::Object);
            }
        }
        found
    }

    /// The file with some stretches written anew, all other bytes as they were. Of a
    /// number in several runs the first takes all of it.
    ///
    /// # Errors
    /// When it cannot be zipped, or a stretch is not written as plain text.
    pub fn with(&self, changes: &[Change]) -> Result<Vec<u8>, DocxError> {
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        for change in changes {
            let (index, _) = self.lines[change.line];
            let (part, atoms) = self.atoms(change.line);
            let mut with = change.with.as_str();
            for (atom, at) in atoms {
                let from = change.range.start.max(at.start);
                let to = change.range.end.min(at.end);
                if from < to {
                    let within = from - at.start..to - at.start;
                    let written = splice::overwrite(&part.bytes, atom, within, with);
                    edits
                        .entry(index)
                        .or_default()
                        .extend(written.into_iter().flatten());
                    with = "";
                }
            }
        }
        let changed = edits.into_iter().map(|(index, mut edits)| {
            let part = &self.parts[index];
            // Two numbers of one run may both ask for its blanks to be kept.
            edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
            edits.dedup();
            (part.name.clone(), splice::apply(&part.bytes, edits))
        });
        Ok(self.package.with(&changed.collect())?)
    }

    /// Whether [`Self::with`] can write over a stretch: its characters stand in the file
    /// as they are read.
    pub fn can_write(&self, line: usize, range: &Range<usize>) -> bool {
        let (part, atoms) = self.atoms(line);
        let mut covered = range.start;
        for (atom, at) in atoms {
            let (from, to) = (range.start.max(at.start), range.end.min(at.end));
            if from < to {
                let within = from - at.start..to - at.start;
                if splice::overwrite(&part.bytes, atom, within, "0").is_none() || from != covered {
                    return false;
                }
                covered = to;
            }
        }
        covered == range.end
    }

    /// The pieces of a line, each with the bytes of the line that it reads.
    fn atoms(&self, line: usize) -> (&Part, Vec<(&Atom, Range<usize>)>) {
        let (part, paragraph) = self.lines[line];
        let part = &self.parts[part];
        let (_, starts) = part.scan.paragraph(paragraph);
        let atoms = starts.into_iter().map(|(atom, start)| {
            let atom = &part.scan.atoms[atom];
            let length = if atom.deleted { 0 } else { atom.text.len() };
            (atom, start..start + length)
        });
        (part, atoms.collect())
    }
}
