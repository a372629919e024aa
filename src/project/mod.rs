//! A bureau's folder: its configuration and the files of a year.
//!
//! - [`config`] is `talentsum.toml`.
//! - [`discover`]: which file is what. [`patterns`]: which files the configuration means.
//! - [`piped`]: a table from standard input.
//! - [`texts`]: the bureau's own templates and paragraphs.

pub mod config;
pub mod definition;
pub mod discover;
pub mod patterns;
pub mod piped;
pub mod problem;
pub mod texts;

use crate::failure::Failure;
use crate::message::Message;
use crate::source::Encoding;
use chrono::{Months, NaiveDate};
use config::{Config, ConfigError};
use discover::{InputFile, Inputs};
use std::path::{Path, PathBuf};

/// What the command line says about the data.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The report year.
    pub year: i32,
    /// The reference date, if given.
    pub as_of: Option<NaiveDate>,
    /// Rosters named instead of those in the year's folder.
    pub rosters: Vec<PathBuf>,
    /// Activity logs named instead of those in the year's folder.
    pub activities: Vec<PathBuf>,
    /// Facts tables named instead of those in the year's folder.
    pub facts: Vec<PathBuf>,
    /// Tables of rulings named instead of those in the year's folder.
    pub rulings: Vec<PathBuf>,
    /// A configuration named instead of `talentsum.toml`.
    pub config: Option<PathBuf>,
    /// The encoding of all text files, instead of the one found in each.
    pub encoding: Option<Encoding>,
}

impl Selection {
    /// Whether any table is named, standard input too, rather than found in the year's folder.
    pub fn names_tables(&self) -> bool {
        [&self.rosters, &self.activities, &self.facts, &self.rulings]
            .iter()
            .any(|named| !named.is_empty())
    }
}

/// A year of a bureau, ready to be read.
#[derive(Debug, Clone)]
pub struct Project {
    /// The configuration.
    pub config: Config,
    /// The file of the configuration, where there is one.
    pub settings: Option<PathBuf>,
    /// The report year.
    pub year: i32,
    /// The reference date.
    pub as_of: NaiveDate,
    /// The files to read, and those left out.
    pub inputs: Inputs,
    /// Whether the rosters are those of the year's folder rather than named ones.
    pub rosters_are_found: bool,
    /// Whether all tables of people, activities and facts are those of the year's folder.
    pub all_are_found: bool,
}

/// The name of the configuration file.
pub const CONFIG_FILE: &str = "talentsum.toml";

impl Project {
    /// Reads the configuration and finds the files of the year in the current directory.
    ///
    /// # Errors
    /// When the configuration is wrong, or there is no data to look at.
    pub fn open(selection: &Selection) -> Result<Self, Failure> {
        let config = read_config(selection.config.as_deref())?;
        let as_of = match selection.as_of.or(Config::default_as_of(selection.year)) {
            Some(date) => date,
            None => {
                let message = Message::new("fail-year").number("year", selection.year);
                return Err(Failure::new(message));
            }
        };
        let inputs = discover::discover(&config, selection)?;
        let named = selection.config.as_deref();
        let settings = named.unwrap_or(Path::new(CONFIG_FILE));
        Ok(Project {
            config,
            settings: settings.is_file().then(|| settings.to_owned()),
            year: selection.year,
            as_of,
            inputs,
            rosters_are_found: selection.rosters.is_empty(),
            all_are_found: [&selection.rosters, &selection.activities, &selection.facts]
                .iter()
                .all(|named| named.is_empty()),
        })
    }

    /// The year's folder, whether or not it exists.
    pub fn year_folder(&self) -> PathBuf {
        year_folder(self.year)
    }

    /// The year before with its rosters, as it stood on its last day; `None` without any.
    pub fn last_year(&self) -> Option<Project> {
        let year = self.year - 1;
        let inputs = discover::rosters(&self.config, year)?;
        Some(Project {
            config: self.config.clone(),
            settings: self.settings.clone(),
            year,
            as_of: Config::default_as_of(year)?,
            inputs,
            rosters_are_found: true,
            all_are_found: true,
        })
    }

    /// The year before with all its tables, a year to the day before the reference date
    /// (of 29 February: 28 February); `None` without rosters of it. Tables named on the
    /// command line are seldom the whole bureau's: beside the whole of last year they
    /// would show changes that are none, so that there is no year before then either.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn year_before(&self) -> Option<Result<Project, Failure>> {
        let year = self.year - 1;
        if !self.all_are_found {
            return None;
        }
        discover::rosters(&self.config, year)?;
        let as_of = self.as_of.checked_sub_months(Months::new(12))?;
        let selection = Selection {
            year,
            as_of: Some(as_of),
            ..Selection::default()
        };
        let inputs = discover::discover(&self.config, &selection);
        Some(inputs.map(|inputs| Project {
            config: self.config.clone(),
            settings: self.settings.clone(),
            year,
            as_of,
            inputs,
            rosters_are_found: true,
            all_are_found: true,
        }))
    }

    /// The files of one kind, in reading order.
    pub fn files(&self, kind: discover::Kind) -> impl Iterator<Item = &InputFile> {
        self.inputs.files.iter().filter(move |f| f.kind == kind)
    }
}

/// The folder of a year, relative to the project.
pub fn year_folder(year: i32) -> PathBuf {
    Path::new("data").join(year.to_string())
}

/// A path as messages and reports show it: `/` between folders on every system, and no
/// identity number whole.
pub fn shown(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    crate::vocabulary::mask::mask_text(&path).into_owned()
}

fn read_config(named: Option<&Path>) -> Result<Config, Failure> {
    let path = named.unwrap_or(Path::new(CONFIG_FILE));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if named.is_none() && e.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Config::default());
        }
        Err(e) if e.kind() == std::io::ErrorKind::InvalidData => {
            let message = Message::new("fail-config-encoding").text("file", shown(path));
            return Err(Failure::new(message));
        }
        Err(e) => return Err(Failure::unreadable(&shown(path), &e)),
    };
    // Notepad puts a byte order mark before UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Config::parse(text).map_err(|e| Failure::new(config_message(&shown(path), e)))
}

pub(crate) fn config_message(file: &str, error: ConfigError) -> Message {
    let line = |line: Option<usize>| line.map_or(0, |l| l as i64);
    match error {
        ConfigError::AliasIsUnit(alias) => Message::new("fail-config-alias")
            .text("file", file)
            .text("alias", alias),
        ConfigError::AliasTwice(alias) => Message::new("fail-config-alias-twice")
            .text("file", file)
            .text("alias", alias),
        ConfigError::Punctuation {
            line: l,
            found,
            expected,
        } => Message::new("fail-config-punctuation")
            .text("file", file)
            .number("line", line(Some(l)))
            .text("found", found)
            .text("expected", expected),
        ConfigError::WrongType {
            line: l,
            what,
            found,
            expected,
            fixed,
            detail,
        } => Message::new("fail-config-type")
            .text("file", file)
            .number("line", line(l))
            .text("what", what)
            .text("found", found)
            .text("expected", expected)
            .text("fixed", fixed.unwrap_or_default())
            .text("detail", detail),
        ConfigError::Syntax {
            line: l,
            what,
            fixed,
            detail,
        } => Message::new("fail-config-syntax")
            .text("file", file)
            .number("line", line(l))
            .text("what", what)
            .text("fixed", fixed.unwrap_or_default())
            .text("detail", detail),
        ConfigError::UnknownKey {
            line: l,
            key,
            nearest,
        } => {
            let with = match nearest {
                Some(_) => "fail-config-key-nearest",
                None => "fail-config-key",
            };
            Message::new(with)
                .text("file", file)
                .number("line", line(l))
                .text("key", key)
                .text("nearest", nearest.unwrap_or_default())
        }
        ConfigError::Invalid {
            setting,
            value,
            expected,
        } => Message::new("fail-config-value")
            .text("file", file)
            .text("setting", setting)
            .text("value", value)
            .text("expected", expected),
    }
}

/// The calendar year on the clock, for a new folder. Nothing that is counted or reported
/// knows of it.
pub fn current_year() -> i32 {
    use chrono::Datelike;
    chrono::Local::now().year()
}
