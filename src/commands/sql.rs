//! `sql`: the query by which a database counts its people into a roster.

use crate::Console;
use crate::aggregate::{NEEDED, Part, People, part};
use crate::cli::Sql;
use crate::failure::Failure;
use crate::message::Message;
use crate::nearest::nearest_name;
use crate::output::write_stdout;
use crate::vocabulary::{ExtraSpellings, Field, RosterField as F, Vocabulary};
use chrono::NaiveDate;
use std::process::ExitCode;

/// Prints the query.
pub fn run(options: &Sql, console: &Console) -> anyhow::Result<ExitCode> {
    let vocabulary = Vocabulary::new(&ExtraSpellings::default())?;
    let mut columns: Vec<(F, String)> = Vec::new();
    let mut faults = Vec::new();
    for given in &options.columns {
        match column(given, &vocabulary) {
            Ok((field, _)) if columns.iter().any(|(f, _)| *f == field) => {
                faults.push(Message::new("fail-sql-twice").text("column", field.name()));
            }
            Ok(column) => columns.push(column),
            Err(fault) => faults.push(fault),
        }
    }
    let is_there = |field: &F| columns.iter().any(|(f, _)| f == field);
    for group in NEEDED {
        if faults.is_empty() && !group.iter().any(is_there) {
            let names: Vec<&str> = group.iter().map(|field| field.name()).collect();
            faults.push(Message::new("fail-sql-needed").text("columns", names.join("、")));
        }
    }
    if options.from.trim().is_empty() {
        faults.push(Message::new("fail-sql-from"));
    }
    if !faults.is_empty() {
        return Err(Failure::all(faults).into());
    }
    for (field, key) in [
        (F::Unit, "sql-no-unit"),
        (F::Joined, "sql-no-joined"),
        (F::Left, "sql-no-left"),
    ] {
        if !is_there(&field) {
            console.note(&Message::new(key));
        }
    }
    let last_day = NaiveDate::from_ymd_opt(options.year, 12, 31).unwrap_or_default();
    let people = People {
        from: options.from.trim().to_owned(),
        columns,
        as_of: options.as_of.unwrap_or(last_day),
    };
    write_stdout(people.sql(options.dialect).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// 学历=edu_name, or the name alone where the table calls the column by a known header.
fn column(given: &str, vocabulary: &Vocabulary) -> Result<(F, String), Message> {
    let (header, name) = match given.split_once(['=', '＝']) {
        Some((header, name)) => (header.trim(), name.trim()),
        None => (given.trim(), given.trim()),
    };
    let Some(field) = vocabulary.roster_field(header) else {
        let names = F::ALL.iter().map(|field| field.name());
        let nearest = nearest_name(header, names).unwrap_or_default();
        let groups = F::ALL
            .iter()
            .filter(|f| !matches!(part(**f), Part::Person | Part::Unused));
        let known: Vec<&str> = groups.map(|field| field.name()).collect();
        return Err(Message::new("fail-sql-column")
            .text("column", header)
            .text("has-nearest", if nearest.is_empty() { "no" } else { "yes" })
            .text("nearest", nearest)
            .text("columns", known.join("、")));
    };
    let about = |key| Message::new(key).text("column", field.name());
    match part(field) {
        Part::Person => Err(about("fail-sql-person")),
        Part::Unused => Err(about("fail-sql-unused")),
        _ if name.is_empty() => Err(about("fail-sql-name")),
        _ => Ok((field, name.to_owned())),
    }
}
