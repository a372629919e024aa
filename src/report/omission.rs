//! What was left out of the report because data are missing.

use super::marker::FigureUse;
use super::problem::Place;
use crate::figures::{Missing, Scope};

/// One thing left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Omission {
    /// What kind of text.
    pub kind: OmissionKind,
    /// The text as it would read, ○ in place of what is missing.
    pub text: String,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// The template and line of the first missing figure.
    pub place: Place,
    /// What is missing, each figure once.
    pub figures: Vec<MissingFigure>,
}

/// What kind of text was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OmissionKind {
    /// A clause of a sentence that stays.
    Clause,
    /// A whole sentence.
    Sentence,
    /// A whole paragraph.
    Paragraph,
    /// A heading, or a clause of it.
    Heading,
    /// A table's caption.
    Caption,
    /// A row of a table.
    Row,
    /// A whole table.
    Table,
    /// A whole chart.
    Chart,
    /// This many cells of one figure in a table that stays; they read —.
    Cells(usize),
}

/// A figure without which something was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingFigure {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Whose figure it is.
    pub scope: Scope,
    /// Why it is missing.
    pub missing: Option<Missing>,
}

impl MissingFigure {
    /// The figure of this use.
    pub fn of(used: &FigureUse) -> Self {
        MissingFigure {
            id: used.figure.id.clone(),
            label: used.label.clone(),
            scope: used.figure.scope.clone(),
            missing: used.missing.clone(),
        }
    }
}
