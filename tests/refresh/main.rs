//! Drafts as people leave them, with new figures brought in.
//!
//! `bench` makes drafts by the program itself and edits their XML; `program` looks at the
//! command, `by_text` at drafts without their record, `markdown_edits` at what people do
//! to a Markdown draft, `edits` at what becomes of a figure, `copies` at sentences that
//! stand there twice, `spelling` at numbers typed otherwise, `words` at the words round
//! figures, `rows` at tables, `columns` at headings and names of rows that were changed,
//! `renamed` at those with another name, `charts` at charts, `anything` at edits at random,
//! `other_data` at the data of other bureaus, `hostile` at files that are none, `kill` at a program that is ended
//! in the middle, `office` at drafts that LibreOffice has saved, `optional` at those with red
//! head, imprint, charts and the looks of a reference.

mod anything;
mod bench;
mod by_text;
mod charts;
mod columns;
mod copies;
mod edits;
mod hostile;
mod kill;
mod markdown;
mod markdown_edits;
mod office;
mod optional;
mod other_data;
#[path = "../export/package.rs"]
#[allow(dead_code)]
mod package;
mod program;
mod renamed;
mod rows;
mod sentences;
mod spelling;
#[path = "../support/mod.rs"]
mod support;
mod words;
