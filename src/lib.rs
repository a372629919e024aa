//! talentsum: from staff rosters and activity logs to the annual talent-work summary.
//!
//! ```text
//! files ──source──▶ records ──records──▶ Person, Activity, Fact ──tally──▶ Tally ──figures──▶ Figures ──report──▶ Document ──export──▶ bytes
//!                      └────────────── diagnostics, each with its place, gathered on the way ──────────────┘
//! ```
//!
//! | room | what lives in it |
//! |---|---|
//! | [`cli`], [`commands`] | the command line; one file a command |
//! | [`project`] | `talentsum.toml` and the year's folder; the only reader of configuration and of the clock |
//! | [`source`] | bytes → records with their place; no meaning of a column |
//! | [`vocabulary`] | spelling → class: education, title, post, dates, identity numbers |
//! | [`records`] | header names → fields; a record → person, activity, fact, or findings |
//! | [`diagnostic`], [`check`] | a finding is data; its wording and its renderers in one place |
//! | [`tally`] | counts per question and unit |
//! | [`people`] | the people of two years compared, person by person |
//! | [`figures`] | the catalogue applied to a tally |
//! | [`problems`] | rules held against the figures: which problems the report tells |
//! | [`basis`] | what a report stands on: all figures and what each file held, as its record keeps it |
//! | [`gather`] | drives the way from a project's files to tally and findings |
//! | [`query`] | a question over the people → who satisfies it |
//! | [`report`] | templates + figures → [`report::document::Document`] |
//! | [`export`] | document → bytes |
//! | [`redraft`] | a draft that people have worked in + figures → the draft with new figures |
//! | [`fill`] | somebody else's workbook + figures → the workbook with figures in its cells |
//! | [`aggregate`] | the SQL by which a database makes a roster of numbers |
//! | [`verify`] | a draft held against figures: what differs, what no figure stands behind |
//! | [`changes`] | two records compared: which figures changed, and why |
//! | [`i18n`], [`message`], [`failure`] | what the program says, as facts and in words |
//! | [`nearest`] | which known word was meant |
//! | [`output`], [`json`], [`csv_text`], [`spreadsheet`] | writing results |

pub mod aggregate;
pub mod basis;
pub mod changes;
pub mod check;
pub mod cli;
pub mod commands;
pub mod csv_text;
pub mod diagnostic;
pub mod export;
pub mod failure;
pub mod figures;
pub mod fill;
pub mod gather;
pub mod i18n;
pub mod json;
pub mod message;
pub mod nearest;
pub mod output;
pub mod people;
pub mod problems;
pub mod project;
pub mod query;
pub mod records;
pub mod redraft;
pub mod report;
pub mod source;
pub mod spreadsheet;
pub mod tally;
pub mod verify;
pub mod vocabulary;

use cli::{Request, Volume};
use failure::Failure;
use i18n::Words;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the program on its arguments, prints what there is to print, and gives the exit
/// code: 0 done; 1 the data has errors, or no usable row; 2 usage, a missing or unreadable
/// file, a template or an output that failed.
pub fn run(args: &[OsString]) -> ExitCode {
    if cli::writes(args) {
        report::prepare();
    }
    let words = Words::new(cli::language(args));
    let args = cli::with_help(args);
    let matches = match cli::surface::command(&words).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return usage(&error, &words),
    };
    let Some(request) = Request::from_matches(&matches) else {
        return ExitCode::from(2);
    };
    let console = Console {
        words,
        volume: request.volume,
        started_in: request.directory.clone(),
    };
    if let Some(directory) = &request.directory
        && let Err(e) = std::env::set_current_dir(directory)
    {
        let failure = Failure::unreadable(&project::shown(directory), &e);
        return console.failed(&failure);
    }
    match commands::run(&request.verb, &console) {
        Ok(exit) => exit,
        Err(error) => match error.downcast_ref::<Failure>() {
            Some(failure) => console.failed(failure),
            None => {
                eprintln!("talentsum: {error:#}");
                ExitCode::from(2)
            }
        },
    }
}

fn usage(error: &clap::Error, words: &Words) -> ExitCode {
    let text = cli::faults::render(error, words);
    if cli::faults::is_request(error) {
        return match output::write_stdout(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        };
    }
    eprint!("{text}");
    ExitCode::from(2)
}

/// What the program says besides its result: on standard error, in the user's language.
pub struct Console {
    /// The wordings.
    pub words: Words,
    /// How much to say.
    pub volume: Volume,
    /// `-C`: the folder that the program went into.
    pub started_in: Option<PathBuf>,
}

impl Console {
    /// Says something that a clerk needs to know; not with `-q`.
    pub fn note(&self, message: &message::Message) {
        if self.volume >= Volume::Normal {
            self.line(&self.words.say(message));
        }
    }

    /// Says something that only matters when one looks closer (`-v`).
    pub fn detail(&self, message: &message::Message) {
        if self.volume >= Volume::Verbose {
            self.line(&self.words.say(message));
        }
    }

    /// Says something whatever the volume: an error.
    pub fn error(&self, message: &message::Message) {
        self.line(&self.words.say(message));
    }

    /// A file that was written, as it is to be found from where the program was called.
    pub fn seen(&self, path: &Path) -> String {
        match &self.started_in {
            Some(folder) => project::shown(&folder.join(path)),
            None => project::shown(path),
        }
    }

    /// A line as it is, on standard error.
    pub fn line(&self, text: &str) {
        use std::io::Write;
        // When nobody listens any more there is nothing left to say it to.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    fn failed(&self, failure: &Failure) -> ExitCode {
        for message in &failure.messages {
            let mut text = format!(
                "{}{}",
                self.words.text("error-prefix"),
                self.words.say(message)
            );
            if let Some(help) = self.words.help(message) {
                text.push_str(&format!("\n    {help}"));
            }
            self.line(&text);
        }
        ExitCode::from(failure.exit)
    }
}
