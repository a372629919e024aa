//! `changes --people`: who joined, left, moved and rose between two years, person by person.
//!
//! - [`years`]: the two years, read. [`told`]: all that is told of them.
//! - [`kind`], [`rows`]: the list of names. [`notes`]: what a clerk should look at.
//! - [`text`], [`json`], [`tables`]: how it is written.

mod json;
mod kind;
mod notes;
mod rows;
mod tables;
mod text;
mod told;
mod years;

use super::{exists, fits, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::cli::{People, PeopleFormat};
use crate::failure::Failure;
use crate::message::Message;
use crate::output::{folder_of, write_file, write_stdout, write_with};
use crate::spreadsheet::ROWS;
use std::path::Path;
use std::process::ExitCode;
use told::Answer;

/// Reads two years, compares them and writes what came of it.
pub fn run(options: &People, console: &Console) -> anyhow::Result<ExitCode> {
    let output = &options.output;
    let file = output.path.as_deref().filter(|p| *p != Path::new("-"));
    if output.format == PeopleFormat::Xlsx && file.is_none() {
        return Err(Failure::new(Message::new("fail-list-stdout")).into());
    }
    if let Some(path) = file {
        spare_data(path)?;
    }
    fits(output, ".xlsx、.csv、.json、.txt")?;
    let (old, new) = years::numbers(&options.old, &options.new)?;
    let (mut old, mut new) = years::read(options, old, new, console)?;
    if let Some(path) = file {
        spare_inputs(Some(path), &old.project)?;
        spare_inputs(Some(path), &new.project)?;
        if path.is_file() && !options.force {
            return Err(exists(path).into());
        }
    }
    let answer = Answer::of(&mut old, &mut new)?;
    write(&answer, options, file, console)?;
    old.tell_errors(console);
    let sound = verdict(&new.project, &new.gathered, console, false);
    if !answer.agrees() {
        let message = Message::new("people-sums-wrong");
        console.error(&message.number("units", answer.wrong_units()));
    }
    match answer.agrees() && old.gathered.diagnostics.errors() == 0 {
        true => Ok(sound),
        false => Ok(ExitCode::from(1)),
    }
}

/// The file gets the list of names; the sums go to the screen, too.
fn write(
    answer: &Answer,
    options: &People,
    file: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let words = &console.words;
    let text = || text::text(answer, words);
    let Some(path) = file else {
        let result = match options.output.format {
            PeopleFormat::Json => json::json(answer),
            PeopleFormat::Csv => tables::csv(answer),
            _ => text(),
        };
        return write_stdout(result.as_bytes());
    };
    match options.output.format {
        PeopleFormat::Json => write_file(path, json::json(answer).as_bytes())?,
        PeopleFormat::Text => write_file(path, text().as_bytes())?,
        // Excel takes a file without the mark for GBK.
        PeopleFormat::Csv => {
            let csv = format!("\u{feff}{}", tables::csv(answer));
            write_file(path, csv.as_bytes())?;
        }
        PeopleFormat::Xlsx => {
            if answer.rows.len() as u64 > ROWS {
                let message = Message::new("fail-export-rows").number("rows", answer.rows.len());
                return Err(Failure::new(message.number("limit", ROWS)));
            }
            write_with(path, |out| tables::xlsx(answer, out, folder_of(path)))?;
        }
    }
    write_stdout(text().as_bytes())?;
    console.note(
        &Message::new("query-written")
            .text("file", console.seen(path))
            .number("rows", answer.rows.len()),
    );
    Ok(())
}
