//! Rows of tables: units that come and go.

use super::bench::*;
use super::support::{skip, tools::answer};
use std::process::Command;
use talentsum::redraft::{Left, Outcome};

/// 乙院 has gone, 丁院 and 戊院 have come.
const OTHERS: &[(&str, usize)] = &[("丁院", 5), ("丙院", 7), ("戊院", 6), ("甲院", 23)];

#[test]
fn a_unit_that_comes_gets_its_row_and_one_that_goes_loses_it() {
    let others = made(OTHERS);
    let redrafted = others.refresh(&before().draft(), false);
    assert_eq!(lines(&redrafted.bytes), lines(&others.draft()));
    assert!(redrafted.tables.is_empty(), "{:?}", redrafted.tables);
    let count = |outcome| {
        let of = redrafted.figures.iter().filter(|f| f.outcome == outcome);
        of.count()
    };
    assert_eq!(count(Outcome::RowAdded), 2 * count(Outcome::RowRemoved));
    // The new rows are known from then on.
    let back = before().refresh(&redrafted.bytes, false);
    assert_eq!(lines(&back.bytes), lines(&before().draft()));
    assert!(others.refresh(&redrafted.bytes, false).bytes == redrafted.bytes);
}

#[test]
fn bookmarks_of_new_rows_are_unique() {
    let redrafted = made(OTHERS).refresh(&before().draft(), false);
    let xml = part(&redrafted.bytes, MAIN);
    let mut ids: Vec<&str> = xml
        .split("<w:bookmarkStart w:id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert_eq!(super::package::bookmarks(&xml).len(), all);
}

#[test]
fn a_row_that_a_person_has_worked_in_is_not_taken_out() {
    let draft = before().draft();
    let name = texts(&draft).into_iter().find(|(_, text)| text == "乙院");
    let (name, _) = name.expect("the unit's name");
    let edited = at(&draft, &name, |inside| {
        format!("{inside}{}", run("（已撤并）"))
    });
    let redrafted = made(OTHERS).refresh(&edited, false);
    let left = &redrafted.tables[0];
    assert_eq!(left.why, Left::Edited);
    assert_eq!(left.missing, ["丁院", "戊院"]);
    assert_eq!(left.surplus, ["乙院"]);
    assert!(lines(&redrafted.bytes).contains(&"乙院（已撤并）".to_owned()));
    // Nothing is half done: that table has no new row, its other figures are set.
    let rows = |line: &str| {
        lines(&redrafted.bytes)
            .iter()
            .filter(|l| *l == line)
            .count()
    };
    assert_eq!(rows("丁院"), rows("戊院"));
    assert_eq!(outcome(&redrafted, &name).outcome, Outcome::NoData);
}

#[test]
fn a_row_that_a_person_has_added_is_kept_and_not_added_again() {
    let draft = edited(&before().draft(), MAIN, |xml| {
        let cell = |words: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(words));
        let row = format!("<w:tr>{}{}</w:tr>", cell("丁院"), cell("5"));
        replaced(&xml, "</w:tr></w:tbl>", &format!("</w:tr>{row}</w:tbl>"))
    });
    let redrafted = made(OTHERS).refresh(&draft, false);
    assert_eq!(redrafted.tables[0].why, Left::Edited);
    let xml = part(&redrafted.bytes, MAIN);
    let table = xml.split("</w:tbl>").next().unwrap_or_default();
    assert_eq!(table.matches("丁院").count(), 1);
}

#[test]
fn another_order_of_the_rows_is_told_and_not_made() {
    let mut turned = before().document.clone();
    for block in turned
        .annexes
        .iter_mut()
        .flat_map(|annex| &mut annex.blocks)
    {
        if let talentsum::report::document::Block::Table(table) = block
            && table.rows.len() == 4
        {
            table.rows.swap(1, 2);
        }
    }
    let draft = talentsum::redraft::Draft::open(before().draft()).expect("a draft");
    let redrafted = draft.refresh(&before().figures, &turned, &head(), false);
    let redrafted = redrafted.expect("a file");
    assert!(!redrafted.tables.is_empty());
    assert!(
        redrafted
            .tables
            .iter()
            .all(|table| table.why == Left::Order)
    );
    assert_eq!(lines(&redrafted.bytes), lines(&before().draft()));
}

/// A row that is put in must not make a valid file an invalid one.
#[test]
fn a_schema_validator_finds_no_fault_in_new_rows() {
    let redrafted = made(OTHERS).refresh(&before().draft(), false);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rows.docx");
    std::fs::write(&path, &redrafted.bytes).expect("a file");
    let Ok(output) = answer(Command::new("openxml-audit").arg(path)) else {
        skip("openxml-audit is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("Errors: 0"), "{said}");
}
