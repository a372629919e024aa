//! All figures written down: as a table for people, as JSON, as CSV.

mod csv;
mod json;
mod table;

pub use csv::csv;
pub use json::{compared_json, json, value_json};
pub use table::table;
