//! The same data give the same bytes, wherever and whenever.

use crate::program::{files, program, write};
use std::path::Path;

fn bureau() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bureau")
}

/// The report on the example bureau, copied to a folder of its own.
fn report(zone: &str, name: &str) -> Vec<u8> {
    let place = tempfile::tempdir().unwrap();
    write(place.path(), &files(&bureau()));
    let arguments = ["report", "--year", "2024", "--lang", "zh", "-q", "-o", name];
    let output = program(place.path())
        .args(arguments)
        .env("TZ", zone)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    std::fs::read(place.path().join(name)).unwrap()
}

#[test]
fn a_word_file_has_the_same_bytes_in_two_folders_zones_and_under_two_names() {
    let one = report("Asia/Shanghai", "甲.docx");
    assert!(one == report("America/Los_Angeles", "second.docx"));
}

#[test]
fn markdown_has_the_same_bytes_in_two_folders_zones_and_under_two_names() {
    let one = report("Pacific/Kiritimati", "甲.md");
    assert!(one == report("UTC", "second.md"));
}

/// What a command writes to stdout.
fn said(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = program(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

#[test]
fn every_listing_has_the_same_bytes_from_inside_and_from_elsewhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    let bureau = bureau();
    let there = bureau.to_str().unwrap();
    for listing in [
        vec!["check", "--format", "json"],
        vec!["check", "--format", "csv"],
        vec!["figures", "--format", "json"],
        vec!["figures"],
        vec!["explain", "recruitment.hired", "--format", "json"],
        vec!["report", "-o", "-", "--format", "md"],
    ] {
        let inside = [&listing[..], &["--year", "2024", "--lang", "zh"]].concat();
        let outside = [&["-C", there][..], &inside].concat();
        assert!(
            said(&bureau, &inside) == said(elsewhere.path(), &outside),
            "{listing:?}"
        );
    }
}

#[test]
fn the_order_in_which_rows_stand_changes_no_figure_and_no_word_of_the_report() {
    let as_they_stand = tempfile::tempdir().unwrap();
    let turned = tempfile::tempdir().unwrap();
    let inputs = files(&bureau());
    let around = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        // Rows of one record only: the example has no line ends inside cells.
        rows.reverse();
        format!("{header}\n{}\n", rows.join("\n")).into_bytes()
    };
    write(as_they_stand.path(), &inputs);
    let turned_inputs = inputs
        .iter()
        .map(|(name, bytes)| match name.contains("花名册") {
            true => (name.clone(), around(bytes)),
            false => (name.clone(), bytes.clone()),
        })
        .collect();
    write(turned.path(), &turned_inputs);
    for listing in [
        vec!["figures", "--format", "json"],
        vec!["report", "-o", "-", "--format", "md"],
    ] {
        let arguments = [&listing[..], &["--year", "2024", "--lang", "zh"]].concat();
        assert!(
            said(as_they_stand.path(), &arguments) == said(turned.path(), &arguments),
            "{listing:?}"
        );
    }
}
