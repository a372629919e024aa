//! The same person in post in two rows, by identity number or by name and birth; and
//! rosters that have most people in common.
//!
//! Of people with a number only that is kept. Where some have none, their partners among
//! the others are looked for on a second way over the rows, by name and birth. Where a birth
//! is written without a day, one person and two of one name and month look the same: such
//! rows are asked about within one unit, and else tell only whether two lists are one.

mod named;
mod numbered;

use super::note::FileNote;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::person::Identity;
use named::Named;
use numbered::Numbered;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Rosters that have so many people in common, and half of the smaller one's, are one
/// finding and not one a person.
const MANY: u32 = 10;

/// Rosters that have so many people in common, and half of the smaller one's, may be of the
/// same people even where each of them by himself could be two.
const SOME: u32 = 3;

/// File and line.
type Spot = (u32, u32);

/// Fingerprints of people in post, with their places.
#[derive(Debug, Default)]
pub struct Identities {
    /// People with a valid number.
    numbered: Numbered,
    /// People without a valid number.
    named: Vec<Named>,
    /// People with a number who have the name and birth of some without.
    partners: Vec<Named>,
    /// How many people of each file are here.
    people: Vec<u32>,
    settled: Settled,
}

/// Rows of which was decided that they are rightly there beside another one.
#[derive(Debug, Default)]
struct Settled(FxHashSet<Spot>);

impl Settled {
    /// Whether a decision stands for all rows of one person: one decision for a row says
    /// that it and the other one are right, and nothing of a third.
    fn are_all(&self, rows: impl Iterator<Item = Spot>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let (settled, open): (Vec<Spot>, Vec<Spot>) = rows.partition(|row| self.0.contains(row));
        open.is_empty() || (open.len() == 1 && settled.len() == 1)
    }
}

/// How surely two rows are of one person, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The number, or the name, the day of birth and the unit.
    Certain,
    /// The name and the day of birth, in two units.
    Day,
    /// The name, the month of birth and the unit, a day missing.
    Month,
    /// The name and the month of birth, a day missing, in two units.
    Loose,
}

/// Pairs of rosters, the earlier one first, with how many people they have in common.
type Common = BTreeMap<(u32, u32), u32>;

/// Two rows of one person, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    later: Spot,
    likeness: Likeness,
    earlier: Spot,
}

impl Identities {
    /// Notes a person in post.
    #[inline]
    pub fn add(&mut self, identity: &Identity, unit: u32, file: usize, line: u64) {
        if self.people.len() <= file {
            self.people.resize(file + 1, 0);
        }
        self.people[file] += 1;
        let spot = spot(file, line);
        if identity.settled {
            self.settled.0.insert(spot);
        }
        match (identity.number, identity.name) {
            (Some(number), _) => self.numbered.add(number, spot),
            (None, Some(name)) => self.named.push(Named::new(name, spot, unit)),
            (None, None) => {}
        }
    }

    /// Where the people of a table can be noted who have a number, and nobody else.
    pub fn aside(&mut self, table: usize) -> Self {
        Identities {
            numbered: self.numbered.aside(spot(table, 0).0),
            ..Identities::default()
        }
    }

    /// Takes over who was noted [aside](Self::aside).
    pub fn absorb(&mut self, aside: Identities) {
        self.numbered.absorb(aside.numbered);
        let files = self.people.len().max(aside.people.len());
        self.people.resize(files, 0);
        for (people, more) in self.people.iter_mut().zip(aside.people) {
            *people += more;
        }
    }

    /// The numbers of all who have one.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.numbered.numbers()
    }

    /// Whether some people have no number.
    pub fn has_unnumbered(&self) -> bool {
        !self.named.is_empty()
    }

    /// Whether people without a number may stand in another row with one, so that the rows
    /// have to be gone over once more; the people without are then in order.
    pub fn asks_for_partners(&mut self) -> bool {
        self.named.sort_unstable();
        !self.named.is_empty() && !self.numbered.is_empty()
    }

    /// Notes a person in post on the second way.
    pub fn partner(&mut self, identity: &Identity, unit: u32, file: usize, line: u64) {
        if let Identity {
            number: Some(_),
            name: Some(name),
            ..
        } = *identity
        {
            let partner = Named::new(name, spot(file, line), unit);
            let there = self
                .named
                .binary_search_by_key(&partner.group(), Named::group);
            if there.is_ok() {
                self.partners.push(partner);
            }
        }
    }

    /// Reports every row after the first of one person, and rosters that overlap.
    pub fn report(mut self, tables: &[FileNote], diagnostics: &mut Diagnostics) {
        let mut pairs = self.by_number();
        pairs.extend(self.by_name());
        pairs.sort_unstable();
        // A row is one finding: that it is another one for certain rather than perhaps.
        pairs.dedup_by_key(|pair| pair.later);
        let place = |table: u32| {
            let note = tables.get(table as usize);
            note.map(FileNote::place).unwrap_or_default()
        };
        let (overlaps, alike) = self.overlaps(&pairs);
        for ((first, second), common) in &overlaps {
            let count = |file: &u32| self.people.get(*file as usize).copied().unwrap_or(0);
            diagnostics.push(
                Diagnostic::new(Code::FilesOverlap)
                    .at(place(*second))
                    .and_at(place(*first))
                    .fact("by", "people")
                    .fact("unit", "")
                    .number("common", *common)
                    .number("people", count(second))
                    .number("other_people", count(first)),
            );
        }
        for pair in pairs {
            let files = (pair.earlier.0, pair.later.0);
            let is_told = overlaps.contains_key(&files);
            if is_told || (pair.likeness == Likeness::Loose && !alike.contains_key(&files)) {
                continue;
            }
            let code = match pair.likeness {
                Likeness::Certain => Code::PersonTwice,
                Likeness::Day | Likeness::Month | Likeness::Loose => Code::PersonPerhapsTwice,
            };
            if diagnostics.is_full_for(code) {
                continue;
            }
            let on_line = |spot: Spot| place(spot.0).on_line(spot.1.into());
            let finding = Diagnostic::new(code).at(on_line(pair.later));
            let finding = finding.and_at(on_line(pair.earlier));
            diagnostics.push(match pair.likeness {
                Likeness::Certain => finding,
                Likeness::Day => finding.fact("alike", "day"),
                Likeness::Month => finding.fact("alike", "month"),
                Likeness::Loose => finding.fact("alike", "lists"),
            });
        }
    }

    fn by_number(&self) -> Vec<Pair> {
        let several = self.numbered.several().into_iter();
        several
            .filter(|rows| !self.settled.are_all(rows.iter().copied()))
            .flat_map(|rows| {
                let earlier = rows[0];
                let later = rows.into_iter().skip(1);
                later.map(move |later| Pair {
                    later,
                    likeness: Likeness::Certain,
                    earlier,
                })
            })
            .collect()
    }

    /// Rows of one name and birth, of which at least one has no number.
    fn by_name(&mut self) -> Vec<Pair> {
        self.named.sort_unstable();
        self.partners.sort_unstable();
        named::pairs(&self.named, &self.partners, &self.settled)
    }

    /// Pairs of rosters with half of the smaller one's people in common, and how many these
    /// are: so many that the lists are one, and so many that single people may be.
    fn overlaps(&self, pairs: &[Pair]) -> (Common, Common) {
        let mut common = Common::new();
        for pair in pairs.iter().filter(|p| p.earlier.0 != p.later.0) {
            *common.entry((pair.earlier.0, pair.later.0)).or_default() += 1;
        }
        let people = |file: u32| self.people.get(file as usize).copied().unwrap_or(0);
        common.retain(|(first, second), count| {
            let smaller = people(*first).min(people(*second));
            *count >= SOME && *count >= smaller.div_ceil(2)
        });
        common.into_iter().partition(|(_, count)| *count >= MANY)
    }
}

fn spot(file: usize, line: u64) -> Spot {
    let file = u32::try_from(file).unwrap_or(u32::MAX);
    (file, u32::try_from(line).unwrap_or(u32::MAX))
}
