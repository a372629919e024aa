//! Figures: the catalogue applied to what was counted.

pub mod catalogue;
mod compared;
mod computed;
mod evaluate;
mod events;
mod figure;
pub mod listing;
mod lookup;
mod named;
pub mod share;

pub use catalogue::Catalogue;
pub use compared::Comparison;
pub use evaluate::{ShareRule, UnitFigures, evaluate, order_units};
pub use figure::{Figure, FigureRef, Form, Meaning, Missing, Scope, Value};
pub use lookup::{NotFound, Printed, UNIT_NAME, UNIT_TYPE};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A unit (单位) as the report orders it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Canonical name.
    pub name: String,
    /// 单位类型 (局机关, 市直, 公卫, 社区, 乡镇, …), if known.
    pub kind: Option<String>,
}

/// A 单位类型 that the bureau has units of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitKind {
    /// Its name: 市直, 乡镇, ….
    pub name: String,
    /// How many units it has.
    pub units: usize,
}

/// Every figure of every scope: the one place where a figure's id is looked up.
///
/// Cheap to clone: the template functions, which must own what they look into, hold a copy.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The report year.
    pub year: i32,
    /// The reference date (统计截止日).
    pub as_of: NaiveDate,
    /// Units in report order: by type, then configuration, then name.
    pub units: Arc<Vec<Unit>>,
    /// The types of these units in report order; units without a type are in none.
    pub kinds: Arc<Vec<UnitKind>>,
    home: Option<String>,
    whole: Arc<Vec<Figure>>,
    by_unit: Arc<Vec<Vec<Figure>>>,
    by_kind: Arc<Vec<Vec<Figure>>>,
    index: Arc<FxHashMap<String, usize>>,
    unit_index: Arc<FxHashMap<String, usize>>,
    breakdowns: Arc<BTreeMap<String, Vec<Part>>>,
    last: Option<Arc<Last>>,
}

/// Last year's figures.
#[derive(Debug)]
struct Last {
    figures: Figures,
    /// The ids that the two years do not count alike.
    apart: BTreeSet<String>,
    /// Decimals of per cents.
    decimals: u32,
    /// What last year's report printed, of the figures that are others now.
    published: BTreeMap<String, String>,
}

/// One part of a breakdown (按学历, 按职称 …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The figure that counts it.
    pub id: String,
    /// What the part is called beside its sisters: `大学本科`, `36—40岁`.
    pub label: String,
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
        // The first of two units of one name wins, as a search through the list would have it.
        let mut unit_index = FxHashMap::default();
        unit_index.reserve(units.len());
        for (i, unit) in units.iter().enumerate() {
            unit_index.entry(unit.name.clone()).or_insert(i);
        }
        Figures {
            year,
            as_of,
            units: Arc::new(units),
            kinds: Arc::default(),
            home: None,
            by_kind: Arc::default(),
            whole: Arc::new(whole),
            by_unit: Arc::new(by_unit),
            index: Arc::new(index),
            unit_index: Arc::new(unit_index),
            breakdowns: Arc::default(),
            last: None,
        }
    }

    /// Adds last year's figures. `apart` are the ids that the two years do not count
    /// alike, as sums over another number of years; per cents get so many decimals.
    pub fn with_last(mut self, last: Figures, apart: BTreeSet<String>, decimals: u32) -> Self {
        self.last = Some(Arc::new(Last {
            figures: last,
            apart,
            decimals,
            published: BTreeMap::new(),
        }));
        self
    }

    /// Adds what last year's report printed, by id, of the figures that last year's data
    /// now give another value.
    pub fn with_published(mut self, published: BTreeMap<String, String>) -> Self {
        if let Some(last) = self.last.as_mut().and_then(Arc::get_mut) {
            last.published = published;
        }
        self
    }

    /// Adds the types of units, each with its figures in catalogue order.
    pub fn with_kinds(mut self, kinds: Vec<(UnitKind, Vec<Figure>)>) -> Self {
        let (kinds, figures): (Vec<_>, _) = kinds.into_iter().unzip();
        self.kinds = Arc::new(kinds);
        self.by_kind = Arc::new(figures);
        self
    }

    /// Adds the breakdowns: for each its name and its parts in order.
    pub fn with_breakdowns(mut self, breakdowns: BTreeMap<String, Vec<Part>>) -> Self {
        self.breakdowns = Arc::new(breakdowns);
        self
    }

    /// The parts of a breakdown in order, the rest (无, 不详) last; `None` for an unknown name.
    pub fn breakdown(&self, name: &str) -> Option<&[Part]> {
        self.breakdowns.get(name).map(Vec::as_slice)
    }

    /// The names of all breakdowns.
    pub fn breakdown_names(&self) -> impl Iterator<Item = &str> {
        self.breakdowns.keys().map(String::as_str)
    }

    /// The figure with this id in this scope; `None` when the catalogue has no such id
    /// or the bureau no such unit.
    pub fn get(&self, scope: &Scope, id: &str) -> Option<&Figure> {
        let position = *self.index.get(id)?;
        match scope {
            Scope::Whole => self.whole.get(position),
            Scope::Unit(name) => {
                let unit = *self.unit_index.get(name)?;
                self.by_unit.get(unit)?.get(position)
            }
            Scope::Kind(name) => {
                let kind = self.kinds.iter().position(|k| k.name == *name)?;
                self.by_kind.get(kind)?.get(position)
            }
        }
    }

    /// The same figures for the report of one unit: where nobody says whose figure is
    /// meant, it is this unit's. `None` when there is no such unit.
    pub fn of_unit(&self, name: &str) -> Option<Figures> {
        self.unit(name)?;
        Some(Figures {
            home: Some(name.to_owned()),
            ..self.clone()
        })
    }

    /// Whether these are the figures of the same data, for whosever report: the whole's are
    /// one and the same.
    pub fn is_of_same(&self, other: &Figures) -> bool {
        Arc::ptr_eq(&self.whole, &other.whole) && Arc::ptr_eq(&self.breakdowns, &other.breakdowns)
    }

    /// The unit whose report is written from these figures; `None`: the whole bureau's.
    pub fn unit_of_report(&self) -> Option<&str> {
        self.home.as_deref()
    }

    /// Whose figure is meant where nobody says it.
    pub fn home(&self) -> Scope {
        self.home.clone().map_or(Scope::Whole, Scope::Unit)
    }

    /// All figures of that scope, in catalogue order.
    pub fn own(&self) -> &[Figure] {
        let unit = self
            .home
            .as_ref()
            .and_then(|name| self.unit_index.get(name));
        match unit.and_then(|unit| self.by_unit.get(*unit)) {
            Some(figures) => figures,
            None => &self.whole,
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

    /// The unit of this name, if the bureau has it.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.get(*self.unit_index.get(name)?)
    }
}
