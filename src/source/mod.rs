//! Bytes become records, each with its place. No meaning of any column lives here.
//!
//! - [`encoding`]: UTF-8, GB 18030, UTF-16, told by their bytes.
//! - [`text`]: a text file opened; [`delimited`]: separated text into records with physical
//!   line numbers; [`wide_comma`]: full-width commas between the fields.
//! - [`record`]: one record, its fields as raw bytes.
//! - [`table`]: the header found, title, total and signature rows set aside.

pub mod delimited;
pub mod encoding;
pub mod record;
pub mod table;
pub mod text;
pub mod wide_comma;

pub use encoding::Encoding;
pub use record::{Cell, Quoting, Record};
pub use table::{Meaning, Row, Table, TableError};
