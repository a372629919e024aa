//! `faults.toml`: what people wrote that cannot be read, or should be looked at.

use super::decided::Decisions;
use super::row::Row;
use super::sheet::Cell;
use anyhow::{Context, Result, ensure};
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

/// The same slip, so many times in one unit's list.
#[derive(Deserialize)]
struct Fault {
    unit: String,
    /// Only people of this establishment.
    #[serde(default)]
    only: String,
    column: String,
    /// What is true; without it, whatever is filled.
    #[serde(default)]
    is: String,
    /// Only people of whom this is known as well, by column.
    #[serde(default, rename = "where")]
    beside: BTreeMap<String, String>,
    /// Only people born before this year.
    #[serde(default)]
    born_before: String,
    /// What was written; `@` begins the name of a way of getting it wrong.
    write: String,
    /// Another column that is changed as well, and what stands there.
    #[serde(default)]
    also: BTreeMap<String, String>,
    /// How often; without it, everywhere.
    count: Option<usize>,
    /// What `check` finds; nothing where it is not to be found.
    #[serde(default)]
    code: String,
    /// What was decided: `person` and `spelling` put it right, `accept-…` let it stand;
    /// without it the configuration knows, or it is no matter.
    #[serde(default)]
    decided: String,
    #[serde(default)]
    reason: String,
}

/// Puts all of them into the lines of the people.
pub fn plant(rows: &mut [Row], decisions: &mut Decisions) -> Result<()> {
    let faults: Faults = toml::from_str(include_str!("../../data/arrival/faults.toml"))?;
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows.iter() {
        let key = (row.list.clone(), row.get("姓名").to_owned());
        *names.entry(key).or_default() += 1;
    }
    for fault in &faults.fault {
        let fits = |row: &Row| {
            let alone = names[&(row.list.clone(), row.get("姓名").to_owned())] == 1;
            row.list == fault.unit
                && row.is_plain()
                && (fault.only.is_empty() || row.get("编制") == fault.only)
                && fault
                    .beside
                    .iter()
                    .all(|(column, is)| row.get(column) == is)
                && (fault.born_before.is_empty()
                    || row.get("出生日期") < fault.born_before.as_str())
                && (fault.count.is_none() || (alone && row.get("身份证号").len() == 18))
                && match fault.is.as_str() {
                    "" => !row.get(&fault.column).is_empty(),
                    is => row.get(&fault.column) == is,
                }
                && (fault.column != "出生日期" || row.get("出生日期").len() == 10)
        };
        let found: Vec<&mut Row> = rows.iter_mut().filter(|row| fits(row)).collect();
        let wanted = fault.count.unwrap_or(found.len());
        ensure!(
            wanted > 0 && found.len() >= wanted,
            "{} {} {}: {} rows",
            fault.unit,
            fault.column,
            fault.write,
            found.len()
        );
        let step = found.len() / wanted;
        for (nth, row) in found.into_iter().step_by(step).take(wanted).enumerate() {
            fault.put(row, nth, decisions)?;
        }
    }
    Ok(())
}

impl Fault {
    fn put(&self, row: &mut Row, nth: usize, decisions: &mut Decisions) -> Result<()> {
        let column = self.column.as_str();
        let is = row.get(column).to_owned();
        let cell = match self.write.strip_prefix('@') {
            Some(way) => wrong(way, &is, nth).with_context(|| format!("{way} of {is}"))?,
            None => Cell::from(self.write.as_str()),
        };
        let written = cell.text();
        row.write(column, cell);
        for (other, text) in &self.also {
            row.write(other, Cell::from(text.as_str()));
        }
        let code = match is_valid(&written) {
            // Whose last digits happen to fit is somebody else's number.
            true if self.write == "@number" => "identity-zeros",
            _ => self.code.as_str(),
        };
        if !code.is_empty() {
            row.fault(code, column);
        }
        let about = [code, column, written.as_str()];
        let unit = row.get("单位").to_owned();
        match self.decided.as_str() {
            "person" => decisions.corrected(row, about, &is, &self.reason),
            // What is empty has no spelling to ask for.
            "birth" => {
                let born = row.get("出生日期").to_owned();
                decisions.corrected(row, [&self.code, "出生日期", ""], &born, &self.reason);
            }
            "accept-person" => decisions.accepted(row, about, &self.reason),
            "spelling" => decisions.spelling("", about, &is, &self.reason),
            "spelling-here" => decisions.spelling(&unit, about, &is, &self.reason),
            "accept-spelling" => decisions.spelling("", about, "", &self.reason),
            _ => {}
        }
        Ok(())
    }
}

/// Whether the last character of an identity number is what the others ask for (GB 11643).
fn is_valid(number: &str) -> bool {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = number.bytes().map(|b| usize::from(b.wrapping_sub(b'0')));
    let sum: usize = digits.zip(WEIGHTS).map(|(d, w)| d * w).sum();
    number.as_bytes().get(17) == Some(&b"10X98765432"[sum % 11])
}

/// A value got wrong in some way.
fn wrong(way: &str, is: &str, nth: usize) -> Option<Cell> {
    let day = || NaiveDate::parse_from_str(is, "%Y-%m-%d").ok();
    let dated = |day: NaiveDate| Cell::Text(day.format("%Y-%m-%d").to_string());
    match way {
        // Some weeks earlier or later in the same year, as the calendars differ.
        "same-year" => {
            let day = day()?;
            let weeks = Days::new(20 + 7 * (nth as u64 % 3));
            let moved = if day.month() > 6 {
                day - weeks
            } else {
                day + weeks
            };
            Some(dated(moved))
        }
        "month-13" => Some(Cell::Text(format!("{}年13月", &is[..4]))),
        "year-later" => Some(dated(day()?.with_year(day()?.year() + 1)?)),
        // Excel keeps fifteen digits of a number.
        "number" => is
            .parse::<f64>()
            .ok()
            .map(|n| (n / 1e3).trunc() * 1e3)
            .map(Cell::Number),
        "exponent" => Some(Cell::Text(format!(
            "{:.5}E+17",
            is[..17].parse::<f64>().ok()? / 1e16
        ))),
        _ => None,
    }
}
