//! An invented health bureau, drawn so that every margin is met exactly.
//!
//! ```text
//! data/*.csv ──▶ staff: joiners, leavers, then everyone else by quota ──▶ people ──▶ roster
//! data/events-*.csv, series.toml ──▶ log
//! data/facts.csv ──▶ facts
//! ```
//!
//! The numbers are data in `../data`; the code only finds people who fit them.

mod apportion;
mod arrival;
mod class;
mod facts;
mod log;
mod random;
mod roster;
mod staff;
mod table;
mod unit;

use anyhow::{Context, Result};
use random::Random;
use std::fs;
use std::path::Path;

/// The years that have a folder; the second is the report's.
const YEARS: [i32; 2] = [2023, 2024];

/// The year in which people join and leave.
const REPORT_YEAR: i32 = YEARS[1];

/// Where the sequence of random numbers starts.
const SEED: u64 = 20_241_231;

/// Writes `bureau`, where everything is in order, and `arrival`, the same as it arrives.
pub fn write(dir: &Path) -> Result<()> {
    let mut random = Random::new(SEED);
    let units = unit::load()?;
    let people = staff::invent(&units, &mut random)?;
    let mut entries = || YEARS.map(|year| log::entries(year, &units, &people, &mut random));
    let [before, now] = entries();
    let logs = [before?, now?];
    let tidy = dir.join("bureau");
    for (year, log) in YEARS.into_iter().zip(&logs) {
        let folder = tidy.join("data").join(year.to_string());
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        roster::write(&folder, year, &units, &people)?;
        log::write(&folder, log)?;
        facts::write(&folder, year)?;
    }
    arrival::write(&dir.join("arrival"), &units, &people, &logs)
}
