//! Lines parted into sentences, each with the heading it stands under.

use crate::export::docx::Record;
use crate::export::docx::record::{LineMark, LinePiece};
use crate::export::text::clean;
use crate::figures::FigureRef;
use crate::report::document::{Block, Document, Inline};
use std::collections::HashMap;

/// A sentence ends with these; 。 is the end of it, ； parts clauses of one.
const ENDS: [char; 3] = ['。', '！', '？'];

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// Words of a template.
    Words(String),
    /// A figure, with its text and the bookmark around it in the draft.
    Figure {
        /// Which figure, whose, in which form.
        figure: FigureRef,
        /// How it is printed.
        text: String,
        /// The bookmark; empty in a report that is not written yet.
        bookmark: String,
    },
}

/// A sentence as generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words of the heading above it, without its number.
    pub section: String,
    /// Whether it is a heading itself.
    pub is_heading: bool,
    /// Its words and figures.
    pub pieces: Vec<Piece>,
}

impl Sentence {
    /// How it reads.
    pub fn words(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Figure { text, .. } => text.as_str(),
        });
        pieces.collect::<String>().trim().to_owned()
    }

    /// The bookmarks of its figures.
    pub fn bookmarks(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Figure { bookmark, .. } => Some(bookmark.as_str()),
            Piece::Words(_) => None,
        })
    }
}

/// The sentences generated into a draft; `None` where its record says nothing of them.
pub fn generated(record: &Record) -> Option<Vec<Sentence>> {
    let marks = record.figures.iter();
    let marks: HashMap<&str, _> = marks.map(|mark| (mark.bookmark.as_str(), mark)).collect();
    let lines = record.lines.as_ref()?.iter();
    let pieces = |line: &LineMark| {
        let pieces = line.pieces.iter().filter_map(|piece| match piece {
            LinePiece::Words(words) => Some(Piece::Words(words.clone())),
            LinePiece::Figure(bookmark) => {
                let mark = marks.get(bookmark.as_str())?;
                Some(Piece::Figure {
                    figure: mark.figure.clone(),
                    text: mark.text.clone(),
                    bookmark: bookmark.clone(),
                })
            }
        });
        (line.is_heading, pieces.collect())
    };
    Some(split(lines.map(pieces)))
}

/// The sentences of a report that would be written from nothing.
pub fn wanted(document: &Document) -> Vec<Sentence> {
    let line = |block: &Block| match block {
        Block::Heading(heading) => Some((true, pieces(&heading.content))),
        Block::Paragraph(content) | Block::Note(content) => Some((false, pieces(content))),
        _ => None,
    };
    let mut lines: Vec<_> = document.body.iter().filter_map(line).collect();
    for annex in &document.annexes {
        lines.push((true, pieces(&annex.title)));
        lines.extend(annex.blocks.iter().filter_map(line));
    }
    split(lines.into_iter())
}

fn pieces(content: &[Inline]) -> Vec<Piece> {
    let pieces = content.iter().map(|inline| match inline {
        Inline::Text { text, .. } => Piece::Words(clean(text)),
        Inline::Figure { figure, text, .. } => Piece::Figure {
            figure: figure.clone(),
            text: clean(text),
            bookmark: String::new(),
        },
    });
    pieces.collect()
}

/// Lines, each with whether it is a heading, parted into sentences. Headings are sentences,
/// too: one that appears is told.
pub fn split(lines: impl Iterator<Item = (bool, Vec<Piece>)>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut section = String::new();
    for (is_heading, pieces) in lines {
        if is_heading {
            let heading = Sentence {
                section: String::new(),
                is_heading: true,
                pieces: joined(pieces),
            };
            section = heading.words();
            sentences.push(heading);
            continue;
        }
        let mut open = Vec::new();
        let mut end = |open: &mut Vec<Piece>| {
            let pieces = joined(std::mem::take(open));
            if !pieces.is_empty() {
                let section = section.clone();
                sentences.push(Sentence {
                    section,
                    is_heading: false,
                    pieces,
                });
            }
        };
        for piece in pieces {
            let Piece::Words(words) = &piece else {
                open.push(piece);
                continue;
            };
            let ended = words.split_inclusive(ENDS);
            for part in ended {
                open.push(Piece::Words(part.to_owned()));
                if part.ends_with(ENDS) {
                    end(&mut open);
                }
            }
        }
        end(&mut open);
    }
    sentences
}

/// Words that touch become one piece, whatever their type; empty ones vanish.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (_, Piece::Words(words)) if words.is_empty() => {}
            (Some(Piece::Words(before)), Piece::Words(words)) => before.push_str(&words),
            (_, piece) => out.push(piece),
        }
    }
    out
}
