//! Cells that say "as above", told by their bytes.

use crate::source::encoding::Bytes;

/// No word of these is longer.
const LONGEST: usize = 9;

/// The words that mean "as in the row above", in the bytes of a table.
#[derive(Debug)]
pub struct Ditto {
    words: Vec<Vec<u8>>,
    /// Their last bytes: most cells of Chinese end otherwise.
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

    /// Whether a cell is one of them. Most are plain, or longer than any of these words.
    pub fn is(&self, cell: &[u8]) -> bool {
        let ([first, ..], [.., last]) = (cell, cell) else {
            return false;
        };
        !first.is_ascii()
            && cell.len() <= LONGEST
            && self.last[usize::from(*last)]
            && self.words.iter().any(|word| word == cell)
    }
}
