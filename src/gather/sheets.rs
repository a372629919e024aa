//! The sheets of a workbook: which of them are the table, which are named and left out.

use super::file_place;
use super::note::FileNote;
use super::open::{Opened, no_table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::failure::Failure;
use crate::message::Message;
use crate::project::discover::{InputFile, Kind, is_copy, not_staff};
use crate::source::workbook::{Sheet, Workbook, WorkbookError};
use crate::source::{Meaning, Record, Table, TableError};

/// Opens every sheet that looks like the table and hands it to `each`. A sheet without a
/// header, or without any of the columns that make a row data, is left out, and so is a
/// hidden one or one of people who are no staff; findings name those that hold anything.
///
/// # Errors
/// When the workbook has a password, is damaged, or is none.
pub fn each_sheet<'a>(
    file: &'a InputFile,
    meaning: Meaning<'a>,
    diagnostics: &mut Diagnostics,
    each: &mut impl FnMut(&mut Opened<'a>, &mut Diagnostics) -> Result<FileNote, Failure>,
) -> Result<Vec<FileNote>, Failure> {
    let failure = |error| workbook_failure(error, file);
    let mut book = Workbook::open(&file.path).map_err(failure)?;
    let sheets = book.sheets().to_vec();
    let mut notes = Vec::new();
    let mut doubtful = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let word = not_staff(&sheet.name).filter(|_| file.kind == Kind::Roster);
        // 汇总 or 副本 beside the lists is one of them again; alone it is the list.
        let is_again = word.is_some_and(is_copy);
        if sheet.hidden || (word.is_some() && !is_again) {
            if holds_anything(&mut book, index) {
                diagnostics.push(left_out(file, sheet, word));
            }
            continue;
        }
        let rows = book.rows(index).map_err(failure)?;
        match Table::of_records(Box::new(rows), meaning) {
            Ok(table) if table.has_essential() && !is_again => {
                let mut opened = Opened {
                    table,
                    file,
                    sheet: Some(sheet.name.clone()),
                };
                notes.push(opened.read(diagnostics, each)?);
            }
            Err(TableError::NoHeader { nearest: None }) => {}
            other => doubtful.push((sheet, word, other)),
        }
    }
    match notes.is_empty() {
        true => nothing_certain(file, doubtful, diagnostics, each),
        false => {
            for (sheet, word, _) in doubtful {
                diagnostics.push(left_out(file, sheet, word));
            }
            Ok(notes)
        }
    }
}

/// A sheet that may not be the table: the word in its name that says so, and what came of
/// opening it.
type Doubtful<'s, 'a> = (
    &'s Sheet,
    Option<&'static str>,
    Result<Table<'a>, TableError>,
);

/// No sheet is the table for certain: the one that comes nearest is read, or findings say
/// why none can be.
fn nothing_certain<'a>(
    file: &'a InputFile,
    doubtful: Vec<Doubtful<'_, 'a>>,
    diagnostics: &mut Diagnostics,
    each: &mut impl FnMut(&mut Opened<'a>, &mut Diagnostics) -> Result<FileNote, Failure>,
) -> Result<Vec<FileNote>, Failure> {
    let mut notes = Vec::new();
    let has_header = doubtful.iter().any(|(_, _, table)| table.is_ok());
    if doubtful.is_empty() {
        let nothing = TableError::NoHeader { nearest: None };
        diagnostics.push(no_table(nothing, file_place(&file.shown))?);
    }
    let mut has_copy = false;
    for (sheet, word, table) in doubtful {
        match table {
            // Of several copies one is enough.
            Ok(_) if word.is_some() && std::mem::replace(&mut has_copy, true) => {
                diagnostics.push(left_out(file, sheet, word));
            }
            Ok(table) => {
                let mut opened = Opened {
                    table,
                    file,
                    sheet: Some(sheet.name.clone()),
                };
                notes.push(opened.read(diagnostics, each)?);
            }
            Err(_) if has_header => diagnostics.push(left_out(file, sheet, word)),
            Err(error) => diagnostics.push(no_table(error, place(file, sheet))?),
        }
    }
    if notes.is_empty() {
        notes.push(FileNote::new(file));
    }
    Ok(notes)
}

fn place(file: &InputFile, sheet: &Sheet) -> Place {
    Place {
        sheet: Some(sheet.name.clone()),
        ..file_place(&file.shown)
    }
}

/// The finding about a sheet that was not read: hidden, of others than staff, or no table.
fn left_out(file: &InputFile, sheet: &Sheet, word: Option<&str>) -> Diagnostic {
    let code = match sheet.hidden {
        true => Code::SheetHidden,
        false => Code::SheetSkipped,
    };
    Diagnostic::new(code)
        .at(place(file, sheet))
        .fact("sheet", &sheet.name)
        .fact("word", word.unwrap_or_default())
}

/// Whether a sheet has any row. One that cannot be read may.
fn holds_anything(book: &mut Workbook, index: usize) -> bool {
    let rows = book.rows(index);
    rows.map_or(true, |mut rows| rows.next(&mut Record::default()))
}

fn workbook_failure(error: WorkbookError, file: &InputFile) -> Failure {
    let say = |key: &'static str| Message::new(key).text("file", &file.shown);
    match error {
        WorkbookError::Io(error) => Failure::unreadable(&file.shown, &error),
        WorkbookError::Protected => Failure::new(say("fail-workbook-protected")),
        WorkbookError::NotAWorkbook => Failure::new(say("fail-workbook-foreign")),
        WorkbookError::Damaged { detail } => {
            let message = say("fail-workbook-damaged").text("kind", damage(&detail));
            Failure::new(message.text("detail", detail))
        }
    }
}

/// What has become of a workbook, by the libraries' words for it.
fn damage(detail: &str) -> &'static str {
    let lower = detail.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["file is empty"]) {
        "empty"
    } else if says(&[
        "eocd",
        "end of central",
        "cut short",
        "unexpected end",
        "eof",
        "fill whole",
        "neither a",
    ]) {
        "cut"
    } else if says(&["too large", "too many", "larger"]) {
        "large"
    } else if says(&["not found", "missing", "no such"]) {
        "part"
    } else {
        "other"
    }
}
