//! The reference document: a Word file whose looks the report takes over.

use crate::cli::Report;
use crate::export::docx::{self, RecordHead, Reference, ReferenceError};
use crate::failure::Failure;
use crate::message::Message;
use crate::project::{Project, shown};
use crate::report::document::Document;
use anyhow::Context;
use std::path::{Path, PathBuf};

/// A reference document that was read.
pub struct Look {
    path: PathBuf,
    reference: Reference,
}

impl Look {
    /// The one named on the command line, else the one of the configuration.
    ///
    /// # Errors
    /// When there is one and it cannot be used.
    pub fn read(options: &Report, project: &Project) -> Result<Option<Self>, Failure> {
        let set = &project.config.report.reference;
        let path = match (&options.reference, set.as_str()) {
            (Some(path), _) => path.clone(),
            (None, "") => return Ok(None),
            (None, set) => PathBuf::from(set),
        };
        let bytes = std::fs::read(&path).map_err(|e| Failure::unreadable(&shown(&path), &e))?;
        let reference = Reference::read(&bytes).map_err(|e| failure(&path, e))?;
        Ok(Some(Look { path, reference }))
    }

    /// The report in its looks, and what is to be said of what it lacks.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn write(
        &self,
        document: &Document,
        head: &RecordHead,
    ) -> anyhow::Result<(Vec<u8>, Vec<Message>)> {
        let mut notes = Vec::new();
        let written = docx::write_like(document, head, &self.reference);
        let (bytes, missing) = written.context("docx")?;
        if !missing.is_empty() {
            let note = Message::new("note-reference-styles").text("file", shown(&self.path));
            notes.push(note.text("styles", missing.join("、")));
        }
        if self.reference.left_out() {
            let note = Message::new("note-reference-edges");
            notes.push(note.text("file", shown(&self.path)));
        }
        Ok((bytes, notes))
    }

    /// The report is never written over it.
    ///
    /// # Errors
    /// When that is where it would go.
    pub fn spare(&self, target: &Path) -> Result<(), Failure> {
        let same = match (target.canonicalize(), self.path.canonicalize()) {
            (Ok(target), Ok(path)) => target == path,
            _ => false,
        };
        match same {
            false => Ok(()),
            true => Err(Failure::new(
                Message::new("fail-over-input").text("file", shown(target)),
            )),
        }
    }
}

fn failure(path: &Path, error: ReferenceError) -> Failure {
    let message = match error {
        ReferenceError::NotWord => Message::new("fail-reference-not-word"),
        ReferenceError::OldFormat => Message::new("fail-reference-old"),
        ReferenceError::Encrypted => Message::new("fail-reference-encrypted"),
        ReferenceError::Strict => Message::new("fail-reference-strict"),
        ReferenceError::Damaged(part) => Message::new("fail-reference-damaged").text("part", part),
    };
    Failure::new(message.text("file", shown(path)))
}
