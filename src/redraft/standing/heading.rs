//! What stands above a column, from the top, and how it is compared.

use crate::redraft::spelling::squeezed;
use std::collections::BTreeSet;

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// As it reads, from the top; cells without text are left out.
    pub words: Vec<String>,
    /// As it is compared.
    pub keys: Vec<String>,
}

/// What has become of a heading or of the name of a row that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamed {
    /// It says the same of it in other words, as far as can be told.
    Reworded,
    /// It speaks of another year or period.
    OtherPeriod,
}

impl Heading {
    /// Of the texts of the cells above a column, from the top.
    pub fn new(texts: impl Iterator<Item = String>) -> Self {
        let mut heading = Heading::default();
        for text in texts {
            let key = squeezed(&text);
            if !key.is_empty() {
                heading.words.push(text);
                heading.keys.push(key);
            }
        }
        heading
    }

    /// How it is told.
    fn told(&self) -> String {
        self.words.join("：")
    }
}

/// How each column of a table is told: one whose heading stands several times with that of
/// the column on its left.
pub fn told(headings: &[&Heading]) -> Vec<String> {
    let is_single = |heading: &Heading| {
        let same = headings.iter().filter(|other| other.keys == heading.keys);
        same.count() == 1
    };
    let told = headings.iter().enumerate().map(|(at, heading)| {
        let left = at.checked_sub(1).map(|left| headings[left].told());
        match left.filter(|left| !left.is_empty() && !is_single(heading)) {
            Some(left) => format!("{left} | {}", heading.told()),
            None => heading.told(),
        }
    });
    told.collect()
}

/// Whether a new name has at least as much of the old one as of any other that has changed,
/// too: 副高职称 and 正高职称 over 正高级 and 副高级 have changed places.
pub fn is_nearest<'a>(was: &str, is: &str, changed: impl Iterator<Item = &'a str>) -> bool {
    let common = |one: &str| {
        let chars: BTreeSet<char> = one.chars().collect();
        let new: BTreeSet<char> = is.chars().collect();
        chars.intersection(&new).count()
    };
    let own = common(was);
    let mut others = changed.filter(|other| *other != was);
    others.all(|other| common(other) <= own)
}

/// Whether one name is the other made longer or shorter, and of none of the others as
/// nearly: 市人民医院 for 栖川市人民医院, 编内人员 for 编内.
pub fn is_variant<'a>(was: &str, is: &str, all: impl Iterator<Item = &'a str>) -> bool {
    let off = |one: &str| {
        let is_part = one.contains(is) || is.contains(one);
        let length = |text: &str| text.chars().count();
        (is_part && !one.is_empty()).then(|| length(one).abs_diff(length(is)))
    };
    let Some(own) = off(was).filter(|_| !is.is_empty()) else {
        return false;
    };
    let mut others = all.filter(|other| *other != was).filter_map(off);
    others.all(|other| other > own)
}
