//! The draft, whichever kind of file it is.

use super::by_text::Bare;
use crate::Console;
use crate::changes::State;
use crate::cli::Refresh;
use crate::export::docx::RecordHead;
use crate::export::markdown::Record;
use crate::export::markdown::record::ENDING;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::message::Message;
use crate::output::{folder_of, write_file};
use crate::project::shown;
use crate::redraft::{Draft, DraftError, MarkdownDraft, Package, Redrafted};
use crate::report::document::Document;
use anyhow::Context;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A draft that was found.
pub enum Found {
    /// With its record.
    Recorded(Box<Opened>),
    /// Without one.
    Bare(Box<Bare>),
}

/// A draft that was opened.
pub enum Opened {
    /// A Word file, its record in it.
    Word(Box<Draft>),
    /// A text, its record beside it.
    Markdown(Box<MarkdownDraft>),
}

/// A refreshed draft and the record that goes beside it.
pub struct Done {
    /// What became of the figures, and the file.
    pub redrafted: Redrafted,
    record: Option<Record>,
}

impl Found {
    /// Reads a draft, within bounds.
    ///
    /// # Errors
    /// When it cannot be read, is no draft, or which of several records is its is not known.
    pub fn open(options: &Refresh, console: &Console) -> Result<Self, Failure> {
        let path = &options.file;
        let bytes = self::bytes(path)?;
        let failed = |e: DraftError| Failure::new(e.to_message(&shown(path)));
        match Draft::open(bytes) {
            Ok(draft) => Ok(Found::Recorded(Box::new(Opened::Word(Box::new(draft))))),
            Err(DraftError::NoRecord) => Ok(Found::bare(Bare::word(path, self::bytes(path)?)?)),
            Err(DraftError::Markdown) => {
                let bytes = self::bytes(path)?;
                let Some(record) = record(options, console)? else {
                    let none = about("fail-draft-no-text-record", path);
                    return Ok(Found::bare(Bare::text(path, bytes, none)?));
                };
                let draft = MarkdownDraft::open(bytes.clone(), record).map_err(failed)?;
                // The only record of the folder need not be that of this text.
                let is_named = options.record.is_some() || Record::path(path).exists();
                if !is_named && draft.found().iter().all(|found| found.at.is_none()) {
                    let none = about("fail-draft-no-text-record", path);
                    return Ok(Found::bare(Bare::text(path, bytes, none)?));
                }
                Ok(Found::Recorded(Box::new(Opened::Markdown(Box::new(draft)))))
            }
            Err(e) => Err(failed(e)),
        }
    }

    fn bare(bare: Bare) -> Self {
        Found::Bare(Box::new(bare))
    }
}

impl Opened {
    /// The year and the reference date of the draft.
    pub fn head(&self) -> RecordHead {
        match self {
            Opened::Word(draft) => draft.record().head.clone(),
            Opened::Markdown(draft) => RecordHead {
                year: draft.record().year,
                as_of: draft.record().as_of.clone(),
                unit: draft.record().unit.clone(),
                basis: draft.record().basis.clone(),
            },
        }
    }

    /// What its record says of the data.
    pub fn state(&self) -> State {
        match self {
            Opened::Word(draft) => State::of_word(draft.record()),
            Opened::Markdown(draft) => State::of_markdown(draft.record()),
        }
    }

    /// The file as it is.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Opened::Word(draft) => draft.bytes(),
            Opened::Markdown(draft) => draft.bytes(),
        }
    }

    /// Brings the figures in.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn refresh(
        &self,
        figures: &Figures,
        document: &Document,
        head: &RecordHead,
        force: bool,
    ) -> anyhow::Result<Done> {
        Ok(match self {
            Opened::Word(draft) => Done {
                redrafted: draft
                    .refresh(figures, document, head, force)
                    .context("docx")?,
                record: None,
            },
            Opened::Markdown(draft) => {
                let renewed = draft.refresh(figures, document, force);
                let mut record = renewed.record;
                record.year = head.year;
                record.as_of = head.as_of.clone();
                record.unit = head.unit.clone();
                // As in a Word file, what it stands on is told anew only where something
                // is written.
                if renewed.redrafted.bytes != draft.bytes() || record != *draft.record() {
                    record.basis = head.basis.clone();
                }
                record.written = Some(crc32fast::hash(&renewed.redrafted.bytes));
                Done {
                    redrafted: renewed.redrafted,
                    record: Some(record),
                }
            }
        })
    }
}

impl Opened {
    /// Whether an earlier refresh, refreshed itself, reads as the one that was `done`: then
    /// it has nobody's words that the draft does not have.
    pub fn is_same_text(
        &self,
        path: &Path,
        there: &[u8],
        done: &Done,
        (figures, document, head): (&Figures, &Document, &RecordHead),
    ) -> bool {
        match self {
            Opened::Word(_) => {
                let again = Draft::open(there.to_vec()).ok();
                let again = again.and_then(|d| d.refresh(figures, document, head, false).ok());
                let package = |bytes: &[u8]| Package::open(bytes.to_vec()).ok();
                let again = again.and_then(|again| package(&again.bytes));
                match (again, package(&done.redrafted.bytes)) {
                    (Some(one), Some(other)) => one.texts().eq(other.texts()),
                    _ => false,
                }
            }
            Opened::Markdown(_) => Record::beside(path)
                .and_then(|record| MarkdownDraft::open(there.to_vec(), record).ok())
                .is_some_and(|draft| {
                    let again = draft.refresh(figures, document, false);
                    again.redrafted.bytes == done.redrafted.bytes
                }),
        }
    }
}

impl Done {
    /// Writes the file, if it `differs` from what is there, and the record beside it. The
    /// record comes last: a text that is newer than its record has numbers that agree with
    /// the data, and loses nothing.
    ///
    /// # Errors
    /// When either cannot be written.
    pub fn write(&self, path: &Path, differs: bool) -> anyhow::Result<()> {
        if differs {
            write_file(path, &self.redrafted.bytes)?;
        }
        if let Some(record) = &self.record {
            let json = record.to_json()?;
            write_file(&Record::path(path), json.as_bytes())?;
        }
        Ok(())
    }
}

/// The bytes of a draft, read within bounds.
///
/// # Errors
/// When it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |e: std::io::Error| Failure::unreadable(&shown(path), &e);
    if path.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).map_err(unreadable)?;
    let read = opened.take(Package::LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(unreadable)?;
    Ok(bytes)
}

/// The record of a text: the one that is named, the one beside it, or the only one in its
/// folder (the draft has been given another name).
fn record(options: &Refresh, console: &Console) -> Result<Option<Record>, Failure> {
    if let Some(path) = &options.record {
        return stored(path).map(Some);
    }
    let beside = Record::path(&options.file);
    match beside.exists() {
        true => stored(&beside).map(Some),
        false => only_one(&options.file, console),
    }
}

fn stored(path: &Path) -> Result<Record, Failure> {
    Record::from_json(&bytes(path)?).map_err(|e| {
        let message = Message::new("fail-draft-record").text("file", shown(path));
        Failure::new(message.text("detail", e.to_string()))
    })
}

/// Several records of one text are one.
fn only_one(draft: &Path, console: &Console) -> Result<Option<Record>, Failure> {
    let folder = folder_of(draft);
    let entries = std::fs::read_dir(folder).map_err(|e| Failure::unreadable(&shown(folder), &e))?;
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let records = names.filter(|name| name.to_string_lossy().ends_with(ENDING));
    let mut paths: Vec<PathBuf> = records.map(|name| draft.with_file_name(name)).collect();
    paths.sort();
    let records: Vec<Record> = paths.iter().map(|p| stored(p)).collect::<Result<_, _>>()?;
    let Some((first, path)) = records.first().zip(paths.first()) else {
        return Ok(None);
    };
    if records.iter().any(|record| record.pieces != first.pieces) {
        let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
        let message = about("fail-draft-which-record", draft).text("found", names.join("、"));
        return Err(Failure::new(message));
    }
    console.note(&about("refresh-record", draft).text("found", shown(path)));
    Ok(Some(first.clone()))
}

/// A message about a text and the record it should have.
fn about(key: &'static str, draft: &Path) -> Message {
    let message = Message::new(key).text("file", shown(draft));
    message.text("record", shown(&Record::path(draft)))
}
