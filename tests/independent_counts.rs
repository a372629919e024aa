//! Every figure of the example bureau, counted a second time without the program.

mod support;

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::process::Command;
use support::{bureau, further, in_repository, list, listed_figures, skip, text, tools::answer};

/// The committed count of a year.
fn committed(year: i32) -> Map<String, Value> {
    let text = text(&format!("tests/expected/example_{year}.json"));
    serde_json::from_str(&text).expect("JSON")
}

fn the_program_has_the_committed_count(year: i32) {
    let (ours, theirs) = (listed_figures(&bureau(), year), committed(year));
    for figure in further() {
        // What the bureau has no column for is in no count.
        let is_counted = theirs.contains_key(&figure.id);
        assert_eq!(
            is_counted,
            !ours[&figure.id]["value"].is_null(),
            "{}",
            figure.id
        );
    }
    let all = list().into_iter().chain(further());
    let listed: BTreeSet<String> = all.map(|figure| figure.id).collect();
    assert!(theirs.keys().all(|id| listed.contains(id)), "not listed");
    assert!(list().iter().all(|figure| theirs.contains_key(&figure.id)));
    for id in theirs.keys() {
        assert_eq!(ours[id]["value"], theirs[id]["value"], "{id} of {year}");
        assert_eq!(
            ours[id].get("share"),
            theirs[id].get("share"),
            "share of {id} of {year}"
        );
    }
}

#[test]
fn the_figures_of_2024_are_those_of_the_independent_count() {
    the_program_has_the_committed_count(2024);
}

#[test]
fn the_figures_of_2023_are_those_of_the_independent_count() {
    the_program_has_the_committed_count(2023);
}

#[test]
fn what_changed_since_2023_is_the_difference_of_the_two_independent_counts() {
    let (now, was) = (committed(2024), committed(2023));
    let ours = listed_figures(&bureau(), 2024);
    let mut compared = 0;
    for figure in list() {
        let id = figure.id.as_str();
        let is_apart = id.contains(".recent") || id.ends_with("yearly_mean");
        if id.starts_with("period.") || is_apart {
            continue;
        }
        assert_eq!(ours[id]["last"]["value"], was[id]["value"], "{id}");
        let share = |of: &Map<String, Value>| of[id].get("share").and_then(Value::as_f64);
        assert_eq!(
            ours[id]["last"].get("share"),
            was[id].get("share"),
            "share of {id}"
        );
        let number = |of: &Map<String, Value>| of[id]["value"].as_f64();
        if let (Some(now), Some(was)) = (number(&now), number(&was)) {
            assert_eq!(ours[id]["change"].as_f64(), Some(now - was), "{id}");
            let percent = (was > 0.0).then(|| (now - was) * 100.0 / was);
            // Half away from zero; no quotient of the example lies on a half.
            let percent = percent.map(|p| ((p.abs() * 10.0).round() / 10.0).copysign(p));
            let told = ours[id]["change_percent"].as_f64();
            assert_eq!(told.map(|p| p + 0.0), percent.map(|p| p + 0.0), "{id}");
            compared += 1;
        }
        if let (Some(now), Some(was)) = (share(&now), share(&was)) {
            let points = ((now - was) * 10.0).round() / 10.0;
            assert_eq!(ours[id]["share_change"].as_f64(), Some(points), "{id}");
        }
    }
    assert!(compared >= 40, "{compared}");
}

#[test]
fn a_fresh_count_with_duckdb_gives_the_committed_one() {
    let duckdb = answer(Command::new("python3").args(["-c", "import duckdb"]));
    if !duckdb.is_ok_and(|o| o.status.success()) {
        return skip("python3 with duckdb is not installed");
    }
    for year in [2023, 2024] {
        let output = answer(
            Command::new("python3")
                .arg(in_repository("tests/tools/count.py"))
                .arg(year.to_string()),
        )
        .expect("python3 runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let fresh: Map<String, Value> = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(fresh, committed(year), "{year}");
    }
}
