//! The same event in two rows of a log, as when a list was pasted twice.

use super::file_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::project::discover::InputFile;
use crate::records::activity::{Activity, Column};
use crate::source::Record;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Fingerprints of events, with the place of the first of each.
#[derive(Debug, Default)]
pub struct Events {
    seen: FxHashMap<u64, Place>,
    found: Vec<(Place, Place)>,
}

impl Events {
    /// Notes an event. Of rows that are about one person there may well be two alike: two
    /// nurses go to the same place on the same day.
    pub fn add(
        &mut self,
        activity: &Activity,
        record: &Record,
        file: &InputFile,
        sheet: Option<&str>,
    ) {
        let number = |column: Column| activity.numbers[column as usize];
        let one = [Column::Persons, Column::PersonTimes].map(number);
        if activity.numbers.iter().all(Option::is_none) || one.contains(&Some(Decimal::ONE)) {
            return;
        }
        let mut hasher = FxHasher::default();
        for index in 0..record.len() {
            // The same text in another encoding is the same event.
            record.text(index).trim().hash(&mut hasher);
        }
        let place = Place {
            line: Some(record.line()),
            sheet: sheet.map(str::to_owned),
            ..file_place(&file.shown)
        };
        match self.seen.get(&hasher.finish()) {
            Some(first) => self.found.push((place, first.clone())),
            None => {
                self.seen.insert(hasher.finish(), place);
            }
        }
    }

    /// Reports every row after the first of one event.
    pub fn report(self, diagnostics: &mut Diagnostics) {
        for (place, first) in self.found {
            diagnostics.push(
                Diagnostic::new(Code::ActivityTwice)
                    .at(place)
                    .fact("other_file", first.file.unwrap_or_default())
                    .fact("other_sheet", first.sheet.unwrap_or_default())
                    .number("other_line", first.line.unwrap_or_default()),
            );
        }
    }
}
