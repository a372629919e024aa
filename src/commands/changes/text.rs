//! What changed, in words: the sums, the figures, then the files.

use crate::changes::{
    Changes, ClassChange, FigureChange, FileChange, FileStatus, TableChange, Values,
};
use crate::i18n::Words;
use crate::message::Message;
use std::fmt::Write;

/// So many figures and so many files are told where not all are asked for.
const SHOWN: usize = 8;
/// Of so many dimensions the classes that moved most are told in short.
const DIMENSIONS: usize = 4;

/// The list, each line with its end: the files, which are the reason, then the figures.
/// In short, or with every figure and every class of every file.
pub fn lines(changes: &Changes, words: &Words, is_full: bool) -> String {
    let limit = if is_full { usize::MAX } else { SHOWN };
    let mut out = String::new();
    let mut say = |message: &Message| {
        let _ = writeln!(out, "{}", words.say(message));
    };
    if !changes.old.is_same_time(&changes.new) {
        let (old, new) = (&changes.old, &changes.new);
        let message = Message::new("changes-time")
            .text("old_year", old.year.to_string())
            .text("old_as_of", old.as_of.as_str())
            .text("new_year", new.year.to_string());
        say(&message.text("new_as_of", new.as_of.as_str()));
    }
    let files = changes.files.as_ref();
    let sum = Message::new("changes-sum")
        .number("figures", changes.figures.len())
        .text(
            "known",
            match files {
                None => "no",
                Some(files) if files.involved() == 0 && is_unsure(changes) => "unsure",
                Some(_) => "yes",
            },
        );
    say(&sum.number("files", files.map_or(0, |files| files.involved())));
    causes(changes).iter().for_each(say);
    let files = changes.files.iter().flat_map(|files| &files.changed);
    if files.clone().next().is_some() {
        let _ = writeln!(out, "\n{}", words.text("changes-files"));
    }
    let count = files.clone().count();
    for file in files.take(limit) {
        match is_full {
            true => self::file(file, words, &mut out),
            false => short(file, words, &mut out),
        }
    }
    if let Some(unchanged) = changes.files.as_ref().map(|files| files.unchanged)
        && count > 0
        && unchanged > 0
    {
        let rest = Message::new("changes-unchanged").number("files", unchanged);
        let _ = writeln!(out, "  {}", words.say(&rest));
    }
    if !changes.figures.is_empty() {
        let _ = writeln!(out, "\n{}", words.text("changes-figures"));
    }
    for figure in changes.figures.iter().take(limit) {
        let _ = writeln!(out, "  {}", self::figure(figure, words));
    }
    let hidden = |all: usize| all.saturating_sub(limit);
    if hidden(changes.figures.len()) + hidden(count) > 0 {
        let more = Message::new("changes-more")
            .number("figures", hidden(changes.figures.len()))
            .number("files", hidden(count));
        let both = hidden(changes.figures.len()) > 0 && hidden(count) > 0;
        let more = more.text("part", if both { "both" } else { "one" });
        let _ = writeln!(out, "\n{}", words.say(&more));
    }
    out
}

/// Whether a file may have changed without its being seen.
fn is_unsure(changes: &Changes) -> bool {
    let mut files = changes.files.iter().flat_map(|files| &files.changed);
    files.any(|file| file.status == FileStatus::Unsure)
}

/// What is to be said of why, beyond the files: that it cannot be told, or lies elsewhere.
fn causes(changes: &Changes) -> Vec<Message> {
    let Some(files) = &changes.files else {
        return vec![Message::new("changes-cause-unknown")];
    };
    // Last year's files are not among those that a record keeps.
    if changes.figures.iter().any(FigureChange::is_of_last_year)
        && changes.old.is_same_time(&changes.new)
    {
        return vec![Message::new("changes-cause-last-year")];
    }
    let is_told = files.involved() > 0 || !changes.old.is_same_time(&changes.new);
    if changes.figures.is_empty() || is_told {
        return Vec::new();
    }
    let (old, new) = (&changes.old.generator, &changes.new.generator);
    let mut causes = Vec::new();
    if is_unsure(changes) {
        causes.push(Message::new("changes-cause-unsure"));
    }
    if old != new {
        let message = Message::new("changes-cause-program").text("old", old);
        causes.push(message.text("new", new));
    }
    if causes.is_empty() {
        causes.push(Message::new("changes-cause-none"));
    }
    causes
}

fn figure(figure: &FigureChange, words: &Words) -> String {
    let none = || words.text("changes-no-data");
    let moved = |values: &Values| {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(none);
        format!("{} → {}", text(&values.old), text(&values.new))
    };
    let (text, share) = (&figure.text, &figure.share);
    // A figure that came with data, or lost them, has or had a share with it.
    let is_whole = |values: &Values| values.old.is_some() && values.new.is_some();
    let tells_share = share.differ() && (is_whole(share) || is_whole(text) || !text.differ());
    let message = Message::new("changes-figure")
        .text("name", figure.label.as_str())
        .text("id", figure.id.as_str())
        .text(
            "parts",
            match (text.differ(), tells_share) {
                (true, true) => "both",
                (false, true) => "share",
                (_, false) => "value",
            },
        )
        .text("value", moved(text))
        .text("share", moved(share));
    words.say(&message)
}

/// A file, a table a line.
fn short(file: &FileChange, words: &Words, out: &mut String) {
    if file.tables.is_empty() {
        let _ = writeln!(out, "  {}", head(file, None, String::new(), words));
    }
    for table in &file.tables {
        let mut numbers = numbers(table, words);
        if table.rows.0.is_some() && table.rows.1.is_some() {
            let moved = most_moved(table, words);
            if !moved.is_empty() {
                let moved = Message::new("changes-moved").text("moved", moved);
                numbers += &words.say(&moved);
            }
        }
        let head = head(file, table.sheet.as_deref(), numbers, words);
        let _ = writeln!(out, "  {head}");
    }
}

/// Of each dimension the class whose number moved most, with the difference.
fn most_moved(table: &TableChange, words: &Words) -> String {
    let dimensions = table.classes.chunk_by(|a, b| a.of == b.of);
    // Where people are, and whether they count, is told by the file and its people.
    let is_plain =
        |of: &[ClassChange]| !["单位", "单位类型", "在岗情况"].contains(&of[0].of.as_str());
    let dimensions: Vec<&[ClassChange]> = dimensions.filter(|of| is_plain(of)).collect();
    let is_more = dimensions.len() > DIMENSIONS || dimensions.iter().any(|of| of.len() > 1);
    let told = dimensions.iter().take(DIMENSIONS).filter_map(|of| {
        // The first of equals: classes have their order.
        let most = of
            .iter()
            .rev()
            .max_by_key(|class| class.old.abs_diff(class.new))?;
        let sign = if most.new > most.old { '+' } else { '−' };
        let by = most.old.abs_diff(most.new);
        Some(format!("{} {}{sign}{by}", most.of, most.class))
    });
    let mut told = told.collect::<Vec<_>>().join("、");
    if is_more && !told.is_empty() {
        told += &words.text("changes-moved-more");
    }
    told
}

fn head(file: &FileChange, sheet: Option<&str>, numbers: String, words: &Words) -> String {
    let name = match file.small {
        None => file.name.clone(),
        Some((old, new)) => {
            let files = match old == new {
                true => new.to_string(),
                false => format!("{old} → {new}"),
            };
            words.say(&Message::new("changes-small").text("files", files))
        }
    };
    let message = Message::new("changes-file")
        .text("file", name)
        .text("sheet", sheet.unwrap_or_default())
        .text("has-sheet", if sheet.is_some() { "yes" } else { "no" })
        .text("kind", file.kind.as_str())
        .text("status", file.status.key())
        .text("was", file.was.clone().unwrap_or_default())
        .text("has-was", if file.was.is_some() { "yes" } else { "no" })
        .text("has-numbers", if numbers.is_empty() { "no" } else { "yes" });
    words.say(&message.text("numbers", numbers))
}

fn file(file: &FileChange, words: &Words, out: &mut String) {
    if file.tables.is_empty() {
        let _ = writeln!(out, "  {}", head(file, None, String::new(), words));
    }
    for table in &file.tables {
        let numbers = numbers(table, words);
        let _ = writeln!(
            out,
            "  {}",
            head(file, table.sheet.as_deref(), numbers, words)
        );
        // Of a whole table the numbers alone would be a list of all classes.
        if table.rows.0.is_some() && table.rows.1.is_some() {
            classes(table, words, out);
        }
    }
}

/// People and rows, before and after.
fn numbers(table: &TableChange, words: &Words) -> String {
    let told = |key, (old, new): (Option<u64>, Option<u64>)| {
        let numbers = match (old, new) {
            (None, None) => return None,
            (Some(old), Some(new)) if old == new => old.to_string(),
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(only), None) | (None, Some(only)) => only.to_string(),
        };
        Some(words.say(&Message::new(key).text("numbers", numbers)))
    };
    let people = told("changes-people", table.people);
    let rows = told("changes-rows", table.rows);
    let parts: Vec<String> = people.into_iter().chain(rows).collect();
    parts.join(&words.text("changes-comma"))
}

/// The classes whose number moved, a dimension a line. People in post were told before.
fn classes(table: &TableChange, words: &Words, out: &mut String) {
    let is_told = |class: &ClassChange| {
        let is_people = (Some(class.old), Some(class.new)) == table.people;
        is_people && ["单位", "在岗情况"].contains(&class.of.as_str())
    };
    for classes in table.classes.chunk_by(|a, b| a.of == b.of) {
        if classes.iter().all(is_told) {
            continue;
        }
        let moved = classes
            .iter()
            .map(|c| format!("{} {} → {}", c.class, c.old, c.new));
        let moved: Vec<String> = moved.collect();
        let message = Message::new("changes-classes")
            .text("of", classes[0].of.as_str())
            .text("moved", moved.join(&words.text("changes-comma")));
        let _ = writeln!(out, "      {}", words.say(&message));
    }
}
