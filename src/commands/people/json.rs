//! The comparison for programs; docs/people.md has every field.

use super::notes::Note;
use super::rows::Row;
use super::told::Answer;
use crate::diagnostic::Place;
use crate::json::pretty;
use crate::people::change::Step;
use crate::people::{Balance, Change, Side};
use crate::vocabulary::Class;
use serde_json::{Map, Value, json};

/// The comparison as JSON.
pub fn json(answer: &Answer) -> String {
    let years = answer
        .years
        .map(|(year, as_of)| json!({ "year": year, "as_of": as_of.to_string() }));
    let [old, new] = years;
    let units = answer.units.iter().map(|(name, of)| {
        let mut unit = Map::new();
        unit.insert("unit".to_owned(), json!(name));
        unit.extend(balance(of));
        Value::Object(unit)
    });
    let reasons = answer.reasons().into_iter().map(|(reason, people)| {
        json!({
            "reason": reason.label(),
            "people": people,
            "voluntary": reason.is_voluntary(),
        })
    });
    let changed = |is_so: fn(&Change) -> bool| answer.changed(is_so);
    let mut whole = balance(&answer.whole);
    for (key, number) in [
        ("stayed", answer.found.stayed as usize),
        ("moved", changed(|c| *c == Change::Moved)),
        ("promoted", changed(|c| *c == Change::Title(Step::Up))),
        (
            "degree",
            changed(|c| matches!(c, Change::Education(Step::Up) | Change::Degree(Step::Up))),
        ),
        ("other", changed(|c| c.is_other())),
    ] {
        whole.insert(key.to_owned(), json!(number));
    }
    pretty(&json!({
        "schema": 1,
        "old": old,
        "new": new,
        "agrees": answer.agrees(),
        "whole": whole,
        "units": units.collect::<Vec<_>>(),
        "reasons": reasons.collect::<Vec<_>>(),
        "people": answer.rows.iter().map(person).collect::<Vec<_>>(),
        "notes": answer.notes.iter().map(note).collect::<Vec<_>>(),
    }))
}

fn balance(of: &Balance) -> Map<String, Value> {
    let both = |[old, new]: [u64; 2]| json!({ "old": old, "new": new });
    let fields = [
        ("people", both(of.people)),
        ("joined", json!(of.joined)),
        ("left", json!(of.left)),
        ("moved_in", json!(of.moved_in)),
        ("moved_out", json!(of.moved_out)),
        ("passing", json!(of.passing)),
        ("unsure", both(of.unsure)),
        ("doubles", both(of.doubles)),
        ("nameless", both(of.nameless)),
        ("pre_aggregated", both(of.several)),
        ("expected", json!(of.expected())),
        ("agrees", json!(of.agrees())),
    ];
    fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()
}

fn person(row: &Row) -> Value {
    let person = &row.person;
    let text = |text: &str| match text.is_empty() {
        true => Value::Null,
        false => json!(text),
    };
    let [old, new] = [Side::Old, Side::New].map(|side| side as usize);
    json!({
        "kind": row.kind.key(),
        "label": row.kind.label(),
        "group": row.group,
        "name": text(&person.name),
        "sex": text(&person.sex),
        "identity": text(&person.identity),
        "birth": text(&person.born),
        "old_unit": row.units[old],
        "new_unit": row.units[new],
        "item": text(row.item),
        "old_value": text(&row.values[old]),
        "new_value": text(&row.values[new]),
        "reason": row.reason.map(|reason| reason.label()),
        "reason_written": text(&row.written),
        "date": text(&row.date),
        "old_place": row.places[old].as_ref().map(place),
        "new_place": row.places[new].as_ref().map(place),
        "remark": text(&row.remark),
    })
}

fn place(place: &Place) -> Value {
    json!({
        "file": place.file,
        "sheet": place.sheet,
        "line": place.line,
    })
}

fn note(note: &Note) -> Value {
    match note {
        Note::Renamed {
            unit,
            to,
            people,
            there,
        } => json!({ "note": "renamed", "unit": unit, "to": to, "people": people, "there": there }),
        Note::Gone { unit, people } => json!({ "note": "gone", "unit": unit, "people": people }),
        Note::New { unit, people } => json!({ "note": "new", "unit": unit, "people": people }),
        Note::JoinedBefore(people) => json!({ "note": "joined-before", "people": people }),
        Note::LeftBefore(people) => json!({ "note": "left-before", "people": people }),
        Note::PerhapsRetired { unsaid, people } => {
            json!({ "note": "perhaps-retired", "unsaid": unsaid, "people": people })
        }
        Note::Unlisted(people) => json!({ "note": "unlisted", "people": people }),
        Note::Unclassified(reasons) => {
            let reasons = reasons
                .iter()
                .map(|(word, n)| json!({ "written": word, "people": n }));
            json!({ "note": "reasons", "reasons": reasons.collect::<Vec<_>>() })
        }
    }
}
