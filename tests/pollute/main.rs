//! Clean tables polluted at random: the program never panics, and no figure changes without
//! a finding that names the place.
//!
//! The cases are drawn from fixed seeds, which a failure prints. A case is *silent* when the
//! figures are not those of the clean table and no finding names the polluted line, or
//! either one of a record that was split. Only what no reader can tell may be silent
//! ([`polluted::Excuse`], `docs/limits.md`), and a test that says so must find some.
//! `cargo test --test pollute -- --nocapture` prints the numbers; with `POLLUTE_CASES=20` it
//! tries twenty times as many cases.
//!
//! - [`tables`]: a roster and a log. [`form`]: each as text in five forms. [`workbooks`]: as
//!   a workbook.
//! - [`marks`], [`cells`], [`rows`], [`encodings`]: what may happen to a table.
//! - [`bench`]: what the program makes of it. [`polluted`]: what came of the table.

mod bench;
mod cells;
mod encodings;
mod form;
mod marks;
mod polluted;
mod rows;
mod soup;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod workbooks;
