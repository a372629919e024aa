//! Numbers of people by group (学历, 职称, 年龄 …), to tell two versions of one table from two
//! parts of it.

use crate::records::dimension::Dim;
use crate::records::person::Person;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// How many people of one unit each group of a table has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups(Option<Box<Kinds>>);

/// The same where there are any: most tables have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Kinds {
    by_age: FxHashMap<u64, u64>,
    /// Without the ages, which are others a year later.
    ageless: FxHashMap<u64, u64>,
}

impl Groups {
    /// Takes in a row of several people.
    pub fn add(&mut self, person: &Person) {
        let mut values = person.values;
        let kinds = self.0.get_or_insert_default();
        *kinds.by_age.entry(key(&values)).or_default() += person.heads;
        values[Dim::Age as usize] = 0;
        *kinds.ageless.entry(key(&values)).or_default() += person.heads;
    }

    /// Whether most people are in the same groups in both: parts of one table have other
    /// groups each. Where the ages differ, nearly all must be.
    pub fn are_versions(&self, other: &Groups) -> bool {
        let part = |one: &FxHashMap<u64, u64>, other: &FxHashMap<u64, u64>| {
            let common = one.iter().map(|(key, heads)| {
                let there = other.get(key).copied().unwrap_or(0);
                there.min(*heads)
            });
            let sum = |all: &FxHashMap<u64, u64>| all.values().sum::<u64>();
            (common.sum::<u64>(), sum(one).min(sum(other)))
        };
        let none = Kinds::default();
        let (own, other) = [self, other]
            .map(|all| all.0.as_deref().unwrap_or(&none))
            .into();
        let (by_age, of_all) = part(&own.by_age, &other.by_age);
        let (ageless, of_ageless) = part(&own.ageless, &other.ageless);
        by_age * 2 >= of_all || ageless * 10 >= of_ageless * 9
    }
}

fn key(values: &[u32; Dim::COUNT]) -> u64 {
    let mut hasher = FxHasher::default();
    values.hash(&mut hasher);
    hasher.finish()
}
