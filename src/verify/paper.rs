//! A draft in any format as lines of text, with the figures its record knows.

use super::markdown;
use super::origins::{self, Origin};
use crate::export::docx::Record;
use crate::redraft::{ChartValues, DraftError, DraftText, FoundFigure};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// No draft in plain text is larger, in bytes.
const TEXT_LIMIT: usize = 16 << 20;

/// A draft.
#[derive(Default)]
pub struct Paper {
    /// Its lines in order.
    pub lines: Vec<Line>,
    /// What was generated into it; `None` without a record.
    pub record: Option<Record>,
    /// What was found of each figure of the record, in its order.
    pub found: Vec<FoundFigure>,
    /// The numbers that each chart of the record shows.
    pub charts: Vec<ChartValues>,
    /// Why the record that is there cannot be read.
    pub trouble: Option<DraftError>,
    /// Where in a text file each line stands; nothing of a Word file.
    pub(super) origins: Vec<Vec<Origin>>,
    /// What stands in the first cell of each row of each table.
    rows: BTreeMap<(usize, usize), String>,
}

/// A paragraph, or one of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// The cell it stands in: table, row and cell, each from 0.
    pub cell: Option<(usize, usize, usize)>,
    /// Whether it stands in a header, a footer or a note.
    pub aside: bool,
    /// On which line of a text file it begins, from 1; `None` in a Word file.
    pub number: Option<usize>,
}

/// Why a file cannot be read as a draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A Word file, or what looks like one, that cannot be read.
    #[error(transparent)]
    Word(DraftError),
    /// Neither a Word file nor text.
    #[error("neither a Word file nor text")]
    Foreign,
    /// Text, and more of it than any report.
    #[error("too large")]
    TooLarge,
}

impl Paper {
    /// Reads a draft: a Word file by what is in it, anything else as text, and as Markdown
    /// where `markdown` says so.
    ///
    /// # Errors
    /// When it is neither, damaged or unsafe.
    pub fn open(bytes: Vec<u8>, markdown: bool) -> Result<Self, PaperError> {
        if let Some((text, start)) = text(&bytes) {
            let lines = match bytes.len() > TEXT_LIMIT {
                true => return Err(PaperError::TooLarge),
                false if markdown || has_pipes(&text) => markdown::lines(&text),
                false => plain(&text),
            };
            let (lines, mut origins): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
            for origin in origins.iter_mut().flatten() {
                origin.source += start;
            }
            let mut paper = Paper::from_lines(lines);
            paper.origins = origins;
            return Ok(paper);
        }
        match DraftText::open(bytes) {
            Ok(draft) => Ok(Paper::from_word(draft)),
            Err(DraftError::NotWord | DraftError::Markdown) => Err(PaperError::Foreign),
            Err(error) => Err(PaperError::Word(error)),
        }
    }

    fn from_lines(lines: Vec<Line>) -> Self {
        let mut rows: BTreeMap<(usize, usize), String> = BTreeMap::new();
        for line in &lines {
            if let Some((table, row, 0)) = line.cell {
                let name = rows.entry((table, row)).or_default();
                name.push_str(line.text.trim());
            }
        }
        Paper {
            lines,
            rows,
            ..Paper::default()
        }
    }

    fn from_word(draft: DraftText) -> Self {
        let lines = draft.lines.into_iter().map(|line| Line {
            text: line.text,
            cell: line.cell,
            aside: line.aside,
            number: None,
        });
        let mut paper = Paper::from_lines(lines.collect());
        paper.trouble = draft.trouble;
        paper.record = draft.record;
        paper.found = draft.figures;
        paper.charts = draft.charts;
        paper
    }

    /// Whether it was read from a text file and not from Word.
    pub fn is_text(&self) -> bool {
        !self.origins.is_empty()
    }

    /// The bytes of a file in UTF-8, which this draft was read from, that are some bytes
    /// of a line; `None` where markup parts them.
    pub fn source(&self, line: usize, range: &Range<usize>, file: &str) -> Option<Range<usize>> {
        origins::source(self.origins.get(line)?, &self.lines[line].text, range, file)
    }

    /// What stands in the first cell of a row.
    pub fn row_name(&self, table: usize, row: usize) -> &str {
        let name = self.rows.get(&(table, row));
        name.map_or("", String::as_str)
    }
}

/// The file as text, if it is any: UTF-8, UTF-16 with its mark, or GB 18030; and where in
/// it the text begins.
fn text(bytes: &[u8]) -> Option<(Cow<'_, str>, usize)> {
    let known = [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf"];
    if known.iter().any(|start| bytes.starts_with(start)) {
        return None;
    }
    let (encoding, start) =
        encoding_rs::Encoding::for_bom(bytes).unwrap_or(match std::str::from_utf8(bytes) {
            Ok(_) => (encoding_rs::UTF_8, 0),
            Err(_) => (encoding_rs::GB18030, 0),
        });
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[start..])?;
    let is_odd = |c: char| c.is_control() && !c.is_whitespace();
    let is_markup = text.trim_start().starts_with('<');
    let is_text = !is_markup && !text.contains(is_odd) && !text.trim().is_empty();
    is_text.then_some((text, start))
}

/// Whether there is a table of Markdown in it, whatever the file is called.
fn has_pipes(text: &str) -> bool {
    let is_rule = |line: &str| {
        line.contains("---") && line.contains('|') && !line.contains(|c| !"-:| \t".contains(c))
    };
    text.lines().any(is_rule)
}

/// Each line as it is; lines with tabs are rows of a table, as Word writes them.
fn plain(file: &str) -> Vec<(Line, Vec<Origin>)> {
    let mut lines = Vec::new();
    let (mut tables, mut row) = (0, None);
    let mut start = 0;
    for (index, whole) in file.split_inclusive('\n').enumerate() {
        let text = whole.trim_end_matches(['\n', '\r']);
        if !text.contains('\t') {
            row = None;
        } else if let Some(row) = &mut row {
            *row += 1;
        } else {
            (tables, row) = (tables + 1, Some(0));
        }
        let mut source = start;
        for (cell, text) in text.split('\t').enumerate() {
            let words = text.trim();
            if !words.is_empty() {
                let line = Line {
                    text: words.to_owned(),
                    cell: row.map(|row| (tables - 1, row, cell)),
                    aside: false,
                    number: Some(index + 1),
                };
                let origin = Origin {
                    at: 0..words.len(),
                    source: source + (text.len() - text.trim_start().len()),
                };
                lines.push((line, vec![origin]));
            }
            source += text.len() + 1;
        }
        start += whole.len();
    }
    lines
}
