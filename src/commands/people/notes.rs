//! What a clerk should look at before the numbers go on: nothing of it is put right here.

use super::kind::Kind;
use super::told::Answer;
use crate::people::{Change, Side};
use crate::vocabulary::Leaving;
use std::collections::BTreeMap;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Of a unit that is gone most people stand in another one: it may have a new name.
    Renamed {
        /// The old name.
        unit: String,
        /// The other unit.
        to: String,
        /// Its people.
        people: u64,
        /// How many of them stand there.
        there: u64,
    },
    /// A unit that is gone with its people: its roster may be missing.
    Gone {
        /// The unit.
        unit: String,
        /// Its people.
        people: u64,
    },
    /// A unit that last year's rosters did not have.
    New {
        /// The unit.
        unit: String,
        /// Its people.
        people: u64,
    },
    /// Joined by the rosters, and by 入职日期 long before.
    JoinedBefore(usize),
    /// In last year's rosters, and by 离职日期 gone by then.
    LeftBefore(usize),
    /// Left by this year's rosters; last year's did not have them.
    Unlisted(usize),
    /// Left without a reason, of an age at which people retire.
    PerhapsRetired {
        /// Without a reason.
        unsaid: usize,
        /// Of these at the statutory retirement age.
        people: usize,
    },
    /// Reasons in no class, with how many people wrote each.
    Unclassified(Vec<(String, usize)>),
}

/// Everything there is to look at.
pub fn notes(answer: &Answer) -> Vec<Note> {
    let mut notes = units(answer);
    let (found, last) = (&answer.found, answer.years[0].1);
    let early = |date: Option<chrono::NaiveDate>| date.is_some_and(|date| date <= last);
    let joined = found.joined.iter().filter(|newcomer| {
        let entry = found.entry(Side::New, newcomer.row);
        newcomer.before.is_none() && early(entry.joined)
    });
    let left = found.left.iter().filter(|leaver| early(leaver.date));
    for (count, note) in [
        (joined.count(), Note::JoinedBefore as fn(usize) -> Note),
        (left.count(), Note::LeftBefore),
        (found.unlisted.len(), Note::Unlisted),
    ] {
        if count > 0 {
            notes.push(note(count));
        }
    }
    let unsaid = || found.left.iter().filter(|l| l.reason == Leaving::Unsaid);
    let retires = |leaver: &&crate::people::Leaver| {
        let entry = found.entry(Side::Old, leaver.row);
        entry.reaches_retirement(answer.years[1].1)
    };
    let people = unsaid().filter(retires).count();
    if people > 0 {
        notes.push(Note::PerhapsRetired {
            unsaid: unsaid().count(),
            people,
        });
    }
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let other = |row: &&super::rows::Row| {
        matches!(row.kind, Kind::Left | Kind::Passing) && row.reason == Some(Leaving::Other)
    };
    for row in answer.rows.iter().filter(other) {
        if !row.written.starts_with("其他") && !row.written.starts_with("其它") {
            *words.entry(&row.written).or_default() += 1;
        }
    }
    if !words.is_empty() {
        let words = words.into_iter().map(|(word, n)| (word.to_owned(), n));
        notes.push(Note::Unclassified(words.collect()));
    }
    notes
}

fn units(answer: &Answer) -> Vec<Note> {
    let found = &answer.found;
    let mut went: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for pair in &found.changed {
        if pair.changes.contains(&Change::Moved) {
            let from = found.entry(Side::Old, pair.old).unit;
            let to = found.entry(Side::New, pair.new).unit;
            *went.entry((from, to)).or_default() += 1;
        }
    }
    let mut notes = Vec::new();
    for (unit, balance) in &answer.units {
        let single = |side: usize| balance.people[side].saturating_sub(balance.several[side]);
        match [single(0), single(1)] {
            [people, 0] if people > 0 => {
                let most = went
                    .iter()
                    .filter(|((from, _), _)| found.unit(*from) == unit);
                let most = most.max_by_key(|((_, to), there)| (**there, std::cmp::Reverse(*to)));
                let renamed = most.filter(|(_, there)| **there * 2 > people);
                notes.push(match renamed {
                    Some(((_, to), there)) => Note::Renamed {
                        unit: unit.clone(),
                        to: found.unit(*to).to_owned(),
                        people,
                        there: *there,
                    },
                    None => Note::Gone {
                        unit: unit.clone(),
                        people,
                    },
                });
            }
            [0, people] if people > 0 => notes.push(Note::New {
                unit: unit.clone(),
                people,
            }),
            _ => {}
        }
    }
    let renamed = |notes: &[Note], name: &String| {
        notes
            .iter()
            .any(|n| matches!(n, Note::Renamed { to, .. } if to == name))
    };
    let told = notes.clone();
    notes.retain(|note| !matches!(note, Note::New { unit, .. } if renamed(&told, unit)));
    notes
}
