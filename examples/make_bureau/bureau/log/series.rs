//! Recurring events: lectures, courses, free clinics.

use super::entry::Entry;
use crate::bureau::apportion::apportion;
use crate::bureau::random::Random;
use crate::bureau::staff::Person;
use crate::bureau::unit::Unit;
use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `series.toml`.
#[derive(Deserialize)]
struct File {
    series: Vec<Series>,
}

/// Events of one kind.
#[derive(Deserialize)]
struct Series {
    /// 类别.
    kind: String,
    /// Beginnings of prefixes of the units that take turns as hosts.
    units: Vec<String>,
    /// 名称, in turn.
    names: Vec<String>,
    /// One row for every unit with professional staff, in proportion to it.
    #[serde(default)]
    by_professionals: bool,
    /// By year.
    totals: BTreeMap<String, Totals>,
}

/// What the rows of a year add to.
#[derive(Deserialize)]
struct Totals {
    #[serde(default)]
    rows: usize,
    sessions: Option<u32>,
    persons: Option<u32>,
    person_times: Option<u32>,
}

/// The year's rows of all series.
pub fn entries(
    year: i32,
    units: &[Unit],
    people: &[Person],
    random: &mut Random,
) -> Result<Vec<Entry>> {
    let file: File = toml::from_str(include_str!("../../data/series.toml"))?;
    let mut entries = Vec::new();
    for series in &file.series {
        let totals = series
            .totals
            .get(&year.to_string())
            .context("a series without the year")?;
        if series.by_professionals {
            let professionals = professionals(year, units, people);
            entries.extend(series.of_units(year, totals, units, &professionals)?);
        } else {
            entries.extend(series.of_rows(year, totals, units, random)?);
        }
    }
    Ok(entries)
}

/// How many professionals each unit has.
fn professionals(year: i32, units: &[Unit], people: &[Person]) -> Vec<u32> {
    let mut counts = vec![0; units.len()];
    for person in people {
        if person.standing(year).is_some() && person.profession.is_professional() {
            counts[person.unit] += 1;
        }
    }
    counts
}

impl Series {
    /// Rows spread evenly over the year, of sizes that vary.
    fn of_rows(
        &self,
        year: i32,
        totals: &Totals,
        units: &[Unit],
        random: &mut Random,
    ) -> Result<Vec<Entry>> {
        let weights: Vec<u32> = (0..totals.rows).map(|_| 60 + random.below(80)).collect();
        let share = |total: Option<u32>, weights: &[u32]| total.map(|n| apportion(n, weights));
        let sessions = share(totals.sessions, &vec![1; totals.rows]);
        let person_times = share(totals.person_times, &weights);
        let hosts: Vec<Vec<&Unit>> = self
            .units
            .iter()
            .map(|scope| {
                units
                    .iter()
                    .filter(|unit| unit.is_among(&[scope]))
                    .collect()
            })
            .collect();
        (0..totals.rows)
            .map(|row| {
                let turn = &hosts[row % hosts.len()];
                let host = turn[row / hosts.len() % turn.len()];
                let mut entry = self.entry(working_day(year, row, totals.rows)?, row, host);
                if let Some(sessions) = &sessions {
                    entry = entry.with("场次", sessions[row]);
                }
                if let Some(person_times) = &person_times {
                    entry = entry.with("人次", person_times[row]);
                }
                Ok(entry)
            })
            .collect()
    }

    /// A row for each unit with professional staff, at the end of November.
    fn of_units(
        &self,
        year: i32,
        totals: &Totals,
        units: &[Unit],
        professionals: &[u32],
    ) -> Result<Vec<Entry>> {
        let persons = totals.persons.context("a series by unit counts persons")?;
        let date = NaiveDate::from_ymd_opt(year, 11, 29).context("no such day")?;
        Ok(units
            .iter()
            .zip(apportion(persons, professionals))
            .filter(|&(_, persons)| persons > 0)
            .map(|(unit, persons)| self.entry(date, 0, unit).with("人数", persons))
            .collect())
    }

    /// A row with what every row has.
    fn entry(&self, date: NaiveDate, row: usize, host: &Unit) -> Entry {
        Entry::default()
            .with("日期", date)
            .with("类别", &self.kind)
            .with("名称", &self.names[row % self.names.len()])
            .with("单位", &host.name)
            .with("单位类型", &host.kind)
    }
}

/// The day of the nth of `of` events spread over a year, or the Friday before it.
fn working_day(year: i32, nth: usize, of: usize) -> Result<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 8).context("no such year")?;
    let date = first + Days::new((nth * 350 / of) as u64);
    Ok(match date.weekday() {
        Weekday::Sat => date - Days::new(1),
        Weekday::Sun => date - Days::new(2),
        _ => date,
    })
}
