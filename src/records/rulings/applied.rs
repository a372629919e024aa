//! Which decisions were applied to a row, for whoever goes over the rows once more and asks.

use super::{Decision, Ruling, Rulings};

impl Rulings {
    /// The decisions applied since this was last asked, by their positions.
    pub fn lately_applied(&self) -> Vec<usize> {
        let lately = std::mem::take(&mut *self.lately.borrow_mut());
        lately.into_iter().collect()
    }

    /// The decision at a position.
    pub fn at(&self, index: usize) -> Option<&Ruling> {
        self.list.get(index)
    }
}

impl Decision {
    /// The word for it in the table of rulings.
    pub fn word(&self) -> &'static str {
        match self {
            Decision::CountsHere => "在此计入",
            Decision::DoesNotCount => "不计入",
            Decision::Accepted => "认可",
            Decision::Corrected(_) => "更正",
        }
    }
}
