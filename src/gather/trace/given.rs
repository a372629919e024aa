//! The rows of the facts tables that give a number.

use super::{Counted, LeftOut, Reason, Trace};
use crate::diagnostic::{Diagnostics, Place};
use crate::failure::Failure;
use crate::gather::{Readers, given};
use crate::project::Project;
use crate::records::facts::Fact;
use crate::records::units::Units;
use std::collections::BTreeMap;

/// The first row that gives a figure, or a unit's, counts, unless a later one contradicts
/// it: then none.
pub(super) fn trace(
    project: &Project,
    readers: &Readers,
    units: &mut Units,
    id: &str,
) -> Result<Trace, Failure> {
    let facts = given::read(
        project,
        readers,
        units.clone(),
        &mut Diagnostics::default(),
        &mut Vec::new(),
    )?;
    let mut by_unit: BTreeMap<Option<u32>, Vec<Fact>> = BTreeMap::new();
    for fact in facts.into_iter().filter(|fact| fact.id == id) {
        let name = fact.institution.as_deref();
        let unit = name.map(|name| units.number(name, &readers.vocabulary));
        by_unit.entry(unit).or_default().push(fact);
    }
    let mut trace = Trace::default();
    for (unit, facts) in by_unit {
        let name = unit.and_then(|unit| Some(units.entry(unit)?.name.clone()));
        of_one(facts, name, &mut trace);
    }
    Ok(trace)
}

/// The rows about the whole or about one unit.
fn of_one(all: Vec<Fact>, unit: Option<String>, trace: &mut Trace) {
    let Some(first) = all.first() else {
        return;
    };
    let agree = all.iter().all(|fact| fact.value == first.value);
    for (index, fact) in all.iter().enumerate() {
        if agree && index == 0 {
            trace.counted.push(Counted {
                file: fact.place.file.clone().unwrap_or_default(),
                sheet: fact.place.sheet.clone(),
                line: fact.place.line.unwrap_or_default(),
                unit: unit.clone(),
                adds: Some(fact.value.normalize()),
                gives: Vec::new(),
            });
            continue;
        }
        let reason = match agree {
            true => Reason::Again,
            false => Reason::Contradicted,
        };
        let mut place = fact.place.clone();
        place.column = None;
        place.unit = unit.clone();
        let value = fact.value.normalize();
        let left_out = LeftOut::new(place, reason).by("数值", Some(value.to_string()));
        trace.left_out.push(left_out.adding(Some(value)));
    }
}

/// A row that gives a number which is counted from rows.
pub(super) fn counted_instead(row: Counted) -> LeftOut {
    let place = Place {
        file: Some(row.file),
        sheet: row.sheet,
        line: Some(row.line),
        ..Place::default()
    };
    let value = row.adds.map(|number| number.to_string());
    LeftOut::new(place, Reason::CountedInstead).by("数值", value)
}
