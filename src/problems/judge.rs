//! A rule held against the figures.

use crate::figures::{Figures, Scope, Value};
use crate::project::problem::{
    ConditionDefinition, Measured, OtherFigure, ProblemDefinition, Side, Threshold,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// A rule and what the figures say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged<'a> {
    /// The rule.
    pub rule: &'a ProblemDefinition,
    /// Its conditions, one by one.
    pub weighed: Vec<Weighed<'a>>,
    /// How far the first condition's number lies beyond its threshold, as a part of the
    /// threshold (of 100, where the threshold is 0), times the rule's weight.
    pub strength: Decimal,
    /// What becomes of it.
    pub standing: Standing,
}

/// One condition and its two numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed<'a> {
    /// The condition.
    pub condition: &'a ConditionDefinition,
    /// The figure's number; `None` where the data does not give it.
    pub measured: Option<Decimal>,
    /// The threshold; `None` where the data does not give it.
    pub threshold: Option<Decimal>,
    /// Whether it holds; `None` where one of the numbers is missing.
    pub holds: Option<bool>,
}

/// What becomes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The data shows it, and the report tells it.
    Shown,
    /// The data shows it, but stronger ones take all places.
    TooMany,
    /// The data does not show it.
    NotShown,
    /// The data cannot tell.
    Unknown,
    /// The settings say that it is never told.
    Off,
}

impl Judged<'_> {
    /// By which problems are put in order.
    pub(super) fn shown(&self) -> (bool, Decimal) {
        let is_shown = self.standing == Standing::Shown;
        (
            is_shown,
            if is_shown {
                self.strength
            } else {
                Decimal::ZERO
            },
        )
    }
}

pub(super) fn judge<'a>(
    rule: &'a ProblemDefinition,
    figures: &Figures,
    is_off: bool,
) -> Judged<'a> {
    let weighed: Vec<Weighed<'_>> = rule.when.iter().map(|c| weigh(c, figures)).collect();
    let standing = if is_off {
        Standing::Off
    } else if weighed.iter().any(|w| w.holds == Some(false)) {
        Standing::NotShown
    } else if weighed.iter().any(|w| w.holds.is_none()) {
        Standing::Unknown
    } else {
        Standing::Shown
    };
    let weight = rule.weight.and_then(Decimal::from_f64);
    let beyond = weighed.first().map_or(Decimal::ZERO, beyond);
    Judged {
        rule,
        strength: beyond * weight.unwrap_or(Decimal::ONE),
        weighed,
        standing,
    }
}

fn weigh<'a>(condition: &'a ConditionDefinition, figures: &Figures) -> Weighed<'a> {
    let of = |figure: &str, of: Measured, unit_type: Option<&String>| {
        number(figures, figure, of, unit_type)
    };
    let measured = of(
        &condition.figure,
        condition.of,
        condition.unit_type.as_ref(),
    );
    let threshold = match &condition.than {
        Threshold::Number(number) => Decimal::from_f64(*number),
        Threshold::Figure(OtherFigure {
            figure,
            of: which,
            unit_type,
            times,
        }) => {
            let times = times.map_or(Some(Decimal::ONE), Decimal::from_f64);
            let number = of(figure, *which, unit_type.as_ref());
            number
                .zip(times)
                .and_then(|(n, times)| n.checked_mul(times))
        }
    };
    let holds = measured
        .zip(threshold)
        .map(|(n, limit)| match condition.is {
            Side::Below => n < limit,
            Side::AtMost => n <= limit,
            Side::Above => n > limit,
            Side::AtLeast => n >= limit,
        });
    Weighed {
        condition,
        measured,
        threshold,
        holds,
    }
}

/// A number of a figure as the report prints it, so that a reader can check the judgement
/// with what stands there.
fn number(
    figures: &Figures,
    id: &str,
    of: Measured,
    unit_type: Option<&String>,
) -> Option<Decimal> {
    // In the report of a unit its own figures are judged.
    let scope = match unit_type {
        Some(name) => Scope::Kind(name.clone()),
        None => figures.home(),
    };
    let figure = figures.get(&scope, id)?;
    let value = |value: &Value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    match of {
        Measured::Value => value(&figure.value),
        Measured::Share => figure.share,
        _ => {
            let compared = figures.compared(&scope, id)?;
            match of {
                Measured::Last => value(&compared.last?.value),
                Measured::LastShare => compared.last?.share,
                Measured::Change => compared.change,
                Measured::ChangePercent => compared.percent,
                Measured::ShareChange => compared.share_change,
                Measured::Value | Measured::Share => None,
            }
        }
    }
}

fn beyond(first: &Weighed<'_>) -> Decimal {
    let (Some(measured), Some(threshold)) = (first.measured, first.threshold) else {
        return Decimal::ZERO;
    };
    let base = match threshold.is_zero() {
        true => Decimal::ONE_HUNDRED,
        false => threshold.abs(),
    };
    (measured - threshold).abs() / base
}
