//! Opening a table, and what its rows say before any meaning is looked at.

use super::file_place;
use super::note::FileNote;
use super::sheets::each_sheet;
use super::unnamed::Unnamed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::failure::Failure;
use crate::message::Message;
use crate::project::discover::{InputFile, Kind, is_copy, not_staff};
use crate::records::columns::Heading;
use crate::source::delimited::{Block, RECORD_LIMIT};
use crate::source::format::{Format, SNIFF, sniff};
use crate::source::table;
use crate::source::{Encoding, Flaw, Meaning, Quoting, Record, Row, Table, TableError};
use crate::vocabulary::mask::mask_text;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A table of a file, open.
pub struct Opened<'a> {
    /// The table, past its header.
    pub table: Table<'a>,
    /// The file it is in.
    pub file: &'a InputFile,
    /// Its sheet in a workbook.
    pub sheet: Option<String>,
}

/// What is to be done with the rows of a table, one after the other.
pub enum Step<'r> {
    /// A row of data.
    Row(&'r Record),
    /// A row of totals, as long as all rows above it could be read.
    Total(&'r Record),
    /// The next rows of the table, to be split where they are read.
    Block(Block),
    /// All rows before must have been taken in, their findings told.
    Settle,
}

/// What became of a step, and of those before it.
#[derive(Default)]
pub struct Taken {
    /// How many rows of data were taken in.
    pub rows: u64,
    /// Whether the next rows may come as a block.
    pub blocks: bool,
    /// The last row of the last block that was taken in, if there was one.
    pub last: Option<Record>,
    /// A block of which the rows have to come one by one, and all behind it.
    pub unread: Vec<Block>,
}

impl Taken {
    /// So many rows, one by one.
    pub fn rows(rows: u64) -> Self {
        Taken {
            rows,
            ..Taken::default()
        }
    }
}

/// Opens every table of a file, one after the other, and hands it to `each`, which gives
/// the note about it. Without any table the note is about nothing; a finding says why.
///
/// # Errors
/// When the file cannot be read at all.
pub fn each_table<'a>(
    file: &'a InputFile,
    meaning: Meaning<'a>,
    diagnostics: &mut Diagnostics,
    each: impl FnMut(&mut Opened<'a>, &mut Diagnostics) -> Result<FileNote, Failure>,
) -> Result<Vec<FileNote>, Failure> {
    diagnostics.read_file(Some(&file.shown));
    let notes = tables(file, meaning, diagnostics, each);
    diagnostics.read_file(None);
    notes
}

fn tables<'a>(
    file: &'a InputFile,
    meaning: Meaning<'a>,
    diagnostics: &mut Diagnostics,
    mut each: impl FnMut(&mut Opened<'a>, &mut Diagnostics) -> Result<FileNote, Failure>,
) -> Result<Vec<FileNote>, Failure> {
    if file.path.is_dir() {
        // Opening a directory works on some systems and fails on others.
        let error = std::io::ErrorKind::IsADirectory.into();
        return Err(Failure::unreadable(&file.shown, &error));
    }
    let unreadable = |e| Failure::unreadable(&file.shown, &e);
    let foreign = |key: &'static str| {
        let message = Message::new(key).text("file", &file.shown);
        Err(Failure::new(message))
    };
    // What is in a file says what it is: endings are often wrong.
    match format(&file.path).map_err(unreadable)? {
        Format::Text => {}
        Format::Workbook => return each_sheet(file, meaning, diagnostics, &mut each),
        Format::Html | Format::Xml => return foreign("fail-workbook-markup"),
        Format::OldExcel => return foreign("fail-workbook-old"),
        Format::Foreign => return foreign("fail-workbook-foreign"),
    }
    match Table::of_text(&file.path, file.encoding, meaning) {
        Ok(table) => {
            let mut opened = Opened {
                table,
                file,
                sheet: None,
            };
            Ok(vec![opened.read(diagnostics, &mut each)?])
        }
        // Text without a header, under a workbook's name: what is left of one, most likely.
        Err(TableError::NoHeader { .. } | TableError::Malformed { .. })
            if is_called_workbook(&file.path) =>
        {
            foreign("fail-workbook-foreign")
        }
        Err(error) => {
            diagnostics.push(no_table(error, file_place(&file.shown))?);
            Ok(vec![FileNote::new(file)])
        }
    }
}

fn is_called_workbook(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|e| ["xlsx", "xls", "ods"].contains(&e.to_lowercase().as_str()))
}

/// What a file is, by its first bytes.
fn format(path: &Path) -> std::io::Result<Format> {
    let mut first = Vec::new();
    File::open(path)?
        .take(SNIFF as u64)
        .read_to_end(&mut first)?;
    Ok(sniff(&first))
}

impl<'a> Opened<'a> {
    /// Hands the table to `each`.
    pub(super) fn read(
        &mut self,
        diagnostics: &mut Diagnostics,
        each: &mut impl FnMut(&mut Opened<'a>, &mut Diagnostics) -> Result<FileNote, Failure>,
    ) -> Result<FileNote, Failure> {
        if self.table.header_quoting() == Quoting::Stray {
            let place = self.place().on_line(self.table.header_line());
            diagnostics.push(Diagnostic::new(Code::QuoteStray).at(place));
        }
        for line in self.table.rows_above() {
            let place = self.place().on_line(*line);
            diagnostics.push(Diagnostic::new(Code::RowsAbove).at(place));
        }
        for (line, title) in self.table.titles() {
            let place = || self.place().on_line(*line);
            diagnostics.extend(of_others(self.file, title, place));
        }
        each(self, diagnostics)
    }

    /// The heading of the table.
    pub fn heading(&self) -> Heading<'a> {
        let columns = 0..self.table.headers().len();
        let first_cells = |column| {
            let cells = self.table.first_cells(column);
            cells.map(|cell| cell.into_owned()).collect()
        };
        Heading {
            headers: self.table.headers().to_vec(),
            first_cells: columns.map(first_cells).collect(),
            line: self.table.header_line(),
            file: &self.file.shown,
            sheet: self.sheet.clone(),
        }
    }

    /// The place of a finding about the table.
    pub fn place(&self) -> Place {
        Place {
            sheet: self.sheet.clone(),
            ..file_place(&self.file.shown)
        }
    }

    /// Goes over all rows of data; rows that cannot be data become findings. `each` says
    /// whether the row is data of the bureau's (an example row is not). `total` sees the
    /// rows of totals, as long as all rows above them could be read.
    ///
    /// # Errors
    /// When the file cannot be read to its end.
    pub fn rows(
        &mut self,
        known: &dyn Fn(&str) -> bool,
        diagnostics: &mut Diagnostics,
        mut each: impl FnMut(&Record, &mut Diagnostics) -> bool,
        mut total: impl FnMut(&Record, &mut Diagnostics),
    ) -> Result<FileNote, Failure> {
        self.steps(known, diagnostics, |step, diagnostics| match step {
            Step::Row(record) => Taken::rows(u64::from(each(record, diagnostics))),
            Step::Total(record) => {
                total(record, diagnostics);
                Taken::default()
            }
            Step::Block(_) | Step::Settle => Taken::default(),
        })
    }

    /// The same for whoever does not take in each row at once: `step` says what it has taken
    /// in, and has nothing left after [`Step::Settle`]. Who never asks for blocks gets none.
    ///
    /// # Errors
    /// When the file cannot be read to its end.
    pub fn steps(
        &mut self,
        known: &dyn Fn(&str) -> bool,
        diagnostics: &mut Diagnostics,
        mut step: impl FnMut(Step<'_>, &mut Diagnostics) -> Taken,
    ) -> Result<FileNote, Failure> {
        let mut rows = 0;
        let mut totals = Vec::new();
        let mut whole = true;
        let headers = self.table.headers().to_vec();
        let place = self.place();
        let at = |line: u64| place.on_line(line);
        let header = |field: usize| headers.get(field).cloned().unwrap_or_default();
        let encoding = self.table.encoding();
        let mut unnamed = Unnamed::new(&headers);
        let mut is_empty = true;
        let mut takes_blocks = false;
        loop {
            if takes_blocks && unnamed.is_empty() {
                rows += self.blocks(diagnostics, &mut step)?;
            }
            let row = self
                .table
                .next_row()
                .map_err(|e| Failure::unreadable(&self.file.shown, &e))?;
            whole &= matches!(
                row,
                None | Some(Row::Data(_) | Row::Total { .. } | Row::Heading(_))
            );
            is_empty &= matches!(row, None | Some(Row::Total { .. } | Row::Heading(_)));
            let is_plain =
                |record: &Record| record.quoting() != Quoting::Stray && record.flaws().is_empty();
            // Findings stand in the order of the rows.
            if !matches!(row, Some(Row::Data(record)) if is_plain(record)) {
                rows += step(Step::Settle, diagnostics).rows;
            }
            if let Some(Row::Total { record, .. }) = &row {
                totals.push(record.line());
            }
            match row {
                None => break,
                Some(Row::Data(record)) => {
                    unnamed.see(record);
                    if record.quoting() == Quoting::Stray {
                        diagnostics.push(Diagnostic::new(Code::QuoteStray).at(at(record.line())));
                    }
                    for (field, flaw) in record.flaws() {
                        let code = match flaw {
                            Flaw::NothingAbove => Code::DittoFirst,
                            Flaw::Uncalculated => Code::FormulaEmpty,
                            Flaw::Merged => continue,
                        };
                        let finding = Diagnostic::new(code).at(at(record.line()));
                        let finding = finding.column(header(*field));
                        diagnostics.push(match flaw {
                            Flaw::NothingAbove => finding.value(&record.text(*field)),
                            Flaw::Uncalculated | Flaw::Merged => finding,
                        });
                    }
                    let taken = step(Step::Row(record), diagnostics);
                    rows += taken.rows;
                    takes_blocks = taken.blocks;
                }
                Some(Row::Total { record, filled }) => {
                    if filled {
                        diagnostics.extend(total_filled(record, at(record.line())));
                    }
                    if whole {
                        step(Step::Total(record), diagnostics);
                    }
                }
                Some(Row::Heading(record)) => {
                    let texts = (0..record.len()).map(|i| record.text(i));
                    let text: String = texts.collect();
                    diagnostics.extend(of_others(self.file, &text, || at(record.line())));
                }
                Some(Row::WrongFields { record, expected }) => diagnostics.push(
                    Diagnostic::new(Code::RecordFields)
                        .at(at(record.line()))
                        .number("expected", expected)
                        .number("found", record.len())
                        .fact("wide", has_wide_comma(record, expected)),
                ),
                Some(Row::BrokenQuotes { line }) => {
                    diagnostics.push(Diagnostic::new(Code::RecordQuote).at(at(line)));
                }
                Some(Row::Malformed { record, field }) => {
                    let finding = malformed(at(record.line()), encoding.unwrap_or_default(), "");
                    diagnostics.push(finding.column(header(field)));
                }
                Some(Row::SecondHeader { line }) => {
                    // What is below stands in other columns.
                    diagnostics.push(Diagnostic::new(Code::HeaderDiffers).at(at(line)));
                    break;
                }
                Some(Row::Unclosed { line }) => {
                    diagnostics.push(unclosed(at(line)));
                    break;
                }
            }
        }
        for finding in unnamed.findings() {
            let line = finding.place.line;
            diagnostics.push(finding.at(Place {
                line,
                ..place.clone()
            }));
        }
        // Of what was given by itself a bureau may have nothing to say.
        if is_empty && matches!(self.file.kind, Kind::Roster | Kind::Activities) {
            let line = self.table.header_line();
            diagnostics.push(Diagnostic::new(Code::TableEmpty).at(at(line)));
        }
        if let Some(line) = self.table.cut_line() {
            let finding = Diagnostic::new(Code::LastLineCut).at(at(line));
            let last = headers.last().cloned().unwrap_or_default();
            diagnostics.push(finding.column(last));
        }
        Ok(FileNote {
            rows,
            sheet: self.sheet.clone(),
            encoding: encoding.map(Encoding::name),
            skipped: self.table.skipped(),
            totals,
            unknown: headers
                .iter()
                .map(|header| header.trim().to_owned())
                .filter(|header| !header.is_empty() && !known(header))
                .chain(unnamed.columns())
                // A header can hold an identity number where the columns have slipped.
                .map(|header| mask_text(&header).into_owned())
                .collect(),
            ..FileNote::new(self.file)
        })
    }

    /// Hands out the next rows in blocks as far as these can be taken; how many rows these
    /// were. All of them have been taken in, or come again one by one.
    fn blocks(
        &mut self,
        diagnostics: &mut Diagnostics,
        step: &mut impl FnMut(Step<'_>, &mut Diagnostics) -> Taken,
    ) -> Result<u64, Failure> {
        let mut rows = 0;
        let mut is_first = true;
        loop {
            let block = self.table.take_block();
            let block = block.map_err(|e| Failure::unreadable(&self.file.shown, &e))?;
            let is_last = block.is_none();
            if is_last && is_first {
                return Ok(0);
            }
            is_first = false;
            let taken = step(block.map_or(Step::Settle, Step::Block), diagnostics);
            rows += taken.rows;
            if let Some(last) = taken.last {
                self.table.go_on(&last);
            }
            let is_unread = !taken.unread.is_empty();
            self.table.put_back(taken.unread);
            if is_last || is_unread {
                return Ok(rows);
            }
        }
    }
}

/// The finding about a row that is set aside for a word and filled as a row of data is.
fn total_filled(record: &Record, place: Place) -> Option<Diagnostic> {
    let total = table::total(record)?;
    let finding = Diagnostic::new(Code::TotalFilled).at(place);
    Some(finding.value(record.text(total.position).trim()))
}

/// `yes` for a row with too few fields in which a full-width comma may part two of them.
fn has_wide_comma(record: &Record, expected: usize) -> &'static str {
    let is_wide = |field: usize| record.text(field).contains('，');
    match record.len() < expected && (0..record.len()).any(is_wide) {
        true => "yes",
        false => "",
    }
}

/// The finding about a title or heading of a roster that names people who are no staff:
/// those below it may not say so themselves.
fn of_others(file: &InputFile, text: &str, place: impl Fn() -> Place) -> Option<Diagnostic> {
    let word = not_staff(text).filter(|_| file.kind == Kind::Roster)?;
    let finding = Diagnostic::new(Code::HeadingOthers).at(place());
    (!is_copy(word)).then(|| finding.value(text.trim()).fact("word", word))
}

/// Why a file or sheet holds no table.
pub(super) fn no_table(error: TableError, place: Place) -> Result<Diagnostic, Failure> {
    let at = |line: u64| place.on_line(line);
    Ok(match error {
        TableError::Io(e) => {
            let file = place.file.as_deref().unwrap_or_default();
            return Err(Failure::unreadable(file, &e));
        }
        TableError::NoHeader { nearest: None } => Diagnostic::new(Code::HeaderMissing)
            .at(place.clone())
            .fact("found", ""),
        TableError::NoHeader {
            nearest: Some((line, fields)),
        } => Diagnostic::new(Code::HeaderMissing)
            .at(at(line))
            .fact("found", cut(&fields.join("、"))),
        TableError::Malformed { line, encoding } => malformed(at(line), encoding, "yes"),
        TableError::BrokenQuotes { line } => Diagnostic::new(Code::RecordQuote).at(at(line)),
        TableError::Unclosed { line } => unclosed(at(line)),
    })
}

/// Bytes that are not in the encoding: of a row, or (`whole`) where a header should be.
fn malformed(place: Place, encoding: Encoding, whole: &str) -> Diagnostic {
    Diagnostic::new(Code::EncodingMalformed)
        .at(place)
        .fact("whole", whole)
        .fact("encoding", encoding.name())
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
