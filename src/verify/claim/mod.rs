//! Numbers that somebody has typed, held against what their own words say: 中级职称476人
//! names one figure, and 476 is not its value.
//!
//! A false alarm is worse than a miss. So a number is called wrong only where nothing but
//! what is known stands around it: every clause of its sentence is a count, a share, a date
//! or the like, no other unit, year or target is spoken of, and the words at the number are
//! the name of one figure. Where some of that is missing and the number is still near the
//! figure's, or a slip of the pen away, it is one to be looked at.

mod lead;
mod near;
mod place;
mod rate;
mod ratio;
mod said;
mod sentence;
mod share;
mod words;

pub use place::Setting;
pub use ratio::at as ratio_at;
pub use words::{Said, Side, find as shares_in_words};

use super::equal::{Names, fits, is_same};
use super::findings::Named;
use super::token::Number;
use crate::figures::{Figure, Form, Scope, Value};
use crate::redraft::When;
use lead::Lead;
use near::{is_near, is_slip};
use rust_decimal::Decimal;
use sentence::{Clause, Sentence};

/// What the words at a number say, held against the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// They name no figure, or it cannot be told which.
    Nothing,
    /// They name this figure, and it reads so.
    Right(Named),
    /// They most likely mean this figure, which reads otherwise.
    Doubtful(Named),
    /// They name this figure, which reads otherwise.
    Wrong(Named),
}

/// A number in its line.
pub struct Typed<'t> {
    /// The number.
    pub number: &'t Number,
    /// The unit after it, or nothing.
    pub unit: &'t str,
    /// Whether it is what 1 is to: 1∶1.26.
    pub is_ratio: bool,
    /// Whether words like 约 or 余 make it no exact one.
    pub is_about: bool,
    /// The sentence it stands in, up to it and after it, in half width and without blanks.
    pub before: &'t str,
    /// On which side of it the share is said to lie, where it is one in words.
    pub side: Option<Side>,
    /// What follows the number and its unit.
    pub after: &'t str,
    /// Of which time it speaks.
    pub when: &'t When,
    /// What stands before the sentence.
    pub setting: &'t Setting,
}

impl Names<'_> {
    /// Holds a number against the figure that its own words name.
    pub(super) fn claim(&self, typed: &Typed<'_>) -> Claim {
        if let Some(side) = typed.side {
            return self.words_claim(typed, side);
        }
        if matches!(typed.when, When::Since(_) | When::Other(_)) {
            return Claim::Nothing;
        }
        let sentence = Sentence::new(self, typed);
        let Some(own) = sentence.own() else {
            return Claim::Nothing;
        };
        match typed.number.percent {
            true => self.share_claim(typed, &sentence, own),
            false => self.count_claim(typed, &sentence, own),
        }
    }

    fn count_claim(&self, typed: &Typed<'_>, sentence: &Sentence<'_>, own: &Clause<'_>) -> Claim {
        let Some(lead) = &own.lead else {
            return Claim::Nothing;
        };
        let form = match typed.when {
            When::Last(_) => Form::Last,
            _ => Form::Text,
        };
        let Some(scope) = sentence.scope(self) else {
            return Claim::Nothing;
        };
        let is_home = scope == self.figures().home();
        let figures = self.candidates(lead, &scope, typed, form);
        let Some(first) = figures.first() else {
            return Claim::Nothing;
        };
        let value = |figure: &Figure| match figure.value {
            Value::Number(value) | Value::Ratio(value) => Some(value),
            _ => None,
        };
        let is_right = |figure: &&&Figure| value(figure).is_some_and(|value| reads(typed, value));
        if let Some(figure) = figures.iter().find(is_right) {
            let named = self.named(figure, &scope, form);
            return named.map_or(Claim::Nothing, Claim::Right);
        }
        let Some(right) = value(first).filter(|v| figures.iter().all(|f| value(f) == Some(*v)))
        else {
            return Claim::Nothing;
        };
        // A mean or a part is no such count: 平均每个卫生院有专业技术人员62.9人.
        if typed.number.step < Decimal::ONE && right.is_integer() {
            return Claim::Nothing;
        }
        let Some(named) = self.named(first, &scope, form) else {
            return Claim::Nothing;
        };
        if is_home && !sentence.is_everybody && self.is_some_units(lead, typed.number) {
            return Claim::Nothing;
        }
        let is_swapped = self.is_siblings(first, &scope, typed.number);
        let is_slip = is_slip(typed.number.value, right);
        let is_base_clear = lead.is_full || sentence.has_base(own, first);
        let is_explicit = sentence.is_explicit || lead.is_long || !is_home;
        let is_among = lead.is_among || sentence.is_among;
        let goes_on = sentence.goes_on_with(self, first);
        let is_certain = sentence.is_statistic
            && !typed.is_about
            && lead.is_known
            && sentence.is_at_home(self, typed.setting)
            && goes_on
            && (!is_among || sentence.has_base(own, first))
            && ((is_base_clear && is_explicit) || is_swapped);
        if is_certain {
            return Claim::Wrong(named);
        }
        let is_likely = sentence.may_be(typed.setting)
            && (is_home || lead.is_known)
            && match lead.is_known && !is_among && goes_on {
                true if sentence.is_statistic => {
                    is_swapped || is_slip || is_near(typed.number.value, right, 2)
                }
                true => is_swapped || is_slip || is_near(typed.number.value, right, 10),
                false => is_swapped || is_slip,
            };
        match is_likely && !(typed.is_about && is_near(typed.number.value, right, 10)) {
            true => Claim::Doubtful(named),
            false => Claim::Nothing,
        }
    }

    /// The figures of a name, in the unit that the number has.
    fn candidates<'f>(
        &'f self,
        lead: &Lead,
        scope: &Scope,
        typed: &Typed<'_>,
        form: Form,
    ) -> Vec<&'f Figure> {
        let all = lead.ids.iter().filter_map(|id| match form {
            Form::Last => self.figures().compared(scope, id)?.last,
            _ => self.figures().get(scope, id),
        });
        let is_its = |figure: &&Figure| {
            let base = figure.share_of.as_deref();
            let is_of_base =
                lead.bases.is_empty() || base.is_some_and(|b| lead.bases.iter().any(|id| id == b));
            let unit = figure.unit.as_deref();
            let is_measured = match figure.value {
                Value::Ratio(_) => typed.is_ratio,
                Value::Number(_) => {
                    !typed.is_ratio && !typed.unit.is_empty() && fits(unit, typed.unit)
                }
                _ => false,
            };
            is_of_base && is_measured
        };
        all.filter(is_its).collect()
    }

    /// Whether a number is that of some unit or some type of units.
    fn is_some_units(&self, lead: &Lead, number: &Number) -> bool {
        let units = self.figures().units.iter();
        let units = units.map(|unit| Scope::Unit(unit.name.clone()));
        let kinds = self.figures().kinds.iter();
        let kinds = kinds.map(|kind| Scope::Kind(kind.name.clone()));
        units.chain(kinds).any(|scope| {
            let mut figures = lead
                .ids
                .iter()
                .filter_map(|id| self.figures().get(&scope, id));
            figures.any(|figure| figure.value == Value::Number(number.value))
        })
    }

    /// Whether a number is that of another part of the same whole.
    fn is_siblings(&self, figure: &Figure, scope: &Scope, number: &Number) -> bool {
        let Some(base) = figure.share_of.as_deref() else {
            return false;
        };
        let whole = self.figures().whole().iter();
        let parts = whole.filter(|f| f.share_of.as_deref() == Some(base) && f.id != figure.id);
        let mut parts = parts.filter_map(|part| self.figures().get(scope, &part.id));
        super::equal::is_telling(number)
            && parts.any(|part| match part.value {
                _ if number.percent => part.share == Some(number.value),
                Value::Number(value) => number.step <= Decimal::ONE && is_same(number, value),
                _ => false,
            })
    }
}

/// Whether a number reads a value, in the way of 约 where it is no exact one.
fn reads(typed: &Typed<'_>, value: Decimal) -> bool {
    is_same(typed.number, value)
        || (typed.is_about && is_near(typed.number.value, value, 20))
        || (typed.number.step < Decimal::ONE
            && value.round_dp(typed.number.step.scale()) == typed.number.value)
}
