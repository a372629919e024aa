//! This year beside last year: what a figure was, by how much it changed, and how official
//! text says so.
//!
//! The change of a share is the difference of the two shares as they are printed, each
//! rounded on its own: so a reader can check it by hand with what stands in the two reports.

use super::share::percent;
use super::{Figure, FigureRef, Figures, Form, Missing, NotFound, Printed, Scope, Value};
use rust_decimal::Decimal;

/// What became of a figure since last year.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'a> {
    /// The figure as last year's data give it; `None` where they have no such unit or
    /// figure, or count it over another number of years.
    pub last: Option<&'a Figure>,
    /// This year's value less last year's; `None` where either is no number.
    pub change: Option<Decimal>,
    /// The change in per cent of last year's value, rounded half away from zero from the
    /// exact quotient; `None` where that is not above 0.
    pub percent: Option<Decimal>,
    /// This year's printed share less last year's, in per cent points.
    pub share_change: Option<Decimal>,
}

impl Figures {
    /// Last year's figures, where there are data of it.
    pub fn last(&self) -> Option<&Figures> {
        self.last.as_ref().map(|last| &last.figures)
    }

    /// A figure beside last year's; `None` without a last year, for what only says when or
    /// for whom, and where there is no such figure.
    pub fn compared(&self, scope: &Scope, id: &str) -> Option<Comparison<'_>> {
        let last = self.last.as_ref()?;
        let now = self.get(scope, id).filter(|_| !is_setting(id))?;
        let was = last.figures.get(scope, id);
        let was = was.filter(|_| !last.apart.contains(id));
        let number = |figure: &Figure| match figure.value {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let both = (number(now), was.and_then(number));
        let change = match both {
            (Some(now), Some(was)) => now.checked_sub(was).map(|change| change.normalize()),
            _ => None,
        };
        let percent = match both.1.filter(|was| *was > Decimal::ZERO) {
            Some(was) => change.and_then(|change| percent(change, was, last.decimals)),
            None => None,
        };
        let shares = now.share.zip(was.and_then(|was| was.share));
        Some(Comparison {
            last: was,
            change,
            percent,
            share_change: shares.map(|(now, was)| now - was),
        })
    }

    /// What is printed of last year.
    pub(super) fn print_compared(
        &self,
        figure: &FigureRef,
        found: &Figure,
    ) -> Result<Printed, NotFound> {
        let form = figure.form;
        if form.is_of_share() && found.share_of.is_none() {
            return Err(NotFound::NoShare);
        }
        let is_number = matches!(found.value, Value::Number(_) | Value::Null);
        if is_setting(&figure.id) || (form != Form::Last && !is_number) {
            return Err(NotFound::NoChange);
        }
        let compared = self.compared(&figure.scope, &figure.id);
        let unit = found.unit.as_deref().unwrap_or_default();
        let text = compared.and_then(|compared| compared.text(form, unit));
        Ok(match text.filter(|text| !text.is_empty()) {
            Some(text) => Printed::Text(text),
            None => Printed::Null(Some(Missing::LastYear)),
        })
    }
}

impl Comparison<'_> {
    /// What is printed in this form of a figure that is counted in this unit.
    pub fn text(&self, form: Form, unit: &str) -> Option<String> {
        match form {
            Form::Text | Form::Share => None,
            Form::Last => self.last?.text(Form::Text),
            Form::LastShare => self.last?.text(Form::Share),
            Form::Difference => self.change.map(|change| change.to_string()),
            Form::Change => Some(self.grown(&self.more(unit)?)),
            Form::ChangeNumber => self.more(unit),
            Form::ChangePercent => self.percentage(),
            Form::ShareChange => self.points(),
        }
    }

    fn more(&self, unit: &str) -> Option<String> {
        let change = self.change?;
        Some(match direction(change, ["增加", "减少"]) {
            Some(word) => format!("比上年{word}{}{unit}", change.abs()),
            None => SAME.to_owned(),
        })
    }

    /// The words with the per cent after them. One that rounds to 0.0 says nothing.
    fn grown(&self, words: &str) -> String {
        let percent = self.percent.unwrap_or_default();
        match direction(percent, ["增长", "下降"]) {
            Some(word) => format!("{words}，{word}{}%", percent.abs()),
            None => words.to_owned(),
        }
    }

    fn percentage(&self) -> Option<String> {
        let (change, percent) = (self.change?, self.percent?);
        Some(match direction(percent, ["增长", "下降"]) {
            Some(word) => format!("比上年{word}{}%", percent.abs()),
            None if change.is_zero() => SAME.to_owned(),
            None => "与上年基本持平".to_owned(),
        })
    }

    fn points(&self) -> Option<String> {
        let change = self.share_change?;
        Some(match direction(change, ["提高", "下降"]) {
            Some(word) => format!("比上年{word}{}个百分点", change.abs()),
            None => SAME.to_owned(),
        })
    }
}

/// What is said of a number that has not changed.
const SAME: &str = "与上年持平";

/// The word for up or for down; none for no change.
fn direction(change: Decimal, [up, down]: [&'static str; 2]) -> Option<&'static str> {
    match change {
        change if change.is_zero() => None,
        change if change.is_sign_positive() => Some(up),
        _ => Some(down),
    }
}

/// Whether a figure only says when or for whom.
fn is_setting(id: &str) -> bool {
    id.starts_with("period.") || id.starts_with("unit.")
}
