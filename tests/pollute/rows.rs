//! Rows that do not belong, rows that stand twice, and tables that break off.

use crate::bench::in_all_forms;
use crate::form::{Clean, written};
use crate::polluted::{Excuse, Polluted};
use crate::support::Random;

const CASES: u64 = 60;

#[test]
fn lines_above_the_header() {
    in_all_forms("preamble", CASES, None, |clean, random| {
        let d = clean.form.delimiter();
        let lines = [
            "栖川市卫生健康系统人员花名册".to_owned(),
            "填报单位：栖川市人民医院".to_owned(),
            format!("填报日期：2024年12月31日{d}{d}共8人"),
            String::new(),
            format!("附件1{}", d.to_string().repeat(13)),
            "说明：本表\"在编\"人员全部填报".to_owned(),
        ];
        let end = clean.form.line_end();
        let above: String = (0..=random.below(3))
            .map(|_| format!("{}{end}", random.pick(&lines)))
            .collect();
        let mut polluted = clean.spoilt(above + &clean.text, 0..=0);
        polluted.lines = None;
        Some(polluted)
    });
}

#[test]
fn lines_below_the_last_row() {
    in_all_forms("footer", CASES, None, |clean, random| {
        let d = clean.form.delimiter();
        let width = clean.rows[0].len();
        let padded = |text: &str| format!("{text}{}", d.to_string().repeat(width - 1));
        let lines = [
            format!("填表人：李四{d}审核人：王五"),
            padded("填表人：李四"),
            padded("合计"),
            padded("合计：8人"),
            "共8人".to_owned(),
            padded(""),
            String::new(),
            "注：以上人员均已核对".to_owned(),
            "以下空白".to_owned(),
            "2024年12月31日".to_owned(),
        ];
        let end = clean.form.line_end();
        let below: String = (0..=random.below(3))
            .map(|_| format!("{}{end}", random.pick(&lines)))
            .collect();
        let last = clean.rows.len() - 1;
        Some(clean.spoilt(clean.text.clone() + &below, last..=last))
    });
}

#[test]
fn a_header_repeated_among_the_rows() {
    in_all_forms("header repeated", CASES, None, |clean, random| {
        let row = clean.any_row(random);
        let mut rows = clean.rows.clone();
        rows.insert(row, rows[0].clone());
        let (text, _) = written(clean.form, &rows);
        Some(clean.spoilt(text, row..=row))
    });
}

/// A row, or several, once more: right below, or at the end.
fn doubled(clean: &Clean, random: &mut Random, change: impl Fn(&mut Vec<String>)) -> Polluted {
    let mut rows = clean.rows.clone();
    let row = clean.any_row(random);
    change(&mut rows[row]);
    let last = match random.below(3) {
        0 => rows.len() - 1,
        _ => row,
    };
    let twins = rows[row..=last].to_vec();
    let at = *random.pick(&[last + 1, rows.len()]);
    rows.splice(at..at, twins);
    let (text, _) = written(clean.form, &rows);
    // Both places are the polluted ones, and all that lies between.
    clean.spoilt(text, row..=clean.rows.len() - 1)
}

#[test]
fn rows_twice() {
    in_all_forms("rows twice", CASES, None, |clean, random| {
        Some(doubled(clean, random, |_| {}))
    });
}

#[test]
fn people_without_identity_number_twice() {
    in_all_forms(
        "people without number twice",
        CASES,
        None,
        |clean, random| {
            let column = clean.column("身份证号")?;
            Some(doubled(clean, random, |row| row[column].clear()))
        },
    );
}

/// The same table with another column as its last.
fn turned(clean: &Clean, random: &mut Random) -> Clean {
    let by = random.index(clean.rows[0].len());
    let mut rows = clean.rows.clone();
    rows.iter_mut().for_each(|row| row.rotate_left(by));
    Clean::of_rows(clean.target, clean.form, rows)
}

/// The text up to a position, as a file that was not written to its end.
fn cut(clean: &Clean, at: usize) -> Polluted {
    let row = clean.row_at(at.saturating_sub(1));
    clean.spoilt(clean.text[..at].to_owned(), row..=row)
}

#[test]
fn a_table_that_breaks_off_inside_a_record() {
    in_all_forms("cut inside a record", 2 * CASES, None, |clean, random| {
        let clean = &turned(clean, random);
        let at = clean.position(random);
        let row = clean.row_at(at);
        (at > clean.start(row) && at < last_cell(clean, row)).then(|| cut(clean, at))
    });
}

/// Where the last cell of a row begins.
fn last_cell(clean: &Clean, row: usize) -> usize {
    let line = &clean.text[clean.start(row)..clean.end(row)];
    let cell = clean.rows[row].last().unwrap();
    let quoted = line.ends_with('"');
    let length = cell.replace('"', "\"\"").len() + 2 * usize::from(quoted);
    clean.end(row) - length
}

#[test]
fn a_table_that_breaks_off_in_its_last_cell() {
    let excuse = Some(Excuse::AnotherValue);
    in_all_forms(
        "cut in the last cell",
        2 * CASES,
        excuse,
        |clean, random| {
            let clean = &turned(clean, random);
            let row = random.index(clean.rows.len());
            let inside = last_cell(clean, row)..clean.end(row);
            let boundaries = inside.filter(|at| clean.text.is_char_boundary(*at));
            let places: Vec<usize> = boundaries.collect();
            let at = (!places.is_empty()).then(|| *random.pick(&places))?;
            let polluted = cut(clean, at);
            let cell = clean.text[last_cell(clean, row)..at].to_owned();
            let others: Vec<&String> = clean.rows[1..]
                .iter()
                .filter_map(|row| row.last())
                .collect();
            // The beginning of what others say, and less than what all others look like, is told.
            let telling = cell.chars().any(|c| !c.is_ascii_digit())
                && others
                    .iter()
                    .take(row - usize::from(row > 0))
                    .any(|other| other.starts_with(&cell) && **other != cell);
            match row == 0 || telling {
                true => Some(polluted),
                false => Some(polluted.excused(Excuse::AnotherValue)),
            }
        },
    );
}

#[test]
fn a_table_that_breaks_off_behind_a_record() {
    let excuse = Some(Excuse::CutBehindARecord);
    in_all_forms("cut behind a record", CASES, excuse, |clean, random| {
        let row = random.index(clean.rows.len() - 1);
        let at = *random.pick(&[clean.end(row), clean.start(row + 1)]);
        let polluted = cut(clean, at);
        // Behind its header alone a table is empty, which can be told.
        match row {
            0 => Some(polluted),
            _ => Some(polluted.excused(Excuse::CutBehindARecord)),
        }
    });
}
