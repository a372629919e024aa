//! What was found in a draft, in words and as JSON.

use super::answer::Answer;
use super::draft::command;
use super::json::{object, unit_of};
use crate::figures::{Figure, Figures, Form, Scope, UNIT_NAME, UNIT_TYPE};
use crate::i18n::Words;
use crate::json::pretty;
use crate::message::Message;
use crate::verify::{By, FigureFinding, NumberFinding};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// A figure of a draft, and where it stands.
pub struct Found<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whose figure.
    pub scope: &'a Scope,
    /// Its places, in order.
    pub places: Vec<&'a FigureFinding>,
}

/// What is told of a draft.
pub struct Told<'a> {
    /// The draft's name, as messages show it.
    pub file: String,
    /// What was asked for.
    pub asked: String,
    /// The figures by the data.
    pub figures: &'a Figures,
    /// The figures of the draft that read so.
    pub found: Vec<Found<'a>>,
    /// Numbers that read so, and that no figure stands behind.
    pub typed: &'a [&'a NumberFinding],
    /// Everything about the only one.
    pub answer: Option<Answer>,
}

impl Told<'_> {
    fn label(&self, id: &str) -> String {
        match self.figures.get(&Scope::Whole, id) {
            Some(figure) => self.figures.told(figure),
            None => self.figures.label(id).unwrap_or_default(),
        }
    }
}

/// The places, and the explanation if there is one.
pub fn text(told: &Told<'_>, rows: usize, words: &Words) -> String {
    let mut out = String::new();
    let places: usize = told.found.iter().map(|found| found.places.len()).sum();
    let head = Message::new("explain-draft")
        .text("file", &told.file)
        .text("year", told.figures.year.to_string())
        .text("as_of", told.figures.as_of.to_string())
        .text("asked", &told.asked)
        .number("count", places);
    let _ = writeln!(out, "{}", words.say(&head));
    for found in &told.found {
        figure(told, found, words, &mut out);
    }
    if !told.typed.is_empty() {
        let message = Message::new("explain-draft-typed").number("count", told.typed.len());
        let _ = writeln!(out, "  {}", words.say(&message));
        for number in told.typed {
            let line = number.line.map(|line| line.to_string());
            let at = Message::new("explain-draft-place").text("line", line.unwrap_or_default());
            let _ = writeln!(
                out,
                "      {}",
                words.say(&at.text("text", &number.context))
            );
        }
    }
    if told.found.len() > 1 {
        let _ = writeln!(out, "\n{}", words.text("explain-draft-several"));
        for found in told
            .found
            .iter()
            .filter(|found| told.figures.knows(found.id))
        {
            let _ = writeln!(out, "  {}", command(found.id, found.scope, told.figures));
        }
    }
    let is_name = |found: &Found| matches!(found.id, UNIT_NAME | UNIT_TYPE);
    if told.found.iter().any(is_name) {
        let _ = writeln!(out, "\n{}", words.text("explain-draft-unit-name"));
    }
    if let Some(answer) = &told.answer {
        out.push('\n');
        quotient(told, answer, words, &mut out);
        out.push_str(&super::text::text(answer, rows, words));
    }
    out
}

fn figure(told: &Told<'_>, found: &Found<'_>, words: &Words, out: &mut String) {
    let unit = match unit_of(found.scope) {
        Some(unit) => format!("{unit} "),
        None => String::new(),
    };
    let form = |place: &&FigureFinding| place.figure.form == Form::Share;
    let is_share = found.places.iter().all(form);
    let message = Message::new("explain-draft-figure")
        .text("name", format!("{unit}{}", told.label(found.id)))
        .text("id", found.id)
        .text("form", if is_share { "share" } else { "text" });
    let _ = writeln!(out, "  {}", words.say(&message));
    for place in &found.places {
        let at = match place.by {
            By::Chart => Message::new("explain-draft-chart"),
            By::Record | By::Text => {
                let line = place.line.map(|line| line.to_string());
                Message::new("explain-draft-place").text("line", line.unwrap_or_default())
            }
        };
        let at = at.text("text", &place.context);
        let _ = writeln!(out, "      {}", words.say(&at));
        if place.is_wrong() {
            let none = || words.text("explain-null");
            let differs = Message::new("explain-draft-differs")
                .text("text", place.text.clone().unwrap_or_default())
                .text("data", place.data.clone().unwrap_or_else(none))
                .text("outcome", place.outcome.key());
            let _ = writeln!(out, "      {}", words.say(&differs));
        }
    }
}

/// A share with both of its numbers.
fn quotient(told: &Told<'_>, answer: &Answer, words: &Words, out: &mut String) {
    let places = told.found.iter().flat_map(|found| &found.places);
    let mut shares = places.filter(|place| place.figure.form == Form::Share);
    let number = |figure: &Figure| {
        let unit = figure.unit.as_deref().unwrap_or_default();
        Some(format!("{}{unit}", figure.text(Form::Text)?))
    };
    let figure = &answer.figure;
    if let (Some(_), Some(base), Some(share)) =
        (shares.next(), &answer.base, figure.text(Form::Share))
        && let (Some(value), Some(of)) = (number(figure), number(base))
    {
        let message = Message::new("explain-quotient")
            .text("share", share)
            .text("part", told.figures.told(figure))
            .text("value", value)
            .text("whole", told.figures.told(base))
            .text("base", of);
        let _ = writeln!(out, "{}", words.say(&message));
    }
}

/// The explanation with what was found; of several figures what was found alone.
pub fn json(told: &Told<'_>) -> String {
    let mut out = match &told.answer {
        Some(answer) => object(answer),
        None => json!({"schema": 1, "figure": null}),
    };
    let places = told.found.iter().flat_map(|found| &found.places);
    let found: Vec<Json> = places.map(|place| entry(told, place)).collect();
    out["draft"] = told.file.clone().into();
    out["asked"] = told.asked.clone().into();
    out["found"] = found.into();
    let typed = told
        .typed
        .iter()
        .map(|number| json!({"text": number.text, "context": number.context, "line": number.line}));
    out["typed"] = typed.collect::<Vec<Json>>().into();
    pretty(&out)
}

fn entry(told: &Told<'_>, place: &FigureFinding) -> Json {
    let form = place.figure.form.key();
    json!({
        "id": place.figure.id,
        "unit": unit_of(&place.figure.scope),
        "form": form,
        "label": told.label(&place.figure.id),
        "outcome": place.outcome.key(),
        "by": place.by.key(),
        "generated": place.generated,
        "text": place.text,
        "data": place.data,
        "context": place.context,
        "line": place.line,
    })
}
