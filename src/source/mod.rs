//! Bytes become records, each with its place. No meaning of any column lives here.
//!
//! - [`format`]: what a file is, by its content. [`encoding`]: UTF-8, GB 18030, UTF-16, told
//!   by their bytes.
//! - [`text`]: a text file opened; [`delimited`]: separated text into records with physical
//!   line numbers; [`wide_comma`]: full-width commas between the fields.
//! - [`record`]: one record, its fields as raw bytes; [`row`]: one where it stands in the file.
//! - [`table`]: the header found, title, total and signature rows set aside.
//! - [`workbook`]: the sheets of .xlsx, .xls and .ods into records.

mod background;
pub mod delimited;
pub mod encoding;
pub mod format;
pub mod record;
pub mod row;
pub mod table;
pub mod text;
pub mod wide_comma;
pub mod workbook;

pub use encoding::Encoding;
pub use record::{Cell, Flaw, Quoting, Record};
pub use row::RawRow;
pub use table::{Called, Meaning, Row, Table, TableError};
