//! The report depends on what the data say, not on when or in which order it is read.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use support::{bureau, listed_figures, printed};

fn report(folder: &Path, format: &str) -> Vec<u8> {
    let arguments = ["report", "--year", "2024", "--format", format, "-o", "-"];
    printed(folder, &arguments)
}

/// The example bureau with every table upside down, and each roster under another name.
fn upside_down(folder: &Path) {
    fs::copy(
        bureau().join("talentsum.toml"),
        folder.join("talentsum.toml"),
    )
    .expect("a copy");
    for year in ["2023", "2024"] {
        let into = folder.join("data").join(year);
        fs::create_dir_all(&into).expect("a folder");
        let mut files: Vec<_> = fs::read_dir(bureau().join("data").join(year))
            .expect("the year's folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.sort();
        for (i, path) in files.iter().rev().enumerate() {
            let text = fs::read_to_string(path).expect("UTF-8");
            let (header, rows) = text.split_once('\n').expect("a header");
            let rows: Vec<&str> = rows.lines().rev().collect();
            let name = path.file_name().expect("a name").to_string_lossy();
            let name = match name.strip_prefix("花名册-") {
                Some(_) => format!("花名册{i:02}.csv"),
                None => format!("{i:02}{name}"),
            };
            let table = format!("{header}\n{}\n", rows.join("\n"));
            fs::write(into.join(name), table).expect("a file");
        }
    }
}

/// The parts of a package.
fn parts(docx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        parts.insert(entry.name().expect("a name").into_owned(), bytes);
    }
    parts
}

/// A part without what the record says of the files, whose names and bytes are others.
fn without_files(bytes: &[u8]) -> &[u8] {
    let files = bytes.windows(6).position(|word| word == b"<file ");
    &bytes[..files.unwrap_or(bytes.len())]
}

#[test]
fn unchanged_data_gives_the_same_bytes() {
    for format in ["md", "docx"] {
        let (first, second) = (report(&bureau(), format), report(&bureau(), format));
        assert!(first == second, "{format} differs from run to run");
    }
}

#[test]
fn the_same_data_in_another_order_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    upside_down(folder.path());
    assert_eq!(
        listed_figures(folder.path(), 2024),
        listed_figures(&bureau(), 2024)
    );
    assert!(
        report(&bureau(), "md") == report(folder.path(), "md"),
        "Markdown differs with the order of rows and files"
    );
    let (one, other) = (
        parts(&report(&bureau(), "docx")),
        parts(&report(folder.path(), "docx")),
    );
    assert!(one.keys().eq(other.keys()));
    for (name, bytes) in one {
        let same = without_files(&bytes) == without_files(&other[&name]);
        assert!(same, "{name} differs with the order of rows and files");
    }
}
