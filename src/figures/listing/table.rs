//! Figures as a table for people: columns aligned by the width of what is shown, where a
//! Chinese character is as wide as two Latin ones.

use crate::figures::{Figures, Form};
use crate::i18n::Words;
use unicode_width::UnicodeWidthStr;

/// A value longer than this (a list of policies) is cut in the table; JSON has it whole.
const VALUE_WIDTH: usize = 40;

/// All figures of the whole bureau, one line each.
pub fn table(figures: &Figures, words: &Words) -> String {
    let header = [
        words.text("figures-id"),
        words.text("figures-label"),
        words.text("figures-value"),
        words.text("figures-unit"),
        words.text("figures-share"),
    ];
    let mut rows = vec![header];
    for figure in figures.whole() {
        let text = figure.text(Form::Text);
        rows.push([
            figure.id.clone(),
            figures.told(figure),
            text.map_or_else(|| "—".to_owned(), |t| cut(&t)),
            figure.unit.clone().unwrap_or_default(),
            figure.text(Form::Share).unwrap_or_default(),
        ]);
    }
    let width = |column: usize| rows.iter().map(|r| r[column].width()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let blank = " ".repeat(widths[column].saturating_sub(cell.width()));
            // Numbers stand at the right, words at the left.
            let number = matches!(column, 2 | 4);
            line.push_str(&if number {
                format!("{blank}{cell}")
            } else {
                format!("{cell}{blank}")
            });
            line.push_str("  ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn cut(text: &str) -> String {
    if text.width() <= VALUE_WIDTH {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if short.width() + 2 >= VALUE_WIDTH {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}
