//! What a row is like, by what its cells say and by what its own cells are like.

use super::MOST;
use super::cells::{Cells, SEXES};
use super::own::LIKENESSES;

/// Rows are looked up by two numbers: what the cells say, but for the sex, of which there are
/// thousands, and all else, of which there are a dozen. So they lie in a table of so many
/// columns.
const COLUMNS: usize = 32;

/// No column, or nobody.
const NONE: u16 = u16::MAX;

/// What rows are like.
#[derive(Debug, Default)]
pub(super) struct Likenesses {
    /// The column of each sex and likeness of the own cells.
    columns: Vec<u16>,
    taken: u16,
    /// What a row is like: as many for each number of cells as there are columns.
    rows: Vec<u16>,
    count: u32,
}

/// A place in the table that is free.
pub(super) struct Place(usize);

impl Likenesses {
    /// What a row is like, if that is known.
    #[inline]
    pub(super) fn get(&self, cells: Cells, likeness: u32) -> Option<u32> {
        let column = *self.columns.get(number(cells, likeness))?;
        let like = *self
            .rows
            .get(cells.others as usize * COLUMNS + column as usize)?;
        (column != NONE && like != NONE).then_some(like.into())
    }

    /// Where to put what a row is like; `None` if that is known, or if there is too much of it.
    pub(super) fn place(&mut self, cells: Cells, likeness: u32) -> Option<Place> {
        if self.count == MOST || self.get(cells, likeness).is_some() {
            return None;
        }
        self.columns.resize((SEXES * LIKENESSES) as usize, NONE);
        let column = &mut self.columns[number(cells, likeness)];
        if *column == NONE && usize::from(self.taken) < COLUMNS {
            *column = self.taken;
            self.taken += 1;
        }
        let place = cells.others as usize * COLUMNS + usize::from(*column);
        (*column != NONE).then_some(Place(place))
    }

    /// Remembers what a row is like.
    pub(super) fn put(&mut self, place: Place, like: u32) {
        let Ok(like) = u16::try_from(like) else {
            return;
        };
        let rows = (place.0 / COLUMNS + 1) * COLUMNS;
        self.rows.resize(self.rows.len().max(rows), NONE);
        self.rows[place.0] = like;
        self.count += 1;
    }
}

fn number(cells: Cells, likeness: u32) -> usize {
    (likeness * SEXES + cells.sex) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_known_is_what_was_put_there() {
        let mut known = Likenesses::default();
        let mut put = Vec::new();
        for others in 0..50 {
            for likeness in (0..LIKENESSES).step_by(7) {
                let cells = Cells {
                    others,
                    sex: (others + likeness) % SEXES,
                };
                assert_eq!(known.get(cells, likeness), None);
                if let Some(place) = known.place(cells, likeness) {
                    known.put(place, others * 100 + likeness);
                    put.push((cells, likeness));
                    assert!(known.place(cells, likeness).is_none());
                }
            }
        }
        assert!(put.len() >= 50 * COLUMNS / 4);
        for (cells, likeness) in put {
            let like = Some(cells.others * 100 + likeness);
            assert_eq!(known.get(cells, likeness), like);
        }
    }
}
