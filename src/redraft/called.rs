//! What figures, units and the columns and rows of tables are called: whose name a heading
//! or a row that somebody has renamed now bears.

use super::spelling::squeezed;
use super::standing::{CellNames, is_variant};
use crate::export::docx::Record;
use crate::export::docx::record::FigureMark;
use crate::figures::{FigureRef, Figures, Scope, UNIT_NAME};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Figure → what people call it, longest first: its label, without 其中 or what it is a part
/// of, without 人数, and its name within its breakdown.
pub fn aliases(figures: &Figures) -> BTreeMap<&str, Vec<String>> {
    let mut aliases: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for figure in figures.whole() {
        let label = squeezed(&figure.label);
        let mut names = vec![label.clone()];
        if let Some((_, part)) = label
            .split_once("中")
            .filter(|(all, _)| all.ends_with("人员"))
        {
            names.push(part.to_owned());
        }
        names.extend(label.strip_prefix("其中").map(str::to_owned));
        for ending in ENDINGS {
            names.extend(label.strip_suffix(ending).map(str::to_owned));
        }
        aliases.insert(&figure.id, names);
    }
    for name in figures.breakdown_names() {
        for part in figures.breakdown(name).unwrap_or_default() {
            if let Some(names) = aliases.get_mut(part.id.as_str()) {
                names.push(squeezed(&part.label));
            }
        }
    }
    for names in aliases.values_mut() {
        names.retain(|name| !name.is_empty());
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
    }
    aliases
}

const ENDINGS: [&str; 4] = ["总数", "人数", "人次", "人员"];
/// Headings that say how something is counted and not what.
const GENERIC: [&str; 14] = [
    "合计", "总计", "小计", "总数", "人数", "人次", "数值", "数量", "占比", "比例", "指标", "单位",
    "名称", "备注",
];

/// Whether a text is the name of a unit made shorter or longer, and of no other unit's as
/// nearly: 市人民医院 for 栖川市人民医院.
pub fn is_short_name(record: &Record, mark: &FigureMark, text: &str) -> bool {
    let is_name = |figure: &FigureRef| figure.id == UNIT_NAME;
    let names = record.figures.iter().filter(|mark| is_name(&mark.figure));
    let names: BTreeSet<String> = names.map(|mark| squeezed(&mark.text)).collect();
    let (was, is) = (squeezed(&mark.text), squeezed(text));
    is_name(&mark.figure)
        && is.chars().count() > 1
        && is_variant(&was, &is, names.iter().map(String::as_str))
}

/// Whose name something is; what is not given may be anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Whose {
    id: Option<String>,
    scope: Option<Scope>,
}

impl Whose {
    fn is(&self, figure: &FigureRef) -> bool {
        self.id.as_ref().is_none_or(|id| *id == figure.id)
            && self.scope.as_ref().is_none_or(|s| *s == figure.scope)
    }
}

/// The names that are known, and whose they are.
pub struct Called<'a> {
    figures: &'a Figures,
    names: HashMap<String, Vec<Whose>>,
}

impl<'a> Called<'a> {
    /// By the data, and by the tables of a draft as they were generated.
    pub fn new(figures: &'a Figures, record: &Record) -> Self {
        let mut called = Called {
            figures,
            names: HashMap::new(),
        };
        for (id, names) in aliases(figures) {
            for name in names {
                called.add(&name, Some(id), None);
            }
        }
        for unit in figures.units.iter() {
            called.add(&unit.name, None, Some(&Scope::Unit(unit.name.clone())));
        }
        for kind in figures.kinds.iter() {
            called.add(&kind.name, None, Some(&Scope::Kind(kind.name.clone())));
        }
        called.tables(record);
        called
    }

    /// Headings and names of rows all of whose figures are of one kind, or of one unit.
    fn tables(&mut self, record: &Record) {
        let cells = CellNames::new(record);
        let mut lines: BTreeMap<(&str, bool, usize), (String, Vec<&FigureRef>)> = BTreeMap::new();
        for mark in &record.figures {
            let Some(place) = &mark.place else {
                continue;
            };
            let Some((row, column)) = cells.name_and_heading(place) else {
                continue;
            };
            for (is_row, at, name) in [(true, place.row, row), (false, place.column, column)] {
                let key = (place.table.as_str(), is_row, at);
                let line = lines.entry(key).or_insert_with(|| (name, Vec::new()));
                line.1.push(&mark.figure);
            }
        }
        for (name, of) in lines.into_values() {
            let first = of[0];
            let is_one = of.iter().all(|figure| figure.id == first.id);
            let is_of_one = of.iter().all(|figure| figure.scope == first.scope);
            match (is_one, is_of_one && first.scope != Scope::Whole) {
                (true, _) => self.add(&name, Some(&first.id), None),
                (false, true) => self.add(&name, None, Some(&first.scope)),
                (false, false) => {}
            }
        }
    }

    fn add(&mut self, name: &str, id: Option<&str>, scope: Option<&Scope>) {
        let whose = Whose {
            id: id.map(str::to_owned),
            scope: scope.cloned(),
        };
        let name = squeezed(name);
        if !name.is_empty() && !GENERIC.contains(&name.as_str()) {
            let all = self.names.entry(name).or_default();
            if !all.contains(&whose) {
                all.push(whose);
            }
        }
    }

    /// Whether a name is that of something else than this figure, and not of it, too.
    pub fn is_of_another(&self, figure: &FigureRef, name: &str) -> bool {
        let name = squeezed(name);
        // 男性（人）, 男性人数.
        let bare = name.split(['(', '（']).next().unwrap_or_default();
        let short = ENDINGS.iter().find_map(|ending| bare.strip_suffix(ending));
        let forms = [Some(name.as_str()), Some(bare), short];
        let mut all = forms
            .into_iter()
            .flatten()
            .filter_map(|form| self.names.get(form));
        let Some(known) = all.next() else {
            return false;
        };
        // What it is a share of stands over it without making it another's.
        let base = self.figures.get(&figure.scope, &figure.id);
        let base = base.and_then(|found| found.share_of.as_deref());
        let is_base = |whose: &Whose| whose.id.is_some() && whose.id.as_deref() == base;
        let is_its = |whose: &Whose| whose.is(figure) || is_base(whose);
        !known.iter().chain(all.flatten()).any(is_its)
    }
}
