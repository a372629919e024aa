//! `refresh`: new figures in a draft that people have worked in.

mod by_text;
mod json;
mod opened;
mod target;
mod text;

use super::report::{show_errors, written};
use super::{Faults, of_report, read_and_sum, spare_inputs, verdict};
use crate::Console;
use crate::changes::{Changes, State};
use crate::cli::{Refresh, Volume};
use crate::diagnostic::Kept;
use crate::export::docx::RecordHead;
use crate::failure::Failure;
use crate::figures::{Figures, UnitFigures};
use crate::message::Message;
use crate::output::write_stdout;
use crate::project::{Selection, shown};
use crate::redraft::{Outcome, Redrafted};
use chrono::{Datelike, NaiveDate};
use opened::Found;
use std::path::Path;
use std::process::ExitCode;
use target::Target;

pub(super) use opened::bytes;

/// What is told of a run.
struct Told<'a> {
    options: &'a Refresh,
    head: &'a RecordHead,
    figures: &'a Figures,
    redrafted: &'a Redrafted,
    /// What changed in the data since the draft was last written.
    changes: Changes,
    /// Whether all that changed in the data is told.
    is_full: bool,
    /// Whether the file differs from the draft.
    changed: bool,
    /// Where it was written, as messages show it.
    written: Option<String>,
}

impl Told<'_> {
    /// Whether something in the draft is not as the data have it.
    fn leaves_something(&self) -> bool {
        use Outcome::{Agrees, RowAdded, RowRemoved, Set, Unchanged};
        let is_done =
            |outcome: Outcome| matches!(outcome, Set | Unchanged | Agrees | RowAdded | RowRemoved);
        let redrafted = self.redrafted;
        !redrafted.figures.iter().all(|f| is_done(f.outcome))
            || !redrafted.charts.iter().all(|c| is_done(c.outcome))
            || !redrafted.tables.is_empty()
            || redrafted.sentences.as_ref().is_none_or(|s| !s.is_empty())
    }

    /// The file that has the new figures: the draft itself where none was written.
    fn result_file(&self) -> String {
        self.written
            .clone()
            .unwrap_or_else(|| shown(&self.options.file))
    }
}

/// Reads draft and data, brings the figures in, writes, and tells what became of each.
pub fn run(options: &Refresh, console: &Console) -> anyhow::Result<ExitCode> {
    let draft = Found::open(options, console)?;
    let selection = match &draft {
        Found::Recorded(draft) => selection(&options.selection, &draft.head(), console),
        Found::Bare(_) => options.selection.clone(),
    };
    let (project, _, gathered, sums) =
        read_and_sum(&selection, console, Kept::Some, Faults::of(options.draft))?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let has_errors = gathered.diagnostics.errors() > 0;
    if has_errors && !options.draft {
        show_errors(&gathered, project.year, console);
        let exit = verdict(&project, &gathered, console, false);
        console.error(&Message::new("refresh-stopped"));
        return Ok(exit);
    }
    let unit = match &draft {
        Found::Recorded(draft) => draft.head().unit,
        Found::Bare(_) => None,
    };
    let figures = of_report(
        gathered.figures(&project, UnitFigures::Made),
        unit.as_deref(),
    )?;
    let (document, _) = written(&project, &figures, console)?;
    let draft = match draft {
        Found::Recorded(draft) => draft,
        Found::Bare(bare) => {
            let exit = by_text::run(options, &bare, (&project, &figures, &document), console)?;
            verdict(&project, &gathered, console, false);
            return Ok(match has_errors && exit == ExitCode::SUCCESS {
                true => ExitCode::from(1),
                false => exit,
            });
        }
    };
    let head = RecordHead {
        year: project.year,
        as_of: project.as_of.to_string(),
        unit,
        basis: Some(gathered.basis(&project, &figures, &sums.wait()?)),
    };
    let done = draft.refresh(&figures, &document, &head, options.force)?;
    let redrafted = &done.redrafted;
    let target = Target::new(options)?;
    let changed = redrafted.bytes != draft.bytes();
    // A copy that says the same helps nobody who has not asked for it; but one of an
    // earlier refresh must not stay with numbers that are no longer those of the data.
    let is_there = matches!(&target, Target::File(path) if path.exists());
    let writes = !options.dry_run && (changed || options.output.is_some() || is_there);
    if let (true, Target::File(path)) = (writes || options.dry_run, &target) {
        spare_inputs(Some(path), &project)?;
        target::may_write(path, options, &redrafted.bytes, |there| {
            draft.is_same_text(path, there, &done, (&figures, &document, &head))
        })?;
    }
    let mut told = Told {
        options,
        head: &head,
        figures: &figures,
        is_full: console.volume >= Volume::Verbose,
        changed,
        redrafted,
        changes: Changes::between(&draft.state(), &State::now(&head)),
        written: None,
    };
    if let (true, Target::File(path)) = (writes, &target) {
        let differs = told.changed || !target::is_same_file(path, &options.file);
        done.write(path, differs)?;
        told.written = Some(shown(path));
    }
    let result = match options.json {
        true => json::render(&told),
        false => text::render(&told, &console.words),
    };
    match &target {
        // The file itself takes standard output, and what is told of it gives way.
        Target::Stdout if !options.dry_run => {
            write_stdout(&redrafted.bytes)?;
            console.line(result.trim_end());
        }
        _ => write_stdout(result.as_bytes())?,
    }
    tell_end(options, (told.changed, told.written.as_deref()), console);
    verdict(&project, &gathered, console, false);
    Ok(match has_errors {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    })
}

/// The data asked for; the reference date is the draft's own unless another is named or
/// the draft is of another year.
pub(super) fn selection(asked: &Selection, head: &RecordHead, console: &Console) -> Selection {
    let mut selection = asked.clone();
    let year = selection.year;
    if head.year != year {
        let message = Message::new("refresh-other-year").text("draft", head.year.to_string());
        console.note(&message.text("year", year.to_string()));
    }
    let own = NaiveDate::parse_from_str(&head.as_of, "%Y-%m-%d").ok();
    let own = own.filter(|date| head.year == year || date.year() == year);
    selection.as_of = selection.as_of.or(own);
    selection
}

/// Says what was written, if anything was.
fn tell_end(options: &Refresh, (changed, written): (bool, Option<&str>), console: &Console) {
    match (written, changed) {
        _ if options.dry_run => console.note(&Message::new("refresh-dry-run")),
        (Some(file), true) => {
            let file = console.seen(Path::new(file));
            console.note(&Message::new("report-written").text("file", file));
        }
        (Some(file), false) => {
            console.note(&Message::new("refresh-same").text("file", file));
        }
        (None, false) if options.output.is_none() && !options.dry_run => {
            let file = shown(&options.file);
            console.note(&Message::new("refresh-nothing").text("file", file));
        }
        (None, _) => {}
    }
}
