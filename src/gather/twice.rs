//! The same person in post in two rows, by identity number or by name and birth date; and
//! rosters that have most people in common.
//!
//! Of people with a number only that is kept. Where some have none, their partners among
//! the others are looked for on a second way over the rows, by name and birth date.

use super::note::FileNote;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::person::Identity;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Rosters that have so many people in common, and half of the smaller one's, are one
/// finding and not one a person.
const MANY: u32 = 10;

/// File and line.
type Spot = (u32, u32);

/// Somebody known by name and birth date. The fingerprint is cut in two halves so that a
/// row takes twenty bytes, not twenty-four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    name: [u32; 2],
    spot: Spot,
    unit: u32,
}

/// Fingerprints of people in post, with their places.
#[derive(Debug, Default)]
pub struct Identities {
    /// Packed number and place. Sorting a list at the end is faster and smaller than a set
    /// kept along the way.
    numbered: Vec<(u64, Spot)>,
    /// People without a valid number.
    named: Vec<Named>,
    /// People with a number who have the name and birth date of some without.
    partners: Vec<Named>,
    /// How many people of each file are here.
    people: Vec<u32>,
}

/// Two rows of one person, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    later: Spot,
    /// Whether it can be two people of one name after all.
    perhaps: bool,
    earlier: Spot,
}

impl Identities {
    /// Notes a person in post.
    pub fn add(&mut self, identity: &Identity, unit: u32, file: usize, line: u64) {
        if self.people.len() <= file {
            self.people.resize(file + 1, 0);
        }
        self.people[file] += 1;
        let spot = spot(file, line);
        match (identity.number, identity.name) {
            (Some(number), _) => self.numbered.push((number, spot)),
            (None, Some(name)) => self.named.push(named(name, spot, unit)),
            (None, None) => {}
        }
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
        } = *identity
        {
            let partner = named(name, spot(file, line), unit);
            let there = self.named.binary_search_by_key(&partner.name, |n| n.name);
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
        let overlaps = self.overlaps(&pairs);
        for ((first, second), common) in &overlaps {
            let count = |file: &u32| self.people.get(*file as usize).copied().unwrap_or(0);
            diagnostics.push(
                Diagnostic::new(Code::FilesOverlap)
                    .at(place(*second))
                    .and_at(place(*first))
                    .number("common", *common)
                    .number("people", count(second))
                    .number("other_people", count(first)),
            );
        }
        for pair in pairs {
            if overlaps.contains_key(&(pair.earlier.0, pair.later.0)) {
                continue;
            }
            let code = match pair.perhaps {
                true => Code::PersonPerhapsTwice,
                false => Code::PersonTwice,
            };
            if diagnostics.is_full_for(code) {
                continue;
            }
            let on_line = |spot: Spot| place(spot.0).on_line(spot.1.into());
            let finding = Diagnostic::new(code).at(on_line(pair.later));
            diagnostics.push(finding.and_at(on_line(pair.earlier)));
        }
    }

    fn by_number(&mut self) -> Vec<Pair> {
        self.numbered.sort_unstable();
        self.numbered
            .chunk_by(|a, b| a.0 == b.0)
            .flat_map(|rows| {
                let earlier = rows[0].1;
                rows[1..].iter().map(move |row| Pair {
                    later: row.1,
                    earlier,
                    perhaps: false,
                })
            })
            .collect()
    }

    /// Rows of one name and birth date, of which at least one has no number: one person if
    /// they are of one unit, else perhaps one.
    fn by_name(&mut self) -> Vec<Pair> {
        self.named.sort_unstable();
        self.partners.sort_unstable();
        let mut pairs = Vec::new();
        let mut partners = self.partners.as_slice();
        for rows in self.named.chunk_by(|a, b| a.name == b.name) {
            let name = rows[0].name;
            let own = partners.partition_point(|p| p.name < name);
            let others = &partners[own..];
            let end = others.partition_point(|p| p.name == name);
            partners = &others[end..];
            pairs_of(rows, &others[..end], &mut pairs);
        }
        pairs
    }

    /// Pairs of rosters with most people in common, and how many these are.
    fn overlaps(&self, pairs: &[Pair]) -> BTreeMap<(u32, u32), u32> {
        let mut common: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for pair in pairs.iter().filter(|p| p.earlier.0 != p.later.0) {
            *common.entry((pair.earlier.0, pair.later.0)).or_default() += 1;
        }
        let people = |file: u32| self.people.get(file as usize).copied().unwrap_or(0);
        common.retain(|(first, second), count| {
            let smaller = people(*first).min(people(*second));
            *count >= MANY && *count >= smaller.div_ceil(2)
        });
        common
    }
}

/// The pairs among rows of one name and birth date, without and with a number.
fn pairs_of(without: &[Named], with: &[Named], pairs: &mut Vec<Pair>) {
    if without.len() + with.len() < 2 {
        return;
    }
    let mut rows: Vec<(&Named, bool)> = without.iter().map(|row| (row, false)).collect();
    rows.extend(with.iter().map(|row| (row, true)));
    rows.sort_unstable_by_key(|(row, _)| row.spot);
    // The first row of all and of each unit, and the first of these without a number: two
    // rows with a number are two people unless the number says otherwise.
    let mut first = [None; 2];
    let mut of_unit: FxHashMap<u32, [Option<Spot>; 2]> = FxHashMap::default();
    for (row, numbered) in rows {
        let firsts = of_unit.entry(row.unit).or_default();
        let which = usize::from(numbered);
        let certain = firsts[which].map(|earlier| (earlier, false));
        let found = certain.or(first[which].map(|earlier| (earlier, true)));
        if let Some((earlier, perhaps)) = found {
            pairs.push(Pair {
                later: row.spot,
                earlier,
                perhaps,
            });
        }
        // [0]: any row, [1]: a row without a number.
        for firsts in [&mut first, firsts] {
            firsts[0].get_or_insert(row.spot);
            if !numbered {
                firsts[1].get_or_insert(row.spot);
            }
        }
    }
}

fn spot(file: usize, line: u64) -> Spot {
    let file = u32::try_from(file).unwrap_or(u32::MAX);
    (file, u32::try_from(line).unwrap_or(u32::MAX))
}

fn named(name: u64, spot: Spot, unit: u32) -> Named {
    Named {
        name: [(name >> 32) as u32, name as u32],
        spot,
        unit,
    }
}
