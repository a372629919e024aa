//! `export roster`: the merged roster with its classes.

use super::{exists, fits, read, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::cli::{Export, ExportFormat};
use crate::csv_text::guarded;
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::gather::merged::{COLUMNS, merged};
use crate::gather::{Gathered, Readers};
use crate::message::Message;
use crate::output::{folder_of, unwritten, write_with};
use crate::project::Project;
use crate::spreadsheet::{Column, Layout, ROWS, Sheet};
use std::io::{BufWriter, Result as IoResult, Write};
use std::path::Path;
use std::process::ExitCode;

/// Reads the data and writes every row of every roster once more, classified.
pub fn run(options: &Export, console: &Console) -> anyhow::Result<ExitCode> {
    let output = &options.output;
    let file = output.path.as_deref().filter(|p| *p != Path::new("-"));
    if output.format == ExportFormat::Xlsx && output.path.is_none() {
        return Err(Failure::new(Message::new("fail-export-stdout")).into());
    }
    if let Some(path) = file {
        spare_data(path)?;
    }
    fits(output, ".xlsx、.csv")?;
    let (project, readers, mut gathered) = read(&options.selection, console, Kept::Some)?;
    if let Some(path) = file {
        spare_inputs(Some(path), &project)?;
        if path.is_file() && !options.force {
            return Err(exists(path).into());
        }
    }
    let rows = gathered.tally.rows.roster;
    if output.format == ExportFormat::Xlsx && rows > ROWS {
        let message = Message::new("fail-export-rows").number("rows", rows);
        return Err(Failure::new(message.number("limit", ROWS)).into());
    }
    let mut export = Rows {
        project: &project,
        readers: &readers,
        gathered: &mut gathered,
        failure: None,
    };
    let written = match (file, output.format) {
        // Excel takes a file without the mark for GBK; what goes to a pipe is for programs.
        (Some(path), ExportFormat::Csv) => write_with(path, |file| {
            file.write_all("\u{feff}".as_bytes())?;
            export.csv(file)
        }),
        (Some(path), ExportFormat::Xlsx) => {
            write_with(path, |file| export.xlsx(file, Some(folder_of(path))))
        }
        (None, ExportFormat::Csv) => to_stdout(|out| export.csv(out)),
        (None, ExportFormat::Xlsx) => to_stdout(|out| export.xlsx(out, None)),
    };
    // A roster that cannot be read is the cause, not what became of the output.
    if let Some(failure) = export.failure {
        return Err(failure.into());
    }
    written?;
    if let Some(path) = file {
        let people: u64 = gathered.manifest.iter().map(|note| note.people).sum();
        console.note(
            &Message::new("export-written")
                .text("file", console.seen(path))
                .number("rows", rows)
                .number("people", people),
        );
    }
    Ok(verdict(&project, &gathered, console, false))
}

/// Writes to standard output. A reader that has closed the pipe (`| head`) is no failure.
fn to_stdout(fill: impl FnOnce(&mut std::io::Stdout) -> IoResult<()>) -> Result<(), Failure> {
    match fill(&mut std::io::stdout()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(unwritten("-", &e)),
        _ => Ok(()),
    }
}

/// What kept CSV from being written; csv's own conversion forgets which it was.
fn io_error(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => std::io::ErrorKind::InvalidData.into(),
    }
}

/// The rows on their way out.
struct Rows<'a> {
    project: &'a Project,
    readers: &'a Readers,
    gathered: &'a mut Gathered,
    /// Why the rosters could not be read once more.
    failure: Option<Failure>,
}

impl Rows<'_> {
    fn csv(&mut self, out: impl Write) -> IoResult<()> {
        let mut writer = csv::Writer::from_writer(BufWriter::new(out));
        let headings = COLUMNS.iter().map(|column| column.heading);
        writer.write_record(headings).map_err(io_error)?;
        self.each(|cells| {
            let guarded = cells.iter().map(|cell| guarded(cell).into_owned());
            writer.write_record(guarded).map_err(io_error)
        })?;
        writer.flush()
    }

    fn xlsx(&mut self, out: impl Write + Send, folder: Option<&Path>) -> IoResult<()> {
        let columns: Vec<Column<'_>> = COLUMNS
            .iter()
            .map(|column| Column {
                heading: column.heading,
                width: column.width,
                number: column.number,
            })
            .collect();
        let layout = Layout {
            tab: "花名册（汇总）",
            title: &format!("{}年花名册（汇总）", self.project.year),
            columns: &columns,
            wrapped: false,
        };
        let mut sheet = Sheet::new(&layout, folder)?;
        self.each(|cells| sheet.row(cells.iter().map(String::as_str)))?;
        let mut out = BufWriter::new(out);
        sheet.write(&mut out)?;
        out.flush()
    }

    fn each(&mut self, mut write: impl FnMut(&[String]) -> IoResult<()>) -> IoResult<()> {
        let mut outcome = Ok(());
        let read = merged(self.project, self.readers, self.gathered, |cells| {
            if outcome.is_ok() {
                outcome = write(cells);
            }
        });
        if let Err(failure) = read {
            self.failure = Some(failure);
            return Err(std::io::ErrorKind::Other.into());
        }
        outcome
    }
}
