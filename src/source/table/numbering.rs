//! The row of column numbers that forms have below their header: 甲, 乙, 1, 2, 3.

use crate::source::record::Record;

/// At least so many cells number the columns.
const CELLS: usize = 3;

/// The first columns of a form are often called by these.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// What stands before the numbers where the first column is not numbered.
const LABELS: &[&str] = &["栏次", "栏号", "列次", "列号", "栏目"];

/// Other rows of numbers, each whole: ① ② ③, A B C, 一 二 三.
const ORDERS: &[&str] = &[
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "一二三四五六七八九十",
];

/// Whether cells are numbered in one of the other orders, or with 第1列, from the first on.
fn is_in_order(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells.iter().map(String::as_str).collect();
    let filled: Vec<&str> = filled.into_iter().filter(|cell| !cell.is_empty()).collect();
    let is_order = |order: &&str| {
        let mut places = order.chars();
        filled.iter().all(|cell| {
            let mut one = cell.chars();
            places.next().is_some_and(|c| one.next() == Some(c)) && one.next().is_none()
        })
    };
    let is_column = |(at, cell): (usize, &&str)| **cell == format!("第{}列", at + 1);
    filled.len() >= CELLS
        && (ORDERS.iter().any(is_order) || filled.iter().enumerate().all(is_column))
}

/// Whether a record numbers the columns: stems and then numbers, each by one more than the
/// one before, from 1, and nothing else.
pub fn is_numbering(record: &Record) -> bool {
    // Most rows are told by their first cell.
    if record.fields().next().is_none_or(|first| first.len() > 12) {
        return false;
    }
    let cells = (0..record.len()).map(|i| record.text(i));
    let cells = cells.map(|text| text.split_whitespace().collect::<String>());
    let cells: Vec<String> = cells.collect();
    if is_in_order(&cells) {
        return true;
    }
    let (mut stems, mut numbers) = (0, 0);
    for (at, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
    {
        let bare = cell.trim_matches(['(', ')', '（', '）', '[', ']']);
        let is_stem = || STEMS.chars().nth(stems).map(String::from).as_deref() == Some(bare);
        match bare.parse::<usize>() {
            // The numbers go on behind the stems or begin anew.
            Ok(number) if number == numbers + 1 => numbers += 1,
            Ok(number) if numbers == 0 && number == stems + 1 => numbers = number,
            _ if numbers == 0 && is_stem() => stems += 1,
            _ if at == 0 && LABELS.contains(&bare) => {}
            _ => return false,
        }
    }
    stems.max(numbers) >= CELLS || stems + numbers >= CELLS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_columns_are_told_from_people() {
        for (row, expected) in [
            ("1,2,3,4,5", true),
            ("甲,乙,1,2,3", true),
            ("甲,1,2,3,", true),
            ("甲,乙,3,4,5", true),
            ("栏次,1,2,3", true),
            ("(1),(2),（3）,(4)", true),
            ("1,张三,3,4", false),
            ("1,2", false),
            ("0,1,2,3", false),
            ("①,②,③,,④", true),
            ("A,B,C,D", true),
            ("一,二,三", true),
            ("第1列,第2列,第3列", true),
            ("A,C,B", false),
            ("AB,B,C", false),
            ("1,3,5", false),
            ("甲,男,1,2", false),
            ("", false),
        ] {
            let mut record = Record::default();
            record.start(1);
            row.split(',').for_each(|cell| record.push(cell.as_bytes()));
            assert_eq!(is_numbering(&record), expected, "{row}");
        }
    }
}
