//! What a scout adds up by itself of the rows that are like others.

use super::flows::Dated;
use super::ledger::{Entry, Ledger};
use super::note::Held;
use crate::records::roster::Scout;
use crate::records::roster::quick::{OWN_DIMS, Quick};
use crate::vocabulary::{Class, UnitType};

/// What there is to add up of a table.
pub struct Account {
    /// The sums, all of them at zero.
    pub ledger: Ledger,
    /// Position of the table among those of all rosters.
    pub table: usize,
    /// Which dates it has columns for.
    pub dated: Dated,
}

/// The sums of one scout, in its numbers of units and values.
pub struct Aside {
    /// What is added up of all tables.
    pub ledger: Ledger,
    /// What is of the table alone.
    pub held: Held,
    /// How many rows gave a unit which type: for each unit one number a type.
    types: Vec<u64>,
    table: usize,
    dated: Dated,
    /// Of rows like each other the questions in which they count.
    questions: Vec<Vec<u64>>,
}

impl Aside {
    /// Nothing added up yet.
    pub fn new(account: Account) -> Self {
        Aside {
            ledger: account.ledger,
            held: Held::default(),
            types: Vec::new(),
            table: account.table,
            dated: account.dated,
            questions: Vec::new(),
        }
    }

    /// Adds rows that a scout has read.
    pub fn add(&mut self, rows: &[Quick], scout: &Scout<'_>) {
        let (all, values) = (scout.common(), scout.values());
        for common in &all[self.questions.len()..] {
            let questions = self.ledger.people.but_for(common.all(), values, &OWN_DIMS);
            self.questions.push(questions);
        }
        for row in rows {
            let like = row.like as usize;
            let common = &all[like];
            let person = common.person(row);
            self.ledger
                .people
                .add_known(row.unit, &self.questions[like], &row.own(), values);
            self.ledger.add_but_people(&Entry {
                person: &person,
                table: self.table,
                line: row.line,
                dated: self.dated,
            });
            self.held.add(&person, false);
            if let Some(given) = common.given {
                let at = row.unit as usize * UnitType::ALL.len() + given as usize;
                self.types.resize(self.types.len().max(at + 1), 0);
                self.types[at] += 1;
            }
        }
    }

    /// How many rows gave each unit each type.
    pub fn types(&self) -> impl Iterator<Item = (u32, UnitType, u64)> {
        let units = self.types.chunks(UnitType::ALL.len()).zip(0..);
        units.flat_map(|(types, unit)| {
            let types = UnitType::ALL.iter().zip(types);
            types.map(move |(given, rows)| (unit, *given, *rows))
        })
    }
}
