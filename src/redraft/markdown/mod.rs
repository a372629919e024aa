//! New figures brought into a Markdown draft, which has nothing in it to find them by: the
//! record beside it has the text as generated, and the figures are found again between the
//! words that people have left.
//!
//! ```text
//! record ──text──┬─ align ── place ──┐
//!                │                   ├─▶ draft ── refresh ──▶ outcomes, text, record
//! draft  ──text──┴─ tables ──────────┘
//! ```

mod align;
mod anchors;
mod cells;
mod draft;
mod place;
mod reading;
mod refresh;
mod rows;
mod sentences;
mod tables;
mod text;
mod tokens;
mod wanted;

pub use draft::MarkdownDraft;
pub use reading::FoundPiece;
pub use refresh::Renewed;
