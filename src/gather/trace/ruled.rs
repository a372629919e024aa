//! What rulings did to the rows of a figure: the rows are read with them and without.

use crate::diagnostic::Place;
use crate::records::rulings::{Decision, Rulings};
use crate::vocabulary::mask::mask_all;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Which row of which table.
pub(super) type Row = (usize, u64);

/// A ruling that was applied to rows of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Where it stands.
    pub place: Place,
    /// What was decided: 在此计入, 不计入, 认可, 更正.
    pub decision: &'static str,
    /// The column it is about.
    pub column: Option<String>,
    /// What stands for the value now, of 更正; never a name or an identity number.
    pub corrected: Option<String>,
    /// The rows, and what it did to each.
    pub rows: Vec<(Place, Effect)>,
}

/// What a ruling, with the others about the same row, did to a row's counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The row counts because of it.
    In,
    /// The row does not count because of it.
    Out,
    /// The row counts, and adds something else.
    Changed,
    /// The row counts, or does not, as it would without.
    None,
}

impl Effect {
    /// All of them, in the order in which they are told.
    pub const ALL: [Effect; 4] = [Effect::In, Effect::Out, Effect::Changed, Effect::None];

    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Effect::In => "in",
            Effect::Out => "out",
            Effect::Changed => "changed",
            Effect::None => "none",
        }
    }
}

/// What each row that would count without rulings would add; `None` where there are none.
pub(super) type Without = Option<FxHashMap<Row, Option<Decimal>>>;

/// Notes what rulings do, row by row.
pub(super) struct Ruling<'a> {
    rulings: &'a Rulings,
    without: Without,
    applied: BTreeMap<usize, Applied>,
}

impl<'a> Ruling<'a> {
    pub(super) fn new(rulings: &'a Rulings, without: Without) -> Self {
        // What was applied before is about other rows.
        rulings.lately_applied();
        Ruling {
            rulings,
            without,
            applied: BTreeMap::new(),
        }
    }

    /// The rulings applied to the row just read.
    pub(super) fn of_row(&self) -> Vec<usize> {
        match self.without {
            None => Vec::new(),
            Some(_) => self.rulings.lately_applied(),
        }
    }

    /// Whether a row would count without rulings.
    pub(super) fn would_count(&self, row: Row) -> bool {
        (self.without.as_ref()).is_some_and(|without| without.contains_key(&row))
    }

    /// Where the ruling stands that takes a row out of the count.
    pub(super) fn taking_out(&self, applied: &[usize]) -> Option<String> {
        let rulings = applied.iter().filter_map(|index| self.rulings.at(*index));
        let mut telling = rulings.filter(|ruling| ruling.decision != Decision::Accepted);
        Some(told(&telling.next()?.place))
    }

    /// Notes a row to which rulings were applied: `adds` is what it adds, if it counts.
    pub(super) fn note(
        &mut self,
        row: Row,
        place: &Place,
        applied: Vec<usize>,
        adds: Option<Option<Decimal>>,
    ) {
        let without = self.without.as_ref().and_then(|w| w.get(&row).copied());
        let effect = match (without, adds) {
            (None, Some(_)) => Effect::In,
            (Some(_), None) => Effect::Out,
            (Some(before), Some(now)) if before != now => Effect::Changed,
            _ => Effect::None,
        };
        for index in applied {
            let Some(ruling) = self.rulings.at(index) else {
                continue;
            };
            // That a finding is settled changes no number.
            let effect = match ruling.decision {
                Decision::Accepted => Effect::None,
                _ => effect,
            };
            let applied = self.applied.entry(index).or_insert_with(|| Applied {
                place: ruling.place.clone(),
                decision: ruling.decision.word(),
                column: ruling.column.clone(),
                corrected: corrected(&ruling.decision, ruling.column.as_deref()),
                rows: Vec::new(),
            });
            applied.rows.push((place.clone(), effect));
        }
    }

    pub(super) fn finish(self) -> Vec<Applied> {
        self.applied.into_values().collect()
    }
}

fn corrected(decision: &Decision, column: Option<&str>) -> Option<String> {
    let is_private = matches!(column, Some("姓名" | "身份证号"));
    match decision {
        Decision::Corrected(value) if !is_private => Some(mask_all(value)),
        _ => None,
    }
}

/// A place in one piece.
fn told(place: &Place) -> String {
    let file = place.file.as_deref().unwrap_or_default();
    let sheet = place.sheet.as_ref().map(|sheet| format!("[{sheet}]"));
    let line = place.line.unwrap_or_default();
    format!("{file}{}:{line}", sheet.unwrap_or_default())
}
