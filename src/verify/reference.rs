//! The report that the data would give now, as patterns to hold a draft against.

use super::cut::{cut, ends_clause, ends_sentence};
use super::pattern::{Piece, literal, pattern};
use super::structural::RANGE;
use super::token::Kind;
use crate::export::heading_rows::{Place, flattened, places};
use crate::figures::FigureRef;
use crate::report::document::{Block, Cell, Chart, Document, Inline, Table, plain_text};
use std::collections::BTreeSet;
use std::ops::Range;

/// The report in pieces.
pub struct Reference {
    /// The lines of running text.
    pub lines: Vec<RefLine>,
    /// The tables, those that Markdown draws for charts too.
    pub tables: Vec<RefTable>,
    /// The numbers of the template's own words with the two characters beside them.
    literals: BTreeSet<(Option<char>, String, String)>,
}

/// A line of running text.
pub struct RefLine {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
}

/// A table.
pub struct RefTable {
    /// The caption above it.
    pub caption: String,
    /// The words of its heading, as Word and as Markdown have them.
    pub headings: [String; 2],
    /// The heading of each column.
    pub columns: Vec<String>,
    /// How many heading rows Word has.
    pub header_rows: usize,
    /// Its cells.
    pub rows: Vec<Vec<Cell>>,
    /// Whether Word has a chart in its place.
    pub is_chart: bool,
}

impl RefLine {
    /// The clauses of one of its sentences.
    pub fn clauses(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        cut(&self.pieces, sentence.clone(), Piece::char, ends_clause)
    }
}

impl Reference {
    /// Takes a report apart.
    pub fn new(document: &Document) -> Self {
        let mut reference = Reference {
            lines: Vec::new(),
            tables: Vec::new(),
            literals: BTreeSet::new(),
        };
        reference.line(&document.title);
        for block in &document.body {
            reference.block(block);
        }
        for annex in &document.annexes {
            // Once in the list of attachments, once above the annex.
            reference.line(&annex.title);
        }
        reference.line(&document.closing.signature);
        reference.line(&document.closing.date);
        for annex in &document.annexes {
            reference.line(&annex.title);
            for block in &annex.blocks {
                reference.block(block);
            }
        }
        reference
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let number = std::iter::once(Inline::text(&heading.number));
                let content: Vec<Inline> = number.chain(heading.content.iter().cloned()).collect();
                self.line(&content);
            }
            Block::Paragraph(content) | Block::Note(content) => self.line(content),
            Block::Table(table) => {
                self.line(&table.caption);
                let table = of_table(table);
                self.names(&table);
                self.tables.push(table);
            }
            Block::Chart(chart) => {
                self.line(&chart.caption);
                let chart = of_chart(chart);
                self.names(&chart);
                self.tables.push(chart);
            }
            Block::Turn { .. } => {}
        }
    }

    fn line(&mut self, content: &[Inline]) {
        let pieces = pattern(content);
        // A line of one figure without a digit (the unit that signs) could be any line.
        let says_nothing = |piece: &Piece| {
            (piece.slot()).is_some_and(|slot| !slot.text.contains(|c: char| c.is_ascii_digit()))
        };
        if pieces.iter().all(says_nothing) {
            return;
        }
        self.say(&pieces);
        let sentences = cut(&pieces, 0..pieces.len(), Piece::char, ends_sentence);
        self.lines.push(RefLine { pieces, sentences });
    }

    /// Notes the numbers of the template's own words.
    fn say(&mut self, pieces: &[Piece]) {
        for (at, piece) in pieces.iter().enumerate() {
            if let Piece::Word(Kind::Number(number)) = piece {
                let text = number.value.normalize().to_string();
                let (before, after) = self::beside(pieces, at);
                self.literals.insert((before, text, after));
            }
        }
    }

    /// What the rows and columns of a table are called: 35岁及以下. A table that somebody
    /// has changed still has the names of the others.
    fn names(&mut self, table: &RefTable) {
        for column in &table.columns {
            let pieces: Vec<Piece> = literal(column).collect();
            self.say(&pieces);
        }
        for name in table.rows.iter().filter_map(|row| row.first()) {
            self.say(&pattern(name));
        }
    }

    /// Every figure that is printed, with its text and whether it is in a chart: those of
    /// running text first.
    pub fn figures(&self) -> impl Iterator<Item = (&FigureRef, &str, bool)> {
        let lines = self.lines.iter().flat_map(|line| &line.pieces);
        let lines = lines.filter_map(Piece::slot);
        let lines = lines.map(|slot| (&slot.figure, slot.text.as_str(), false));
        let cells = self.tables.iter().flat_map(|table| {
            let cells = table.rows.iter().flatten().flatten();
            cells.filter_map(|inline| match inline {
                Inline::Figure { figure, text, .. } => {
                    Some((figure, text.as_str(), table.is_chart))
                }
                Inline::Text { .. } => None,
            })
        });
        lines.chain(cells)
    }

    /// Whether the template itself says this number between these characters; `None`
    /// where it does not say the number at all.
    pub fn says(&self, before: Option<char>, number: &str, after: &str) -> Option<bool> {
        let mut same = self
            .literals
            .iter()
            .filter(|(_, n, _)| n == number)
            .peekable();
        same.peek()?;
        // The limit of an age is the template's wherever it stands: 其中：35岁及以下.
        let is_age = is_limit(after);
        Some(same.any(|(b, _, a)| a == after && (is_age || *b == before)))
    }
}

/// Whether these characters after a number make it the limit of a band of ages: 岁及以下,
/// 岁以下, the — of 36—40岁.
fn is_limit(after: &str) -> bool {
    let limit = after.strip_prefix('岁');
    limit.is_some_and(|rest| !rest.is_empty())
        || (!after.is_empty() && after.chars().all(|c| RANGE.contains(&c)))
}

/// The character before a piece, and the two after it.
fn beside(pieces: &[Piece], at: usize) -> (Option<char>, String) {
    let before = at.checked_sub(1).and_then(|at| pieces[at].char());
    let after = pieces[at + 1..].iter().take(2);
    (before, after.map_while(Piece::char).collect())
}

fn of_table(table: &Table) -> RefTable {
    let words = |row: &[Cell]| row.iter().map(|cell| plain_text(cell)).collect::<String>();
    let mut shown = String::new();
    for (row, cells) in places(table).iter().zip(&table.header) {
        for (place, cell) in row.iter().zip(cells) {
            if matches!(place, Place::Start { .. }) {
                shown.push_str(&plain_text(cell));
            }
        }
    }
    let flat = flattened(table);
    RefTable {
        caption: plain_text(&table.caption),
        headings: [shown, words(&flat)],
        columns: flat.iter().map(|cell| plain_text(cell)).collect(),
        header_rows: table.header.len(),
        rows: table.rows.clone(),
        is_chart: false,
    }
}

/// The table that Markdown draws for a chart; its bars of characters say no number.
fn of_chart(chart: &Chart) -> RefTable {
    let number = match chart.unit.as_str() {
        "" => "数值".to_owned(),
        unit => format!("数值（{unit}）"),
    };
    let columns = vec!["类别".to_owned(), number, "图示".to_owned()];
    let bars = chart.bars.iter();
    let rows = bars.map(|bar| vec![vec![bar.label.clone()], vec![bar.value.clone()]]);
    RefTable {
        caption: plain_text(&chart.caption),
        headings: [columns.concat(), columns.concat()],
        columns,
        header_rows: 1,
        rows: rows.collect(),
        is_chart: true,
    }
}
