//! People on lists where they do not count: borrowed, rehired, retired and not taken off.

use super::decided::Decisions;
use super::row::Row;
use super::sheet::Cell;
use crate::bureau::REPORT_YEAR;
use crate::bureau::class::{Profession, Sex};
use crate::bureau::roster::Spellings;
use crate::bureau::staff::{Person, Record};
use crate::bureau::unit::Unit;
use anyhow::{Context, Result, ensure};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Who borrows: the prefix of the list, from whom, and how many with 借入 in 人员状态, with
/// the 编制单位, and without either.
const BORROWERS: [(&str, &[&str], [usize; 3]); 2] = [
    ("RM", &["SQ", "ZX", "WS"], [8, 8, 8]),
    ("WJ", &["RM", "ZY", "JK", "ZX"], [6, 4, 7]),
];

/// How many of those who retired in the year are back, and how many were not taken off.
const REHIRED: usize = 23;
const NOT_TAKEN_OFF: usize = 31;

/// What everyone is drawn from.
pub struct Bureau<'a> {
    pub units: &'a [Unit],
    pub people: &'a [Person],
    pub spellings: &'a Spellings,
    /// The way of writing of those units that have another than in `units.csv`.
    pub styles: &'a BTreeMap<String, String>,
}

impl Bureau<'_> {
    /// A person's line on a unit's list as it stands at the end of a year.
    pub fn row(&self, person: &Person, year: i32, list: usize) -> Result<Option<Row>> {
        let unit = &self.units[list];
        let style = self.styles.get(&unit.prefix).unwrap_or(&unit.style);
        Row::of(person, year, unit, style, self.spellings)
    }

    /// A person's line on another list than their own.
    fn line(&self, person: &Person, list: usize, status: &str) -> Result<Row> {
        let own = match self.row(person, REPORT_YEAR, list)? {
            Some(row) => row,
            // Who has left stands as at the end of the year before.
            None => self
                .row(person, REPORT_YEAR - 1, list)?
                .context("somebody of neither year")?,
        };
        let mut row = own;
        row.set("人员状态", status);
        row.set("称号", "");
        Ok(row)
    }
}

/// The extra lines, list by list.
pub fn invite(bureau: &Bureau<'_>, decisions: &mut Decisions) -> Result<Vec<Row>> {
    let mut guests = Vec::new();
    for (borrower, lenders, counts) in BORROWERS {
        borrow(bureau, borrower, lenders, counts, &mut guests, decisions)?;
    }
    retire(bureau, &mut guests, decisions)?;
    Ok(guests)
}

fn borrow(
    bureau: &Bureau<'_>,
    borrower: &str,
    lenders: &[&str],
    counts: [usize; 3],
    guests: &mut Vec<Row>,
    decisions: &mut Decisions,
) -> Result<()> {
    let list = bureau.units.iter().position(|u| u.prefix == borrower);
    let list = list.context("no such unit")?;
    let fits = |person: &&Person| {
        let unit = &bureau.units[person.unit];
        let standing = person.now.as_ref();
        let lent = standing.is_some_and(|s| match s.status.as_deref() {
            Some("借出") => true,
            other => other.is_none() && s.honours.is_empty(),
        });
        // The office wants people who can write, the hospital those who treat.
        let office = borrower == "WJ";
        let suits = match person.profession {
            Profession::Manager | Profession::OtherTechnical => office,
            Profession::Worker => false,
            _ => !office,
        };
        lent && unit.is_among(lenders)
            && suits
            && person.stays()
            && person.record == Record::Complete
            && !person.double_post
            && (28..=45).contains(&person.age(REPORT_YEAR))
    };
    let all: Vec<&Person> = bureau.people.iter().filter(fits).collect();
    let wanted: usize = counts.iter().sum();
    // Those whom their units have lent come first, then others from all over the list.
    let (lent, others): (Vec<&Person>, Vec<&Person>) = all
        .into_iter()
        .partition(|p| p.now.as_ref().is_some_and(|s| s.status.is_some()));
    let missing = wanted.saturating_sub(lent.len());
    ensure!(missing > 0 && others.len() >= missing, "too few to lend");
    let step = others.len() / missing;
    let others = others.into_iter().step_by(step).take(missing);
    for (nth, person) in lent.into_iter().chain(others).enumerate() {
        // Evenly over the three ways, so that units which say 借出 are among all.
        let way = way(nth, counts);
        let home = &bureau.units[person.unit];
        let mut row = bureau.line(person, list, "在岗")?;
        row.guest = true;
        row.set("单位", &bureau.units[list].name);
        row.set("编制单位", &bureau.units[list].name);
        match way {
            0 => row.set("人员状态", ["借入", "借用"][nth % 2]),
            1 => row.set("编制单位", &home.name),
            _ => {
                row.twice = true;
                row.set("编制单位", "");
                if nth.is_multiple_of(4) {
                    row.write("人员状态", Cell::from("借调"));
                    row.fault("status-unclear", "人员状态");
                }
                decisions.counts_at(&row, &home.name);
            }
        }
        guests.push(row);
    }
    Ok(())
}

/// Which of three ways the nth goes when each has a number of places, in turn while it has.
fn way(nth: usize, counts: [usize; 3]) -> usize {
    let mut left = counts;
    let mut turn = 0;
    for _ in 0..nth {
        while left[turn % 3] == 0 {
            turn += 1;
        }
        left[turn % 3] -= 1;
        turn += 1;
    }
    while left[turn % 3] == 0 {
        turn += 1;
    }
    turn % 3
}

/// Those who retired in the year and whose unit takes people off its list: some are back
/// and said so, others are still there as if nothing had been.
fn retire(bureau: &Bureau<'_>, guests: &mut Vec<Row>, decisions: &mut Decisions) -> Result<()> {
    let gone: Vec<&Person> = bureau
        .people
        .iter()
        .filter(|p| retired(p, bureau))
        .collect();
    let wanted = REHIRED + NOT_TAKEN_OFF;
    ensure!(gone.len() >= wanted, "only {} retired", gone.len());
    for (nth, person) in gone.into_iter().take(wanted).enumerate() {
        let is_back = nth * REHIRED / wanted != (nth + 1) * REHIRED / wanted;
        let words = ["返聘", "退休返聘", "返聘人员"];
        let status = if is_back { words[nth % 3] } else { "在岗" };
        let mut row = bureau.line(person, person.unit, status)?;
        row.guest = is_back;
        row.set("离职日期", "");
        row.set("离职原因", "");
        if !is_back {
            let left = person.leaving.as_ref().context("still there")?.date;
            row.fault("past-retirement", "出生日期");
            decisions.retired(&row, &format!("{}年{}月已退休", left.year(), left.month()));
        }
        guests.push(row);
    }
    Ok(())
}

/// Retired in the year at an age at which nobody of that sex and post may stay: women with
/// a senior title may.
fn retired(person: &Person, bureau: &Bureau<'_>) -> bool {
    let standing = person.before.as_ref();
    let by_age = person.leaving.as_ref().is_some_and(|l| l.reason == "退休");
    let senior = standing.is_some_and(|s| s.title.is_senior());
    by_age && !bureau.units[person.unit].keeps_leavers() && !(senior && person.sex == Sex::Female)
}
