//! The command line: its surface in the user's language, and what was asked for.
//!
//! - [`surface`]: the commands and options with their help.
//! - [`faults`]: usage errors in words.

pub mod faults;
mod fill;
mod list;
mod people;
mod report;
mod sql;
pub mod surface;

pub use fill::Fill;
pub use list::{List, ListFormat};
pub use people::{People, PeopleFormat};
pub use report::{Report, ReportFormat, Years};
pub use sql::Sql;

use crate::aggregate::dialect::Dialect;
use crate::i18n::Language;
use crate::project::Selection;
use crate::source::Encoding;
use chrono::NaiveDate;
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::PathBuf;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// `-C`: the directory to start in.
    pub directory: Option<PathBuf>,
    /// How much to say on standard error.
    pub volume: Volume,
    /// The command.
    pub verb: Verb,
}

/// How much to say on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    /// `-q`: errors only.
    Quiet,
    /// What a clerk needs.
    Normal,
    /// `-v`: also what was read and set aside.
    Verbose,
}

/// The command and its options.
#[derive(Debug, Clone)]
pub enum Verb {
    /// `report`
    Report(Report),
    /// `check`
    Check(Check),
    /// `figures`
    Figures(Selection, Output<FiguresFormat>),
    /// `explain`
    Explain(Explain),
    /// `refresh`
    Refresh(Refresh),
    /// `verify`
    Verify(Verify),
    /// `changes`
    Changes(Changes),
    /// `changes --people`
    People(People),
    /// `list`
    List(List),
    /// `fill`
    Fill(Fill),
    /// `export`
    Export(Export),
    /// `sql`
    Sql(Sql),
    /// `init`
    Init(PathBuf),
}

/// Options of `check`.
#[derive(Debug, Clone)]
pub struct Check {
    /// The data.
    pub selection: Selection,
    /// The result.
    pub output: Output<CheckFormat>,
    /// `--all`: list every place.
    pub all: bool,
    /// `--by`: by what, and the folder for the lists.
    pub by: Option<(String, PathBuf)>,
    /// `--suggest-rulings`: where the table of rulings to fill in goes.
    pub suggest: Option<PathBuf>,
    /// `--force`: write over lists that somebody may have written into.
    pub force: bool,
}

/// Options of `export`.
#[derive(Debug, Clone)]
pub struct Export {
    /// The data.
    pub selection: Selection,
    /// The result.
    pub output: Output<ExportFormat>,
    /// `--force`: write over a file that is there.
    pub force: bool,
}

/// Options of `explain`.
#[derive(Debug, Clone)]
pub struct Explain {
    /// The figure's id; with a draft, a text that stands in it, or an id.
    pub figure: String,
    /// `--in`: the draft in which the figure stands.
    pub draft: Option<PathBuf>,
    /// `--unit`: the unit, or the type of units, whose figure it is.
    pub unit: Option<String>,
    /// The data.
    pub selection: Selection,
    /// `--rows`: at most so many rows are listed as text.
    pub rows: usize,
    /// `--format`.
    pub json: bool,
}

/// Options of `refresh`.
#[derive(Debug, Clone)]
pub struct Refresh {
    /// The draft.
    pub file: PathBuf,
    /// The data.
    pub selection: Selection,
    /// `--record`: the record of a Markdown draft.
    pub record: Option<PathBuf>,
    /// `-o`: where the refreshed draft goes.
    pub output: Option<PathBuf>,
    /// `--dry-run`: show, and write nothing.
    pub dry_run: bool,
    /// `--by-text`: write figures that only the words around them have placed.
    pub by_text: bool,
    /// `--draft`: go on with errors in the data.
    pub draft: bool,
    /// `--force`: write over figures that a person has changed, and over a file.
    pub force: bool,
    /// `--overwrite`: write over a file, and over nothing that a person has typed.
    pub overwrite: bool,
    /// `--format`.
    pub json: bool,
}

/// Options of `verify`.
#[derive(Debug, Clone)]
pub struct Verify {
    /// The draft.
    pub file: PathBuf,
    /// The data.
    pub selection: Selection,
    /// `--format`.
    pub json: bool,
}

/// Options of `changes`.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier draft or record.
    pub old: PathBuf,
    /// The later one.
    pub new: PathBuf,
    /// `--format`.
    pub json: bool,
    /// Whether a table was asked for, which only people are told in.
    pub is_table: bool,
}

/// Where a result goes and in which form.
#[derive(Debug, Clone)]
pub struct Output<F> {
    /// `--format`, else by the ending of `-o`, else the default.
    pub format: F,
    /// Whether `--format` was given, and the ending says nothing.
    pub is_named: bool,
    /// `-o`.
    pub path: Option<PathBuf>,
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// As in the contract.
    Json,
    /// One row a finding.
    Csv,
}

/// Formats of `export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// CSV.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

/// Formats of `figures`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiguresFormat {
    /// For people.
    Table,
    /// As in the contract.
    Json,
    /// One row a figure.
    Csv,
}

/// The arguments with `help` as `--help`: `talentsum help report` asks for the same page as
/// `talentsum report --help`, and `help` alone for that of the program.
pub fn with_help(args: &[OsString]) -> Vec<OsString> {
    let mut words = args.iter().enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        match word.to_str() {
            Some("-C" | "--lang") => {
                words.next();
            }
            Some("help") => {
                let mut args = args.to_vec();
                args.remove(at);
                let is_command = args
                    .get(at)
                    .is_some_and(|word| !word.to_string_lossy().starts_with('-'));
                args.insert(at + usize::from(is_command), "--help".into());
                return args;
            }
            Some(word) if word.starts_with('-') && word != "--" => {}
            _ => break,
        }
    }
    args.to_vec()
}

/// The language asked for by `--lang`, found before anything else is understood, because
/// even the error about the rest must be in it.
pub fn language(args: &[OsString]) -> Language {
    let mut asked = None;
    let mut args = args.iter().map(|a| a.to_string_lossy());
    while let Some(arg) = args.next() {
        if arg == "--" {
            break;
        }
        if arg == "--lang" {
            asked = args.next().and_then(|code| Language::from_code(&code));
        } else if let Some(code) = arg.strip_prefix("--lang=") {
            asked = Language::from_code(code);
        }
    }
    asked.unwrap_or_else(Language::of_system)
}

/// Whether the arguments look like those of a command that fills templates: they can be made
/// ready before anything else is understood. Where this is wrong nothing is lost but time.
pub fn writes(args: &[OsString]) -> bool {
    let verbs = ["report", "refresh", "verify"];
    args.iter()
        .skip(1)
        .any(|arg| verbs.iter().any(|v| arg == v))
}

impl Request {
    /// What the matched arguments ask for; `None` for a command that does not exist,
    /// which clap has refused before.
    pub fn from_matches(matches: &ArgMatches) -> Option<Self> {
        let (name, sub) = matches.subcommand()?;
        let volume = match (sub.get_flag("quiet"), sub.get_flag("verbose")) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Normal,
        };
        let verb = match name {
            "report" => Verb::Report(Report::from_matches(sub, selection(sub))?),
            "check" => Verb::Check(Check {
                selection: selection(sub),
                output: output(sub, CheckFormat::from_name),
                all: sub.get_flag("all"),
                by: by(sub),
                suggest: sub.get_one("suggest-rulings").cloned(),
                force: sub.get_flag("force"),
            }),
            "figures" => Verb::Figures(selection(sub), output(sub, FiguresFormat::from_name)),
            "explain" => Verb::Explain(Explain {
                figure: sub.get_one("figure").cloned()?,
                draft: sub.get_one("in").cloned(),
                unit: sub.get_one("unit").cloned(),
                selection: selection(sub),
                rows: sub.get_one("rows").copied().unwrap_or(20),
                json: sub.get_one::<String>("format").is_some_and(|f| f == "json"),
            }),
            "refresh" => Verb::Refresh(Refresh {
                file: sub.get_one("file").cloned()?,
                selection: selection(sub),
                record: sub.get_one("record").cloned(),
                output: sub.get_one("output").cloned(),
                dry_run: sub.get_flag("dry-run"),
                by_text: sub.get_flag("by-text"),
                draft: sub.get_flag("draft"),
                force: sub.get_flag("force"),
                overwrite: sub.get_flag("overwrite"),
                json: sub.get_one::<String>("format").is_some_and(|f| f == "json"),
            }),
            "verify" => Verb::Verify(Verify {
                file: sub.get_one("file").cloned()?,
                selection: selection(sub),
                json: sub.get_one::<String>("format").is_some_and(|f| f == "json"),
            }),
            "changes" if sub.get_flag("people") => Verb::People(People::from_matches(sub)?),
            "changes" => Verb::Changes(Changes {
                old: sub.get_one("old").cloned()?,
                new: sub.get_one("new").cloned()?,
                json: sub.get_one::<String>("format").is_some_and(|f| f == "json"),
                is_table: is_table(sub),
            }),
            "list" => Verb::List(List {
                selection: selection(sub),
                condition: sub.get_one("where").cloned(),
                by: sub.get_one("by").cloned(),
                columns: sub.get_one("columns").cloned(),
                count: sub.get_flag("count"),
                all_rows: sub.get_flag("all-rows"),
                show_ids: sub.get_flag("show-ids"),
                output: output(sub, ListFormat::from_name),
                force: sub.get_flag("force"),
            }),
            "fill" => Verb::Fill(Fill {
                template: sub.get_one("template").cloned()?,
                selection: selection(sub),
                output: sub.get_one("output").cloned()?,
                draft: sub.get_flag("draft"),
                force: sub.get_flag("force"),
            }),
            "export" => Verb::Export(Export {
                selection: selection(sub),
                output: output(sub, ExportFormat::from_name),
                force: sub.get_flag("force"),
            }),
            "sql" => Verb::Sql(Sql {
                year: sub.get_one("year").copied().unwrap_or_default(),
                as_of: sub.get_one::<NaiveDate>("as-of").copied(),
                from: sub.get_one("from").cloned()?,
                columns: sub
                    .get_many::<String>("column")
                    .map(|columns| columns.cloned().collect())
                    .unwrap_or_default(),
                dialect: Dialect::with_name(sub.get_one::<String>("dialect")?)?,
            }),
            "init" => Verb::Init(sub.get_one("directory").cloned()?),
            _ => return None,
        };
        Some(Request {
            // As in git: each is seen from the one before.
            directory: sub
                .get_many::<PathBuf>("start")
                .map(|folders| folders.collect()),
            volume,
            verb,
        })
    }
}

impl CheckFormat {
    fn from_name(name: Option<&str>) -> Self {
        match name {
            Some("json") => CheckFormat::Json,
            Some("csv") => CheckFormat::Csv,
            _ => CheckFormat::Text,
        }
    }
}

impl FiguresFormat {
    fn from_name(name: Option<&str>) -> Self {
        match name {
            Some("json") => FiguresFormat::Json,
            Some("csv") => FiguresFormat::Csv,
            _ => FiguresFormat::Table,
        }
    }
}

impl ExportFormat {
    fn from_name(name: Option<&str>) -> Self {
        match name {
            Some(name) if name.eq_ignore_ascii_case("xlsx") => ExportFormat::Xlsx,
            _ => ExportFormat::Csv,
        }
    }
}

fn is_table(sub: &ArgMatches) -> bool {
    let form = sub.get_one::<String>("format").map(String::as_str);
    matches!(form, Some("csv" | "xlsx"))
}

fn by(sub: &ArgMatches) -> Option<(String, PathBuf)> {
    let mut words = sub.get_many::<PathBuf>("by")?;
    let what = words.next()?.to_string_lossy().into_owned();
    Some((what, words.next()?.clone()))
}

fn output<F>(sub: &ArgMatches, from_name: impl Fn(Option<&str>) -> F) -> Output<F> {
    let path: Option<PathBuf> = sub.get_one("output").cloned();
    let ending = path.as_ref().and_then(|p| p.extension()?.to_str());
    let named = sub.get_one::<String>("format").map(String::as_str);
    Output {
        format: from_name(named.or(ending)),
        is_named: named.is_some(),
        path: path.clone(),
    }
}

fn selection(sub: &ArgMatches) -> Selection {
    let paths = |name: &str| {
        sub.get_many::<PathBuf>(name)
            .map(|paths| paths.cloned().collect())
            .unwrap_or_default()
    };
    Selection {
        // `report` takes several years, and sees to them itself.
        year: (sub.try_get_one("year").ok().flatten().copied()).unwrap_or_default(),
        as_of: sub.get_one::<NaiveDate>("as-of").copied(),
        rosters: paths("roster"),
        activities: paths("activities"),
        facts: paths("facts"),
        rulings: paths("rulings"),
        config: sub.get_one("config").cloned(),
        encoding: sub
            .get_one::<String>("encoding")
            .and_then(|name| Encoding::with_name(name)),
    }
}
