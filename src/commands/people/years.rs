//! The two years, each read once.

use crate::Console;
use crate::cli::People;
use crate::commands::opened;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::figures::{Scope, UnitFigures, Value};
use crate::gather::{Gathered, Readers, gather};
use crate::message::Message;
use crate::people::{Roll, Sums};
use crate::project::{Project, Selection};
use crate::vocabulary::mask::mask_all;
use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

/// Years of which there can be data.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2199;

/// The figure that counts everybody in post.
const TOTAL: &str = "staff.total";

/// A year with its data.
pub struct Year {
    /// Its files and its reference date.
    pub project: Project,
    /// What it was read by.
    pub readers: Readers,
    /// What was read.
    pub gathered: Gathered,
}

/// The two years as they are written.
///
/// # Errors
/// When one is no year, or the second is not the later one.
pub fn numbers(old: &str, new: &str) -> Result<(i32, i32), Failure> {
    let year = |written: &str| {
        let plain = written.trim().trim_end_matches('年');
        let year = plain.parse::<i32>().ok().filter(|y| YEARS.contains(y));
        year.ok_or_else(|| {
            let message = Message::new("fail-people-year");
            Failure::new(message.text("value", mask_all(written)))
        })
    };
    let (old, new) = (year(old)?, year(new)?);
    match old < new {
        true => Ok((old, new)),
        false => Err(Failure::new(
            Message::new("fail-people-order")
                .text("old", old.to_string())
                .text("new", new.to_string()),
        )),
    }
}

/// Reads both at once.
///
/// # Errors
/// When there are no data of one, or they cannot be read.
pub fn read(
    options: &People,
    old: i32,
    new: i32,
    console: &Console,
) -> Result<(Year, Year), Failure> {
    let selection = |year: i32, as_of: Option<NaiveDate>| Selection {
        year,
        as_of,
        config: options.config.clone(),
        ..Selection::default()
    };
    let new = opened(&selection(new, options.as_of), console)?;
    // The same day: a year from the end of October ends at the end of October.
    let day = options.as_of.map(|as_of| same_day(as_of, old));
    let old = Project::open(&selection(old, day))?;
    let (old, new) = std::thread::scope(|scope| {
        let before = scope.spawn(|| counted(old));
        let new = counted(new);
        let old = before.join();
        (old.unwrap_or_else(|e| std::panic::resume_unwind(e)), new)
    });
    let (old, new) = (old?, new?);
    for year in [&old, &new] {
        for note in &year.gathered.manifest {
            console.detail(&crate::check::file_message(note));
        }
        year.has_people()?;
    }
    Ok((old, new))
}

/// The same day of another year; of 29 February the 28th.
fn same_day(date: NaiveDate, year: i32) -> NaiveDate {
    let day = date.with_year(year);
    day.or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
        .unwrap_or(date)
}

fn counted(project: Project) -> Result<Year, Failure> {
    let mut readers = Readers::new(&project)?;
    readers.keeps_people = true;
    let gathered = gather(&project, &mut readers, Kept::Some)?;
    Ok(Year {
        project,
        readers,
        gathered,
    })
}

impl Year {
    /// The people in post as the figures count them.
    pub fn sums(&self) -> Sums {
        let figures = self.gathered.figures(&self.project, UnitFigures::Made);
        let count = |scope: &Scope| {
            let figure = figures.get(scope, TOTAL);
            match figure.map(|figure| &figure.value) {
                Some(Value::Number(number)) => number.to_u64().unwrap_or(0),
                _ => 0,
            }
        };
        let units = figures.units.iter();
        Sums {
            whole: count(&Scope::Whole),
            units: units
                .map(|unit| (unit.name.clone(), count(&Scope::Unit(unit.name.clone()))))
                .collect(),
        }
    }

    /// The rows of its people.
    pub fn take_roll(&mut self) -> Roll {
        let roll = self.gathered.roll.take();
        roll.unwrap_or_else(|| Roll::new(self.project.year, self.project.as_of))
    }

    fn has_people(&self) -> Result<(), Failure> {
        let roll = self.gathered.roll.as_ref();
        let single = roll.is_some_and(|roll| !roll.entries.is_empty());
        let several = roll.map_or(0, |roll| roll.several.iter().sum());
        let year = self.project.year.to_string();
        match (single, several) {
            (true, _) => Ok(()),
            (false, 0) => Err(Failure::new(
                Message::new("fail-people-none").text("year", year),
            )),
            (false, people) => Err(Failure::new(
                Message::new("fail-people-several")
                    .text("year", year)
                    .number("people", people),
            )),
        }
    }

    /// Errors in the earlier year's data make the comparison doubtful, too.
    pub fn tell_errors(&self, console: &Console) {
        let errors = self.gathered.diagnostics.errors();
        if errors > 0 {
            let message = Message::new("people-old-errors");
            let message = message.text("year", self.project.year.to_string());
            console.error(&message.number("errors", errors));
        }
    }
}
