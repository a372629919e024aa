//! Figures of tables that are told together: all those of one row or of one column.

use crate::message::Message;
use crate::redraft::CellWords;
use std::collections::HashMap;

/// Figures that are told in one piece.
pub enum Told<'a, T> {
    /// One by itself.
    One(&'a T),
    /// Those of a row, or of a column.
    Line(Line<'a, T>),
}

/// The figures of a row or a column.
pub struct Line<'a, T> {
    /// `row` or `column`, for the wordings.
    pub what: &'static str,
    /// What the table is called.
    pub table: &'a str,
    /// What the row or the column is called.
    pub name: &'a str,
    /// Its figures; never none.
    pub figures: Vec<&'a T>,
}

/// Fewer are told one by one.
const FEW: usize = 3;

type Key<'a> = (&'static str, &'a str, &'a str);

/// The figures in their order, those of one row or one column of a table together: of the
/// row where more of the others stand in it than in the column.
pub fn together<'a, T>(
    figures: &[&'a T],
    cell: impl Fn(&'a T) -> Option<&'a CellWords>,
) -> Vec<Told<'a, T>> {
    let keys = |figure: &'a T| -> Option<[Key<'a>; 2]> {
        let cell = cell(figure)?;
        let row: Key<'a> = ("row", &cell.table, &cell.row);
        Some([row, ("column", &cell.table, &cell.column)])
    };
    let mut counts: HashMap<Key<'a>, usize> = HashMap::new();
    for key in figures.iter().filter_map(|figure| keys(figure)).flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let line = |figure: &'a T| -> Option<Key<'a>> {
        let [row, column] = keys(figure)?;
        let key = match counts[&row] >= counts[&column] {
            true => row,
            false => column,
        };
        (counts[&key] >= FEW && !key.2.is_empty()).then_some(key)
    };
    let mut told: Vec<Told<'a, T>> = Vec::new();
    let mut places: HashMap<Key<'a>, usize> = HashMap::new();
    for figure in figures {
        let Some(key) = line(figure) else {
            told.push(Told::One(figure));
            continue;
        };
        let at = *places.entry(key).or_insert(told.len());
        match told.get_mut(at) {
            Some(Told::Line(line)) => line.figures.push(figure),
            _ => told.push(Told::Line(Line {
                what: key.0,
                table: key.1,
                name: key.2,
                figures: vec![figure],
            })),
        }
    }
    told
}

impl<T> Line<'_, T> {
    /// What is said of it: which row or column, how many figures, and what to do about
    /// what became of them.
    pub fn message(&self, outcome: &str) -> Message {
        Message::new("cells-line")
            .text("what", self.what)
            .text("table", self.table)
            .text("name", self.name)
            .text("outcome", outcome)
            .number("count", self.figures.len())
    }
}

/// What is said once of all figures that compare with a year whose data are gone.
pub fn without_last_year(year: i32, count: usize) -> Message {
    Message::new("cells-no-last-year")
        .text("year", (year - 1).to_string())
        .number("count", count)
}
