//! Which cells of a table's heading rows belong together.
//!
//! The model has no merged cells: every heading row is as long as the table is wide. In
//! a heading of several rows, an empty cell or one that repeats its neighbour says
//! "as before". This file turns that into spans, for Word to merge and for Markdown,
//! which has one heading row, to flatten.

use crate::report::document::{Cell, Inline, Table, plain_text};

/// One place in the grid of the heading rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A cell begins here and covers `columns` × `rows` places.
    Start {
        /// Width in columns, at least 1.
        columns: usize,
        /// Height in rows, at least 1.
        rows: usize,
    },
    /// Covered by the cell to the left in the same row.
    Left,
    /// The leftmost place, in a lower row, of a cell `columns` wide that began above.
    Above {
        /// Width in columns of the cell that began above.
        columns: usize,
    },
}

/// The grid of a table's heading rows, row by row, each as long as the table has columns.
pub fn places(table: &Table) -> Vec<Vec<Place>> {
    let width = table.columns.len();
    let texts: Vec<Vec<String>> = table
        .header
        .iter()
        .map(|row| (0..width).map(|c| cell_text(row, c)).collect())
        .collect();
    let joins_left = joins_left(&texts, width);
    let mut grid: Vec<Vec<Place>> = Vec::with_capacity(texts.len());
    for (r, row) in texts.iter().enumerate() {
        let mut line = Vec::with_capacity(width);
        for c in 0..width {
            let columns = 1
                + (c + 1..width)
                    .take_while(|&next| joins_left[r][next])
                    .count();
            line.push(if joins_left[r][c] {
                Place::Left
            } else if r > 0 && goes_on(row, &texts[r - 1], &grid[r - 1], c, columns) {
                Place::Above { columns }
            } else {
                Place::Start { columns, rows: 1 }
            });
        }
        grid.push(line);
    }
    count_rows(&mut grid);
    grid
}

/// The heading of each column in one line: its texts from top to bottom, joined by `：`.
pub fn flattened(table: &Table) -> Vec<Cell> {
    let grid = places(table);
    (0..table.columns.len())
        .map(|column| {
            let mut heading: Cell = Vec::new();
            for (r, row) in grid.iter().enumerate() {
                // A covered place says what the cell says that covers it.
                let start = (0..=column)
                    .rev()
                    .find(|&c| row[c] != Place::Left)
                    .unwrap_or(column);
                if !matches!(row[start], Place::Start { .. }) {
                    continue;
                }
                let Some(cell) = table.header[r].get(start) else {
                    continue;
                };
                if plain_text(cell).is_empty() {
                    continue;
                }
                if !heading.is_empty() {
                    heading.push(Inline::text("："));
                }
                heading.extend(cell.iter().cloned());
            }
            heading
        })
        .collect()
}

fn cell_text(row: &[Cell], column: usize) -> String {
    row.get(column).map(|c| plain_text(c)).unwrap_or_default()
}

/// For each place whether it belongs to the cell on its left. The lowest row never joins:
/// every column keeps a heading of its own.
fn joins_left(texts: &[Vec<String>], width: usize) -> Vec<Vec<bool>> {
    let mut joins = vec![vec![false; width]; texts.len()];
    for r in 0..texts.len().saturating_sub(1) {
        for c in 1..width {
            let (here, left) = (&texts[r][c], &texts[r][c - 1]);
            let named_below = texts[r + 1..].iter().any(|row| !row[c].is_empty());
            let same = (here.is_empty() && named_below) || (!here.is_empty() && here == left);
            // A group cannot reach over the edge of the group above it.
            joins[r][c] = same && (r == 0 || joins[r - 1][c] || texts[r - 1][c].is_empty());
        }
    }
    joins
}

/// Whether the cell at `column` goes on the cell above it, which must be as wide.
fn goes_on(
    row: &[String],
    above: &[String],
    above_places: &[Place],
    column: usize,
    columns: usize,
) -> bool {
    let as_wide = match above_places[column] {
        Place::Start { columns: c, .. } | Place::Above { columns: c } => c == columns,
        Place::Left => false,
    };
    as_wide && (row[column].is_empty() || row[column] == above[column])
}

fn count_rows(grid: &mut [Vec<Place>]) {
    for r in 0..grid.len() {
        for c in 0..grid[r].len() {
            let below = grid[r + 1..]
                .iter()
                .take_while(|row| matches!(row[c], Place::Above { .. }))
                .count();
            if let Place::Start { rows, .. } = &mut grid[r][c] {
                *rows = 1 + below;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Align, Column};

    fn table(header: &[&[&str]]) -> Table {
        Table {
            id: "t".into(),
            caption: vec![],
            columns: vec![
                Column {
                    align: Align::Right
                };
                header[0].len()
            ],
            header: header
                .iter()
                .map(|row| row.iter().map(|t| vec![Inline::text(*t)]).collect())
                .collect(),
            rows: vec![],
        }
    }

    #[test]
    fn a_single_heading_row_is_left_as_it_is() {
        let grid = places(&table(&[&["单位", "人数", "人数", ""]]));
        assert_eq!(
            grid[0],
            vec![
                Place::Start {
                    columns: 1,
                    rows: 1
                };
                4
            ]
        );
    }

    #[test]
    fn empty_and_repeated_cells_of_two_rows_become_spans() {
        let grid = places(&table(&[
            &["单位", "学历", "", "职称", "职称"],
            &["", "硕士", "本科", "正高", "副高"],
        ]));
        assert_eq!(
            grid[0][0],
            Place::Start {
                columns: 1,
                rows: 2
            }
        );
        assert_eq!(
            grid[0][1],
            Place::Start {
                columns: 2,
                rows: 1
            }
        );
        assert_eq!(grid[0][2], Place::Left);
        assert_eq!(
            grid[0][3],
            Place::Start {
                columns: 2,
                rows: 1
            }
        );
        assert_eq!(grid[1][0], Place::Above { columns: 1 });
        assert_eq!(
            grid[1][4],
            Place::Start {
                columns: 1,
                rows: 1
            }
        );
    }

    #[test]
    fn two_rows_flatten_to_one_line_a_column() {
        let flat = flattened(&table(&[&["单位", "学历", ""], &["", "硕士", "本科"]]));
        let texts: Vec<_> = flat.iter().map(|c| plain_text(c)).collect();
        assert_eq!(texts, ["单位", "学历：硕士", "学历：本科"]);
    }

    #[test]
    fn a_short_heading_row_is_filled_up_not_a_panic() {
        let mut short = table(&[&["单位", "学历", "职称"], &["", "", ""]]);
        short.header[1].truncate(1);
        assert_eq!(places(&short)[1].len(), 3);
    }
}
