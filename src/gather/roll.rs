//! The people of a year for [`people`](crate::people): collected while the rows are counted,
//! and once more, for the few who are told of, with name and place.

use super::rosters::{Seen, again};
use super::{Gathered, Readers};
use crate::diagnostic::Place;
use crate::failure::Failure;
use crate::people::{Born, Entry, Number, Roll, Spot};
use crate::project::Project;
use crate::records::dimension::{AGE_LIMIT, Dim, InPost};
use crate::records::units::Units;
use crate::vocabulary::dates::{self, Precision};
use crate::vocabulary::identity::{self, IdentityFault};
use crate::vocabulary::mask::{hides_name, mask, mask_all, mask_beside_birth};
use crate::vocabulary::{
    Class, Degree, Education, Establishment, Leaving, Post, RosterField as F, Sex, Standing, Title,
    Vocabulary, normalise,
};
use chrono::Datelike;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// So many digits at least has a number that tells one person from another.
const DIGITS: usize = 6;

/// Collects the rows of a year.
pub struct Collector<'a> {
    roll: Roll,
    vocabulary: &'a Vocabulary,
    degrees: FxHashMap<String, Option<Degree>>,
}

impl<'a> Collector<'a> {
    /// Nobody collected yet.
    pub fn new(project: &Project, vocabulary: &'a Vocabulary) -> Self {
        Collector {
            roll: Roll::new(project.year, project.as_of),
            vocabulary,
            degrees: FxHashMap::default(),
        }
    }

    /// Takes in a row.
    pub fn add(&mut self, seen: &Seen<'_>) {
        let person = seen.person;
        let standing = class(seen, Dim::InPost).unwrap_or(InPost::Yes);
        if stands_for_several(seen) {
            if standing == InPost::Yes {
                self.roll.add_several(person.unit, person.heads);
            }
            return;
        }
        let number = number(seen);
        let entry = Entry {
            spot: spot(seen),
            number,
            name: name(seen).map_or(0, |name| fingerprint(&*name)),
            born: born(seen),
            unit: person.unit,
            staff_number: staff_number(seen),
            joined: person.joined,
            left: person.left,
            standing,
            reason: self.reason(seen, standing),
            title: class(seen, Dim::Title).unwrap_or(Title::Unknown),
            education: class(seen, Dim::Education).unwrap_or(Education::Unknown),
            degree: self.degree(seen),
            sex: class(seen, Dim::Sex).unwrap_or(Sex::Unknown),
            post: class(seen, Dim::Post).unwrap_or(Post::Unknown),
            establishment: class(seen, Dim::Establishment).unwrap_or(Establishment::Unknown),
            age: age(seen),
        };
        self.roll.entries.push(entry);
    }

    /// The year, when all rows have been seen.
    pub fn finish(mut self, units: &Units) -> Roll {
        let names = units.list().iter().map(|unit| unit.name.clone());
        self.roll.units = names.collect();
        self.roll
    }

    fn degree(&mut self, seen: &Seen<'_>) -> Option<Degree> {
        let text = seen.reader.text(seen.record, F::Degree);
        if text.is_empty() {
            return None;
        }
        if let Some(degree) = self.degrees.get(text.as_ref()) {
            return *degree;
        }
        let degree = self.vocabulary.degree(&text).class();
        self.degrees.insert(text.into_owned(), degree);
        degree
    }

    fn reason(&self, seen: &Seen<'_>, standing: InPost) -> Leaving {
        let written = |field| seen.reader.text(seen.record, field);
        let said = written(F::LeavingReason);
        let has_said = !normalise::is_empty(&said);
        if standing == InPost::Yes && !has_said {
            return Leaving::Unsaid;
        }
        let said = has_said.then(|| self.vocabulary.leaving(&said).class());
        match said {
            Some(Some(reason)) if reason != Leaving::Unsaid => return reason,
            Some(None) => return Leaving::Other,
            _ => {}
        }
        let status = written(F::Status);
        let by_words = self.vocabulary.leaving(&status).class();
        let by_class = class::<Standing>(seen, Dim::Status);
        match (standing, by_words, by_class) {
            (InPost::Yes, ..) => Leaving::Unsaid,
            (InPost::Rehired, ..) => Leaving::Retired,
            (_, Some(reason), _) if reason != Leaving::Unsaid => reason,
            (_, _, Some(Standing::Retired | Standing::Rehired)) => Leaving::Retired,
            (_, _, Some(Standing::TransferredOut)) => Leaving::TransferredOut,
            (_, _, Some(Standing::Dead)) => Leaving::Dead,
            (InPost::Left, ..) | (_, _, Some(Standing::Left)) => Leaving::Unsaid,
            _ => Leaving::NotCounted,
        }
    }
}

fn spot(seen: &Seen<'_>) -> Spot {
    Spot {
        table: u32::try_from(seen.table).unwrap_or(u32::MAX),
        line: seen.line,
    }
}

fn class<C: Class>(seen: &Seen<'_>, dim: Dim) -> Option<C> {
    C::ALL
        .get(seen.person.values[dim as usize] as usize)
        .copied()
}

/// Whether a row is of several people, or of one whom a count stands for.
fn stands_for_several(seen: &Seen<'_>) -> bool {
    let counts = seen.reader.columns().has(F::People);
    counts && seen.reader.stands_for_several(seen.record, seen.person)
}

fn fingerprint(text: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    // 0 stands for none.
    hasher.finish().max(1)
}

/// The name where it is written whole.
fn name(seen: &Seen<'_>) -> Option<String> {
    let text = seen.reader.text(seen.record, F::Name);
    let name = normalise::cell(&text);
    let is_name = !normalise::is_empty(&name) && !hides_name(&name);
    is_name.then(|| name.into_owned())
}

/// The number; none where it does not tell one person from another.
fn number(seen: &Seen<'_>) -> Option<Number> {
    if let Some(number) = seen.person.identity.and_then(|identity| identity.number) {
        return Some(Number::Valid(number));
    }
    let raw = seen.reader.text(seen.record, F::IdentityNumber);
    if raw.is_empty() || normalise::is_empty(&raw) {
        return None;
    }
    match identity::parse(&raw) {
        Ok(identity) => Some(Number::Valid(identity.packed)),
        Err(IdentityFault::Empty | IdentityFault::ExcelDestroyed) => None,
        Err(_) => {
            let text = normalise::cell(&raw).to_uppercase();
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let is_hidden = text.contains(['*', '×', '●', '○', '■', '□']);
            let tells = digits >= DIGITS && !is_hidden;
            tells.then(|| Number::Written(fingerprint(text)))
        }
    }
}

/// The birth that counts, as far as it is written; else the year that an age at the end of a
/// year says.
fn born(seen: &Seen<'_>) -> Born {
    let Some(date) = seen.person.birth else {
        let as_of = seen.reader.as_of();
        let at_the_end = (as_of.month(), as_of.day()) == (12, 31);
        return match age(seen).filter(|_| at_the_end) {
            Some(age) => Born::in_year(as_of.year() - i32::from(age)),
            None => Born::default(),
        };
    };
    let written = dates::parse(&seen.reader.text(seen.record, F::BirthDate));
    match written.ok().filter(|written| written.date == date) {
        Some(written) if written.precision == Precision::Month => Born::in_month(date),
        Some(written) if written.precision == Precision::Year => Born::in_year(date.year()),
        _ => Born::on(date),
    }
}

fn age(seen: &Seen<'_>) -> Option<u8> {
    let age = seen.person.values[Dim::Age as usize];
    u8::try_from(age).ok().filter(|_| age <= AGE_LIMIT)
}

fn staff_number(seen: &Seen<'_>) -> u64 {
    let text = seen.reader.text(seen.record, F::StaffNumber);
    match normalise::is_empty(&text) {
        true => 0,
        false => fingerprint(&*normalise::cell(&text)),
    }
}

/// Of one row what is told of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// File, sheet, line and unit.
    pub place: Place,
    /// The name.
    pub name: String,
    /// The sex.
    pub sex: String,
    /// The identity number, masked.
    pub identity: String,
    /// The identity number, masked so that two can be told from each other.
    pub number: String,
    /// The birth date as far as it is known.
    pub born: String,
    /// 职称, as a class and as written.
    pub title: [String; 2],
    /// 学历, likewise.
    pub education: [String; 2],
    /// 学位 as written.
    pub degree: String,
    /// 岗位类别, as a class.
    pub post: String,
    /// 编制, as a class.
    pub establishment: String,
    /// Why the row does not count; 在职 if it does.
    pub standing: String,
    /// 离职原因, else 人员状态, as written.
    pub reason: String,
}

/// Goes over the rosters of a year once more for what is told of some rows.
///
/// # Errors
/// When a roster cannot be read.
pub fn told(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    wanted: &FxHashSet<Spot>,
) -> Result<FxHashMap<Spot, Told>, Failure> {
    let mut found = FxHashMap::default();
    if wanted.is_empty() {
        return Ok(found);
    }
    again(project, readers, gathered, |seen| {
        let spot = spot(seen);
        if wanted.contains(&spot) {
            found.insert(spot, of_row(seen));
        }
    })?;
    Ok(found)
}

fn of_row(seen: &Seen<'_>) -> Told {
    let written = |field| mask_all(seen.reader.text(seen.record, field).trim());
    let label = |dim: Dim| {
        let labels = seen.values.labels(dim, seen.person.values[dim as usize]);
        labels.first().cloned().unwrap_or_default()
    };
    let raw = seen.reader.text(seen.record, F::IdentityNumber);
    let has_number = !normalise::is_empty(&raw);
    let born = born(seen);
    let mut birth = match born.year {
        0 => String::new(),
        year => year.to_string(),
    };
    for part in [born.month, born.day] {
        if part != 0 {
            birth += &format!("-{part:02}");
        }
    }
    let unit = seen.units.entry(seen.person.unit);
    let reason = [F::LeavingReason, F::Status].map(written);
    Told {
        place: Place {
            file: Some(seen.file.to_owned()),
            line: Some(seen.line),
            sheet: seen.sheet.map(str::to_owned),
            column: None,
            unit: unit.map(|unit| unit.name.clone()),
        },
        name: written(F::Name),
        sex: label(Dim::Sex),
        identity: match (has_number, born.is_known()) {
            (false, _) => String::new(),
            (true, true) => mask_beside_birth(&raw),
            (true, false) => mask(&raw),
        },
        number: if has_number {
            mask(&raw)
        } else {
            String::new()
        },
        born: birth,
        title: [label(Dim::Title), written(seen.reader.title_field())],
        education: [label(Dim::Education), written(F::Education)],
        degree: written(F::Degree),
        post: label(Dim::Post),
        establishment: label(Dim::Establishment),
        standing: label(Dim::InPost),
        reason: reason
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
    }
}
