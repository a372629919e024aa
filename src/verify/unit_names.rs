//! Units by the names that people use for them: 栖川市人民医院, 市人民医院, 人民医院.

use crate::figures::Figures;
use std::collections::BTreeMap;

/// A shorter name says too little.
const SHORTEST: usize = 4;
/// The place that a unit's name begins with ends with one of these, among its first
/// characters.
const PLACES: [char; 5] = ['市', '县', '区', '州', '旗'];
const LONGEST_PLACE: usize = 6;
/// Words that may stand right before a short name. After anything else it is the end of
/// another name: 第二人民医院, 省人民医院, 外地人民医院.
const BEFORE: &[&str] = &[
    "其中", "我", "本", "由", "在", "到", "和", "及", "与", "有", "向", "对", "从", "为", "以",
    "给", "含", "除", "是", "年", "底", "末", "日", "月", "如", "按", "、", "等", "全年",
];
/// What makes a name that of a part, or of something larger.
const AFTER: &[&str] = &[
    "分院",
    "集团",
    "医共体",
    "医联体",
    "院区",
    "南院",
    "北院",
    "东院",
    "西院",
    "新院",
    "老院",
];

/// The names of the units of a bureau.
#[derive(Debug, Default)]
pub struct UnitNames {
    /// A name, whose it is, and whether it is the whole; the longest first.
    forms: Vec<(String, String, bool)>,
}

impl UnitNames {
    /// Of the units that the figures know. A short name that two have is nobody's.
    pub fn new(figures: &Figures) -> Self {
        let mut short: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for unit in figures.units.iter() {
            for form in shorter(&unit.name) {
                short.entry(form).or_default().push(&unit.name);
            }
        }
        let units = figures.units.iter();
        let mut forms: Vec<(String, String, bool)> = units
            .map(|unit| (unit.name.clone(), unit.name.clone(), true))
            .collect();
        for (form, units) in short {
            let is_whole = forms.iter().any(|(name, ..)| *name == form);
            if let ([unit], false) = (units.as_slice(), is_whole) {
                forms.push((form, (*unit).to_owned(), false));
            }
        }
        forms.sort_by_key(|(form, ..)| std::cmp::Reverse(form.len()));
        UnitNames { forms }
    }

    /// The units that a text names, in the order of the report.
    pub fn within<'s>(&'s self, text: &str) -> Vec<&'s str> {
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match self.at(text, at) {
                Some((unit, length)) => {
                    found.push(unit);
                    at += length;
                }
                None => at += c.len_utf8(),
            }
        }
        let order = |unit: &&str| {
            let whole = self.forms.iter().filter(|(.., is_whole)| *is_whole);
            whole.clone().position(|(name, ..)| name == unit)
        };
        found.sort_by_key(order);
        found.dedup();
        found
    }

    /// The unit whose name begins here, and the length of the name in bytes.
    pub fn at(&self, text: &str, at: usize) -> Option<(&str, usize)> {
        let (before, rest) = text.split_at(at);
        let found = self.forms.iter().find(|(form, _, is_whole)| {
            let Some(after) = rest.strip_prefix(form.as_str()) else {
                return false;
            };
            let is_part = AFTER.iter().any(|word| after.starts_with(word));
            let begins = before
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            *is_whole || (!is_part && (begins || BEFORE.iter().any(|word| before.ends_with(word))))
        });
        found.map(|(form, unit, _)| (unit.as_str(), form.len()))
    }
}

/// A unit's name without its place: 市人民医院, 人民医院.
fn shorter(name: &str) -> Vec<String> {
    let mut places = name.char_indices().take(LONGEST_PLACE);
    let Some((at, place)) = places.find(|(_, c)| PLACES.contains(c)) else {
        return Vec::new();
    };
    let forms = [&name[at..], &name[at + place.len_utf8()..]];
    let long = forms
        .into_iter()
        .filter(|form| *form != name && form.chars().count() >= SHORTEST);
    long.map(str::to_owned).collect()
}
