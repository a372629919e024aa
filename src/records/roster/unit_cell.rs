//! The unit of a row: what its cell says, else the row above, else the file.

use super::Caches;
use crate::records::units::Units;
use crate::source::Cell;
use crate::vocabulary::{Vocabulary, normalise};

/// What a cell of 单位 says.
#[derive(Debug, Clone, Copy)]
pub(super) enum UnitCell {
    /// Nothing, or 同上 with no row above.
    Empty,
    /// A unit, by its number in the directory.
    Unit(u32),
}

/// A unit by its number, and what says that a row is its.
#[derive(Debug, Clone, Copy)]
pub(super) enum UnitOfRow {
    /// The row's own cell.
    Own(u32),
    /// The row above: saved as text, merged cells leave the unit in the first of their rows.
    Above(u32),
    /// The name of the sheet or file.
    File(u32),
}

impl UnitOfRow {
    pub(super) fn unit(self) -> u32 {
        match self {
            UnitOfRow::Own(unit) | UnitOfRow::Above(unit) | UnitOfRow::File(unit) => unit,
        }
    }
}

/// What it takes to say whose a row is.
pub(super) struct WhoseUnit<'c> {
    /// The cell of 单位.
    pub(super) cell: Cell<'c>,
    /// The unit's name where nothing else gives it.
    pub(super) file_unit: &'c str,
    pub(super) vocabulary: &'c Vocabulary,
}

impl WhoseUnit<'_> {
    pub(super) fn find(&self, caches: &mut Caches, units: &mut Units) -> UnitOfRow {
        match (
            named(self.cell, caches, units, self.vocabulary),
            caches.unit_above,
        ) {
            (Some(own), _) => UnitOfRow::Own(own),
            (None, Some(above)) => UnitOfRow::Above(above),
            (None, None) => UnitOfRow::File(units.number(self.file_unit, self.vocabulary)),
        }
    }
}

/// The unit that a cell names; `None` when it is empty or says so.
pub(super) fn named(
    cell: Cell<'_>,
    caches: &mut Caches,
    units: &mut Units,
    vocabulary: &Vocabulary,
) -> Option<u32> {
    if cell.bytes.is_empty() {
        return None;
    }
    let named = caches.unit.get(cell, |text| match text {
        // The row above has been put in the place of 同上 already, if there is one.
        _ if normalise::is_ditto(text) || normalise::is_empty(text) => UnitCell::Empty,
        _ => UnitCell::Unit(units.number(text, vocabulary)),
    });
    match named {
        UnitCell::Unit(unit) => Some(unit),
        UnitCell::Empty => None,
    }
}
