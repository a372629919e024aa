//! `logs.toml`: the activity logs, each kept by somebody else.

use super::decided::Decisions;
use super::file;
use super::planted::{Place, Planted};
use super::sheet::{Cell, Sheet};
use crate::bureau::log::Entry;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The whole file.
#[derive(Deserialize)]
struct Logs {
    log: Vec<Log>,
}

/// One log.
#[derive(Deserialize)]
struct Log {
    /// The report year's file, and last year's.
    file: String,
    before: String,
    #[serde(default)]
    encoding: String,
    #[serde(default)]
    separator: String,
    sheet: Vec<LogSheet>,
}

#[derive(Deserialize)]
struct LogSheet {
    #[serde(default)]
    name: String,
    kinds: Vec<String>,
    #[serde(default)]
    above: Vec<String>,
    /// Column and header.
    columns: Vec<(String, String)>,
    /// How dates are written; `日期` is a cell that is one.
    date: String,
    #[serde(default)]
    slip: Vec<Slip>,
    /// A needed column whose header nobody knows.
    #[serde(default)]
    unknown: String,
    /// A line that is not of this year.
    #[serde(default)]
    stray: BTreeMap<String, String>,
}

/// Something that was entered so that it cannot be counted.
#[derive(Deserialize)]
struct Slip {
    /// 类别, and which line of that kind that has the column filled.
    kind: String,
    nth: usize,
    column: String,
    /// `{}` is what is true.
    write: String,
    code: String,
    /// Why it was put right by a decision; without it, the configuration knows.
    #[serde(default)]
    reason: String,
}

/// Writes the logs of both years; only this year's have slips.
pub fn write(
    folder: &Path,
    before: &Path,
    years: &[Vec<Entry>; 2],
    planted: &mut Planted,
    decisions: &mut Decisions,
) -> Result<()> {
    let logs: Logs = toml::from_str(include_str!("../../data/arrival/logs.toml"))?;
    for log in &logs.log {
        let encoded = (log.encoding.as_str(), log.separator.as_str());
        let mut sheets = Vec::new();
        for (position, spec) in log.sheet.iter().enumerate() {
            let place = Place {
                file: log.file.clone(),
                sheet: (!spec.name.is_empty()).then(|| (position, spec.name.clone())),
            };
            sheets.push(spec.this_year(&years[1], &place, planted, decisions)?);
        }
        file::write(&folder.join(&log.file), &sheets, encoded.0, encoded.1)?;
        let earlier = log.sheet.iter().map(|spec| spec.lines(&years[0], true));
        let earlier: Vec<Sheet> = earlier.collect::<Result<_>>()?;
        file::write(&before.join(&log.before), &earlier, encoded.0, encoded.1)?;
    }
    Ok(())
}

impl LogSheet {
    /// The header and the entries of its kinds; last year the columns were called as they are.
    fn lines(&self, entries: &[Entry], tidy: bool) -> Result<Sheet> {
        let mut sheet = Sheet::new(&self.name);
        for line in &self.above {
            sheet.push_text(&[line]);
        }
        let header = |(column, header): &(String, String)| match tidy {
            true => column.clone(),
            false => header.clone(),
        };
        let headers: Vec<String> = self.columns.iter().map(header).collect();
        sheet.push_text(&headers);
        for entry in entries.iter().filter(|e| self.has(e)) {
            let cells = self.columns.iter().map(|(c, _)| self.cell(c, entry.get(c)));
            sheet.push(cells.collect());
        }
        Ok(sheet)
    }

    fn has(&self, entry: &Entry) -> bool {
        self.kinds.iter().any(|kind| kind == entry.get("类别"))
    }

    fn cell(&self, column: &str, text: &str) -> Cell {
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        match (column, date, self.date.as_str()) {
            ("日期", Some(date), "日期") => Cell::Date(date),
            ("日期", Some(date), format) => Cell::Text(date.format(format).to_string()),
            _ => Cell::from(text),
        }
    }

    fn this_year(
        &self,
        entries: &[Entry],
        place: &Place,
        planted: &mut Planted,
        decisions: &mut Decisions,
    ) -> Result<Sheet> {
        let mut sheet = self.lines(entries, false)?;
        let header = self.above.len() + 1;
        for slip in &self.slip {
            let position = self.columns.iter().position(|(c, _)| *c == slip.column);
            let position = position.context("no such column")?;
            let own = entries.iter().filter(|e| self.has(e)).enumerate();
            let (nth, entry) = own
                .filter(|(_, e)| e.get("类别") == slip.kind && !e.get(&slip.column).is_empty())
                .nth(slip.nth)
                .context("no such line")?;
            let is = entry.get(&slip.column);
            let written = slip.write.replace("{}", is);
            sheet.lines[header + nth][position] = Cell::from(written.as_str());
            let line = Some(header + nth + 1);
            planted.add(place, line, &slip.code, &self.columns[position].1);
            if !slip.reason.is_empty() {
                let about = [slip.code.as_str(), slip.column.as_str(), &written];
                decisions.spelling("", about, is, &slip.reason);
            }
        }
        if !self.unknown.is_empty() {
            planted.add(place, Some(header), "column-missing", &self.unknown);
        }
        if !self.stray.is_empty() {
            let of = |column: &str| self.stray.get(column).map_or("", String::as_str);
            let cells = self.columns.iter().map(|(c, _)| self.cell(c, of(c)));
            let line = sheet.push(cells.collect());
            let header = self.columns.iter().find(|(c, _)| c == "日期");
            let header = header.map_or("", |(_, h)| h);
            planted.add(place, Some(line), "activity-other-year", header);
        }
        Ok(sheet)
    }
}
