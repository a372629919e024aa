//! Rows of numbers of people (人数) that are sums of other rows without being called so: those
//! of a `GROUP BY … WITH ROLLUP`, with nothing where a sum is over everything, and those of a
//! unit called 全县.

use super::note::FileNote;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::records::dimension::{Dim, InPost, value_of};
use crate::records::person::Person;
use crate::records::units::Units;
use crate::vocabulary::{Education, Post, Title};
use rustc_hash::FxHashMap;

/// Fewer people than this are the sum of others by chance.
const SEVERAL: u64 = 3;

/// Fewer people than this are nearly the sum of others by chance.
const NEAR: u64 = 10;

/// What a list calls all units together.
const WHOLE: &[&str] = &[
    "全县",
    "全市",
    "全区",
    "全州",
    "全旗",
    "全盟",
    "全省",
    "全局",
    "全院",
    "全系统",
    "全部",
    "全体",
    "所有单位",
    "各单位",
    "全部单位",
    "全县总数",
    "总数",
    "总人数",
];

/// Unit, 学历, 职称 and 岗位 of a row; nothing where they are not known.
type Group = [Option<u32>; 4];

/// The rows of one table of numbers of people.
#[derive(Debug, Default)]
pub struct SumRows {
    /// People by group, where nothing is open.
    whole: FxHashMap<Group, u64>,
    /// Rows in which something is.
    open: Vec<(u64, Group, u64)>,
}

impl SumRows {
    /// Takes in a row.
    pub fn add(&mut self, person: &Person, line: u64) {
        if person.values[Dim::InPost as usize] != value_of(InPost::Yes) {
            return;
        }
        let known = |dim: Dim, unknown: u32| {
            let value = person.values[dim as usize];
            (value != unknown).then_some(value)
        };
        let group = [
            Some(person.unit),
            known(Dim::Education, value_of(Education::Unknown)),
            known(Dim::Title, value_of(Title::Unknown)),
            known(Dim::Post, value_of(Post::Unknown)),
        ];
        match group.contains(&None) {
            true => self.open.push((line, group, person.heads)),
            false => *self.whole.entry(group).or_default() += person.heads,
        }
    }

    /// Reports rows that are the sum of the others of their group: without any class where
    /// one is, with some where most such rows are.
    pub fn report(self, table: &Place, units: &Units, diagnostics: &mut Diagnostics) {
        if self.open.is_empty() || self.whole.is_empty() {
            return;
        }
        let of_all: u64 = self.whole.values().sum();
        let mut sums: FxHashMap<[bool; 4], FxHashMap<Group, u64>> = FxHashMap::default();
        let mut found = Vec::new();
        let (mut partly, mut partly_equal) = (0_u64, 0_u64);
        for (line, group, heads) in self.open {
            let mask = group.map(|value| value.is_some());
            let of_mask = sums.entry(mask).or_insert_with(|| {
                let mut of_mask: FxHashMap<Group, u64> = FxHashMap::default();
                for (group, heads) in &self.whole {
                    let mut cut = *group;
                    let open = mask.iter().zip(&mut cut).filter(|(known, _)| !**known);
                    open.for_each(|(_, value)| *value = None);
                    *of_mask.entry(cut).or_default() += heads;
                }
                of_mask
            });
            let is_bare = mask == [true, false, false, false];
            let equal = of_mask.get(&group) == Some(&heads) || (is_bare && heads == of_all);
            let equal = equal && heads >= SEVERAL;
            // A sum that is out of date is one all the same.
            let is_near = |sum: u64| sum.abs_diff(heads) * 10 <= sum && heads >= NEAR;
            let near = is_bare
                && (of_mask.get(&group).is_some_and(|sum| is_near(*sum)) || is_near(of_all));
            if !is_bare {
                partly += 1;
                partly_equal += u64::from(equal);
            }
            if equal || near {
                let by = if equal { "rows" } else { "near" };
                found.push((line, is_bare, group[0].unwrap_or_default(), heads, by));
            }
        }
        let are_sums = partly_equal >= 2 && partly_equal * 2 > partly;
        for (line, is_bare, unit, heads, by) in found {
            if !(is_bare || are_sums) || diagnostics.is_full_for(Code::SumCounted) {
                continue;
            }
            let finding = finding(table.on_line(line), by, unit, heads, units);
            diagnostics.push(match by {
                "near" => finding.mild(),
                _ => finding,
            });
        }
    }
}

/// Reports numbers of people of all units together beside those of single ones.
pub fn report_whole(notes: &[FileNote], units: &Units, diagnostics: &mut Diagnostics) {
    let is_whole = |unit: u32| {
        let name = units.entry(unit).map(|entry| entry.name.as_str());
        name.is_some_and(|name| WHOLE.contains(&name))
    };
    let held = || {
        notes
            .iter()
            .flat_map(|note| note.held.iter().map(move |held| (note, held)))
    };
    if !held().any(|(_, held)| held.people + held.heads > 0 && !is_whole(held.unit)) {
        return;
    }
    for (note, held) in held().filter(|(_, held)| held.heads > 0 && is_whole(held.unit)) {
        let finding = finding(note.place(), "whole", held.unit, held.heads, units);
        diagnostics.push(finding);
    }
}

fn finding(place: Place, by: &'static str, unit: u32, heads: u64, units: &Units) -> Diagnostic {
    let name = units.entry(unit).map(|entry| entry.name.clone());
    let mut finding = Diagnostic::new(Code::SumCounted)
        .at(place)
        .value(&heads.to_string())
        .fact("by", by)
        .fact("unit", name.clone().unwrap_or_default())
        .number("heads", heads);
    finding.place.unit = name;
    finding
}
