//! The same bureau as its lists arrive: every unit in a way of its own, with all that has
//! to be put right, and what the clerk decided.
//!
//! ```text
//! people ──▶ rows ──guests, faults──▶ lists (lists.toml) ──layout──▶ sheets ──▶ files
//!                                 └──▶ decisions    └──▶ planted faults, with their places
//! ```

mod cells;
mod decided;
mod faults;
mod file;
mod guests;
mod layout;
mod logs;
mod planted;
mod row;
mod sheet;
mod sides;
mod spec;

use super::log::Entry;
use super::roster::Spellings;
use super::staff::Person;
use super::unit::Unit;
use super::{REPORT_YEAR, YEARS, facts};
use anyhow::{Context, Result};
use decided::Decisions;
use guests::Bureau;
use planted::{Place, Planted};
use row::Row;
use sheet::Sheet;
use spec::{List, SheetSpec, Specs};
use std::fs;
use std::path::Path;

/// Whoever joined since this day is missing on a list that is out of date.
const OUTDATED: &str = "2024-10-01";

/// Writes the project; `logs` are the entries of the two years.
pub fn write(dir: &Path, units: &[Unit], people: &[Person], logs: &[Vec<Entry>; 2]) -> Result<()> {
    let spellings = Spellings::load()?;
    let specs = Specs::load()?;
    let styles = specs.list.iter().flat_map(|list| &list.sheet);
    let styles = styles
        .filter(|sheet| !sheet.style.is_empty())
        .map(|sheet| (sheet.unit.clone(), sheet.style.clone()))
        .collect();
    let bureau = Bureau {
        styles: &styles,
        units,
        people,
        spellings: &spellings,
    };
    let mut planted = Planted::default();
    let mut decisions = Decisions::default();
    let folder = dir.join("data").join(REPORT_YEAR.to_string());
    let before = dir.join("data").join(YEARS[0].to_string());
    let decided = dir.join("decisions");
    for folder in [&folder, &before, &decided] {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }

    let guests = guests::invite(&bureau, &mut decisions)?;
    let mut rows = own_lines(&bureau)?;
    faults::plant(&mut rows, &mut decisions)?;
    for list in &specs.list {
        let sheets = sheets(list, &specs, &bureau, &rows, &guests, &mut planted)?;
        file::write(
            &folder.join(&list.file),
            &sheets,
            &list.encoding,
            &list.separator,
        )?;
    }
    sides::write(&folder, &before, &bureau, &mut planted)?;
    logs::write(&folder, &before, logs, &mut planted, &mut decisions)?;
    facts::write(&folder, REPORT_YEAR)?;

    decisions.write(&decided.join("裁定.csv"))?;
    let settings = include_str!("../../data/arrival/settings.toml");
    let learned = include_str!("../../data/arrival/learned.toml");
    fs::write(dir.join("talentsum.toml"), settings)?;
    fs::write(
        decided.join("talentsum.toml"),
        format!("{settings}\n{learned}"),
    )?;
    planted.write(&dir.join("planted.csv"))
}

/// Everyone's line on the list of their own unit.
fn own_lines(bureau: &Bureau<'_>) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for person in bureau.people {
        rows.extend(bureau.row(person, REPORT_YEAR, person.unit)?);
    }
    Ok(rows)
}

/// The sheets of a list, the hidden and the noted ones last.
fn sheets(
    list: &List,
    specs: &Specs,
    bureau: &Bureau<'_>,
    rows: &[Row],
    guests: &[Row],
    planted: &mut Planted,
) -> Result<Vec<Sheet>> {
    let mut sheets = Vec::new();
    for (position, spec) in list.sheet.iter().enumerate() {
        let place = Place {
            file: list.file.clone(),
            sheet: (!spec.name.is_empty()).then(|| (position, spec.name.clone())),
        };
        let people = people(spec, bureau, rows, guests)?;
        let copies = |other: &List| other.file != list.file && other.sheet[0].outdated;
        if specs
            .list
            .iter()
            .any(|l| copies(l) && l.sheet[0].unit == spec.unit)
        {
            planted.add(&place, None, "files-overlap", "");
        }
        sheets.push(layout::lay_out(&people, spec, specs, &place, planted)?);
    }
    let aside = |name: &str, at: usize| Place {
        file: list.file.clone(),
        sheet: Some((at, name.to_owned())),
    };
    if let Some(notes) = &list.notes {
        let mut sheet = Sheet::new(&notes.name);
        for line in &notes.lines {
            sheet.push_text(&[line]);
        }
        planted.add(&aside(&notes.name, sheets.len()), None, "sheet-skipped", "");
        sheets.push(sheet);
    }
    if let (Some(name), Some(spec)) = (&list.hidden, list.sheet.first()) {
        let mut sheet = layout::lay_out(
            &own_lines(bureau)?[..20],
            spec,
            specs,
            &Place::default(),
            &mut Planted::default(),
        )?;
        name.clone_into(&mut sheet.name);
        sheet.hidden = true;
        planted.add(&aside(name, sheets.len()), None, "sheet-hidden", "");
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The people of a list: those of the unit and its guests, these last.
fn people(spec: &SheetSpec, bureau: &Bureau<'_>, rows: &[Row], guests: &[Row]) -> Result<Vec<Row>> {
    let stands = |row: &&Row| {
        row.list == spec.unit
            && (spec.only.is_empty() || spec.only.contains(&row.get("编制").to_owned()))
    };
    let mut people: Vec<Row> = match spec.outdated {
        true => outdated(spec, bureau)?,
        false => {
            // Only the first list of a unit has those from elsewhere.
            let first = spec.only.first().is_none_or(|only| only == "事业编");
            let guests = guests.iter().filter(|g| g.list == spec.unit && first);
            rows.iter().filter(stands).chain(guests).cloned().collect()
        }
    };
    people.sort_by_key(|row| (row.guest, row.number.clone()));
    people.iter_mut().for_each(Row::note_gaps);
    Ok(people)
}

/// The list of a unit as it was some months ago.
fn outdated(spec: &SheetSpec, bureau: &Bureau<'_>) -> Result<Vec<Row>> {
    let mut rows = own_lines(bureau)?;
    rows.retain(|row| row.list == spec.unit && row.get("入职日期") < OUTDATED);
    for row in &mut rows {
        if row.get("离职日期") >= OUTDATED {
            if row.get("离职原因") == "退休" {
                row.fault("past-retirement", "出生日期");
            }
            row.set("离职日期", "");
            row.set("离职原因", "");
            row.set("人员状态", "在岗");
        }
    }
    Ok(rows)
}
