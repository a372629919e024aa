//! What findings a row would give, told without making them: rows are read ahead on other
//! threads, where nobody knows yet how many findings there are before them.

use super::Code;

/// What one row would give.
#[derive(Debug, Clone, Default)]
pub struct Foresight {
    /// The codes of which it is known that their places are no longer kept.
    full: u128,
    /// Those of them that the row gives, each as often.
    counted: Vec<Code>,
    /// Whether it gives anything else.
    pub(super) is_open: bool,
}

impl Foresight {
    /// Begins a row: of these codes no place is kept any more.
    pub fn begin(&mut self, full: u128) {
        self.full = full;
        self.counted.clear();
        self.is_open = false;
    }

    /// Whether the row gives a finding that somebody has to make.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The codes of the findings that only have to be counted.
    pub fn counted(&self) -> &[Code] {
        &self.counted
    }

    pub(super) fn count(&mut self, code: Code) {
        match self.full & code.bit() {
            0 => self.is_open = true,
            _ => self.counted.push(code),
        }
    }
}
