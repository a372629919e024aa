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

/// Writes `data/2023` and `data/2024` into `dir`.
pub fn write(dir: &Path) -> Result<()> {
    let mut random = Random::new(SEED);
    let units = unit::load()?;
    let people = staff::invent(&units, &mut random)?;
    for year in YEARS {
        let folder = dir.join("data").join(year.to_string());
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        roster::write(&folder, year, &units, &people)?;
        log::write(&folder, year, &units, &people, &mut random)?;
        facts::write(&folder, year)?;
    }
    Ok(())
}
