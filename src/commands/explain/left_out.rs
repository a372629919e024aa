//! The rows that do not count, for people: by reason, with their places.

use super::text::{more, place};
use crate::diagnostic::Code;
use crate::gather::trace::{LeftOut, Reason};
use crate::i18n::Words;
use crate::message::Message;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The reasons in order, each with at most `limit` places.
pub fn text(left_out: &[LeftOut], limit: usize, words: &Words, out: &mut String) {
    if left_out.is_empty() {
        return;
    }
    let total = Message::new("explain-left-out").number("rows", left_out.len());
    let _ = writeln!(out, "\n{}", words.say(&total));
    let mut groups: BTreeMap<(Reason, &str), Vec<&LeftOut>> = BTreeMap::new();
    for row in left_out {
        // A ruling stands behind the row, and so does a cell: they make no group.
        let field = match row.reason {
            Reason::Ruled => "",
            _ => row.field.as_deref().unwrap_or_default(),
        };
        groups.entry((row.reason, field)).or_default().push(row);
    }
    for ((reason, field), rows) in groups {
        let group = Message::new("explain-reason")
            .text("reason", reason.key())
            .text("field", field)
            .number("rows", rows.len());
        let _ = writeln!(out, "  {}", words.say(&group));
        for row in rows.iter().take(limit) {
            let at = &row.place;
            let file = at.file.as_deref().unwrap_or_default();
            let at = place(file, at.sheet.as_deref(), at.line);
            let unit = row.place.unit.as_deref().unwrap_or_default();
            let value = value(row, words);
            // One row is one, unless it says otherwise: what it would have added is told.
            let adds = row.adds.filter(|adds| *adds != Decimal::ONE);
            let adds = adds.map(|adds| format!("(+{adds})"));
            let adds = adds.filter(|_| row.reason.is_of_rows());
            let pieces = [at, unit.to_owned(), value, adds.unwrap_or_default()];
            let told: Vec<String> = pieces.into_iter().filter(|p| !p.is_empty()).collect();
            let _ = writeln!(out, "    {}", told.join("  "));
        }
        if rows.len() > limit {
            out.push_str("    ");
        }
        more(rows.len(), limit, words, out);
    }
}

/// What decides; of a row that could not be read the finding about it.
fn value(row: &LeftOut, words: &Words) -> String {
    let value = row.value.as_deref().unwrap_or_default();
    let code = match row.reason {
        Reason::BadRow | Reason::NotRead => Code::from_key(value),
        _ => None,
    };
    let title = code.and_then(|code| words.title(&Message::new(code.message_key())));
    title.unwrap_or_else(|| value.to_owned())
}
