//! Figures written into the cells of somebody else's workbook.
//!
//! ```text
//! bytes ──package──▶ parts ──book──▶ sheets, strings ──cells──▶ texts with tags ──tag──▶ figures ──write──▶ edits ──▶ bytes
//! ```
//!
//! Nothing of a sheet is written again but the cells with tags; every other byte, and every
//! other part, stays as it is. The one other change is that the workbook asks to be
//! recalculated when it is opened: what formulas had found before is stale.

mod book;
mod cells;
mod percent;
mod strings;
mod tag;
mod write;

pub use book::{Filled, Place, Template, Unfilled};
pub use tag::{Tag, TagFault};
