//! Figures: the catalogue applied to what was counted.

mod figure;

pub use figure::{Figure, FigureRef, Form, Missing, Scope, Value};

use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A unit (单位) as the report orders it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Canonical name.
    pub name: String,
    /// 单位类型 (局机关, 市直, 公卫, 社区, 乡镇, …), if known.
    pub kind: Option<String>,
}

/// Every figure of every scope: the one place where a figure's id is looked up.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The report year.
    pub year: i32,
    /// The reference date (统计截止日).
    pub as_of: NaiveDate,
    /// Units in report order: by type, then configuration, then name.
    pub units: Vec<Unit>,
    whole: Vec<Figure>,
    by_unit: Vec<Vec<Figure>>,
    index: BTreeMap<String, usize>,
}

impl Figures {
    /// Puts the figures of all scopes together.
    ///
    /// `whole` and every entry of `by_unit` are in catalogue order; `by_unit` is parallel to `units`.
    pub fn new(
        year: i32,
        as_of: NaiveDate,
        units: Vec<Unit>,
        whole: Vec<Figure>,
        by_unit: Vec<Vec<Figure>>,
    ) -> Self {
        let index = whole
            .iter()
            .enumerate()
            .map(|(i, f)| (f.id.clone(), i))
            .collect();
        Figures {
            year,
            as_of,
            units,
            whole,
            by_unit,
            index,
        }
    }

    /// The figure with this id in this scope; `None` when the catalogue has no such id
    /// or the bureau no such unit.
    pub fn get(&self, scope: &Scope, id: &str) -> Option<&Figure> {
        let position = *self.index.get(id)?;
        match scope {
            Scope::Whole => self.whole.get(position),
            Scope::Unit(name) => {
                let unit = self.units.iter().position(|u| u.name == *name)?;
                self.by_unit.get(unit)?.get(position)
            }
        }
    }

    /// All figures of the whole bureau, in catalogue order.
    pub fn whole(&self) -> &[Figure] {
        &self.whole
    }

    /// Whether the catalogue has this id.
    pub fn knows(&self, id: &str) -> bool {
        self.index.contains_key(id)
    }
}
