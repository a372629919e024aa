//! Raw blocks → the document's blocks: what cannot be said goes, headings and tables
//! get their numbers.

use super::chart;
use super::document::{Block, Heading, Inline, Table, plain_text};
use super::markdown::{Piece, PieceKind, Pieces, RawBlock, RawTable};
use super::marker::Use;
use super::normalize::{CAPTION, NOTE};
use super::number::Headings;
use super::omission::{MissingFigure, Omission, OmissionKind};
use super::problem::Place;
use super::prune::{self, Cut};
use super::table;

/// Puts the blocks of a document together.
pub struct Assembler<'a> {
    uses: &'a [Use],
    /// Tables with a caption so far, in the whole document.
    captions: usize,
    /// Charts so far, in the whole document.
    charts: usize,
    /// What was left out so far.
    pub omissions: Vec<Omission>,
}

/// One text: the body, or an annex.
pub struct Text<'a> {
    /// Begins the running names of its tables.
    pub name: &'a str,
    /// The template, for omissions without a place of their own.
    pub place: Place,
    /// How many levels headings move up (an annex's title is no heading).
    pub shift: u8,
}

impl<'a> Assembler<'a> {
    /// Begins a document.
    pub fn new(uses: &'a [Use]) -> Self {
        Assembler {
            uses,
            captions: 0,
            charts: 0,
            omissions: Vec::new(),
        }
    }

    /// The blocks of one text.
    pub fn blocks(&mut self, text: &Text<'_>, raw: Vec<RawBlock>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut section: Vec<(u8, String)> = Vec::new();
        let mut tables = 0;
        let mut raw = raw.into_iter().peekable();
        while let Some(block) = raw.next() {
            match block {
                RawBlock::Heading(level, pieces) => {
                    let level = level.saturating_sub(text.shift).max(1);
                    section.retain(|(l, _)| *l < level);
                    let content = self.line(text, &section, pieces, OmissionKind::Heading);
                    if !content.is_empty() {
                        section.push((level, plain_text(&content)));
                        let number = String::new();
                        out.push(Block::Heading(Heading {
                            level,
                            number,
                            content,
                        }));
                    }
                }
                RawBlock::Paragraph(pieces) => match raw.peek() {
                    Some(RawBlock::Table(_)) if begins(&pieces, CAPTION) => {
                        if let Some(RawBlock::Table(table)) = raw.next() {
                            tables += 1;
                            let id = format!("{}-{tables}", text.name);
                            let caption = Some(strip(pieces, CAPTION));
                            out.extend(self.table(text, &section, id, caption, table));
                        }
                    }
                    _ if begins(&pieces, NOTE) => {
                        let pieces = strip(pieces, NOTE);
                        let note = self.paragraph(text, &section, &pieces);
                        // The word stands apart, so that it stays when the first clause goes.
                        out.extend(note.map(|mut note| {
                            note.insert(0, Inline::text(NOTE));
                            Block::Note(note)
                        }));
                    }
                    _ => {
                        let paragraph = self.paragraph(text, &section, &pieces);
                        out.extend(paragraph.map(Block::Paragraph));
                    }
                },
                RawBlock::Turn(landscape) => out.push(Block::Turn { landscape }),
                RawBlock::Chart(index) => {
                    let (chart, cut) = chart::build(index, self.charts + 1, self.uses);
                    self.charts += usize::from(chart.is_some());
                    out.extend(chart.map(Block::Chart));
                    if let Some(cut) = cut {
                        self.omit(text, &section, cut);
                    }
                }
                RawBlock::Table(table) => {
                    tables += 1;
                    let id = format!("{}-{tables}", text.name);
                    out.extend(self.table(text, &section, id, None, table));
                }
            }
        }
        let mut out = without_empty_headings(out);
        number_headings(&mut out);
        out
    }

    /// A line that stands alone: a heading, a caption, the title.
    pub fn line(
        &mut self,
        text: &Text<'_>,
        section: &[(u8, String)],
        pieces: Pieces,
        kind: OmissionKind,
    ) -> Vec<Inline> {
        let (inlines, cuts) = prune::prune_line(&pieces, self.uses);
        for cut in cuts {
            self.omit(text, section, Cut { kind, ..cut });
        }
        inlines
    }

    fn paragraph(
        &mut self,
        text: &Text<'_>,
        section: &[(u8, String)],
        pieces: &[Piece],
    ) -> Option<Vec<Inline>> {
        let (inlines, cuts) = prune::prune(pieces, self.uses);
        for cut in cuts {
            self.omit(text, section, cut);
        }
        (!inlines.is_empty()).then_some(inlines)
    }

    fn table(
        &mut self,
        text: &Text<'_>,
        section: &[(u8, String)],
        id: String,
        caption: Option<Pieces>,
        raw: RawTable,
    ) -> Option<Block> {
        let words = caption.as_ref().map(|c| prune::shown_pieces(c, self.uses));
        let name = words.unwrap_or_else(|| table::first_words(&raw, self.uses));
        let (body, cuts) = table::prune(&raw, &name, self.uses);
        for cut in cuts {
            self.omit(text, section, cut);
        }
        let body = body?;
        let caption = caption.map(|c| self.line(text, section, c, OmissionKind::Caption));
        let mut caption = caption.unwrap_or_default();
        if !caption.is_empty() {
            self.captions += 1;
            caption.insert(0, Inline::text(format!("表{}　", self.captions)));
        }
        Some(Block::Table(Table {
            id,
            caption,
            ..body
        }))
    }

    fn omit(&mut self, text: &Text<'_>, section: &[(u8, String)], cut: Cut) {
        let mut figures: Vec<MissingFigure> = Vec::new();
        let mut place = None;
        for used in cut.uses.iter().filter_map(|u| prune::figure(self.uses, *u)) {
            place.get_or_insert_with(|| used.place.clone());
            let missing = MissingFigure::of(used);
            if !figures.contains(&missing) {
                figures.push(missing);
            }
        }
        self.omissions.push(Omission {
            kind: cut.kind,
            text: cut.text,
            section: section.iter().map(|(_, words)| words.clone()).collect(),
            place: place.unwrap_or_else(|| text.place.clone()),
            figures,
        });
    }
}

fn begins(pieces: &[Piece], words: &str) -> bool {
    let first = pieces.first().map(|piece| &piece.kind);
    matches!(first, Some(PieceKind::Text(text)) if text.starts_with(words))
}

/// The pieces without their first words.
fn strip(mut pieces: Pieces, words: &str) -> Pieces {
    if let Some(Piece {
        kind: PieceKind::Text(text),
        ..
    }) = pieces.first_mut()
        && let Some(rest) = text.strip_prefix(words)
    {
        *text = rest.trim_start().to_owned();
    }
    pieces
}

/// A heading stays if anything but headings stands under it, at whatever depth.
fn without_empty_headings(blocks: Vec<Block>) -> Vec<Block> {
    // Read backwards: for each level, whether something stands between here and the
    // next heading of that level or a higher one.
    let mut filled = [false; 10];
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.into_iter().rev() {
        if let Block::Heading(heading) = &block {
            let level = usize::from(heading.level).min(9);
            if !filled[level] {
                continue;
            }
            filled[level..].fill(false);
        } else if !matches!(block, Block::Turn { .. }) {
            filled.fill(true);
        }
        out.push(block);
    }
    out.reverse();
    out
}

fn number_headings(blocks: &mut [Block]) {
    let mut headings = Headings::default();
    let levels: Vec<u8> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.level),
            _ => None,
        })
        .collect();
    let mut position = 0;
    for block in blocks {
        if let Block::Heading(heading) = block {
            let number = headings.next(heading.level);
            // There is no （一） where there is no （二）.
            if heading.level == 1 || has_sister(&levels, position) {
                heading.number = number;
            }
            position += 1;
        }
    }
}

/// Whether the heading at this position has another of its level under the same parent.
fn has_sister(levels: &[u8], position: usize) -> bool {
    let Some(level) = levels.get(position) else {
        return false;
    };
    let under_parent = |l: &&u8| **l >= *level;
    let before = levels[..position].iter().rev().take_while(under_parent);
    let after = levels[position + 1..].iter().take_while(under_parent);
    before.chain(after).any(|l| l == level)
}
