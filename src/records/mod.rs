//! Header names become fields; a record becomes a person, an activity or a fact, or findings.
//!
//! - [`dimension`]: what people can be counted by. [`person`]: a person, classified.
//! - [`roster`]: a row → a person; [`in_post`] and [`birth`] hold the two rules with most to them;
//!   [`likelihood`] says which ages, dates and titles can hardly be.
//! - [`activity`]: an event, classified. [`log`]: a row → an event.
//! - [`facts`]: a row → a number that is known, not counted.
//! - [`columns`]: which column is which field. [`cache`]: each spelling classified once.
//! - [`combined`]: what several columns say together.
//! - [`reading`]: what is worth a finding about a classified cell.
//! - [`units`]: the directory of units. [`rules`]: what the configuration decides.
//! - [`rulings`]: what the bureau has decided about single people and spellings.

pub mod activity;
pub mod birth;
pub mod cache;
pub mod columns;
pub mod combined;
pub mod dimension;
pub mod facts;
pub mod in_post;
pub mod likelihood;
pub mod log;
pub mod person;
pub mod reading;
pub mod roster;
pub mod rules;
pub mod rulings;
pub mod units;
