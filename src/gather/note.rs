//! What one table held: the lines of the manifest.

use super::file_place;
use crate::diagnostic::Place;
use crate::project::discover::{InputFile, Kind};
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::person::Person;
use crate::records::units::Units;
use crate::source::table::Skipped;
use rustc_hash::FxHashMap;

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
    /// Rows set aside.
    pub skipped: Skipped,
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
            skipped: Skipped::default(),
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
    pub fn holding(mut self, held: &Held, units: &Units) -> Self {
        self.people = held.people;
        let mut numbers: Vec<(u64, u32)> = held.units.iter().map(|(u, at)| (*at, *u)).collect();
        numbers.sort_unstable();
        self.units = numbers
            .into_iter()
            .filter_map(|(_, unit)| units.entry(unit))
            .map(|entry| entry.name.clone())
            .collect();
        self
    }
}

/// The people of one table, while its rows are read.
#[derive(Debug, Default)]
pub struct Held {
    rows: u64,
    people: u64,
    /// Each unit with the number of its first row.
    units: FxHashMap<u32, u64>,
    /// The unit of the row before: most rows need no look-up.
    last: Option<u32>,
}

impl Held {
    /// Notes one row.
    pub fn add(&mut self, person: &Person) {
        self.rows += 1;
        if person.values[Dim::InPost as usize] == value_of(InPost::Yes) {
            self.people += person.heads;
        }
        if self.last != Some(person.unit) {
            self.last = Some(person.unit);
            self.units.entry(person.unit).or_insert(self.rows);
        }
    }
}
