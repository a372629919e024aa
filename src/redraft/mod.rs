//! New figures brought into a draft that people have worked in; nothing else is touched.
//!
//! ```text
//! bytes ──package──▶ parts ──scan──▶ text, bookmarks, tables ──find, wanted, rows──▶ outcomes + edits ──splice──▶ parts ──package──▶ bytes
//! ```
//!
//! A part is never parsed into a tree and written again: an edit is a range of its bytes
//! and what takes its place. Without an edit the file is the very same.

mod bare;
pub mod book;
mod called;

mod chart_values;
mod charts;
pub mod chinese;
mod clone_row;
mod context;
mod copied;
mod decide;
mod draft;
mod find;
mod markdown;
pub mod markup;
mod names;
mod outcome;
mod package;
mod reading;
mod round;
mod rows;
mod scan;
mod sentence;
mod sentences;
mod shrunk;
mod sites;
pub mod spelling;
pub mod splice;
mod standing;
pub mod token;
mod trouble;
mod wanted;
mod workbook;
mod wrapped;

pub use bare::{BareDraft, Change, NotPlain};
pub use called::{Called, aliases, is_short_name};
pub use chart_values::ChartValues;
pub use context::{Context, When, spoken_year};
pub use draft::{Draft, Redrafted};
pub use find::Found;
pub use markdown::{FoundPiece, MarkdownDraft, Renewed};
pub use outcome::{CellWords, ChartOutcome, FigureOutcome, Left, Outcome, TableChange, Words};
pub use package::{Office, Package};
pub use reading::{DraftLine, DraftText, FoundFigure, recorded};
pub use round::Wording;
pub use sentences::{Kind as SentenceKind, SentenceChange};
pub use standing::{CellNames, Known, Standing};
pub use trouble::DraftError;
pub use wanted::Wanted;
