//! `--by unit`: a report for each unit and one for the whole, from one reading of the data.
//! The data are read and counted once; the documents are written in parallel.

use super::blame::{self, Blame};
use super::made::{Made, Status};
use super::press::{self, Layout, Press};
use super::progress::Progress;
use super::{cover, left, names, show_errors, target};
use crate::Console;
use crate::cli::{Report, ReportFormat, Volume};
use crate::commands::{Faults, no_unit, read_and_sum, verdict};
use crate::diagnostic::{Diagnostic, Kept, Severity};
use crate::export::docx;
use crate::failure::Failure;
use crate::figures::{Figures, UnitFigures};
use crate::gather::{Gathered, whose};
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{self, unwritten, write_changed};
use crate::project::shown;
use crate::report::Omission;
use crate::report::document::{Document, plain_text};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What a unit's report is made of, the same for all units.
struct Work<'a> {
    options: &'a Report,
    press: &'a Press<'a>,
    layout: &'a Layout,
    figures: &'a Figures,
    blame: &'a Blame<'a>,
    collisions: BTreeMap<&'a str, Vec<&'a str>>,
    warnings: BTreeMap<&'a str, u64>,
    folder: &'a Path,
    /// Whether anybody wants to know what was left out.
    is_told: bool,
}

/// What became of a report, and what there is to tell of it.
struct Done {
    made: Made,
    omissions: Vec<Omission>,
    notes: Vec<Message>,
}

impl Done {
    fn only(made: Made) -> Self {
        Done {
            made,
            omissions: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// The report of the whole, as far as one thread has come with it.
enum Whole {
    /// Errors have stopped it.
    Stopped(Option<Made>),
    /// Its text and where it goes.
    Text(Option<Box<(Document, Vec<Omission>)>>, PathBuf),
}

/// Writes the reports of one year into a folder.
pub fn run(
    options: &Report,
    folder: &Path,
    format: ReportFormat,
    console: &Console,
) -> anyhow::Result<Vec<Made>> {
    let finished = Arc::new(AtomicUsize::new(0));
    let _announced = announced(&finished, console);
    let reading = Progress::reading(console);
    let (project, readers, mut gathered, sums) = read_and_sum(
        &options.selection,
        console,
        Kept::Errors,
        Faults::of(options.draft),
    )?;
    if gathered.tally.rows.usable == 0 {
        drop(reading);
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    if blame::is_unknown(&gathered) {
        whose::units(&project, &readers, &mut gathered)?;
    }
    drop(reading);
    let figures = gathered.figures(&project, UnitFigures::Made);
    let units = chosen(options, &figures)?;
    let ground = gathered.ground(&project, &sums.wait()?);
    let press = Press::new(options, &project, ground, format)?;
    std::fs::create_dir_all(folder).map_err(|e| unwritten(&shown(folder), &e))?;
    let whole = match options.units.is_empty() {
        true => Some(whole(
            options, &press, &gathered, &figures, folder, console,
        )?),
        false => None,
    };
    let first = units.first().and_then(|name| figures.of_unit(name));
    let first = first.unwrap_or_else(|| figures.clone());
    // What is wrong with a template is wrong for every unit: it is told once.
    let layout = Layout::of_many(&project, &first)?;
    layout.filled(&project, &first)?;
    let all: Vec<&str> = figures
        .units
        .iter()
        .map(|unit| unit.name.as_str())
        .collect();
    let blame = Blame::of(&gathered);
    let work = Work {
        options,
        press: &press,
        layout: &layout,
        figures: &figures,
        blame: &blame,
        // A unit that is not written now may have been written before.
        collisions: names::collisions(&all),
        warnings: warnings(&gathered),
        folder,
        is_told: console.volume >= Volume::Verbose,
    };
    let taken = whole.as_ref().and_then(|whole| match whole {
        Whole::Text(_, path) => Some(path.clone()),
        Whole::Stopped(_) => None,
    });
    let whole = whole.map(Mutex::new);
    let tasks = units.len() + usize::from(whole.is_some());
    // The largest first, and the others beside it.
    let all = in_parallel(tasks, &finished, console, |task| match &whole {
        Some(whole) if task == 0 => work.whole(whole, &gathered),
        Some(_) => work.unit(units[task - 1], taken.as_deref()),
        None => work.unit(units[task], taken.as_deref()),
    });
    let mut made = Vec::new();
    for done in all {
        for note in &done.notes {
            console.note(note);
        }
        match &done.made.unit {
            None => super::tell_omissions(&done.omissions, console),
            Some(unit) => {
                for omission in &done.omissions {
                    let text = console.words.say(&omission.to_message());
                    console.line(&format!("{unit}: {text}"));
                }
            }
        }
        made.push(done.made);
    }
    verdict(&project, &gathered, console, false);
    Ok(made)
}

/// The units that were asked for, all if none was named, in the order of the report.
fn chosen<'a>(options: &Report, figures: &'a Figures) -> Result<Vec<&'a str>, Failure> {
    let unknown = options
        .units
        .iter()
        .filter(|name| figures.unit(name).is_none());
    let messages: Vec<Message> = unknown
        .flat_map(|name| no_unit(figures, name).messages)
        .collect();
    if !messages.is_empty() {
        return Err(Failure::all(messages));
    }
    let names = figures.units.iter().map(|unit| unit.name.as_str());
    let is_asked =
        |name: &&str| options.units.is_empty() || options.units.iter().any(|n| n == name);
    Ok(names.filter(is_asked).collect())
}

/// How many warnings there are of each unit, as far as it is known.
fn warnings(gathered: &Gathered) -> BTreeMap<&str, u64> {
    let mut counts = BTreeMap::new();
    let findings = gathered.diagnostics.iter();
    for finding in findings.filter(|d| d.severity == Severity::Warning) {
        if let Some(unit) = &finding.place.unit {
            *counts.entry(unit.as_str()).or_default() += 1;
        }
    }
    counts
}

/// The text of the report of the whole, which any error stops.
fn whole(
    options: &Report,
    press: &Press<'_>,
    gathered: &Gathered,
    figures: &Figures,
    folder: &Path,
    console: &Console,
) -> anyhow::Result<Whole> {
    let errors = gathered.diagnostics.errors();
    let project = press.project;
    if errors > 0 && !options.draft {
        let found = all_errors(gathered);
        let made = Made::stopped(project.year, None, errors, &found);
        return Ok(Whole::Stopped(Some(made)));
    }
    let layout = Layout::of_one(project, figures, console)?;
    let text = layout.filled(project, figures)?;
    let name = target::named(&plain_text(&text.0.title), press.format);
    Ok(Whole::Text(Some(Box::new(text)), folder.join(name)))
}

fn all_errors(gathered: &Gathered) -> Vec<&Diagnostic> {
    let sorted = gathered.diagnostics.sorted().into_iter();
    sorted.filter(|d| d.severity == Severity::Error).collect()
}

impl Work<'_> {
    fn whole(&self, whole: &Mutex<Whole>, gathered: &Gathered) -> Done {
        let year = self.press.project.year;
        let mut whole = whole.lock().unwrap_or_else(PoisonError::into_inner);
        let (text, path) = match &mut *whole {
            Whole::Text(text, path) => (text.take().unwrap_or_default(), path.clone()),
            Whole::Stopped(made) => {
                let nothing = || Made::stopped(year, None, 0, &[]);
                return Done::only(made.take().unwrap_or_else(nothing));
            }
        };
        let (document, omissions) = *text;
        let errors = gathered.diagnostics.errors();
        let mut sheet = match self.press.set(document, omissions, self.figures) {
            Ok(sheet) => sheet,
            Err(error) => return Done::only(outcome(Err(error), year, None, path, errors)),
        };
        let doubts = (all_errors(gathered), gathered.diagnostics.warnings());
        let doubts = (doubts.0.as_slice(), doubts.1);
        let written = write(self.options, self.press, &sheet, &path, doubts);
        Done {
            made: outcome(written, year, None, path, errors),
            omissions: std::mem::take(&mut sheet.omissions),
            notes: std::mem::take(&mut sheet.notes),
        }
    }

    fn unit(&self, name: &str, taken: Option<&Path>) -> Done {
        let year = self.press.project.year;
        let none = Done::only;
        let refused =
            |message: Message| none(Made::failed(year, Some(name), &Failure::new(message)));
        let errors = self.blame.on(name);
        if !errors.is_empty() && !self.options.draft {
            let count = u64::try_from(errors.len()).unwrap_or(u64::MAX);
            return none(Made::stopped(year, Some(name), count, &errors));
        }
        let file = format!("{}.{}", names::safe(name), self.press.format.ending());
        let path = self.folder.join(&file);
        if let Some(others) = self.collisions.get(name) {
            let message = Message::new("fail-batch-collision").text("file", file);
            return refused(message.text("others", others.join("、")));
        }
        if taken == Some(path.as_path()) {
            let message = Message::new("fail-batch-collision").text("file", file);
            return refused(message.text("others", self.press.project.config.bureau.name.as_str()));
        }
        let Some(figures) = self.figures.of_unit(name) else {
            return refused(Message::new("fail-unit").text("unit", name));
        };
        let mut sheet = match self.press.print(self.layout, &figures) {
            Ok(sheet) => sheet,
            Err(error) => return none(outcome(Err(error), year, Some(name), path, 0)),
        };
        let omissions = match self.is_told {
            true => std::mem::take(&mut sheet.omissions),
            false => Vec::new(),
        };
        let warnings = self.warnings.get(name).copied().unwrap_or_default();
        let written = write(self.options, self.press, &sheet, &path, (&errors, warnings));
        let count = u64::try_from(errors.len()).unwrap_or(u64::MAX);
        Done {
            omissions,
            ..Done::only(outcome(written, year, Some(name), path, count))
        }
    }
}

/// Writes a report, and in a draft the list of its errors beside it.
fn write(
    options: &Report,
    press: &Press<'_>,
    sheet: &press::Sheet,
    path: &Path,
    (errors, warnings): (&[&Diagnostic], u64),
) -> anyhow::Result<crate::output::Wrote> {
    press.may_write(path, &sheet.bytes, options)?;
    let wrote = sheet.write(path)?;
    if !errors.is_empty() {
        let total = u64::try_from(errors.len()).unwrap_or(u64::MAX);
        let doubts = cover::document(errors, (total, warnings), &sheet.document);
        let head = docx::RecordHead {
            basis: None,
            ..sheet.head.clone()
        };
        let bytes = press::bytes(&doubts, press.format, &head)?;
        write_changed(&left::doubts(path, press.format), &bytes)?;
    }
    Ok(wrote)
}

fn outcome(
    written: anyhow::Result<crate::output::Wrote>,
    year: i32,
    unit: Option<&str>,
    path: PathBuf,
    errors: u64,
) -> Made {
    match written {
        Ok(wrote) => Made::done(year, unit, path, wrote, errors),
        Err(error) => match error.downcast_ref::<Failure>() {
            Some(failure) => Made::failed(year, unit, failure),
            None => {
                let message = Message::new("fail-batch-other").text("file", shown(&path));
                let message = message.text("detail", format!("{error:#}"));
                Made::failed(year, unit, &Failure::new(message))
            }
        },
    }
}

/// Has a run that is broken off say how many reports are there.
fn announced(finished: &Arc<AtomicUsize>, console: &Console) -> output::Announced {
    let (language, finished) = (console.words.language(), Arc::clone(finished));
    output::announce(move || {
        let message = Message::new("batch-interrupted");
        let message = message.number("finished", finished.load(Ordering::Relaxed));
        Words::new(language).say(&message)
    })
}

/// Does all tasks, so many at a time as the machine can; the results are in the order of
/// the tasks, whichever was done first.
fn in_parallel(
    tasks: usize,
    finished: &AtomicUsize,
    console: &Console,
    work: impl Fn(usize) -> Done + Sync,
) -> Vec<Done> {
    let progress = Progress::writing(tasks, console);
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Done)>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..workers.min(tasks) {
            scope.spawn(|| {
                while let at = next.fetch_add(1, Ordering::Relaxed)
                    && at < tasks
                {
                    let done = work(at);
                    let is_there = done.made.status != Status::Failed;
                    finished.fetch_add(usize::from(is_there), Ordering::Relaxed);
                    let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
                    results.push((at, done));
                    progress.step();
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, done)| done).collect()
}
