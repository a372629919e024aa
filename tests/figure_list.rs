//! The list of figures is kept: each has its id, label, unit and denominator, and is printed.

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use support::{bureau, further, list, listed_figures, printed};
use talentsum::export::docx::Record;
use talentsum::figures::{Form, Scope};

/// The record in a Word file.
fn record(docx: Vec<u8>) -> Record {
    let mut package = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut part = package.by_name("customXml/item1.xml").expect("a record");
    let mut xml = Vec::new();
    part.read_to_end(&mut xml).expect("the whole part");
    Record::from_xml(&xml).expect("a record of this version")
}

fn report(format: &str) -> Vec<u8> {
    let arguments = ["report", "--year", "2024", "--format", format, "-o", "-"];
    printed(&bureau(), &arguments)
}

#[test]
fn every_figure_has_its_label_unit_and_denominator() {
    let ours = listed_figures(&bureau(), 2024);
    for listed in list().into_iter().chain(further()) {
        let id = &listed.id;
        let figure = ours.get(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(figure["label"], listed.label, "{id}");
        assert_eq!(figure["unit"].as_str(), listed.unit.as_deref(), "{id}");
        let denominator = figure.get("share_of").and_then(Value::as_str);
        assert_eq!(denominator, listed.share_of.as_deref(), "{id}");
    }
}

#[test]
fn the_list_is_in_catalogue_order() {
    let ours: Vec<String> = listed_figures(&bureau(), 2024).keys().cloned().collect();
    let place = |id: &str| ours.iter().position(|o| o == id);
    let places: Vec<_> = list().iter().map(|f| place(&f.id)).collect();
    assert!(places.is_sorted(), "{ours:?}");
}

#[test]
fn every_figure_with_a_value_is_printed_in_the_word_report() {
    let record = record(report("docx"));
    let whole = |id: &str| {
        let mut marks = record.figures.iter();
        marks.any(|m| m.figure.id == id && m.figure.scope == Scope::Whole)
    };
    let ours = listed_figures(&bureau(), 2024);
    let has_value = |id: &String| !ours[id]["value"].is_null();
    // Of the figures beyond the list a 0 needs no line.
    let has_number = |id: &String| has_value(id) && ours[id]["value"].as_f64() != Some(0.0);
    let ids = |listed: Vec<support::Listed>| listed.into_iter().map(|listed| listed.id);
    let wanted = ids(list()).filter(has_value);
    let wanted = wanted.chain(ids(further()).filter(has_number));
    let missing: Vec<String> = wanted.filter(|id| !whole(id)).collect();
    assert!(missing.is_empty(), "not in the report: {missing:?}");
}

#[test]
fn every_mark_shows_the_figures_own_text_or_share() {
    let ours = listed_figures(&bureau(), 2024);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let record = record(report("docx"));
    for mark in &record.figures {
        let id = mark.figure.id.as_str();
        // What the units have stands in no listing; it is tested below.
        let (Scope::Whole, Some(figure)) = (&mark.figure.scope, ours.get(id)) else {
            continue;
        };
        *seen.entry(id).or_default() += 1;
        let expected = match mark.figure.form {
            Form::Text => figure["text"].as_str().map(str::to_owned),
            Form::Share => figure["share"].as_f64().map(|share| format!("{share:.1}%")),
            Form::Last => figure["last"]["text"].as_str().map(str::to_owned),
            Form::Published => figure["last"]["published"].as_str().map(str::to_owned),
            Form::LastShare => figure["last"]["share"].as_f64().map(|s| format!("{s:.1}%")),
            // A dash where the other year has another number of years behind it.
            Form::Difference => Some(figure["change"].to_string()),
            Form::Change | Form::ChangeNumber | Form::ChangePercent | Form::ShareChange => {
                Some(said(figure, mark.figure.form))
            }
        };
        let is_of_last_year = mark.figure.form.is_of_last_year();
        let dash = || is_of_last_year.then(|| "—".to_owned());
        let expected = expected.filter(|text| text != "null").or_else(dash);
        assert_eq!(Some(mark.text.clone()), expected, "{id}, {}", mark.bookmark);
    }
    assert!(seen.len() >= 70, "{seen:?}");
}

/// What official text says of a change, put together from the listing.
fn said(figure: &Value, form: Form) -> String {
    let number = |key: &str| figure[key].as_f64().unwrap_or_else(|| panic!("{key}"));
    let unit = figure["unit"].as_str().unwrap_or_default();
    let (change, up) = (number("change"), |n: f64| n > 0.0);
    let direction = |n: f64, words: [&'static str; 2]| words[usize::from(!up(n))];
    let percent = || {
        let percent = number("change_percent");
        let word = direction(percent, ["增长", "下降"]);
        format!("{word}{:.1}%", percent.abs())
    };
    match form {
        Form::ShareChange => match number("share_change") {
            0.0 => "与上年持平".to_owned(),
            n => {
                let word = direction(n, ["提高", "下降"]);
                format!("比上年{word}{:.1}个百分点", n.abs())
            }
        },
        _ if change == 0.0 => "与上年持平".to_owned(),
        Form::ChangePercent => format!("比上年{}", percent()),
        _ => {
            let word = direction(change, ["增加", "减少"]);
            let more = format!("比上年{word}{}{unit}", change.abs());
            match form {
                Form::Change if number("change_percent") != 0.0 => format!("{more}，{}", percent()),
                _ => more,
            }
        }
    }
}

#[test]
fn the_text_of_the_report_says_of_fifteen_figures_and_more_what_changed() {
    let record = record(report("docx"));
    let in_text = record.figures.iter().filter(|mark| mark.place.is_none());
    let changes = in_text.filter(|mark| mark.figure.form.is_in_words());
    let figures: std::collections::BTreeSet<&str> =
        changes.map(|mark| mark.figure.id.as_str()).collect();
    assert!(figures.len() >= 15, "{figures:?}");
}

#[test]
fn the_markdown_has_every_figures_text() {
    let markdown = String::from_utf8(report("md")).expect("UTF-8");
    let ours = listed_figures(&bureau(), 2024);
    for listed in list() {
        let figure = &ours[&listed.id];
        if let Some(text) = figure["text"].as_str() {
            assert!(markdown.contains(text), "{}: {text}", listed.id);
        }
        if let Some(share) = figure.get("share").and_then(Value::as_f64) {
            let share = format!("{share:.1}%");
            assert!(markdown.contains(&share), "{}: {share}", listed.id);
        }
    }
}

#[test]
fn what_a_unit_has_is_what_its_own_roster_gives() {
    let record = record(report("docx"));
    let whole = listed_figures(&bureau(), 2024);
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    let mut by_unit: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for mark in &record.figures {
        let (id, text) = (mark.figure.id.as_str(), mark.text.as_str());
        let roster_figure = id.starts_with("staff.") || id.starts_with("professional.");
        if let (Scope::Unit(unit), Form::Text, true) =
            (&mark.figure.scope, mark.figure.form, roster_figure)
        {
            by_unit.entry(unit).or_default().push((id, text));
            *sums.entry(id.to_owned()).or_default() += text.parse::<u64>().expect("a number");
        }
    }
    assert_eq!(by_unit.len(), 26, "units");
    for (unit, marks) in by_unit {
        let roster = format!("data/2024/花名册-{unit}.csv");
        let arguments = [
            "figures", "--year", "2024", "--format", "json", "--roster", &roster,
        ];
        let listing = printed(&bureau(), &arguments);
        let listing: Value = serde_json::from_slice(&listing).expect("JSON");
        for (id, text) in marks {
            assert_eq!(listing["figures"][id]["text"], text, "{id} of {unit}");
        }
    }
    for (id, sum) in sums {
        assert_eq!(whole[&id]["value"], sum, "{id} over all units");
    }
}
