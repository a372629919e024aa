//! Why a problem is told in the report, or is not.

use crate::commands::report::rules;
use crate::figures::Figures;
use crate::i18n::Words;
use crate::json::{number, pretty};
use crate::message::Message;
use crate::problems::{Judged, Standing, Weighed};
use crate::project::Project;
use crate::project::problem::{Measured, Side, Threshold};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// The word by which all problems are asked for.
const ALL: [&str; 2] = ["problems", "存在的问题"];

/// The answer, where it is problems that are asked for: all, or one by its id or its title.
pub fn answer(
    asked: &str,
    project: &Project,
    figures: &Figures,
    as_json: bool,
    words: &Words,
) -> anyhow::Result<Option<String>> {
    let rules = rules(project, figures)?;
    let judged = rules.judge(figures);
    let is_asked = |judged: &&Judged<'_>| {
        ALL.contains(&asked) || asked == judged.rule.id || asked == judged.rule.title
    };
    let found: Vec<(usize, &Judged<'_>)> = (1..)
        .zip(&judged)
        .filter(|(_, judged)| is_asked(judged))
        .collect();
    if found.is_empty() {
        return Ok(None);
    }
    Ok(Some(match as_json {
        true => {
            let problems: Vec<Json> = found.iter().map(|f| object(*f, figures)).collect();
            pretty(&json!({"schema": 1, "year": figures.year, "problems": problems}))
        }
        false => found.iter().map(|f| text(*f, figures, words)).collect(),
    }))
}

fn text((place, judged): (usize, &Judged<'_>), figures: &Figures, words: &Words) -> String {
    let mut out = String::new();
    let mut line = |message: Message| {
        let _ = writeln!(out, "{}", words.say(&message));
    };
    let rule = judged.rule;
    line(
        Message::new("explain-problem")
            .text("title", &rule.title)
            .text("id", &rule.id)
            .text("standing", key(judged.standing))
            .number("place", place as u64),
    );
    for weighed in &judged.weighed {
        let condition = weighed.condition;
        let than = match &condition.than {
            Threshold::Number(_) => String::new(),
            Threshold::Figure(other) => {
                let times = other.times.map(|times| format!(" × {times}"));
                let name = named(
                    &other.figure,
                    other.of,
                    other.unit_type.as_ref(),
                    figures,
                    words,
                );
                format!("{name}{}", times.unwrap_or_default())
            }
        };
        let of = condition.of;
        line(
            Message::new("explain-problem-condition")
                .text(
                    "name",
                    named(
                        &condition.figure,
                        of,
                        condition.unit_type.as_ref(),
                        figures,
                        words,
                    ),
                )
                .text("measured", shown(weighed.measured, of, words))
                .text("is", side(condition.is))
                .text("threshold", shown(weighed.threshold, of, words))
                .text("has-than", if than.is_empty() { "no" } else { "yes" })
                .text("than", than)
                .text("holds", holds(weighed)),
        );
    }
    line(Message::new("explain-problem-because").text("because", &rule.because));
    if matches!(judged.standing, Standing::Shown | Standing::TooMany) {
        let strength = judged.strength.round_dp(3).normalize().to_string();
        line(Message::new("explain-problem-strength").text("strength", strength));
    }
    out
}

/// What a number is called: 乡镇 高级职称 占比.
fn named(
    id: &str,
    of: Measured,
    unit_type: Option<&String>,
    figures: &Figures,
    words: &Words,
) -> String {
    let label = figures.label(id).unwrap_or_default();
    let of = words.say(&Message::new("explain-problem-of").text("of", measured(of)));
    let unit_type = unit_type.map(|name| format!("{name} ")).unwrap_or_default();
    format!("{unit_type}{label}{of}")
}

fn shown(number: Option<Decimal>, of: Measured, words: &Words) -> String {
    let Some(number) = number else {
        return words.text("explain-null");
    };
    let number = number.normalize();
    match of {
        Measured::Share | Measured::LastShare | Measured::ChangePercent => format!("{number}%"),
        _ => number.to_string(),
    }
}

fn holds(weighed: &Weighed<'_>) -> &'static str {
    match weighed.holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}

fn object((place, judged): (usize, &Judged<'_>), figures: &Figures) -> Json {
    let conditions: Vec<Json> = judged
        .weighed
        .iter()
        .map(|w| condition(w, figures))
        .collect();
    let is_shown = judged.standing == Standing::Shown;
    json!({
        "id": judged.rule.id,
        "title": judged.rule.title,
        "standing": key(judged.standing),
        "place": is_shown.then_some(place),
        "strength": number(judged.strength.round_dp(6)),
        "because": judged.rule.because,
        "conditions": conditions,
    })
}

fn condition(weighed: &Weighed<'_>, figures: &Figures) -> Json {
    let condition = weighed.condition;
    let than = match &condition.than {
        Threshold::Number(_) => Json::Null,
        Threshold::Figure(other) => json!({
            "figure": other.figure,
            "label": figures.label(&other.figure),
            "of": measured(other.of),
            "type": other.unit_type,
            "times": other.times.unwrap_or(1.0),
        }),
    };
    json!({
        "figure": condition.figure,
        "label": figures.label(&condition.figure),
        "of": measured(condition.of),
        "type": condition.unit_type,
        "measured": weighed.measured.map(number),
        "is": side(condition.is),
        "threshold": weighed.threshold.map(number),
        "than": than,
        "holds": weighed.holds,
    })
}

fn key(standing: Standing) -> &'static str {
    match standing {
        Standing::Shown => "told",
        Standing::TooMany => "too-many",
        Standing::NotShown => "not-shown",
        Standing::Unknown => "unknown",
        Standing::Off => "off",
    }
}

fn measured(of: Measured) -> &'static str {
    match of {
        Measured::Value => "value",
        Measured::Share => "share",
        Measured::Last => "last",
        Measured::LastShare => "last_share",
        Measured::Change => "change",
        Measured::ChangePercent => "change_percent",
        Measured::ShareChange => "share_change",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Below => "below",
        Side::AtMost => "at_most",
        Side::Above => "above",
        Side::AtLeast => "at_least",
    }
}
