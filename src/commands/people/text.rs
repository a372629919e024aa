//! The comparison for people: the sums, then the units, then what to look at.

use super::kind::Kind;
use super::notes::Note;
use super::rows::Row;
use super::told::Answer;
use crate::check::aligned::{Side, lines};
use crate::i18n::Words;
use crate::message::Message;
use crate::people::Balance;
use crate::vocabulary::{Class, Leaving};
use std::collections::BTreeMap;
use std::fmt::Write;

/// So many people of a kind are named on the screen; the list has all.
const NAMED: usize = 20;

/// The whole text.
pub fn text(answer: &Answer, words: &Words) -> String {
    let mut out = head(answer, words);
    let mut part = |title: &'static str, body: String| {
        if !body.is_empty() {
            let _ = write!(out, "\n{}\n{body}", words.text(title));
        }
    };
    part("people-by-unit", units(answer, words));
    part("people-look-at", notes(answer, words));
    for (title, kind) in [
        ("people-unsure-title", Kind::Unsure),
        ("people-double-title", Kind::Double),
        ("people-nameless-title", Kind::Nameless),
    ] {
        part(title, named(answer, kind, words));
    }
    out
}

fn head(answer: &Answer, words: &Words) -> String {
    let say = |message: &Message| words.say(message);
    let mut out = String::new();
    for (side, (year, as_of)) in answer.years.iter().enumerate() {
        let message = Message::new("people-year").text("year", year.to_string());
        let message = message.text("as_of", as_of.to_string());
        let _ = writeln!(
            out,
            "{}",
            say(&message.number("people", answer.whole.people[side]))
        );
    }
    out.push('\n');
    let reasons = answer.reasons();
    let told = reasons
        .iter()
        .map(|(reason, n)| format!("{} {n}", reason.label()));
    let told: Vec<String> = told.collect();
    let voluntary = reasons.iter().filter(|(reason, _)| reason.is_voluntary());
    let voluntary: u64 = voluntary.map(|(_, n)| n).sum();
    let count = |key: &'static str, n: usize| Message::new(key).number("people", n);
    let whole = &answer.whole;
    let joined = Message::new("people-joined").number("people", whole.joined);
    let left = Message::new("people-left")
        .number("people", whole.left)
        .text("reasons", told.join(&words.text("changes-comma")))
        .number("voluntary", voluntary);
    let mut shown = vec![joined, left];
    if whole.passing > 0 {
        shown.push(Message::new("people-passing").number("people", whole.passing));
    }
    let of = |kind: Kind| answer.changed(|change| kind_is(*change, kind));
    shown.extend([
        count("people-moved", of(Kind::Moved)),
        count("people-promoted", of(Kind::Promoted)),
        count("people-degree", of(Kind::Degree)),
        count("people-other", of(Kind::Other)).text("items", items(answer, words)),
    ]);
    if whole.unsure != [0, 0] {
        shown.push(pair("people-unsure", whole.unsure));
    }
    if whole.several != [0, 0] {
        shown.push(pair("people-several", whole.several));
    }
    for message in shown {
        let _ = writeln!(out, "  {}", say(&message));
    }
    let _ = writeln!(out, "\n{}", sum(None, whole, words));
    let wrong = answer.units.iter().filter(|(_, unit)| !unit.agrees());
    for (name, unit) in wrong {
        let _ = writeln!(out, "{}", sum(Some(name), unit, words));
    }
    if answer.agrees() && answer.units.len() > 1 {
        let message = Message::new("people-units-agree").number("units", answer.units.len());
        let _ = writeln!(out, "{}", say(&message));
    }
    out
}

fn kind_is(change: crate::people::Change, kind: Kind) -> bool {
    use crate::people::Change as C;
    use crate::people::change::Step;
    match kind {
        Kind::Moved => change == C::Moved,
        Kind::Promoted => change == C::Title(Step::Up),
        Kind::Degree => matches!(change, C::Education(Step::Up) | C::Degree(Step::Up)),
        _ => change.is_other(),
    }
}

fn pair(key: &'static str, [old, new]: [u64; 2]) -> Message {
    Message::new(key).number("old", old).number("new", new)
}

/// How many other changes there are of each thing.
fn items(answer: &Answer, words: &Words) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let other = answer.rows.iter().filter(|row| row.kind == Kind::Other);
    other.for_each(|row| *counts.entry(row.item).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let told = counts.iter().map(|(item, n)| format!("{item} {n}"));
    told.collect::<Vec<_>>().join(&words.text("changes-comma"))
}

/// `4161 + 268 − 204 = 4225，与报告一致`.
fn sum(unit: Option<&String>, of: &Balance, words: &Words) -> String {
    let mut terms = format!("{}", of.people[0]);
    let mut named = |sign: &str, number: u64, name: &'static str| {
        if number > 0 {
            let _ = write!(terms, " {sign} {number}{}", words.text(name));
        }
    };
    named("−", of.several[0], "people-term-several");
    let _ = write!(terms, " + {} − {}", of.joined, of.left);
    let mut named = |sign: &str, number: u64, name: &'static str| {
        if number > 0 && unit.is_some() {
            let _ = write!(terms, " {sign} {number}{}", words.text(name));
        }
    };
    named("+", of.moved_in, "people-term-in");
    named("−", of.moved_out, "people-term-out");
    let mut causes = Vec::new();
    for (key, pair) in [
        ("people-cause-unsure", of.unsure),
        ("people-cause-doubles", of.doubles),
        ("people-cause-nameless", of.nameless),
    ] {
        if pair != [0, 0] {
            causes.push(words.say(&self::pair(key, pair)));
        }
    }
    let message = Message::new("people-sum")
        .text("unit", unit.cloned().unwrap_or_default())
        .text("terms", terms)
        .number("expected", of.expected())
        .number("now", of.actual())
        .text("agrees", if of.agrees() { "yes" } else { "no" })
        .text("causes", causes.join(&words.text("changes-comma")));
    words.say(&message)
}

fn units(answer: &Answer, words: &Words) -> String {
    if answer.units.len() < 2 {
        return String::new();
    }
    let heading = [
        "people-column-unit",
        "people-column-was",
        "people-column-joined",
        "people-column-left",
        "people-column-in",
        "people-column-out",
        "people-column-now",
        "people-column-rest",
    ];
    let mut rows = vec![heading.map(|key| words.text(key)).to_vec()];
    let mut row = |name: String, of: &Balance| {
        let rest = of.actual() - of.expected();
        let rest = if rest == 0 {
            String::new()
        } else {
            format!("{rest:+}")
        };
        let numbers = [
            of.people[0],
            of.joined,
            of.left,
            of.moved_in,
            of.moved_out,
            of.people[1],
        ];
        let numbers = numbers.iter().map(u64::to_string);
        rows.push([name].into_iter().chain(numbers).chain([rest]).collect());
    };
    for (name, unit) in &answer.units {
        row(name.clone(), unit);
    }
    row(words.text("people-whole"), &answer.whole);
    let mut sides = [Side::Right; 8];
    sides[0] = Side::Left;
    indented(lines(&sides, &rows))
}

fn indented(lines: Vec<String>) -> String {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

fn notes(answer: &Answer, words: &Words) -> String {
    let lines = answer.notes.iter().map(|note| words.say(&message(note)));
    indented(lines.collect())
}

fn message(note: &Note) -> Message {
    match note {
        Note::Renamed {
            unit,
            to,
            people,
            there,
        } => Message::new("people-note-renamed")
            .text("unit", unit)
            .text("to", to)
            .number("people", *people)
            .number("there", *there),
        Note::Gone { unit, people } => Message::new("people-note-gone")
            .text("unit", unit)
            .number("people", *people),
        Note::New { unit, people } => Message::new("people-note-new")
            .text("unit", unit)
            .number("people", *people),
        Note::JoinedBefore(people) => {
            Message::new("people-note-joined-before").number("people", *people)
        }
        Note::LeftBefore(people) => {
            Message::new("people-note-left-before").number("people", *people)
        }
        Note::PerhapsRetired { unsaid, people } => Message::new("people-note-retired")
            .number("unsaid", *unsaid)
            .number("people", *people),
        Note::Unlisted(people) => Message::new("people-note-unlisted").number("people", *people),
        Note::Unclassified(reasons) => {
            let told = reasons.iter().map(|(word, n)| format!("{word}（{n}）"));
            let told = told.collect::<Vec<_>>().join("、");
            Message::new("people-note-reasons")
                .text("reasons", told)
                .text("field", Leaving::FIELD)
        }
    }
}

/// People by name, with their places in both years.
fn named(answer: &Answer, kind: Kind, words: &Words) -> String {
    let rows: Vec<&Row> = answer.rows.iter().filter(|row| row.kind == kind).collect();
    let mut all = Vec::new();
    for row in rows.iter().take(NAMED) {
        let group = row.group.map(|group| group.to_string()).unwrap_or_default();
        let unit = row.units[1].clone().or_else(|| row.units[0].clone());
        all.push(vec![
            group,
            row.person.name.clone(),
            row.person.born.clone(),
            unit.unwrap_or_default(),
            row.shown_places().concat(),
        ]);
    }
    if all.is_empty() {
        return String::new();
    }
    // Without a heading of its own a column is left out only if its cells are empty.
    all.insert(0, vec![String::new(); 5]);
    let mut body = indented(lines(&[Side::Left; 5], &all).split_off(1));
    if rows.len() > NAMED {
        let more = Message::new("people-more").number("rows", rows.len() - NAMED);
        let _ = writeln!(body, "  {}", words.say(&more));
    }
    body
}
