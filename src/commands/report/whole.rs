//! The report of the whole bureau for one year.

use super::made::Made;
use super::press::{self, Layout, Press};
use super::target::Target;
use super::{ERRORS_SHOWN, cover, show_errors, tell_omissions};
use crate::Console;
use crate::changes::{Changes, State};
use crate::cli::{Report, ReportFormat};
use crate::commands::{Faults, changes, read_and_sum, verdict};
use crate::diagnostic::{Kept, Severity};
use crate::export::{docx, markdown};
use crate::failure::Failure;
use crate::figures::UnitFigures;
use crate::gather::Ground;
use crate::message::Message;
use crate::output::{Wrote, write_file, write_stdout};
use crate::project::shown;
use crate::report::document::{Document, plain_text};
use std::path::{Path, PathBuf};

/// Reads, checks, counts, fills the templates and writes the report; into `folder`, where
/// there is one, under its title.
pub fn run(
    options: &Report,
    folder: Option<&Path>,
    format: ReportFormat,
    console: &Console,
) -> anyhow::Result<Made> {
    // The sheet beside a draft lists every error.
    let kept = match options.draft {
        true => Kept::Doubts,
        false => Kept::Some,
    };
    let (project, readers, gathered, sums) =
        read_and_sum(&options.selection, console, kept, Faults::of(options.draft))?;
    if gathered.tally.rows.usable == 0 {
        show_errors(&gathered, project.year, console);
        return Err(Failure::no_data(Message::new("data-no-rows")).into());
    }
    let errors = gathered.diagnostics.errors();
    if errors > 0 && !options.draft {
        show_errors(&gathered, project.year, console);
        verdict(&project, &gathered, console, false);
        console.error(&Message::new("report-stopped").number("year", project.year));
        let sorted = gathered.diagnostics.sorted().into_iter();
        let found = sorted.filter(|d| d.severity == Severity::Error);
        let found: Vec<_> = found.take(ERRORS_SHOWN).collect();
        return Ok(Made::stopped(project.year, None, errors, &found));
    }
    if format == ReportFormat::Docx {
        docx::prepare();
    }
    let mut press = Press::new(options, &project, Ground::default(), format)?;
    let figures = gathered.figures(&project, UnitFigures::Made);
    let layout = Layout::of_one(&project, &figures, console)?;
    let (document, omissions) = layout.filled(&project, &figures)?;
    press.ground = gathered.ground(&project, &sums.wait()?);
    let sheet = press.set(document, omissions, &figures)?;
    for note in &sheet.notes {
        console.note(note);
    }
    let target = Target::new(options, folder, &plain_text(&sheet.document.title), format);
    let doubts = (options.draft && errors > 0).then(|| {
        let all = gathered.diagnostics.sorted().into_iter();
        let found: Vec<_> = all.filter(|d| d.severity == Severity::Error).collect();
        let counts = (errors, gathered.diagnostics.warnings());
        cover::document(&found, counts, &sheet.document)
    });
    let cover = match (&doubts, target.beside("存疑清单")) {
        (Some(doubts), Some(path)) => {
            let head = docx::RecordHead {
                basis: None,
                ..sheet.head.clone()
            };
            Some((path, press::bytes(doubts, format, &head)?))
        }
        _ => None,
    };
    if project.config.bureau.name.starts_with("示例") {
        let note = Message::new("note-example-name");
        console.note(&note.text("name", &project.config.bureau.name));
    }
    let (file, wrote) = match &target {
        Target::Stdout => {
            write_stdout(&sheet.bytes)?;
            (PathBuf::from("-"), Wrote::New)
        }
        Target::File(path) => {
            // Both files are looked at before either is written.
            for (path, bytes) in
                std::iter::once((path, &sheet.bytes)).chain(cover.as_ref().map(|(p, b)| (p, b)))
            {
                press.may_write(path, bytes, options)?;
            }
            let earlier = match sheet.is_there(path) {
                true => None,
                false => changes::earlier(path, format),
            };
            let wrote = sheet.write(path)?;
            let key = match wrote {
                Wrote::New => "report-written",
                Wrote::Same => "report-unchanged",
            };
            console.note(&Message::new(key).text("file", console.seen(path)));
            if let (Some(earlier), Wrote::New) = (earlier, wrote) {
                let changes = Changes::between(&earlier, &State::now(&sheet.head));
                changes::tell(&changes, path, console);
            }
            (path.clone(), wrote)
        }
    };
    if let Some(doubts) = &doubts {
        write_cover(doubts, cover, console)?;
    }
    tell_omissions(&sheet.omissions, console);
    verdict(&project, &gathered, console, false);
    // A draft was asked for with errors known: the data has them all the same.
    let made = Made::done(project.year, None, file, wrote, errors);
    if folder.is_none() {
        // The process ends now: to take all this apart would take a clerk's time.
        std::mem::forget((readers, gathered, figures, layout, sheet));
    }
    Ok(made)
}

/// The list of what is doubtful: a sheet of its own beside the report, never a banner in
/// its text; on standard error where the report went to standard output.
fn write_cover(
    doubts: &Document,
    cover: Option<(PathBuf, Vec<u8>)>,
    console: &Console,
) -> Result<(), Failure> {
    match cover {
        Some((path, bytes)) => {
            write_file(&path, &bytes)?;
            console.error(&Message::new("report-cover").text("file", shown(&path)));
        }
        None => {
            console.error(&Message::new("report-cover-here"));
            console.line(&markdown::write(doubts));
        }
    }
    Ok(())
}
