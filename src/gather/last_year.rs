//! This year's people against last year's: the whole and each unit.

use super::flows::{Flow, Flows};
use super::rosters::each_person;
use super::{Gathered, Readers, decided, names, units};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Kept};
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::Values;
use crate::records::roster::Sinks;
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use std::collections::BTreeMap;

/// A unit's size has changed when it has doubled or halved, and by so many at least.
const CHANGE: u64 = 10;

/// Findings for which rows of last year may not have been read as they should.
pub(super) const UNREAD: &[Code] = &[
    Code::ColumnMissing,
    Code::HeaderMissing,
    Code::HeaderDiffers,
    Code::RecordFields,
    Code::RecordUnclosed,
    Code::RecordQuote,
    Code::EncodingMalformed,
];

/// Last year's people in post at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastYear {
    /// The year.
    pub year: i32,
    /// By the name of the unit.
    pub units: BTreeMap<String, u64>,
    /// By the name of the roster, as messages show it.
    pub files: BTreeMap<String, u64>,
    /// Whether all its rows could be read; otherwise nothing is compared.
    pub complete: bool,
}

impl LastYear {
    /// All people in post.
    pub fn total(&self) -> u64 {
        self.units.values().sum()
    }

    /// The people of last year's roster of the same name as this one, which may lie in
    /// another folder.
    pub fn of_file(&self, shown: &str) -> Option<u64> {
        let bare = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let name = bare(shown);
        let mut same = self.files.iter().filter(|(file, _)| bare(file) == name);
        same.next().map(|(_, people)| *people)
    }
}

/// Reads last year's rosters, if the year's folder has some, and reports what does not add
/// up. What is wrong in last year's data is last year's business.
pub fn compare(project: &Project, readers: &Readers, gathered: &mut Gathered) {
    // Rosters named on the command line are seldom all there are.
    if !project.rosters_are_found || !gathered.flows.is_a_time() {
        return;
    }
    let Some(last) = read(project, readers) else {
        return;
    };
    if last.complete {
        report(&last, gathered);
    }
    let mut tables: BTreeMap<String, usize> = BTreeMap::new();
    for unit in gathered.manifest.iter().flat_map(|note| &note.units) {
        *tables.entry(unit.clone()).or_default() += 1;
    }
    for note in &mut gathered.manifest {
        if note.kind == Kind::Roster {
            note.last_year = match note.units.as_slice() {
                // Beside one of several lists of a unit its whole would say nothing.
                [unit] if tables.get(unit) == Some(&1) => last.units.get(unit).copied(),
                _ => None,
            };
            let whole = note.sheet.is_none().then(|| last.of_file(&note.file));
            note.last_year = note.last_year.or(whole.flatten());
        }
    }
    gathered.last_year = Some(last);
}

/// Last year, ready to be read.
pub(super) struct Begun {
    /// The year before.
    pub project: Project,
    /// What it is read by: the rules of today, with last year's decisions.
    pub readers: Readers,
    /// Its directory of units.
    pub units: Units,
    /// What is wrong with it, which is last year's business.
    pub diagnostics: Diagnostics,
}

/// Opens last year, if it has rosters.
pub(super) fn begin(project: &Project, readers: &Readers) -> Option<Begun> {
    let last = project.last_year()?;
    let mut rules = readers.rules.clone();
    rules.as_of = last.as_of;
    let mut begun = Begun {
        readers: Readers {
            vocabulary: readers.vocabulary.clone(),
            rules,
            rulings: Rulings::default(),
            keeps_people: false,
        },
        units: units(&last.config).ok()?,
        diagnostics: Diagnostics::new(BTreeMap::new(), Kept::Some),
        project: last,
    };
    // Last year's people are counted as they were then, by last year's decisions.
    let (found, known) = (&mut begun.diagnostics, &mut begun.units);
    let readers = &mut begun.readers;
    decided::read(&begun.project, readers, known, found, &mut Vec::new()).ok()?;
    Some(begun)
}

fn read(project: &Project, readers: &Readers) -> Option<LastYear> {
    let Begun {
        project: last,
        readers,
        units: mut directory,
        mut diagnostics,
    } = begin(project, readers)?;
    let mut flows = Flows::new(last.year, &readers.rules);
    let mut sinks = Sinks {
        values: &mut Values::default(),
        units: &mut directory,
        diagnostics: &mut diagnostics,
    };
    let mut seen = |seen: &super::rosters::Seen<'_>| flows.add(seen.person, seen.dated);
    let notes = each_person(&last, &readers, &mut sinks, |_| {}, &mut seen).ok()?;
    let unread = |(_, code): &(_, Code)| UNREAD.contains(code);
    let people = directory.list().iter().enumerate();
    let mut files: BTreeMap<String, u64> = BTreeMap::new();
    for note in notes {
        *files.entry(note.file).or_default() += note.people;
    }
    Some(LastYear {
        year: last.year,
        units: people
            .filter(|(_, entry)| entry.in_roster)
            .map(|(i, entry)| (entry.name.clone(), flows.of_unit(i).in_post))
            .collect(),
        files,
        complete: !diagnostics.totals().keys().any(unread),
    })
}

fn report(last: &LastYear, gathered: &mut Gathered) {
    let list = gathered.tally.units.list().iter().enumerate();
    let now: BTreeMap<&str, Flow> = list
        .filter(|(_, entry)| entry.in_roster)
        .map(|(i, entry)| (entry.name.as_str(), gathered.flows.of_unit(i)))
        .collect();
    let mut found = Vec::new();
    let whole = gathered.flows.whole();
    found.extend(balance("", last.total(), &whole, last.year));
    for (unit, was) in &last.units {
        found.extend(match now.get(unit.as_str()) {
            Some(flow) => balance(unit, *was, flow, last.year),
            None => None,
        });
    }
    let renamed = renamed(last, &now);
    for (unit, before) in &renamed {
        // Where the settings have that name, too, it has been said.
        if !names::is_told(unit, before, &gathered.diagnostics) {
            let finding = names::alike(unit, before);
            found.push(finding.fact("last_year", last.year.to_string()));
        }
    }
    for (unit, was) in &last.units {
        let now = now.get(unit.as_str()).map(|flow| flow.in_post);
        if now.is_some() || !renamed.values().any(|before| before == unit) {
            found.extend(changed(unit, Some(*was), now, last.year));
        }
    }
    for (unit, flow) in &now {
        if !last.units.contains_key(*unit) && !renamed.contains_key(unit) {
            found.extend(changed(unit, None, Some(flow.in_post), last.year));
        }
    }
    found.into_iter().for_each(|f| gathered.diagnostics.push(f));
}

/// Units of this year that last year's rosters name with or without a place before the
/// name, and those names.
fn renamed<'a>(last: &'a LastYear, now: &BTreeMap<&'a str, Flow>) -> BTreeMap<&'a str, &'a str> {
    let gone = || {
        last.units
            .keys()
            .filter(|unit| !now.contains_key(unit.as_str()))
    };
    let new = now.keys().filter(|unit| !last.units.contains_key(**unit));
    new.filter_map(|unit| {
        let mut before = gone().filter(|gone| names::are_alike(unit, gone));
        let only = before.next().filter(|_| before.next().is_none())?;
        Some((*unit, only.as_str()))
    })
    .collect()
}

/// Last year's people + joined - left against this year's. `unit` is empty for the whole.
/// Where a file has no column for a date, anybody may have come or gone.
fn balance(unit: &str, was: u64, flow: &Flow, year: i32) -> Option<Diagnostic> {
    let now = flow.in_post;
    let expected = (was + flow.joined).saturating_sub(flow.left);
    let most = expected + flow.without_joined;
    let least = match flow.without_left {
        0 => expected.saturating_sub(flow.gone),
        _ => 0,
    };
    if (least..=most).contains(&now) {
        return None;
    }
    let more = if now > most { "more" } else { "fewer" };
    Some(
        Diagnostic::new(Code::YearBalance)
            .fact("unit", unit)
            .fact("last_year", year.to_string())
            .number("was", was)
            .number("joined", flow.joined)
            .number("left", flow.left)
            .number("expected", expected)
            .number("now", now)
            .fact("which", more)
            .number("difference", now.abs_diff(expected))
            .number("undated", flow.undated),
    )
}

/// Whether a unit has halved or doubled, is gone or new.
fn changed(unit: &str, was: Option<u64>, now: Option<u64>, year: i32) -> Option<Diagnostic> {
    let (before, after) = (was.unwrap_or(0), now.unwrap_or(0));
    let which = match (was, now) {
        (Some(1..), None) => "gone",
        (None, Some(1..)) => "new",
        (Some(_), Some(_)) if before.abs_diff(after) < CHANGE => return None,
        (Some(_), Some(_)) if after * 2 < before => "smaller",
        (Some(_), Some(_)) if after > before * 2 => "larger",
        _ => return None,
    };
    Some(
        Diagnostic::new(Code::SizeChanged)
            .fact("unit", unit)
            .fact("last_year", year.to_string())
            .fact("which", which)
            .number("was", before)
            .number("now", after),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(in_post: u64, joined: u64, left: u64) -> Flow {
        Flow {
            in_post,
            joined,
            left,
            ..Flow::default()
        }
    }

    #[test]
    fn who_came_and_went_makes_the_difference() {
        let differs = |was, flow: &Flow| balance("", was, flow, 2023).is_some();
        assert!(!differs(100, &flow(110, 20, 10)));
        assert!(differs(100, &flow(111, 20, 10)));
        assert!(differs(100, &flow(109, 20, 10)));
        let gone = Flow {
            gone: 1,
            ..flow(109, 20, 10)
        };
        assert!(!differs(100, &gone));
        let no_leaving = Flow {
            without_left: 50,
            ..flow(80, 20, 0)
        };
        assert!(!differs(100, &no_leaving));
        let no_joining = Flow {
            without_joined: 30,
            ..flow(130, 0, 0)
        };
        assert!(!differs(100, &no_joining));
    }

    #[test]
    fn a_unit_halved_doubled_gone_or_new() {
        let which = |was, now| changed("", was, now, 2023).is_some();
        assert!(which(Some(100), Some(49)) && which(Some(100), Some(201)));
        assert!(!which(Some(100), Some(50)) && !which(Some(100), Some(200)));
        assert!(!which(Some(12), Some(3)) && which(Some(13), Some(3)));
        assert!(which(Some(1), None) && which(None, Some(1)));
        assert!(!which(Some(0), None) && !which(None, Some(0)));
    }

    #[test]
    fn a_roster_is_known_by_its_name_in_another_folder() {
        let last = LastYear {
            files: [("data/2023/花名册-甲.csv".to_owned(), 7)].into(),
            ..LastYear::default()
        };
        assert_eq!(last.of_file("data/2024/花名册-甲.csv"), Some(7));
        assert_eq!(last.of_file("data/2024/花名册-乙.csv"), None);
    }
}
