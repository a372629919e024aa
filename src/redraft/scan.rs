//! A part of a draft read as bytes: where its text stands, which bookmarks are around it,
//! in which paragraph, row and cell. Nothing is kept of the rest, because nothing of the
//! rest is ever written.

use super::markup;
use super::trouble::DraftError;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

mod found;

pub use found::{Atom, AtomKind, Place, Row, Shape, Spot, Table};

/// The name spaces of WordprocessingML: that of the programs, and that of the strict form.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// No cell covers more columns: Word has 63 at most.
const WIDEST: usize = 1000;

/// What was found in a part.
#[derive(Debug, Default)]
pub struct Scan {
    /// Text and what stands between it, in order.
    pub atoms: Vec<Atom>,
    /// The bookmarks by name; one that stands in both forms of a text box is there twice.
    pub spots: BTreeMap<String, Vec<Spot>>,
    /// The tables, in the order in which they begin.
    pub tables: Vec<Table>,
    /// The largest bookmark id.
    pub last_id: i64,
    /// Which atoms stand in which paragraph.
    pub(super) paragraphs: Vec<Vec<usize>>,
}

impl Scan {
    /// Reads a part.
    ///
    /// # Errors
    /// When it is not well-formed or made to do harm.
    pub fn read(part: &str, bytes: &[u8]) -> Result<Self, DraftError> {
        let text = markup::text(part, bytes)?;
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reading = Reading {
            part,
            source: body,
            base: text.len() - body.len(),
            scan: Scan::default(),
            open: Vec::new(),
            paragraphs: Vec::new(),
            places: Vec::new(),
            begun: HashMap::new(),
            tracked: 0,
            deleted: 0,
        };
        reading.run()?;
        Ok(reading.scan)
    }

    /// The text of every paragraph as its reader sees it.
    pub fn all_paragraphs(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.paragraphs.len()).map(|index| self.paragraph(index).0)
    }

    /// How many paragraphs there are.
    pub fn paragraph_count(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether a paragraph holds a field, a picture or the like.
    pub fn has_object(&self, index: usize) -> bool {
        let mut atoms = self.paragraphs.get(index).into_iter().flatten();
        atoms.any(|atom| self.atoms[*atom].kind == AtomKind::Object)
    }

    /// Whether an atom stands in a row that was added or removed under tracking.
    pub fn is_in_tracked_row(&self, atom: &Atom) -> bool {
        let mut rows = self.tables.iter().flat_map(|table| &table.rows);
        rows.any(|row| row.tracked && row.element.contains(&atom.element.start))
    }

    /// The text of a paragraph as its reader sees it, with where each atom begins in it.
    pub fn paragraph(&self, index: usize) -> (String, Vec<(usize, usize)>) {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for &atom in self.paragraphs.get(index).into_iter().flatten() {
            starts.push((atom, text.len()));
            let found = &self.atoms[atom];
            if !found.deleted {
                text.push_str(&found.text);
            }
        }
        (text, starts)
    }
}

/// What an open element is, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Run,
    Text,
    DeletedText,
    Inserted,
    Deleted,
    Table,
    Row,
    RowProperties,
    Cell,
    /// What properties were before a tracked change.
    OldProperties,
    Fallback,
    Other,
}

struct Open {
    kind: Kind,
    start: usize,
    inner: usize,
    /// The first atom within.
    atom: usize,
    text: String,
}

struct Reading<'a> {
    part: &'a str,
    source: &'a str,
    base: usize,
    scan: Scan,
    open: Vec<Open>,
    paragraphs: Vec<usize>,
    places: Vec<Place>,
    begun: HashMap<String, (String, Spot)>,
    tracked: usize,
    deleted: usize,
}

impl Reading<'_> {
    fn run(&mut self) -> Result<(), DraftError> {
        let mut reader = NsReader::from_str(self.source);
        loop {
            let start = position(&reader) + self.base;
            let read = reader.read_resolved_event();
            let (space, event) = read.map_err(|e| markup::malformed(self.part, e))?;
            let ours = matches!(space, ResolveResult::Bound(Namespace(n)) if WORD.contains(&n));
            let end = position(&reader) + self.base;
            match event {
                Event::Start(tag) => {
                    if self.open.len() >= markup::DEPTH {
                        return Err(markup::too_deep(self.part));
                    }
                    self.begin(&tag, ours, start..end);
                }
                Event::Empty(tag) => {
                    self.begin(&tag, ours, start..end);
                    self.end(end, end);
                }
                Event::End(_) => self.end(start, end),
                Event::Text(text) => {
                    let text = unescape(&text).map_err(|e| markup::malformed(self.part, e))?;
                    self.say(&text);
                }
                Event::GeneralRef(name) => {
                    let entity = format!("&{};", &*name);
                    let text = unescape(&entity).map_err(|e| markup::malformed(self.part, e))?;
                    self.say(&text);
                }
                Event::CData(data) => self.say(&data),
                Event::DocType(_) => return Err(markup::doctype(self.part)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if !self.open.is_empty() => {
                    return Err(markup::malformed(self.part, "ends inside an element"));
                }
                Event::Eof => return Ok(()),
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart, ours: bool, span: Range<usize>) {
        let name = tag.local_name();
        let parent = self.open.last().map_or(Kind::Other, |open| open.kind);
        let kind = match (name.as_ref(), parent) {
            ("Fallback", _) if !ours => Kind::Fallback,
            _ if !ours => Kind::Other,
            ("p", _) => Kind::Paragraph,
            ("r", _) => Kind::Run,
            ("t", Kind::Run) => Kind::Text,
            ("delText", Kind::Run) => Kind::DeletedText,
            ("ins" | "moveTo", _) => Kind::Inserted,
            ("del" | "moveFrom", _) => Kind::Deleted,
            ("tbl", _) => Kind::Table,
            ("tr", _) => Kind::Row,
            ("trPr", Kind::Row) => Kind::RowProperties,
            ("tc", _) => Kind::Cell,
            ("tcPrChange" | "trPrChange", _) => Kind::OldProperties,
            _ => Kind::Other,
        };
        if ours && parent == Kind::Run {
            self.in_run(name.as_ref(), span.clone());
        }
        if ours && matches!(name.as_ref(), "bookmarkStart" | "bookmarkEnd") {
            self.bookmark(tag, name.as_ref() == "bookmarkStart");
        }
        if ours && matches!(name.as_ref(), "gridSpan" | "vMerge" | "gridBefore") {
            self.shape(tag, name.as_ref());
        }
        let is_change = matches!(kind, Kind::Inserted | Kind::Deleted);
        let is_cell_change = ours && matches!(name.as_ref(), "cellIns" | "cellDel" | "cellMerge");
        if ((is_change && parent == Kind::RowProperties) || is_cell_change)
            && let Some(row) = self.row()
        {
            row.tracked = true;
        }
        self.open.push(Open {
            kind,
            start: span.start,
            inner: span.end,
            atom: self.scan.atoms.len(),
            text: String::new(),
        });
        self.tracked += usize::from(is_change);
        self.deleted += usize::from(kind == Kind::Deleted);
        match kind {
            Kind::Paragraph => {
                self.paragraphs.push(self.scan.paragraphs.len());
                self.scan.paragraphs.push(Vec::new());
            }
            Kind::Table => {
                if let Some(row) = self.row() {
                    row.nested = true;
                }
                self.places.push(Place {
                    table: self.scan.tables.len(),
                    row: 0,
                    cell: 0,
                });
                self.scan.tables.push(Table::default());
            }
            Kind::Row => {
                if let Some(place) = self.places.last_mut() {
                    let rows = &mut self.scan.tables[place.table].rows;
                    rows.push(Row::default());
                    place.row = rows.len() - 1;
                    place.cell = 0;
                }
            }
            Kind::Cell => {
                if let Some(place) = self.places.last_mut() {
                    let rows = &mut self.scan.tables[place.table].rows;
                    place.cell = rows.get(place.row).map_or(0, |row| row.cells.len());
                    if let Some(row) = rows.get_mut(place.row) {
                        row.shapes.push(Shape::default());
                    }
                }
            }
            _ => {}
        }
    }

    /// How a cell lies in the grid, or a row.
    fn shape(&mut self, tag: &BytesStart, name: &str) {
        let is_old = |open: &Open| open.kind == Kind::OldProperties;
        if self.open.iter().rev().take(3).any(is_old) {
            return;
        }
        let value = markup::attributes(tag).remove("val");
        let columns = value.as_deref().and_then(|value| value.parse().ok());
        let columns = columns.unwrap_or(1).min(WIDEST);
        let Some(row) = self.row() else { return };
        match (name, row.shapes.last_mut()) {
            ("gridBefore", _) => row.before = columns,
            ("gridSpan", Some(shape)) => shape.columns = columns.max(1),
            ("vMerge", Some(shape)) => shape.goes_on = value.as_deref() != Some("restart"),
            _ => {}
        }
    }

    /// What a run holds besides its text.
    fn in_run(&mut self, name: &str, span: Range<usize>) {
        let (kind, text) = match name {
            "tab" => (AtomKind::Mark, "\t"),
            "br" | "cr" => (AtomKind::Mark, "\n"),
            "noBreakHyphen" => (AtomKind::Mark, "-"),
            "drawing" | "pict" | "object" | "sym" | "fldChar" | "instrText" | "ruby" | "ptab"
            | "footnoteReference" | "endnoteReference" | "AlternateContent" => {
                (AtomKind::Object, "")
            }
            _ => return,
        };
        self.atom(kind, text.to_owned(), span.clone(), span.end..span.end);
    }

    fn atom(&mut self, kind: AtomKind, text: String, element: Range<usize>, inner: Range<usize>) {
        let paragraph = self.current_paragraph();
        if let Some(atoms) = self.scan.paragraphs.get_mut(paragraph) {
            atoms.push(self.scan.atoms.len());
        }
        self.scan.atoms.push(Atom {
            kind,
            text,
            element,
            inner,
            tracked: self.tracked > 0,
            deleted: self.deleted > 0,
            paragraph,
        });
    }

    fn current_paragraph(&self) -> usize {
        self.paragraphs.last().copied().unwrap_or(usize::MAX)
    }

    fn row(&mut self) -> Option<&mut Row> {
        let place = self.places.last()?;
        self.scan
            .tables
            .get_mut(place.table)?
            .rows
            .get_mut(place.row)
    }

    fn say(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut()
            && matches!(open.kind, Kind::Text | Kind::DeletedText)
        {
            open.text.push_str(words);
        }
    }

    fn bookmark(&mut self, tag: &BytesStart, begins: bool) {
        let mut attributes = markup::attributes(tag);
        let id = attributes.remove("id").unwrap_or_default();
        let atom = self.scan.atoms.len();
        if begins {
            self.scan.last_id = self.scan.last_id.max(id.parse().unwrap_or(0));
            let name = attributes.remove("name").unwrap_or_default();
            let spot = Spot {
                atoms: atom..atom,
                paragraphs: (self.current_paragraph(), usize::MAX),
                tracked: self.tracked > 0,
                cell: self.places.last().copied(),
                fallback: self.open.iter().any(|open| open.kind == Kind::Fallback),
            };
            self.begun.insert(id, (name, spot));
        } else if let Some((name, mut spot)) = self.begun.remove(&id) {
            spot.atoms.end = atom;
            spot.paragraphs.1 = self.current_paragraph();
            spot.tracked |= self.tracked > 0 || self.row().is_some_and(|row| row.tracked);
            self.scan.spots.entry(name).or_default().push(spot);
        }
    }

    fn end(&mut self, inner_end: usize, end: usize) {
        let Some(open) = self.open.pop() else {
            return;
        };
        match open.kind {
            Kind::Text => {
                let inner = open.inner.min(inner_end)..inner_end;
                self.atom(AtomKind::Text, open.text, open.start..end, inner);
            }
            Kind::DeletedText => {
                self.deleted += 1;
                self.tracked += 1;
                self.atom(AtomKind::Text, open.text, open.start..end, end..end);
                self.deleted -= 1;
                self.tracked -= 1;
            }
            Kind::Inserted => self.tracked -= 1,
            Kind::Deleted => {
                self.tracked -= 1;
                self.deleted -= 1;
            }
            Kind::Paragraph => drop(self.paragraphs.pop()),
            Kind::Table => drop(self.places.pop()),
            Kind::Row => {
                let atoms = open.atom..self.scan.atoms.len();
                if let Some(row) = self.row() {
                    row.element = open.start..end;
                    row.atoms = atoms;
                }
            }
            Kind::Cell => {
                if let Some(row) = self.row() {
                    row.cells.push(open.start..end);
                }
            }
            Kind::Run
            | Kind::RowProperties
            | Kind::OldProperties
            | Kind::Fallback
            | Kind::Other => {}
        }
    }
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}
