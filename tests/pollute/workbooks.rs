//! The same tables as workbooks, with what happens to rows of cells.

use crate::bench::{Bench, Tally};
use crate::cells::differ_in_kind;
use crate::polluted::{Excuse, Polluted};
use crate::support::Random;
use crate::tables::Target;
use rust_xlsxwriter::{Format, Workbook};

const CASES: u64 = 150;

/// A sheet with something amiss in one row or two, or in its header (row 0).
struct Sheet {
    rows: Vec<Vec<String>>,
    /// Row, first and last column, last row.
    merged: Option<(usize, usize, usize, usize)>,
    lines: Option<std::ops::RangeInclusive<u64>>,
    excuse: Option<Excuse>,
}

impl Sheet {
    fn new(rows: Vec<Vec<String>>, from: usize, to: usize) -> Self {
        Sheet {
            rows,
            merged: None,
            lines: (from > 0).then_some(from as u64 + 1..=to as u64 + 1),
            excuse: None,
        }
    }
}

/// Rows as a workbook of text cells.
fn book(rows: &[Vec<String>], merged: Option<(usize, usize, usize, usize)>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            sheet.write_string(row as u32, column as u16, cell).unwrap();
        }
    }
    if let Some((top, left, right, bottom)) = merged {
        let (top, bottom) = (top as u32, bottom as u32);
        let text = rows[top as usize][left].clone();
        let format = Format::new();
        sheet
            .merge_range(top, left as u16, bottom, right as u16, &text, &format)
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}

type Kind = fn(Target, &mut Random) -> Option<Sheet>;

fn in_workbooks(name: &str, expected: Option<Excuse>, kind: Kind) {
    let mut tally = Tally::default();
    let bench = Bench::new("xlsx", |target| book(&target.rows(), None));
    for seed in 0..CASES {
        let target = Target::ALL[usize::from(seed % 3 == 2)];
        let Some(sheet) = kind(target, &mut Random::new(seed)) else {
            continue;
        };
        let polluted = Polluted {
            bytes: book(&sheet.rows, sheet.merged),
            lines: sheet.lines.clone(),
            excuse: sheet.excuse,
        };
        tally.try_out(&bench, target, &polluted, || {
            let row = sheet.lines.as_ref().map_or(1, |lines| *lines.start());
            let cells = &sheet.rows[row as usize - 1];
            format!(
                "workbook {target:?}, seed {seed}: {cells:?}, merged {:?}",
                sheet.merged
            )
        });
    }
    tally.settle(name, expected);
}

fn any_row(rows: &[Vec<String>], random: &mut Random) -> usize {
    1 + random.index(rows.len() - 1)
}

/// Whether a column can be left empty by somebody who has filled in the rest.
fn may_be_empty(target: Target, header: &str) -> bool {
    let needed = match target {
        Target::Roster => ["学历", "职称", "岗位类别", "单位"],
        Target::Log => ["日期", "类别", "日期", "类别"],
    };
    !needed.contains(&header)
}

#[test]
fn a_row_shifted_by_a_cell() {
    let excuse = Some(Excuse::AnotherValue);
    in_workbooks("row shifted", excuse, |target, random| {
        let mut rows = target.rows();
        let row = any_row(&rows, random);
        let at = random.index(rows[row].len());
        // Dates below one another's headers, and what a log says in numbers and places, can
        // stand there just as well.
        let excused = target == Target::Log || rows[0][at].ends_with("职日期");
        match random.below(2) {
            0 => rows[row].insert(at, String::new()),
            _ => drop(rows[row].remove(at)),
        }
        let mut sheet = Sheet::new(rows, row, row);
        sheet.excuse = excused.then_some(Excuse::AnotherValue);
        Some(sheet)
    });
}

#[test]
fn a_cell_emptied() {
    let excuse = Some(Excuse::AnotherValue);
    in_workbooks("cell emptied", excuse, |target, random| {
        let mut rows = target.rows();
        let row = any_row(&rows, random);
        let column = random.index(rows[row].len());
        rows[row][column].clear();
        let excused = may_be_empty(target, &rows[0][column]);
        let mut sheet = Sheet::new(rows, row, row);
        sheet.excuse = excused.then_some(Excuse::AnotherValue);
        Some(sheet)
    });
}

#[test]
fn rows_twice() {
    in_workbooks("rows twice", None, |target, random| {
        let mut rows = target.rows();
        let row = any_row(&rows, random);
        let twin = rows[row].clone();
        let at = *random.pick(&[row + 1, rows.len()]);
        rows.insert(at, twin);
        Some(Sheet::new(rows, row, at))
    });
}

#[test]
fn the_header_once_more() {
    in_workbooks("header repeated", None, |target, random| {
        let mut rows = target.rows();
        let row = any_row(&rows, random);
        rows.insert(row, rows[0].clone());
        Some(Sheet::new(rows, row, row))
    });
}

#[test]
fn a_row_merged_into_one_cell() {
    in_workbooks("row merged", None, |target, random| {
        let rows = target.rows();
        let row = any_row(&rows, random);
        let mut sheet = Sheet::new(rows, row, row);
        sheet.merged = Some((row, 0, sheet.rows[row].len() - 1, row));
        Some(sheet)
    });
}

#[test]
fn a_cell_merged_downwards() {
    let excuse = Some(Excuse::AnotherValue);
    in_workbooks("cell merged downwards", excuse, |target, random| {
        let rows = target.rows();
        let row = 1 + random.index(rows.len() - 2);
        let column = random.index(rows[row].len());
        let mut sheet = Sheet::new(rows, row, row + 1);
        sheet.merged = Some((row, column, column, row + 1));
        // The row below has the value of the one above: that is what merging says.
        sheet.excuse = Some(Excuse::AnotherValue);
        Some(sheet)
    });
}

#[test]
fn cells_of_different_kinds_swapped() {
    in_workbooks("cells swapped", None, |target, random| {
        let mut rows = target.rows();
        let row = any_row(&rows, random);
        let (a, b) = (random.index(rows[0].len()), random.index(rows[0].len()));
        differ_in_kind(&rows[0][a], &rows[0][b]).then_some(())?;
        rows[row].swap(a, b);
        Some(Sheet::new(rows, row, row))
    });
}
