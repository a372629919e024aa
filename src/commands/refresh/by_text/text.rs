//! What was placed by the words, in words: the sums, what would be written, what is left.

use super::{Told, name};
use crate::i18n::Words;
use crate::message::Message;
use crate::project::shown;
use crate::redraft::Outcome;
use std::fmt::Write;

/// The whole text.
pub fn render(told: &Told<'_>, words: &Words) -> String {
    let mut out = String::new();
    let mut line = |indent: &str, message: &Message| {
        let _ = writeln!(out, "{indent}{}", words.say(message));
    };
    let head = Message::new("by-text-head")
        .text("file", shown(&told.options.file))
        .text("year", told.figures.year.to_string())
        .text("as_of", told.figures.as_of.to_string());
    line("", &head);
    let set = told.set().count();
    let sum = |key, count| Message::new(key).number("count", count);
    let written = match told.written.is_some() {
        true => "yes",
        false => "no",
    };
    line("  ", &sum("by-text-set", set).text("written", written));
    let unchanged = told.placed.figures.len() - set;
    line(
        "  ",
        &sum("refresh-outcome", unchanged).text("outcome", Outcome::Unchanged.key()),
    );
    let left = &told.placed.left;
    if !left.is_empty() {
        line("  ", &sum("by-text-left", left.len()));
    }
    if told.charts > 0 {
        line("  ", &sum("by-text-charts", told.charts));
    }
    let place = |context: &str, number: Option<usize>| match number {
        None => context.to_owned(),
        Some(number) => {
            let message = Message::new("verify-line").number("line", number);
            words.say(&message.text("text", context))
        }
    };
    if set > 0 {
        let _ = writeln!(out);
    }
    for figure in told.set() {
        let message = Message::new("refresh-figure")
            .text("outcome", Outcome::Set.key())
            .text("name", name(told, &figure.figure, words))
            .text("id", figure.figure.id.as_str())
            .text("text", figure.text.as_str())
            .text("new", figure.data.as_str());
        let _ = writeln!(out, "{}", words.say(&message));
        let _ = writeln!(out, "    {}", place(&figure.context, figure.number));
    }
    if !left.is_empty() {
        let _ = writeln!(out, "\n{}", words.text("by-text-left-head"));
    }
    for number in left {
        let holds = match &number.data {
            None => "no",
            Some(data) if *data == number.text => "same",
            Some(_) => "yes",
        };
        let message = Message::new("by-text-number")
            .text("text", number.text.as_str())
            .text("reason", number.doubt.key())
            .text("holds", holds)
            .text("data", number.data.clone().unwrap_or_default());
        let _ = writeln!(out, "  {}", words.say(&message));
        let _ = writeln!(out, "      {}", place(&number.context, number.number));
    }
    out
}
