//! New figures brought into a Markdown draft, which has nothing in it to find them by: the
//! record beside it has the text as generated, and the figures are found again between the
//! words that people have left.
//!
//! ```text
//! record ──tokens──┐
//!                  ├─ align ──▶ place, cells ──▶ outcomes + edits ──▶ text, record
//! draft  ──tokens──┘
//! ```

mod align;
mod cells;
mod draft;
mod place;
mod reading;
mod rows;
mod sentences;
mod tokens;

pub use draft::{MarkdownDraft, Renewed};
pub use reading::FoundPiece;
