//! A draft as its reader sees it: lines of text, where in them the recorded figures
//! stand, and what the charts show. Nothing is written.

use super::chart_values::{ChartValues, values};
use super::draft::record;
use super::find::{Found, find};
use super::package::Package;
use super::round::{Generated, Wording};
use super::scan::{Place, Scan, Spot};
use super::shrunk::widen;
use super::sites::{original, renamed, sites};
use super::standing::{self, Standing, Standings};
use super::trouble::DraftError;
use crate::export::docx::Record;
use crate::export::docx::record::FigureMark;
use std::collections::BTreeMap;
use std::ops::Range;

/// A Word file read as text, with a record of its figures or without.
pub struct DraftText {
    /// What was generated into it; `None` where there is no record that can be read.
    pub record: Option<Record>,
    /// Why the record that is there cannot be read.
    pub trouble: Option<DraftError>,
    /// Paragraphs with text, in the order of the file; headers, footers and notes last.
    pub lines: Vec<DraftLine>,
    /// What was found of each figure of the record, in its order.
    pub figures: Vec<FoundFigure>,
    /// The numbers of each chart of the record as the file has them.
    pub charts: Vec<ChartValues>,
}

/// A paragraph.
pub struct DraftLine {
    /// Its text; what tracked changes have deleted is left out.
    pub text: String,
    /// The cell of a table it stands in, tables counted over all parts.
    pub cell: Option<(usize, usize, usize)>,
    /// Whether it stands in a header, a footer or a note.
    pub aside: bool,
}

/// What was found of a figure.
pub struct FoundFigure {
    /// Its text, and what is in the way of trusting it.
    pub found: Found,
    /// Its line and the bytes of that line it covers; `None` where nothing was found.
    pub place: Option<(usize, Range<usize>)>,
    /// How it stands in its table, where that is not as it was generated.
    pub standing: Option<Standing>,
    /// The words round it, as generated and as they stand; `None` in tables and headings,
    /// and where nobody has worked in the draft.
    pub wording: Option<Wording>,
}

/// What was found of a figure in one part.
struct Reads {
    figure: FoundFigure,
    /// Whether it reads as it was written.
    as_written: bool,
}

/// The record of a Word file, and nothing else of it.
///
/// # Errors
/// When it is no Word file, unsafe or damaged, or its record is missing or cannot be read.
pub fn recorded(bytes: Vec<u8>) -> Result<Record, DraftError> {
    record(&Package::open(bytes)?).map(|(_, record)| record)
}

impl DraftText {
    /// Reads a Word file.
    ///
    /// # Errors
    /// When it is no Word file, unsafe or damaged. A record that is missing or cannot be
    /// read is no error.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DraftError> {
        let package = Package::open(bytes)?;
        let (record, trouble) = match record(&package) {
            Ok((_, record)) => (Some(record), None),
            Err(DraftError::NoRecord) => (None, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let mut read = DraftText {
            record,
            trouble,
            lines: Vec::new(),
            figures: Vec::new(),
            charts: Vec::new(),
        };
        let main = crc32fast::hash(package.texts().next().map_or(&[][..], |(_, bytes)| bytes));
        let pristine = (read.record.as_ref()).is_some_and(|record| record.body == Some(main));
        let mut found: BTreeMap<String, Reads> = BTreeMap::new();
        let mut tables = 0;
        for (index, (name, bytes)) in package.texts().enumerate() {
            let mut scan = Scan::read(name, bytes)?;
            let marks = read.record.iter().flat_map(|record| &record.figures);
            widen(
                &mut scan,
                marks.map(|m| (m.bookmark.as_str(), m.text.as_str())),
            );
            let lines = read.add(&scan, index > 0, tables);
            tables += scan.tables.len();
            let renamed = renamed(&scan);
            let marks = read.record.iter().flat_map(|record| &record.figures);
            let here = marks.filter_map(|mark| {
                let mut sites = sites(&scan, index, &mark.bookmark, &renamed);
                let at = original(&sites, &mark.text, |_| &scan, pristine)?;
                Some((mark, sites.swap_remove(at).spots))
            });
            let here: Vec<(&FigureMark, Vec<&Spot>)> = here.collect();
            let mut standings = match &read.record {
                Some(record) if !pristine => {
                    let here = here.iter().map(|(mark, spots)| (*mark, spots[0]));
                    standing::judge(record, &scan, here, record.head.year)
                }
                _ => Standings::default(),
            };
            for (mark, spots) in here {
                let here = find(&scan, &spots, pristine);
                let as_written = matches!(&here, Found::Text(text) if *text == mark.text);
                let figure = FoundFigure {
                    found: here,
                    place: place(&scan, spots[0], &lines),
                    standing: standings.take(&mark.bookmark),
                    wording: None,
                };
                // Of the same name in several parts: the first that reads as written.
                match found.get(&mark.bookmark) {
                    Some(before) if before.as_written || !as_written => {}
                    _ => {
                        let reads = Reads { figure, as_written };
                        found.insert(mark.bookmark.clone(), reads);
                    }
                }
            }
        }
        for mark in read.record.iter().flat_map(|record| &record.figures) {
            let nothing = FoundFigure {
                found: Found::Nothing,
                place: None,
                standing: None,
                wording: None,
            };
            let figure = found.remove(&mark.bookmark).map(|reads| reads.figure);
            read.figures.push(figure.unwrap_or(nothing));
        }
        if let Some(record) = &read.record {
            read.charts = values(&package, &record.charts)?;
        }
        if !pristine {
            read.word();
        }
        Ok(read)
    }

    /// Looks at the words round each figure of running text.
    fn word(&mut self) {
        let Some(record) = &self.record else {
            return;
        };
        let mut known: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (line, at) in self.figures.iter().filter_map(|found| found.place.as_ref()) {
            known.entry(*line).or_default().push(at.clone());
        }
        for ranges in known.values_mut() {
            ranges.sort_by_key(|at| (at.start, at.end));
        }
        let generated = Generated::new(record);
        for (mark, found) in record.figures.iter().zip(&mut self.figures) {
            if let (None, Some((line, at))) = (&mark.place, &found.place) {
                let now = (self.lines[*line].text.as_str(), at, &known[line][..]);
                found.wording = generated.wording(&mark.bookmark, now);
            }
        }
    }

    /// Adds the paragraphs of a part; gives the line of each that has text.
    fn add(&mut self, scan: &Scan, aside: bool, tables: usize) -> BTreeMap<usize, usize> {
        let cells = cells(scan);
        let mut lines = BTreeMap::new();
        for paragraph in shown(scan, aside) {
            let (text, _) = scan.paragraph(paragraph);
            lines.insert(paragraph, self.lines.len());
            let cell = cells.get(&paragraph);
            self.lines.push(DraftLine {
                text,
                cell: cell.map(|cell| (tables + cell.table, cell.row, cell.cell)),
                aside,
            });
        }
        lines
    }
}

/// The paragraphs of a part that are lines of the draft; `aside`: it is a header, a footer
/// or holds notes.
pub(super) fn shown(scan: &Scan, aside: bool) -> impl Iterator<Item = usize> + '_ {
    (0..scan.paragraph_count()).filter(move |paragraph| {
        // A page number is put there by a field.
        let is_field = aside && scan.has_object(*paragraph);
        !is_field && !scan.paragraph(*paragraph).0.trim().is_empty()
    })
}

/// The line of a bookmark and the bytes of it that it is around.
fn place(
    scan: &Scan,
    spot: &Spot,
    lines: &BTreeMap<usize, usize>,
) -> Option<(usize, Range<usize>)> {
    let paragraph = spot.paragraphs.0;
    let line = *lines.get(&paragraph)?;
    let (text, starts) = scan.paragraph(paragraph);
    let start_of = |atom: usize| starts.iter().find(|(a, _)| *a == atom).map(|(_, at)| *at);
    let from = start_of(spot.atoms.start)?;
    let to = start_of(spot.atoms.end).unwrap_or(text.len()).max(from);
    (from < to).then_some((line, from..to))
}

/// The cell of each paragraph that stands in one; in a table within a table, of the inner.
fn cells(scan: &Scan) -> BTreeMap<usize, Place> {
    let mut cells = BTreeMap::new();
    for (table, rows) in scan.tables.iter().enumerate() {
        for (row, found) in rows.rows.iter().enumerate() {
            for atom in &scan.atoms[found.atoms.clone()] {
                let at = atom.element.start;
                if let Some(cell) = found.cells.iter().position(|cell| cell.contains(&at)) {
                    cells.insert(atom.paragraph, Place { table, row, cell });
                }
            }
        }
    }
    cells
}
