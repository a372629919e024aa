//! Figures as a table for people: columns aligned by the width of what is shown, where a
//! Chinese character is as wide as two Latin ones.

use crate::figures::{Figure, Figures, Form, Scope};
use crate::i18n::Words;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

/// A value longer than this (a list of policies) is cut in the table; JSON has it whole.
const VALUE_WIDTH: usize = 40;

/// All figures of the whole bureau, one line each.
pub fn table(figures: &Figures, words: &Words) -> String {
    let mut keys = vec![
        "figures-id",
        "figures-label",
        "figures-value",
        "figures-unit",
        "figures-share",
    ];
    if figures.last().is_some() {
        keys.extend(LAST_YEAR);
    }
    let mut rows: Vec<Vec<String>> = vec![keys.iter().map(|key| words.text(key)).collect()];
    for figure in figures.whole() {
        let text = figure.text(Form::Text);
        let mut row = vec![
            figure.id.clone(),
            figures.told(figure),
            text.map_or_else(|| "—".to_owned(), |t| cut(&t)),
            figure.unit.clone().unwrap_or_default(),
            figure.text(Form::Share).unwrap_or_default(),
        ];
        if figures.last().is_some() {
            row.extend(last_year(figures, figure));
        }
        rows.push(row);
    }
    let width = |column: usize| rows.iter().map(|r| r[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..keys.len()).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let blank = " ".repeat(widths[column].saturating_sub(cell.width()));
            // Numbers stand at the right, words at the left.
            let number = matches!(column, 2 | 4..);
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

/// What the table says of last year.
const LAST_YEAR: [&str; 4] = [
    "figures-last",
    "figures-change",
    "figures-change-percent",
    "figures-share-change",
];

/// Last year's value, the change, and the changes in per cent and in per cent points; where
/// there is nothing to compare, a dash.
fn last_year(figures: &Figures, figure: &Figure) -> [String; 4] {
    let Some(compared) = figures.compared(&Scope::Whole, &figure.id) else {
        return Default::default();
    };
    let dash = || "—".to_owned();
    let signed = |number: Option<Decimal>, sign: &str| match number {
        Some(number) if number > Decimal::ZERO => format!("+{number}{sign}"),
        Some(number) => format!("{number}{sign}"),
        None => dash(),
    };
    let last = compared.last.and_then(|last| last.text(Form::Text));
    let points = match figure.share_of {
        Some(_) => signed(compared.share_change, ""),
        None => String::new(),
    };
    [
        last.map_or_else(dash, |text| cut(&text)),
        signed(compared.change, ""),
        signed(compared.percent, "%"),
        points,
    ]
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
