//! Whether the person of a row is in post: status, home unit, dates, and what was decided.

use super::row::{RowReader, field_name};
use super::unit_cell::named;
use super::{Caches, STANDING_COLUMNS};
use crate::diagnostic::{Code, Diagnostic};
use crate::records::dimension::InPost;
use crate::records::in_post::{Standings, in_post};
use crate::records::units::Units;
use crate::vocabulary::dates::PartialDate;
use crate::vocabulary::{Beside, Reading, RosterField as F, Standing};

/// Whether somebody is in post, and what says so.
pub(super) struct Stands {
    pub(super) verdict: InPost,
    pub(super) status: Option<Standing>,
    pub(super) joined: Option<PartialDate>,
    pub(super) left: Option<PartialDate>,
    /// The unit on whose list the person counts instead, where it is for this alone that the
    /// row does not.
    pub(super) home: Option<u32>,
}

/// What the columns of standing say together.
struct Status {
    field: F,
    reading: Reading<Standing>,
    /// The day since which somebody has been gone, if it stands beside.
    gone: Option<PartialDate>,
}

impl RowReader<'_> {
    /// Of a row that stands for so many people (`heads`).
    pub(super) fn in_post(
        &mut self,
        caches: &mut Caches,
        unit: u32,
        heads: u64,
        units: &mut Units,
    ) -> Stands {
        let Status {
            field,
            reading: status,
            gone,
        } = self.standing(caches);
        let home = self.cell(F::EstablishmentUnit);
        let home = named(home, caches, units, self.vocabulary).filter(|home| *home != unit);
        let (joined, left) = (self.date(F::Joined), self.date(F::Left));
        // A date in the column for it counts before one beside the status.
        let left_field = if left.is_none() { field } else { F::Left };
        let left = left.or(gone);
        let row = Standings {
            status,
            status_counts: status.class().is_none_or(|s| self.rules.counts(s)),
            elsewhere: home.is_some(),
            joined: joined.map(|j| j.date),
            left: left.map(|l| l.date),
        };
        let (verdict, findings) = in_post(&row, self.rules.as_of);
        let ruled = self.rulings.counts(self.who, verdict);
        let verdict = match ruled {
            Some(true) => InPost::Yes,
            Some(false) => InPost::Ruled,
            None => verdict,
        };
        for code in findings {
            // Whether the person counts has been decided: what spoke for or against is settled.
            if ruled.is_some() && code != Code::LeftBeforeJoining {
                continue;
            }
            let field = match code {
                Code::LeftBeforeJoining => left_field,
                Code::JoinedLater => F::Joined,
                _ => field,
            };
            self.found(field, code);
        }
        let is_borrowed = verdict == InPost::Borrowed;
        if let (true, Some(home)) = (is_borrowed, home) {
            units.is_home(home, heads);
        }
        Stands {
            verdict,
            status: status.class(),
            joined,
            left,
            home: home.filter(|_| is_borrowed),
        }
    }

    fn standing(&mut self, caches: &mut Caches) -> Status {
        let vocabulary = self.vocabulary;
        let mut first = Status {
            field: F::Status,
            reading: Reading::Empty,
            gone: None,
        };
        for (i, (field, column)) in STANDING_COLUMNS.into_iter().enumerate() {
            let raw = self.cell(field);
            if raw.bytes.is_empty() {
                continue;
            }
            let cache = &mut caches.standings[i];
            let read = cache.get(raw, |text| vocabulary.dated_standing(text, column));
            let reading = read.standing;
            let (reading, gone) = match read.date {
                None => (reading, None),
                Some(Beside {
                    date: Ok(date),
                    until: false,
                }) => self.since(field, reading, date),
                Some(Beside {
                    date: Ok(date),
                    until: true,
                }) => self.until(field, reading, date),
                Some(Beside { date: Err(_), .. }) => {
                    let finding = Diagnostic::new(Code::DateUnreadable);
                    self.found_at(field, finding.fact("field", field_name(field)));
                    (reading, None)
                }
            };
            let status = Status {
                field,
                reading,
                gone,
            };
            if reading.class().is_some_and(|s| !self.rules.counts(s)) {
                return status;
            }
            if first.reading == Reading::Empty {
                first = status;
            }
        }
        first
    }

    /// What a standing says that has a date beside it: nobody has gone before the day, and
    /// of other standings that begin later nobody can say what holds until then.
    fn since(
        &mut self,
        field: F,
        reading: Reading<Standing>,
        since: PartialDate,
    ) -> (Reading<Standing>, Option<PartialDate>) {
        self.rough(field, &since);
        let is_later = since.date > self.rules.as_of;
        let gone = reading.class().is_some_and(Standing::gone);
        match (gone, is_later) {
            (true, false) => (reading, Some(since)),
            (true, true) => (Reading::Class(Standing::InPost), None),
            (false, false) => (reading, None),
            (false, true) => (Reading::Unclassified, None),
        }
    }
    /// What a standing says that ends: what holds from then on nobody can say, and no end is
    /// to having gone.
    fn until(
        &mut self,
        field: F,
        reading: Reading<Standing>,
        end: PartialDate,
    ) -> (Reading<Standing>, Option<PartialDate>) {
        self.rough(field, &end);
        let gone = reading.class().is_some_and(Standing::gone);
        match gone || end.latest() < self.rules.as_of {
            true => (Reading::Unclassified, None),
            false => (reading, None),
        }
    }
}
