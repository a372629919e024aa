//! What goes back to each unit: one row a finding, to be sent as it is. Like the report the
//! lists are Chinese whatever language the program speaks.

use super::handout::Handout;
use super::owner::{Due, Found, Owner, by_owner, is_of_two};
use super::text::severity_word;
use super::{Report, complete};
use crate::diagnostic::{Code, Place};
use crate::gather::absent::Absent;
use crate::gather::whose::Names;
use crate::i18n::{Language, Words};
use crate::message::Message;
use std::collections::BTreeMap;

/// What a list looks like.
const LIST: Handout<11> = Handout {
    columns: [
        ("序号", 6.0),
        ("文件", 22.0),
        ("工作表", 10.0),
        ("行号", 7.0),
        ("姓名", 10.0),
        ("列", 11.0),
        ("原值", 18.0),
        ("问题", 38.0),
        ("应如何更正", 34.0),
        ("级别", 6.0),
        ("代码", 22.0),
    ],
    numbers: &[0, 3],
    tab: "问题清单",
};

/// A list for one unit.
pub struct List {
    /// What it is named after: the unit, the file, or the rest.
    pub name: String,
    rows: Vec<[String; 11]>,
}

/// All lists, units first, each in the order of names.
pub fn lists(report: &Report<'_>, names: &Names, absent: &[Absent]) -> Vec<List> {
    let words = Words::new(Language::Zh);
    let mut taken = Vec::new();
    let mut gone: BTreeMap<Owner, Vec<&Absent>> = BTreeMap::new();
    for person in absent {
        let unit = person.place.unit.clone();
        gone.entry(unit.map_or(Owner::Other, Owner::Unit))
            .or_default()
            .push(person);
    }
    let mut dues = by_owner(report);
    // Who has nothing else to put right is asked about these people all the same.
    let others = gone
        .keys()
        .filter(|owner| dues.iter().all(|due| due.owner != **owner));
    let others: Vec<Owner> = others.cloned().collect();
    dues.extend(others.into_iter().map(|owner| Due {
        owner,
        findings: Vec::new(),
    }));
    dues.sort_by(|a, b| a.owner.cmp(&b.owner));
    for due in dues {
        let name = match &due.owner {
            Owner::Unit(unit) => unit.clone(),
            Owner::File(file) => stem(file).to_owned(),
            Owner::Other => words.text("list-other"),
        };
        let mut rows = rows(&due, names, &words);
        for person in gone.remove(&due.owner).unwrap_or_default() {
            rows.push(gone_row(rows.len() + 1, person, &words));
        }
        taken.push(List { name, rows });
    }
    taken
}

fn rows(due: &Due<'_>, names: &Names, words: &Words) -> Vec<[String; 11]> {
    let row = |(i, found): (usize, &Found<'_>)| {
        let (finding, place) = (found.finding, found.here);
        let message = said(found, names);
        let help = match due.owner {
            // The bureau has the program and its settings; a unit has its own table only.
            Owner::Other => words.help(&message),
            Owner::Unit(_) | Owner::File(_) => words.remedy(&message),
        };
        [
            (i + 1).to_string(),
            place
                .file
                .as_deref()
                .map(name)
                .unwrap_or_default()
                .to_owned(),
            place.sheet.clone().unwrap_or_default(),
            place.line.map(|line| line.to_string()).unwrap_or_default(),
            names.at(place).unwrap_or_default().to_owned(),
            place.column.clone().unwrap_or_default(),
            finding.value.clone().unwrap_or_default(),
            words.say(&message),
            help.unwrap_or_default(),
            severity_word(finding.severity, words),
            finding.code.key().to_owned(),
        ]
    };
    due.findings.iter().enumerate().map(row).collect()
}

/// A row about somebody whom only last year's roster has.
fn gone_row(number: usize, person: &Absent, words: &Words) -> [String; 11] {
    let message = Message::new("list-absent").text("year", person.year.to_string());
    // This year's file may have the same name.
    let file = person.place.file.as_deref().map(name).unwrap_or_default();
    let file = format!("{}/{file}", person.year);
    let line = person.place.line.map(|line| line.to_string());
    [
        number.to_string(),
        file,
        person.place.sheet.clone().unwrap_or_default(),
        line.unwrap_or_default(),
        person.name.clone(),
        String::new(),
        person.identity.clone(),
        words.say(&message),
        words.help(&message).unwrap_or_default(),
        words.text("list-absent-level"),
        String::new(),
    ]
}

/// What a unit is told: of a row of another unit only which unit's it is, not where it lies.
fn said(found: &Found<'_>, names: &Names) -> Message {
    let finding = found.finding;
    let unit = |place: &Place| names.who(place).map(|somebody| somebody.unit.clone());
    let there = found.there.filter(|_| is_of_two(finding.code));
    match there.map(|there| (there, unit(there), unit(found.here))) {
        Some((_, Some(theirs), own)) if own.as_ref() != Some(&theirs) => {
            let key = match finding.code {
                Code::PersonTwice => "list-person-twice",
                _ => "list-person-perhaps-twice",
            };
            Message::new(key).text("unit", theirs)
        }
        Some((there, ..)) => {
            let file = there.file.as_deref().map(name).unwrap_or_default();
            let table = match &there.sheet {
                Some(sheet) => format!("{file}（工作表 {sheet}）"),
                None => file.to_owned(),
            };
            let mut message = complete(finding);
            message.args.retain(|(fact, _)| !fact.starts_with("other_"));
            let message = message.text("other_file", table);
            message.number("other_line", there.line.unwrap_or_default())
        }
        None => complete(finding),
    }
}

/// The name of a file without its folder: a unit knows what it sent, not where it lies now.
fn name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// The name without its ending.
fn stem(file: &str) -> &str {
    let name = name(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl List {
    /// As CSV.
    pub fn csv(&self) -> Vec<u8> {
        LIST.csv(&self.rows)
    }

    /// As a workbook, ready to be printed.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn xlsx(&self, words: &Words) -> std::io::Result<Vec<u8>> {
        let title = Message::new("list-title").text("name", &self.name);
        LIST.xlsx(&self.rows, &words.say(&title))
    }
}
