//! What was decided about the person of a row, applied before the row is read.

use super::RosterReader;
use crate::records::rulings::{Concerned, Whose};
use crate::records::units::Units;
use crate::source::Record;
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
        &self,
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
        let text = self.columns.position(F::Unit).map(|p| record.text(p));
        let own = text.filter(|text| !normalise::is_empty(text) && !normalise::is_ditto(text));
        let unit = match (own, self.caches.unit_above) {
            (Some(own), _) => units.number(&own, self.vocabulary),
            (None, Some(above)) => above,
            (None, None) => units.number(&self.file_unit, self.vocabulary),
        };
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
