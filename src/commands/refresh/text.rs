//! What a refresh did, in words: the sums first, then what a person may want to look at.

use super::Told;
use crate::commands::cells::{Told as Piece, together, without_last_year};
use crate::commands::{changes, form_words, sentences};
use crate::figures::Scope;
use crate::i18n::Words;
use crate::message::Message;
use crate::project::shown;
use crate::redraft::{ChartOutcome, FigureOutcome, Left, Outcome};
use std::fmt::Write;

/// The whole text.
pub fn render(told: &Told<'_>, words: &Words) -> String {
    let mut out = String::new();
    let head = Message::new("refresh-head")
        .text("file", shown(&told.options.file))
        .text("year", told.head.year.to_string())
        .text("as_of", told.head.as_of.as_str());
    let _ = writeln!(out, "{}", words.say(&head));
    for outcome in Outcome::ALL {
        let count = of(told, outcome).count();
        if count > 0 {
            let _ = writeln!(out, "  {}", words.say(&sum(outcome, count)));
        }
        let replaced = replaced(told).len();
        if outcome == Outcome::Set && replaced > 0 {
            let message = Message::new("refresh-replaced").number("count", replaced);
            let _ = writeln!(out, "    {}", words.say(&message));
        }
    }
    for outcome in Outcome::ALL {
        let count = charts(told, outcome).count();
        if count > 0 {
            let sum = Message::new("refresh-charts").text("outcome", outcome.key());
            let _ = writeln!(out, "  {}", words.say(&sum.number("count", count)));
        }
    }
    // Those of another place are told by themselves.
    let reworded = told.redrafted.figures.iter();
    let reworded = reworded.filter(|f| f.words.is_some() && f.outcome != Outcome::OtherPlace);
    let reworded: Vec<&FigureOutcome> = reworded.collect();
    if !reworded.is_empty() {
        let sum = Message::new("refresh-words").number("count", reworded.len());
        let _ = writeln!(out, "  {}", words.say(&sum));
    }
    if !told.redrafted.tables.is_empty() {
        let sum = Message::new("refresh-tables").number("count", told.redrafted.tables.len());
        let _ = writeln!(out, "  {}", words.say(&sum));
    }
    let found = told.redrafted.sentences.as_deref();
    if let Some(count) = found.map(<[_]>::len).filter(|count| *count > 0) {
        let sum = Message::new("refresh-sentences").number("count", count);
        let _ = writeln!(out, "  {}", words.say(&sum));
    }
    let replaced = replaced(told);
    if !replaced.is_empty() {
        let title = Message::new("refresh-replaced-head").number("count", replaced.len());
        let _ = writeln!(out, "\n{}", words.say(&title));
        for figure in replaced {
            let _ = writeln!(out, "  {}", line(told, figure, words));
            context(figure, &mut out);
        }
    }
    for outcome in Outcome::ALL {
        // Those of another period are told with the words that were changed.
        let is_told = !matches!(outcome, Outcome::Unchanged | Outcome::OtherPeriod);
        if is_told && of(told, outcome).next().is_some() {
            let title = sum(outcome, of(told, outcome).count());
            let _ = writeln!(out, "\n{}", words.say(&title));
            details(told, outcome, words, &mut out);
        }
    }
    if !reworded.is_empty() {
        let _ = writeln!(out, "\n{}", words.text("refresh-words-head"));
        self::reworded(told, &reworded, words, &mut out);
    }
    for chart in &told.redrafted.charts {
        if chart.outcome != Outcome::Unchanged {
            self::chart(chart, words, &mut out);
        }
    }
    for table in &told.redrafted.tables {
        let key = match table.why {
            Left::Copied => "refresh-table-copied",
            Left::CopiedRows => "refresh-table-copied-rows",
            _ => "refresh-table",
        };
        let message = Message::new(key)
            .text("table", table.caption.as_str())
            .text("reason", table.why.key())
            .number("stale", table.stale)
            .text("missing", table.missing.join("、"))
            .text("surplus", table.surplus.join("、"));
        let _ = writeln!(out, "\n{}", words.say(&message));
    }
    if !told.changes.is_nothing() {
        let list = changes::text::lines(&told.changes, words, told.is_full);
        let _ = writeln!(out, "\n{}\n{list}", words.text("changes-since-draft"));
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    match found {
        None => {
            let _ = writeln!(out, "\n{}", words.text("refresh-sentences-unknown"));
        }
        Some([]) => {}
        Some(found) => {
            let _ = writeln!(out, "\n{}", words.text("refresh-sentences-head"));
            out += &sentences::lines(found, words);
        }
    }
    if told.leaves_something() {
        let message = Message::new("refresh-verify")
            .text("file", told.result_file())
            .text("year", told.head.year.to_string());
        let _ = writeln!(out, "\n{}", words.say(&message));
    }
    out
}

/// The figures that a person had changed and that `--force` has written over.
fn replaced<'a>(told: &'a Told<'_>) -> Vec<&'a FigureOutcome> {
    match told.options.force {
        true => of(told, Outcome::Set).filter(|f| f.is_replaced()).collect(),
        false => Vec::new(),
    }
}

fn charts<'a>(told: &'a Told<'_>, outcome: Outcome) -> impl Iterator<Item = &'a ChartOutcome> {
    let charts = told.redrafted.charts.iter();
    charts.filter(move |chart| chart.outcome == outcome)
}

/// A chart, and its bars that are not as the data have them or were not before.
fn chart(chart: &ChartOutcome, words: &Words, out: &mut String) {
    let message = Message::new("refresh-chart")
        .text("outcome", chart.outcome.key())
        .text("chart", chart.caption.as_str());
    let _ = writeln!(out, "\n{}", words.say(&message));
    let stands = |label: &str| {
        let at = chart.mark.points.iter().position(|old| old.label == label);
        chart.values.as_ref()?.get(at?).map(String::as_str)
    };
    for new in chart.new.iter().flatten() {
        let stands = stands(&new.label).unwrap_or("—");
        if stands != new.text {
            let _ = writeln!(out, "  {}：{stands} → {}", new.label, new.text);
        }
    }
    if chart.workbook_left {
        let _ = writeln!(out, "  {}", words.text("refresh-workbook-left"));
    }
}

/// Each figure, and its sentence before and after; a sentence of several figures once, and
/// so a row or a column of a table.
fn reworded(told: &Told<'_>, figures: &[&FigureOutcome], words: &Words, out: &mut String) {
    let (cells, figures): (Vec<&FigureOutcome>, Vec<&FigureOutcome>) =
        figures.iter().partition(|figure| figure.cell.is_some());
    for (index, figure) in figures.iter().enumerate() {
        let Some(changed) = &figure.words else {
            continue;
        };
        let message = Message::new("refresh-words-figure")
            .text("change", changed.change.key().unwrap_or_default())
            .text("figure", line(told, figure, words));
        let _ = writeln!(out, "  {}", words.say(&message));
        let next = figures.get(index + 1);
        let goes_on = next.is_some_and(|next| {
            next.context == figure.context
                && next.words.as_ref().map(|w| &w.was) == Some(&changed.was)
        });
        if !goes_on {
            let _ = writeln!(out, "      - {}\n      + {}", changed.was, figure.context);
        }
    }
    for piece in together(&cells, |figure| figure.cell.as_ref()) {
        let first = match piece {
            Piece::One(figure) => {
                let change = figure.words.as_ref().and_then(|words| words.change.key());
                let message = Message::new("refresh-words-figure")
                    .text("change", change.unwrap_or_default())
                    .text("figure", self::line(told, figure, words));
                let _ = writeln!(out, "  {}", words.say(&message));
                figure
            }
            Piece::Line(line) => {
                let change = line.figures[0].words.as_ref();
                let change = change.and_then(|words| words.change.key());
                let message = line.message(change.unwrap_or_default());
                let _ = writeln!(out, "  {}", words.say(&message));
                line.figures[0]
            }
        };
        was_and_is(first, out);
    }
}

/// The place of a figure as generated and as it stands.
fn was_and_is(figure: &FigureOutcome, out: &mut String) {
    if let Some(changed) = &figure.words {
        let _ = writeln!(out, "      - {}\n      + {}", changed.was, figure.context);
    }
}

fn of<'a>(told: &'a Told<'_>, outcome: Outcome) -> impl Iterator<Item = &'a FigureOutcome> {
    let figures = told.redrafted.figures.iter();
    figures.filter(move |figure| figure.outcome == outcome)
}

fn sum(outcome: Outcome, count: usize) -> Message {
    Message::new("refresh-outcome")
        .text("outcome", outcome.key())
        .number("count", count)
}

fn details(told: &Told<'_>, outcome: Outcome, words: &Words, out: &mut String) {
    let figures: Vec<&FigureOutcome> = of(told, outcome).collect();
    let is_left = matches!(
        outcome,
        Outcome::Gone | Outcome::Unclear | Outcome::OtherPlace | Outcome::NoData
    );
    let mut figures = figures;
    if outcome == Outcome::NoData && told.figures.last().is_none() {
        let (of_last, others): (Vec<&FigureOutcome>, Vec<&FigureOutcome>) =
            (figures.iter()).partition(|figure| figure.mark.figure.form.is_of_last_year());
        if !of_last.is_empty() {
            let message = without_last_year(told.head.year, of_last.len());
            let _ = writeln!(out, "  {}", words.say(&message));
        }
        figures = others;
    }
    if is_left {
        for piece in together(&figures, |figure| figure.cell.as_ref()) {
            match piece {
                Piece::One(figure) => {
                    let _ = writeln!(out, "  {}", line(told, figure, words));
                    match figure.words.is_some() {
                        true => was_and_is(figure, out),
                        false => context(figure, out),
                    }
                }
                Piece::Line(line) => {
                    let message = line.message(outcome.key());
                    let _ = writeln!(out, "  {}", words.say(&message));
                    was_and_is(line.figures[0], out);
                }
            }
        }
        return;
    }
    let mut row = None;
    for figure in figures {
        if matches!(outcome, Outcome::RowAdded | Outcome::RowRemoved) {
            // A row is told once, by its first figure.
            let place = figure.mark.place.as_ref().map(|p| (&p.table, p.row));
            if place != row {
                let _ = writeln!(out, "  {}", figure.context);
            }
            row = place;
            continue;
        }
        let _ = writeln!(out, "  {}", line(told, figure, words));
        if figure.spelling {
            let _ = writeln!(out, "      {}", words.text("refresh-spelling"));
        }
        if figure.is_earlier {
            let _ = writeln!(out, "      {}", words.text("refresh-earlier"));
        }
        context(figure, out);
    }
}

fn context(figure: &FigureOutcome, out: &mut String) {
    if !figure.context.is_empty() {
        let _ = writeln!(out, "      {}", figure.context);
    }
}

fn line(told: &Told<'_>, figure: &FigureOutcome, words: &Words) -> String {
    let identity = &figure.mark.figure;
    let label = told.figures.told_label(&identity.id);
    let share = form_words(identity.form, words);
    let unit = match &identity.scope {
        Scope::Whole => String::new(),
        Scope::Unit(name) | Scope::Kind(name) => format!("{name} "),
    };
    let name = format!("{unit}{}{share}", label.unwrap_or_default());
    let none = || words.text("explain-null");
    let written = figure.written.clone();
    // Its sentence is still there, without the bookmark.
    let outcome = match (figure.outcome, &figure.text) {
        (Outcome::Gone, Some(_)) => "gone-marked",
        (outcome, _) => outcome.key(),
    };
    let stands = figure.text.clone().unwrap_or_else(|| "—".to_owned());
    let message = Message::new("refresh-figure")
        .text("outcome", outcome)
        .text("name", name.trim())
        .text("id", identity.id.as_str())
        .text("old", figure.mark.text.as_str())
        .text("text", stands)
        .text("new", written.or(figure.new.clone()).unwrap_or_else(none));
    words.say(&message)
}
