//! Drafts held against the data: what is said of one with a fault planted in it, and that
//! nothing is said of one that nobody has touched.
//!
//! `sample` makes drafts and types over them, `planted` plants one fault after another,
//! `shares` are those of shares, `edited` does other things to a draft than typing, `words`
//! types over the words round figures, `typed` types numbers, `untouched` looks at
//! drafts as generated, `program` at the command, `office` at drafts that LibreOffice has
//! saved.

#[path = "../refresh/bench.rs"]
#[allow(dead_code)]
mod bench;
mod claims;
mod edited;
mod office;
#[path = "../export/package.rs"]
#[allow(dead_code)]
mod package;
mod planted;
mod program;
mod sample;
mod shares;
#[path = "../support/mod.rs"]
mod support;
mod typed;
mod untouched;
mod words;
