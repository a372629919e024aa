//! Bytes become records, each with its place. No meaning of any column lives here.
//!
//! - [`delimited`]: comma-separated text into records with physical line numbers.
//! - [`record`]: one record, its fields as raw bytes.
//! - [`table`]: the header found, title, total and signature rows set aside.

pub mod delimited;
pub mod record;
pub mod table;

pub use record::{Quoting, Record};
pub use table::{Row, Table, TableError};
