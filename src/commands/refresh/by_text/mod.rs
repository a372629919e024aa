//! `refresh` of a draft without a record: its figures are placed by the words around them,
//! where that is certain, and shown; they are written only with `--by-text`.

mod bare;
mod json;
mod text;

use super::target::{self, Target};
use crate::Console;
use crate::cli::Refresh;
use crate::commands::form_words;
use crate::commands::spare_inputs;
use crate::failure::Failure;
use crate::figures::{FigureRef, Figures, Scope};
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{write_file, write_stdout};
use crate::project::{Project, shown};
use crate::report::document::Document;
use crate::verify::{ByText, PlacedFigure};
use std::process::ExitCode;

pub use bare::Bare;

/// What is told of a run.
struct Told<'a> {
    options: &'a Refresh,
    figures: &'a Figures,
    placed: &'a ByText,
    /// How many charts were not looked at.
    charts: usize,
    /// Whether the file differs from the draft.
    changed: bool,
    /// Where it was written, as messages show it.
    written: Option<String>,
}

impl Told<'_> {
    /// The figures that the draft has otherwise than the data.
    fn set(&self) -> impl Iterator<Item = &PlacedFigure> {
        self.placed.figures.iter().filter(|figure| !figure.agrees())
    }
}

/// Places the figures, shows them, and writes them if that was asked for. The exit code is
/// 2 where something would have to be written and nobody has agreed to it.
///
/// # Errors
/// When nothing can be placed, the draft is of another date, or a file cannot be written.
pub fn run(
    options: &Refresh,
    bare: &Bare,
    (project, figures, document): (&Project, &Figures, &Document),
    console: &Console,
) -> anyhow::Result<ExitCode> {
    let placed = bare.place(figures, document);
    if let Some((stands, data)) = &placed.period {
        let message = Message::new("fail-by-text-period")
            .text("file", shown(&options.file))
            .text("stands", stands)
            .text("data", data);
        return Err(Failure::new(message).into());
    }
    let mut told = Told {
        options,
        figures,
        placed: &placed,
        charts: bare.charts(),
        changed: false,
        written: None,
    };
    if placed.figures.is_empty() {
        return Err(bare.refused().into());
    }
    let set: Vec<&PlacedFigure> = told.set().collect();
    let bytes = bare.with(&set)?;
    let is_set = !set.is_empty();
    told.changed = bytes != bare.bytes();
    let target = Target::new(options)?;
    let writes = options.by_text && !options.dry_run;
    if let (true, Target::File(path)) = (writes, &target) {
        spare_inputs(Some(path), project)?;
        target::may_write(path, options, &bytes, |_| false)?;
        if told.changed || !target::is_same_file(path, &options.file) {
            write_file(path, &bytes)?;
        }
        told.written = Some(shown(path));
    }
    let result = match options.json {
        true => json::render(&told),
        false => text::render(&told, &console.words),
    };
    match &target {
        // The file itself takes standard output, and what is told of it gives way.
        Target::Stdout if writes => {
            write_stdout(&bytes)?;
            console.line(result.trim_end());
        }
        _ => write_stdout(result.as_bytes())?,
    }
    Ok(end(&told, is_set, console))
}

/// Says what was done, or what is to be done.
fn end(told: &Told<'_>, is_set: bool, console: &Console) -> ExitCode {
    let file = |key, file: &str| Message::new(key).text("file", file);
    if told.options.by_text || told.options.dry_run {
        super::tell_end(
            told.options,
            (told.changed, told.written.as_deref()),
            console,
        );
        return ExitCode::SUCCESS;
    }
    let draft = shown(&told.options.file);
    if !is_set {
        console.note(&file("by-text-same", &draft));
        return ExitCode::SUCCESS;
    }
    console.error(&file("by-text-ask", &draft));
    ExitCode::from(2)
}

/// What a figure is called: unit, label, whether it is a share.
fn name(told: &Told<'_>, figure: &FigureRef, words: &Words) -> String {
    let label = told.figures.told_label(&figure.id).unwrap_or_default();
    let share = form_words(figure.form, words);
    match &figure.scope {
        Scope::Whole => format!("{label}{share}"),
        Scope::Unit(name) | Scope::Kind(name) => format!("{name} {label}{share}"),
    }
}
