//! Which figures a number in the prose was when the draft was generated, or before a
//! correction: what somebody has copied or typed keeps the old value.

use super::compare::same;
use super::equal::{Alike, Names, fits};
use super::findings::Named;
use super::tables::squeezed;
use super::token::{Number, tokens};
use crate::export::docx::Record;
use crate::figures::{Printed, Scope};
use std::collections::BTreeSet;

impl Names<'_> {
    /// The figures that were generated or refreshed with this number and read otherwise by
    /// the data now: those of the whole, and of the units that the sentence names.
    pub(super) fn were(
        &self,
        number: &Number,
        unit: &str,
        sentence: &str,
        record: &Record,
    ) -> Alike {
        let sentence = squeezed(sentence);
        let mut scopes = self.scopes(&sentence);
        scopes.push(Scope::Whole);
        let mut seen = BTreeSet::new();
        let mut alike = Alike::default();
        let marks = record.figures.iter();
        let marks = marks.map(|mark| (&mark.figure, mark.text.as_str()));
        for (figure, was) in marks.chain(record.earlier.all()) {
            let is_told = scopes.contains(&figure.scope) && !figure.id.starts_with("period.");
            if !is_told || !reads(was, number) {
                continue;
            }
            let Some(found) = self.figures().get(&figure.scope, &figure.id) else {
                continue;
            };
            let Ok(Printed::Text(text)) = self.figures().print(figure) else {
                continue;
            };
            let is_its_unit = number.percent || fits(found.unit.as_deref(), unit);
            if !is_its_unit || same(&text, was) || !seen.insert(figure) {
                continue;
            }
            let named = Named {
                figure: figure.clone(),
                label: self.label(&figure.scope, &found.label),
                text,
            };
            alike.add(self.is_named(&figure.id, &sentence), Some(named));
        }
        alike
    }
}

/// Whether a generated text is this number.
fn reads(text: &str, number: &Number) -> bool {
    match tokens(text).as_slice() {
        [token] => token.number().is_some_and(|there| {
            there.percent == number.percent
                && there.value == number.value
                && there.step == number.step
        }),
        _ => false,
    }
}
