//! What the data say, as text and in bars.

use crate::export::markdown::Piece;
use crate::export::text::clean;
use crate::figures::{FigureRef, Figures, Printed};
use std::collections::HashMap;

/// The figures of a report that would be written now.
pub struct Wanted<'a> {
    figures: &'a Figures,
    texts: HashMap<&'a FigureRef, &'a str>,
    bars: HashMap<&'a FigureRef, &'a str>,
}

/// What a cell without its figure reads.
const DASH: &str = "—";

impl<'a> Wanted<'a> {
    /// From the data, and a report of them.
    pub fn new(figures: &'a Figures, fresh: &'a [Piece]) -> Self {
        let (mut texts, mut bars) = (HashMap::new(), HashMap::new());
        for piece in fresh {
            match piece {
                Piece::Figure { figure, text, .. } => drop(texts.insert(figure, text.as_str())),
                Piece::Bar { figure, raw } => drop(bars.insert(figure, raw.as_str())),
                Piece::Words(_) => {}
            }
        }
        Wanted {
            figures,
            texts,
            bars,
        }
    }

    /// The text of a figure; `None` where the data say nothing.
    pub fn text(&self, figure: &FigureRef, was: &str) -> Option<String> {
        if let Some(text) = self.texts.get(figure) {
            return Some((*text).to_owned());
        }
        if let Ok(Printed::Text(text)) = self.figures.print(figure) {
            return Some(clean(&text));
        }
        (was == DASH).then(|| DASH.to_owned())
    }

    /// The bar of a figure.
    pub fn bar(&self, figure: &FigureRef) -> Option<&'a str> {
        self.bars.get(figure).copied()
    }
}
