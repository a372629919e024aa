//! A finished [`Document`](crate::report::document::Document) written down: Word and
//! Markdown. Model in, bytes out: no files, no clock, no figures of its own.

pub mod docx;
pub mod earlier;
pub mod heading_rows;
pub mod markdown;
pub(crate) mod text;
