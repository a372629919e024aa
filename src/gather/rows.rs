//! The rows of one roster, read in their order or by scouts.

use super::aside::Account;
use super::flows::Dated;
use super::note::Held;
use super::open::Taken;
use super::rosters::{Each, Seen};
use super::scouts::{Batch, Coming, Scouts};
use super::sums::SumRows;
use super::totals::RosterTotals;
use crate::diagnostic::Diagnostics;
use crate::records::dimension::{Dim, InPost, Values, value_of};
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;
use crate::source::Record;
use crate::source::table::PlainRows;
use crate::vocabulary::Vocabulary;
use std::thread::Scope;

/// The rows of one table, taken in one after the other.
pub(super) struct Rows<'a, 'r, E> {
    pub(super) reader: RosterReader<'a>,
    pub(super) held: Held,
    pub(super) sums: SumRows,
    pub(super) totals: RosterTotals,
    /// Whether rows say for how many people they stand.
    pub(super) counts: bool,
    pub(super) file: &'r str,
    pub(super) sheet: Option<&'r str>,
    pub(super) table: usize,
    pub(super) dated: Dated,
    pub(super) values: &'r mut Values,
    pub(super) units: &'r mut Units,
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) each: &'r mut E,
}

impl<'a, E: Each> Rows<'a, '_, E> {
    /// Reads a row and takes it in; whether it is data.
    pub(super) fn read(&mut self, record: &Record, diagnostics: &mut Diagnostics) -> bool {
        let mut sinks = Sinks {
            values: &mut *self.values,
            units: &mut *self.units,
            diagnostics,
        };
        let person = self.reader.read(record, &mut sinks);
        if let Some(person) = &person {
            self.see(record, person);
        }
        person.is_some()
    }

    fn see(&mut self, record: &Record, person: &Person) {
        let several = self.counts && self.reader.stands_for_several(record, person);
        self.held.add(person, several);
        if self.counts {
            self.sums.add(person, record.line());
        }
        let in_post = person.values[Dim::InPost as usize] == value_of(InPost::Yes);
        self.totals.add(person.heads, in_post);
        self.each.see(&Seen {
            file: self.file,
            sheet: self.sheet,
            table: self.table,
            line: record.line(),
            record,
            reader: &self.reader,
            person,
            dated: self.dated,
            values: &*self.values,
            units: &*self.units,
        });
    }

    /// Scouts for the rows from here on, where rows can be read ahead.
    pub(super) fn scouts<'scope, 'env: 'scope>(
        &mut self,
        scope: &'scope Scope<'scope, 'env>,
        plain: &PlainRows,
    ) -> Option<Scouts>
    where
        'a: 'env,
    {
        let orders = self.reader.orders(self.values, self.units)?;
        let (table, dated) = (self.table, self.dated);
        let each = &mut *self.each;
        let account = || {
            let ledger = each.ledger()?.aside(table);
            Some(Account {
                ledger,
                table,
                dated,
            })
        };
        Scouts::new(scope, &orders, plain, self.values, self.units, account)
    }

    /// Takes in what has come back from scouts, in its order: all there is, or as much as
    /// leaves them enough to do.
    pub(super) fn take_back(
        &mut self,
        scouts: &mut Scouts,
        all: bool,
        diagnostics: &mut Diagnostics,
    ) -> Taken {
        let mut taken = Taken {
            blocks: true,
            ..Taken::default()
        };
        while let Some(mut batch) = scouts.back(all) {
            if let Some(last) = batch.last_of_block() {
                taken.last = Some(last.clone());
            }
            taken.unread = scouts.unread(&mut batch);
            taken.rows += self.take_in(batch, scouts, diagnostics);
            if !taken.unread.is_empty() {
                break;
            }
        }
        taken
    }

    /// Takes in rows that came back from a scout, in their order; how many are data.
    fn take_in(
        &mut self,
        mut batch: Batch,
        scouts: &mut Scouts,
        diagnostics: &mut Diagnostics,
    ) -> u64 {
        let mut data = 0;
        for Coming {
            record,
            foreseen,
            behind,
        } in batch.coming()
        {
            self.go_on_behind(behind, scouts);
            let known = foreseen.and_then(|row| {
                let numbers = scouts.numbers();
                let is_known = numbers.translate(&mut row.person, self.values, self.units);
                is_known.then_some(row)
            });
            let Some(row) = known else {
                data += u64::from(self.read(record, diagnostics));
                continue;
            };
            let mut sinks = Sinks {
                values: &mut *self.values,
                units: &mut *self.units,
                diagnostics: &mut *diagnostics,
            };
            self.reader.take_in(row, &mut sinks);
            self.see(record, &row.person);
            data += 1;
        }
        self.go_on_behind(batch.behind(), scouts);
        let (kept, counting) = batch.kept();
        self.totals.add_rows(kept, counting);
        scouts.take_back(batch);
        data + kept
    }

    /// Goes on behind a row of a unit, in a scout's number, that nobody sees.
    fn go_on_behind(&mut self, unit: Option<u32>, scouts: &mut Scouts) {
        if let Some(unit) = unit {
            let numbers = scouts.numbers();
            let unit = numbers.number(unit, self.units, self.vocabulary);
            self.reader.go_on_behind(unit);
        }
    }

    /// Adds what scouts have added up.
    pub(super) fn settle(&mut self, scouts: Scouts, diagnostics: &mut Diagnostics) {
        for (aside, numbers) in scouts.finish() {
            for (code, count) in aside.found.iter().filter(|(_, count)| *count > 0) {
                diagnostics.count_more(*code, *count);
            }
            let types: Vec<_> = aside.types().filter(|(.., rows)| *rows > 0).collect();
            let mut here = Vec::new();
            for unit in aside.held.numbers() {
                let number = numbers.number(unit, self.units, self.vocabulary);
                let unit = unit as usize;
                here.resize(here.len().max(unit + 1), u32::MAX);
                here[unit] = number;
            }
            self.held.absorb(&aside.held, &here);
            for (unit, given, rows) in types {
                self.units.saw_more(here[unit as usize], given, rows);
            }
            let values = &mut *self.values;
            let value = |dim, value| numbers.value(dim, value, values);
            if let Some(ledger) = self.each.ledger() {
                ledger.absorb(aside.ledger, self.table, &here, value);
            }
        }
    }
}
