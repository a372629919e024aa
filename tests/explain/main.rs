//! Where figures come from: rows that count and rows that do not add up to the whole list,
//! rulings do what the numbers say they did, and a figure is found by its text in a draft
//! that has a record.
//!
//! `rows` looks at the example bureaus, `drafts` at drafts that people have worked in.

#[path = "../refresh/bench.rs"]
#[allow(dead_code)]
mod bench;
mod drafts;
#[path = "../export/package.rs"]
#[allow(dead_code)]
mod package;
mod rows;
#[path = "../support/mod.rs"]
mod support;
