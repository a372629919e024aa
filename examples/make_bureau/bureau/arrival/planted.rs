//! The faults that were planted, with their places: what `check` has to find.

use super::row::Row;
use super::spec::SheetSpec;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// A file, and its sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub file: String,
    /// The position of the sheet in a workbook, and its name.
    pub sheet: Option<(usize, String)>,
}

/// A fault in a place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    place: Place,
    line: Option<usize>,
    code: String,
    column: String,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Planted {
    faults: Vec<Fault>,
    /// Where people stand, by number: for those who are in post in two places.
    standing: BTreeMap<String, Vec<(Place, usize)>>,
    twice: Vec<String>,
}

impl Planted {
    /// Notes a fault.
    pub fn add(&mut self, place: &Place, line: Option<usize>, code: &str, column: &str) {
        self.faults.push(Fault {
            place: place.clone(),
            line,
            code: code.to_owned(),
            column: column.to_owned(),
        });
    }

    /// Notes the faults of a person's line, as far as the list has the columns.
    pub fn row(&mut self, row: &Row, place: &Place, line: usize, spec: &SheetSpec) {
        let has = |column: &str| spec.columns.iter().any(|(c, _)| c == column);
        for (code, column) in &row.faults {
            // An age that is not known is missed in whatever column could tell it.
            let column = match column.as_str() {
                "出生日期" if !has(column) => ["身份证号", "年龄"].into_iter().find(|c| has(c)),
                "学历" if !has(column) => Some("全日制学历"),
                own => Some(own).filter(|c| has(c)),
            };
            if let Some(column) = column {
                self.add(place, Some(line), code, &header(spec, column));
            }
        }
        let is_october = row.get("出生日期").get(5..7) == Some("10");
        if spec.dates.get("出生日期").is_some_and(|f| f == "年月数") && is_october {
            self.add(place, Some(line), "month-cut", &header(spec, "出生日期"));
        }
        let places = self.standing.entry(row.number.clone()).or_default();
        places.push((place.clone(), line));
        if row.twice {
            self.twice.push(row.number.clone());
        }
    }

    /// Writes them by place; who is in post twice is a fault of the later place.
    pub fn write(mut self, path: &Path) -> Result<()> {
        for number in std::mem::take(&mut self.twice) {
            let places = self
                .standing
                .get(&number)
                .context("nobody of that number")?;
            let (place, line) = places.iter().max().context("in no place")?.clone();
            self.add(&place, Some(line), "person-twice", "");
        }
        self.faults.sort();
        let mut writer = csv::Writer::from_path(path)?;
        writer.write_record(["文件", "工作表", "行号", "列", "代码"])?;
        for fault in self.faults {
            let sheet = fault.place.sheet.map_or(String::new(), |(_, name)| name);
            let line = fault.line.map_or(String::new(), |line| line.to_string());
            let file = format!("data/2024/{}", fault.place.file);
            writer.write_record([file, sheet, line, fault.column, fault.code])?;
        }
        Ok(writer.flush()?)
    }
}

/// What a list calls a column; a header of two rows is read as one.
fn header(spec: &SheetSpec, column: &str) -> String {
    let named = spec.columns.iter().find(|(c, _)| c == column);
    let name = named.map_or(column, |(_, header)| header);
    match name.split_once('|') {
        Some((group, own)) => format!("{own}{group}"),
        None => name.to_owned(),
    }
}
