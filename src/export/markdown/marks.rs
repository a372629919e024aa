//! Where the figures stand in the Markdown: signs around each while it is being written,
//! taken out at the end.
//!
//! The signs are non-characters of Unicode (U+FDD0 to U+FDEF), which [`clean`] takes out of
//! all text before, so that none can come from the data. Whatever looks at characters to
//! decide on markup looks past them: the text comes out the same with and without.

use crate::export::text::clean;
use crate::figures::FigureRef;
use crate::report::document::{Document, Inline};

/// Opens a figure; its number follows in [`DIGITS`], then [`TEXT`].
const OPEN: char = '\u{FDD0}';
const TEXT: char = '\u{FDD1}';
/// In the place of [`TEXT`] where the bar of a figure is drawn.
const BAR: char = '\u{FDD3}';
const CLOSE: char = '\u{FDD2}';
/// The digit 0 of numbers written in eights; seven more follow it.
const DIGITS: u32 = 0xFDE0;

/// A piece of the Markdown as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words and markup.
    Words(String),
    /// A figure, in the form in which it stands in the file.
    Figure {
        /// Which figure, whose, in which form.
        figure: FigureRef,
        /// How it is printed, without markup.
        text: String,
        /// How it stands in the file, with its backslashes and stars.
        raw: String,
    },
    /// The bar drawn for a figure in a chart.
    Bar {
        /// The figure.
        figure: FigureRef,
        /// The bar; empty for a 0.
        raw: String,
    },
}

impl Piece {
    /// How it stands in the file.
    pub fn raw(&self) -> &str {
        match self {
            Piece::Words(raw) | Piece::Figure { raw, .. } | Piece::Bar { raw, .. } => raw,
        }
    }
}

/// Whether a character is one of the signs.
pub fn is_sign(c: char) -> bool {
    ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

/// The text without signs.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_sign(*c)).collect()
}

/// The document with clean text, and signs around its figures.
pub fn marked(document: &Document) -> (Document, Vec<(FigureRef, String)>) {
    let mut document = document.clone();
    let mut figures = Vec::new();
    document.each_inline(&mut |inline| match inline {
        Inline::Text { text, .. } => *text = clean(text),
        Inline::Figure { figure, text, .. } => {
            let printed = clean(text);
            let mut out = OPEN.to_string();
            let octal = format!("{:o}", figures.len());
            let digits = octal.chars().filter_map(|c| c.to_digit(8));
            out.extend(digits.filter_map(|digit| char::from_u32(DIGITS + digit)));
            out.push(TEXT);
            out.push_str(&printed);
            out.push(CLOSE);
            *text = out;
            figures.push((figure.clone(), printed));
        }
    });
    (document, figures)
}

/// A bar with the signs of the figure it is drawn for.
pub fn bar(value: &str, drawn: &str) -> String {
    match value.split_once(TEXT) {
        Some((opened, _)) => format!("{opened}{BAR}{drawn}{CLOSE}"),
        None => drawn.to_owned(),
    }
}

/// The marked Markdown taken apart.
pub fn pieces(marked: &str, figures: &[(FigureRef, String)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, part) in marked.split(OPEN).enumerate() {
        let figure = (index > 0).then(|| figure(part, figures)).flatten();
        let rest = match figure {
            None => part,
            Some((figure, rest)) => {
                pieces.push(figure);
                rest
            }
        };
        let words = plain(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
    }
    pieces
}

/// The figure at the beginning of a part, and what comes after it.
fn figure<'a>(part: &'a str, figures: &[(FigureRef, String)]) -> Option<(Piece, &'a str)> {
    let (opened, rest) = part.split_once(CLOSE)?;
    let (number, raw) = opened.split_once([TEXT, BAR])?;
    let is_bar = opened.contains(BAR);
    let digits = number
        .chars()
        .map(|c| u32::from(c).wrapping_sub(DIGITS) as usize);
    let (figure, text) = figures.get(digits.fold(0, |all, digit| all * 8 + digit))?;
    let (figure, raw) = (figure.clone(), plain(raw));
    let piece = match is_bar {
        true => Piece::Bar { figure, raw },
        false => Piece::Figure {
            figure,
            text: text.clone(),
            raw,
        },
    };
    Some((piece, rest))
}
