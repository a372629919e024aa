//! How wide the columns of a table are, and how large its text.
//!
//! WPS takes the widths from `tblGrid` and nowhere else, so they have to be right here.

use super::heading_lines;
use super::layout::{SIZE_5, SIZE_SMALL_5};
use crate::export::heading_rows::{Place, places};
use crate::report::document::{Align, Cell, Column, Table, plain_text};
use unicode_width::UnicodeWidthStr;

/// Upper and lower margin inside a cell, in twips.
pub const CELL_MARGIN_ABOVE: usize = 50;

/// The measured table.
pub struct Columns {
    /// One width a column, in twips; they add up to the width of the text.
    pub widths: Vec<usize>,
    /// Font size in half points: 5号, or 小5号 where 5号 would break numbers.
    pub size: usize,
}

/// A column of texts is wide enough for this many quarters of a Chinese character before
/// headings of numbers get a single line.
const TEXT: usize = 52;

/// Left and right margin inside a cell, in twips.
pub fn margin(size: usize) -> usize {
    if size < SIZE_5 { 40 } else { 80 }
}

/// Divides `available` twips among the table's columns, in the largest type that fits.
pub fn measure(table: &Table, available: usize) -> Columns {
    let contents = contents(table);
    let size = largest_size(&contents, available);
    divided(&contents, available, size)
}

/// The same in type of this size.
pub fn measure_in(table: &Table, available: usize, size: usize) -> Columns {
    divided(&contents(table), available, size)
}

/// The largest type that fits.
pub fn size(table: &Table, available: usize) -> usize {
    largest_size(&contents(table), available)
}

fn largest_size(contents: &[Content], available: usize) -> usize {
    let least = least_widths(contents, 24, |heading| heading_lines::narrowest(heading, 2));
    let fits = twips(&least, SIZE_5).iter().sum::<usize>() <= available;
    if fits { SIZE_5 } else { SIZE_SMALL_5 }
}

/// What stands in a column: gone over once, however often it is measured.
struct Content {
    align: Align,
    /// The widest cell below the headings, in quarters of a character.
    body: usize,
    /// The headings that stand over this column alone.
    headings: Vec<String>,
}

fn contents(table: &Table) -> Vec<Content> {
    let heading_rows = places(table);
    let column = |(c, column): (usize, &Column)| {
        let alone = heading_rows
            .iter()
            .zip(&table.header)
            .filter(|(line, _)| matches!(line[c], Place::Start { columns: 1, .. }))
            .filter_map(|(_, row)| row.get(c));
        let cells = table.rows.iter().filter_map(|row| row.get(c));
        Content {
            align: column.align,
            body: cells.map(|cell| 2 * width(cell)).max().unwrap_or(0),
            headings: alone.map(|cell| plain_text(cell)).collect(),
        }
    };
    table.columns.iter().enumerate().map(column).collect()
}

fn width(cell: &Cell) -> usize {
    match cell.as_slice() {
        [one] => one.as_str().width(),
        pieces => plain_text(pieces).width(),
    }
}

fn divided(contents: &[Content], available: usize, size: usize) -> Columns {
    let natural = twips(&natural_widths(contents), size);
    let in_lines = |lines: usize| {
        let least = least_widths(contents, 24, |h| heading_lines::narrowest(h, lines));
        twips(&least, size)
    };
    let fitting = [2, 3].into_iter().map(in_lines);
    let mut fitting = fitting.filter(|least| least.iter().sum::<usize>() <= available);
    let widths = match fitting.next() {
        Some(least) => divide(
            &natural,
            &with_texts(contents, least, size, available),
            available,
        ),
        // Headings may stand upright, so that numbers stay whole.
        None => {
            let least = twips(
                &least_widths(contents, 16, |h| (2 * h.width()).min(4)),
                size,
            );
            divide(&in_lines(3), &least, available)
        }
    };
    Columns { widths, size }
}

/// The least widths with the columns of texts wider, as far as there is room: names in one
/// line are worth more than headings in one line.
fn with_texts(
    contents: &[Content],
    least: Vec<usize>,
    size: usize,
    available: usize,
) -> Vec<usize> {
    let wishes: Vec<usize> = (contents.iter())
        .map(|column| match column.align {
            Align::Left => column.body.min(TEXT),
            Align::Center | Align::Right => 0,
        })
        .collect();
    let wishes: Vec<usize> = (twips(&wishes, size).iter().zip(&least))
        .map(|(wish, least)| wish.saturating_sub(*least))
        .collect();
    let spare = available.saturating_sub(least.iter().sum());
    let level = level(&wishes, spare);
    (least.iter().zip(&wishes))
        .map(|(least, wish)| least + (*wish).min(level))
        .collect()
}

/// Quarters of a Chinese character to twips: four are as wide as the type is high.
fn twips(characters: &[usize], size: usize) -> Vec<usize> {
    characters
        .iter()
        .map(|c| c * size * 5 / 2 + 2 * margin(size) + 20)
        .collect()
}

/// The width at which nothing wraps, in quarters of a character.
fn natural_widths(contents: &[Content]) -> Vec<usize> {
    let whole = |column: &Content| column.body.max(widest(column, heading_lines::width));
    contents.iter().map(whole).collect()
}

/// The width below which numbers would break: text may wrap after so many quarters of
/// a character, and a heading is as wide as `heading` says.
fn least_widths(contents: &[Content], text: usize, heading: impl Fn(&str) -> usize) -> Vec<usize> {
    let least = |column: &Content| {
        let body = match column.align {
            Align::Left => column.body.min(text),
            Align::Center | Align::Right => column.body.min(48),
        };
        body.max(widest(column, &heading))
    };
    contents.iter().map(least).collect()
}

/// The widest heading that stands over this column alone.
fn widest(column: &Content, width: impl Fn(&str) -> usize) -> usize {
    let widths = column.headings.iter().map(|heading| width(heading));
    widths.max().unwrap_or(0)
}

/// Every column gets its least, then what it wishes as far as the room goes, short ones
/// first; the widths always add up to `available`, rounding included.
fn divide(natural: &[usize], least: &[usize], available: usize) -> Vec<usize> {
    let (need, least_need) = (natural.iter().sum::<usize>(), least.iter().sum::<usize>());
    let mut widths: Vec<usize> = if need <= available {
        let spare = (available - need) / natural.len().max(1);
        natural.iter().map(|n| n + spare).collect()
    } else if least_need <= available {
        let wishes: Vec<usize> = (natural.iter().zip(least))
            .map(|(n, l)| n.saturating_sub(*l))
            .collect();
        let level = level(&wishes, available - least_need);
        (least.iter().zip(&wishes))
            .map(|(l, wish)| l + (*wish).min(level))
            .collect()
    } else {
        least
            .iter()
            .map(|l| (l * available / least_need).max(1))
            .collect()
    };
    let given: usize = widths.iter().sum();
    if let Some(first) = widths.first_mut() {
        *first = (*first + available.saturating_sub(given)).max(1);
    }
    widths
}

/// The height to which `spare` fills vessels of these sizes: small wishes are granted
/// whole, so that one very long cell does not make every other column wrap.
fn level(wishes: &[usize], mut spare: usize) -> usize {
    let mut sorted = wishes.to_vec();
    sorted.sort_unstable();
    let mut level = 0;
    for (i, wish) in sorted.iter().enumerate() {
        let left = sorted.len() - i;
        let rise = (wish - level).min(spare / left);
        level += rise;
        spare -= rise * left;
        if level < *wish {
            break;
        }
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_always_fill_the_text_exactly() {
        for (natural, least) in [
            (vec![100, 200, 300], vec![50, 60, 70]),
            (vec![5000, 9000, 700], vec![500, 600, 700]),
            (vec![9000, 9000, 7001], vec![9000, 9000, 7001]),
        ] {
            assert_eq!(divide(&natural, &least, 8845).iter().sum::<usize>(), 8845);
        }
    }

    #[test]
    fn when_room_is_short_text_gives_way_and_numbers_do_not() {
        let widths = divide(&[9000, 1000], &[900, 1000], 8845);
        assert_eq!(widths, [7845, 1000]);
    }

    #[test]
    fn one_very_long_cell_does_not_make_the_other_columns_wrap() {
        let widths = divide(&[3000, 20_000, 900], &[1200, 2300, 700], 8845);
        assert_eq!(widths, [3000, 4945, 900]);
    }

    #[test]
    fn a_table_without_columns_has_no_widths() {
        assert!(divide(&[], &[], 8845).is_empty());
    }
}
