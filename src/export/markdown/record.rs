//! The record beside a Markdown draft: what was generated into it, so that its figures can
//! be found again in the text that people have made of it.

use super::marks::Piece;
use crate::basis::Basis;
use crate::export::earlier::Earlier;
use crate::figures::{FigureRef, Form, Scope};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::path::{Path, PathBuf};

/// What is added to the draft's name: `总结.md` has `总结.md.talentsum.json`.
pub const ENDING: &str = ".talentsum.json";
/// Version of the record; a change that an older reader cannot understand gets a new one.
const SCHEMA: u32 = 1;

/// Everything that was generated into a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// `talentsum 0.1.0`: the program that wrote it.
    pub generator: String,
    /// The report year.
    pub year: i32,
    /// The reference date (统计截止日), ISO.
    pub as_of: String,
    /// The unit whose report it is; `None`: the whole bureau's.
    pub unit: Option<String>,
    /// What it stands on; `None` in a record of an older version, which does not say.
    pub basis: Option<Basis>,
    /// CRC-32 of the file as it was last written, people's words in it and all.
    pub written: Option<u32>,
    /// The file as last generated, its figures apart.
    pub pieces: Vec<Piece>,
    /// What figures read before their data were corrected.
    pub earlier: Earlier,
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// No JSON, or not of this shape.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// Of a version that this program does not know.
    #[error("schema {0}")]
    Schema(u32),
}

impl Record {
    /// The record of a file just written.
    pub fn new(year: i32, as_of: String, pieces: Vec<Piece>) -> Self {
        Record {
            generator: concat!("talentsum ", env!("CARGO_PKG_VERSION")).to_owned(),
            year,
            as_of,
            unit: None,
            basis: None,
            written: None,
            pieces,
            earlier: Earlier::default(),
        }
    }

    /// Whether these bytes are the file as generated.
    pub fn is_as_generated(&self, bytes: &[u8]) -> bool {
        self.text().as_bytes() == bytes
    }

    /// Whether these bytes are the file as the program last wrote it, generated or
    /// refreshed.
    pub fn is_as_written(&self, bytes: &[u8]) -> bool {
        self.is_as_generated(bytes) || self.written == Some(crc32fast::hash(bytes))
    }

    /// The record beside a draft, if there is one that can be read.
    pub fn beside(draft: &Path) -> Option<Self> {
        Record::from_json(&std::fs::read(Record::path(draft)).ok()?).ok()
    }

    /// The file as last generated.
    pub fn text(&self) -> String {
        self.pieces.iter().map(Piece::raw).collect()
    }

    /// Where the record of a draft lies.
    pub fn path(draft: &Path) -> PathBuf {
        let mut name = draft.file_name().unwrap_or_default().to_owned();
        name.push(ENDING);
        draft.with_file_name(name)
    }

    /// The record as JSON, a piece a line.
    ///
    /// # Errors
    /// When it cannot be put into JSON, which no record we know of cannot.
    pub fn to_json(&self) -> Result<String, RecordError> {
        let stored = Stored {
            schema: SCHEMA,
            generator: self.generator.clone(),
            year: self.year,
            as_of: self.as_of.clone(),
            unit: self.unit.clone(),
            written: self.written,
            pieces: self.pieces.iter().map(StoredPiece::from).collect(),
            earlier: (self.earlier.all().map(StoredEarlier::from)).collect(),
            basis: self.basis.as_ref().map(lines).transpose()?,
        };
        Ok(serde_json::to_string_pretty(&stored)? + "\n")
    }

    /// Reads a record back; unknown fields are passed over.
    ///
    /// # Errors
    /// When it is no record of this version.
    pub fn from_json(json: &[u8]) -> Result<Self, RecordError> {
        let stored: Stored = serde_json::from_slice(json)?;
        if stored.schema != SCHEMA {
            return Err(RecordError::Schema(stored.schema));
        }
        let mut earlier = Earlier::default();
        for was in stored.earlier {
            if let (figure, false) = was.figure.read() {
                earlier.push(figure, was.text);
            }
        }
        Ok(Record {
            generator: stored.generator,
            year: stored.year,
            as_of: stored.as_of,
            unit: stored.unit,
            basis: (stored.basis.as_deref())
                .map(|basis| serde_json::from_str(basis.get()))
                .transpose()?,
            written: stored.written,
            pieces: stored.pieces.into_iter().map(Piece::from).collect(),
            earlier,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Stored {
    schema: u32,
    generator: String,
    year: i32,
    as_of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<u32>,
    pieces: Vec<StoredPiece>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<StoredEarlier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<Box<RawValue>>,
}

/// The basis, a figure and a file a line: one number a line would be longer than the text.
fn lines(basis: &Basis) -> serde_json::Result<Box<RawValue>> {
    fn list<T: Serialize>(all: &[T]) -> serde_json::Result<String> {
        let lines = all
            .iter()
            .map(|one| Ok(format!("      {}", serde_json::to_string(one)?)));
        let lines: serde_json::Result<Vec<String>> = lines.collect();
        Ok(format!("[\n{}\n    ]", lines?.join(",\n")))
    }
    let (figures, files) = (list(&basis.figures)?, list(&basis.files)?);
    RawValue::from_string(format!(
        "{{\n    \"figures\": {figures},\n    \"files\": {files}\n  }}"
    ))
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredPiece {
    Words(String),
    Figure {
        #[serde(flatten)]
        figure: StoredFigure,
        /// Left out where it is as it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        raw: String,
    },
}

/// A form of a figure by its name, or a bar.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
enum StoredForm {
    Of(Form),
    Bar,
}

const BAR: &str = "bar";

impl From<StoredForm> for &'static str {
    fn from(form: StoredForm) -> Self {
        match form {
            StoredForm::Of(form) => form.key(),
            StoredForm::Bar => BAR,
        }
    }
}

impl TryFrom<String> for StoredForm {
    type Error = String;

    fn try_from(key: String) -> Result<Self, String> {
        match Form::from_key(&key) {
            Some(form) => Ok(StoredForm::Of(form)),
            None if key == BAR => Ok(StoredForm::Bar),
            None => Err(key),
        }
    }
}

/// Which figure, whose, in which form.
#[derive(Serialize, Deserialize)]
struct StoredFigure {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit_type: Option<String>,
    form: StoredForm,
}

impl StoredFigure {
    fn new(figure: &FigureRef, is_bar: bool) -> Self {
        let (unit, unit_type) = match &figure.scope {
            Scope::Whole => (None, None),
            Scope::Unit(name) => (Some(name.clone()), None),
            Scope::Kind(name) => (None, Some(name.clone())),
        };
        StoredFigure {
            id: figure.id.clone(),
            unit,
            unit_type,
            form: match is_bar {
                true => StoredForm::Bar,
                false => StoredForm::Of(figure.form),
            },
        }
    }

    /// The figure, and whether it is a bar.
    fn read(self) -> (FigureRef, bool) {
        let (form, is_bar) = match self.form {
            StoredForm::Of(form) => (form, false),
            StoredForm::Bar => (Form::Text, true),
        };
        let scope = match (self.unit, self.unit_type) {
            (Some(name), _) => Scope::Unit(name),
            (None, Some(name)) => Scope::Kind(name),
            (None, None) => Scope::Whole,
        };
        let id = self.id;
        (FigureRef { id, scope, form }, is_bar)
    }
}

/// A text that a figure had.
#[derive(Serialize, Deserialize)]
struct StoredEarlier {
    #[serde(flatten)]
    figure: StoredFigure,
    text: String,
}

impl From<(&FigureRef, &str)> for StoredEarlier {
    fn from((figure, text): (&FigureRef, &str)) -> Self {
        StoredEarlier {
            figure: StoredFigure::new(figure, false),
            text: text.to_owned(),
        }
    }
}

impl From<&Piece> for StoredPiece {
    fn from(piece: &Piece) -> Self {
        let (figure, text, raw) = match piece {
            Piece::Words(words) => return StoredPiece::Words(words.clone()),
            Piece::Figure { figure, text, raw } => (figure, Some(text), raw),
            Piece::Bar { figure, raw } => (figure, None, raw),
        };
        StoredPiece::Figure {
            figure: StoredFigure::new(figure, text.is_none()),
            text: text.filter(|text| *text != raw).cloned(),
            raw: raw.clone(),
        }
    }
}

impl From<StoredPiece> for Piece {
    fn from(stored: StoredPiece) -> Self {
        let (figure, text, raw) = match stored {
            StoredPiece::Words(words) => return Piece::Words(words),
            StoredPiece::Figure { figure, text, raw } => (figure.read(), text, raw),
        };
        match figure {
            (figure, true) => Piece::Bar { figure, raw },
            (figure, false) => Piece::Figure {
                figure,
                text: text.unwrap_or_else(|| raw.clone()),
                raw,
            },
        }
    }
}
