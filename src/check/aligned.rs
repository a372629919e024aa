//! Columns of text for a terminal, where a Chinese character is as wide as two Latin ones.

use unicode_width::UnicodeWidthStr;

/// Where a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One line a row, cells parted by two blanks. A column with nothing in any row below the
/// first is left out.
pub fn lines(sides: &[Side], rows: &[Vec<String>]) -> Vec<String> {
    let used = |column: &usize| {
        let below = rows.iter().skip(1).filter_map(|row| row.get(*column));
        below.into_iter().any(|cell| !cell.is_empty())
    };
    let columns: Vec<usize> = (0..sides.len()).filter(used).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(|c| width(*c)).collect();
    rows.iter()
        .map(|row| {
            let cells: Vec<String> = columns
                .iter()
                .zip(&widths)
                .map(|(column, width)| {
                    let cell = row.get(*column).map_or("", String::as_str);
                    let blank = " ".repeat(width.saturating_sub(cell.width()));
                    match sides[*column] {
                        Side::Left => format!("{cell}{blank}"),
                        Side::Right => format!("{blank}{cell}"),
                    }
                })
                .collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect()
}
