//! Figures placed in tables: by the table's heading, the row's first cell and the column.

use super::align::{Aligned, Placed};
use super::paper::{Line, Paper};
use super::pattern::{matches, pattern};
use super::reference::{RefTable, Reference};
use super::token::{Kind, Token, tokens};
pub use crate::redraft::spelling::squeezed;
use crate::report::document::{Inline, plain_text};
use std::collections::BTreeMap;

/// A table of the draft: rows, cells, lines of each cell.
type Grid = BTreeMap<usize, BTreeMap<usize, Vec<usize>>>;

/// How sure a place must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    /// Sure enough to say that a number differs. Tables with one heading, and rows of one
    /// name, are told apart by their order.
    Told,
    /// Sure enough to write over it: one table of this heading, one row of this name, as
    /// many cells, and in the cell a number and nothing else.
    Written,
}

/// Places the figures of the report's tables in those of a draft.
pub fn place(paper: &Paper, reference: &Reference, sure: Sure, aligned: &mut Aligned) {
    let mut grids: BTreeMap<usize, Grid> = BTreeMap::new();
    for (index, line) in paper.lines.iter().enumerate() {
        if let Some((table, row, cell)) = line.cell {
            let rows = grids.entry(table).or_default();
            let cells = rows.entry(row).or_default();
            cells.entry(cell).or_default().push(index);
        }
    }
    let heads = |grid: &Grid, wanted: &RefTable| -> Option<usize> {
        let head = |rows: usize| -> String {
            let cells = grid.iter().take(rows).flat_map(|(_, cells)| cells.values());
            cells.map(|lines| cell_words(paper, lines)).collect()
        };
        let [word, markdown] = &wanted.headings;
        match () {
            () if head(wanted.header_rows) == squeezed(word) => Some(wanted.header_rows),
            () if head(1) == squeezed(markdown) => Some(1),
            () => None,
        }
    };
    let found: Vec<Vec<(usize, usize)>> = (reference.tables.iter())
        .map(|wanted| {
            let fits = |(table, grid): (&usize, &Grid)| Some((*table, heads(grid, wanted)?));
            grids.iter().filter_map(fits).collect()
        })
        .collect();
    for (index, wanted) in reference.tables.iter().enumerate() {
        // Tables with one heading are told apart by their order, if there are as many.
        let sisters: Vec<usize> = (0..found.len())
            .filter(|i| found[*i] == found[index])
            .collect();
        let is_one = sisters.len() == 1 || sure == Sure::Told;
        if sisters.len() != found[index].len() || !is_one {
            continue;
        }
        let at = sisters.iter().position(|i| *i == index).unwrap_or(0);
        let (table, header_rows) = found[index][at];
        let grid = (&grids[&table], header_rows);
        rows(paper, grid, wanted, sure, aligned);
    }
}

/// Pairs the rows by their first cells.
fn rows(
    paper: &Paper,
    (grid, header_rows): (&Grid, usize),
    wanted: &RefTable,
    sure: Sure,
    aligned: &mut Aligned,
) {
    let said = aligned;
    for cells in grid.values().take(header_rows) {
        for line in cells.values().flatten() {
            say_all(paper, *line, said);
        }
    }
    let name = |cells: &BTreeMap<usize, Vec<usize>>| match cells.get(&0) {
        Some(lines) => cell_words(paper, lines),
        None => String::new(),
    };
    let body: Vec<&BTreeMap<usize, Vec<usize>>> = grid.values().skip(header_rows).collect();
    let names: Vec<String> = body.iter().map(|cells| name(cells)).collect();
    let first = |row: &Vec<_>| row.first().map(|cell: &Vec<_>| squeezed(&plain_text(cell)));
    let wanted_names: Vec<String> = (wanted.rows.iter())
        .map(|row| first(row).unwrap_or_default())
        .collect();
    for (index, row) in wanted.rows.iter().enumerate() {
        let of = |names: &[String]| -> Vec<usize> {
            let same = names.iter().enumerate();
            let same = same.filter(|(_, n)| **n == wanted_names[index] && !n.is_empty());
            same.map(|(at, _)| at).collect()
        };
        let (ours, theirs) = (of(&names), of(&wanted_names));
        if ours.len() != theirs.len() || (sure == Sure::Written && ours.len() != 1) {
            continue;
        }
        let Some(at) = theirs.iter().position(|i| *i == index) else {
            continue;
        };
        let cells = body[ours[at]];
        // With cells joined, the number in this column may be another's.
        let count = cells.last_key_value().map_or(0, |(last, _)| last + 1);
        if sure == Sure::Written && count != row.len() {
            continue;
        }
        for (column, cell) in row.iter().enumerate() {
            let lines = cells.get(&column).map(Vec::as_slice).unwrap_or_default();
            let words = [
                wanted.caption.as_str(),
                &plain_text(row.first().unwrap_or(cell)),
                wanted.columns.get(column).map_or("", String::as_str),
            ];
            let place = words.iter().filter(|word| !word.is_empty()).copied();
            let place = place.collect::<Vec<_>>().join(" / ");
            // What a person has put into several paragraphs is no cell of the report.
            if let [line] = lines
                && (sure == Sure::Told || is_number(&paper.lines[*line].text, cell))
            {
                cell_figures(paper, *line, cell, &place, said);
            }
        }
    }
}

/// Whether a cell is a number, where the report has one of the same kind.
fn is_number(text: &str, cell: &[Inline]) -> bool {
    let number = |text: &str| match tokens(text).as_slice() {
        [token] => token.number().map(|number| number.percent),
        _ => None,
    };
    let [Inline::Figure { text: data, .. }] = cell else {
        return false;
    };
    number(text).is_some_and(|percent| number(data) == Some(percent))
}

/// A cell that is a figure and nothing else is that figure whatever it reads; one with
/// words must have the words.
fn cell_figures(paper: &Paper, line: usize, cell: &[Inline], place: &str, aligned: &mut Aligned) {
    let text = &paper.lines[line].text;
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    if let [Inline::Figure { figure, text, .. }] = cell {
        aligned.placed.push(Placed {
            figure: figure.clone(),
            data: text.clone(),
            line,
            range: start..start + trimmed.len(),
            cell: Some(place.to_owned()),
        });
        return;
    }
    let (pieces, tokens) = (pattern(cell), tokens(text));
    let Some(found) = matches(&pieces, &tokens) else {
        return;
    };
    for (piece, range) in &found {
        if let Some(slot) = pieces[*piece].slot() {
            aligned.placed.push(Placed {
                figure: slot.figure.clone(),
                data: slot.text.clone(),
                line,
                range: tokens[range.start].range.start..tokens[range.end - 1].range.end,
                cell: Some(place.to_owned()),
            });
        }
    }
    let said = aligned.said.entry(line).or_default();
    let numbers = tokens.iter().enumerate().filter(|(at, token)| {
        !matches!(token.kind, Kind::Char(_)) && !found.iter().any(|(_, r)| r.contains(at))
    });
    said.extend(numbers.map(|(_, token)| token.range.clone()));
}

/// The numbers of a heading that is the report's are the template's own.
fn say_all(paper: &Paper, line: usize, aligned: &mut Aligned) {
    let tokens: Vec<Token> = tokens(&paper.lines[line].text);
    let numbers = tokens
        .into_iter()
        .filter(|t| !matches!(t.kind, Kind::Char(_)));
    let said = aligned.said.entry(line).or_default();
    said.extend(numbers.map(|token| token.range));
}

fn cell_words(paper: &Paper, lines: &[usize]) -> String {
    let text = |line: &usize| -> &Line { &paper.lines[*line] };
    lines
        .iter()
        .map(|line| squeezed(&text(line).text))
        .collect()
}
