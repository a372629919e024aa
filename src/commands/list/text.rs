//! The answer for people: how many, as what the question was understood, and a table.

use super::Told;
use crate::figures::share::percent;
use crate::i18n::Words;
use crate::message::Message;
use crate::query::CrossTable;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

/// How many, of whom, and what could not be decided.
pub fn head(told: &Told<'_>, words: &Words) -> String {
    let (question, answer) = (&told.question, &told.answer);
    let mut lines = vec![
        words.say(
            &Message::new("query-count")
                .number("count", answer.count)
                .number("rows", answer.rows),
        ),
    ];
    if let Some(expr) = question.expr {
        let condition = Message::new("query-condition").text("condition", expr.shown());
        lines.push(words.say(&condition));
        for condition in expr.conditions() {
            if !condition.classes.is_empty() {
                let members = condition.classes.join("、");
                lines.push(format!("    {}：{members}", condition.shown()));
            }
        }
    }
    let of = match question.is_about_all() {
        true => "query-of-all",
        false => "query-of-in-post",
    };
    let of = Message::new(of).text("as_of", told.project.as_of.to_string());
    lines.push(words.say(&of));
    for (field, people) in &answer.undecided {
        let open = Message::new("query-undecided").text("field", field);
        lines.push(words.say(&open.number("people", *people)));
    }
    lines.join("\n") + "\n"
}

/// The parts, where it was asked for them.
pub fn parts(told: &Told<'_>, words: &Words) -> String {
    let Some(by) = told.question.by.filter(|_| !told.answer.parts.is_empty()) else {
        return String::new();
    };
    let across = told.question.across.zip(told.answer.cross.as_ref());
    let name = match across {
        Some((across, _)) => format!("{}、{}", by.name, across.name),
        None => by.name.clone(),
    };
    let title = words.say(&Message::new("query-by").text("field", &name));
    if let Some((_, cross)) = across {
        let rows = crossed(&by.name, cross, told.answer.count, words);
        let numbers: Vec<bool> = (0..rows[0].len()).map(|at| at > 0).collect();
        let mut text = format!("\n{title}\n{}", table(&rows, &numbers));
        let sum = |counts: &mut dyn Iterator<Item = u64>| counts.sum::<u64>();
        let rows = sum(&mut cross.rows.iter().map(|row| row.1));
        let columns = sum(&mut cross.columns.iter().map(|column| column.1));
        if rows.max(columns) > told.answer.count {
            text += &format!("{}\n", words.text("query-by-entries"));
        }
        return text;
    }
    let rows: Vec<Vec<String>> = told
        .answer
        .parts
        .iter()
        .map(|(part, count)| {
            let share = share(told, *count).map(|share| format!("{share}%"));
            vec![
                format!("  {part}"),
                count.to_string(),
                share.unwrap_or_default(),
            ]
        })
        .collect();
    let mut text = format!("\n{title}\n{}", table(&rows, &[false, true, true]));
    let sum: u64 = told.answer.parts.iter().map(|(_, count)| count).sum();
    if sum > told.answer.count {
        text += &format!("{}\n", words.text("query-by-entries"));
    }
    text
}

/// A table of counts with its sums, its heading first.
pub fn crossed(by: &str, cross: &CrossTable, count: u64, words: &Words) -> Vec<Vec<String>> {
    let all = words.text("query-by-all");
    let columns = cross.columns.iter().map(|(name, _)| name.clone());
    let mut rows = vec![
        std::iter::once(by.to_owned())
            .chain(columns)
            .chain([all.clone()])
            .collect::<Vec<String>>(),
    ];
    let line = |name: &str, counts: &mut dyn Iterator<Item = u64>, sum: u64| {
        let counts = counts.map(|count| count.to_string());
        std::iter::once(name.to_owned())
            .chain(counts)
            .chain([sum.to_string()])
            .collect::<Vec<String>>()
    };
    for (part, sum, counts) in &cross.rows {
        rows.push(line(part, &mut counts.iter().copied(), *sum));
    }
    let mut sums = cross.columns.iter().map(|(_, count)| *count);
    rows.push(line(&all, &mut sums, count));
    rows
}

/// The share of a part in those who satisfy the question, as shares are printed.
pub fn share(told: &Told<'_>, count: u64) -> Option<Decimal> {
    let decimals = told.project.config.shares.decimals;
    percent(count.into(), told.answer.count.into(), decimals)
}

/// The list of names.
pub fn people(told: &Told<'_>) -> String {
    if told.answer.people.is_empty() {
        return String::new();
    }
    let columns = told.question.columns;
    let heading = columns.iter().map(|field| field.name.clone()).collect();
    let mut rows: Vec<Vec<String>> = vec![heading];
    // A line end within a cell would break the table.
    let one_line = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let people = told.answer.people.iter();
    rows.extend(people.map(|cells| cells.iter().map(one_line).collect()));
    let numbers: Vec<bool> = columns.iter().map(super::is_number).collect();
    format!("\n{}", table(&rows, &numbers))
}

/// Rows with their columns aligned; numbers at the right.
fn table(rows: &[Vec<String>], numbers: &[bool]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..numbers.len()).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for ((cell, width), number) in row.iter().zip(&widths).zip(numbers) {
            let blank = " ".repeat(width.saturating_sub(cell.width()));
            line += &match number {
                true => format!("{blank}{cell}  "),
                false => format!("{cell}{blank}  "),
            };
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}
