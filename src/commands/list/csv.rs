//! The list as CSV: the names, or the parts where it was asked for these alone.

use super::{Told, text};
use crate::csv_text::guarded;
use crate::i18n::Words;

/// Heading and rows; a cell that a spreadsheet would take for a formula is harmless.
pub fn csv(told: &Told<'_>, words: &Words) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows(told, words) {
        // Writing to memory cannot fail, and all rows have the same length.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()));
    }
    String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()).into_owned()
}

/// The table that goes into a file, its heading first.
pub fn rows(told: &Told<'_>, words: &Words) -> Vec<Vec<String>> {
    let (question, answer) = (&told.question, &told.answer);
    if !question.columns.is_empty() {
        let heading = question.columns.iter().map(|field| field.name.clone());
        let mut rows = vec![heading.collect()];
        rows.extend(answer.people.iter().cloned());
        return rows;
    }
    if let Some((by, cross)) = question.by.zip(answer.cross.as_ref()) {
        return text::crossed(&by.name, cross, answer.count, words);
    }
    let mut rows = Vec::new();
    match question.by {
        Some(by) => {
            rows.push(vec![by.name.clone(), "人数".to_owned(), "占比".to_owned()]);
            rows.extend(answer.parts.iter().map(|(part, count)| {
                let share = text::share(told, *count).map(|share| format!("{share}%"));
                vec![part.clone(), count.to_string(), share.unwrap_or_default()]
            }));
        }
        None => {
            rows.push(vec!["人数".to_owned()]);
            rows.push(vec![answer.count.to_string()]);
        }
    }
    rows
}
