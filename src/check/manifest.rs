//! What was read, file by file, as text.

use super::aligned::{Side, lines};
use crate::gather::FileNote;
use crate::i18n::Words;
use crate::message::Message;
use std::fmt::Write;

/// Names beyond this many are told by number.
const FILES_NAMED: usize = 2;

/// What a file is and how many rows of data it has, in one line.
pub fn file_message(note: &FileNote) -> Message {
    Message::new("check-file")
        .text("file", &note.file)
        .text("sheet", note.sheet.clone().unwrap_or_default())
        .text("kind", note.kind.key())
        .text("encoding", note.encoding.unwrap_or_default())
        .number("rows", note.rows)
}

/// All files as a table under their folders, then the columns that were not used.
pub fn manifest(notes: &[FileNote], words: &Words) -> String {
    const SIDES: &[Side] = &[
        Side::Left,
        Side::Left,
        Side::Left,
        Side::Left,
        Side::Left,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Left,
    ];
    let header = [
        "check-head-file",
        "check-head-sheet",
        "check-head-encoding",
        "check-head-kind",
        "check-head-unit",
        "check-head-rows",
        "check-head-people",
        "check-head-last-year",
        "check-head-skipped",
    ];
    let mut rows = vec![header.map(|key| words.text(key)).to_vec()];
    rows.extend(notes.iter().map(|note| row(note, words)));
    let mut lines = lines(SIDES, &rows).into_iter();
    let mut out = words.say(&Message::new("check-files").number("files", notes.len()));
    out.push('\n');
    let _ = writeln!(out, "  {}", lines.next().unwrap_or_default());
    let mut folder = None;
    for (note, line) in notes.iter().zip(lines) {
        let (above, _) = parts(&note.file);
        if folder != Some(above) {
            folder = Some(above);
            if !above.is_empty() {
                let _ = writeln!(out, "{above}");
            }
        }
        let _ = writeln!(out, "  {line}");
    }
    out.push_str(&unknown(notes, words));
    out
}

fn row(note: &FileNote, words: &Words) -> Vec<String> {
    let roster = note.is_roster();
    let unit = match note.units.as_slice() {
        [] => String::new(),
        [unit] => unit.clone(),
        units => words.say(&Message::new("check-units").number("units", units.len())),
    };
    let number = |n: u64| if roster { n.to_string() } else { String::new() };
    vec![
        parts(&note.file).1.to_owned(),
        note.sheet.clone().unwrap_or_default(),
        note.encoding.unwrap_or_default().to_owned(),
        words.say(&Message::new("check-kind").text("kind", note.kind.key())),
        unit,
        note.rows.to_string(),
        number(note.people),
        note.last_year.map(|n| n.to_string()).unwrap_or_default(),
        skipped(note, words).join(&words.text("list-separator")),
    ]
}

/// A path as its folder, with the `/`, and the name in it.
fn parts(file: &str) -> (&str, &str) {
    file.split_at(file.rfind('/').map_or(0, |slash| slash + 1))
}

/// What was set aside in a file, by reason, so that nobody need wonder where rows went.
fn skipped(note: &FileNote, words: &Words) -> Vec<String> {
    let skipped = note.skipped;
    [
        ("check-skipped-above", skipped.above),
        ("check-skipped-headers", skipped.repeated_headers),
        ("check-skipped-blank", skipped.blank),
        ("check-skipped-totals", skipped.totals),
        ("check-skipped-headings", skipped.headings),
        ("check-skipped-signatures", skipped.signatures),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| words.say(&Message::new(key).number("count", count)))
    .collect()
}

/// The columns that were not used, told once for all files that have the same.
fn unknown(notes: &[FileNote], words: &Words) -> String {
    let mut groups: Vec<(&[String], Vec<&str>)> = Vec::new();
    // What helped to decide is not to be read again.
    let notes = notes.iter().filter(|note| note.kind.key() != "rulings");
    for note in notes.filter(|note| !note.unknown.is_empty()) {
        match groups
            .iter_mut()
            .find(|(columns, _)| *columns == note.unknown)
        {
            Some((_, files)) => files.push(&note.file),
            None => groups.push((&note.unknown, vec![&note.file])),
        }
    }
    let separator = words.text("list-separator");
    let mut out = String::new();
    for (columns, files) in groups {
        let named = files[..files.len().min(FILES_NAMED)].join(&separator);
        let named = match files.len() > FILES_NAMED {
            true => words.say(
                &Message::new("check-files-more")
                    .text("files", named)
                    .number("total", files.len()),
            ),
            false => named,
        };
        let message = Message::new("check-unknown")
            .text("file", named)
            .text("columns", columns.join(&separator));
        let _ = writeln!(out, "{}", words.say(&message));
    }
    out
}
