//! The answer for people.

use super::answer::{Answer, SourceKind};
use crate::figures::{Figure, Form, Value};
use crate::i18n::Words;
use crate::message::Message;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The answer as text, with at most `limit` rows.
pub fn text(answer: &Answer, limit: usize, words: &Words) -> String {
    let figure = &answer.figure;
    let mut out = String::new();
    let mut line = |message: Message| {
        let _ = writeln!(out, "{}", words.say(&message));
    };
    line(
        Message::new("explain-figure")
            .text("label", &figure.label)
            .text("id", &figure.id),
    );
    line(Message::new("explain-value").text("value", value(figure, words)));
    if let (Some(share), Some(base)) = (figure.text(Form::Share), &answer.base) {
        line(
            Message::new("explain-share")
                .text("share", share)
                .text("label", &base.label)
                .text("id", &base.id)
                .text("base", value(base, words)),
        );
    }
    line(Message::new("explain-source").text("source", answer.source.key()));
    if !answer.conditions.is_empty() {
        let conditions: Vec<String> = answer
            .conditions
            .iter()
            .map(|(field, test)| match test.starts_with(['≠', '≤', '≥']) {
                true => format!("{field}{test}"),
                false => format!("{field}={test}"),
            })
            .collect();
        line(Message::new("explain-conditions").text("conditions", conditions.join("，")));
    }
    if let Some(measure) = &answer.measure {
        let (kind, column) = measure.parts();
        let years: Vec<String> = answer.years.iter().map(i32::to_string).collect();
        line(
            Message::new("explain-measure")
                .text("kind", kind)
                .text("column", column)
                .text("years", years.join("、")),
        );
    }
    units(answer, words, &mut out);
    rows(answer, limit, words, &mut out);
    out
}

fn value(figure: &Figure, words: &Words) -> String {
    match figure.text(Form::Text) {
        Some(text) => match (&figure.value, &figure.unit) {
            (Value::Number(_), Some(unit)) => format!("{text}{unit}"),
            _ => text,
        },
        None => words.text("explain-null"),
    }
}

fn units(answer: &Answer, words: &Words, out: &mut String) {
    if answer.by_unit.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", words.text("explain-by-unit"));
    let width = answer.by_unit.iter().map(|(u, _)| u.width()).max();
    for (unit, value) in &answer.by_unit {
        let blank = " ".repeat(width.unwrap_or(0).saturating_sub(unit.width()));
        let shown = match value {
            Value::Number(n) => n.to_string(),
            Value::List(items) => items.join("、"),
            Value::Date(date) => date.to_string(),
            Value::Null => String::new(),
        };
        let _ = writeln!(out, "  {unit}{blank}  {shown:>6}");
    }
}

fn rows(answer: &Answer, limit: usize, words: &Words, out: &mut String) {
    if !matches!(answer.source, SourceKind::Roster | SourceKind::Activities) {
        return;
    }
    let total = Message::new("explain-rows").number("rows", answer.rows.len());
    let _ = writeln!(out, "\n{}", words.say(&total));
    for row in answer.rows.iter().take(limit) {
        let adds = match row.adds {
            Some(adds) => format!("  +{adds}"),
            None => String::new(),
        };
        let unit = row.unit.as_deref().unwrap_or_default();
        let sheet = row.sheet.as_ref().map(|sheet| format!("[{sheet}]"));
        let place = format!("{}{}:{}", row.file, sheet.unwrap_or_default(), row.line);
        let line = format!("  {place}  {unit}{adds}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    if answer.rows.len() > limit {
        let more = Message::new("explain-more").number("more", answer.rows.len() - limit);
        let _ = writeln!(out, "{}", words.say(&more));
    }
}
