//! Delimiters, quotes and line ends: one too many, or one too few, anywhere.

use crate::bench::in_all_forms;
use crate::form::Clean;
use crate::polluted::Polluted;
use crate::support::Random;

const CASES: u64 = 60;

fn inserted(clean: &Clean, random: &mut Random, piece: &str) -> Polluted {
    let at = clean.position(random);
    let row = clean.row_at(at);
    clean.spoilt(clean.replaced(at..at, piece), row..=row)
}

fn deleted(clean: &Clean, random: &mut Random, piece: &str) -> Polluted {
    let places: Vec<usize> = clean.text.match_indices(piece).map(|m| m.0).collect();
    let at = *random.pick(&places);
    let text = clean.replaced(at..at + piece.len(), "");
    // Without its line end a row runs into the next.
    let (row, next) = (clean.row_at(at), clean.row_at(at + piece.len()));
    clean.spoilt(text, row..=next)
}

#[test]
fn a_delimiter_too_many() {
    in_all_forms("delimiter too many", CASES, None, |clean, random| {
        let delimiter = clean.form.delimiter().to_string();
        Some(inserted(clean, random, &delimiter))
    });
}

#[test]
fn a_delimiter_too_few() {
    in_all_forms("delimiter too few", CASES, None, |clean, random| {
        let delimiter = clean.form.delimiter().to_string();
        Some(deleted(clean, random, &delimiter))
    });
}

#[test]
fn a_quote_too_many() {
    in_all_forms("quote too many", CASES, None, |clean, random| {
        Some(inserted(clean, random, "\""))
    });
}

#[test]
fn a_quote_too_few() {
    in_all_forms("quote too few", CASES, None, |clean, random| {
        Some(deleted(clean, random, "\""))
    });
}

#[test]
fn a_line_end_too_many() {
    in_all_forms("line end too many", CASES, None, |clean, random| {
        let end = *random.pick(&["\n", "\r\n", "\r"]);
        Some(inserted(clean, random, end))
    });
}

#[test]
fn a_line_end_too_few() {
    in_all_forms("line end too few", CASES, None, |clean, random| {
        // A line break inside a cell is a single LF in every form.
        let end = *random.pick(&[clean.form.line_end(), "\n"]);
        Some(deleted(clean, random, end))
    });
}
