//! The people of two years compared, person by person: who joined, left, moved, rose, and
//! who cannot be told.
//!
//! ```text
//! rows ──individuals──▶ people of a year ──pairing──▶ pairs ──compare──▶ Comparison ──balance──▶ sums
//! ```
//!
//! - [`entry`]: a row as comparing needs it, small enough for a million. [`born`]: a birth
//!   as far as it is written. [`roll`]: the rows of a year.
//! - [`individuals`]: rows of one person put together. [`likeness`]: when two rows are surely
//!   or perhaps of one person. [`pairing`]: surest first, and never a guess.
//! - [`unsure`]: who may be the same and may not. [`passing`]: joined and left in between.
//! - [`change`]: what is another in this year's row. [`compare`]: all of it together.
//! - [`balance`]: last year's people + joined − left against this year's.

pub mod balance;
pub mod born;
pub mod change;
pub mod compare;
pub mod entry;
mod individuals;
mod likeness;
mod pairing;
mod passing;
pub mod roll;
mod unsure;

pub use balance::{Balance, Sums, balance};
pub use born::Born;
pub use change::Change;
pub use compare::{Comparison, Leaver, Newcomer, Pair, compare};
pub use entry::{Entry, Number, Side, Spot};
pub use roll::Roll;
pub use unsure::Unsure;
