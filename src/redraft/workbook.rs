//! The workbook behind a chart. Only the cells that the chart is drawn from get new
//! numbers: a person may have put sheets and cells of their own beside them. Where these
//! cells are not found for certain the workbook stays as it is.

use super::book::{position, recalculated, sheets};
use super::markup::{attributes, malformed, text};
use super::package::{Office, Package};
use super::splice::{Edit, apply};
use super::trouble::DraftError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::Range;
use zip::ZipArchive;

/// The workbook with other numbers in the cells `from`, `Sheet1!$B$2:$B$5`; `None` where
/// they do not hold the numbers `stands`, each typed in, not calculated.
pub fn renewed(old: &[u8], from: &str, stands: &[String], new: &[String]) -> Option<Vec<u8>> {
    let package = Package::open_as(old.to_vec(), Office::Excel).ok()?;
    let (sheet, names) = cells(from)?;
    if names.len() != new.len() || stands.len() != new.len() {
        return None;
    }
    let part = (sheets(&package).ok()?.into_iter()).find(|(name, _)| *name == sheet)?;
    let (part, content) = package.parts().find(|(name, _)| *name == part.1)?;
    let mut found = numbers(part, content, &names).ok()?;
    let mut edits = Vec::new();
    for ((name, stands), new) in names.iter().zip(stands).zip(new) {
        let at = found.remove(name)??;
        let there = std::str::from_utf8(&content[at.clone()]).ok()?;
        if number(there)? != number(stands)? {
            return None;
        }
        if number(there) != Some(number(new)?) {
            let with = new.trim().to_owned();
            edits.push(Edit { at, with });
        }
    }
    if edits.is_empty() {
        return Some(old.to_vec());
    }
    let mut changed = BTreeMap::new();
    // What somebody has reckoned from these cells is to be reckoned anew.
    let is_formula = |(_, content): (&str, &[u8])| {
        ["<f>", "<f ", ":f>", ":f "]
            .iter()
            .any(|tag| has(content, tag))
    };
    if package.parts().any(is_formula) {
        let (book, main) = package.parts().find(|(name, _)| *name == package.main())?;
        let wish = recalculated(book, text(book, main).ok()?).ok()?;
        changed.insert(book.to_owned(), apply(main, wish.into_iter().collect()));
    }
    changed.insert(part.to_owned(), apply(content, edits));
    package.with(&changed).ok()
}

fn has(content: &[u8], needle: &str) -> bool {
    memchr::memmem::find(content, needle.as_bytes()).is_some()
}

/// Whether two workbooks hold the very same, however they are packed.
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (unpacked(one), unpacked(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

fn unpacked(book: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    // Opened with distrust first: what is unpacked here is within bounds.
    Package::open_as(book.to_vec(), Office::Excel).ok()?;
    let mut archive = ZipArchive::new(Cursor::new(book)).ok()?;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        parts.insert(name, content);
    }
    Some(parts)
}

/// The same number however it is written.
fn number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

/// The sheet and the cells of a column: `'a b'!$B$2:$B$4` is B2, B3, B4 of `a b`.
fn cells(from: &str) -> Option<(String, Vec<String>)> {
    let (sheet, range) = from.trim().rsplit_once('!')?;
    let quoted = sheet
        .strip_prefix('\'')
        .and_then(|sheet| sheet.strip_suffix('\''));
    let sheet = quoted.map_or_else(|| sheet.to_owned(), |sheet| sheet.replace("''", "'"));
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let cell = |name: &str| -> Option<(String, u32)> {
        let name = name.replace('$', "");
        let end = name.find(|c: char| !c.is_ascii_uppercase())?;
        let row: u32 = name[end..].parse().ok()?;
        (end > 0).then(|| (name[..end].to_owned(), row))
    };
    let ((column, top), (same, bottom)) = (cell(first)?, cell(last)?);
    let is_column = column == same && top <= bottom && bottom - top < 10_000;
    let names = (top..=bottom).map(|row| format!("{column}{row}"));
    is_column.then(|| (sheet, names.collect()))
}

/// Where the numbers of these cells stand; `None` of a cell that holds something else, or
/// is there twice.
fn numbers(
    part: &str,
    content: &[u8],
    names: &[String],
) -> Result<BTreeMap<String, Option<Range<usize>>>, DraftError> {
    let source = text(part, content)?;
    let mut reader = Reader::from_str(source);
    let mut found: BTreeMap<String, Option<Range<usize>>> = BTreeMap::new();
    let mut open: Option<Cell> = None;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|e| malformed(part, e))?;
        let end = position(&reader);
        match event {
            Event::Start(tag) => match (tag.local_name().as_ref(), &mut open) {
                ("c", _) => {
                    let mut attributes = attributes(&tag);
                    let name = attributes.remove("r").filter(|name| names.contains(name));
                    let kind = attributes.remove("t").unwrap_or_default();
                    open = name.map(|name| Cell {
                        name,
                        is_number: kind.is_empty() || kind == "n",
                        value: None,
                    });
                }
                ("v", Some(cell)) => cell.value = Some(end..end),
                ("f", Some(cell)) => cell.is_number = false,
                _ => {}
            },
            Event::Empty(tag) => {
                if let ("f", Some(cell)) = (tag.local_name().as_ref(), &mut open) {
                    cell.is_number = false;
                }
            }
            Event::End(tag) => match (tag.local_name().as_ref(), &mut open) {
                ("v", Some(cell)) => {
                    let value = cell.value.take();
                    cell.value = value.map(|at| at.start..start);
                }
                ("c", Some(_)) => {
                    if let Some(cell) = open.take() {
                        let value = cell.value.filter(|_| cell.is_number);
                        let before = found.insert(cell.name.clone(), value);
                        if before.is_some() {
                            found.insert(cell.name, None);
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

struct Cell {
    name: String,
    is_number: bool,
    value: Option<Range<usize>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_a_column_are_read_from_what_a_chart_says() {
        let names = |from| cells(from).map(|(sheet, names)| (sheet, names.join(" ")));
        let of = |sheet: &str, names: &str| Some((sheet.to_owned(), names.to_owned()));
        assert_eq!(names("Sheet1!$B$2:$B$4"), of("Sheet1", "B2 B3 B4"));
        assert_eq!(names("'张''三'!$AB$2"), of("张'三", "AB2"));
        for other in [
            "Sheet1!$B$2:$C$4",
            "B2",
            "Sheet1!#REF!",
            "Sheet1!B:B",
            "Sheet1!$B$4:$B$2",
        ] {
            assert_eq!(names(other), None, "{other}");
        }
    }

    #[test]
    fn only_plain_numbers_are_found() {
        let sheet = "<worksheet><row><c r=\"B2\"><v>41</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>\
                     <c r=\"B4\"><f>B2</f><v>41</v></c><c r=\"B5\"/></row></worksheet>";
        let names: Vec<String> = ["B2", "B3", "B4", "B5"].map(str::to_owned).into();
        let found = numbers("x", sheet.as_bytes(), &names).unwrap();
        assert_eq!(&sheet[found["B2"].clone().unwrap()], "41");
        assert_eq!((&found["B3"], &found["B4"]), (&None, &None));
        assert!(!found.contains_key("B5"));
    }
}
