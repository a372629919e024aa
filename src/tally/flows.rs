//! Who joined and who left since last year, per question and unit.

use super::question::{Term, Test};
use crate::records::dimension::{Dim, UNKNOWN};
use crate::vocabulary::{Class, Leaving};
use std::collections::BTreeMap;

/// The dimensions by which those who joined or left can be counted: what is kept of them.
pub const FLOW_DIMS: &[Dim] = &[
    Dim::Education,
    Dim::Title,
    Dim::Age,
    Dim::Sex,
    Dim::Post,
    Dim::Establishment,
];

/// Which way somebody went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// In post now and not last year.
    Joined,
    /// In post last year and not now.
    Left,
}

impl Way {
    /// Both.
    pub const ALL: [Way; 2] = [Way::Joined, Way::Left];

    /// Its name in the catalogue.
    pub fn label(self) -> &'static str {
        match self {
            Way::Joined => "流入",
            Way::Left => "流出",
        }
    }
}

/// A question to those who joined or left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowQuestion {
    /// Which of them.
    pub way: Way,
    /// For which reasons they left.
    pub reasons: Option<Test>,
    /// What else must hold, by the row in which they were last, or first, in post.
    pub terms: Vec<Term<Dim>>,
}

/// Somebody who joined or left.
#[derive(Debug, Clone)]
pub struct Mover {
    /// Which way.
    pub way: Way,
    /// Why somebody left; nothing is asked of those who joined.
    pub reason: Leaving,
    /// The unit's number in this year's directory; `None` for one that is no more.
    pub unit: Option<u32>,
    /// The labels in each of [`FLOW_DIMS`].
    pub labels: [Vec<&'static str>; FLOW_DIMS.len()],
    /// Age in full years.
    pub age: Option<u8>,
}

impl FlowQuestion {
    /// Whether somebody is asked about.
    pub fn holds(&self, mover: &Mover) -> bool {
        let term = |term: &Term<Dim>| match term.dim {
            Dim::Age => {
                let age = mover.age.map(|age| age.to_string());
                term.test.holds(&[age.as_deref().unwrap_or(UNKNOWN)])
            }
            dim => match FLOW_DIMS.iter().position(|d| *d == dim) {
                Some(place) => term.test.holds(&mover.labels[place]),
                None => false,
            },
        };
        let reason = || {
            let groups = mover.reason.groups().iter().copied();
            let labels: Vec<&str> = [mover.reason.label()].into_iter().chain(groups).collect();
            self.reasons.as_ref().is_none_or(|test| test.holds(&labels))
        };
        self.way == mover.way && reason() && self.terms.iter().all(term)
    }
}

/// How many joined and left, if it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Flows {
    /// Last year's people have not been read.
    #[default]
    NoLastYear,
    /// Some people of the two years cannot be told from each other, or the sums are not
    /// right: a number would claim what nobody knows.
    Unsure,
    /// By the position of the question.
    Known(FlowTally),
}

/// Counters per unit and question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FlowTally {
    whole: Vec<u64>,
    by_unit: BTreeMap<u32, Vec<u64>>,
}

impl FlowTally {
    /// Counts everybody.
    pub fn of(questions: &[FlowQuestion], movers: &[Mover]) -> Self {
        let mut tally = FlowTally {
            whole: vec![0; questions.len()],
            by_unit: BTreeMap::new(),
        };
        for mover in movers {
            for (i, _) in questions.iter().enumerate().filter(|(_, q)| q.holds(mover)) {
                tally.whole[i] += 1;
                if let Some(unit) = mover.unit {
                    let empty = || vec![0; questions.len()];
                    tally.by_unit.entry(unit).or_insert_with(empty)[i] += 1;
                }
            }
        }
        tally
    }

    /// The count of a question over all units, those included that are no more.
    pub fn whole(&self, question: usize) -> u64 {
        self.whole.get(question).copied().unwrap_or(0)
    }

    /// The count of a question in one unit.
    pub fn of_unit(&self, unit: u32, question: usize) -> u64 {
        let counts = self.by_unit.get(&unit);
        counts
            .and_then(|counts| counts.get(question))
            .copied()
            .unwrap_or(0)
    }
}
