//! The answer for people.

use super::answer::{Answer, SourceKind};
use super::left_out;
use crate::figures::{Figure, Form, Scope, Value};
use crate::gather::trace::Effect;
use crate::i18n::Words;
use crate::message::Message;
use crate::report::MissingFigure;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The answer as text, with at most `limit` rows.
pub fn text(answer: &Answer, limit: usize, words: &Words) -> String {
    let figure = &answer.figure;
    let mut out = String::new();
    let mut line = |message: Message| {
        let _ = writeln!(out, "{}", words.say(&message));
    };
    let unit = match &answer.scope {
        Scope::Whole => String::new(),
        Scope::Unit(name) | Scope::Kind(name) => format!("{name} "),
    };
    line(
        Message::new("explain-figure")
            .text("label", format!("{unit}{}", answer.name))
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
    if let Some(since) = &answer.since {
        since.text(words, &mut out);
    }
    let mut line = |message: Message| {
        let _ = writeln!(out, "{}", words.say(&message));
    };
    line(Message::new("explain-source").text("source", answer.source.key()));
    if let Some((formula, parts)) = &answer.formula {
        line(Message::new("explain-formula").text("kind", formula.key()));
        for part in parts {
            line(
                Message::new("explain-part")
                    .text("label", &part.label)
                    .text("id", &part.id)
                    .text("value", value(part, words)),
            );
        }
        line(Message::new("explain-part-more"));
        if figure.value == Value::Null {
            let missing = MissingFigure {
                id: figure.id.clone(),
                label: figure.label.clone(),
                scope: answer.scope.clone(),
                missing: figure.missing.as_deref().cloned(),
            };
            line(missing.to_message());
        }
    }
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
    left_out::text(&answer.trace.left_out, limit, words, &mut out);
    rulings(answer, words, &mut out);
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
            Value::Ratio(n) => format!("1:{n}"),
            Value::List(items) => items.join("、"),
            Value::Date(date) => date.to_string(),
            Value::Null => String::new(),
        };
        let since = match (&answer.since, value) {
            (Some(since), Value::Number(_)) => since.unit_text(unit, words),
            _ => String::new(),
        };
        let _ = writeln!(out, "  {unit}{blank}  {shown:>6}{since}");
    }
    if let Some(since) = &answer.since {
        for unit in since.gone(answer) {
            let blank = " ".repeat(width.unwrap_or(0).saturating_sub(unit.width()));
            let last = since.unit_text(unit, words);
            let _ = writeln!(out, "  {unit}{blank}  {:>6}{last}", 0);
        }
    }
    if let Some(rest) = answer.rest {
        let message = Message::new("explain-without-unit").text("value", rest.to_string());
        let _ = writeln!(out, "  {}", words.say(&message));
    }
}

fn rows(answer: &Answer, limit: usize, words: &Words, out: &mut String) {
    let counted = &answer.trace.counted;
    // A number that nobody has given has no rows.
    let is_listed = match answer.source {
        SourceKind::Roster | SourceKind::Activities | SourceKind::Flows => true,
        SourceKind::Facts => !counted.is_empty(),
        SourceKind::Option | SourceKind::Figures => false,
    };
    if !is_listed {
        return;
    }
    let total = Message::new("explain-rows").number("rows", counted.len());
    let _ = writeln!(out, "\n{}", words.say(&total));
    for row in counted.iter().take(limit) {
        let adds = match row.adds {
            Some(adds) if row.gives.is_empty() => format!("  +{adds}"),
            Some(adds) => format!("  +{adds}  {}", row.gives.join("、")),
            None if row.gives.is_empty() => String::new(),
            None => format!("  {}", row.gives.join("、")),
        };
        let unit = row.unit.as_deref().unwrap_or_default();
        let at = place(&row.file, row.sheet.as_deref(), Some(row.line));
        let line = format!("  {at}  {unit}{adds}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    more(counted.len(), limit, words, out);
}

/// How many places are not listed.
pub fn more(total: usize, limit: usize, words: &Words, out: &mut String) {
    if total > limit {
        let more = Message::new("explain-more").number("more", total - limit);
        let _ = writeln!(out, "{}", words.say(&more));
    }
}

/// A place as it is told: file, sheet and line.
pub fn place(file: &str, sheet: Option<&str>, line: Option<u64>) -> String {
    let sheet = sheet.map(|sheet| format!("[{sheet}]")).unwrap_or_default();
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{file}{sheet}{line}")
}

fn rulings(answer: &Answer, words: &Words, out: &mut String) {
    let rulings = &answer.trace.rulings;
    if rulings.is_empty() {
        return;
    }
    let total = Message::new("explain-rulings").number("rulings", rulings.len());
    let _ = writeln!(out, "\n{}", words.say(&total));
    for ruling in rulings {
        let at = &ruling.place;
        let file = at.file.as_deref().unwrap_or_default();
        let column = ruling.column.clone().unwrap_or_default();
        let decided = Message::new("explain-ruling")
            .text("place", place(file, at.sheet.as_deref(), at.line))
            .text("decision", ruling.decision)
            .text("column", column)
            .text("corrected", ruling.corrected.clone().unwrap_or_default());
        let mut effects = Vec::new();
        for effect in Effect::ALL {
            let rows = ruling.rows.iter().filter(|(_, e)| *e == effect).count();
            if rows > 0 {
                let message = Message::new("explain-effect").text("effect", effect.key());
                effects.push(words.say(&message.number("rows", rows)));
            }
        }
        let joined = effects.join(&words.text("explain-effects-join"));
        let _ = writeln!(out, "  {}{joined}", words.say(&decided));
    }
}
