//! Pipe tables, padded so that the raw text can be read as a table.

use super::escape::Place;
use super::inlines;
use super::marks::plain;
use crate::export::heading_rows::flattened;
use crate::report::document::{Align, Cell, Table};
use unicode_width::UnicodeWidthStr;

/// The table, which must have columns, with one heading row; numbers stand at the right.
pub fn pipe(table: &Table) -> String {
    let texts = |row: &[Cell]| -> Vec<String> {
        (0..table.columns.len())
            .map(|c| row.get(c).map(text).unwrap_or_default())
            .collect()
    };
    let header = texts(&flattened(table));
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| texts(row)).collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|c| {
            let cells = rows
                .iter()
                .chain([&header])
                .map(|row| plain(&row[c]).width());
            // Three is the least a line of dashes with its colons needs.
            cells.max().unwrap_or(0).max(3)
        })
        .collect();
    let aligns: Vec<Align> = table.columns.iter().map(|c| c.align).collect();
    let mut lines = vec![line(&header, &widths, &aligns), rule(&widths, &aligns)];
    lines.extend(rows.iter().map(|row| line(row, &widths, &aligns)));
    lines.join("\n")
}

fn text(cell: &Cell) -> String {
    inlines(cell, Place::Cell).trim().to_owned()
}

fn line(cells: &[String], widths: &[usize], aligns: &[Align]) -> String {
    let padded: Vec<String> = cells
        .iter()
        .zip(widths)
        .zip(aligns)
        .map(|((cell, width), align)| pad(cell, *width, *align))
        .collect();
    format!("| {} |", padded.join(" | "))
}

/// Pads to a display width in columns of a terminal, where a Chinese character is two wide.
fn pad(text: &str, width: usize, align: Align) -> String {
    let room = width.saturating_sub(plain(text).width());
    let left = match align {
        Align::Left => 0,
        Align::Center => room / 2,
        Align::Right => room,
    };
    format!("{}{text}{}", " ".repeat(left), " ".repeat(room - left))
}

fn rule(widths: &[usize], aligns: &[Align]) -> String {
    let dashes: Vec<String> = widths
        .iter()
        .zip(aligns)
        .map(|(&width, align)| match align {
            Align::Left => "-".repeat(width),
            Align::Center => format!(":{}:", "-".repeat(width - 2)),
            Align::Right => format!("{}:", "-".repeat(width - 1)),
        })
        .collect();
    format!("| {} |", dashes.join(" | "))
}
