//! Units by their names, whole or in part.

use super::expr::{Condition, Test};
use super::fault::Fault;
use super::fields::Field;
use super::plain::unordered;
use super::resolve::Understood;
use super::syntax::Spanned;
use super::words::Op;
use crate::gather::Gathered;
use crate::message::Message;
use crate::nearest::nearest_name;
use crate::project::Project;
use crate::records::units::display;
use crate::vocabulary::mask::mask_all;
use crate::vocabulary::normalise;

/// So many names of units a message shows.
const SHOWN: usize = 40;

/// A condition on the unit: the whole name, or a part of it.
///
/// # Errors
/// When no unit is called so.
pub(super) fn unit(
    field: Field,
    op: &Spanned<Op>,
    values: &[Spanned<String>],
    project: &Project,
    gathered: &Gathered,
) -> Understood<Condition> {
    if op.it.is_order() {
        return Err(unordered(&field, op));
    }
    let units = gathered.tally.units.list().iter();
    let mut names: Vec<&str> = units
        .filter(|u| u.in_roster)
        .map(|u| u.name.as_str())
        .collect();
    names.sort_unstable();
    let folded = |name: &str| normalise::cell(name).into_owned();
    let aliases = &project.config.units.aliases;
    let is_whole = matches!(op.it, Op::Is | Op::IsNot);
    let mut found = Vec::new();
    for value in values {
        let wanted = folded(&value.it);
        let alias = aliases
            .iter()
            .find(|(_, others)| others.iter().any(|other| folded(other) == wanted))
            .map(|(name, _)| folded(name));
        let wanted = alias.filter(|_| is_whole).unwrap_or(wanted);
        let there = |name: &&&str| match is_whole {
            true => folded(name) == wanted,
            false => folded(name).contains(&wanted),
        };
        if !names.iter().any(|name| there(&name)) {
            return Err(no_unit(&field, value, &names, is_whole));
        }
        found.push(match is_whole {
            true => display(&wanted),
            false => value.it.trim().to_owned(),
        });
    }
    let keys = found.iter().map(|value| normalise::key(value)).collect();
    let classes = match is_whole {
        true => Vec::new(),
        false => {
            let holds = |name: &&&str| found.iter().any(|f| folded(name).contains(&folded(f)));
            names
                .iter()
                .filter(holds)
                .map(|name| (*name).to_owned())
                .collect()
        }
    };
    let test = match is_whole {
        true => Test::Texts(keys),
        false => Test::Contains(keys),
    };
    Ok(Condition {
        field,
        op: op.it,
        test,
        classes,
        values: found,
    })
}

fn no_unit(field: &Field, value: &Spanned<String>, names: &[&str], is_whole: bool) -> Fault {
    let wanted = normalise::cell(&value.it).into_owned();
    let within: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| is_whole && normalise::cell(name).contains(&wanted))
        .collect();
    let nearest = nearest_name(&wanted, names.iter().copied());
    let mut known: Vec<&str> = names.iter().copied().take(SHOWN).collect();
    if names.len() > SHOWN {
        known.push("……");
    }
    let message = Message::new("fail-where-unit")
        .text("field", &field.name)
        .text("value", mask_all(&value.it))
        .text("within", within.join("、"))
        .text("nearest", nearest.unwrap_or_default())
        .text("known", known.join("、"));
    Fault::meaning(value.at.clone(), message)
}
