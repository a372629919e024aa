//! Opening a table, and what its rows say before any meaning is looked at.

use super::{FileNote, file_place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::failure::Failure;
use crate::message::Message;
use crate::project::discover::InputFile;
use crate::records::columns::Heading;
use crate::source::delimited::RECORD_LIMIT;
use crate::source::table::Skipped;
use crate::source::{Quoting, Record, Row, Table, TableError};

/// Opens a table. `None` when it has no header, for which a finding says why.
///
/// # Errors
/// When the file cannot be read at all.
pub fn open<'a>(
    file: &InputFile,
    known: &'a dyn Fn(&str) -> bool,
    essential: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Table<'a>>, Failure> {
    let ending = file.path.extension().and_then(|e| e.to_str());
    if ending.is_some_and(|e| ["xlsx", "xls", "ods"].contains(&e.to_lowercase().as_str())) {
        let message = Message::new("fail-workbook").text("file", &file.shown);
        return Err(Failure::new(message));
    }
    if file.path.is_dir() {
        // Opening a directory works on some systems and fails on others.
        let error = std::io::ErrorKind::IsADirectory.into();
        return Err(Failure::unreadable(&file.shown, &error));
    }
    let at = |line: u64| Place {
        line: Some(line),
        ..file_place(&file.shown)
    };
    let finding = match Table::open(&file.path, known, essential) {
        Ok(table) => {
            if table.header_quoting() == Quoting::Stray {
                let place = at(table.header_line());
                diagnostics.push(Diagnostic::new(Code::QuoteStray).at(place));
            }
            return Ok(Some(table));
        }
        Err(TableError::Io(e)) => return Err(Failure::unreadable(&file.shown, &e)),
        Err(TableError::NoHeader { nearest: None }) => Diagnostic::new(Code::HeaderMissing)
            .at(file_place(&file.shown))
            .fact("found", ""),
        Err(TableError::NoHeader {
            nearest: Some((line, fields)),
        }) => Diagnostic::new(Code::HeaderMissing)
            .at(at(line))
            .fact("found", cut(&fields.join("、"))),
        Err(TableError::Malformed { line }) => Diagnostic::new(Code::EncodingMalformed)
            .at(at(line))
            .fact("whole", "yes"),
        Err(TableError::BrokenQuotes { line }) => Diagnostic::new(Code::RecordQuote).at(at(line)),
        Err(TableError::Unclosed { line }) => unclosed(at(line)),
    };
    diagnostics.push(finding);
    Ok(None)
}

/// The heading of an open table.
pub fn heading<'a>(table: &Table<'_>, file: &'a InputFile) -> Heading<'a> {
    Heading {
        headers: table.headers().to_vec(),
        line: table.header_line(),
        file: &file.shown,
    }
}

/// Goes over all rows of data of a table; rows that cannot be data become findings.
/// `each` says whether the row is data of the bureau's (an example row is not). `total`
/// sees the rows of totals, as long as all rows above them could be read.
///
/// # Errors
/// When the file cannot be read to its end.
pub fn rows(
    table: &mut Table<'_>,
    file: &InputFile,
    known: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
    mut each: impl FnMut(&Record, &mut Diagnostics) -> bool,
    mut total: impl FnMut(&Record, &mut Diagnostics),
) -> Result<FileNote, Failure> {
    let mut rows = 0;
    let mut whole = true;
    let headers = table.headers().to_vec();
    let at = |line: u64| Place {
        line: Some(line),
        ..file_place(&file.shown)
    };
    loop {
        let row = table
            .next_row()
            .map_err(|e| Failure::unreadable(&file.shown, &e))?;
        whole &= matches!(row, None | Some(Row::Data(_) | Row::Total(_)));
        match row {
            None => break,
            Some(Row::Total(record)) if whole => total(record, diagnostics),
            Some(Row::Total(_)) => {}
            Some(Row::Data(record)) => {
                if record.quoting() == Quoting::Stray {
                    diagnostics.push(Diagnostic::new(Code::QuoteStray).at(at(record.line())));
                }
                rows += u64::from(each(record, diagnostics));
            }
            Some(Row::WrongFields { record, expected }) => diagnostics.push(
                Diagnostic::new(Code::RecordFields)
                    .at(at(record.line()))
                    .number("expected", expected)
                    .number("found", record.len()),
            ),
            Some(Row::BrokenQuotes { line }) => {
                diagnostics.push(Diagnostic::new(Code::RecordQuote).at(at(line)));
            }
            Some(Row::Malformed { record, field }) => {
                let header = headers.get(field).cloned().unwrap_or_default();
                diagnostics.push(
                    Diagnostic::new(Code::EncodingMalformed)
                        .at(at(record.line()))
                        .column(header)
                        .fact("whole", ""),
                );
            }
            Some(Row::SecondHeader { line }) => {
                diagnostics.push(Diagnostic::new(Code::HeaderDiffers).at(at(line)));
            }
            Some(Row::Unclosed { line }) => {
                diagnostics.push(unclosed(at(line)));
                break;
            }
        }
    }
    Ok(FileNote {
        file: file.shown.clone(),
        kind: file.kind,
        rows,
        skipped: table.skipped(),
        unknown: headers
            .iter()
            .map(|header| header.trim().to_owned())
            .filter(|header| !header.is_empty() && !known(header))
            .collect(),
    })
}

/// The note of a file of which nothing could be read.
pub fn nothing(file: &InputFile) -> FileNote {
    FileNote {
        file: file.shown.clone(),
        kind: file.kind,
        rows: 0,
        skipped: Skipped::default(),
        unknown: Vec::new(),
    }
}

fn unclosed(place: Place) -> Diagnostic {
    Diagnostic::new(Code::RecordUnclosed)
        .at(place)
        .number("kib", RECORD_LIMIT / 1024)
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
