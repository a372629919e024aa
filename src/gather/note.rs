//! What one table held: the lines of the manifest.

use super::file_place;
use super::groups::Groups;
use crate::diagnostic::Place;
use crate::project::discover::{InputFile, Kind};
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::person::Person;
use crate::records::units::Units;
use crate::source::table::Skipped;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What one table held: a file, or a sheet of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNote {
    /// The file's name.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// How its characters are encoded, where that is a question.
    pub encoding: Option<&'static str>,
    /// What it is.
    pub kind: Kind,
    /// Rows of data.
    pub rows: u64,
    /// People who count, in a roster.
    pub people: u64,
    /// People who counted in the file of last year, where there was one.
    pub last_year: Option<u64>,
    /// The units of a roster's people, in the order of their first rows.
    pub units: Vec<String>,
    /// What each of them has here, in the same order.
    pub held: Vec<OfUnit>,
    /// Rows set aside.
    pub skipped: Skipped,
    /// The lines of the rows of totals among them.
    pub totals: Vec<u64>,
    /// Headers that are no column we know: kept aside, never used.
    pub unknown: Vec<String>,
}

impl FileNote {
    /// The note of a file of which nothing was read yet.
    pub fn new(file: &InputFile) -> Self {
        FileNote {
            file: file.shown.clone(),
            sheet: None,
            encoding: None,
            kind: file.kind,
            rows: 0,
            people: 0,
            last_year: None,
            units: Vec::new(),
            held: Vec::new(),
            skipped: Skipped::default(),
            totals: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Whether it is about people.
    pub fn is_roster(&self) -> bool {
        self.kind == Kind::Roster
    }

    /// The place of a finding about the table.
    pub fn place(&self) -> Place {
        Place {
            sheet: self.sheet.clone(),
            ..file_place(&self.file)
        }
    }

    /// The same with the people it held.
    pub fn holding(mut self, held: Held, units: &Units) -> Self {
        self.people = held.people;
        let mut all = held.units;
        all.retain(|of_unit| units.entry(of_unit.unit).is_some());
        let names = all.iter().filter_map(|of_unit| units.entry(of_unit.unit));
        self.units = names.map(|entry| entry.name.clone()).collect();
        self.held = all;
        self
    }
}

/// What one unit has in one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfUnit {
    /// Its number in the directory.
    pub unit: u32,
    /// People who count, each with a row.
    pub people: u64,
    /// People who count, in rows of several (人数).
    pub heads: u64,
    /// The establishments of the former and of the latter, a bit for each value.
    pub establishments: [u64; 2],
    /// The classes and numbers of the latter rows, whatever their order.
    pub numbers: u64,
    /// The same, group by group.
    pub groups: Groups,
}

/// The people of one table, while its rows are read.
#[derive(Debug, Default)]
pub struct Held {
    people: u64,
    /// In the order of their first rows.
    units: Vec<OfUnit>,
    /// The position of each unit there, from 1, by its number in the directory; 0 for none.
    positions: Vec<u32>,
}

impl Held {
    /// Notes one row; `several` says that it tells how many people it stands for, and not
    /// who they are.
    pub fn add(&mut self, person: &Person, several: bool) {
        let position = self.position(person.unit);
        let of_unit = &mut self.units[position];
        if person.values[Dim::InPost as usize] == value_of(InPost::Yes) {
            self.people += person.heads;
            let counted = match several {
                true => &mut of_unit.heads,
                false => &mut of_unit.people,
            };
            *counted += person.heads;
            if several {
                let mut hasher = FxHasher::default();
                (person.values, person.heads).hash(&mut hasher);
                of_unit.numbers = of_unit.numbers.wrapping_add(hasher.finish());
                of_unit.groups.add(person);
            }
            let establishment = person.values[Dim::Establishment as usize];
            of_unit.establishments[usize::from(several)] |= 1 << establishment.min(63);
        }
    }

    /// Where a unit stands in the list, entered on first sight.
    fn position(&mut self, unit: u32) -> usize {
        let number = unit as usize;
        if self.positions.len() <= number {
            self.positions.resize(number + 1, 0);
        }
        let position = &mut self.positions[number];
        if *position == 0 {
            self.units.push(OfUnit {
                unit,
                ..OfUnit::default()
            });
            *position = self.units.len() as u32;
        }
        *position as usize - 1
    }

    /// The units' numbers in the directory.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.units.iter().map(|of_unit| of_unit.unit)
    }

    /// Adds single people who were noted by somebody else; `units` gives the number here of
    /// each unit there.
    pub fn absorb(&mut self, aside: &Held, units: &[u32]) {
        self.people += aside.people;
        for there in &aside.units {
            let position = self.position(units[there.unit as usize]);
            let here = &mut self.units[position];
            here.people += there.people;
            here.establishments[0] |= there.establishments[0];
        }
    }
}
