//! The rows of a year.

use super::entry::Entry;
use chrono::NaiveDate;

/// All rows of a year's rosters that may be of single people, and how many people stand in
/// rows that are not.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// The year.
    pub year: i32,
    /// Its reference date.
    pub as_of: NaiveDate,
    /// The rows, in reading order.
    pub entries: Vec<Entry>,
    /// The names of units, by their numbers.
    pub units: Vec<String>,
    /// People in post who stand in rows of several (人数), by unit.
    pub several: Vec<u64>,
}

impl Roll {
    /// An empty year.
    pub fn new(year: i32, as_of: NaiveDate) -> Self {
        Roll {
            year,
            as_of,
            ..Roll::default()
        }
    }

    /// Notes people in post in one row of a unit that stands for several.
    pub fn add_several(&mut self, unit: u32, people: u64) {
        let unit = unit as usize;
        if self.several.len() <= unit {
            self.several.resize(unit + 1, 0);
        }
        self.several[unit] += people;
    }

    /// The name of a unit; empty for a number that there is not.
    pub fn unit_name(&self, unit: u32) -> &str {
        self.units.get(unit as usize).map_or("", String::as_str)
    }
}
