//! Whether a file that does not end with a line end was cut off inside its last cell.
//!
//! Many programs write no line end behind the last record, so that alone says nothing. It
//! takes a last cell that is the beginning of what others say, or a file as long as the
//! pieces in which files are copied.

use crate::source::record::Record;
use rustc_hash::FxHashMap;

/// How many different cells are remembered.
const LIMIT: usize = 4096;

/// Files are copied in pieces of this many bytes, or a multiple.
const PIECE: u64 = 4096;

/// From this length on, numbers that are all as long are codes or dates.
const CODE: usize = 6;

/// The last cells of the rows of a file that breaks off.
#[derive(Debug)]
pub struct Ending {
    size: u64,
    /// Each text with how often it was seen.
    seen: FxHashMap<String, u32>,
}

impl Ending {
    /// Of a file of so many bytes.
    pub fn new(size: u64) -> Self {
        Ending {
            size,
            seen: FxHashMap::default(),
        }
    }

    /// Sees a row of data.
    pub fn add(&mut self, record: &Record) {
        let cell = last_cell(record);
        if self.seen.len() < LIMIT || self.seen.contains_key(&cell) {
            *self.seen.entry(cell).or_default() += 1;
        }
    }

    /// Whether the last row of data, with which the file ends, looks cut off.
    pub fn is_cut(&self, record: &Record) -> bool {
        if self.size.is_multiple_of(PIECE) {
            return true;
        }
        let cell = last_cell(record);
        if cell.is_empty() || self.seen.get(&cell).is_some_and(|count| *count > 1) {
            return false;
        }
        let others = || {
            let filled = |other: &&String| !other.is_empty() && **other != cell;
            self.seen.keys().filter(filled).map(String::as_str)
        };
        // 12 is no rest of 120, nor 2024-03 of 2024-03-01 where both are usual.
        let has_digit = cell.contains(|c: char| c.is_ascii_digit());
        if !has_digit && others().any(|other| other.starts_with(&cell)) {
            return true;
        }
        let own = shape(&cell);
        let is_rest = |whole: &str| whole.len() > own.len() && whole.starts_with(&own);
        let shapes: Vec<String> = others().map(shape).collect();
        if shapes.contains(&own) {
            return false;
        }
        let is_code = |shape: &str| shape.len() >= CODE || shape.contains(|c| c != '0');
        let alike = shapes.first().is_some_and(|first| is_code(first))
            && shapes.iter().all(|shape| *shape == shapes[0]);
        // 2024-03 in a row where other dates have a day.
        let dated = own.starts_with("0000") && own.len() > 4;
        alike && is_rest(&shapes[0])
            || dated && (0..record.len()).any(|i| is_rest(&shape(record.text(i).trim())))
    }
}

fn last_cell(record: &Record) -> String {
    let last = record.len().saturating_sub(1);
    record.text(last).trim().to_owned()
}

/// A text with every digit as 0.
fn shape(text: &str) -> String {
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    text.chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_cut(rows: &[&[&str]], size: u64) -> bool {
        let mut ending = Ending::new(size);
        let mut record = Record::default();
        for row in rows {
            record.start(1);
            row.iter().for_each(|cell| record.push(cell.as_bytes()));
            ending.add(&record);
        }
        ending.is_cut(&record)
    }

    #[test]
    fn the_beginning_of_what_others_say_is_cut() {
        for (others, last, expected) in [
            (["人民医院", "卫生院", "卫生院"], "人民", true),
            (["人民医院", "人民", "卫生院"], "人民", false),
            (["人民医院", "卫生院", "卫生院"], "中医院", false),
            (["12", "120", "7"], "1", false),
            (["12", "35", "40"], "7", false),
            (["19850301", "19900512", "19771130"], "198805", true),
            (["A001", "A002", "A003"], "A00", true),
            (["A001", "A002", "A003"], "A004", false),
            (["A001", "A002", "B7"], "A0", false),
            (["2024-03-01", "2023-01-01", "2022-05-01"], "2024-0", true),
            (["2024-03-01", "2023-01", "2022-05-01"], "2024-03", false),
            (["", "", ""], "2024-03", false),
            (["", "", ""], "", false),
        ] {
            let rows: Vec<Vec<&str>> = others.iter().map(|cell| vec!["甲", cell]).collect();
            let mut rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let end = ["乙", last];
            rows.push(&end);
            assert_eq!(is_cut(&rows, 1000), expected, "{last} after {others:?}");
        }
    }

    #[test]
    fn a_date_less_exact_than_those_of_its_row_is_cut() {
        assert!(is_cut(
            &[&["2008-07-01", ""], &["2010-07-01", "2024-03"]],
            9
        ));
        assert!(!is_cut(&[&["2008.07", ""], &["2010.07", "2024.03"]], 9));
        assert!(!is_cut(&[&["2008-07-01", ""], &["2010-07-01", "2024"]], 9));
    }

    #[test]
    fn a_file_as_long_as_a_piece_of_a_copy_is_cut() {
        assert!(is_cut(&[&["甲", "无"], &["乙", ""]], 8192));
        assert!(!is_cut(&[&["甲", "无"], &["乙", ""]], 8191));
    }
}
