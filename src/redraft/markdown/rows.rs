//! Rows that the data would add to the tables of a Markdown draft, or take from them: told,
//! not made, for the tables of a text have no other order than the writer's.

use super::cells::{cells, is_rule};
use super::draft::unmarked;
use crate::export::markdown::Piece;
use crate::figures::FigureRef;
use crate::redraft::outcome::{Left, TableChange};
use std::collections::HashSet;

/// A table: its heading, and its rows by their first figure.
struct Table {
    heading: String,
    caption: String,
    rows: Vec<(Option<FigureRef>, String)>,
}

/// The tables whose rows are others.
pub fn changes(old: &[Piece], new: &[Piece]) -> Vec<TableChange> {
    let (old, new) = (tables(old), tables(new));
    let mut changes = Vec::new();
    for table in &old {
        let same =
            |other: &&Table| other.heading == table.heading && other.caption == table.caption;
        let Some(other) = new.iter().find(same) else {
            continue;
        };
        let without = |rows: &Table, others: &Table| -> Vec<String> {
            let others = others.rows.iter().map(|(figure, _)| figure);
            let others: HashSet<&Option<FigureRef>> = others.collect();
            let gone = rows.rows.iter().filter(|row| !others.contains(&row.0));
            gone.map(|(_, name)| name.clone()).collect()
        };
        let (missing, surplus) = (without(other, table), without(table, other));
        if !missing.is_empty() || !surplus.is_empty() {
            changes.push(TableChange {
                id: String::new(),
                caption: table.caption.clone(),
                missing,
                surplus,
                stale: 0,
                why: Left::Markdown,
            });
        }
    }
    changes
}

fn tables(pieces: &[Piece]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut caption = String::new();
    let mut is_open = false;
    for (text, figures) in lines(pieces) {
        let Some(row) = cells(&text) else {
            is_open = false;
            if !text.trim().is_empty() {
                caption = unmarked(&text);
            }
            continue;
        };
        if is_rule(&text) {
            continue;
        }
        let names: Vec<String> = row
            .iter()
            .map(|cell| unmarked(&text[cell.clone()]))
            .collect();
        match tables.last_mut() {
            Some(table) if is_open => {
                let name = names.first().cloned().unwrap_or_default();
                table.rows.push((figures.into_iter().next(), name));
            }
            _ => tables.push(Table {
                heading: names.join("|"),
                caption: caption.clone(),
                rows: Vec::new(),
            }),
        }
        is_open = true;
    }
    tables
}

/// Each line with its figures.
pub fn lines(pieces: &[Piece]) -> Vec<(String, Vec<FigureRef>)> {
    let mut lines = vec![(String::new(), Vec::new())];
    for piece in pieces {
        for (index, part) in piece.raw().split('\n').enumerate() {
            if index > 0 {
                lines.push((String::new(), Vec::new()));
            }
            if let Some(line) = lines.last_mut() {
                line.0.push_str(part);
                if let (Piece::Figure { figure, .. }, 0) = (piece, index) {
                    line.1.push(figure.clone());
                }
            }
        }
    }
    lines
}
