//! The people: joiners and leavers one by one, everyone else by quota.

mod advance;
mod career;
mod deal;
mod draft;
mod fit;
mod flow;
mod honours;
mod identity;
mod person;
mod quota;
mod record;
mod status;

pub use person::{Person, StudyMode};
pub use record::Record;

use super::random::Random;
use super::unit::Unit;
use anyhow::Result;

/// Everyone who was in post at the end of at least one of the two years, by staff number.
pub fn invent(units: &[Unit], random: &mut Random) -> Result<Vec<Person>> {
    let mut drafts = flow::joiners(units, random)?;
    quota::add_stayers(&mut drafts, units)?;
    quota::deal_sexes(&mut drafts, random)?;
    quota::fill(&mut drafts, units, random)?;
    drafts.extend(flow::leavers(units, random)?);

    let mut people = career::live(&drafts, random)?;
    identity::name(&mut people, random)?;
    advance::look_back(&mut people, random)?;
    status::assign(&mut people, random)?;
    honours::award(&mut people, random);
    record::blemish(&mut people, random);
    number(&mut people, units);
    Ok(people)
}

/// Gives staff numbers in the order of arrival, unit by unit.
fn number(people: &mut [Person], units: &[Unit]) {
    people.sort_by_key(|p| (p.unit, p.hired, p.birth, p.id.clone()));
    let mut next = vec![1; units.len()];
    for person in people {
        person.number = format!("{}{:04}", units[person.unit].prefix, next[person.unit]);
        next[person.unit] += 1;
    }
}
