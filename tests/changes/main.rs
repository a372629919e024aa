//! What changed between two records, through the program: which figures, and which files.
//!
//! `bureau` makes a bureau of several files and changes it; `list` looks at what is told,
//! `kept` at what a record keeps and when it is written anew, `older` at records of the
//! version before, which say less.

#[path = "../refresh/bench.rs"]
#[allow(dead_code)]
mod bench;
mod bureau;
mod kept;
mod list;
mod older;
#[path = "../export/package.rs"]
#[allow(dead_code)]
mod package;
#[path = "../support/mod.rs"]
mod support;
