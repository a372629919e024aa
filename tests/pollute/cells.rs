//! Cells and columns in the wrong place, and one value for another.

use crate::bench::in_all_forms;
use crate::form::Clean;
use crate::polluted::{Excuse, Polluted};
use crate::support::Random;

const CASES: u64 = 60;

fn is_date(header: &str) -> bool {
    header.ends_with("日期")
}

/// Free text that nothing can be told by: a person's, a place's or a policy's name.
fn is_free(header: &str) -> bool {
    ["工号", "姓名", "单位", "名称", "地点"].contains(&header)
}

fn is_number(header: &str) -> bool {
    header.ends_with('数') || ["人次", "场次", "数量"].contains(&header)
}

/// Whether a cell in the wrong one of two columns can be told by what it says.
pub fn differ_in_kind(a: &str, b: &str) -> bool {
    let same = [is_date, is_free, is_number];
    a != b && !same.iter().any(|is| is(a) && is(b))
}

/// Two columns, of different kinds or of one.
fn two_columns(clean: &Clean, random: &mut Random, different: bool) -> Option<(usize, usize)> {
    let header = &clean.rows[0];
    let (a, b) = (random.index(header.len()), random.index(header.len()));
    (a != b && differ_in_kind(&header[a], &header[b]) == different).then_some((a, b))
}

fn swapped_cells(clean: &Clean, random: &mut Random, different: bool) -> Option<Polluted> {
    let (a, b) = two_columns(clean, random, different)?;
    let row = clean.any_row(random);
    let mut rows = clean.rows.clone();
    rows[row].swap(a, b);
    Some(clean.with_rows(&rows, row))
}

fn swapped_headers(clean: &Clean, random: &mut Random, different: bool) -> Option<Polluted> {
    let (a, b) = two_columns(clean, random, different)?;
    let mut rows = clean.rows.clone();
    rows[0].swap(a, b);
    Some(clean.with_rows(&rows, 0))
}

#[test]
fn cells_of_different_kinds_swapped_in_a_row() {
    in_all_forms("cells swapped", CASES, None, |clean, random| {
        swapped_cells(clean, random, true)
    });
}

#[test]
fn columns_of_different_kinds_swapped() {
    in_all_forms("columns swapped", CASES, None, |clean, random| {
        swapped_headers(clean, random, true)
    });
}

#[test]
fn cells_and_columns_of_one_kind_swapped() {
    let excuse = Some(Excuse::AnotherValue);
    in_all_forms("of one kind swapped", 4 * CASES, excuse, |clean, random| {
        let swapped = match random.below(2) {
            0 => swapped_cells(clean, random, false),
            _ => swapped_headers(clean, random, false),
        };
        Some(swapped?.excused(Excuse::AnotherValue))
    });
}

#[test]
fn a_column_named_like_another() {
    in_all_forms("column named twice", CASES, None, |clean, random| {
        let (a, b) = two_columns(clean, random, true)?;
        let mut rows = clean.rows.clone();
        rows[0][a] = rows[0][b].clone();
        Some(clean.with_rows(&rows, 0))
    });
}

/// The places of the digits in a column's cells, or in those of all others.
fn digits(clean: &Clean, among: &[&str], inside: bool) -> Vec<usize> {
    let header = &clean.rows[0];
    let body = clean.start(1);
    let places = clean.text[body..].match_indices(|c: char| c.is_ascii_digit());
    places
        .map(|(at, _)| body + at)
        .filter(|at| among.contains(&header[clean.cell_at(*at).1].as_str()) == inside)
        .collect()
}

fn another_digit(clean: &Clean, random: &mut Random, places: &[usize]) -> Polluted {
    let at = *random.pick(places);
    let row = clean.row_at(at);
    let digit = random.below(10).to_string();
    clean.spoilt(clean.replaced(at..at + 1, &digit), row..=row)
}

/// Where a person is told twice, by date and by identity number, they must agree.
const TWICE: &[&str] = &["身份证号", "出生日期"];

#[test]
fn a_digit_of_what_is_told_twice() {
    in_all_forms(
        "digit of birth or identity",
        CASES,
        None,
        |clean, random| {
            let places = digits(clean, TWICE, true);
            (!places.is_empty()).then(|| another_digit(clean, random, &places))
        },
    );
}

#[test]
fn a_digit_of_anything_else() {
    let excuse = Some(Excuse::AnotherValue);
    in_all_forms(
        "digit of anything else",
        2 * CASES,
        excuse,
        |clean, random| {
            let places = digits(clean, TWICE, false);
            Some(another_digit(clean, random, &places).excused(Excuse::AnotherValue))
        },
    );
}
