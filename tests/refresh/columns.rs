//! Tables whose headings, rows or contents have changed places: a number is written only
//! under its own heading and in its own row.

use super::bench::*;
use super::support;
use std::ops::Range;
use talentsum::redraft::{Context, Outcome, Redrafted};

/// The elements of this name in some XML, whole.
fn elements(xml: &str, name: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let (open, close) = (format!("<w:{name}>"), format!("</w:{name}>"));
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(start) = xml[at..within.end].find(&open) {
        let start = at + start;
        let end = start + xml[start..].find(&close).expect("its end") + close.len();
        found.push(start..end);
        at = end;
    }
    found
}

/// The cells of a table, row by row.
fn cells(xml: &str, table: usize) -> Vec<Vec<Range<usize>>> {
    let table = elements(xml, "tbl", 0..xml.len())[table].clone();
    let rows = elements(xml, "tr", table);
    rows.into_iter()
        .map(|row| elements(xml, "tc", row))
        .collect()
}

/// Two stretches of the XML in one another's places.
fn swapped(xml: &str, one: Range<usize>, other: Range<usize>) -> String {
    let (one, other) = match one.start < other.start {
        true => (one, other),
        false => (other, one),
    };
    [
        &xml[..one.start],
        &xml[other.clone()],
        &xml[one.end..other.start],
        &xml[one],
        &xml[other.end..],
    ]
    .concat()
}

/// The draft with the cells of two columns swapped in these rows of a table.
fn with_columns(docx: &[u8], table: usize, rows: Range<usize>, of: [usize; 2]) -> Vec<u8> {
    edited(docx, MAIN, |mut xml| {
        let end = cells(&xml, table).len();
        for row in rows.start..rows.end.min(end) {
            let cells = cells(&xml, table).swap_remove(row);
            xml = swapped(&xml, cells[of[0]].clone(), cells[of[1]].clone());
        }
        xml
    })
}

/// The draft with words of a table replaced once, from this row on.
pub fn with_words(docx: &[u8], table: usize, from: &str, to: &str) -> Vec<u8> {
    edited(docx, MAIN, |xml| {
        let at = elements(&xml, "tbl", 0..xml.len())[table].clone();
        let inside = replaced(&xml[at.clone()], from, to);
        format!("{}{inside}{}", &xml[..at.start], &xml[at.end..])
    })
}

/// What each cell of a table reads.
pub fn read(docx: &[u8], table: usize) -> Vec<Vec<String>> {
    let xml = part(docx, MAIN);
    let cell = |range: &Range<usize>| -> String {
        let texts = elements_of_text(&xml[range.clone()]);
        texts.concat()
    };
    let rows = cells(&xml, table);
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

fn elements_of_text(xml: &str) -> Vec<String> {
    let texts = xml.split("<w:t").skip(1).filter_map(|text| {
        let text = text.strip_prefix([' ', '>']).map(|_| text)?;
        Some(text.split_once('>')?.1.split_once("</w:t>")?.0.to_owned())
    });
    texts.collect()
}

pub fn of(redrafted: &Redrafted, outcome: Outcome) -> usize {
    let figures = redrafted.figures.iter();
    figures.filter(|f| f.outcome == outcome).count()
}

/// The first table of the annex: 单位 | 合计 | 岗位 over 专业技术, 管理, 工勤 | 学历 over …
pub const UNITS: usize = 0;
/// The list of all figures: 指标 | 数值 | 计量单位 | 占比 …
pub const FIGURES: usize = 1;

#[test]
fn the_contents_of_two_columns_that_changed_places_without_their_headings_are_not_written() {
    let draft = before().draft();
    let plain = after().refresh(&draft, false);
    let edited = with_columns(&draft, UNITS, 2..99, [1, 6]);
    let redrafted = after().refresh(&edited, false);
    let (was, is) = (read(&edited, UNITS), read(&redrafted.bytes, UNITS));
    for (row, (was, is)) in was.iter().zip(&is).enumerate().skip(2) {
        assert_eq!((&was[1], &was[6]), (&is[1], &is[6]), "row {row}");
    }
    // 合计 of the whole: 41 stands under 大学本科.
    let told = redrafted.figures.iter();
    let told: Vec<_> = told.filter(|f| f.outcome == Outcome::OtherPlace).collect();
    assert!(!told.is_empty());
    for figure in &told {
        let words = figure.words.as_ref().expect("words");
        assert_eq!(words.change, Context::OtherPlace);
        assert_ne!(words.was, figure.context);
    }
    let rest = |redrafted: &Redrafted| {
        let rows = read(&redrafted.bytes, UNITS);
        let without = |row: &Vec<String>| {
            let cells = row
                .iter()
                .enumerate()
                .filter(|(at, _)| ![1, 6].contains(at));
            cells.map(|(_, text)| text.clone()).collect::<Vec<_>>()
        };
        rows.iter().map(without).collect::<Vec<_>>()
    };
    assert_eq!(rest(&redrafted), rest(&plain));
    // With force, too.
    let forced = after().refresh(&edited, true);
    assert_eq!(read(&forced.bytes, UNITS), is);
}

#[test]
fn columns_that_moved_together_with_their_headings_are_written() {
    let draft = before().draft();
    let edited = with_columns(&draft, FIGURES, 0..999, [1, 3]);
    let redrafted = after().refresh(&edited, false);
    let plain = after().refresh(&draft, false);
    assert_eq!(of(&redrafted, Outcome::Set), of(&plain, Outcome::Set));
    let fresh = read(&plain.bytes, FIGURES);
    for (row, fresh) in read(&redrafted.bytes, FIGURES).iter().zip(&fresh) {
        assert_eq!((&row[1], &row[3]), (&fresh[3], &fresh[1]));
    }
}

#[test]
fn headings_that_changed_places_without_their_columns_are_not_written_under() {
    let draft = before().draft();
    let edited = with_columns(&draft, UNITS, 1..2, [15, 16]);
    let redrafted = after().refresh(&edited, false);
    assert!(of(&redrafted, Outcome::OtherPlace) > 0);
    let (was, is) = (read(&edited, UNITS), read(&redrafted.bytes, UNITS));
    for (was, is) in was.iter().zip(&is).skip(2) {
        assert_eq!((&was[15], &was[16]), (&is[15], &is[16]));
    }
}

#[test]
fn two_rows_whose_names_changed_places_keep_their_numbers() {
    let draft = before().draft();
    let edited = edited(&draft, MAIN, |xml| {
        let rows = cells(&xml, UNITS);
        let names: Vec<String> = rows
            .iter()
            .map(|row| elements_of_text(&xml[row[0].clone()]).concat())
            .collect();
        let at = |name: &str| names.iter().position(|n| n == name).expect(name);
        let (one, other) = (rows[at("甲院")][0].clone(), rows[at("乙院")][0].clone());
        swapped(&xml, one, other)
    });
    let redrafted = after().refresh(&edited, false);
    assert!(of(&redrafted, Outcome::OtherPlace) > 0);
    let numbers = |docx: &[u8]| {
        let rows = read(docx, UNITS).into_iter();
        let own = rows.filter(|row| ["甲院", "乙院"].contains(&row[0].as_str()));
        own.collect::<Vec<_>>()
    };
    assert_eq!(numbers(&edited), numbers(&redrafted.bytes));
}

#[test]
fn two_cells_that_changed_places_are_told_and_not_written() {
    let draft = before().draft();
    // 合计 and 专业技术 read the same here; 学历 does not.
    let row = read(&draft, UNITS)
        .iter()
        .position(|row| row[0] == "乙院")
        .expect("its row");
    let edited = with_columns(&draft, UNITS, row..row + 1, [1, 3]);
    let redrafted = after().refresh(&edited, false);
    assert_eq!(of(&redrafted, Outcome::OtherPlace), 2);
    let (was, is) = (read(&edited, UNITS), read(&redrafted.bytes, UNITS));
    assert_eq!((&was[row][1], &was[row][3]), (&is[row][1], &is[row][3]));
    // With the same data, too: it is wrong already.
    let same = before().refresh(&edited, false);
    assert_eq!(of(&same, Outcome::OtherPlace), 2);
    assert!(same.bytes == edited);
}

#[test]
fn one_heading_under_a_new_name_is_written_under_and_told() {
    let draft = before().draft();
    for (from, to) in [(">合计<", ">在职人数<"), (">学历<", ">最高学历情况<")] {
        let edited = with_words(&draft, UNITS, from, to);
        let redrafted = after().refresh(&edited, false);
        let plain = after().refresh(&draft, false);
        assert_eq!(
            of(&redrafted, Outcome::Set),
            of(&plain, Outcome::Set),
            "{to}"
        );
        let told = redrafted.figures.iter().filter(|f| f.words.is_some());
        let told: Vec<_> = told.collect();
        assert!(!told.is_empty(), "{to}");
        for figure in told {
            assert_eq!(figure.outcome, Outcome::Set);
            let words = figure.words.as_ref().expect("words");
            assert_eq!(words.change, Context::Reworded);
            assert!(
                figure.context.contains(to.trim_matches(['<', '>'])),
                "{}",
                figure.context
            );
        }
    }
}

#[test]
fn a_heading_of_another_year_keeps_its_numbers() {
    let draft = before().draft();
    let edited = with_words(&draft, FIGURES, ">数值<", ">2023年数值<");
    let redrafted = after().refresh(&edited, false);
    assert!(of(&redrafted, Outcome::OtherPeriod) > 0);
    for (was, is) in read(&edited, FIGURES)
        .iter()
        .zip(read(&redrafted.bytes, FIGURES))
    {
        assert_eq!(was[1], is[1]);
    }
}

#[test]
fn a_row_under_a_new_name_is_written_and_told() {
    let draft = before().draft();
    let edited = with_words(&draft, UNITS, ">乙院<", ">乙县人民医院<");
    let redrafted = after().refresh(&edited, false);
    let plain = after().refresh(&draft, false);
    assert_eq!(of(&redrafted, Outcome::Set), of(&plain, Outcome::Set));
    assert!(redrafted.figures.iter().any(|f| f.words.is_some()));
}

#[test]
fn names_cut_short_in_every_row_are_written_and_told() {
    let draft = before().draft();
    let edited = edited(&draft, MAIN, |xml| {
        let at = elements(&xml, "tbl", 0..xml.len())[UNITS].clone();
        let inside = xml[at.clone()].to_owned();
        let inside = replaced(&inside, ">甲院<", ">甲院（含分院）<");
        let inside = replaced(&inside, ">乙院<", ">示范市乙院<");
        format!("{}{inside}{}", &xml[..at.start], &xml[at.end..])
    });
    let redrafted = after().refresh(&edited, false);
    assert_eq!(of(&redrafted, Outcome::OtherPlace), 0);
    let plain = after().refresh(&draft, false);
    assert_eq!(of(&redrafted, Outcome::Set), of(&plain, Outcome::Set));
}

#[test]
fn a_table_that_a_person_has_worked_in_otherwise_is_written() {
    let draft = before().draft();
    let plain = of(&after().refresh(&draft, false), Outcome::Set);
    let cell = |words: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(words));
    // A column of remarks, a line above the heading, a row of one's own.
    let with_column = edited(&draft, MAIN, |xml| {
        let at = elements(&xml, "tbl", 0..xml.len())[FIGURES].clone();
        let inside = xml[at.clone()].replace("</w:tr>", &format!("{}</w:tr>", cell("备注")));
        format!("{}{inside}{}", &xml[..at.start], &xml[at.end..])
    });
    let above = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"20\"/></w:tcPr><w:p><w:r><w:t>单位：人</w:t></w:r></w:p></w:tc></w:tr>";
    let with_line = with_words(&draft, UNITS, "<w:tr>", &format!("{above}<w:tr>"));
    let row = format!("<w:tr>{}</w:tr></w:tbl>", cell("另有").repeat(20));
    let with_row = with_words(&draft, UNITS, "</w:tbl>", &row);
    for edited in [with_column, with_line, with_row] {
        let redrafted = after().refresh(&edited, false);
        assert_eq!(of(&redrafted, Outcome::Set), plain);
        assert_eq!(of(&redrafted, Outcome::OtherPlace), 0);
    }
}

#[test]
fn rows_taken_out_or_in_another_order_are_written() {
    let draft = before().draft();
    let edited = edited(&draft, MAIN, |xml| {
        let table = elements(&xml, "tbl", 0..xml.len())[FIGURES].clone();
        let rows = elements(&xml, "tr", table);
        let xml = swapped(&xml, rows[1].clone(), rows[3].clone());
        let table = elements(&xml, "tbl", 0..xml.len())[FIGURES].clone();
        let rows = elements(&xml, "tr", table);
        format!("{}{}", &xml[..rows[5].start], &xml[rows[5].end..])
    });
    let redrafted = after().refresh(&edited, false);
    assert_eq!(of(&redrafted, Outcome::OtherPlace), 0);
    assert_eq!(of(&redrafted, Outcome::Unclear), 0);
}

#[test]
fn a_unit_that_comes_gets_no_row_where_the_columns_have_another_order() {
    let draft = before().draft();
    let edited = with_columns(&draft, UNITS, 2..99, [5, 6]);
    let edited = with_columns(&edited, UNITS, 1..2, [5, 6]);
    let more = made(&[("丁院", 5), ("丙院", 7), ("乙院", 11), ("甲院", 23)]);
    let redrafted = more.refresh(&edited, false);
    assert!(redrafted.tables.iter().any(|t| t.missing == ["丁院"]));
    assert_eq!(
        read(&redrafted.bytes, UNITS).len(),
        read(&edited, UNITS).len()
    );
}

#[test]
fn verify_tells_numbers_that_stand_under_another_heading() {
    let (folder, draft) = corrected();
    report_data(folder.path(), BEFORE);
    let bytes = std::fs::read(&draft).expect("the draft");
    let edited = with_columns(&bytes, UNITS, 2..99, [1, 15]);
    std::fs::write(&draft, edited).expect("a file");
    let arguments = ["verify", "总结.docx", "--year", "2024", "--format", "json"];
    let output = support::talentsum(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let figures = told["figures"].as_array().expect("figures").iter();
    let moved = figures.filter(|f| f["outcome"] == "other-place");
    assert!(moved.count() > 2);
    std::fs::write(&draft, bytes).expect("a file");
    let output = support::talentsum(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_command_tells_a_column_that_changed_places_once() {
    let (folder, draft) = corrected();
    let bytes = std::fs::read(&draft).expect("the draft");
    std::fs::write(&draft, with_columns(&bytes, UNITS, 2..99, [1, 15])).expect("a file");
    let arguments = ["refresh", "总结.docx", "--year", "2024", "--lang", "zh"];
    let said = support::printed(folder.path(), &arguments);
    let said = String::from_utf8(said).expect("UTF-8");
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("这一列"))
        .collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].contains("合计"), "{said}");
    let told = told(folder.path(), &["总结.docx", "--dry-run"]);
    assert!(told["outcomes"]["other-place"].as_u64() > Some(2));
}

#[test]
fn columns_of_one_heading_that_changed_places_are_told_by_the_heading_beside_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("总结.docx");
    let (shown, bureau) = (path.to_str().expect("a path"), support::bureau());
    support::printed(&bureau, &["report", "--year", "2024", "-o", shown]);
    let draft = std::fs::read(&path).expect("the draft");
    let xml = part(&draft, MAIN);
    let shares = |table: usize| -> Vec<usize> {
        let heading = read(&draft, table).swap_remove(0);
        let shares = heading
            .iter()
            .enumerate()
            .filter(|(_, cell)| *cell == "占比");
        shares.map(|(at, _)| at).collect()
    };
    let mut tables = 0..elements(&xml, "tbl", 0..xml.len()).len();
    let table = tables.find(|table| shares(*table).len() > 1);
    let table = table.expect("a table of shares");
    let columns = [shares(table)[0], shares(table)[1]];
    let edited = with_columns(&draft, table, 1..99, columns);
    std::fs::write(&path, edited).expect("a file");
    let told = told(&bureau, &[shown, "--dry-run"]);
    let mut figures = told["figures"].as_array().expect("figures").iter();
    let first = figures.find(|f| f["outcome"] == "other-place");
    let first = first.expect("a share in another column");
    let was = first["words"]["was"].as_str().expect("words");
    assert_ne!(first["context"], was);
    assert!(was.contains(" | 占比"), "{was}");
}
