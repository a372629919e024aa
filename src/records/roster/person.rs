//! The dates of a row and who it is about: birth, identity number, name.

use super::row::{RowReader, field_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::records::birth::BirthFacts;
use crate::records::likelihood::{Known, unlikely};
use crate::records::person::{Birth, Identity, NameKey};
use crate::vocabulary::dates::{self, PartialDate};
use crate::vocabulary::{RosterField as F, identity, mask, normalise, numbers};
use chrono::Datelike;

impl RowReader<'_> {
    /// A date; `None` when empty or unreadable.
    pub(super) fn date(&mut self, field: F) -> Option<PartialDate> {
        let bytes = self.bytes(field);
        if bytes.is_empty() {
            return None;
        }
        if let Some(date) = dates::of_ten_bytes(bytes) {
            return Some(date);
        }
        let text = self.text(field);
        match dates::parse(&text) {
            Ok(date) => {
                self.rough(field, &date);
                Some(date)
            }
            Err(_) if normalise::is_empty(&text) => None,
            Err(_) => {
                let finding = Diagnostic::new(Code::DateUnreadable);
                self.found_at(field, finding.fact("field", field_name(field)));
                None
            }
        }
    }

    /// Reports what a date leaves open.
    pub(super) fn rough(&mut self, field: F, date: &PartialDate) {
        if date.precision == dates::Precision::Year {
            self.found(field, Code::MonthMissing);
        }
        if date.perhaps_october {
            self.found(field, Code::MonthCut);
        }
    }

    pub(super) fn birth(&mut self, heads: u64) -> BirthFacts {
        let written = self.date(F::BirthDate);
        let raw = self.cell(F::IdentityNumber);
        let parsed = || match identity::of_bytes(raw.bytes) {
            Some(identity) => Ok(identity),
            None => identity::parse(&raw.text()),
        };
        let identity = match raw.bytes.is_empty() {
            true => None,
            // Several people have no identity number of their own.
            false if heads != 1 => None,
            false => match parsed() {
                Ok(identity) => {
                    if identity.trailing_zeros {
                        self.found(F::IdentityNumber, Code::IdentityZeros);
                    }
                    Some(identity)
                }
                Err(_) if normalise::is_empty(&raw.text()) => None,
                Err(fault) => {
                    let has_age = self.columns.has(F::Age) && !self.bytes(F::Age).is_empty();
                    let needed = written.is_none() && !has_age;
                    let code = match needed {
                        true => Code::IdentityUnreadable,
                        false => Code::IdentityFaulty,
                    };
                    let has_column = self.columns.has(F::BirthDate);
                    let is_masked = fault == identity::IdentityFault::Characters
                        && raw.text().contains(['*', '＊', '×', '●']);
                    let fault = if is_masked {
                        "masked"
                    } else {
                        fault_key(fault)
                    };
                    let finding = Diagnostic::new(code)
                        .fact("fault", fault)
                        .fact("birth", if has_column { "yes" } else { "" });
                    self.found_at(F::IdentityNumber, finding);
                    None
                }
            },
        };
        let raw = self.cell(F::Age);
        let age = match raw.bytes.is_empty() || normalise::is_empty(&raw.text()) {
            true => None,
            false => match numbers::parse_count(&raw.text()) {
                Ok(age) => u32::try_from(age).ok(),
                Err(_) => {
                    self.found(F::Age, Code::NumberUnreadable);
                    None
                }
            },
        };
        BirthFacts {
            written,
            identity,
            age,
        }
    }

    /// Reports what can hardly be of somebody in post.
    pub(super) fn unlikely(&mut self, known: &Known) {
        for found in unlikely(known, self.rules.as_of) {
            let field = match found.field() {
                F::Title => self.title_field(),
                field => field,
            };
            self.found_by(field, found.code(), || Some(found.finding()));
        }
    }

    /// Who the row is about: the identity number where it is valid, else the name and the
    /// birth; both if `named` asks for the name of everybody.
    pub(super) fn identity(&self, birth: &BirthFacts, named: bool) -> Option<Identity> {
        let number = birth.identity.map(|i| i.packed);
        let are_two = self.is_settled(Code::PersonPerhapsTwice, F::IdentityNumber);
        let name = match number {
            _ if are_two => None,
            Some(_) if !named => None,
            _ => self.name_and_birth(birth),
        };
        (number.is_some() || name.is_some()).then(|| Identity {
            number,
            name,
            settled: self.is_settled(Code::PersonTwice, F::IdentityNumber),
        })
    }

    fn name_and_birth(&self, birth: &BirthFacts) -> Option<NameKey> {
        let name = self.text(F::Name);
        let name = normalise::cell(&name);
        if normalise::is_empty(&name) || mask::hides_name(&name) {
            return None;
        }
        let proved = birth.identity.map(|i| i.birth);
        let key = |birth, day| Some(NameKey::new(&name, birth, day));
        if let Some(day) = birth.written_day().or(proved) {
            return key(Birth::Month(day.year(), day.month()), day.day());
        }
        match (birth.written, birth.age) {
            (Some(w), _) if w.precision == dates::Precision::Year => {
                key(Birth::Year(w.date.year()), 0)
            }
            (Some(w), _) => key(Birth::Month(w.date.year(), w.date.month()), 0),
            (None, Some(age)) => key(Birth::Age(age), 0),
            (None, None) => None,
        }
    }
}

/// The fault's name in the files of wordings.
fn fault_key(fault: identity::IdentityFault) -> &'static str {
    use identity::IdentityFault as I;
    match fault {
        I::Empty => "empty",
        I::Length(_) => "length",
        I::Characters => "characters",
        I::BirthDate => "birth-date",
        I::Checksum => "checksum",
        I::ExcelDestroyed => "excel-destroyed",
    }
}
