//! Charts: a table whose last column is drawn in bars.
//!
//! Every viewer that shows tables shows them, and the raw text can be read; what only some
//! viewers turn into a picture (Mermaid) would be code to all the others.

use super::escape::Place;
use super::marks::{self, plain};
use super::{bold, table};
use crate::report::document::{Align, Bar, Cell, Chart, Column, Inline, Table, plain_text};

/// The longest bar, in characters.
const LONGEST: f64 = 20.0;

/// The table and the caption below it.
pub fn blocks(chart: &Chart) -> Vec<String> {
    let caption = plain_text(&chart.caption);
    vec![
        table::pipe(&drawn(chart)),
        bold(&caption, Place::Line, true, true),
    ]
}

fn drawn(chart: &Chart) -> Table {
    let longest = chart.bars.iter().map(number).fold(0.0, f64::max);
    let cell = |text: String| -> Cell { vec![Inline::text(text)] };
    let column = match chart.unit.as_str() {
        "" => "数值".to_owned(),
        unit => format!("数值（{unit}）"),
    };
    let header = ["类别".to_owned(), column, "图示".to_owned()];
    let rows = chart.bars.iter().map(|bar| {
        vec![
            vec![bar.label.clone()],
            vec![bar.value.clone()],
            cell(marks::bar(
                bar.value.as_str(),
                &drawn_bar(number(bar), longest),
            )),
        ]
    });
    let columns = [Align::Left, Align::Right, Align::Left];
    Table {
        id: chart.id.clone(),
        caption: Vec::new(),
        columns: columns.map(|align| Column { align }).into(),
        header: vec![header.map(cell).into()],
        rows: rows.collect(),
    }
}

/// How long the bar is, past the signs around its figure.
fn number(bar: &Bar) -> f64 {
    plain(bar.value.as_str()).parse().unwrap_or_default()
}

/// A bar as long as its number; what is not 0 shows at least a line.
fn drawn_bar(number: f64, longest: f64) -> String {
    if number <= 0.0 || longest <= 0.0 {
        return String::new();
    }
    match (number / longest * LONGEST).round() as usize {
        0 => "▏".to_owned(),
        length => "█".repeat(length),
    }
}
