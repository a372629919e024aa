use super::*;
use crate::basis::{Basis, Classes, DataFile, DataTable, SMALL, Standing};
use crate::export::docx::RecordHead;

fn table(rows: u64, people: u64, bachelors: u64) -> DataTable {
    DataTable {
        sheet: None,
        rows,
        people: Some(people),
        classes: vec![Classes {
            of: "学历".into(),
            counts: vec![("大学本科".into(), bachelors)],
        }],
    }
}

fn file(name: &str, sum: Option<&str>, table: DataTable) -> DataFile {
    DataFile {
        name: name.into(),
        kind: "roster".into(),
        sum: sum.map(str::to_owned),
        tables: vec![table],
        small: None,
    }
}

fn state(year: i32, total: Option<&str>, files: Vec<DataFile>) -> State {
    let figure = Standing {
        id: "staff.total".into(),
        label: "干部职工总数".into(),
        text: total.map(str::to_owned),
        share: None,
    };
    State::now(&RecordHead {
        year,
        as_of: format!("{year}-12-31"),
        unit: None,
        basis: Some(Basis {
            figures: vec![figure],
            files,
        }),
    })
}

fn told(old: &State, new: &State) -> Vec<(String, FileStatus)> {
    let files = Changes::between(old, new).files.expect("files");
    let changed = files.changed.into_iter();
    changed.map(|file| (file.name, file.status)).collect()
}

#[test]
fn a_figure_that_comes_with_data_has_changed() {
    let (old, new) = (state(2024, None, vec![]), state(2024, Some("5"), vec![]));
    let changes = Changes::between(&old, &new);
    let text = &changes.figures[0].text;
    assert_eq!(
        (text.old.as_deref(), text.new.as_deref()),
        (None, Some("5"))
    );
    assert!(Changes::between(&new, &new).is_nothing());
}

#[test]
fn files_of_two_years_are_paired_by_their_names_within_the_years_folders() {
    let old = vec![
        file("data/2023/甲院.csv", Some("a"), table(30, 29, 9)),
        file("data/2022/台账.csv", Some("l"), table(30, 0, 0)),
    ];
    let new = vec![
        file("data/2024/甲院.csv", Some("b"), table(31, 30, 8)),
        file("data/2022/台账.csv", Some("l"), table(30, 0, 0)),
    ];
    let (old, new) = (state(2023, None, old), state(2024, None, new));
    let files = Changes::between(&old, &new).files.expect("files");
    assert_eq!(files.unchanged, 1);
    let [change] = files.changed.as_slice() else {
        panic!("{files:?}");
    };
    assert_eq!(change.status, FileStatus::Changed);
    assert_eq!(change.was.as_deref(), Some("data/2023/甲院.csv"));
    let moved = &change.tables[0];
    assert_eq!(moved.rows, (Some(30), Some(31)));
    assert_eq!((moved.classes[0].old, moved.classes[0].new), (9, 8));
}

#[test]
fn the_same_bytes_counted_otherwise_are_not_called_a_change_of_the_file() {
    let of = |people| file("data/2024/甲院.csv", Some("a"), table(30, people, 9));
    let (old, new) = (
        state(2024, None, vec![of(30)]),
        state(2024, None, vec![of(29)]),
    );
    let expected = ("data/2024/甲院.csv".to_owned(), FileStatus::Recounted);
    assert_eq!(told(&old, &new), [expected]);
}

#[test]
fn a_file_with_another_name_and_the_same_bytes_is_renamed_and_others_come_and_go() {
    let of = |name: &str, sum| file(name, Some(sum), table(30, 30, 9));
    let old = state(2024, None, vec![of("甲.csv", "a"), of("乙.csv", "b")]);
    let new = state(2024, None, vec![of("丙.csv", "c"), of("丁.csv", "a")]);
    let expected = [
        ("丙.csv".to_owned(), FileStatus::New),
        ("丁.csv".to_owned(), FileStatus::Renamed),
        ("乙.csv".to_owned(), FileStatus::Gone),
    ];
    assert_eq!(told(&old, &new), expected);
}

#[test]
fn of_files_with_few_rows_only_their_rows_are_compared_and_none_is_called_the_same() {
    let of = |name: &str, rows, bachelors| file(name, Some("a"), table(rows, rows, bachelors));
    let old = state(2024, None, vec![of("张三.csv", 1, 1), of("甲.csv", 3, 2)]);
    let new = state(2024, None, vec![of("张三.csv", 1, 0), of("甲.csv", 3, 2)]);
    assert_eq!(told(&old, &new), [(SMALL.to_owned(), FileStatus::Unsure)]);
    let new = state(2024, None, vec![of("张三.csv", 2, 1), of("甲.csv", 3, 2)]);
    let files = Changes::between(&old, &new).files.expect("files");
    let [change] = files.changed.as_slice() else {
        panic!("{files:?}");
    };
    assert_eq!(change.status, FileStatus::Changed);
    assert_eq!(change.small, Some((2, 2)));
    assert_eq!(change.tables[0].rows, (Some(4), Some(5)));
    assert!(change.tables[0].classes.is_empty());
}

#[test]
fn a_file_that_has_grown_out_of_those_with_few_rows_is_not_called_new() {
    let of = |name: &str, rows| file(name, Some("a"), table(rows, rows, 0));
    let old = state(2024, None, vec![of("甲.csv", 9), of("乙.csv", 3)]);
    let new = state(2024, None, vec![of("甲.csv", 10), of("乙.csv", 3)]);
    let grown = ("甲.csv".to_owned(), FileStatus::NewOrGrown);
    assert_eq!(told(&old, &new)[0], grown);
    let shrunk = ("甲.csv".to_owned(), FileStatus::GoneOrShrunk);
    assert!(told(&new, &old).contains(&shrunk));
}

#[test]
fn of_a_workbook_the_sheets_with_few_rows_are_kept_without_names_and_classes() {
    let sheet = |name: &str, rows| DataTable {
        sheet: Some(name.into()),
        ..table(rows, rows, 1)
    };
    let mut book = file("本部.xlsx", Some("a"), sheet("在编", 30));
    book.tables.extend([sheet("张三", 1), sheet("李四", 1)]);
    let kept = crate::basis::without_few(vec![book]);
    assert_eq!(kept[0].tables.len(), 2);
    assert_eq!(kept[0].tables[0].sheet.as_deref(), Some("在编"));
    let few = DataTable {
        rows: 2,
        ..DataTable::default()
    };
    assert_eq!(kept[0].tables[1], few);
}
