//! Which figures a number in the prose was when the draft was generated: a copy that no
//! refresh reaches keeps the old value.

use super::compare::same;
use super::equal::{Names, SHOWN, fits, is_telling};
use super::findings::Named;
use super::tables::squeezed;
use super::token::{Number, tokens};
use crate::export::docx::Record;
use crate::figures::{Form, Printed, Scope};
use std::collections::BTreeSet;

impl Names<'_> {
    /// The figures that were generated with this number and read otherwise by the data:
    /// those of the whole that the sentence names, else a few, if the number is not so
    /// small that it says nothing.
    pub fn were(&self, number: &Number, unit: &str, sentence: &str, record: &Record) -> Vec<Named> {
        let sentence = squeezed(sentence);
        let mut seen = BTreeSet::new();
        let (mut named, mut others) = (Vec::new(), Vec::new());
        for mark in &record.figures {
            let figure = &mark.figure;
            let is_whole = figure.scope == Scope::Whole && !figure.id.starts_with("period.");
            if !is_whole || !reads(&mark.text, number) {
                continue;
            }
            let Some(found) = self.figures().get(&figure.scope, &figure.id) else {
                continue;
            };
            let Ok(Printed::Text(text)) = self.figures().print(figure) else {
                continue;
            };
            let is_its_unit = figure.form == Form::Share || fits(found.unit.as_deref(), unit);
            if !is_its_unit || same(&text, &mark.text) || !seen.insert(figure) {
                continue;
            }
            let list = match self.is_named(&figure.id, &sentence) {
                true => &mut named,
                false => &mut others,
            };
            list.push(Named {
                figure: figure.clone(),
                label: found.label.clone(),
                text,
            });
        }
        let mut found = match named.is_empty() {
            true if is_telling(number) => others,
            _ => named,
        };
        found.truncate(SHOWN);
        found
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
