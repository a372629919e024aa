//! What `sql` is asked for.

use crate::aggregate::dialect::Dialect;
use chrono::NaiveDate;

/// Options of `sql`.
#[derive(Debug, Clone)]
pub struct Sql {
    /// `--year`.
    pub year: i32,
    /// `--as-of`: the reference date, 31 December of the year where it is not given.
    pub as_of: Option<NaiveDate>,
    /// `--from`: what stands after FROM.
    pub from: String,
    /// `--column`, each: a column of a roster, or that and what the table calls it.
    pub columns: Vec<String>,
    /// `--dialect`.
    pub dialect: Dialect,
}
