//! The field's tables of values and headers as tests, a file a family.

mod anything;
mod configuration;
mod education;
mod headers;
mod others;
mod standing;
mod tables;
mod title;

use super::{ExtraSpellings, Vocabulary};

/// The vocabulary without any additions.
fn vocabulary() -> Vocabulary {
    Vocabulary::new(&ExtraSpellings::default()).expect("the embedded tables are sound")
}
