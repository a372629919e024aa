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
    /// What last year's report printed, where last year's data now give another value.
    pub published: Option<&'a str>,
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
            published: match scope {
                Scope::Whole => last.published.get(id).map(String::as_str),
                Scope::Unit(_) | Scope::Kind(_) => None,
            },
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
            Form::Published => self.published.map(str::to_owned),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Meaning, Unit};
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    /// A part of a whole, both null or numbers.
    #[derive(Debug, Clone, Copy)]
    struct Year {
        part: Option<u32>,
        whole: Option<u32>,
    }

    fn figure(id: &str, value: Option<u32>) -> Figure {
        Figure {
            meaning: Arc::new(Meaning {
                id: id.into(),
                label: id.into(),
                unit: Some("人".into()),
                share_of: None,
            }),
            value: value.map_or(Value::Null, |n| Value::Number(n.into())),
            share: None,
            missing: None,
        }
    }

    fn scope(year: Year) -> Vec<Figure> {
        let mut part = figure("part", year.part);
        Arc::make_mut(&mut part.meaning).share_of = Some("whole".into());
        part.share = year
            .part
            .zip(year.whole)
            .and_then(|(part, whole)| percent(part.into(), whole.into(), 1));
        let date = figure("period.year", Some(2024));
        vec![figure("whole", year.whole), part, date]
    }

    fn figures(year: i32, of: Year, unit: &str) -> Figures {
        let as_of = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        let unit = Unit {
            name: unit.into(),
            kind: None,
        };
        Figures::new(year, as_of, vec![unit], scope(of), vec![scope(of)])
    }

    fn pair(now: Year, was: Year) -> Figures {
        let last = figures(2023, was, "甲院");
        figures(2024, now, "甲院").with_last(last, BTreeSet::new(), 1)
    }

    fn of(part: u32, whole: u32) -> Year {
        Year {
            part: Some(part),
            whole: Some(whole),
        }
    }

    fn said(figures: &Figures, id: &str, form: Form) -> Option<String> {
        let figure = FigureRef {
            id: id.into(),
            scope: Scope::Whole,
            form,
        };
        match figures.print(&figure).unwrap() {
            Printed::Text(text) => Some(text),
            Printed::Null(_) => None,
        }
    }

    #[test]
    fn official_text_says_up_down_and_the_same() {
        let grown = pair(of(3676, 4225), of(3596, 4161));
        let text = |form| said(&grown, "part", form).unwrap_or_default();
        assert_eq!(text(Form::Change), "比上年增加80人，增长2.2%");
        assert_eq!(text(Form::ChangeNumber), "比上年增加80人");
        assert_eq!(text(Form::ChangePercent), "比上年增长2.2%");
        assert_eq!(text(Form::ShareChange), "比上年提高0.6个百分点");
        assert_eq!(text(Form::Difference), "80");
        assert_eq!(
            (text(Form::Last), text(Form::LastShare)),
            ("3596".into(), "86.4%".into())
        );
        let shrunk = pair(of(338, 4225), of(352, 4161));
        assert_eq!(
            said(&shrunk, "part", Form::Change).unwrap(),
            "比上年减少14人，下降4.0%"
        );
        let points = said(&shrunk, "part", Form::ShareChange);
        assert_eq!(points.unwrap(), "比上年下降0.5个百分点");
        let same = pair(of(11, 100), of(11, 100));
        for form in [
            Form::Change,
            Form::ChangeNumber,
            Form::ChangePercent,
            Form::ShareChange,
        ] {
            assert_eq!(said(&same, "part", form).unwrap(), "与上年持平");
        }
    }

    #[test]
    fn a_per_cent_that_rounds_to_0_is_not_printed() {
        let figures = pair(of(4226, 9000), of(4225, 9000));
        assert_eq!(
            said(&figures, "part", Form::Change).unwrap(),
            "比上年增加1人"
        );
        let percent = said(&figures, "part", Form::ChangePercent);
        assert_eq!(percent.unwrap(), "与上年基本持平");
    }

    #[test]
    fn of_nothing_there_is_no_per_cent() {
        let figures = pair(of(5, 10), of(0, 10));
        assert_eq!(
            said(&figures, "part", Form::Change).unwrap(),
            "比上年增加5人"
        );
        assert_eq!(said(&figures, "part", Form::ChangePercent), None);
    }

    #[test]
    fn what_one_year_does_not_know_is_not_compared() {
        let unknown = Year {
            part: None,
            whole: Some(10),
        };
        for figures in [pair(of(5, 10), unknown), pair(unknown, of(5, 10))] {
            for form in [Form::Change, Form::ShareChange, Form::Difference] {
                assert_eq!(said(&figures, "part", form), None);
            }
        }
        let figures = pair(of(5, 10), of(0, 0));
        assert_eq!(said(&figures, "part", Form::ShareChange), None);
        let apart = BTreeSet::from(["part".to_owned()]);
        let last = super::tests::figures(2023, of(4, 9), "甲院");
        let figures = super::tests::figures(2024, of(5, 10), "甲院").with_last(last, apart, 1);
        assert_eq!(said(&figures, "part", Form::Last), None);
        assert_eq!(said(&figures, "whole", Form::Last).as_deref(), Some("9"));
    }

    #[test]
    fn a_unit_that_was_not_there_is_not_compared() {
        let last = figures(2023, of(4, 9), "乙院");
        let figures = figures(2024, of(5, 10), "甲院").with_last(last, BTreeSet::new(), 1);
        let compared = figures
            .compared(&Scope::Unit("甲院".into()), "part")
            .unwrap();
        assert_eq!((compared.last, compared.change), (None, None));
    }

    #[test]
    fn without_a_last_year_nothing_is_said() {
        let figures = figures(2024, of(5, 10), "甲院");
        assert_eq!(figures.compared(&Scope::Whole, "part"), None);
        assert_eq!(said(&figures, "part", Form::Change), None);
    }

    #[test]
    fn the_year_itself_cannot_change() {
        let figure = FigureRef {
            id: "period.year".into(),
            scope: Scope::Whole,
            form: Form::Change,
        };
        let figures = pair(of(5, 10), of(4, 9));
        assert_eq!(figures.print(&figure), Err(NotFound::NoChange));
        let whole = FigureRef {
            id: "whole".into(),
            form: Form::ShareChange,
            ..figure
        };
        assert_eq!(figures.print(&whole), Err(NotFound::NoShare));
    }

    /// A quotient in tenths, half away from zero, by whole numbers alone.
    fn tenths(part: i64, whole: i64) -> i64 {
        let twice = part * 1000 * 2;
        (twice.abs() + whole) / (2 * whole) * twice.signum()
    }

    fn year() -> impl Strategy<Value = Year> {
        let number = || {
            prop_oneof![
                1 => Just(None),
                1 => Just(Some(0)),
                3 => (0u32..30).prop_map(Some),
                5 => (0u32..200_000).prop_map(Some),
            ]
        };
        (number(), number()).prop_map(|(part, whole)| Year { part, whole })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn any_two_years_are_compared_as_by_hand(now in year(), was in year()) {
            let figures = pair(now, was);
            let compared = figures.compared(&Scope::Whole, "part").unwrap();
            let both = now.part.zip(was.part);
            let change = both.map(|(now, was)| i64::from(now) - i64::from(was));
            let tenth = |n: i64| Decimal::new(n, 1);
            prop_assert_eq!(compared.change, change.map(Decimal::from));
            let percent = change.zip(was.part.filter(|was| *was > 0));
            let percent = percent.map(|(change, was)| tenths(change, was.into()));
            prop_assert_eq!(compared.percent, percent.map(tenth));
            let share = |year: Year| {
                let both = year.part.zip(year.whole.filter(|whole| *whole > 0));
                both.map(|(part, whole)| tenths(part.into(), whole.into()))
            };
            let points = share(now).zip(share(was)).map(|(now, was)| now - was);
            prop_assert_eq!(compared.share_change, points.map(tenth));

            let said = said(&figures, "part", Form::Change);
            let wanted = change.map(|change| match (change.signum(), percent.unwrap_or(0)) {
                (0, _) => "与上年持平".to_owned(),
                (1, 0) => format!("比上年增加{change}人"),
                (1, percent) => format!("比上年增加{change}人，增长{}%", tenth(percent)),
                (_, 0) => format!("比上年减少{}人", -change),
                (_, percent) => {
                    format!("比上年减少{}人，下降{}%", -change, tenth(-percent))
                }
            });
            prop_assert_eq!(said, wanted);
        }
    }
}
