//! A birth as far as it is written.

use chrono::{Datelike, NaiveDate};

/// Year, month and day of a birth; what is not written is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Born {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day of the month.
    pub day: u8,
}

impl Born {
    /// Written to the day.
    pub fn on(date: NaiveDate) -> Self {
        Born {
            day: date.day() as u8,
            ..Born::in_month(date)
        }
    }

    /// Written to the month.
    pub fn in_month(date: NaiveDate) -> Self {
        Born {
            month: date.month() as u8,
            ..Born::in_year(date.year())
        }
    }

    /// The year alone.
    pub fn in_year(year: i32) -> Self {
        Born {
            year: u16::try_from(year).unwrap_or(0),
            ..Born::default()
        }
    }

    /// Whether anything is known.
    pub fn is_known(self) -> bool {
        self.year != 0
    }

    /// Whether the day is known.
    pub fn is_whole(self) -> bool {
        self.day != 0
    }

    /// Whether two births differ in something that is written of both.
    pub fn contradicts(self, other: Born) -> bool {
        let differ = |one: u16, other: u16| one != 0 && other != 0 && one != other;
        differ(self.year, other.year)
            || differ(self.month.into(), other.month.into())
            || differ(self.day.into(), other.day.into())
    }

    /// Whether both are known and neither contradicts the other.
    pub fn agrees(self, other: Born) -> bool {
        self.is_known() && other.is_known() && !self.contradicts(other)
    }
}
