//! What a scout adds up by itself of the rows that are like others.
//!
//! Of a row it only counts what it is like, and what is its own: what follows for the sums is
//! worked out once for all that are alike, at the end.

use super::classes::add_to;
use super::flows::Dated;
use super::ledger::Ledger;
use super::note::Held;
use crate::diagnostic::Code;
use crate::records::dimension::{Dim, unknown_after, value_of};
use crate::records::person::Person;
use crate::records::roster::Scout;
use crate::records::roster::quick::{FOUND, OWN_DIMS, Quick};
use crate::vocabulary::{Class, UnitType};
use chrono::NaiveDate;

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
pub struct Sums {
    /// What is added up of all tables.
    pub ledger: Ledger,
    /// What is of the table alone.
    pub held: Held,
    /// Findings that only have to be counted.
    pub found: Vec<(Code, u64)>,
    types: Vec<u64>,
}

/// What one scout counts.
pub struct Aside {
    account: Account,
    /// How many rows gave a unit which type: for each unit one number a type.
    types: Vec<u64>,
    alike: Vec<Alike>,
    /// The same of each that every row asks for, side by side.
    asked: Vec<Asked>,
    /// For each, side by side, what it [adds](crate::tally::PeopleTally::but_for) to the counters of a unit.
    adds: Vec<u8>,
    /// The value of each unit's type where rows give none.
    kinds: Vec<u32>,
    /// Those who count, by their values in the dimensions that are each row's own.
    own: [Vec<u64>; OWN_DIMS.len()],
    standings: Vec<Standing>,
    /// How many findings of each of [`FOUND`] the rows give.
    found: [u64; FOUND.len()],
}

/// Rows like each other.
struct Alike {
    /// One of them.
    person: Person,
    /// The findings that each of them gives.
    counted: Vec<Code>,
}

/// What each row like others asks for.
struct Asked {
    rows: u64,
    given: Option<UnitType>,
    /// A date beside the status.
    left: Option<NaiveDate>,
    /// Where to find their standing.
    standing: usize,
}

/// Rows that say the same of whether somebody is in post, and of the establishment.
struct Standing {
    /// One of them.
    person: Person,
    /// The rows of each unit, by whether somebody joined and left in the year, or has a date
    /// of joining at all.
    ways: [Way; WAYS],
}

/// Rows that say the same of coming and going.
#[derive(Default, Clone)]
struct Way {
    /// One of them.
    dates: Option<Person>,
    /// How many there are, by the unit's number.
    rows: Vec<u64>,
}

/// Joined in the year, at another time, or no one knows when; left in the year or not.
const WAYS: usize = 6;

/// The dimensions by which people of one standing are alike.
const STANDING: [Dim; 3] = [Dim::InPost, Dim::Status, Dim::Establishment];

impl Aside {
    /// Nothing counted yet.
    pub fn new(account: Account) -> Self {
        Aside {
            account,
            types: Vec::new(),
            alike: Vec::new(),
            asked: Vec::new(),
            adds: Vec::new(),
            kinds: Vec::new(),
            own: Default::default(),
            standings: Vec::new(),
            found: Default::default(),
        }
    }

    /// Counts rows that a scout has read.
    pub fn add(&mut self, rows: &[Quick], scout: &Scout<'_>) {
        let (all, values) = (scout.common(), scout.values());
        for common in &all[self.alike.len()..] {
            let person = *common.person();
            let people = &mut self.account.ledger.people;
            let adds = people.but_for(&person, values, &OWN_DIMS);
            self.adds.extend(adds);
            self.asked.push(Asked {
                rows: 0,
                given: common.given,
                left: person.left,
                standing: standing(&mut self.standings, &person),
            });
            self.alike.push(Alike {
                person,
                counted: common.counted.clone(),
            });
        }
        let kind = |unit: u32, given| {
            let entry = scout.units().entry(unit);
            let kind = entry.map_or(given, |entry| entry.kind_of_row(given));
            kind.map_or(unknown_after::<UnitType>(), value_of)
        };
        for unit in self.kinds.len()..scout.units().list().len() {
            self.kinds.push(kind(unit as u32, None));
        }
        let ledger = &mut self.account.ledger;
        ledger.people.look_up_all(&OWN_DIMS, values);
        let stride = ledger.people.stride();
        // One step for all rows after the other: so the processor need not wait for the memory
        // at each row.
        for row in rows.iter().filter(|row| row.counts) {
            let table = self.account.table;
            let identities = &mut ledger.identities;
            identities.add(&row.identity(), row.unit, table, row.line);
        }
        for row in rows {
            let like = row.like as usize;
            let asked = &mut self.asked[like];
            asked.rows += 1;
            if row.found != 0 {
                for (bit, count) in self.found.iter_mut().enumerate() {
                    *count += u64::from(row.found >> bit & 1);
                }
            }
            let kind = match asked.given {
                None => self.kinds[row.unit as usize],
                given => kind(row.unit, given),
            };
            let own = [row.age, row.retiring, kind];
            let adds = &self.adds[like * stride..][..stride];
            let people = &mut ledger.people;
            people.add_known(row.unit, adds, [0, 1, 2].map(|at| (OWN_DIMS[at], own[at])));
            if row.counts {
                for (counts, value) in self.own.iter_mut().zip(own) {
                    add_to(counts, value, 1);
                }
            }
            let left = row.left.or(asked.left);
            let joined = match row.joined {
                None => 0,
                Some(_) if ledger.flows.within(row.joined) => 1,
                Some(_) => 2,
            };
            let way = joined * 2 + usize::from(ledger.flows.within(left));
            let way = &mut self.standings[asked.standing].ways[way];
            if way.dates.is_none() {
                way.dates = Some(Person {
                    joined: row.joined,
                    left,
                    ..self.alike[like].person
                });
            }
            add_to(&mut way.rows, row.unit, 1);
            if let Some(given) = asked.given {
                let unit = row.unit * UnitType::ALL.len() as u32;
                add_to(&mut self.types, unit + given as u32, 1);
            }
        }
    }

    /// Adds up what was counted.
    pub fn finish(self) -> Sums {
        let (table, dated) = (self.account.table, self.account.dated);
        let mut sums = Sums {
            ledger: self.account.ledger,
            held: Held::default(),
            types: self.types,
            found: FOUND.into_iter().zip(self.found).collect(),
        };
        let alike = self.alike.iter().zip(&self.asked);
        for (alike, Asked { rows, .. }) in alike.filter(|(_, asked)| asked.rows > 0) {
            let person = Person {
                heads: *rows,
                ..alike.person
            };
            sums.ledger.add_verdict(&person, &OWN_DIMS);
            sums.ledger.classes.add_but(table, &person, &OWN_DIMS);
            let counted = alike.counted.iter().map(|code| (*code, *rows));
            sums.found.extend(counted);
        }
        for (dim, counts) in OWN_DIMS.into_iter().zip(&self.own) {
            for (value, count) in (0..).zip(counts).filter(|(_, count)| **count > 0) {
                sums.ledger.classes.add_value(table, dim, value, *count);
                sums.ledger.tell(dim, value);
            }
        }
        let ways = self.standings.iter().flat_map(|standing| &standing.ways);
        for way in ways {
            let Some(dates) = &way.dates else {
                continue;
            };
            for (unit, rows) in (0..).zip(&way.rows).filter(|(_, rows)| **rows > 0) {
                let person = Person {
                    unit,
                    heads: *rows,
                    ..*dates
                };
                sums.ledger.flows.add(&person, dated);
                sums.held.add(&person, false);
            }
        }
        sums
    }
}

impl Sums {
    /// How many rows gave each unit each type.
    pub fn types(&self) -> impl Iterator<Item = (u32, UnitType, u64)> {
        let units = self.types.chunks(UnitType::ALL.len()).zip(0..);
        units.flat_map(|(types, unit)| {
            let types = UnitType::ALL.iter().zip(types);
            types.map(move |(given, rows)| (unit, *given, *rows))
        })
    }
}

/// Where to find the standing of somebody, entered on first sight.
fn standing(all: &mut Vec<Standing>, person: &Person) -> usize {
    let of = |person: &Person| STANDING.map(|dim| person.values[dim as usize]);
    let known = all.iter().position(|one| of(&one.person) == of(person));
    known.unwrap_or_else(|| {
        all.push(Standing {
            person: *person,
            ways: Default::default(),
        });
        all.len() - 1
    })
}
