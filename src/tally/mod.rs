//! Counting: people per question and unit, activities per question, unit and year.
//!
//! - [`question`]: what is asked of the rows.
//! - [`people`]: the roster's counters.
//! - [`events`]: the activity logs' sums. [`flows`]: who joined and left since last year.

pub mod events;
pub mod flows;
pub mod people;
pub mod question;

pub use events::EventTally;
pub use flows::Flows;
pub use people::PeopleTally;
pub use question::{EventQuestion, Measure, PeopleQuestion, Term, Test, Window};

use crate::records::units::Units;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Everything counted in one run, small whatever the number of rows.
#[derive(Debug, Clone)]
pub struct Tally {
    /// People.
    pub people: PeopleTally,
    /// People by whether they are in post, and if not, why: by the position in
    /// [`InPost`](crate::records::dimension::InPost).
    pub in_post: Vec<u64>,
    /// Activities.
    pub events: EventTally,
    /// Who joined and left since last year.
    pub flows: Flows,
    /// Numbers that are given for the whole.
    pub facts: BTreeMap<String, Given>,
    /// Numbers that are given for single units, by the units' numbers.
    pub unit_facts: BTreeMap<String, BTreeMap<u32, Given>>,
    /// Units, by the numbers that people and activities carry.
    pub units: Units,
    /// Canonical names of the columns that some roster has.
    pub roster_columns: BTreeSet<&'static str>,
    /// How many rosters were read.
    pub rosters: usize,
    /// The recent years: those of the window that have an activity log.
    pub recent_years: BTreeSet<i32>,
    /// Rows read.
    pub rows: RowCounts,
}

/// A number that is given; `None` where two rows contradict each other.
pub type Given = Option<Decimal>;

/// How many rows of data were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows of rosters.
    pub roster: u64,
    /// Rows of activity logs.
    pub activities: u64,
    /// Rows of facts tables.
    pub facts: u64,
    /// Rows that could be used at all.
    pub usable: u64,
}
