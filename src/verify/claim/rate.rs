//! Rates that no figure is, of counts that are figures: 录用率9.6%.

use super::super::equal::{Names, fits};
use super::lead::Lead;
use super::sentence::{Clause, Sentence};
use super::{Claim, Typed};
use crate::figures::share::percent;
use crate::figures::{Form, Value};
use crate::redraft::When;
use rust_decimal::Decimal;

impl Names<'_> {
    /// Holds a rate against the counts that it may be made of: those of the same group
    /// that are no smaller.
    pub(super) fn rate_claim(
        &self,
        typed: &Typed<'_>,
        sentence: &Sentence<'_>,
        own: &Clause<'_>,
    ) -> Claim {
        let words = self.unlinked(own.before);
        let lead = words
            .strip_suffix('率')
            .and_then(|stem| Lead::new(self, stem));
        let (Some(lead), Some(scope), When::Now) = (lead, sentence.scope(self), typed.when) else {
            return Claim::Nothing;
        };
        let [id] = lead.ids.as_slice() else {
            return Claim::Nothing;
        };
        let Some(figure) = self.figures().get(&scope, id) else {
            return Claim::Nothing;
        };
        let (Value::Number(part), Some(unit)) = (&figure.value, figure.unit.as_deref()) else {
            return Claim::Nothing;
        };
        let group = id.split('.').next().unwrap_or_default();
        let whole = self.figures().whole().iter();
        let of_group = whole.filter(|f| f.id.split('.').next() == Some(group) && f.id != *id);
        let totals = of_group.filter_map(|f| {
            let figure = self.figures().get(&scope, &f.id)?;
            match figure.value {
                Value::Number(total) if fits(figure.unit.as_deref(), unit) => Some(total),
                _ => None,
            }
        });
        let totals: Vec<Decimal> = totals.filter(|total| total >= part).collect();
        let scale = typed.number.step.scale();
        let slack = if typed.is_about {
            Decimal::ONE
        } else {
            Decimal::ZERO
        };
        let reads = |total: &Decimal| {
            percent(*part, *total, scale).is_some_and(|p| (p - typed.number.value).abs() <= slack)
        };
        let is_told =
            !totals.is_empty() && lead.is_known && !lead.is_among && sentence.may_be(typed.setting);
        match self.named(figure, &scope, Form::Text) {
            _ if totals.iter().any(reads) => Claim::Nothing,
            Some(named) if is_told => Claim::Doubtful(named),
            _ => Claim::Nothing,
        }
    }
}
