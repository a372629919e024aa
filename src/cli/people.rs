//! What `changes --people` is asked for.

use super::{Output, output};
use chrono::NaiveDate;
use clap::ArgMatches;
use std::path::PathBuf;

/// Options of `changes --people`.
#[derive(Debug, Clone)]
pub struct People {
    /// The earlier year, as written.
    pub old: String,
    /// The later year.
    pub new: String,
    /// `--as-of`: the reference date in the later year.
    pub as_of: Option<NaiveDate>,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// The result.
    pub output: Output<PeopleFormat>,
    /// `--force`: write over a file that is there.
    pub force: bool,
}

/// Formats of `changes --people`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// One row a person and change.
    Csv,
    /// The same as an Excel workbook.
    Xlsx,
}

impl PeopleFormat {
    fn from_name(name: Option<&str>) -> Self {
        match name.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => PeopleFormat::Json,
            Some("csv") => PeopleFormat::Csv,
            Some("xlsx") => PeopleFormat::Xlsx,
            _ => PeopleFormat::Text,
        }
    }
}

impl People {
    pub(super) fn from_matches(sub: &ArgMatches) -> Option<Self> {
        let year = |name: &str| {
            let year: &PathBuf = sub.get_one(name)?;
            Some(year.to_string_lossy().into_owned())
        };
        Some(People {
            old: year("old")?,
            new: year("new")?,
            as_of: sub.get_one::<NaiveDate>("as-of").copied(),
            config: sub.get_one("config").cloned(),
            output: output(sub, PeopleFormat::from_name),
            force: sub.get_flag("force"),
        })
    }
}
