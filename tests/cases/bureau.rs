//! Every number of the example bureau can be followed to its rows.

use crate::program::{run, text};
use serde_json::Value;
use std::path::Path;

fn json(arguments: &[&str]) -> Value {
    let bureau = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bureau");
    let common = ["--year", "2024", "--lang", "zh", "--format", "json"];
    let output = run(&bureau, &[arguments, &common].concat());
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{arguments:?}: {e}\n{}", text(&output.stderr)))
}

#[test]
fn the_rows_of_every_counted_figure_add_to_its_value() {
    let figures = json(&["figures"]);
    let figures: Vec<(&String, &Value)> = figures["figures"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, figure)| figure["value"].is_number())
        .collect();
    // Each figure is one more way through all files; two at a time take half as long.
    let (some, others) = figures.split_at(figures.len() / 2);
    let (mut wrong, more) = std::thread::scope(|scope| {
        let others = scope.spawn(|| follow(others));
        (follow(some), others.join().unwrap())
    });
    wrong.extend(more);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(figures.len() > 50, "only {} figures", figures.len());
}

/// Where figures are not what their rows add to.
fn follow(figures: &[(&String, &Value)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, figure) in figures {
        let answer = json(&["explain", id]);
        assert_eq!(answer["value"], figure["value"], "{id}");
        if !["roster", "activities"].contains(&answer["source"].as_str().unwrap()) {
            continue;
        }
        let value = figure["value"].as_f64().unwrap();
        let rows = answer["rows"].as_array().unwrap();
        let mut sum: f64 = rows.iter().filter_map(|row| row["adds"].as_f64()).sum();
        if answer["measure"]["kind"] == "yearly-mean" {
            let years = answer["years"].as_array().unwrap().len() as f64;
            sum = (sum / years * 10.0).round() / 10.0;
        }
        if sum != value {
            wrong.push(format!("{id}: rows add to {sum}, the value is {value}"));
        }
        let units = answer["by_unit"].as_array().unwrap();
        let by_unit: f64 = units.iter().filter_map(|u| u["value"].as_f64()).sum();
        if answer["source"] == "roster" && by_unit != value {
            wrong.push(format!(
                "{id}: units add to {by_unit}, the value is {value}"
            ));
        }
    }
    wrong
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
