//! Cells that say "as above", told by their bytes.

use crate::source::encoding::Bytes;

/// The words that mean "as in the row above", in the bytes of a table.
#[derive(Debug, Clone)]
pub struct Ditto {
    words: Vec<Vec<u8>>,
    /// Their last bytes: most cells end otherwise.
    last: [bool; 256],
}

impl Ditto {
    /// These words in a table whose bytes stand for text in this way.
    pub fn new(words: &[String], form: Bytes) -> Self {
        let mut ditto = Ditto {
            words: words
                .iter()
                .map(|word| form.of(word).into_owned())
                .collect(),
            last: [false; 256],
        };
        for last in ditto.words.iter().filter_map(|word| word.last()) {
            ditto.last[usize::from(*last)] = true;
        }
        ditto
    }

    /// Whether a cell is one of them.
    pub fn is(&self, cell: &[u8]) -> bool {
        let Some(last) = cell.last() else {
            return false;
        };
        self.last[usize::from(*last)] && self.words.iter().any(|word| word == cell)
    }
}
