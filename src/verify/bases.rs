//! Denominators: what figures are shares of, and by which words people mean one.

use super::equal::{Names, fits, is_same};
use super::tables::squeezed;
use super::token::Number;
use crate::figures::{Figure, FigureRef, Scope, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A count that stands behind the name of a figure.
pub(super) struct Counted {
    /// What that figure is a share of, with its value.
    pub base: (String, Decimal),
    /// Whether the count is the figure's value.
    pub is_it: bool,
}

/// Between the beginning of a clause and the name of what is counted in it.
const BEGINNINGS: [&str; 8] = [
    "其中",
    "现有",
    "共有",
    "另有",
    "全市",
    "全系统",
    "目前",
    "有",
];
/// No chain of denominators is longer.
const LONGEST: usize = 8;

impl Names<'_> {
    /// The denominators that some words name, with their values, the last named first.
    pub fn bases(&self, words: &str, sentence: &str) -> Vec<(String, Decimal)> {
        let words = squeezed(words);
        let mut found: Vec<(usize, String, Decimal)> = Vec::new();
        let whole = self.figures.whole().iter();
        let bases: Vec<&str> = whole.filter_map(|f| f.share_of.as_deref()).collect();
        for scope in self.scopes(&squeezed(sentence)) {
            for (id, names) in self.aliases.iter().filter(|(id, _)| bases.contains(id)) {
                let at = names
                    .iter()
                    .filter_map(|name| words.rfind(name.as_str()))
                    .max();
                let figure = self.figures.get(&scope, id);
                if let (Some(at), Some(figure)) = (at, figure)
                    && let Value::Number(value) = figure.value
                {
                    let label = self.label(&scope, &figure.label);
                    found.push((at, label, value));
                }
            }
        }
        found.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        found
            .into_iter()
            .map(|(_, label, value)| (label, value))
            .collect()
    }

    /// Every denominator, of all scopes that a text names.
    pub fn all_bases(&self, sentence: &str) -> Vec<Decimal> {
        self.each_base(sentence, |scope, id| self.figures.get(scope, id))
    }

    /// The same of the year before.
    pub fn bases_of_last_year(&self, sentence: &str) -> Vec<Decimal> {
        self.each_base(sentence, |scope, id| self.figures.compared(scope, id)?.last)
    }

    fn each_base<'f>(
        &self,
        sentence: &str,
        figure: impl Fn(&Scope, &str) -> Option<&'f Figure>,
    ) -> Vec<Decimal> {
        let bases = self.figures.whole().iter();
        let bases: BTreeSet<&str> = bases.filter_map(|f| f.share_of.as_deref()).collect();
        let scopes = self.scopes(&squeezed(sentence));
        let figures = scopes.iter().flat_map(|scope| {
            let figure = &figure;
            bases.iter().filter_map(move |id| figure(scope, id))
        });
        let numbers = figures.filter_map(|figure| match figure.value {
            Value::Number(number) => Some(number),
            _ => None,
        });
        numbers.collect()
    }

    /// The denominator of a figure, with its value.
    pub fn base_of(&self, figure: &FigureRef) -> Option<(String, Decimal)> {
        let found = self.figures.get(&figure.scope, &figure.id)?;
        let base = self
            .figures
            .get(&figure.scope, found.share_of.as_deref()?)?;
        match base.value {
            Value::Number(value) => Some((self.label(&figure.scope, &base.label), value)),
            _ => None,
        }
    }

    /// All the people that a share of everybody may be one of: what is no part of anything
    /// itself and the figure in the end a part of, of whatever the text names last, else of
    /// the home; and those people that are called so (在职职工).
    pub(super) fn everybody(
        &self,
        figure: Option<&FigureRef>,
        words: &str,
        text: &str,
    ) -> Vec<(String, Decimal)> {
        let root = figure.and_then(|figure| self.root(&figure.id));
        let Some(root) = root.or_else(|| self.most_common_root()) else {
            return Vec::new();
        };
        let mut ids = vec![root];
        let is_in_post = |words: &str| words.contains("在职") || words.contains("在岗");
        if is_in_post(words) {
            let aliases = self.aliases.iter();
            let so_called = aliases.filter(|(_, all)| all.iter().any(|name| is_in_post(name)));
            ids.extend(so_called.map(|(id, _)| *id));
        }
        let scopes = match figure {
            Some(figure) => vec![figure.scope.clone()],
            None => self.scopes(&squeezed(text)),
        };
        let figures = scopes.iter().flat_map(|scope| {
            let figures = ids.iter().filter_map(|id| self.figures.get(scope, id));
            figures.filter_map(|figure| match figure.value {
                Value::Number(value) => Some((self.label(scope, &figure.label), value)),
                _ => None,
            })
        });
        figures.collect()
    }

    /// What a figure is a part of in the end.
    fn root(&self, id: &str) -> Option<&str> {
        let of = |id: &str| {
            let figure = self.figures.get(&Scope::Whole, id)?;
            figure.share_of.as_deref()
        };
        let mut root = of(id)?;
        for _ in 0..LONGEST {
            match of(root) {
                Some(next) if next != root => root = next,
                _ => break,
            }
        }
        Some(root)
    }

    fn most_common_root(&self) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for figure in self.figures.whole() {
            if let Some(root) = self.root(&figure.id) {
                *counts.entry(root).or_default() += 1;
            }
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
        Some(most.0)
    }

    /// The figure that a clause counts by its name and nothing else: 女性3000人. `clause` is
    /// the clause up to the number; `None` where other words or two units stand before it.
    pub(super) fn counted(
        &self,
        number: &Number,
        unit: &str,
        clause: &str,
        sentence: &str,
    ) -> Option<Counted> {
        let words = self.unlinked(clause);
        let (length, ids) = self.ending(words)?;
        let scopes = self.scopes(&squeezed(sentence));
        let [scope, rest @ ..] = scopes.as_slice() else {
            return None;
        };
        let mut begin = &words[..words.len() - length];
        while let Some(shorter) = BEGINNINGS.iter().find_map(|word| begin.strip_prefix(word)) {
            begin = shorter;
        }
        let is_scope = |begin: &str| match scope {
            Scope::Whole => false,
            Scope::Unit(name) | Scope::Kind(name) => name == begin,
        };
        if rest.len() > 1 || !(begin.is_empty() || begin.ends_with('中') || is_scope(begin)) {
            return None;
        }
        let figures = ids.iter().filter_map(|id| self.figures.get(scope, id));
        let figures = figures.filter(|figure| fits(figure.unit.as_deref(), unit));
        let found = figures.filter_map(|figure| {
            let base = self.figures.get(scope, figure.share_of.as_deref()?)?;
            let Value::Number(value) = base.value else {
                return None;
            };
            let is_it = matches!(figure.value, Value::Number(own) if is_same(number, own));
            let base = (self.label(scope, &base.label), value);
            Some(Counted { base, is_it })
        });
        let mut found: Vec<Counted> = found.collect();
        let is_one = found.iter().all(|other| other.base.1 == found[0].base.1);
        match is_one {
            true => found.pop(),
            false => None,
        }
    }
}
