//! The record: what a Word file knows about the figures printed in it.
//!
//! It is a custom XML part of the package, which Word and LibreOffice keep as it is. A
//! redraft reads it to tell an untouched number from one that a person has changed,
//! without guessing from the text.

mod basis;
mod read;
mod write;

use crate::basis::Basis;
use crate::export::earlier::Earlier;
use crate::figures::FigureRef;

/// Name space of the record. A change that an older reader cannot understand gets a new one.
pub const NAMESPACE: &str = "urn:talentsum:record:1";

/// For which year and reference date a document was written, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordHead {
    /// The report year.
    pub year: i32,
    /// The reference date (统计截止日), ISO: `2024-12-31`.
    pub as_of: String,
    /// The unit whose report it is; `None`: the whole bureau's.
    pub unit: Option<String>,
    /// What it stands on; `None` in a file of an older version, which does not say.
    pub basis: Option<Basis>,
}

/// Everything that was generated into a document from data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// `talentsum 0.1.0`: the program that wrote it.
    pub generator: String,
    /// Year and reference date.
    pub head: RecordHead,
    /// CRC-32 of `word/document.xml` as generated; any program that saves the file writes
    /// that part anew.
    pub body: Option<u32>,
    /// CRC-32 of that part as a redraft last wrote it, people's words in it and all.
    pub refreshed: Option<u32>,
    /// The printed figures, in the order of their bookmarks.
    pub figures: Vec<FigureMark>,
    /// The tables, in the order of their bookmarks.
    pub tables: Vec<TableMark>,
    /// The charts, in the order of their bookmarks.
    pub charts: Vec<ChartMark>,
    /// The headings and paragraphs as generated, in order: which sentences there were.
    /// `None` in a file of an older version, which says nothing of them.
    pub lines: Option<Vec<LineMark>>,
    /// Every number generated outside a bookmark: in the template's own words (`35` of
    /// 35岁以下), in heading and annex numbers; each once, sorted as text. A number in the
    /// draft that is neither here nor in a bookmark was typed in.
    pub literals: Vec<String>,
    /// What figures read before their data were corrected.
    pub earlier: Earlier,
}

/// One printed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureMark {
    /// The bookmark around its run, `ts_0001`.
    pub bookmark: String,
    /// Which figure, whose, in which form.
    pub figure: FigureRef,
    /// The text last generated, exactly as it stands in the run.
    pub text: String,
    /// Where it stands in a table; `None` in running text.
    pub place: Option<CellPlace>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The bookmark in the table's first cell.
    pub table: String,
    /// Row from 1, heading rows included.
    pub row: usize,
    /// Column from 1, merged cells counted as the columns they cover.
    pub column: usize,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableMark {
    /// The empty bookmark in its first cell, `ts_table_01`.
    pub bookmark: String,
    /// The table's id in the report.
    pub id: String,
    /// Number of heading rows.
    pub header_rows: usize,
    /// Number of rows below them.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// What a reader finds his way by; `None` in a file of an older version.
    pub words: Option<TableWords>,
}

/// What heads the columns of a table and what its rows are called, as generated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableWords {
    /// The cells of the heading rows that say something.
    pub headings: Vec<HeadingMark>,
    /// What stands in the first cell of each row below, in order.
    pub names: Vec<Vec<LinePiece>>,
}

/// A cell of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingMark {
    /// Row from 1.
    pub row: usize,
    /// Its first column, from 1.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// Its words and figures, in order.
    pub pieces: Vec<LinePiece>,
}

/// One drawing of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartMark {
    /// The bookmark around the drawing, `ts_chart_01`.
    pub bookmark: String,
    /// The chart's id in the report; a chart with very many bars has several drawings.
    pub id: String,
    /// Its part in the package as generated, `word/charts/chart1.xml`.
    pub part: String,
    /// Its bars, from the top.
    pub points: Vec<ChartPoint>,
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartPoint {
    /// Which figure, whose, in which form.
    pub figure: FigureRef,
    /// What the bar is called.
    pub label: String,
    /// The number last generated.
    pub text: String,
}

/// A heading or a paragraph, as generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMark {
    /// Whether it is a heading; its number is not kept.
    pub is_heading: bool,
    /// Its words and figures, in order.
    pub pieces: Vec<LinePiece>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinePiece {
    /// Words of a template.
    Words(String),
    /// The figure in this bookmark.
    Figure(String),
}

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not well-formed XML.
    #[error("the record is not well-formed XML: {0}")]
    Xml(String),
    /// XML, but not a record of this version.
    #[error("not a record of {NAMESPACE}: {0}")]
    Foreign(String),
    /// An element lacks an attribute or has one that cannot be read.
    #[error("in the record, <{element}> has no usable {attribute}: {value:?}")]
    Attribute {
        /// The element.
        element: String,
        /// The attribute asked for.
        attribute: &'static str,
        /// What stands there; `None` when it is missing.
        value: Option<String>,
    },
}

impl Record {
    /// An empty record by this version of the program.
    pub fn new(head: &RecordHead) -> Self {
        Record {
            generator: concat!("talentsum ", env!("CARGO_PKG_VERSION")).to_owned(),
            body: None,
            refreshed: None,
            head: head.clone(),
            figures: Vec::new(),
            tables: Vec::new(),
            charts: Vec::new(),
            lines: Some(Vec::new()),
            literals: Vec::new(),
            earlier: Earlier::default(),
        }
    }

    /// The record as an XML part, UTF-8.
    pub fn to_xml(&self) -> String {
        write::to_xml(self, self.body)
    }

    /// The same of a text with this checksum.
    pub fn to_xml_of(&self, body: u32) -> String {
        write::to_xml(self, Some(body))
    }

    /// Reads a record back. Unknown elements and attributes are passed over, so that
    /// a later version may add some.
    pub fn from_xml(xml: &[u8]) -> Result<Self, RecordError> {
        read::from_xml(xml)
    }
}

#[cfg(test)]
mod tests;
