//! A draft: the package, its record, and where its figures stand.

use super::find::{Found, find};
use super::outcome::{ChartOutcome, FigureOutcome, Outcome, TableChange};
use super::package::Package;
use super::scan::{Scan, Spot};
use super::sentences::SentenceChange;
use super::splice::{self, Edit};
use super::trouble::DraftError;
use super::wanted::Wanted;
use super::{charts, markup, rows, sentence, shrunk};
use crate::export::docx::record::{FigureMark, NAMESPACE};
use crate::export::docx::{DocxError, Record, RecordHead};
use crate::figures::Figures;
use crate::report::document::Document;
use std::collections::BTreeMap;

/// A Word file with a record of what was generated into it.
pub struct Draft {
    pub(super) package: Package,
    pub(super) record: Record,
    record_part: String,
    /// Whether nobody has saved the text since it was generated.
    pub(super) pristine: bool,
    pub(super) parts: Vec<Part>,
}

/// A part with text.
pub(super) struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
    pub scan: Scan,
}

/// The draft with new figures.
pub struct Redrafted {
    /// What became of each figure, in the order of the record; those of added rows last.
    pub figures: Vec<FigureOutcome>,
    /// What became of each drawing of a chart; none in a Markdown draft, where charts are
    /// tables.
    pub charts: Vec<ChartOutcome>,
    /// The tables that were left though the data would give them other rows.
    pub tables: Vec<TableChange>,
    /// The sentences that a new report would have, would not have or would word otherwise;
    /// `None` where the record of an older version says nothing of sentences.
    pub sentences: Option<Vec<SentenceChange>>,
    /// The finished file; the very same bytes when nothing was to be changed.
    pub bytes: Vec<u8>,
}

/// The name space of every version of the record.
const RECORDS: &[u8] = b"urn:talentsum:record:";

impl Draft {
    /// Opens a draft.
    ///
    /// # Errors
    /// When it is no Word file, unsafe or damaged, or has no record.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DraftError> {
        let package = Package::open(bytes)?;
        let (record_part, record) = record(&package)?;
        let mut parts = Vec::new();
        for (name, bytes) in package.texts() {
            let mut scan = Scan::read(name, bytes)?;
            for mark in &record.figures {
                shrunk::widen(&mut scan, &mark.bookmark, &mark.text);
            }
            parts.push(Part {
                name: name.to_owned(),
                scan,
                bytes: bytes.to_vec(),
            });
        }
        let main = parts.first().map(|part| crc32fast::hash(&part.bytes));
        Ok(Draft {
            pristine: main.is_some() && record.body == main,
            package,
            record,
            record_part,
            parts,
        })
    }

    /// What was generated into it, and for which year and date.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The bytes of the file as it is.
    pub fn bytes(&self) -> &[u8] {
        self.package.bytes()
    }

    /// Brings new figures into the draft. `document` is the report that would be written
    /// from nothing: it says what the rows of the tables are. With `force` also figures
    /// that a person has changed are written over.
    ///
    /// # Errors
    /// When the file or the workbook of a chart cannot be put together.
    pub fn refresh(
        &self,
        figures: &Figures,
        document: &Document,
        head: &RecordHead,
        force: bool,
    ) -> Result<Redrafted, DocxError> {
        let wanted = Wanted::new(figures, document, &self.record);
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        let mut record = self.record.clone();
        let rows = rows::plan(self, &wanted, &mut record);
        let mut outcomes = Vec::new();
        for mark in &self.record.figures {
            if let Some(removed) = rows.removed(&mark.bookmark) {
                outcomes.push(removed.clone());
                continue;
            }
            let new = wanted.text(mark);
            let (outcome, found) = self.decide(mark, new, &wanted, force);
            let renewed = (record.figures.iter_mut()).find(|m| m.bookmark == mark.bookmark);
            if let (Outcome::Set | Outcome::Agrees, Some(renewed), Some(new)) =
                (outcome.outcome, renewed, &outcome.new)
            {
                renewed.text = new.clone();
            }
            for (part, edit) in found {
                edits.entry(part).or_default().push(edit);
            }
            outcomes.push(outcome);
        }
        outcomes.extend(rows.added);
        for (part, edit) in rows.edits {
            edits.entry(part).or_default().push(edit);
        }
        // What it stands on is told anew only where something is written.
        record.head = RecordHead {
            basis: self.record.head.basis.clone(),
            ..head.clone()
        };
        let charts = charts::plan(self, document, &mut record, force)?;
        let bytes = self.write(edits, charts.changed, record, head)?;
        // They are quoted as they stand now, with their new figures.
        let sentences = match bytes == self.bytes() {
            true => self.sentences(document),
            false => match Draft::open(bytes.clone()) {
                Ok(now) => now.sentences(document),
                Err(_) => self.sentences(document),
            },
        };
        Ok(Redrafted {
            figures: outcomes,
            charts: charts.outcomes,
            tables: rows.left,
            sentences,
            bytes,
        })
    }

    /// What becomes of a figure, and the edits that make it so.
    fn decide(
        &self,
        mark: &FigureMark,
        new: Option<String>,
        wanted: &Wanted<'_>,
        force: bool,
    ) -> (FigureOutcome, Vec<(usize, Edit)>) {
        let Some((part, spots)) = self.spots(&mark.bookmark) else {
            return (
                done(mark, Outcome::Gone, new, None, String::new()),
                Vec::new(),
            );
        };
        let scan = &self.parts[part].scan;
        let context = self.context(part, &spots[0], mark, wanted);
        let result = |outcome, text| done(mark, outcome, new.clone(), text, context.clone());
        let text = match find(scan, spots, self.pristine) {
            Found::Nothing => return (result(Outcome::Gone, None), Vec::new()),
            Found::Tracked(text) => return (result(Outcome::Tracked, Some(text)), Vec::new()),
            Found::Unclear(text) => return (result(Outcome::Unclear, Some(text)), Vec::new()),
            Found::Grown(text) => {
                let outcome = match new.as_ref() {
                    None => Outcome::NoData,
                    Some(_) => Outcome::HandEdited,
                };
                return (result(outcome, Some(text)), Vec::new());
            }
            Found::Text(text) => text,
        };
        let Some(value) = &new else {
            return (result(Outcome::NoData, Some(text)), Vec::new());
        };
        let is_ours = text == mark.text;
        let outcome = match (is_ours, text == *value) {
            (true, true) => Outcome::Unchanged,
            (false, true) => Outcome::Agrees,
            (false, false) if !force => Outcome::HandEdited,
            (_, false) => Outcome::Set,
        };
        if outcome != Outcome::Set {
            return (result(outcome, Some(text)), Vec::new());
        }
        let mut edits = Vec::new();
        for spot in spots {
            let atoms = &scan.atoms[spot.atoms.clone()];
            match splice::rewrite(&self.parts[part].bytes, atoms, value) {
                Some(written) => edits.extend(written.into_iter().map(|edit| (part, edit))),
                None => return (result(Outcome::HandEdited, Some(text)), Vec::new()),
            }
        }
        (result(Outcome::Set, Some(text)), edits)
    }

    /// The part and the ranges of a bookmark.
    pub(super) fn spots(&self, bookmark: &str) -> Option<(usize, &[Spot])> {
        let mut parts = self.parts.iter().enumerate();
        parts.find_map(|(index, part)| Some((index, part.scan.spots.get(bookmark)?.as_slice())))
    }

    /// Where a figure stands, in words.
    pub(super) fn context(
        &self,
        part: usize,
        spot: &Spot,
        mark: &FigureMark,
        wanted: &Wanted<'_>,
    ) -> String {
        let scan = &self.parts[part].scan;
        let (Some(cell), Some(place)) = (spot.cell, &mark.place) else {
            return sentence::around(scan, spot);
        };
        let row = sentence::row_words(scan, cell.table, cell.row);
        let (caption, column) = wanted.column_words(place);
        let words = [caption, row, column];
        let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        words.join(" / ")
    }

    fn write(
        &self,
        edits: BTreeMap<usize, Vec<Edit>>,
        mut changed: BTreeMap<String, Vec<u8>>,
        mut record: Record,
        head: &RecordHead,
    ) -> Result<Vec<u8>, zip::result::ZipError> {
        for (index, edits) in edits {
            let part = &self.parts[index];
            changed.insert(part.name.clone(), splice::apply(&part.bytes, edits));
        }
        if changed.is_empty() && record == self.record {
            return Ok(self.package.bytes().to_vec());
        }
        let main = changed.get(self.package.main());
        let main = main.or_else(|| self.parts.first().map(|part| &part.bytes));
        let sum = main.map(|main| crc32fast::hash(main));
        // What a person has worked in must never look as if nobody had.
        record.body = sum.filter(|_| self.pristine);
        record.refreshed = sum;
        record.head.basis = head.basis.clone();
        record.generator = Record::new(&record.head).generator;
        changed.insert(self.record_part.clone(), record.to_xml().into_bytes());
        self.package.with(&changed)
    }
}

fn done(
    mark: &FigureMark,
    outcome: Outcome,
    new: Option<String>,
    text: Option<String>,
    context: String,
) -> FigureOutcome {
    FigureOutcome {
        mark: mark.clone(),
        outcome,
        new,
        text,
        line: None,
        context,
    }
}

/// The record, wherever the last program to save the file has put it.
pub(super) fn record(package: &Package) -> Result<(String, Record), DraftError> {
    let has = |needle: &[u8], content: &[u8]| memchr::memmem::find(content, needle).is_some();
    let mut found = package
        .custom()
        .filter(|(_, content)| has(RECORDS, content));
    let is_record = |content: &[u8]| {
        // The properties of the part name the name space, too.
        !has(b"datastoreItem", content)
    };
    let Some((name, content)) = found.find(|(_, content)| is_record(content)) else {
        return Err(DraftError::NoRecord);
    };
    markup::check(name, content)?;
    if !has(NAMESPACE.as_bytes(), content) {
        return Err(DraftError::BadRecord("a later version".to_owned()));
    }
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let record = Record::from_xml(content).map_err(|e| DraftError::BadRecord(e.to_string()))?;
    Ok((name.to_owned(), record))
}
