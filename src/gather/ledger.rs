//! What is added up of people row by row, whoever reads the rows and in whatever order.

use super::classes::Classes;
use super::flows::{Dated, Flows};
use super::twice::Identities;
use crate::records::dimension::{Dim, InPost, Values, told_by_rows, value_of};
use crate::records::person::Person;
use crate::tally::PeopleTally;
use crate::vocabulary::Class;

/// A row of a roster, as far as it is added up.
pub struct Entry<'a> {
    /// The row, classified.
    pub person: &'a Person,
    /// Position among the tables of all rosters.
    pub table: usize,
    /// Line on which the row starts.
    pub line: u64,
    /// Which dates the table has columns for.
    pub dated: Dated,
}

/// The sums.
pub struct Ledger {
    /// People by question and unit.
    pub people: PeopleTally,
    /// People by whether they are in post, and if not, why: by the position in [`InPost`].
    pub in_post: Vec<u64>,
    /// Which of the dimensions that are [told by rows](told_by_rows) some row has told.
    pub told: Vec<bool>,
    /// Who came and who went.
    pub flows: Flows,
    /// How many rows of each class each table holds.
    pub classes: Classes,
    /// Who stands where.
    pub identities: Identities,
}

impl Ledger {
    /// Nothing added up yet.
    pub fn new(people: PeopleTally, flows: Flows, classes: Classes) -> Self {
        Ledger {
            people,
            in_post: vec![0; InPost::ALL.len()],
            told: told_by_rows().map(|_| false).to_vec(),
            flows,
            classes,
            identities: Identities::default(),
        }
    }

    /// Adds a row.
    pub fn add(&mut self, entry: &Entry<'_>, values: &Values) {
        let person = entry.person;
        self.people.add(person, values);
        self.add_verdict(person, &[]);
        self.flows.add(person, entry.dated);
        self.classes.add(entry.table, person);
        if let Some(identity) = &person.identity {
            self.identities
                .add(identity, person.unit, entry.table, entry.line);
        }
    }

    /// Adds whether people are in post, and what they tell in all dimensions but some.
    pub fn add_verdict(&mut self, person: &Person, but: &[Dim]) {
        let verdict = person.values[Dim::InPost as usize];
        // Whoever does not count changes no figure, not even from unknown to 0.
        if verdict == value_of(InPost::Yes) {
            for (told, (dim, unknown, _)) in self.told.iter_mut().zip(told_by_rows()) {
                *told |= !but.contains(&dim) && person.values[dim as usize] != unknown;
            }
        }
        if let Some(heads) = self.in_post.get_mut(verdict as usize) {
            *heads += person.heads;
        }
    }

    /// Notes that somebody who counts has this value.
    pub fn tell(&mut self, dim: Dim, value: u32) {
        for (told, (one, unknown, _)) in self.told.iter_mut().zip(told_by_rows()) {
            *told |= one == dim && value != unknown;
        }
    }

    /// One in which rows of a table can be added up, too, as far as their people have a number
    /// each or do not count.
    pub fn aside(&mut self, table: usize) -> Self {
        Ledger {
            people: self.people.aside(),
            in_post: vec![0; self.in_post.len()],
            told: vec![false; self.told.len()],
            flows: self.flows.aside(),
            classes: self.classes.aside(),
            identities: self.identities.aside(table),
        }
    }

    /// Adds what was added up [aside](Self::aside) of a table; `units` gives the number here
    /// of each unit there, and `value` that of a value.
    pub fn absorb(
        &mut self,
        aside: Ledger,
        table: usize,
        units: &[u32],
        value: impl FnMut(Dim, u32) -> u32,
    ) {
        self.people.absorb(&aside.people, units);
        for (heads, more) in self.in_post.iter_mut().zip(aside.in_post) {
            *heads += more;
        }
        for (told, more) in self.told.iter_mut().zip(aside.told) {
            *told |= more;
        }
        self.flows.absorb(&aside.flows, units);
        self.classes.absorb(&aside.classes, table, value);
        self.identities.absorb(aside.identities);
    }
}
