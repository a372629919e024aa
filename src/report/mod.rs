//! Templates and figures become a [`document::Document`].
//!
//! ```text
//! TemplateSet ──parsed, graph, check──▶ rewrite ──render──▶ marked Markdown
//!     ──markdown──▶ raw blocks ──clause, prune, table──▶ assemble ──▶ Document + omissions
//! ```
//!
//! A figure travels as a mark (`marker`), never as text, so that no value can be taken
//! for markup and every number in the document knows which figure it is.

mod assemble;
mod audit;
mod build;
mod chart;
mod check;
mod check_expr;
mod clause;
mod compose;
mod context;
pub mod document;
mod embedded;
mod functions;
mod graph;
mod language;
mod lines;
mod locate;
mod markdown;
mod marker;
mod normalize;
mod number;
mod omission;
mod operators;
mod parsed;
mod prepared;
mod problem;
mod prune;
mod render;
mod rewrite;
mod scan;
mod set;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod voice;
mod walk;
mod wording;

pub use compose::{ReportTexts, compose, unused};
pub use embedded::{EMBEDDED, prepare};
pub use omission::{MissingFigure, Omission, OmissionKind};
pub use prepared::Prepared;
pub use problem::{Construct, NameKind, Place, ProblemKind, TemplateProblem};
pub use set::{FoundText, OwnParagraphs, PAGE, Section, TemplateFile, TemplateSet};
pub use voice::voice;
