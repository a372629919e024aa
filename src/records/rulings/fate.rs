//! What became of a decision in one reading of the data.

use std::cell::{Cell, OnceCell};

/// What has become of a decision so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Fate {
    /// How many cells or rows it has been applied to.
    pub used: Cell<u64>,
    /// What it has met, applied or not.
    pub met: Cell<Met>,
    /// Whether it has been applied to a row in this reading already: "counts here" and that
    /// somebody is rightly there twice hold for one; of two rows one does not count.
    pub given: Cell<bool>,
    /// The identity number of the first row it was applied to.
    pub first: OnceCell<String>,
    /// Whether it was applied to rows of several people.
    pub several: Cell<bool>,
    /// Whether it took both rows of a person out where it was about one of the two.
    pub both: Cell<bool>,
    /// Whether it took a row out that would have counted.
    pub took: Cell<bool>,
    /// Whether a row of its person counts all the same, here or elsewhere.
    pub counted: Cell<bool>,
}

/// What a decision has met in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Met {
    /// Nobody and nothing.
    #[default]
    Nothing,
    /// The person, but not the cell.
    Person,
    /// What it is about; there was nothing left to decide.
    Cell,
}
