//! A draft: the package, its record, and where its figures stand.

use super::called::Called;
use super::decide::{Decided, Deciding};
use super::outcome::{CellWords, ChartOutcome, FigureOutcome, Outcome, TableChange};
use super::package::Package;
use super::round::Round;
use super::scan::{Scan, Spot};
use super::sentences::SentenceChange;
use super::sites::Places;
use super::splice::{self, Edit};
use super::standing::{self, CellNames};
use super::trouble::DraftError;
use super::wanted::Wanted;
use super::{charts, copied, markup, rows, shrunk};
use crate::export::docx::record::NAMESPACE;
use crate::export::docx::{DocxError, Record, RecordHead};
use crate::figures::Figures;
use crate::report::document::Document;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

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
    /// What became of each figure, in the order of the record; then its copies, and the
    /// figures of added rows.
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
            let marks = record.figures.iter();
            shrunk::widen(
                &mut scan,
                marks.map(|m| (m.bookmark.as_str(), m.text.as_str())),
            );
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
        let places = Places::new(self);
        let mut standings = standing::of_draft(self, &places, head.year);
        standings.settle(&self.record, &Called::new(figures, &self.record));
        let deciding = Deciding {
            draft: self,
            places: &places,
            wanted: &wanted,
            round: &Round::new(self, &places),
            standings: &standings,
            year: head.year,
            force,
        };
        let mut record = self.record.clone();
        let rows = rows::plan(self, &places, &standings, &wanted, &mut record);
        let decided = self.record.figures.iter().map(|mark| {
            let removed = rows.removed(&mark.bookmark).cloned();
            let removed = removed.map(|outcome| Decided {
                outcome,
                edits: Vec::new(),
            });
            removed.unwrap_or_else(|| deciding.figure(mark))
        });
        let mut decided: Vec<Decided> = decided.collect();
        part_clashes(&mut decided, &rows.edits);
        let mut copies = Vec::new();
        for (mark, done) in self.record.figures.iter().zip(&decided) {
            copies.extend(deciding.copies(mark, done.outcome.new.as_deref()));
        }
        let mut bare = copied::find(&deciding);
        for done in &mut decided {
            copied::is_the_own(&mut done.outcome, &mut bare);
        }
        copies.extend(bare);
        renew(&mut record, &decided, head.year);
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        let mut outcomes = Vec::new();
        for done in decided {
            for (part, edit) in done.edits {
                edits.entry(part).or_default().push(edit);
            }
            outcomes.push(done.outcome);
        }
        outcomes.extend(copies);
        outcomes.extend(rows.added);
        for (part, edit) in rows.edits {
            edits.entry(part).or_default().push(edit);
        }
        let mut tables = rows.left;
        tables.extend(standing::copies(self, &places, &wanted));
        let names = CellNames::new(&self.record);
        for told in &mut outcomes {
            told.compare(&self.record.earlier);
            told.cell = told.mark.place.as_ref().and_then(|place| {
                let [row, column] = names.of(place)?;
                let (table, _) = wanted.column_words(place);
                Some(CellWords { table, row, column })
            });
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
            tables,
            sentences,
            bytes,
        })
    }

    /// The part and the ranges of a bookmark.
    pub(super) fn spots(&self, bookmark: &str) -> Option<(usize, &[Spot])> {
        let mut parts = self.parts.iter().enumerate();
        parts.find_map(|(index, part)| Some((index, part.scan.spots.get(bookmark)?.as_slice())))
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

/// The figure that is written, `None` for a row, and where.
type Stretch = (Option<usize>, Range<usize>);

/// Leaves alone whatever would be written where something else is written or taken out.
fn part_clashes(decided: &mut [Decided], rows: &[(usize, Edit)]) {
    let mut stretches: BTreeMap<usize, Vec<Stretch>> = BTreeMap::new();
    let figures = decided.iter().enumerate();
    let figures = figures.flat_map(|(at, done)| done.edits.iter().map(move |e| (Some(at), e)));
    let rows = rows.iter().map(|edit| (None, edit));
    for (owner, (part, edit)) in figures.chain(rows) {
        let stretch = (owner, edit.at.clone());
        stretches.entry(*part).or_default().push(stretch);
    }
    for clashing in stretches.values().map(|all| splice::clashes(all)) {
        for at in clashing.into_iter().flatten() {
            decided[at].unclear();
        }
    }
}

/// Brings the record into line with what is written.
fn renew(record: &mut Record, decided: &[Decided], year: i32) {
    let is_new = |done: &&Decided| matches!(done.outcome.outcome, Outcome::Set | Outcome::Agrees);
    let renewed = decided.iter().filter(is_new);
    let renewed = renewed.map(|done| (done.outcome.mark.bookmark.as_str(), &done.outcome.new));
    let renewed: HashMap<&str, &Option<String>> = renewed.collect();
    let is_of_one_year = record.head.year == year;
    if !is_of_one_year {
        record.earlier.clear();
    }
    for mark in &mut record.figures {
        if let Some(Some(new)) = renewed.get(mark.bookmark.as_str()) {
            if is_of_one_year {
                record.earlier.replaced(&mark.figure, &mark.text, new);
            }
            mark.text.clone_from(new);
        }
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
