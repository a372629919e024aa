//! Each distinct spelling is classified once; after that a cell is one look-up.

use crate::source::Cell;
use rustc_hash::FxHashMap;

/// Raw bytes of a cell → what they mean.
#[derive(Debug, Clone)]
pub struct Cache<T> {
    known: FxHashMap<Box<[u8]>, T>,
}

/// How many spellings are remembered. A column that holds something else on every row (a
/// name, a number) must not fill the memory: beyond this it is classified again each time.
const LIMIT: usize = 100_000;

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Cache {
            known: FxHashMap::default(),
        }
    }
}

impl<T: Copy> Cache<T> {
    /// The meaning of this cell, found out by `read` on first sight. All cells must come
    /// from one file: the same bytes mean something else in another encoding.
    pub fn get(&mut self, cell: Cell<'_>, read: impl FnOnce(&str) -> T) -> T {
        if let Some(meaning) = self.known.get(cell.bytes) {
            return *meaning;
        }
        let meaning = read(&cell.text());
        if self.known.len() < LIMIT {
            self.known.insert(cell.bytes.into(), meaning);
        }
        meaning
    }
}
