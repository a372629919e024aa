//! What the data say each figure of a draft should read.

use crate::export::docx::Record;
use crate::export::docx::record::{CellPlace, FigureMark, TableMark};
use crate::export::text::clean;
use crate::figures::{FigureRef, Figures, Printed};
use crate::report::document::{Block, Cell, Document, Inline, Table, plain_text};
use std::collections::{BTreeMap, BTreeSet};

/// The new figures, and the report that would be written from nothing.
pub struct Wanted<'a> {
    figures: &'a Figures,
    /// The tables of the new report by id.
    tables: BTreeMap<&'a str, &'a Table>,
    /// The draft's tables by bookmark.
    marks: BTreeMap<String, TableMark>,
    /// Cells of the new report that read —, by table and figure.
    dashes: BTreeSet<(&'a str, &'a FigureRef)>,
}

/// What a cell without its figure reads.
const DASH: &str = "—";

impl<'a> Wanted<'a> {
    /// Gathers what there is to know.
    pub fn new(figures: &'a Figures, document: &'a Document, record: &Record) -> Self {
        let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
        let blocks = document.body.iter().chain(annexes);
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) => Some((table.id.as_str(), table)),
            _ => None,
        });
        let tables: BTreeMap<&str, &Table> = tables.collect();
        let mut dashes = BTreeSet::new();
        for (id, table) in &tables {
            for cell in table.rows.iter().flatten() {
                if let [Inline::Figure { figure, text, .. }] = cell.as_slice()
                    && text == DASH
                {
                    dashes.insert((*id, figure));
                }
            }
        }
        let marks = record.tables.iter();
        let marks = marks.map(|mark| (mark.bookmark.clone(), mark.clone()));
        Wanted {
            figures,
            tables,
            marks: marks.collect(),
            dashes,
        }
    }

    /// The text of a figure; `None` where the data say nothing. In a table whose row is
    /// still there, nothing reads —, as in a new report.
    pub fn text(&self, mark: &FigureMark) -> Option<String> {
        if let Ok(Printed::Text(text)) = self.figures.print(&mark.figure) {
            return Some(clean(&text));
        }
        let table = self.marks.get(&mark.place.as_ref()?.table)?;
        let dash = self.dashes.contains(&(table.id.as_str(), &mark.figure));
        (dash || mark.text == DASH).then(|| DASH.to_owned())
    }

    /// The new report's table for one of the draft.
    pub fn table(&self, mark: &TableMark) -> Option<&'a Table> {
        self.tables.get(mark.id.as_str()).copied()
    }

    /// What a table of the draft is called; its id where a new report has none.
    pub fn caption(&self, mark: &TableMark) -> String {
        let caption = self.table(mark).map(|table| plain_text(&table.caption));
        caption.unwrap_or_else(|| mark.id.clone())
    }

    /// The caption of a cell's table and the heading of its column, in words.
    pub fn column_words(&self, place: &CellPlace) -> (String, String) {
        let table = self.marks.get(&place.table).and_then(|m| self.table(m));
        let Some(table) = table else {
            return Default::default();
        };
        let words = |cell: &Cell| plain_text(cell);
        let column = place.column.saturating_sub(1);
        let heading = (table.header.iter().rev())
            .filter_map(|row| row.get(column))
            .map(words)
            .find(|text| !text.is_empty());
        (plain_text(&table.caption), heading.unwrap_or_default())
    }
}
