//! Last year counted like this year, so that every figure can be compared.
//!
//! Its tables are read once, as this year's are, by the settings of today and with last
//! year's own rulings. What is wrong with them is told by `check` for that year; here it
//! only decides whether there is anything to compare with.

use super::last_year::UNREAD;
use super::{Gathered, Readers, gather};
use crate::diagnostic::{Code, Kept};
use crate::failure::Failure;
use crate::figures::catalogue::{Entry, Origin};
use crate::figures::{Figures, UnitFigures};
use crate::project::Project;
use crate::tally::Window;
use std::collections::{BTreeMap, BTreeSet};

/// Last year, counted.
pub struct YearBefore {
    /// Its files, its year and its reference date.
    pub project: Project,
    /// What was read.
    pub gathered: Gathered,
    /// What last year's report printed, by id, where the data now give another value.
    pub published: BTreeMap<String, String>,
}

/// What there is to compare with.
pub enum Found {
    /// No rosters of last year.
    Nothing,
    /// Its tables cannot be read.
    Unreadable,
    /// Its tables have been read.
    Counted(Box<YearBefore>),
}

/// Reads last year, if there are data of it.
pub fn read(project: &Project) -> Found {
    let Some(last) = project.year_before() else {
        return Found::Nothing;
    };
    match last.and_then(counted) {
        Ok(last) => Found::Counted(Box::new(last)),
        Err(_) => Found::Unreadable,
    }
}

fn counted(project: Project) -> Result<YearBefore, Failure> {
    let mut readers = Readers::new(&project)?;
    readers.keeps_people = true;
    let gathered = gather(&project, &mut readers, Kept::Some)?;
    Ok(YearBefore {
        project,
        gathered,
        published: BTreeMap::new(),
    })
}

impl YearBefore {
    /// Whether its figures can be trusted: no error, whatever the settings make of one that
    /// leaves rows unread, and somebody to count.
    pub fn is_sound(&self) -> bool {
        let unread = |(_, code): &(_, Code)| UNREAD.contains(code);
        let totals = self.gathered.diagnostics.totals();
        self.gathered.is_sound() && !totals.keys().any(unread)
    }

    /// Last year's figures beside this year's.
    pub(super) fn beside(
        &self,
        figures: Figures,
        now: &Gathered,
        decimals: u32,
        units: UnitFigures,
    ) -> Figures {
        let last = self.gathered.figures(&self.project, units);
        let figures = figures.with_last(last, self.apart(now), decimals);
        figures.with_published(self.published.clone())
    }

    /// The figures over several years, where these are not as many: the longer sum would be
    /// the larger one whatever happened.
    fn apart(&self, now: &Gathered) -> BTreeSet<String> {
        let years = |gathered: &Gathered| gathered.tally.recent_years.len();
        if years(now) == years(&self.gathered) {
            return BTreeSet::new();
        }
        let events = now.catalogue.events();
        let is_over_years = |entry: &&Entry| match entry.origin {
            Origin::Events(question) => events[question].window == Window::Recent,
            _ => false,
        };
        let entries = now.catalogue.entries().iter().filter(is_over_years);
        entries.map(|entry| entry.id.clone()).collect()
    }
}
