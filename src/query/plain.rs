//! Conditions on numbers, dates and text.

use super::expr::{Condition, Test};
use super::fault::{Fault, Kind as FaultKind};
use super::fields::Field;
use super::limits;
use super::resolve::Understood;
use super::syntax::Spanned;
use super::words::Op;
use crate::message::Message;
use crate::vocabulary::mask::mask_all;
use crate::vocabulary::normalise;

/// An operator that a field has no use for.
pub(super) fn unordered(field: &Field, op: &Spanned<Op>) -> Fault {
    let message = Message::new("fail-where-unordered").text("field", &field.name);
    Fault::meaning(op.at.clone(), message.text("op", op.it.sign()))
}

/// A condition on a number.
pub(super) fn numbers(
    field: Field,
    op: &Spanned<Op>,
    values: &[Spanned<String>],
) -> Understood<Condition> {
    ranges(
        field,
        op,
        values,
        limits::numbers,
        Test::Numbers,
        "fail-where-number",
    )
}

/// A condition on a date.
pub(super) fn dates(
    field: Field,
    op: &Spanned<Op>,
    values: &[Spanned<String>],
) -> Understood<Condition> {
    ranges(
        field,
        op,
        values,
        limits::dates,
        Test::Dates,
        "fail-where-date",
    )
}

fn ranges<T>(
    field: Field,
    op: &Spanned<Op>,
    values: &[Spanned<String>],
    read: impl Fn(&str) -> Option<T>,
    test: impl Fn(Vec<T>) -> Test,
    key: &'static str,
) -> Understood<Condition> {
    if matches!(op.it, Op::Has | Op::Lacks) {
        return Err(unordered(&field, op));
    }
    let mut found = Vec::new();
    for value in values {
        let Some(limits) = read(&value.it) else {
            let message = Message::new(key).text("field", &field.name);
            let message = message.text("value", mask_all(&value.it));
            return Err(Fault::meaning(value.at.clone(), message));
        };
        found.push(limits);
    }
    Ok(Condition {
        field,
        op: op.it,
        test: test(found),
        values: values.iter().map(|v| v.it.trim().to_owned()).collect(),
        classes: Vec::new(),
    })
}

/// A condition on what is written.
pub(super) fn text(
    field: Field,
    op: &Spanned<Op>,
    values: &[Spanned<String>],
) -> Understood<Condition> {
    if op.it.is_order() {
        return Err(unordered(&field, op));
    }
    let keys: Vec<String> = values.iter().map(|v| normalise::key(&v.it)).collect();
    if let Some(value) = values.iter().find(|v| normalise::key(&v.it).is_empty()) {
        return Err(Fault::new(value.at.clone(), FaultKind::Value));
    }
    let test = match op.it {
        Op::Has | Op::Lacks => Test::Contains(keys),
        _ => Test::Texts(keys),
    };
    Ok(Condition {
        field,
        op: op.it,
        test,
        values: values.iter().map(|v| mask_all(v.it.trim())).collect(),
        classes: Vec::new(),
    })
}
