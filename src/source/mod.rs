//! Bytes become records, each with its place. No meaning of any column lives here.
//!
//! - [`delimited`]: comma-separated text into records with physical line numbers.
//! - [`format`]: what a file is, by its content.
//! - [`record`]: one record, its fields as raw bytes.
//! - [`table`]: the header found, title, total and signature rows set aside.
//! - [`workbook`]: the sheets of .xlsx, .xls and .ods into records.

pub mod delimited;
pub mod format;
pub mod record;
pub mod table;
pub mod workbook;

pub use record::{Quoting, Record};
pub use table::{Row, Table, TableError};
