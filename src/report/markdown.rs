//! Markdown with marks → blocks of pieces. A report needs headings, paragraphs, bold type
//! and tables; everything else is a problem, so that no words are lost.

use super::document::Align;
use super::lines::{cell_count, join_lines, shown};
use super::marker::{self, Token, Use};
use super::normalize::normalize;
use super::problem::{Construct, ProblemKind};
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A run of text, or a use of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Set bold.
    pub strong: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub enum PieceKind {
    /// Words.
    Text(String),
    /// The figure use of this index.
    Figure(usize),
    /// Where an enumeration word (一是) belongs.
    Item,
    /// The chart use of this index, until its paragraph is divided.
    Chart(usize),
}

/// A cell or a paragraph.
pub type Pieces = Vec<Piece>;

/// A block as it stands in the rendered text, before anything is left out.
#[derive(Debug, Clone, PartialEq)]
pub enum RawBlock {
    /// A heading with its level.
    Heading(u8, Pieces),
    /// A paragraph.
    Paragraph(Pieces),
    /// A table.
    Table(RawTable),
    /// The chart use of this index.
    Chart(usize),
    /// From here on the pages lie on their side (true) or stand upright.
    Turn(bool),
}

impl RawBlock {
    /// The words of a heading or paragraph.
    pub fn into_pieces(self) -> Pieces {
        match self {
            RawBlock::Heading(_, pieces) | RawBlock::Paragraph(pieces) => pieces,
            RawBlock::Table(_) | RawBlock::Chart(_) | RawBlock::Turn(_) => Vec::new(),
        }
    }
}

/// A table before anything is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RawTable {
    /// Alignment of each column.
    pub aligns: Vec<Align>,
    /// The header's cells.
    pub header: Vec<Pieces>,
    /// The rows' cells.
    pub rows: Vec<Vec<Pieces>>,
}

/// Reads marked Markdown. A problem comes with the words by which its place is found.
pub fn parse(text: &str, uses: &[Use]) -> Result<Vec<RawBlock>, Vec<ProblemKind>> {
    let text = normalize(text).map_err(|kind| vec![kind])?;
    let mut reader = Reader {
        source: &text,
        uses,
        blocks: Vec::new(),
        problems: Vec::new(),
        buffer: String::new(),
        table: None,
    };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range);
    }
    match reader.problems.is_empty() {
        true => Ok(reader.blocks),
        false => Err(reader.problems),
    }
}

/// Whether a paragraph is nothing but the sign for turning the page.
fn is_turn(text: &str) -> bool {
    let mut signs = text.trim().chars();
    matches!(signs.next(), Some(marker::SIDEWAYS | marker::UPRIGHT)) && signs.next().is_none()
}

struct Reader<'a> {
    source: &'a str,
    uses: &'a [Use],
    blocks: Vec<RawBlock>,
    problems: Vec<ProblemKind>,
    buffer: String,
    table: Option<RawTable>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.buffer.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.buffer.push('\n'),
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Code(_) => self.refuse(Construct::Code, range),
            Event::Html(_) | Event::InlineHtml(_) => self.refuse(Construct::Html, range),
            Event::Rule => self.refuse(Construct::Rule, range),
            // Not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.refuse(Construct::Link, range),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableCell => {}
            Tag::Heading { level, .. } => {
                if !self.source[range.clone()].starts_with('#') {
                    self.refuse(Construct::Rule, range);
                } else if *level as u8 > 4 {
                    self.refuse(Construct::Heading, range);
                }
            }
            Tag::Table(aligns) => {
                let aligns = aligns.iter().map(|a| match a {
                    Alignment::Right => Align::Right,
                    Alignment::Center => Align::Center,
                    Alignment::Left | Alignment::None => Align::Left,
                });
                self.table = Some(RawTable {
                    aligns: aligns.collect(),
                    ..RawTable::default()
                });
            }
            Tag::TableRow => {
                let columns = self.table.as_ref().map_or(0, |t| t.aligns.len());
                let cells = cell_count(&self.source[range.clone()]);
                if cells > columns {
                    let text = self.words(range);
                    self.problems.push(ProblemKind::TableCells {
                        columns,
                        cells,
                        text,
                    });
                }
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::with_capacity(columns));
                }
            }
            Tag::List(_) | Tag::Item => self.refuse(Construct::List, range),
            Tag::BlockQuote(_) => self.refuse(Construct::Quote, range),
            Tag::CodeBlock(_) => self.refuse(Construct::Code, range),
            Tag::HtmlBlock => self.refuse(Construct::Html, range),
            Tag::Link { .. } => self.refuse(Construct::Link, range),
            Tag::Image { .. } => self.refuse(Construct::Image, range),
            _ => self.refuse(Construct::Emphasis, range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph if is_turn(&self.buffer) => {
                let sideways = self.buffer.contains(marker::SIDEWAYS);
                self.buffer.clear();
                self.blocks.push(RawBlock::Turn(sideways));
            }
            TagEnd::Paragraph => {
                let pieces = self.take();
                let begins = pieces.first().map(|piece| &piece.kind);
                if matches!(begins, Some(PieceKind::Text(t)) if t.starts_with('|')) {
                    self.refuse(Construct::Table, range);
                }
                self.paragraph(pieces);
            }
            TagEnd::Heading(level) => {
                let pieces = self.take();
                self.blocks.push(RawBlock::Heading(level as u8, pieces));
            }
            TagEnd::TableCell => {
                let pieces = self.take();
                if let Some(table) = &mut self.table {
                    match table.rows.last_mut() {
                        Some(row) => row.push(pieces),
                        None => table.header.push(pieces),
                    }
                }
            }
            TagEnd::Table => {
                let table = self.table.take();
                self.blocks.extend(table.map(RawBlock::Table));
            }
            _ => {}
        }
    }

    /// A chart inside a paragraph stands between its halves.
    fn paragraph(&mut self, pieces: Pieces) {
        let mut words = Pieces::new();
        for piece in pieces {
            match piece.kind {
                PieceKind::Chart(index) => {
                    let before = std::mem::take(&mut words);
                    if !before.is_empty() {
                        self.blocks.push(RawBlock::Paragraph(before));
                    }
                    self.blocks.push(RawBlock::Chart(index));
                }
                _ => words.push(piece),
            }
        }
        if !words.is_empty() {
            self.blocks.push(RawBlock::Paragraph(words));
        }
    }

    fn refuse(&mut self, construct: Construct, range: Range<usize>) {
        let text = self.words(range);
        let kind = ProblemKind::Markdown { construct, text };
        // A list is told once, not once an item.
        if !self.problems.contains(&kind) {
            self.problems.push(kind);
        }
    }

    fn words(&self, range: Range<usize>) -> String {
        let line = self.source[range].lines().next().unwrap_or_default();
        shown(line, self.uses)
    }

    /// The text gathered so far as pieces.
    fn take(&mut self) -> Pieces {
        let text = join_lines(&std::mem::take(&mut self.buffer));
        let mut pieces = Vec::new();
        let mut strong = false;
        for token in marker::tokens(&text) {
            let kind = match token {
                Token::Text(text) => PieceKind::Text(text.to_owned()),
                Token::Strong => {
                    strong = !strong;
                    continue;
                }
                Token::Mark(index) => match self.uses.get(index) {
                    Some(Use::Figure(_)) => PieceKind::Figure(index),
                    Some(Use::Item) => PieceKind::Item,
                    Some(Use::Chart(_)) => PieceKind::Chart(index),
                    None => {
                        self.damaged(&text);
                        continue;
                    }
                },
                Token::Broken => {
                    self.damaged(&text);
                    continue;
                }
            };
            pieces.push(Piece { kind, strong });
        }
        if strong {
            let text = shown(&text, self.uses);
            self.problems.push(ProblemKind::OpenBold { text });
        }
        pieces
    }

    fn damaged(&mut self, text: &str) {
        let expression = shown(text, self.uses);
        self.problems
            .push(ProblemKind::FigureChanged { expression });
    }
}
