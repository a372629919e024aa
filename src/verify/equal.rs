//! Which figures a number in the prose may be: those that read the same, and the one whose
//! name stands before it.

use super::findings::Named;
use super::tables::squeezed;
use super::token::Number;
use super::unit_names::UnitNames;
use crate::figures::{Figure, FigureRef, Figures, Form, Scope, Value};
use crate::redraft::aliases;
pub use crate::redraft::spelling::is_same;
use crate::vocabulary::change::Way;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The figures by what people call them.
pub struct Names<'a> {
    pub(super) figures: &'a Figures,
    /// Figure → its names, longest first.
    pub(super) aliases: BTreeMap<&'a str, Vec<String>>,
    units: UnitNames,
}

/// Smaller numbers, and shares without decimals, are equal to some figure by chance.
const TELLING: i64 = 100;
/// At most so many figures are named for a number.
const SHOWN: usize = 3;
/// Between a name and its number.
const LINKS: &[&str] = &[
    "共有",
    "共计",
    "合计",
    "总计",
    "现有",
    "达到",
    "已有",
    "约为",
    "共",
    "有",
    "为",
    "达",
    "约",
    "近",
    "总人数",
    "计",
    "是",
    ":",
    "人数",
    "总数",
    "总量",
    "人员",
    "了",
    "仅",
    "只有",
];

/// Figures that read as a number does.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// Those that the sentence names.
    named: Vec<Named>,
    others: Vec<Named>,
}

impl Alike {
    /// One more.
    pub fn add(&mut self, is_named: bool, figure: Option<Named>) {
        match is_named {
            true => self.named.extend(figure),
            false => self.others.extend(figure),
        }
    }

    /// Those that the sentence names, a few of them.
    pub fn named(&mut self) -> Vec<Named> {
        few(&mut self.named)
    }

    /// Those that it names, else a few of the others if the number is not so small that it
    /// says nothing.
    pub fn any(mut self, number: &Number) -> Vec<Named> {
        match self.named.is_empty() {
            true if is_telling(number) => few(&mut self.others),
            _ => few(&mut self.named),
        }
    }
}

fn few(figures: &mut Vec<Named>) -> Vec<Named> {
    figures.truncate(SHOWN);
    std::mem::take(figures)
}

impl<'a> Names<'a> {
    /// Gathers the names.
    pub fn new(figures: &'a Figures) -> Self {
        let mut aliases = aliases(figures);
        for names in aliases.values_mut() {
            names.retain(|name| name.chars().count() >= 2);
        }
        let units = UnitNames::new(figures);
        Names {
            figures,
            aliases,
            units,
        }
    }

    /// Whether a text names a figure, in one of the ways people have for it.
    pub(super) fn is_named(&self, id: &str, squeezed: &str) -> bool {
        let names = self.aliases.get(id);
        names.is_some_and(|all| all.iter().any(|name| squeezed.contains(name)))
    }

    /// The figures behind the names.
    pub(super) fn figures(&self) -> &'a Figures {
        self.figures
    }

    /// Whose figures a sentence is about: of the units and types it names, else of all.
    pub(super) fn scopes(&self, sentence: &str) -> Vec<Scope> {
        let units = self.units.within(sentence).into_iter();
        let mut scopes: Vec<Scope> = units.map(|unit| Scope::Unit(unit.to_owned())).collect();
        let kinds = self.figures.kinds.iter();
        let kinds =
            kinds.filter(|kind| kind.name.chars().count() >= 2 && sentence.contains(&kind.name));
        scopes.extend(kinds.map(|kind| Scope::Kind(kind.name.clone())));
        scopes.push(self.figures.home());
        scopes
    }

    /// Whether a sentence names a unit or a type of units.
    pub fn names_unit(&self, sentence: &str) -> bool {
        self.scopes(&squeezed(sentence)).len() > 1
    }

    /// The figures that read in some form as a number does: `form_of` tells in which.
    /// Those that the sentence names are told from the others.
    pub(super) fn like(
        &self,
        sentence: &str,
        form_of: impl Fn(&Scope, &Figure) -> Option<Form>,
    ) -> Alike {
        let sentence = squeezed(sentence);
        let mut alike = Alike::default();
        for scope in self.scopes(&sentence) {
            for figure in self.of(&scope) {
                if let Some(form) = form_of(&scope, figure) {
                    let is_named = self.is_named(&figure.id, &sentence);
                    alike.add(is_named, self.named(figure, &scope, form));
                }
            }
        }
        alike
    }

    /// The figures that read as this number does by the data.
    pub(super) fn now(&self, number: &Number, unit: &str, sentence: &str) -> Alike {
        let sentence = squeezed(sentence);
        self.like(&sentence, |_, figure| {
            let form = reads(figure, number, unit)?;
            // What only rounds to a figure is it if that is named, too.
            let is_exact = number.step <= Decimal::ONE || is_exact(figure, number);
            (is_exact || self.is_named(&figure.id, &sentence)).then_some(form)
        })
    }

    /// The figures that read as this number did in the year before.
    pub(super) fn last(&self, number: &Number, unit: &str, sentence: &str) -> Alike {
        self.like(sentence, |scope, figure| {
            let last = self.figures.compared(scope, &figure.id)?.last?;
            match reads(last, number, unit)? {
                Form::Share => Some(Form::LastShare),
                _ => Some(Form::Last),
            }
        })
    }

    /// The figures that have become so many more or less since the year before.
    pub(super) fn since(
        &self,
        number: &Number,
        unit: &str,
        sentence: &str,
        way: Option<Way>,
    ) -> Alike {
        let is = |value: Option<Decimal>| {
            value.is_some_and(|value| {
                let goes = match way {
                    Some(Way::Up) => value.is_sign_positive(),
                    Some(Way::Down) => value.is_sign_negative(),
                    _ => true,
                };
                goes && !value.is_zero() && is_same(number, value.abs())
            })
        };
        self.like(sentence, |scope, figure| {
            let compared = self.figures.compared(scope, &figure.id)?;
            match unit {
                _ if number.percent => is(compared.percent).then_some(Form::ChangePercent),
                "个百分点" | "百分点" => {
                    is(compared.share_change).then_some(Form::ShareChange)
                }
                _ if !fits(figure.unit.as_deref(), unit) => None,
                _ => is(compared.change).then_some(Form::ChangeNumber),
            }
        })
    }

    /// The names of the units.
    pub(super) fn unit_names(&self) -> &UnitNames {
        &self.units
    }

    /// Whether a name of a figure says by itself of what it is a part, if of anything.
    pub(super) fn is_full(&self, id: &str, name: &str) -> bool {
        let label = self.figures.whole().iter().find(|figure| figure.id == id);
        let label = label
            .map(|figure| squeezed(&figure.label))
            .unwrap_or_default();
        label
            .strip_prefix("其中")
            .unwrap_or(&label)
            .starts_with(name)
    }

    /// Words up to a number, without those that only lead to it after a figure's name.
    pub(super) fn unlinked<'w>(&self, before: &'w str) -> &'w str {
        let mut words = before;
        while let Some(shorter) = LINKS.iter().find_map(|link| words.strip_suffix(link)) {
            if self.ending(words).is_some() {
                break;
            }
            words = shorter;
        }
        words
    }

    /// The figures whose name, the longest there is, ends these words, and its length.
    pub(super) fn ending(&self, words: &str) -> Option<(usize, Vec<&'a str>)> {
        let mut best: (usize, Vec<&str>) = (0, Vec::new());
        for (id, names) in &self.aliases {
            let Some(name) = names.iter().find(|name| words.ends_with(name.as_str())) else {
                continue;
            };
            match name.len().cmp(&best.0) {
                std::cmp::Ordering::Greater => best = (name.len(), vec![id]),
                std::cmp::Ordering::Equal => best.1.push(id),
                std::cmp::Ordering::Less => {}
            }
        }
        (!best.1.is_empty()).then_some(best)
    }

    fn of(&self, scope: &Scope) -> impl Iterator<Item = &'a Figure> {
        let (figures, scope) = (self.figures, scope.clone());
        let ids = figures.whole().iter();
        ids.filter_map(move |figure| figures.get(&scope, &figure.id))
    }

    pub(super) fn named(&self, figure: &Figure, scope: &Scope, form: Form) -> Option<Named> {
        Some(Named {
            figure: FigureRef {
                id: figure.id.clone(),
                scope: scope.clone(),
                form,
            },
            label: self.label(scope, &figure.label),
            text: match form.is_of_last_year() {
                true => {
                    let unit = figure.unit.as_deref().unwrap_or_default();
                    self.figures.compared(scope, &figure.id)?.text(form, unit)?
                }
                false => figure.text(form)?,
            },
        })
    }

    pub(super) fn label(&self, scope: &Scope, label: &str) -> String {
        match scope {
            Scope::Whole => label.to_owned(),
            Scope::Unit(name) | Scope::Kind(name) => format!("{name} {label}"),
        }
    }
}

fn is_exact(figure: &Figure, number: &Number) -> bool {
    figure.value == Value::Number(number.value)
}

/// In which form a figure reads as this number.
fn reads(figure: &Figure, number: &Number, unit: &str) -> Option<Form> {
    if figure.id.starts_with("period.") {
        return None;
    }
    if number.percent {
        return (figure.share? == number.value).then_some(Form::Share);
    }
    let Value::Number(value) = figure.value else {
        return None;
    };
    (is_same(number, value) && fits(figure.unit.as_deref(), unit)).then_some(Form::Text)
}

/// Whether a number is not so small that it equals some figure by chance.
pub(super) fn is_telling(number: &Number) -> bool {
    match number.percent {
        true => number.step < Decimal::ONE,
        false => number.value >= TELLING.into(),
    }
}

/// Whether a number in the one unit can be a figure in the other.
pub(super) fn fits(figure: Option<&str>, number: &str) -> bool {
    let kinds: &[&[&str]] = &[
        &["人", "名", "位"],
        &["人次"],
        &["个", "家", "所", "项", "类", "支", "件"],
        &["次", "场次", "场", "期", "批"],
        &["元/月", "元"],
    ];
    let Some(figure) = figure.filter(|_| !number.is_empty()) else {
        return true;
    };
    figure == number
        || kinds
            .iter()
            .any(|kind| kind.contains(&figure) && kind.contains(&number))
}
