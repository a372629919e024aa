//! People in a database: the query of `sql`, run by DuckDB, makes a roster with the same
//! figures as the people themselves.

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use support::{bureau, in_repository, printed, skip, tools::answer};

/// The columns of the example's rosters that a query may take, with their positions.
fn columns() -> Vec<String> {
    let roster = bureau().join("data/2024/花名册-栖川市人民医院.csv");
    let text = std::fs::read_to_string(roster).expect("a roster");
    let header = text.lines().next().expect("a header");
    let names = header.trim_start_matches('\u{feff}').split(',').enumerate();
    let left_out = ["工号", "姓名", "身份证号", "参加工作时间", "离职原因"];
    let taken = names.filter(|(_, name)| !left_out.contains(name));
    taken.map(|(i, name)| format!("{name}=c{i}")).collect()
}

fn python(arguments: &[&str]) {
    let output = answer(
        Command::new("python3")
            .arg(in_repository("tests/tools/aggregate.py"))
            .args(arguments),
    )
    .expect("python3 runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The figures, but for what numbers of people cannot tell (docs/database.md): who retires
/// when, who joined and left, and how it was last year.
fn figures(extra: &[&str]) -> Value {
    let arguments = ["figures", "--format", "json", "-q"];
    let bytes = printed(&bureau(), &[&arguments[..], extra].concat());
    let listing: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut figures = listing["figures"].as_object().expect("figures").clone();
    let untold = |id: &str| id.contains("retir") || id.starts_with("flow.");
    figures.retain(|id, _| !untold(id));
    for figure in figures.values_mut() {
        let figure = figure.as_object_mut().expect("a figure");
        for key in ["last", "change", "change_percent", "share_change"] {
            figure.remove(key);
        }
    }
    assert!(figures.len() > 100, "{}", figures.len());
    Value::Object(figures)
}

#[test]
fn a_roster_counted_by_duckdb_gives_the_figures_of_its_people() {
    let duckdb = answer(Command::new("python3").args(["-c", "import duckdb"]));
    if !duckdb.is_ok_and(|o| o.status.success()) {
        return skip("python3 with duckdb is not installed");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let (table, query, roster) = (path("p.parquet"), path("q.sql"), path("roster.csv"));
    let rosters = bureau().join("data/2024/花名册-*.csv");
    python(&["parquet", shown(&rosters), shown(&table)]);
    let from = format!("read_parquet('{}')", shown(&table));
    for as_of in ["2024-12-31", "2024-06-30"] {
        let mut arguments = vec!["sql", "-q", "--year", "2024", "--as-of", as_of];
        arguments.extend(["--from", &from]);
        let columns = columns();
        for column in &columns {
            arguments.extend(["--column", column]);
        }
        let sql = printed(folder.path(), &arguments);
        std::fs::write(&query, sql).expect("a query");
        python(&["query", shown(&query), shown(&roster)]);
        let year = ["--year", "2024", "--as-of", as_of];
        let counted = figures(&[&year[..], &["--roster", shown(&roster)]].concat());
        let people = figures(&year);
        assert_eq!(counted, people, "{as_of}");
        let rows = std::fs::read_to_string(&roster).expect("a roster");
        let people = people["staff.total"]["value"].as_u64().expect("a number");
        assert!(
            rows.lines().count() as u64 <= people,
            "rows were put together"
        );
    }
}
