//! The activity logs (台账): single events as they are, recurring ones spread over the year.

mod entry;
mod series;

use super::random::Random;
use super::staff::Person;
use super::table;
use super::unit::Unit;
use anyhow::Result;
pub use entry::Entry;
use serde::Deserialize;
use std::path::Path;

/// `log-files.toml`.
#[derive(Deserialize)]
struct Files {
    file: Vec<File>,
}

/// A log: which kinds of activity are entered in it, and its columns.
#[derive(Deserialize)]
struct File {
    name: String,
    kinds: Vec<String>,
    columns: Vec<String>,
}

/// Everything that was done in a year, by date.
pub fn entries(
    year: i32,
    units: &[Unit],
    people: &[Person],
    random: &mut Random,
) -> Result<Vec<Entry>> {
    let mut entries = single_events(year)?;
    entries.extend(series::entries(year, units, people, random)?);
    entries.sort_by_key(|entry| entry.get("日期").to_string());
    Ok(entries)
}

/// Writes a year's logs.
pub fn write(folder: &Path, entries: &[Entry]) -> Result<()> {
    let files: Files = toml::from_str(include_str!("../../data/log-files.toml"))?;
    for file in &files.file {
        let mut writer = csv::Writer::from_path(folder.join(&file.name))?;
        writer.write_record(&file.columns)?;
        for entry in entries
            .iter()
            .filter(|e| file.kinds.iter().any(|k| k == e.get("类别")))
        {
            writer.write_record(file.columns.iter().map(|column| entry.get(column)))?;
        }
        writer.flush()?;
    }
    Ok(())
}

/// The events of the year that stand on their own.
fn single_events(year: i32) -> Result<Vec<Entry>> {
    let years = [
        table::rows(include_str!("../../data/events-2023.csv"))?,
        table::rows(include_str!("../../data/events-2024.csv"))?,
    ];
    let events = years.into_iter().flatten();
    Ok(events
        .filter(|e: &Entry| e.get("日期").starts_with(&year.to_string()))
        .collect())
}
