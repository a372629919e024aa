//! The rows of rosters behind a figure.

use super::ruled::{Ruling, Without};
use super::{Counted, LeftOut, Reason, Trace, unread};
use crate::diagnostic::{Diagnostics, Kept, Place};
use crate::failure::Failure;
use crate::gather::rosters::{Seen, each_person};
use crate::gather::{Gathered, Readers};
use crate::project::Project;
use crate::records::dimension::{Dim, InPost, UNKNOWN, Values};
use crate::records::roster::{EDUCATION_FIELDS, Sinks};
use crate::tally::{PeopleQuestion, PeopleTally, Test};
use crate::vocabulary::mask::mask_all;
use crate::vocabulary::{Class, Field, RosterField as F, Standing, normalise};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// No more of a cell is shown, in characters.
const SHOWN: usize = 40;

pub(super) fn trace(
    project: &Project,
    readers: &mut Readers,
    gathered: &mut Gathered,
    question: usize,
) -> Result<Trace, Failure> {
    let without = without_rulings(project, readers, gathered, question)?;
    let asked = &gathered.catalogue.people()[question];
    let mut tally = gathered.tally.people.clone();
    let mut trace = Trace::default();
    let mut ruling = Ruling::new(&readers.rulings, without);
    let mut diagnostics = Diagnostics::new(BTreeMap::new(), Kept::All);
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut gathered.tally.units,
        diagnostics: &mut diagnostics,
    };
    let notes = each_person(project, readers, &mut sinks, |_| {}, &mut |seen: &Seen<
        '_,
    >| {
        let applied = ruling.of_row();
        let row = (seen.table, seen.line);
        let adds = Some(seen.person.heads.into());
        if tally.counts_in(seen.person, seen.values, question) {
            if !applied.is_empty() {
                ruling.note(row, &place(seen), applied, Some(adds));
            }
            trace.counted.push(Counted {
                file: seen.file.to_owned(),
                sheet: seen.sheet.map(str::to_owned),
                line: seen.line,
                unit: unit(seen),
                adds,
                gives: Vec::new(),
            });
            return;
        }
        let why = match ruling.would_count(row) {
            true => Some(LeftOut::new(place(seen), Reason::Ruled)),
            false => why(asked, seen),
        };
        let Some(why) = why else { return };
        let why = match why.reason {
            Reason::Ruled => why.by("裁定", ruling.taking_out(&applied)),
            _ => why,
        };
        if !applied.is_empty() {
            ruling.note(row, &place(seen), applied, None);
        }
        trace.left_out.push(why.adding(adds));
    })?;
    trace.rulings = ruling.finish();
    trace.left_out.extend(unread::totals(&notes));
    trace.left_out.extend(unread::not_read(&diagnostics));
    Ok(trace)
}

/// What would count if nothing had been decided.
fn without_rulings(
    project: &Project,
    readers: &mut Readers,
    gathered: &mut Gathered,
    question: usize,
) -> Result<Without, Failure> {
    if readers.rulings.is_empty() {
        return Ok(None);
    }
    let rulings = std::mem::take(&mut readers.rulings);
    let mut tally: PeopleTally = gathered.tally.people.clone();
    let mut found = FxHashMap::default();
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut gathered.tally.units,
        diagnostics: &mut Diagnostics::default(),
    };
    let read = each_person(project, readers, &mut sinks, |_| {}, &mut |seen: &Seen<
        '_,
    >| {
        if tally.counts_in(seen.person, seen.values, question) {
            let adds = Some(seen.person.heads.into());
            found.insert((seen.table, seen.line), adds);
        }
    });
    readers.rulings = rulings;
    read?;
    Ok(Some(found))
}

fn place(seen: &Seen<'_>) -> Place {
    Place {
        file: Some(seen.file.to_owned()),
        line: Some(seen.line),
        sheet: seen.sheet.map(str::to_owned),
        column: None,
        unit: unit(seen),
    }
}

fn unit(seen: &Seen<'_>) -> Option<String> {
    let entry = seen.units.entry(seen.person.unit)?;
    Some(entry.name.clone())
}

/// Why a row does not count that but for one thing would; `None` for all the others.
///
/// What a figure is about (学历, 职称, 年龄 …) is its subject; who is looked at for it (在岗情况,
/// 单位类型, 岗位类别) is not, where there is a subject. A row without the subject is simply
/// another one: it is left out only where nobody can tell.
fn why(asked: &PeopleQuestion, seen: &Seen<'_>) -> Option<LeftOut> {
    let labels = |dim: Dim| (seen.values).labels(dim, seen.person.values[dim as usize]);
    let failing = asked.terms.iter().filter(|t| !t.test.holds(labels(t.dim)));
    let mut dims: Vec<Dim> = failing.map(|term| term.dim).collect();
    dims.sort_unstable();
    dims.dedup();
    let [dim] = dims.as_slice() else {
        // Of two things that are not known the first is told.
        let unknown = |dim: &Dim| is_unknown(asked, seen, *dim);
        return match !dims.is_empty() && dims.iter().all(unknown) {
            true => Some(undecided(seen, dims[0])),
            false => None,
        };
    };
    match *dim {
        Dim::InPost if counts_staff(asked) => Some(not_in_post(seen)),
        dim if is_unknown(asked, seen, dim) => Some(undecided(seen, dim)),
        dim if is_population(asked, dim) => {
            let mut value = labels(dim).first().cloned().unwrap_or_default();
            let is_double = seen.person.values[Dim::DoublePost as usize] == 0;
            if dim == Dim::Post && is_double {
                value.push_str("（双肩挑）");
            }
            let left_out = LeftOut::new(place(seen), Reason::OtherClass);
            Some(left_out.by(dim.name(), Some(value)))
        }
        _ => None,
    }
}

/// Whether a figure is about staff in post, and not about those who are not.
fn counts_staff(asked: &PeopleQuestion) -> bool {
    let mut terms = asked.terms.iter().filter(|t| t.dim == Dim::InPost);
    terms.all(|term| term.test.holds(&[InPost::Yes.label()]))
}

fn is_population(asked: &PeopleQuestion, dim: Dim) -> bool {
    const POPULATION: [Dim; 3] = [Dim::InPost, Dim::UnitType, Dim::Post];
    let subject = |dim: &Dim| !POPULATION.contains(dim);
    match dim {
        Dim::UnitType => true,
        Dim::Post => asked.terms.iter().any(|term| subject(&term.dim)),
        _ => false,
    }
}

/// Whether nobody can tell if a condition that does not hold would hold.
fn is_unknown(asked: &PeopleQuestion, seen: &Seen<'_>, dim: Dim) -> bool {
    let value = seen.person.values[dim as usize];
    let labels = seen.values.labels(dim, value);
    let tests = || asked.terms.iter().filter(|t| t.dim == dim).map(|t| &t.test);
    match (dim, labels) {
        (Dim::InPost | Dim::Honours | Dim::Profession, _) => false,
        // Gained in full time or not: only 学习方式 says so.
        (Dim::FullTimeEducation, []) => {
            let of = |dim: Dim| seen.values.labels(dim, seen.person.values[dim as usize]);
            let education = of(Dim::Education);
            let may_be = education.iter().any(|label| label == UNKNOWN)
                || tests().all(|test| test.holds(education));
            may_be && of(Dim::StudyMode).iter().any(|label| label == UNKNOWN)
        }
        (_, []) => false,
        (_, [own, ..]) if own == UNKNOWN => true,
        (_, [_, group, ..]) if is_broad(labels) => {
            let sisters = sisters(seen.values, dim, group);
            sisters
                .iter()
                .any(|labels| tests().all(|test: &Test| test.holds(labels)))
        }
        _ => false,
    }
}

/// Whether a class says its group only: 研究生（类别不明）, 高级（级别不明）.
pub(super) fn is_broad(labels: &[String]) -> bool {
    labels.first().is_some_and(|own| own.ends_with("不明）"))
}

/// The labels of all classes of a group.
fn sisters<'v>(values: &'v Values, dim: Dim, group: &String) -> Vec<&'v [String]> {
    let count = u32::try_from(values.count(dim)).unwrap_or(u32::MAX);
    let all = (0..count).map(|value| values.labels(dim, value));
    all.filter(|labels| labels.contains(group)).collect()
}

/// Of columns that are all needed the one that is empty, else the last.
fn needs<'f>(fields: &'f [F], seen: &Seen<'_>) -> &'f [F] {
    let text = |field: F| seen.reader.text(seen.record, field);
    let lacking = fields
        .iter()
        .position(|field| normalise::is_empty(&text(*field)));
    let at = lacking.unwrap_or(fields.len() - 1);
    fields.get(at..=at).unwrap_or_default()
}

fn undecided(seen: &Seen<'_>, dim: Dim) -> LeftOut {
    let labels = seen.values.labels(dim, seen.person.values[dim as usize]);
    let fields: &[F] = match dim {
        Dim::Post => &[F::Post],
        Dim::Education => &EDUCATION_FIELDS,
        Dim::FullTimeEducation | Dim::StudyMode => &[F::StudyMode],
        Dim::Title => &[seen.reader.title_field()],
        Dim::Age => &[F::BirthDate, F::IdentityNumber, F::Age],
        Dim::UnitType => &[F::UnitType],
        Dim::Establishment => &[F::Establishment],
        Dim::Sex => &[F::Sex, F::IdentityNumber],
        Dim::Status => &[F::Status],
        Dim::Occupation => &[F::Profession, F::Post, F::Title],
        Dim::Licence => &[F::Licence, F::Profession],
        Dim::GeneralPractice => &[F::GpRegistered, F::GpCertified],
        // It takes both columns: an empty one is the reason, else what leaves it open.
        Dim::Appointment => needs(&[F::Title, F::TitleQualified], seen),
        Dim::Retiring => needs(&[F::Sex, F::BirthDate], seen),
        Dim::InPost | Dim::Honours | Dim::Profession | Dim::DoublePost => &[],
    };
    let text = |field: &F| seen.reader.text(seen.record, *field);
    let is_filled = |field: &&F| !normalise::is_empty(&text(field));
    let filled = fields.iter().find(is_filled);
    let reason = match filled {
        _ if is_broad(labels) => Reason::TooBroad,
        Some(_) if matches!(dim, Dim::Appointment | Dim::Retiring) => Reason::TooBroad,
        None => Reason::Empty,
        Some(F::BirthDate | F::IdentityNumber | F::Age) => Reason::Unreadable,
        Some(_) => Reason::Unclassified,
    };
    let field = filled.or(fields.first());
    let left_out = LeftOut::new(place(seen), reason);
    left_out.by(
        field.map_or(dim.name(), |field| field.name()),
        // A number with a slip in it is still somebody's.
        filled
            .filter(|field| **field != F::IdentityNumber)
            .map(|field| shown(&text(field))),
    )
}

/// A cell as it may be shown.
pub(super) fn shown(text: &str) -> String {
    let masked = mask_all(text.trim());
    let mut shown: String = masked.chars().take(SHOWN).collect();
    if masked.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn not_in_post(seen: &Seen<'_>) -> LeftOut {
    let own = |dim: Dim| {
        let labels = seen.values.labels(dim, seen.person.values[dim as usize]);
        labels.first().cloned()
    };
    let verdict = own(Dim::InPost).and_then(|label| InPost::with_label(&label));
    let person = seen.person;
    let status = own(Dim::Status);
    let left_out = |reason| LeftOut::new(place(seen), reason);
    match verdict.unwrap_or(InPost::Status) {
        InPost::NotYet => {
            let date = person.joined.map(|date| date.to_string());
            left_out(Reason::JoinedLater).by(F::Joined.name(), date)
        }
        InPost::Left => {
            let date = person.left.map(|date| date.to_string());
            left_out(Reason::Left).by(F::Left.name(), date)
        }
        InPost::Borrowed if status.as_deref() != Some(Standing::BorrowedIn.label()) => {
            let home = person.home.and_then(|home| seen.units.entry(home));
            let home = home.map(|home| home.name.clone());
            left_out(Reason::Borrowed).by(F::EstablishmentUnit.name(), home)
        }
        InPost::Borrowed => left_out(Reason::Borrowed).by(F::Status.name(), status),
        InPost::Rehired => left_out(Reason::Rehired).by(F::Status.name(), status),
        InPost::Ruled => left_out(Reason::Ruled),
        InPost::Status | InPost::Yes => left_out(Reason::Status).by(F::Status.name(), status),
    }
}
