//! A person's line before anyone has written it down in a way of their own.

use super::sheet::Cell;
use crate::bureau::roster::{self, COLUMNS, Spellings};
use crate::bureau::staff::Person;
use crate::bureau::unit::Unit;
use anyhow::Result;
use std::collections::BTreeMap;

/// One line of a list.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The person's number at their own unit.
    pub number: String,
    /// The prefix of the unit whose list it stands on.
    pub list: String,
    /// What is known, by column, dates as `1985-03-07`.
    pub known: BTreeMap<String, String>,
    /// Cells that somebody wrote in a way of their own.
    pub written: BTreeMap<String, Cell>,
    /// What `check` has to find here: codes with the columns they are about.
    pub faults: Vec<(String, String)>,
    /// Somebody of another unit, who no longer belongs here, or who is back after
    /// retirement: at the end of the list.
    pub guest: bool,
    /// In post here and on another list as well, by mistake.
    pub twice: bool,
}

impl Row {
    /// The person's line on the list of their own unit, if it has one.
    pub fn of(
        person: &Person,
        year: i32,
        unit: &Unit,
        style: &str,
        spellings: &Spellings,
    ) -> Result<Option<Self>> {
        let mut style = spellings.style(style)?.clone();
        style.date = "%Y-%m-%d".to_owned();
        let cells = roster::row(person, year, unit, &style, spellings)?;
        Ok(cells.map(|cells| {
            let known = COLUMNS.iter().map(|c| (*c).to_owned()).zip(cells);
            Row {
                number: person.number.clone(),
                list: unit.prefix.clone(),
                known: known.collect(),
                ..Row::default()
            }
        }))
    }

    /// What is known of a column.
    pub fn get(&self, column: &str) -> &str {
        self.known.get(column).map_or("", String::as_str)
    }

    /// With something else known.
    pub fn set(&mut self, column: &str, value: &str) {
        self.known.insert(column.to_owned(), value.to_owned());
    }

    /// With a cell written in a way of its own.
    pub fn write(&mut self, column: &str, cell: Cell) {
        self.written.insert(column.to_owned(), cell);
    }

    /// With something that `check` has to find.
    pub fn fault(&mut self, code: &str, column: &str) {
        self.faults.push((code.to_owned(), column.to_owned()));
    }

    /// Whether the person is in post.
    pub fn in_post(&self) -> bool {
        self.get("离职日期").is_empty()
    }

    /// Whether nothing has been made of the line yet.
    pub fn is_plain(&self) -> bool {
        self.written.is_empty() && self.faults.is_empty() && !self.guest && self.in_post()
    }

    /// The identity number as the program shows it, and as a decision may name it.
    pub fn masked(&self) -> String {
        let number = self.get("身份证号");
        match number.len() {
            18 => format!("{}********{}", &number[..6], &number[14..]),
            _ => String::new(),
        }
    }

    /// Notes what is missing in the records of this person anyway.
    pub fn note_gaps(&mut self) {
        if !self.in_post() || self.guest {
            return;
        }
        let professional = self.get("岗位类别").starts_with('专') || self.get("双肩挑") == "是";
        for column in ["学历", "职称"] {
            let is_open = self.get(column).is_empty() && !self.written.contains_key(column);
            if professional && is_open {
                self.fault("value-missing", column);
            }
        }
        if self.get("出生日期").is_empty() && self.get("身份证号").is_empty() {
            self.fault("value-missing", "出生日期");
        }
        if self.get("入职日期").ends_with('年') {
            self.fault("month-missing", "入职日期");
        }
    }
}
