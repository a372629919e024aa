//! What was decided about the person of a row, applied before the row is read.

use super::RosterReader;
use super::unit_cell::WhoseUnit;
use crate::records::rulings::{Concerned, Whose};
use crate::records::units::Units;
use crate::source::{Cell, Record};
use crate::vocabulary::{Field, RosterField as F, normalise};

impl<'a> RosterReader<'a> {
    /// Whose a row is, as far as decisions ask.
    pub(super) fn whose(&self, record: &Record) -> Whose {
        let key = |field: F| {
            let text = record.text(self.columns.position(field)?);
            (!normalise::is_empty(&text)).then(|| normalise::cell(&text).into_owned())
        };
        match self.rulings.are_about_people() {
            false => Whose::default(),
            true => Whose {
                name: key(F::Name),
                identity: key(F::IdentityNumber).map(|number| number.to_uppercase()),
            },
        }
    }

    /// The decisions that concern a row.
    pub(super) fn concerned<'w>(
        &mut self,
        record: &Record,
        whose: &'w Whose,
        units: &mut Units,
    ) -> Concerned<'w>
    where
        'a: 'w,
    {
        if self.rulings.is_empty() {
            return Concerned::default();
        }
        let position = self.columns.position(F::Unit);
        let row = WhoseUnit {
            cell: position.map_or(Cell::EMPTY, |position| record.cell(position)),
            file_unit: &self.file_unit,
            vocabulary: self.vocabulary,
        };
        let unit = row.find(&mut self.caches, units).unit();
        self.rulings.concerning(whose, unit)
    }

    /// The row with the values that were decided on in the place of those written; `None`
    /// where nothing was decided.
    pub(super) fn corrected(&self, record: &Record, who: Concerned<'_>) -> Option<Record> {
        if self.rulings.is_empty() {
            return None;
        }
        let mut corrected: Option<Record> = None;
        for (field, position) in self.columns.positions() {
            let text = record.text(position);
            let value = normalise::cell(&text);
            if let Some(decided) = self.rulings.correction(who, field.name(), &value) {
                let row = corrected.get_or_insert_with(|| record.clone());
                row.set_text(position, decided);
            }
        }
        corrected
    }
}
