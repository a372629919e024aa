//! What comes of a birth in some month.

use super::common::Common;
use super::own::Said;
use crate::records::combined::Retiring;
use crate::records::dimension::value_of;
use crate::records::likelihood::{Known, unlikely};
use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Post, Sex, Standing, Title};
use chrono::NaiveDate;

/// What comes of a birth in some month: it is the same for many.
#[derive(Default)]
pub(super) struct Fates {
    /// Whom it depends on.
    kinds: Vec<(Sex, Post, Option<Standing>)>,
    /// For each kind, of each month since the first that was asked for: the class of
    /// [`Retiring`], and whether that is worth a finding.
    months: Vec<Vec<Option<(u32, bool)>>>,
}

impl Fates {
    /// Where to look for rows that have this in common.
    pub(super) fn kind(&mut self, common: &Common) -> usize {
        let kind = (common.sex, common.post, common.status);
        let known = self.kinds.iter().position(|other| *other == kind);
        known.unwrap_or_else(|| {
            self.kinds.push(kind);
            self.months.push(Vec::new());
            self.kinds.len() - 1
        })
    }

    /// What comes of a birth: the month decides, by the law's table.
    pub(super) fn of(&mut self, kind: usize, said: &Said, as_of: NaiveDate) -> (u32, bool) {
        // A number that is valid tells of no year before 1900.
        let month = (said.born / 10_000).saturating_sub(1900) * 12 + said.born / 100 % 100;
        let month = month as usize;
        let months = &mut self.months[kind];
        if let Some(Some(known)) = months.get(month) {
            return *known;
        }
        let (sex, post, status) = self.kinds[kind];
        let born = Some(PartialDate::exact(said.birth));
        let known = Known {
            born,
            age: said.age,
            sex,
            post,
            title: Title::Unknown,
            status,
            joined: None,
        };
        let retiring = value_of(Retiring::of(sex, post, born, as_of));
        let found = (retiring, unlikely(&known, as_of).next().is_some());
        months.resize(months.len().max(month + 1), None);
        months[month] = Some(found);
        found
    }
}
