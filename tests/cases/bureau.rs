//! Every number of the example bureau can be followed to its rows.

use crate::program::{run, text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn json(arguments: &[&str]) -> Value {
    let bureau = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bureau");
    let common = ["--year", "2024", "--lang", "zh", "--format", "json"];
    let output = run(&bureau, &[arguments, &common].concat());
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{arguments:?}: {e}\n{}", text(&output.stderr)))
}

#[test]
fn the_rows_of_every_figure_give_its_value() {
    let figures = json(&["figures"]);
    let figures = figures["figures"].as_object().unwrap().iter();
    // One type of units is followed for all of them.
    let is_other_type = |id: &str| id.contains(".unit_type.") && !id.ends_with("乡镇");
    let figures: Vec<(&String, &Value)> = figures.filter(|(id, _)| !is_other_type(id)).collect();
    // Each figure is one more way through all files; two at a time take half as long.
    let (some, others) = figures.split_at(figures.len() / 2);
    let (mut wrong, more) = std::thread::scope(|scope| {
        let others = scope.spawn(|| follow(others));
        (follow(some), others.join().unwrap())
    });
    wrong.extend(more);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(figures.len() > 80, "only {} figures", figures.len());
}

/// Where figures are not what their rows give.
fn follow(figures: &[(&String, &Value)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, figure) in figures {
        let answer = json(&["explain", id]);
        assert_eq!(answer["value"], figure["value"], "{id}");
        let given = of_rows(&answer);
        if given != figure["value"] {
            wrong.push(format!(
                "{id}: rows give {given}, the value is {}",
                figure["value"]
            ));
        }
        let units = of_units(&answer);
        if units
            .as_ref()
            .is_some_and(|units| *units != figure["value"])
        {
            wrong.push(format!(
                "{id}: units give {units:?}, the value is {}",
                figure["value"]
            ));
        }
        let places = |key: &str| -> Vec<String> {
            let rows = answer[key].as_array().unwrap().iter();
            let rows = rows.filter(|row| row["line"].is_number());
            rows.map(|row| format!("{}[{}]:{}", row["file"], row["sheet"], row["line"]))
                .collect()
        };
        let all = [places("rows"), places("left_out")].concat();
        let different: BTreeSet<&String> = all.iter().collect();
        if different.len() != all.len() {
            wrong.push(format!("{id}: a row stands there twice"));
        }
    }
    wrong
}

/// The value of a computed figure by the parts of its formula, or by its units.
fn of_parts(answer: &Value) -> Value {
    let formula = &answer["formula"];
    let parts = formula["parts"].as_array().unwrap().iter();
    let parts: Option<Vec<f64>> = parts.map(|part| part["value"].as_f64()).collect();
    let Some(parts) = parts else {
        return Value::Null;
    };
    let round = |n: f64| (n * 100.0).round() / 100.0;
    match formula["kind"].as_str().unwrap() {
        "excess" => {
            let units = answer["by_unit"].as_array().unwrap().iter();
            number(units.filter_map(|unit| unit["value"].as_f64()).sum())
        }
        "ratio" => number(round(parts[1] / parts[0])),
        "per-thousand" => number(round(parts[0] * 1000.0 / parts[1])),
        other => panic!("{other}"),
    }
}

/// The value by the rows that are listed, and by nothing else of the answer.
fn of_rows(answer: &Value) -> Value {
    let rows = answer["rows"].as_array().unwrap();
    let sum: f64 = rows.iter().filter_map(|row| row["adds"].as_f64()).sum();
    let gives = || rows.iter().flat_map(|row| row["gives"].as_array().unwrap());
    match (
        answer["source"].as_str().unwrap(),
        answer["measure"]["kind"].as_str(),
    ) {
        // Years and dates come from the command line, and from no row.
        ("option", _) => {
            assert!(rows.is_empty());
            answer["value"].clone()
        }
        ("figures", _) => {
            assert!(rows.is_empty());
            of_parts(answer)
        }
        // A figure without its column has no row, and is no 0.
        ("roster", _) if rows.is_empty() && answer["value"].is_null() => Value::Null,
        ("roster" | "flows", _) | (_, Some("rows")) => number(sum),
        // No row that fills the column is no value, and no 0.
        _ if rows.is_empty() => Value::Null,
        (_, Some("yearly-mean")) => {
            let years = answer["years"].as_array().unwrap().len() as f64;
            number((sum / years * 10.0).round() / 10.0)
        }
        (_, Some("months")) => {
            let months: BTreeSet<u32> = gives()
                .map(|month| {
                    month
                        .as_str()
                        .unwrap()
                        .trim_end_matches('月')
                        .parse()
                        .unwrap()
                })
                .collect();
            months
                .into_iter()
                .map(|month| format!("{month}月"))
                .collect()
        }
        (_, Some("list")) => {
            let mut listed: Vec<&Value> = gives().collect();
            let told = answer["value"].as_array().unwrap();
            // Places are in order of their names, names in order of their dates.
            listed.sort_by_key(|item| told.iter().position(|t| t == *item));
            listed.dedup();
            listed.into_iter().cloned().collect()
        }
        _ => number(sum),
    }
}

/// The value by unit with what belongs to none; `None` where units don't add up by nature.
fn of_units(answer: &Value) -> Option<Value> {
    let kind = answer["measure"]["kind"].as_str();
    let counts = answer["source"] == "roster" || answer["source"] == "flows";
    let adds_up = counts || matches!(kind, Some("sum" | "rows"));
    if !adds_up || answer["value"].is_null() {
        return None;
    }
    let units = answer["by_unit"].as_array().unwrap();
    let of_units: f64 = units.iter().filter_map(|u| u["value"].as_f64()).sum();
    Some(number(
        of_units + answer["without_unit"].as_f64().unwrap_or_default(),
    ))
}

/// A number as the program writes it.
fn number(number: f64) -> Value {
    match number.fract() == 0.0 {
        true => (number as i64).into(),
        false => number.into(),
    }
}

#[test]
fn every_figure_of_the_list_is_there_with_its_unit_and_denominator() {
    // The list that scripts rely on: it may be added to, never changed.
    let list = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/figures.csv"));
    let list = list.unwrap();
    let mut reader = csv::Reader::from_reader(list.as_slice());
    let figures = json(&["figures"]);
    let mut wrong = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let (id, unit, base) = (&row[0], &row[1], &row[2]);
        let figure = &figures["figures"][id];
        let told = |key: &str| figure[key].as_str().unwrap_or_default().to_owned();
        if figure.is_null() || told("unit") != unit || told("share_of") != base {
            wrong.push(format!("{id}: {figure}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
