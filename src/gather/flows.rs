//! Who came and who went since the end of last year, unit by unit.

use crate::records::dimension::{Dim, InPost};
use crate::records::person::Person;
use crate::records::rules::Rules;
use crate::vocabulary::{Class, Standing};
use chrono::NaiveDate;

/// Which dates of people a roster has columns for.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    /// 入职日期.
    pub joined: bool,
    /// 离职日期.
    pub left: bool,
}

/// The people of one unit, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// In post at the reference date.
    pub in_post: u64,
    /// Joined since the end of last year, those included who have left again.
    pub joined: u64,
    /// In post, 入职日期 not filled.
    pub undated: u64,
    /// In post, in a file that has no column 入职日期.
    pub without_joined: u64,
    /// Left since the end of last year.
    pub left: u64,
    /// Said to have gone, but not when.
    pub gone: u64,
    /// Rows of files that have no column 离职日期.
    pub without_left: u64,
}

impl Flow {
    fn add(&mut self, other: &Flow) {
        self.in_post += other.in_post;
        self.joined += other.joined;
        self.undated += other.undated;
        self.without_joined += other.without_joined;
        self.left += other.left;
        self.gone += other.gone;
        self.without_left += other.without_left;
    }
}

/// The flows of all units.
#[derive(Debug, Clone)]
pub struct Flows {
    /// The last day of last year, after which one has joined or left in this one.
    since: Option<NaiveDate>,
    rules: Rules,
    units: Vec<Flow>,
}

impl Flows {
    /// Nobody seen yet.
    pub fn new(year: i32, rules: &Rules) -> Self {
        Flows {
            since: NaiveDate::from_ymd_opt(year - 1, 12, 31),
            rules: rules.clone(),
            units: Vec::new(),
        }
    }

    /// Takes in a row.
    pub fn add(&mut self, person: &Person, dated: Dated) {
        let (unit, heads) = (person.unit as usize, person.heads);
        if self.units.len() <= unit {
            self.units.resize(unit + 1, Flow::default());
        }
        let of = |dim: Dim| person.values[dim as usize] as usize;
        let verdict = InPost::ALL.get(of(Dim::InPost));
        let status = Standing::ALL.get(of(Dim::Status)).copied();
        let staff = status.is_none_or(|s| s.gone() || self.rules.counts(s));
        let joined = self.within(person.joined);
        let left = self.within(person.left);
        let flow = &mut self.units[unit];
        if !dated.left {
            flow.without_left += heads;
        }
        match verdict {
            Some(InPost::Yes) => {
                flow.in_post += heads;
                match person.joined {
                    Some(_) if joined => flow.joined += heads,
                    Some(_) => {}
                    None if dated.joined => flow.undated += heads,
                    None => flow.without_joined += heads,
                }
            }
            Some(InPost::Left) if staff && left => {
                flow.left += heads;
                if joined {
                    flow.joined += heads;
                }
            }
            Some(InPost::Status) if status.is_some_and(Standing::gone) => flow.gone += heads,
            _ => {}
        }
    }

    /// The same with nobody seen yet.
    pub fn aside(&self) -> Self {
        Flows {
            units: Vec::new(),
            ..self.clone()
        }
    }

    /// Adds what was seen [aside](Self::aside); `units` gives the number here of each unit
    /// there.
    pub fn absorb(&mut self, aside: &Flows, units: &[u32]) {
        for (flow, unit) in aside.units.iter().zip(units) {
            let unit = *unit as usize;
            if *flow != Flow::default() {
                self.units
                    .resize(self.units.len().max(unit + 1), Flow::default());
                self.units[unit].add(flow);
            }
        }
    }

    /// Whether a date lies between the end of last year and the reference date, this day
    /// included.
    pub fn within(&self, date: Option<NaiveDate>) -> bool {
        date.is_some_and(|date| {
            self.since.is_some_and(|since| since < date) && date <= self.rules.as_of
        })
    }

    /// Whether the reference date leaves any time to come and go.
    pub fn is_a_time(&self) -> bool {
        self.since.is_some_and(|since| since < self.rules.as_of)
    }

    /// The flow of a unit, by its number in the directory.
    pub fn of_unit(&self, unit: usize) -> Flow {
        self.units.get(unit).copied().unwrap_or_default()
    }

    /// The flow of all units together.
    pub fn whole(&self) -> Flow {
        let mut whole = Flow::default();
        self.units.iter().for_each(|unit| whole.add(unit));
        whole
    }
}
