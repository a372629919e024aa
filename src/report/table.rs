//! Tables: a cell without its figure reads —, a row or a table without any goes.

use super::document::{Cell, Column, Inline, Table};
use super::markdown::{Pieces, RawTable};
use super::marker::{FigureUse, Use};
use super::omission::OmissionKind;
use super::prune::{self, Cut, figure};
use std::collections::BTreeMap;

/// What a cell without its figure reads.
const DASH: &str = "—";

/// The table without what cannot be said, and what was left out. `name` is what the
/// table is called in messages.
pub fn prune(raw: &RawTable, name: &str, uses: &[Use]) -> (Option<Table>, Vec<Cut>) {
    let mut cuts = Vec::new();
    let mut rows = Vec::with_capacity(raw.rows.len());
    let mut dashes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in &raw.rows {
        let null = nulls(row, uses);
        let stated = row.iter().flat_map(figures);
        let stated = stated.filter(|u| figure(uses, *u).is_some_and(|f| !f.is_setting()));
        let mut stated = stated.peekable();
        let has_figures = stated.peek().is_some();
        let unsaid = |index: &usize| figure(uses, *index).is_some_and(FigureUse::goes_unsaid);
        let (null, of_last): (Vec<usize>, Vec<usize>) = null.into_iter().partition(|u| !unsaid(u));
        if has_figures && stated.all(|u| null.contains(&u) || of_last.contains(&u)) {
            if null.is_empty() {
                continue;
            }
            let cells = row.iter().map(|cell| prune::shown_pieces(cell, uses));
            cuts.push(Cut {
                kind: OmissionKind::Row,
                text: cells.collect::<Vec<_>>().join(" | "),
                uses: null,
            });
            continue;
        }
        for index in null {
            let id = figure(uses, index).map(|used| used.figure.id.clone());
            dashes
                .entry(id.unwrap_or_default())
                .or_default()
                .push(index);
        }
        rows.push(row.iter().map(|cell| self::cell(cell, uses)).collect());
    }
    if rows.is_empty() {
        // Said once for the whole table, not once a row.
        let uses: Vec<usize> = cuts.into_iter().flat_map(|cut| cut.uses).collect();
        let kind = OmissionKind::Table;
        let text = name.to_owned();
        let cut = (!uses.is_empty()).then_some(Cut { kind, text, uses });
        return (None, cut.into_iter().collect());
    }
    cuts.extend(dashes.into_values().map(|uses| Cut {
        kind: OmissionKind::Cells(uses.len()),
        text: name.to_owned(),
        uses: uses.into_iter().take(1).collect(),
    }));
    let header = raw.header.iter().map(|c| cell(c, uses)).collect();
    let table = Table {
        id: String::new(),
        caption: Vec::new(),
        columns: raw.aligns.iter().map(|&align| Column { align }).collect(),
        header: rows_of(header),
        rows,
    };
    (Some(table), cuts)
}

/// A header whose cells read `学历：大学本科` is one of two rows, in which neighbours of
/// one group share a cell.
fn rows_of(header: Vec<Cell>) -> Vec<Vec<Cell>> {
    let divided: Vec<Option<(Cell, Cell)>> = header.iter().map(divide).collect();
    if divided.iter().all(Option::is_none) {
        return vec![header];
    }
    let rows = divided.into_iter().zip(header);
    let (above, below) = rows
        .map(|(divided, whole)| divided.unwrap_or((whole, Vec::new())))
        .unzip();
    vec![above, below]
}

/// What stands before and after the first `：`, if there is something on both sides.
fn divide(cell: &Cell) -> Option<(Cell, Cell)> {
    let (at, before, after) = cell
        .iter()
        .enumerate()
        .find_map(|(i, inline)| match inline {
            Inline::Text { text, strong } => {
                let (before, after) = text.split_once('：')?;
                let part = |text: &str| Inline::Text {
                    text: text.to_owned(),
                    strong: *strong,
                };
                Some((i, part(before), part(after)))
            }
            Inline::Figure { .. } => None,
        })?;
    let says = |inline: &Inline| !inline.as_str().is_empty();
    let above: Cell = cell[..at]
        .iter()
        .cloned()
        .chain([before])
        .filter(says)
        .collect();
    let rest = cell[at + 1..].iter().cloned();
    let below: Cell = std::iter::once(after).chain(rest).filter(says).collect();
    (!above.is_empty() && !below.is_empty()).then_some((above, below))
}

/// The words of the header, to name a table without a caption.
pub fn first_words(raw: &RawTable, uses: &[Use]) -> String {
    let cells = raw
        .header
        .iter()
        .map(|cell| prune::shown_pieces(cell, uses));
    cells.collect::<Vec<_>>().join(" | ")
}

fn figures(cell: &Pieces) -> impl Iterator<Item = usize> + '_ {
    cell.iter().filter_map(|piece| match piece.kind {
        super::markdown::PieceKind::Figure(index) => Some(index),
        _ => None,
    })
}

fn nulls(row: &[Pieces], uses: &[Use]) -> Vec<usize> {
    let all = row.iter().flat_map(figures);
    all.filter(|u| figure(uses, *u).is_some_and(|used| used.text.is_none()))
        .collect()
}

/// A cell without its figure keeps the figure's identity, so that a later redraft can
/// put the number in.
fn cell(pieces: &Pieces, uses: &[Use]) -> Cell {
    let null = figures(pieces).find_map(|u| figure(uses, u).filter(|used| used.text.is_none()));
    match null {
        Some(used) => vec![Inline::Figure {
            figure: used.figure.clone(),
            text: DASH.into(),
            strong: pieces.iter().any(|piece| piece.strong),
        }],
        None => prune::whole(pieces, uses),
    }
}
